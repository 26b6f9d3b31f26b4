"""What stands on Discord for an event. Ours is the truth: Discord's side is brought in line with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from domain.events.model import EventId


class Mirror(Record):
    """Discord's ids of what was made; `shown` is what Discord was last told, `problem` why it was not."""

    event: EventId
    channel: int | None = None
    message: int | None = None
    scheduled: int | None = None
    thread: int | None = None
    room: int | None = None
    role: int | None = None
    shown: Mapping[str, Any] | None = None
    problem: str | None = None
