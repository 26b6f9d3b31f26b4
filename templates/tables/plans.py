"""A plan as a workbook: sent back as it is, it changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.importing.identity import id_of
from domain.languages import LANGUAGES
from domain.plans.importing import cells
from domain.plans.importing.kinds import F, SheetKind
from domain.plans.importing.known import CellNames, after_cell
from domain.plans.model import FindingKind, MilestoneKind, Theme
from domain.plans.places import place_name
from domain.sheets import Column, Table
from templates.words.plans import terms
from templates.words.plans.sheet import field_name, sheet_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from domain.plans.model import Action, Finding, Indicator, Milestone, Owner, Zone
    from domain.plans.papers import PlanPaper
    from locales import Translator

COLUMNS: Final[Mapping[SheetKind, tuple[F, ...]]] = {
    SheetKind.PLAN: (
        F.ID, F.CODE, F.TITLE, F.REGION, F.FIRST, F.LAST, F.LANGUAGE, F.TIME_ZONE, F.VISION,
    ),
    SheetKind.DIAGNOSIS: (F.ID, F.KIND, F.TEXT, F.VALUE, F.UNIT, F.YEAR, F.SOURCE),
    SheetKind.ZONES: (F.ID, F.CODE, F.TITLE, F.THEME, F.TERRITORY, F.OBJECTIVE),
    SheetKind.INDICATORS: (
        F.ID, F.ZONE, F.NAME, F.UNIT, F.BASELINE, F.TARGET, F.MEASURED, F.MEASURED_ON, F.SOURCE,
    ),
    SheetKind.ACTIONS: (
        F.ID, F.CODE, F.ZONE, F.TITLE, F.PARTNER, F.DEPUTY, F.BUDGET, F.DESCRIPTION,
        F.RESOURCES, F.RISKS, F.REGIONS,
    ),
    SheetKind.MILESTONES: (
        F.ID, F.CODE, F.ACTION, F.TITLE, F.KIND, F.DUE, F.OWNER, F.OWNER_EMAIL, F.DEPUTY, F.DEPUTY_EMAIL,
        F.EVIDENCE, F.AFTER, F.DESCRIPTION, F.STATUS,
    ),
}  # fmt: skip
"""The columns of each sheet, in their order."""

_WIDTHS: Final = {
    F.ID: 12, F.CODE: 14, F.TITLE: 46, F.TEXT: 60, F.VISION: 80, F.OBJECTIVE: 60, F.TERRITORY: 40, F.NAME: 46,
    F.DESCRIPTION: 60, F.RESOURCES: 40, F.RISKS: 40, F.ZONE: 36, F.ACTION: 40, F.PARTNER: 32, F.DEPUTY: 28,
    F.OWNER: 28, F.OWNER_EMAIL: 28, F.DEPUTY_EMAIL: 28, F.EVIDENCE: 36, F.UNIT: 18, F.YEAR: 10,
    F.THEME: 24, F.SOURCE: 32, F.STATUS: 26,
}  # fmt: skip
_WIDTH: Final = 16
_SPARE: Final = {SheetKind.PLAN: 0, SheetKind.MILESTONES: 500}


def plan_tables(paper: PlanPaper, t: Translator) -> tuple[Table, ...]:
    """The six sheets, with the words that can be chosen; of an empty plan it is the template to fill in."""
    whole, named = paper.whole, CellNames(paper.whole)
    indicators = [(zone, one) for zone in whole.zones for one in zone.indicators]
    return (
        _table(SheetKind.PLAN, [_plan(paper, t)], paper, t),
        _table(SheetKind.DIAGNOSIS, [_finding(paper, one, t) for one in whole.diagnosis], paper, t),
        _table(SheetKind.ZONES, [_zone(paper, one, t) for one in whole.zones], paper, t),
        _table(SheetKind.INDICATORS, [_indicator(paper, *pair, named) for pair in indicators], paper, t),
        _table(SheetKind.ACTIONS, [_action(paper, one, named) for one in whole.actions], paper, t),
        _table(
            SheetKind.MILESTONES, [_milestone(paper, one, named, t) for one in whole.milestones], paper, t
        ),
    )


def _table(kind: SheetKind, rows: Iterable[tuple[str, ...]], paper: PlanPaper, t: Translator) -> Table:
    choices, hints = _choices(kind, paper, t), _hints(t)
    title_at = {of: COLUMNS[of].index(F.TITLE) + 1 for of in (SheetKind.ZONES, SheetKind.ACTIONS)}
    found_in = {F.ZONE: SheetKind.ZONES, F.ACTION: SheetKind.ACTIONS}
    columns = tuple(
        Column(
            field_name(t, kind, field),
            _WIDTHS.get(field, _WIDTH),
            choices.get(field, ()),
            (sheet_name(t, found_in[field]), title_at[found_in[field]]) if field in found_in else None,
            hints.get(field, ""),
            hidden=field is F.ID,
        )
        for field in COLUMNS[kind]
    )
    return Table(sheet_name(t, kind), columns, tuple(rows), _SPARE.get(kind, 200))


def _choices(kind: SheetKind, paper: PlanPaper, t: Translator) -> dict[F, tuple[str, ...]]:
    partners = tuple(sorted(paper.partners.values(), key=str.casefold))
    members = tuple(sorted(set(paper.members.values()), key=str.casefold))
    if kind is SheetKind.PLAN:
        return {F.LANGUAGE: tuple(t.language_name(code) for code in LANGUAGES)}
    if kind is SheetKind.DIAGNOSIS:
        return {F.KIND: tuple(terms.finding_kind(t, one) for one in FindingKind)}
    if kind is SheetKind.ZONES:
        return {F.THEME: tuple(terms.theme(t, one) for one in Theme)}
    if kind is SheetKind.ACTIONS:
        return {F.PARTNER: partners, F.DEPUTY: partners}
    kinds = tuple(terms.milestone_kind(t, one) for one in MilestoneKind)
    return {F.KIND: kinds, F.OWNER: members, F.DEPUTY: members}


def _hints(t: Translator) -> dict[F, str]:
    day = t.text("A day such as 2027-03-31 or 31/03/2027")
    return {
        F.CODE: t.text("Leave it empty for something new: it gets the next one."),
        F.DUE: day,
        F.FIRST: day,
        F.LAST: day,
        F.MEASURED_ON: day,
        F.TERRITORY: t.text("Names or NUTS codes, with semicolons between: Norte (PT11); Matosinhos"),
        F.BUDGET: t.text("An amount such as 125000 EUR"),
        F.REGIONS: t.text("NUTS codes of other regions, with semicolons between: ES11; FRH0"),
        F.OWNER: t.text(
            "A member’s name. Somebody who has not joined yet: their name, and an e-mail address."
        ),
        F.AFTER: t.text("Codes of what has to be done before, with semicolons between: M1; Z1.A2.M3"),
    }


def _plan(paper: PlanPaper, t: Translator) -> tuple[str, ...]:
    plan = paper.plan
    return (
        id_of(paper.network, SheetKind.PLAN, int(plan.id)),
        str(plan.code),
        plan.title,
        place_name(plan.region) if plan.region else "",
        cells.day(plan.period.first),
        cells.day(plan.period.last),
        t.language_name(plan.language),
        plan.time_zone,
        plan.vision,
    )


def _finding(paper: PlanPaper, one: Finding, t: Translator) -> tuple[str, ...]:
    return (
        id_of(paper.network, SheetKind.DIAGNOSIS, int(one.id)),
        terms.finding_kind(t, one.kind),
        one.text,
        cells.number(one.value),
        one.unit,
        str(one.year or ""),
        one.source,
    )


def _zone(paper: PlanPaper, one: Zone, t: Translator) -> tuple[str, ...]:
    return (
        id_of(paper.network, SheetKind.ZONES, int(one.id)),
        str(paper.whole.code_of(one)),
        one.title,
        terms.theme(t, one.theme),
        cells.places(one.territory),
        one.objective,
    )


def _indicator(paper: PlanPaper, zone: Zone, one: Indicator, named: CellNames) -> tuple[str, ...]:
    return (
        id_of(paper.network, SheetKind.INDICATORS, int(one.id)),
        named.zone(zone),
        one.name,
        one.unit,
        cells.number(one.baseline),
        cells.number(one.target),
        cells.number(one.measured),
        cells.day(one.measured_on),
        one.source,
    )


def _action(paper: PlanPaper, one: Action, named: CellNames) -> tuple[str, ...]:
    whole = paper.whole
    return (
        id_of(paper.network, SheetKind.ACTIONS, int(one.id)),
        str(whole.code_of(one)),
        named.zone(whole.zone_by_id[one.zone]),
        one.title,
        paper.partner(one.partner),
        paper.partner(one.deputy),
        cells.amount(one.budget),
        one.description,
        one.resources,
        one.risks,
        cells.BETWEEN.join(one.regions),
    )


def _milestone(paper: PlanPaper, one: Milestone, named: CellNames, t: Translator) -> tuple[str, ...]:
    whole = paper.whole
    return (
        id_of(paper.network, SheetKind.MILESTONES, int(one.id)),
        str(whole.code_of(one)),
        named.action(whole.action_by_id[one.action]),
        one.title,
        terms.milestone_kind(t, one.kind),
        cells.day(one.due),
        *_owner(one.owner),
        *_owner(one.deputy),
        one.evidence_asked,
        after_cell(whole, one),
        one.description,
        terms.state(t, paper.state(one)),
    )


def _owner(owner: Owner | None) -> Sequence[str]:
    return (owner.name, owner.email or "") if owner else ("", "")
