"""A plan as a workbook: sent back as it is, it changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

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
    from collections.abc import Iterable, Mapping

    from domain.plans.model import Action, Finding, Indicator, Milestone, Zone
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

Row: TypeAlias = "Mapping[F, str]"
"""What stands in one line, by the columns of its sheet."""

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


def _table(kind: SheetKind, rows: Iterable[Row], paper: PlanPaper, t: Translator) -> Table:
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
    cells_of = tuple(tuple(row[field] for field in COLUMNS[kind]) for row in rows)
    return Table(sheet_name(t, kind), columns, cells_of, _SPARE.get(kind, 200))


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


def _plan(paper: PlanPaper, t: Translator) -> Row:
    plan = paper.plan
    return {
        F.ID: id_of(paper.network, SheetKind.PLAN, int(plan.id)),
        F.CODE: str(plan.code),
        F.TITLE: plan.title,
        F.REGION: place_name(plan.region) if plan.region else "",
        F.FIRST: cells.day(plan.period.first),
        F.LAST: cells.day(plan.period.last),
        F.LANGUAGE: t.language_name(plan.language),
        F.TIME_ZONE: plan.time_zone,
        F.VISION: plan.vision,
    }


def _finding(paper: PlanPaper, one: Finding, t: Translator) -> Row:
    return {
        F.ID: id_of(paper.network, SheetKind.DIAGNOSIS, int(one.id)),
        F.KIND: terms.finding_kind(t, one.kind),
        F.TEXT: one.text,
        F.VALUE: cells.number(one.value),
        F.UNIT: one.unit,
        F.YEAR: str(one.year or ""),
        F.SOURCE: one.source,
    }


def _zone(paper: PlanPaper, one: Zone, t: Translator) -> Row:
    return {
        F.ID: id_of(paper.network, SheetKind.ZONES, int(one.id)),
        F.CODE: str(paper.whole.code_of(one)),
        F.TITLE: one.title,
        F.THEME: terms.theme(t, one.theme),
        F.TERRITORY: cells.places(one.territory),
        F.OBJECTIVE: one.objective,
    }


def _indicator(paper: PlanPaper, zone: Zone, one: Indicator, named: CellNames) -> Row:
    return {
        F.ID: id_of(paper.network, SheetKind.INDICATORS, int(one.id)),
        F.ZONE: named.zone(zone),
        F.NAME: one.name,
        F.UNIT: one.unit,
        F.BASELINE: cells.number(one.baseline),
        F.TARGET: cells.number(one.target),
        F.MEASURED: cells.number(one.measured),
        F.MEASURED_ON: cells.day(one.measured_on),
        F.SOURCE: one.source,
    }


def _action(paper: PlanPaper, one: Action, named: CellNames) -> Row:
    whole = paper.whole
    return {
        F.ID: id_of(paper.network, SheetKind.ACTIONS, int(one.id)),
        F.CODE: str(whole.code_of(one)),
        F.ZONE: named.zone(whole.zone_by_id[one.zone]),
        F.TITLE: one.title,
        F.PARTNER: paper.partner(one.partner),
        F.DEPUTY: paper.partner(one.deputy),
        F.BUDGET: cells.amount(one.budget),
        F.DESCRIPTION: one.description,
        F.RESOURCES: one.resources,
        F.RISKS: one.risks,
        F.REGIONS: cells.BETWEEN.join(one.regions),
    }


def _milestone(paper: PlanPaper, one: Milestone, named: CellNames, t: Translator) -> Row:
    whole = paper.whole
    return {
        F.ID: id_of(paper.network, SheetKind.MILESTONES, int(one.id)),
        F.CODE: str(whole.code_of(one)),
        F.ACTION: named.action(whole.action_by_id[one.action]),
        F.TITLE: one.title,
        F.KIND: terms.milestone_kind(t, one.kind),
        F.DUE: cells.day(one.due),
        F.OWNER: one.owner.name if one.owner else "",
        F.OWNER_EMAIL: (one.owner and one.owner.email) or "",
        F.DEPUTY: one.deputy.name if one.deputy else "",
        F.DEPUTY_EMAIL: (one.deputy and one.deputy.email) or "",
        F.EVIDENCE: one.evidence_asked,
        F.AFTER: after_cell(whole, one),
        F.DESCRIPTION: one.description,
        F.STATUS: terms.state(t, paper.state(one)),
    }
