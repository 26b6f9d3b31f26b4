"""When something takes place: a wall time in a zone and how long it lasts; and what clocks elsewhere show.

A duration is elapsed time, across clock changes too. In the hour that a clock change repeats, `fold` says
which one is meant (PEP 495); a wall time that a zone skips is refused where it is said.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from domain.records import Record, replace

if TYPE_CHECKING:
    from collections.abc import Iterable

    from domain.when import Read

NIGHT: Final = (22, 7)
"""From ten in the evening to seven in the morning nobody should have to sit in a meeting."""


class Span(Record, eq=False, dict=True):
    """From a wall time (naive, its `fold` counts) in a zone (IANA), for so many minutes.

    Equal are two that clocks show alike and that begin at one instant: naive times compare without `fold`.
    """

    wall: datetime
    zone: str
    minutes: int

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Span):
            return NotImplemented
        said = (self.wall, self.zone, self.minutes) == (other.wall, other.zone, other.minutes)
        return said and self.starts_at == other.starts_at

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash((self.wall, self.zone, self.minutes))

    @classmethod
    def of(cls, read: Read, minutes: int) -> Span:
        """What was typed, where it gives no end for so many minutes. Raises `ValueError` for days."""
        if not isinstance(read.start, datetime):
            raise ValueError("a day is no time")  # noqa: TRY004 - as `Read.begins` says it
        wall = read.start
        if read.offset is not None and wall.replace(tzinfo=ZoneInfo(read.zone)).utcoffset() != read.offset:
            wall = wall.replace(fold=1 - wall.fold)
        end = read.ends()
        lasts = minutes if end is None else round((end - read.begins()) / timedelta(minutes=1))
        return cls(wall, read.zone, lasts)

    @cached_property
    def starts_at(self) -> datetime:
        """The instant of the start, in UTC."""
        return self.wall.replace(tzinfo=ZoneInfo(self.zone)).astimezone(UTC)

    @property
    def ends_at(self) -> datetime:
        """The instant of the end, in UTC."""
        return self.starts_at + timedelta(minutes=self.minutes)

    @property
    def exists(self) -> bool:
        """Whether clocks there ever show that wall time."""
        there = self.starts_at.astimezone(ZoneInfo(self.zone))
        return there.replace(tzinfo=None, fold=0) == self.wall.replace(fold=0)

    def in_zone(self, zone: str) -> datetime:
        """The start as clocks of another zone show it (aware)."""
        return self.starts_at.astimezone(ZoneInfo(zone))

    def overlaps(self, other: Span) -> bool:
        """Whether somebody could not be at both from the first minute to the last."""
        return self.starts_at < other.ends_at and other.starts_at < self.ends_at

    def moved_to(self, wall: datetime) -> Span:
        """The same on another wall time."""
        return replace(self, wall=wall)


def earlier(at: datetime, before: timedelta, zone: str) -> datetime:
    """So long before an instant, in UTC; whole days are days on the clocks of that zone."""
    rest = before - timedelta(days=before.days)
    wall = at.astimezone(ZoneInfo(zone)) - timedelta(days=before.days)
    return wall.astimezone(UTC) - rest


class Clock(Record):
    """What clocks of these zones, which agree then, show at the start; the first zone names them."""

    zones: tuple[str, ...]
    starts: datetime
    ends: datetime

    @property
    def night(self) -> bool:
        """Whether somebody there would have to be up at an hour that is for sleeping."""
        last = self.ends - timedelta(minutes=1)
        return any(at.hour >= NIGHT[0] or at.hour < NIGHT[1] for at in (self.starts, last))


def clocks(span: Span, zones: Iterable[str]) -> tuple[Clock, ...]:
    """What the clocks of these zones show, those that agree together, in the order of the hours shown."""
    found: dict[timedelta, list[str]] = {}
    for zone in dict.fromkeys(zones):
        offset = span.in_zone(zone).utcoffset() or timedelta()
        found.setdefault(offset, []).append(zone)
    return tuple(
        Clock(tuple(zones), span.in_zone(zones[0]), span.ends_at.astimezone(ZoneInfo(zones[0])))
        for _, zones in sorted(found.items())
    )
