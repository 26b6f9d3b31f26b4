"""A reading as text that every language reads in one way only (RFC 9557), and as ISO 8601."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from domain.when.results import Read


def spelled(read: Read) -> str:
    """The reading so that `domain.when.read` gives it back: `2027-01-19T14:00:00[Europe/Paris]`."""
    if not isinstance(read.start, datetime):
        return f"{read.start}" if read.end is None else f"{read.start} - {read.end}"
    start = _moment(read.begins(), read.zone, offset=read.said_twice())
    ends = read.ends()
    return start if ends is None else f"{start} - {_moment(ends, read.zone, offset=False)}"


def iso(read: Read, *, offset: bool = False) -> str:
    """The start, with its offset where the zone alone does not tell it, or where `offset` asks for it."""
    if isinstance(read.start, datetime) and (offset or read.said_twice()):
        return read.begins().astimezone(ZoneInfo(read.zone)).isoformat()
    return read.start.isoformat()


def iso_end(read: Read) -> str | None:
    """The end in ISO 8601, with its offset in the hour that a clock change repeats; None without one."""
    ends = read.ends()
    if ends is None or not isinstance(read.end, datetime):
        return None if read.end is None else read.end.isoformat()
    there = ends.astimezone(ZoneInfo(read.zone))
    other = there.replace(fold=1 - there.fold)
    twice = other.astimezone(UTC).astimezone(there.tzinfo).replace(tzinfo=None) == there.replace(tzinfo=None)
    return there.isoformat() if twice and other.utcoffset() != there.utcoffset() else read.end.isoformat()


def _moment(instant: datetime, zone: str, *, offset: bool) -> str:
    there = instant.astimezone(ZoneInfo(zone))
    wall = there.isoformat() if offset else there.replace(tzinfo=None).isoformat()
    return f"{wall}[{zone}]"
