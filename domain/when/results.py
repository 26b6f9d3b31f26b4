"""What a phrase turns out to mean: a reading, several to choose from, or a refusal."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Literal, TypeAlias
from zoneinfo import ZoneInfo

from domain.errors import DomainError
from domain.records import Record

if TYPE_CHECKING:
    from domain.when.pieces import PartName

Kind = Literal["date", "datetime"]
"""What is asked for: a day alone, or a day with its hour."""


class Read(Record):
    """One reading: wall time in a zone, or days where only a day was asked.

    `start` and `end` are naive datetimes, or dates. `offset` is that of `start` (None for days): with it the
    instant is known even in the hour that a clock change repeats. `end.fold` says the same of the end.
    """

    start: date | datetime
    end: date | datetime | None
    zone: str
    offset: timedelta | None = None

    def begins(self) -> datetime:
        """The instant of the start, in UTC. Raises `ValueError` for a day."""
        if not isinstance(self.start, datetime) or self.offset is None:
            raise ValueError("a day is no instant")
        return (self.start - self.offset).replace(tzinfo=UTC)

    def ends(self) -> datetime | None:
        """The instant of the end, in UTC, if there is one. Days have none."""
        if not isinstance(self.end, datetime):
            return None
        return self.end.replace(tzinfo=ZoneInfo(self.zone)).astimezone(UTC)

    def said_twice(self) -> bool:
        """Whether the clocks of the zone show the start twice, so that only the offset tells which."""
        if not isinstance(self.start, datetime):
            return False
        there = self.start.replace(tzinfo=ZoneInfo(self.zone), fold=0)
        later = there.replace(fold=1).utcoffset()
        return (there.utcoffset() or timedelta()) > (later or timedelta())


class Hour(Record):
    """The hour that something has already, on the clocks of a zone: kept for a day that comes without one."""

    at: time
    zone: str


class Ambiguous(Record):
    """Readings between which only the author can choose, in order of time. One alone is to be confirmed."""

    candidates: tuple[Read, ...]


class Refused(DomainError):
    """What was typed gives no moment, or no day where `kind` says that a day was asked for.

    `code()` is stable; it can be raised as it is.
    """

    typed: str
    kind: Kind = "datetime"


class NotUnderstood(Refused):
    """It is not in the grammar."""


class EndsFirst(NotUnderstood):
    """A span whose end does not come after its start: no mistake is guessed at, it is typed again."""

    @classmethod
    def code(cls) -> str:
        """As for whatever gives no moment: the codes are those of docs/dates.md."""
        return NotUnderstood.code()


class NonexistentDate(Refused):
    """The calendar has no such day: 31/02."""


class NonexistentTime(Refused):
    """No clock shows it, or that day's clocks skip it."""


class Past(Refused):
    """The text fixes a moment that has gone: on `day`, where it can only be read as that one."""

    day: date | None = None


class ToCome(Refused):
    """The text fixes a day that is still to come, where one that has been is asked for."""


class NoDate(Refused):
    """A time without its day; today is not assumed."""


class NoTime(Refused):
    """A day without its hour, perhaps with a `part` of it."""

    part: PartName | None = None


Answer: TypeAlias = Read | Ambiguous | Refused
