"""Time zones as calendars hold them (VTIMEZONE, RFC 5545), made of what `zoneinfo` knows.

Outlook reads a zone's changes as yearly rules ("the last Sunday in March") and knows no others, so they are
written so wherever the years that matter follow one. Where they do not (Morocco's follow the moon,
Greenland's are on the eve of a Sunday) each change is listed. A change that puts clocks forward begins
`DAYLIGHT`, one that puts them back `STANDARD`, whatever the law calls them: Dublin's winter is one of saving
time by law, and programs that believe it are an hour wrong.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from documents.content_lines import line, offset, wall
from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_DAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_DAY: Final = timedelta(days=1)
_SURE: Final = 10
"""A rule has to hold for so many years more before it is written as one without an end."""
_EARLIEST, _LATEST = 1971, 9990


class Turn(Record):
    """A change of the clocks: what they showed at that moment, the offsets before and after, the new name."""

    at: datetime
    before: timedelta
    after: timedelta
    name: str

    @property
    def kind(self) -> str:
        """As which component it is written."""
        return "DAYLIGHT" if self.after > self.before else "STANDARD"


@lru_cache(maxsize=256)
def time_zone(zone: str, first: int, last: int) -> bytes:
    """The component for an IANA zone, right from the year `first` to the year `last`.

    Raises `ZoneInfoNotFoundError`.
    """
    first, last = (min(max(year, _EARLIEST), _LATEST) for year in (first, last))
    until = min(last + 1 + _SURE, _LATEST)
    # The change before the first year says how it begins.
    found = tuple(_turns(ZoneInfo(zone), first - 1, until))
    near = [turn for turn in found if turn.at.year <= last + 1]
    parts = [line("BEGIN", "VTIMEZONE"), line("TZID", zone)]
    if not near or near[0].at.year >= first:
        parts += _standing(ZoneInfo(zone), first)
    for kind in dict.fromkeys((turn.before, turn.after) for turn in near):
        rule = _rule([turn for turn in found if (turn.before, turn.after) == kind], first - 1, until)
        parts += _observance([turn for turn in near if (turn.before, turn.after) == kind], rule)
    return b"".join([*parts, line("END", "VTIMEZONE")])


def _turns(zone: ZoneInfo, first: int, last: int) -> Iterator[Turn]:
    """The changes of the clocks in these years, of those that are a day apart."""
    at, end = datetime(first, 1, 1, tzinfo=UTC), datetime(last + 1, 1, 1, tzinfo=UTC)
    while at < end:
        after = at + _DAY
        if _offset(zone, at) != _offset(zone, after):
            yield _turn(zone, at, after)
        at = after


def _turn(zone: ZoneInfo, low: datetime, high: datetime) -> Turn:
    """The change that is somewhere between two instants."""
    before, second = _offset(zone, low), timedelta(seconds=1)
    while high - low > second:
        middle = low + (high - low) // 2 // second * second
        if _offset(zone, middle) == before:
            low = middle
        else:
            high = middle
    shown = (high + before).replace(tzinfo=None)
    return Turn(shown, before, _offset(zone, high), high.astimezone(zone).tzname() or "")


def _offset(zone: ZoneInfo, at: datetime) -> timedelta:
    return at.astimezone(zone).utcoffset() or timedelta()


def _rule(turns: Sequence[Turn], first: int, last: int) -> str:
    """The yearly rule that these follow in each of these years; "" for none."""
    if [turn.at.year for turn in turns] != list(range(first, last + 1)):
        return ""
    if len({(turn.at.month, turn.at.weekday(), turn.at.time()) for turn in turns}) != 1:
        return ""
    at = turns[0].at
    if all((turn.at + 7 * _DAY).month != at.month for turn in turns):
        week = -1
    elif len({(turn.at.day - 1) // 7 for turn in turns}) == 1:
        week = (at.day - 1) // 7 + 1
    else:
        return ""
    return f"FREQ=YEARLY;BYMONTH={at.month};BYDAY={week}{_DAYS[at.weekday()]}"


def _observance(turns: Sequence[Turn], rule: str) -> Iterator[bytes]:
    begins, *others = turns
    yield line("BEGIN", begins.kind)
    yield line("DTSTART", wall(begins.at))
    if rule:
        yield line("RRULE", rule)
    elif others:
        yield line("RDATE", ",".join(wall(turn.at) for turn in others))
    yield line("TZOFFSETFROM", offset(begins.before))
    yield line("TZOFFSETTO", offset(begins.after))
    yield line("TZNAME", begins.name)
    yield line("END", begins.kind)


def _standing(zone: ZoneInfo, first: int) -> Iterator[bytes]:
    """What holds before anything changes."""
    at = datetime(first - 1, 1, 1, tzinfo=UTC).astimezone(zone)
    held = offset(at.utcoffset() or timedelta())
    yield line("BEGIN", "STANDARD")
    yield line("DTSTART", "19700101T000000")
    yield line("TZOFFSETFROM", held)
    yield line("TZOFFSETTO", held)
    yield line("TZNAME", at.tzname() or "")
    yield line("END", "STANDARD")
