"""What stands in an attendance file."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from domain.records import Record

if TYPE_CHECKING:
    from datetime import datetime, timedelta


class Sort(StrEnum):
    """Whose file it is."""

    TEAMS = "teams"
    ZOOM = "zoom"


class Stay(Record):
    """Somebody was connected: from when to when by the file's clocks, or (`joined` None) only how long."""

    joined: datetime | None
    left: datetime | None
    length: timedelta | None


class Seen(Record):
    """A person as the file names them: all their stays, in the order of the file. `line` is their first."""

    line: int
    name: str
    email: str
    stays: tuple[Stay, ...]


class Skipped(Record):
    """A line that could not be read. `why`: "name" (nobody is named), "time", or "action" (neither way)."""

    line: int
    text: str
    why: str


class Roll(Record):
    """The people of a file, and the lines of it that could not be read."""

    sort: Sort
    people: tuple[Seen, ...]
    skipped: tuple[Skipped, ...] = ()
