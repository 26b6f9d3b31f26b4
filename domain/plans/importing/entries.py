"""What rows of a plan's workbook say, understood: each with all that its thing would be.

`ref` names the thing: its id, or a negative number for a new one, by which rows below it name it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from domain.importing.changes import Entry, stamp_of

if TYPE_CHECKING:
    from domain.importing.lines import Problem
    from domain.plans.fields import (
        ActionFields,
        FindingFields,
        IndicatorFields,
        MilestoneFields,
        PlanFields,
        ZoneFields,
    )


@dataclass(frozen=True)
class PlanEntry(Entry):
    """The plan by itself."""

    fields: PlanFields


@dataclass(frozen=True)
class FindingEntry(Entry):
    """A line of the diagnosis."""

    fields: FindingFields


@dataclass(frozen=True)
class ZoneEntry(Entry):
    """A zone."""

    ref: int
    fields: ZoneFields


@dataclass(frozen=True)
class IndicatorEntry(Entry):
    """An indicator of the zone `zone`."""

    zone: int
    fields: IndicatorFields


@dataclass(frozen=True)
class ActionEntry(Entry):
    """An action in the zone `zone`."""

    ref: int
    zone: int
    fields: ActionFields


@dataclass(frozen=True)
class MilestoneEntry(Entry):
    """A milestone in the action `action`; `fields.depends_on` may name new ones."""

    ref: int
    action: int
    fields: MilestoneFields


@dataclass(frozen=True)
class Outcome:
    """What a file would do to a plan; with any problem, nothing. `missing` are codes and names not in it."""

    plan: tuple[PlanEntry, ...] = ()
    findings: tuple[FindingEntry, ...] = ()
    zones: tuple[ZoneEntry, ...] = ()
    indicators: tuple[IndicatorEntry, ...] = ()
    actions: tuple[ActionEntry, ...] = ()
    milestones: tuple[MilestoneEntry, ...] = ()
    problems: tuple[Problem, ...] = ()
    missing: tuple[str, ...] = field(default=())

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All of them, in the order in which they are done."""
        return (
            *self.plan,
            *self.findings,
            *self.zones,
            *self.indicators,
            *self.actions,
            *self.milestones,
        )

    @property
    def effective(self) -> int:
        """How many rows would change something."""
        return sum(not entry.same for entry in self.entries)

    @property
    def stamp(self) -> str:
        """What it would change, in few letters: whether it is still what somebody saw."""
        return stamp_of(self.entries)
