"""From what was said to an answer, as it is seen from an instant and a zone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from domain.when import whose
from domain.when.clocks import NoSense, NoSuchTime, ranges_of, times_of
from domain.when.combine import Senseless
from domain.when.days import Days, NoSuchDay, days_of
from domain.when.results import (
    Ambiguous,
    NoDate,
    NonexistentDate,
    NonexistentTime,
    NoTime,
    NotUnderstood,
    Past,
    Read,
)

if TYPE_CHECKING:
    from domain.when.combine import Said, Side
    from domain.when.results import Answer, Kind

_LATEST: Final = 2199  # beyond any diary, and well within what datetime holds in any zone


@dataclass(frozen=True)
class Here:
    """A phrase and from where it is read: the present instant (aware), the author's zone, what is asked."""

    text: str
    now: datetime
    zone: str
    kind: Kind

    @property
    def today(self) -> date:
        """The author's day."""
        return self.now.astimezone(ZoneInfo(self.zone)).date()


def resolve(said: Said, here: Here) -> tuple[Answer, bool]:
    """The answer, and whether a weekday and its date contradict each other in it."""
    try:
        return _resolve(said, here)
    except NoSuchDay:
        return NonexistentDate(here.text), False
    except NoSuchTime:
        return NonexistentTime(here.text), False
    except (NoSense, Senseless, ValueError, OverflowError):
        return NotUnderstood(here.text), False


def _resolve(said: Said, here: Here) -> tuple[Answer, bool]:
    if said.elapsed:
        return _from_now(said, here), False
    if not said.start.days:
        return _dayless(said, here), False
    first = days_of(said.start.days, here.today)
    last = days_of(said.end.days, here.today) if said.end and said.end.days else None
    if any(day.year > _LATEST for day in (*first.days, *first.later)):
        raise ValueError(first)
    if here.kind == "date":
        return _days(first, last, here), first.contradicts
    if not said.start.clock:
        return _hourless(first, here), first.contradicts
    return _moments(said, first, last, here), first.contradicts


def _dayless(said: Said, here: Here) -> Answer:
    side = said.start
    if not (side.clock or side.week or side.loose):
        return NotUnderstood(here.text)
    if side.clock:
        times_of(side.clock, side.tight, side.loose)  # what no clock shows is told first
    return NoDate(here.text)


def _hourless(days: Days, here: Here) -> Answer:
    gone = not days.later and all(day < here.today for day in days.days)
    return Past(here.text) if gone else NoTime(here.text)


def _days(first: Days, last: Days | None, here: Here) -> Answer:
    """Where a day is asked for: hours that were said as well do not change it."""
    ends = [day for day in last.days if first.days and day > first.days[0]] if last else [None]
    if not ends:
        return NotUnderstood(here.text)
    alive = sorted(day for day in first.days if day >= here.today)
    ask = first.ask or len(ends) > 1
    if not alive:
        alive, ask = [day for day in first.later if day >= here.today], True
    if not alive:
        return Past(here.text)
    found = tuple(Read(day, ends[0], here.zone) for day in alive)
    return found[0] if len(found) == 1 and not ask else Ambiguous(found)


def _from_now(said: Said, here: Here) -> Answer:
    assert said.elapsed  # noqa: S101 - what the caller saw
    side = said.start
    if side.days or side.clock or side.week or side.loose or said.end or len(said.zones) > 0:
        raise Senseless
    begins = here.now.astimezone(UTC).replace(microsecond=0) + timedelta(minutes=said.elapsed.minutes)
    if said.elapsed.minutes < 0:
        return Past(here.text)
    there = begins.astimezone(ZoneInfo(here.zone))
    if here.kind == "date":
        return Read(there.date(), None, here.zone)
    return _read(there, _after(there, said), here.zone)


def _moments(said: Said, first: Days, last: Days | None, here: Here) -> Answer:
    spans, ask = _spans(said, last, first)
    clocks = whose.clocks(said.zones, here.zone)
    found: list[Read] = []
    skipped = gone = False
    for group in (first.days, first.later):
        for day in group:
            for span in spans:
                reads = _readings(day, span, said, clocks)
                alive = [read for read in reads if read.begins() > here.now]
                skipped = skipped or not reads
                gone = gone or len(alive) < len(reads)
                found += alive
        if found or skipped:
            break
        ask = True
    found = list({(read.begins(), read.ends()): read for read in reversed(found)}.values())
    if found:
        sure = len(found) == 1 and not (ask or first.ask or skipped or whose.to_ask(said.zones, found))
        return found[0] if sure else Ambiguous(_told_apart(found))
    return NonexistentTime(here.text) if skipped and not gone else Past(here.text)


