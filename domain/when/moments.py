"""Days, hours and clocks together: which instants a phrase can mean, and which of them are still to come."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final, TypeAlias
from zoneinfo import ZoneInfo

from domain.records import Record
from domain.when import whose
from domain.when.clocks import NoSense, ranges_of, times_of
from domain.when.combine import Senseless
from domain.when.days import end_day
from domain.when.results import Ambiguous, NonexistentTime, Past, Read

if TYPE_CHECKING:
    from collections.abc import Iterable

    from domain.when.combine import Said, Side
    from domain.when.days import Days
    from domain.when.results import Answer, Hour, Kind

_DAY: Final = 24 * 3600
_Spans: TypeAlias = "list[tuple[int, int | None]]"


class Here(Record):
    """A phrase and from where it is read: the present instant (aware), the author's zone, what is asked.

    `gone`: days that have been. `hour`: what is kept where a day comes without one.
    """

    text: str
    now: datetime
    zone: str
    kind: Kind
    gone: bool = False
    hour: Hour | None = None

    @property
    def today(self) -> date:
        """The author's day."""
        return self.now.astimezone(ZoneInfo(self.zone)).date()


def moments(said: Said, days: Days, here: Here) -> Answer:
    """The answer for days with an hour. Raises `NoSense`, `NoSuchTime` or `Senseless`."""
    clocks = whose.clocks(said.zones, here.zone)
    found: list[Read] = []
    ask = days.ask
    gone: list[Read] = []
    skipped = False
    for group in (days.days, days.later):
        for day in group:
            spans, doubt = _spans(said, day, here)
            ask = ask or doubt
            for span in spans:
                reads = _readings(day, span, said, clocks)
                alive = [read for read in reads if read.begins() > here.now]
                skipped = skipped or not reads
                gone += [read for read in reads if read not in alive]
                found += alive
        if found or skipped:
            break
        ask = True  # all that was likely has gone: what comes later is proposed, not taken
    found = _unique(found)
    if not found:
        return NonexistentTime(here.text) if skipped and not gone else past(here, map(_day, gone))
    if len(found) == 1 and not (ask or skipped or whose.to_ask(said.zones)):
        return found[0]
    return Ambiguous(tuple(sorted(found, key=lambda read: read.begins())))


def past(here: Here, days: Iterable[date]) -> Past:
    """It has gone by, and which day that is, if it can only be one."""
    meant = set(days)
    return Past(here.text, day=meant.pop() if len(meant) == 1 else None)


def _day(read: Read) -> date:
    return read.start.date() if isinstance(read.start, datetime) else read.start


def after(begin: datetime, said: Said) -> datetime | None:
    """The end of what lasts so long: elapsed time, across a clock change too."""
    if said.lasting is None:
        return None
    return (begin.astimezone(UTC) + timedelta(minutes=said.lasting.minutes)).astimezone(begin.tzinfo)


def read_at(begin: datetime, end: datetime | None, zone: str) -> Read:
    """A reading of aware datetimes in that zone."""
    return Read(begin.replace(tzinfo=None, fold=0), end and end.replace(tzinfo=None), zone, begin.utcoffset())


def _unique(found: list[Read]) -> list[Read]:
    """One reading for each pair of instants: the first, whose zone is the likeliest."""
    return list({(read.begins(), read.ends()): read for read in reversed(found)}.values())


def _spans(said: Said, day: date, here: Here) -> tuple[_Spans, bool]:
    """Starts, and ends where they were named, in seconds after 00:00 of that day; whether to ask anyway."""
    side, end = said.start, said.end
    if side.clock is None:
        raise Senseless
    if end is None:
        starts = times_of(side.clock, side.tight, side.loose)
        return [(start, None) for start in starts.starts], starts.ask
    if end.clock is None or said.lasting:
        raise Senseless
    if end.days:
        return _over_days(side, end, day, here)
    pairs, ask = ranges_of((side.clock, side.tight), (end.clock, end.tight), side.loose or end.loose)
    return [(pair.start, pair.end) for pair in pairs], ask


def _over_days(side: Side, end: Side, day: date, here: Here) -> tuple[_Spans, bool]:
    """From an hour of one day to an hour of another."""
    if side.clock is None or end.clock is None:
        raise Senseless
    starts = times_of(side.clock, side.tight, side.loose)
    ends = times_of(end.clock, end.tight, end.loose)
    last, doubt = end_day(end.days, day, here.today)
    stop = (last - day).days * _DAY + ends.starts[0]
    spans: _Spans = [(start, stop) for start in starts.starts if start < stop]
    if not spans:
        raise NoSense
    return spans, starts.ask or ends.ask or len(ends.starts) > 1 or doubt


def _readings(day: date, span: tuple[int, int | None], said: Said, clocks: list[whose.Clocks]) -> list[Read]:
    """The readings by clocks that are sure, else by those that may be meant."""
    for sure in (True, False):
        chosen = [clock for clock in clocks if bool(clock.letters) == sure]
        reads = [read for clock in chosen for read in _on(day, span, said, clock)]
        if reads:
            return reads
    return []


def _on(day: date, span: tuple[int, int | None], said: Said, clock: whose.Clocks) -> list[Read]:
    """The readings of a day, its span and a clock: none where it is skipped, two where it is repeated."""
    midnight = datetime.combine(day, time())
    found = []
    for begin in _instants(midnight + timedelta(seconds=span[0]), clock):
        if span[1] is None:
            found.append(read_at(begin, after(begin, said), clock.zone))
            continue
        ends = _instants(midnight + timedelta(seconds=span[1]), clock)
        later = [end for end in ends if end.astimezone(UTC) > begin.astimezone(UTC)]
        found += [read_at(begin, end, clock.zone) for end in later]
    return found


def _instants(wall: datetime, clock: whose.Clocks) -> list[datetime]:
    """The instants at which that zone's clocks show this, as aware datetimes."""
    zone = ZoneInfo(clock.zone)
    found: dict[datetime, datetime] = {}
    for fold in (0, 1):
        instant = wall.replace(tzinfo=zone, fold=fold).astimezone(UTC)
        back = instant.astimezone(zone)
        fits = clock.offset in {None, back.utcoffset()} and clock.letters in {"", back.tzname()}
        if back.replace(tzinfo=None) == wall and fits:
            found.setdefault(instant, back)
    return list(found.values())
