"""The history of an event's tasks: who did what, when, and why. Nothing in it is ever changed or removed.

Values are plain data, members as their ids, never by name, so that it outlives who asks to be forgotten.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from domain.actors import MemberId
    from domain.events.model import EventId
    from domain.methodology.lists import TaskId


class Act(StrEnum):
    """What was done. `made`, `moved` and `renewed` are about the whole list, `role` about a role."""

    MADE = "made"
    MOVED = "moved"
    RENEWED = "renewed"
    DONE = "done"
    SKIPPED = "skipped"
    NOT_NEEDED = "not_needed"
    REOPENED = "reopened"
    ASSIGNED = "assigned"
    GIVEN = "given"
    ROLE = "role"
    LESSONS = "lessons"


class Change(Record):
    """One change; `fields` name → (before, after). `member` None: Techlink itself, or who was forgotten."""

    event: EventId
    task: TaskId | None
    at: datetime
    member: MemberId | None
    act: Act
    why: str
    fields: Mapping[str, tuple[Any, Any]]
