"""A whole file: its sheets one after the other, each knowing what those before it add."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.importing.columns import Layout, guess, headings
from domain.importing.lines import Code, Lines
from domain.plans import rules
from domain.plans.importing.cells import Fault
from domain.plans.importing.entries import Outcome
from domain.plans.importing.heads import read_findings, read_plan
from domain.plans.importing.kinds import KINDS, F, SheetKind
from domain.plans.importing.work import Actions, read_actions, read_milestones
from domain.plans.importing.zones import Zones, read_indicators, read_zones
from domain.sheets import Limits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from domain.importing.lines import Line
    from domain.plans.importing.entries import MilestoneEntry, PlanEntry
    from domain.plans.importing.known import Known
    from domain.sheets import Sheets

LIMITS: Final = Limits(
    size=8_000_000,
    unpacked=120_000_000,
    sheets=12,
    rows=rules.MOST_MILESTONES + 100,
    columns=60,
    characters=6_000,
    total=12_000_000,
)
_TELLS: Final = {
    SheetKind.PLAN: (),
    SheetKind.DIAGNOSIS: (F.TEXT,),
    SheetKind.INDICATORS: (F.NAME,),
    SheetKind.ZONES: (F.TITLE,),
    SheetKind.ACTIONS: (F.TITLE,),
    SheetKind.MILESTONES: (F.TITLE,),
}


def layouts(sheets: Sheets) -> tuple[Layout, ...]:
    """How each sheet is most likely read."""
    return tuple(guess(sheet, KINDS) for sheet in sheets.sheets)


def read(sheets: Sheets, how: Sequence[Layout], known: Known) -> Outcome:
    """What the file would do, and everything that is wrong with it."""
    found = [
        Lines(sheet, layout, headings(sheet, layout))
        for sheet, layout in zip(sheets.sheets, how, strict=True)
        if layout.read
    ]
    for lines in found:
        lines.flaws()
    _one_sheet_each(found)
    rows = {kind: _rows(found, kind) for kind in SheetKind}
    plan = read_plan(rows[SheetKind.PLAN], known)
    period = plan[0].fields.period if plan else known.whole.plan.period
    findings = read_findings(rows[SheetKind.DIAGNOSIS], known)
    zone_rows = read_zones(rows[SheetKind.ZONES], known)
    zones = Zones(known, zone_rows)
    indicators = read_indicators(rows[SheetKind.INDICATORS], zones)
    action_rows = read_actions(rows[SheetKind.ACTIONS], zones)
    actions = Actions(zones, action_rows)
    milestones = read_milestones(rows[SheetKind.MILESTONES], actions, period)
    _holds(plan, rows[SheetKind.PLAN], milestones, known)
    _circles(milestones, known)
    _fits(milestones, known)
    problems = tuple(
        problem
        for lines in found
        for problem in sorted(lines.problems, key=lambda one: (one.row, one.column))
    )
    return Outcome(
        plan,
        findings,
        # Zones and actions that only milestones' rows name come after those of their own sheets.
        (*(one for one in zone_rows if not one.new), *zones.added),
        indicators,
        (*(one for one in action_rows if not one.new), *actions.added),
        tuple(entry for _, entry in milestones),
        problems,
        tuple(_missing(rows, zone_rows, action_rows, [entry for _, entry in milestones], known)),
    )


def _rows(found: Iterable[Lines], kind: SheetKind) -> list[Line]:
    """The rows of the sheet of that kind that can be read."""
    rows: list[Line] = []
    for lines in found:
        if lines.layout.kind != kind:
            continue
        tells = (*_TELLS[kind], F.ID)
        if any(lines.has(field) for field in tells) or kind is SheetKind.PLAN:
            rows += list(lines)
        else:
            lines.note(lines.layout.header, 0, Code.NO_COLUMN)
    return rows


def _one_sheet_each(found: Sequence[Lines]) -> None:
    first: dict[str, str] = {}
    for lines in found:
        name = first.setdefault(lines.layout.kind, lines.sheet.name)
        if name != lines.sheet.name:
            lines.note(0, 0, Code.TWO_SHEETS, other=name)


def _holds(
    plan: Sequence[PlanEntry],
    lines: Sequence[Line],
    milestones: Sequence[tuple[Line, MilestoneEntry]],
    known: Known,
) -> None:
    """A new period has to hold what stays."""
    if not plan or plan[0].fields.period == known.whole.plan.period:
        return
    period = plan[0].fields.period
    moved = {entry.key: entry.fields.due for _, entry in milestones}
    for one in known.whole.milestones:
        due = moved.get(int(one.id), one.due)
        if due == one.due and not period.first <= due <= rules.latest(period, one.kind):
            field = F.FIRST if due < period.first else F.LAST
            lines[0].wrong(field, Code.SLOT, detail=Fault.OUTSIDE, other=str(known.whole.code_of(one)))
            return


def _circles(milestones: Sequence[tuple[Line, MilestoneEntry]], known: Known) -> None:
    waits = {int(one.id): tuple(map(int, one.depends_on)) for one in known.whole.milestones}
    waits |= {entry.ref: tuple(map(int, entry.fields.depends_on)) for _, entry in milestones}
    circle = rules.any_circle(waits)  # type: ignore[arg-type]  # numbers stand for ids of both kinds
    for line, entry in milestones:
        if entry.ref in circle:
            line.wrong(F.AFTER, Code.SLOT, detail=Fault.CIRCLE)


def _fits(milestones: Sequence[tuple[Line, MilestoneEntry]], known: Known) -> None:
    count = len(known.whole.milestones)
    for line, entry in milestones:
        count += entry.new
        if count > rules.MOST_MILESTONES:
            line.wrong(F.TITLE, Code.SLOT, detail=Fault.FULL, number=rules.MOST_MILESTONES)
            return


def _missing(
    rows: dict[SheetKind, list[Line]],
    zones: Iterable[object],
    actions: Iterable[object],
    milestones: Iterable[object],
    known: Known,
) -> Iterator[str]:
    """The codes of what the plan has and the sheets of its kind do not name."""
    whole = known.whole
    for kind, entries, things in (
        (SheetKind.ZONES, zones, whole.zones),
        (SheetKind.ACTIONS, actions, whole.actions),
        (SheetKind.MILESTONES, milestones, whole.milestones),
    ):
        said = {getattr(entry, "key", None) for entry in entries}
        if rows[kind]:
            yield from (str(whole.code_of(one)) for one in things if int(one.id) not in said)
