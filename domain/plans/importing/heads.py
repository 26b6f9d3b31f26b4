"""The plan itself and its diagnosis."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.importing.lines import Code, one_line
from domain.plans import rules
from domain.plans.fields import LINE, SHORT, FindingFields, PlanFields
from domain.plans.importing import cells
from domain.plans.importing.cells import Fault
from domain.plans.importing.entries import FindingEntry, PlanEntry
from domain.plans.importing.kinds import FINDINGS, F, SheetKind
from domain.plans.importing.known import Left, Owners
from domain.plans.importing.rows import Cells
from domain.plans.model import FindingKind, Period, Place, PlanKind
from domain.records import replace
from domain.zones import UnknownZone, check_zone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from domain.importing.lines import Line
    from domain.plans.importing.known import Known
    from domain.plans.model import Finding

_FINDING: Final = 1000


def read_plan(lines: Sequence[Line], known: Known) -> tuple[PlanEntry, ...]:
    """What the one row of the plan's sheet changes. Mistakes are noted."""
    plan = known.whole.plan
    for line in lines[1:]:
        line.wrong(F.TITLE, Code.SLOT, detail=Fault.PLAN)
    if not lines:
        return ()
    line, now = lines[0], PlanFields.of(plan)
    Owners(known, SheetKind.PLAN, {int(plan.id): plan}).claimed([line])
    row = Cells(line)
    fields = replace(
        now,
        title=row.text(F.TITLE, now.title, rules.TITLE_LENGTH, needed=True, title=True),
        region=_region(row, now),
        period=_period(row, now),
        language=row.word(F.LANGUAGE, now.language, known.languages, Fault.LANGUAGE),
        time_zone=_time_zone(row, now.time_zone),
        vision=row.text(F.VISION, now.vision, rules.TEXT_LENGTH),
    )
    return (PlanEntry(SheetKind.PLAN, int(plan.id), plan.title, tuple(row.changes), fields),)


def read_findings(lines: Sequence[Line], known: Known) -> tuple[FindingEntry, ...]:
    """What each line of the diagnosis says. Mistakes are noted."""
    things = {int(one.id): one for one in known.whole.diagnosis}
    claimed = Owners(known, SheetKind.DIAGNOSIS, things).claimed(lines)
    left = Left(((key, 0, one.text) for key, one in things.items()), claimed.values())
    entries = []
    for line in lines:
        key = claimed.get(line.number)
        if key is None and not line.text(F.ID):
            key = left.take(line.text(F.TEXT), 0, line, F.TEXT)
        entries.append(_finding(line, key, things.get(key) if key is not None else None))
    return tuple(entries)


def _finding(line: Line, key: int | None, own: Finding | None) -> FindingEntry:
    row = Cells(line)
    blank = FindingFields(FindingKind.FIGURE, "")
    now = blank if own is None else FindingFields(
        own.kind, own.text, own.value, own.unit, own.year, own.source
    )  # fmt: skip
    text = row.text(F.TEXT, now.text, _FINDING, needed=True)
    if own is None and not line.text(F.KIND):
        row.wrong(F.KIND, Fault.KIND)
    kind = FindingKind(row.word(F.KIND, now.kind.value, FINDINGS))
    fields = FindingFields(
        kind,
        text,
        row.number(F.VALUE, now.value),
        row.text(F.UNIT, now.unit, LINE, title=True),
        row.year(F.YEAR, now.year),
        row.text(F.SOURCE, now.source, SHORT, title=True),
    )
    return FindingEntry(SheetKind.DIAGNOSIS, key, now.text or text, tuple(row.changes), fields)


def _period(row: Cells, now: PlanFields) -> Period:
    first, last = row.day(F.FIRST, now.period.first), row.day(F.LAST, now.period.last)
    period = Period(first or now.period.first, last or now.period.last)
    if period.last < period.first:
        row.wrong(F.LAST, Fault.PERIOD)
        return now.period
    return period


def _region(row: Cells, now: PlanFields) -> Place | None:
    was = cells.places([now.region] if now.region else [])
    said = row.line.value(F.REGION)
    if said is None or said == one_line(was):
        return now.region
    found = cells.read_place(said) if said else None
    if found is None and (said or now.kind is PlanKind.REGIONAL):
        row.wrong(F.REGION, Fault.PLACE if said else Fault.CLEARED)
        return now.region
    row.changed(F.REGION, was, cells.places([found]) if found else "")
    return found


def _time_zone(row: Cells, now: str) -> str:
    said = row.line.text(F.TIME_ZONE)
    if not said or said == now:
        return now
    try:
        found = check_zone(said)
    except UnknownZone:
        row.wrong(F.TIME_ZONE, Fault.TIME_ZONE)
        return now
    row.changed(F.TIME_ZONE, now, found)
    return found
