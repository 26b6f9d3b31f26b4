"""The history of an event: who changed what, when, and why. Nothing in it is ever changed or removed.

Values are plain data: instants as ISO texts, members as their ids, never by name, so that it outlives who
asks to be forgotten.
"""

from __future__ import annotations

from datetime import datetime
from enum import Enum, StrEnum
from typing import TYPE_CHECKING, Any

from domain.events.times import Span
from domain.records import Record, parts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from domain.actors import MemberId
    from domain.events.fields import EventFields
    from domain.events.model import EventId


class Act(StrEnum):
    """What was done."""

    CREATED = "created"
    CHANGED = "changed"
    MOVED = "moved"
    CANCELLED = "cancelled"
    REVIVED = "revived"
    STARTED = "started"
    ENDED = "ended"
    ANSWERED_FOR = "answered_for"
    GUESTS_INVITED = "guests_invited"
    GUESTS_FORGOTTEN = "guests_forgotten"
    ATTENDANCE = "attendance"
    MINUTES_SENT = "minutes_sent"
    MINUTES_OBJECTED = "minutes_objected"
    MINUTES_WITHDRAWN = "minutes_withdrawn"
    MINUTES_APPROVED = "minutes_approved"
    THANKED = "thanked"


class Change(Record):
    """One change; `fields` name → (before, after). `member` None: Techlink itself, or who was forgotten."""

    event: EventId
    at: datetime
    member: MemberId | None
    act: Act
    why: str
    fields: Mapping[str, tuple[Any, Any]]


def between(before: EventFields, after: EventFields) -> dict[str, tuple[Any, Any]]:
    """What changed, field by field, as plain data."""
    found = {}
    for name, old in parts(before).items():
        new = getattr(after, name)
        if old != new:
            found[name] = (_plain(old), _plain(new))
    return found


def span_from(kept: Sequence[Any]) -> Span:
    """A time as the history keeps it: its wall time, zone and minutes, and 1 for the second of two."""
    wall, zone, minutes, *fold = kept
    return Span(datetime.fromisoformat(wall).replace(fold=fold[0] if fold else 0), zone, minutes)


def _plain(value: Any) -> Any:
    if isinstance(value, Span):
        # What was kept before has no fold: it stands only where it says something.
        fold = [value.wall.fold] if value.wall.fold else []
        return [value.wall.isoformat(), value.zone, value.minutes, *fold]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Record):
        return {name: _plain(part) for name, part in parts(value).items()}
    if isinstance(value, frozenset):
        return sorted(value)
    return list(value) if isinstance(value, tuple) else value
