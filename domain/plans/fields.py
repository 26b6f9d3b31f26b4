"""What people say of a plan's things when they make or change one, and how it is tidied.

Forms in chat, imports and demo data all become these; `tidy` gives the same with blanks gone and everything
checked that needs no other rows. Raises what `domain.plans.rules` raises.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.plans import rules
from domain.plans.model import MilestoneKind, Place
from domain.records import Record, replace

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from domain.actors import PartnerId
    from domain.plans.model import (
        Action,
        Finding,
        FindingKind,
        Indicator,
        Milestone,
        MilestoneId,
        Money,
        Owner,
        Period,
        Plan,
        PlanKind,
        WeakSpot,
        Zone,
    )

SHORT: Final = 300
LINE: Final = 100


class PlanFields(Record):
    """What is said of a plan by itself."""

    kind: PlanKind
    title: str
    period: Period
    language: str
    time_zone: str
    region: Place | None = None
    vision: str = ""

    @classmethod
    def of(cls, plan: Plan) -> PlanFields:
        """What a plan says now."""
        return cls(
            plan.kind, plan.title, plan.period, plan.language, plan.time_zone, plan.region, plan.vision
        )

    def tidy(self) -> PlanFields:
        """The same, checked."""
        rules.check_period(self.period)
        rules.check_region(self.kind, self.region)
        return replace(self, title=rules.title(self.title), vision=rules.text("vision", self.vision))


class ZoneFields(Record):
    """What is said of a zone; its indicators are said apart."""

    title: str
    theme: str = ""
    territory: tuple[Place, ...] = ()
    objective: str = ""
    weak: tuple[WeakSpot, ...] = ()

    @classmethod
    def of(cls, zone: Zone) -> ZoneFields:
        """What a zone says now."""
        return cls(zone.title, zone.theme, zone.territory, zone.objective, zone.weak)

    def tidy(self) -> ZoneFields:
        """The same, checked."""
        for place in self.territory:
            rules.check_place(place)
        return replace(
            self,
            title=rules.title(self.title),
            theme=rules.text("theme", self.theme, LINE),
            objective=rules.text("objective", self.objective),
        )


class ActionFields(Record):
    """What is said of an action."""

    title: str
    partner: PartnerId | None = None
    deputy: PartnerId | None = None
    description: str = ""
    budget: Money | None = None
    resources: str = ""
    risks: str = ""
    regions: tuple[str, ...] = ()

    @classmethod
    def of(cls, action: Action) -> ActionFields:
        """What an action says now."""
        return cls(
            title=action.title,
            partner=action.partner,
            deputy=action.deputy,
            description=action.description,
            budget=action.budget,
            resources=action.resources,
            risks=action.risks,
            regions=action.regions,
        )

    def tidy(self) -> ActionFields:
        """The same, checked; regions in order and once each."""
        for region in self.regions:
            rules.check_place(Place(region, ""))
        return replace(
            self,
            title=rules.title(self.title),
            description=rules.text("description", self.description),
            resources=rules.text("resources", self.resources),
            risks=rules.text("risks", self.risks),
            regions=tuple(sorted(set(self.regions))),
        )


class MilestoneFields(Record):
    """What is said of a milestone when it is made; how far it is comes later."""

    title: str
    due: date
    kind: MilestoneKind = MilestoneKind.MILESTONE
    owner: Owner | None = None
    deputy: Owner | None = None
    description: str = ""
    evidence_asked: str = ""
    depends_on: tuple[MilestoneId, ...] = ()

    @classmethod
    def of(cls, milestone: Milestone) -> MilestoneFields:
        """What a milestone says now."""
        return cls(
            milestone.title,
            milestone.due,
            milestone.kind,
            milestone.owner,
            milestone.deputy,
            milestone.description,
            milestone.evidence_asked,
            milestone.depends_on,
        )

    def tidy(self, period: Period) -> MilestoneFields:
        """The same, checked; the day has to lie in the plan's period."""
        rules.check_due(period, self.kind, self.due)
        return replace(
            self,
            title=rules.title(self.title),
            owner=_tidy_owner(self.owner),
            deputy=_tidy_owner(self.deputy),
            description=rules.text("description", self.description),
            evidence_asked=rules.text("evidence_asked", self.evidence_asked, SHORT),
            depends_on=tuple(dict.fromkeys(self.depends_on)),
        )


class IndicatorFields(Record):
    """What a zone is measured by."""

    name: str
    unit: str = ""
    baseline: Decimal | None = None
    target: Decimal | None = None
    measured: Decimal | None = None
    measured_on: date | None = None
    source: str = ""

    @classmethod
    def of(cls, indicator: Indicator) -> IndicatorFields:
        """What an indicator says now."""
        return cls(
            indicator.name,
            indicator.unit,
            indicator.baseline,
            indicator.target,
            indicator.measured,
            indicator.measured_on,
            indicator.source,
        )

    def tidy(self) -> IndicatorFields:
        """The same, checked."""
        return replace(
            self,
            name=rules.text("name", self.name, SHORT, needed=True),
            unit=rules.text("unit", self.unit, LINE),
            source=rules.text("source", self.source, SHORT),
        )


class FindingFields(Record):
    """A line of the diagnosis."""

    kind: FindingKind
    text: str
    value: Decimal | None = None
    unit: str = ""
    year: int | None = None
    source: str = ""

    @classmethod
    def of(cls, finding: Finding) -> FindingFields:
        """What a line of the diagnosis says now."""
        return cls(finding.kind, finding.text, finding.value, finding.unit, finding.year, finding.source)

    def tidy(self) -> FindingFields:
        """The same, checked."""
        return replace(
            self,
            text=rules.text("text", self.text, 1000, needed=True),
            unit=rules.text("unit", self.unit, LINE),
            source=rules.text("source", self.source, SHORT),
        )


def _tidy_owner(owner: Owner | None) -> Owner | None:
    if owner is None or owner.joined:
        return owner
    return rules.somebody(owner.name, owner.email or "")