def _spans(said: Said, last: Days | None, first: Days) -> tuple[list[tuple[int, int | None]], bool]:
    """Starts, and ends where they were named, in seconds after 00:00 of the start's day."""
    side, end = said.start, said.end
    if side.clock is None:
        raise Senseless
    if end is None:
        starts = times_of(side.clock, side.tight, side.loose)
        return [(start, None) for start in starts.starts], starts.ask
    if end.clock is None or said.lasting:
        raise Senseless
    if last is not None:
        return _over_days(side, end, last, first)
    pairs, ask = ranges_of((side.clock, side.tight), (end.clock, end.tight), side.loose or end.loose)
    return [(pair.start, pair.end) for pair in pairs], ask


def _over_days(side: Side, end: Side, last: Days, first: Days) -> tuple[list[tuple[int, int | None]], bool]:
    """From an hour of one day to an hour of another."""
    if side.clock is None or end.clock is None or len(first.days) != 1:
        raise Senseless
    starts = times_of(side.clock, side.tight, side.loose)
    ends = times_of(end.clock, end.tight, end.loose)
    later = [day for day in last.days if day >= first.days[0]]
    if not later:
        raise NoSense
    days = (later[0] - first.days[0]).days * 24 * 3600
    ask = starts.ask or ends.ask or len(ends.starts) > 1 or len(later) > 1 or last.ask
    spans: list[tuple[int, int | None]] = [
        (start, days + ends.starts[0]) for start in starts.starts if days + ends.starts[0] > start
    ]
    if not spans:
        raise NoSense
    return spans, ask


def _readings(day: date, span: tuple[int, int | None], said: Said, clocks: list[whose.Clocks]) -> list[Read]:
    """The readings by clocks that are sure, else by those that may be meant."""
    for sure in (True, False):
        reads = [
            read for clock in clocks if bool(clock.letters) == sure for read in _on(day, span, said, clock)
        ]
        if reads:
            return reads
    return []


def _on(day: date, span: tuple[int, int | None], said: Said, clock: whose.Clocks) -> list[Read]:
    """The readings of a day, its span and a clock: none where it is skipped, two where it is repeated."""
    start = datetime.combine(day, time()) + timedelta(seconds=span[0])
    found = []
    for begin in _instants(start, clock):
        if span[1] is None:
            found.append(_read(begin, _after(begin, said), clock.zone))
            continue
        stop = datetime.combine(day, time()) + timedelta(seconds=span[1])
        found += [
            _read(begin, end, clock.zone)
            for end in _instants(stop, clock)
            if end.astimezone(UTC) > begin.astimezone(UTC)
        ]
    return found


def _instants(wall: datetime, clock: whose.Clocks) -> list[datetime]:
    """The instants at which that zone's clocks show this, as aware datetimes."""
    zone = ZoneInfo(clock.zone)
    found: dict[datetime, datetime] = {}
    for fold in (0, 1):
        there = wall.replace(tzinfo=zone, fold=fold)
        instant = there.astimezone(UTC)
        back = instant.astimezone(zone)
        fits = clock.offset in {None, back.utcoffset()} and clock.letters in {"", back.tzname()}
        if back.replace(tzinfo=None) == wall and fits:
            found.setdefault(instant, back)
    return list(found.values())


def _after(begin: datetime, said: Said) -> datetime | None:
    """The end of what lasts so long: elapsed time, across a clock change too."""
    if said.lasting is None:
        return None
    return (begin.astimezone(UTC) + timedelta(minutes=said.lasting.minutes)).astimezone(begin.tzinfo)


def _read(begin: datetime, end: datetime | None, zone: str) -> Read:
    return Read(begin.replace(tzinfo=None, fold=0), end and end.replace(tzinfo=None), zone, begin.utcoffset())


def _told_apart(found: list[Read]) -> tuple[Read, ...]:
    return tuple(sorted(found, key=lambda read: read.begins()))
