"""Zones and their indicators."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.importing.changes import FieldChange
from domain.plans import codes, rules
from domain.plans.fields import LINE, SHORT, IndicatorFields, ZoneFields
from domain.plans.importing.entries import IndicatorEntry, ZoneEntry
from domain.plans.importing.kinds import THEMES, F, SheetKind
from domain.plans.importing.known import Left, Owners, Titles, parent
from domain.plans.importing.rows import Cells
from domain.plans.model import Zone

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from domain.importing.lines import Line
    from domain.plans.importing.known import Known
    from domain.plans.model import Indicator


class Zones:
    """The zones that there are and those that the file adds, as rows name them."""

    def __init__(self, known: Known, entries: Iterable[ZoneEntry] = ()) -> None:
        self.known = known
        self.added: list[ZoneEntry] = []
        zones = known.whole.zones
        self.titles = Titles((int(one.id), one.title) for one in zones)
        for entry in entries:
            self.add(entry)

    def add(self, entry: ZoneEntry) -> None:
        """A row's zone: a new one, or one that is called otherwise from now on."""
        self.titles.add(entry.ref, entry.fields.title)
        if entry.new:
            self.added.append(entry)

    def find(self, line: Line, *, make: bool = False) -> int | None:
        """The zone that the row names; `make`: a title that nothing has yet becomes a new zone.

        None, with a mistake noted, where it cannot be said.
        """
        text = line.text(F.ZONE)
        if make and text and not self._known(text):
            ref = -1 - len(self.added)
            fields = ZoneFields(text)
            change = (FieldChange(F.TITLE, "", text),)
            self.add(ZoneEntry(SheetKind.ZONES, None, text, change, ref, fields))
            return ref
        return parent(line, F.ZONE, self._by_code, self.titles, self.known.whole.plan.code)

    def _known(self, text: str) -> bool:
        code = codes.try_read(text, self.known.whole.plan.code)
        return code is not None or bool(self.titles.called(text))

    def _by_code(self, code: codes.Code) -> int | None:
        found = self.known.whole.find(code)
        return int(found.id) if isinstance(found, Zone) else None


def read_zones(lines: Sequence[Line], known: Known) -> tuple[ZoneEntry, ...]:
    """What each row says of a zone. Mistakes are noted."""
    things = {int(one.id): one for one in known.whole.zones}
    claimed = Owners(known, SheetKind.ZONES, things).claimed(lines)
    left = Left(((key, 0, one.title) for key, one in things.items()), claimed.values())
    entries: list[ZoneEntry] = []
    new = 0
    for line in lines:
        key = claimed.get(line.number)
        if key is None and not line.text(F.ID):
            key = left.take(line.text(F.TITLE), 0, line)
        new += key is None
        entries.append(_zone(line, key, things.get(key) if key is not None else None, -new))
    return tuple(entries)


def read_indicators(lines: Sequence[Line], zones: Zones) -> tuple[IndicatorEntry, ...]:
    """What each row says of an indicator. Mistakes are noted."""
    whole = zones.known.whole
    things = {int(one.id): one for zone in whole.zones for one in zone.indicators}
    claimed = Owners(zones.known, SheetKind.INDICATORS, things).claimed(lines)
    left = Left(((key, int(one.zone), one.name) for key, one in things.items()), claimed.values())
    entries = []
    for line in lines:
        key = claimed.get(line.number)
        own = things.get(key) if key is not None else None
        zone = int(own.zone) if own and not line.text(F.ZONE) else zones.find(line)
        if key is None and zone is not None and not line.text(F.ID):
            key = left.take(line.text(F.NAME), zone, line, F.NAME)
            own = things.get(key) if key is not None else None
        entries.append(_indicator(line, key, own, zone, zones))
    return tuple(entries)


def _zone(line: Line, key: int | None, own: Zone | None, new: int) -> ZoneEntry:
    row = Cells(line)
    now = ZoneFields.of(own) if own else ZoneFields("")
    fields = ZoneFields(
        row.text(F.TITLE, now.title, rules.TITLE_LENGTH, needed=True, title=True),
        row.theme(F.THEME, now.theme, THEMES, LINE),
        row.places(F.TERRITORY, now.territory),
        row.text(F.OBJECTIVE, now.objective, rules.TEXT_LENGTH),
        now.weak,
    )
    name = now.title or fields.title
    return ZoneEntry(SheetKind.ZONES, key, name, tuple(row.changes), new if key is None else key, fields)


def _indicator(
    line: Line, key: int | None, own: Indicator | None, zone: int | None, zones: Zones
) -> IndicatorEntry:
    row = Cells(line)
    blank = IndicatorFields("")
    now = blank if own is None else IndicatorFields(
        own.name, own.unit, own.baseline, own.target, own.measured, own.measured_on, own.source
    )  # fmt: skip
    if own is not None and zone is not None and zone != int(own.zone):
        names = zones.titles.names
        row.changed(F.ZONE, names.get(int(own.zone), ""), names.get(zone, ""))
    fields = IndicatorFields(
        row.text(F.NAME, now.name, SHORT, needed=True, title=True),
        row.text(F.UNIT, now.unit, LINE, title=True),
        row.number(F.BASELINE, now.baseline),
        row.number(F.TARGET, now.target),
        row.number(F.MEASURED, now.measured),
        row.day(F.MEASURED_ON, now.measured_on),
        row.text(F.SOURCE, now.source, SHORT, title=True),
    )
    name = now.name or fields.name
    return IndicatorEntry(SheetKind.INDICATORS, key, name, tuple(row.changes), zone or 0, fields)
