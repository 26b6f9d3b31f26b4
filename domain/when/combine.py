"""From pieces to what was said: days and hours of a start and perhaps an end, whose clock, how long."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from domain.when.pieces import (
    Calendar,
    Clock,
    DayNumber,
    Elapsed,
    Lasting,
    Link,
    Nth,
    Part,
    Shift,
    Week,
    Weekday,
    Zone,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from domain.when.pieces import Day, LinkSense, Piece


class Senseless(Exception):
    """The pieces make no phrase."""


@dataclass
class Side:
    """The start, or the end, as it was said."""

    days: list[Day] = field(default_factory=list)
    week: Week | None = None
    clock: Clock | None = None
    tight: Part | None = None
    loose: Part | None = None


@dataclass
class Said:
    """A whole phrase. `end` is there when two ends were named."""

    start: Side = field(default_factory=Side)
    end: Side | None = None
    zones: list[Zone] = field(default_factory=list)
    lasting: Lasting | None = None
    elapsed: Elapsed | None = None
    guessed: bool = False
    """A number between a weekday and a dash was taken for a day of the month."""
    open: bool = False
    """It said "from" and never "to": another way to read it comes first."""


def combine(pieces: Sequence[Piece]) -> Said:
    """Put the pieces together. Raises `Senseless` where they contradict each other in form."""
    reader = _Reader(pieces)
    for at in range(len(pieces)):
        reader.take(at)
    return reader.done()


class _Reader:
    """Walks over the pieces, and knows which end it is at."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.pieces = pieces
        self.said = Said()
        self.side = self.said.start
        self.opened: LinkSense | None = None

    def take(self, at: int) -> None:
        piece = self.pieces[at]
        match piece:
            case Link():
                self._link(piece, at)
            case Clock():
                self._clock(piece, at)
            case DayNumber():
                self._day_number(piece, at)
            case Part():
                self._part(piece, at)
            case Zone():
                self._zone(piece, at)
            case Lasting() | Elapsed():
                self._length(piece)
            case Week():
                self._week(piece)
            case _:
                self._day(piece)

    def _length(self, piece: Lasting | Elapsed) -> None:
        if self.said.lasting if isinstance(piece, Lasting) else self.said.elapsed:
            raise Senseless
        if isinstance(piece, Lasting):
            self.said.lasting = piece
        else:
            self.said.elapsed = piece

    def done(self) -> Said:
        for side in (self.said.start, self.said.end):
            if side and side.week:
                side.days = _of_week(side.week, side.days)
        if self.opened == "between" and self.said.end is None:
            raise Senseless
        self.said.open = self.opened == "from" and self.said.end is None
        self._share_month()
        return self.said

    def _around(self, at: int) -> Piece | None:
        return self.pieces[at] if 0 <= at < len(self.pieces) else None

    def _link(self, link: Link, at: int) -> None:
        after = self._around(at + 1)
        hour = isinstance(after, Clock) or (isinstance(after, Link) and "at" in after.senses)
        if after is None or isinstance(after, Part) or (isinstance(after, Link) and not hour):
            raise Senseless
        if {"at", "hour"} & set(link.senses) and not hour:
            raise Senseless
        if {"from", "between"} & set(link.senses):
            self._open(link.senses[0])
        elif "and" in link.senses:
            if self.opened != "between":
                raise Senseless
            self._turn()
        elif "to" in link.senses and self._turns(link, after):
            self._turn()
        elif not {"at", "dash"} & set(link.senses):
            raise Senseless

    def _open(self, sense: LinkSense) -> None:
        """The start of two ends, or, later on, "of": "a las 10 del jueves"."""
        if sense == "between" and (self.opened or self.said.end):
            raise Senseless
        if sense == "between" or self.side.clock is None:
            self.opened = self.opened or sense

    def _turns(self, link: Link, after: Piece) -> bool:
        """Whether this word leads from the start to the end."""
        if self.said.end is not None or not (self.side.days or self.side.clock or self.side.week):
            return False
        if isinstance(after, Clock | Link):
            return self.side.clock is not None
        if isinstance(after, Weekday | Calendar | Shift | Nth | DayNumber):
            # In "14:00 - Tuesday" the dash only parts them.
            return not ("dash" in link.senses and self.side.clock and not self.side.days)
        return False

    def _turn(self) -> None:
        if self.said.end is not None:
            raise Senseless
        self.said.end = self.side = Side()

    def _clock(self, clock: Clock, at: int) -> None:
        if clock.number and not self._is_hour(at):
            raise Senseless
        if self.side.clock is not None:
            raise Senseless
        self.side.clock = clock

    def _is_hour(self, at: int) -> bool:
        """Whether a number alone is an hour, by what stands around it."""
        before, after = self._around(at - 1), self._around(at + 1)
        if isinstance(before, Link) and ("at" in before.senses or self._ends_hours(before)):
            return True
        if isinstance(after, Part) and after.tight:
            return True
        if isinstance(before, Weekday) and isinstance(after, Link) and "at" in after.senses:
            return False  # "jeudi 14 à 15h" is a date
        if isinstance(after, Link) and ("to" in after.senses or "and" in after.senses):
            then = self._around(at + 2)
            then = self._around(at + 3) if isinstance(then, Link) else then
            return isinstance(then, Clock)
        return False

    def _ends_hours(self, link: Link) -> bool:
        """Whether this word has just led from an hour to its end."""
        return (
            self.side is self.said.end
            and bool({"to", "and"} & set(link.senses))
            and self.said.start.clock is not None
        )

    def _day_number(self, number: DayNumber, at: int) -> None:
        before, link, then = self._around(at - 1), self._around(at + 1), self._around(at + 2)
        ranged = isinstance(link, Link) and {"to", "and"} & set(link.senses)
        if isinstance(before, Weekday) or (ranged and isinstance(then, Calendar) and then.day > 0):
            dashed = isinstance(link, Link) and "dash" in link.senses
            self.said.guessed = self.said.guessed or (dashed and isinstance(before, Weekday))
            self.side.days.append(Calendar(number.day))
            return
        raise Senseless

    def _day(self, day: Day) -> None:
        if self.said.end is self.side and self.side.clock and not self.said.start.days:
            self.said.start.days.append(day)  # "from 2 to 4 pm on Tuesday"
            return
        self.side.days.append(day)

    def _week(self, week: Week) -> None:
        side = self.said.start if self.said.end is self.side and not self.side.days else self.side
        if side.week:
            raise Senseless
        side.week = week

    def _part(self, part: Part, at: int) -> None:
        if part.tight and isinstance(self._around(at - 1), Clock):
            if self.side.tight:
                raise Senseless
            self.side.tight = part
            return
        if self.side.loose and self.side.loose.name != part.name:
            raise Senseless
        if part.name in {"am", "pm"}:
            raise Senseless
        self.side.loose = part

    def _zone(self, zone: Zone, at: int) -> None:
        before = self._around(at - 1)
        if (zone.bare or zone.where) and not (
            isinstance(before, Clock | Zone) or (isinstance(before, Part) and before.tight)
        ):
            raise Senseless
        self.said.zones.append(zone)

    def _share_month(self) -> None:
        """The first day of "3 - 5 March" is of the second's month."""
        if self.said.end is None or not (self.said.start.days and self.said.end.days):
            return
        first, last = self.said.start.days[-1], self.said.end.days[-1]
        if (
            isinstance(first, Calendar)
            and isinstance(last, Calendar)
            and first.month is None
            and first.months is None
            and last.month is not None
        ):
            self.said.start.days[-1] = Calendar(first.day, last.month, last.year)


def _of_week(week: Week, days: list[Day]) -> list[Day]:
    """The weekday of that week, beside what else was said."""
    if not days:
        return days
    named = [day for day in days if isinstance(day, Weekday)]
    if len(named) != 1 or named[0].how != "bare":
        raise Senseless
    return [Weekday(day.weekday, "of", week.weeks) if isinstance(day, Weekday) else day for day in days]
