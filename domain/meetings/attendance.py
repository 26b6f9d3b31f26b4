"""Who was there: everything that shows it, merged by one rule.

**The rule.** A member was present if the latest correction of who organises the event says so, and was not
if it says not. Where nobody corrected anything, they were present if they checked in (button, QR code), were
ticked at the front desk, or signed the sheet; else if the times at which they were connected (voice channel,
Teams, Zoom), laid over each other and cut at the beginning and the end of the event, cover at least
`Rule.percent` per cent of its length. Being in two rooms at once counts once. Nothing else counts: an answer
"going" is none.
"""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from domain.actors import MemberId

PERCENT: Final = 50
"""Of an event's length somebody has to have been connected, unless they checked in or signed."""
OPENS_BEFORE: Final = timedelta(hours=1)
"""So long before the beginning people can check in, and it can be started."""
CLOSES_AFTER: Final = timedelta(hours=2)
"""So long after the end of what nobody ended people can still check in."""


class Source(StrEnum):
    """What shows that somebody was there."""

    BUTTON = "button"
    QR = "qr"
    DESK = "desk"
    SHEET = "sheet"
    CORRECTION = "correction"
    VOICE = "voice"
    TEAMS = "teams"
    ZOOM = "zoom"


CONNECTED: Final = frozenset({Source.VOICE, Source.TEAMS, Source.ZOOM})
"""Those that say from when to when."""


class Rule(Record):
    """What is demanded of who only was connected."""

    percent: int = PERCENT


class Window(Record):
    """From when to when the event was held."""

    start: datetime
    end: datetime

    @property
    def length(self) -> timedelta:
        """How long it took; never negative."""
        return max(self.end - self.start, timedelta())


class Mark(Record):
    """Somebody said that a member was there, or was not (`present` false: corrections alone).

    Of two in one moment that with the higher `number` is the later.
    """

    member: MemberId
    source: Source
    at: datetime
    present: bool = True
    number: int = 0
    by: MemberId | None = None
    why: str = ""


class Interval(Record):
    """A member was connected from `joined` until `left`; None: they still are, as far as is known."""

    member: MemberId
    source: Source
    joined: datetime
    left: datetime | None


class Presence(Record):
    """Whether a member was there, for how many whole minutes they were connected, and what shows it.

    `correction` is the mark that decided, where one did. `sources` hold all that speaks for them.
    """

    member: MemberId
    present: bool
    minutes: int
    sources: frozenset[Source]
    correction: Mark | None = None


def merge(
    window: Window, marks: Iterable[Mark], intervals: Iterable[Interval], rule: Rule | None = None
) -> Mapping[MemberId, Presence]:
    """Everybody of whom anything is known, by the rule that the module says."""
    rule = rule or Rule()
    said: dict[MemberId, list[Mark]] = {}
    times: dict[MemberId, list[Interval]] = {}
    for mark in marks:
        said.setdefault(mark.member, []).append(mark)
    for interval in intervals:
        times.setdefault(interval.member, []).append(interval)
    return {
        member: _presence(window, member, said.get(member, []), times.get(member, []), rule)
        for member in sorted(said.keys() | times.keys())
    }


def covered(window: Window, intervals: Iterable[Interval]) -> timedelta:
    """How much of the window the intervals cover together."""
    cut = sorted(
        (max(one.joined, window.start), min(one.left or window.end, window.end)) for one in intervals
    )
    total, until = timedelta(), window.start
    for start, end in cut:
        begin = max(start, until)
        if end > begin:
            total += end - begin
            until = end
    return total


def enough(window: Window, time: timedelta, rule: Rule) -> bool:
    """Whether so much of the window is as good as having been there; no time at all never is."""
    return time > timedelta() and time * 100 >= window.length * rule.percent


def _presence(
    window: Window, member: MemberId, marks: list[Mark], intervals: list[Interval], rule: Rule
) -> Presence:
    corrections = [one for one in marks if one.source is Source.CORRECTION]
    shown: set[Source] = {one.source for one in marks if one.source is not Source.CORRECTION}
    time = covered(window, intervals)
    shown |= {one.source for one in intervals if covered(window, [one])}
    correction = max(corrections, key=lambda one: (one.at, one.number), default=None)
    if correction is not None:
        present = correction.present
        shown.add(Source.CORRECTION)
    else:
        present = bool(shown - CONNECTED) or enough(window, time, rule)
    return Presence(member, present, int(time.total_seconds()) // 60, frozenset(shown), correction)
