"""Scheduled events: what may be asked of a new or a changed one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playground.errors import not_modelled
from playground.gatherings import covers
from playground.records.gatherings import EXTERNAL_EVENT, SCHEDULED, ScheduledEvent
from playground.validation.fields import (
    Custom,
    Field,
    Instant,
    OneOf,
    Shape,
    Snowflake,
    Text,
    check_shape,
)
from playground.validation.problems import Problems

if TYPE_CHECKING:
    from collections.abc import Mapping

_REQUIRED = ("BASE_TYPE_REQUIRED", "This field is required")
_SHAPE: dict[str, Field] = {
    "name": Text(100, 1),
    "description": Text(1000),
    "scheduled_start_time": Instant(),
    "scheduled_end_time": Instant(),
    "privacy_level": OneOf((2,)),
    "entity_type": OneOf((1, 2, 3)),
    "status": OneOf((1, 2, 3, 4)),
    "channel_id": Snowflake(),
    "entity_metadata": Shape({"location": Text(100, 1)}),
    "image": Custom(covers.check),
}
_NEW: Mapping[str, Field] = _SHAPE | {
    "name": Text(100, 1, required=True),
    "scheduled_start_time": Instant(required=True),
    "privacy_level": OneOf((2,), required=True),
    "entity_type": OneOf((1, 2, 3), required=True),
}
_NEXT = {1: (2, 4), 2: (3,), 3: (), 4: ()}
"""From each status to those that may follow."""


def check_new(body: dict[str, Any]) -> None:
    """Refuses a body that breaks a limit.

    Raises:
        DiscordError: 50035.
    """
    _check(body, _NEW)


def check_change(body: dict[str, Any]) -> None:
    """The same for a change, where everything may be left out."""
    _check(body, _SHAPE)


def _check(body: dict[str, Any], shape: Mapping[str, Field]) -> None:
    if body.get("recurrence_rule"):
        raise not_modelled("events that recur")
    problems = Problems()
    check_shape(shape, body, (), problems)
    problems.settle()


def check_whole(made: ScheduledEvent, old: ScheduledEvent | None, told: set[str], now_ms: int) -> None:
    """Refuses an event whose parts do not go together.

    Args:
        made: the event as it would be.
        old: as it was; None for a new one.
        told: the names of the fields that the body sets.
        now_ms: playground time.

    Raises:
        DiscordError: 50035.
    """
    problems = Problems()
    _check_place(made, problems)
    if old is None or "scheduled_start_time" in told:
        _check_start(made, old, now_ms, problems)
    if made.end_ms is not None and made.end_ms <= made.start_ms:
        text = "End time must be after the start time."
        problems.add(("scheduled_end_time",), "GUILD_SCHEDULED_EVENT_END_BEFORE_START", text)
    elif "scheduled_end_time" in told and made.end_ms is not None and made.end_ms <= now_ms:
        _add_past("scheduled_end_time", problems)
    if old is not None and made.status not in {old.status, *_NEXT[old.status]}:
        text = f"An event of status {old.status} cannot get status {made.status}."
        problems.add(("status",), "GUILD_SCHEDULED_EVENT_INVALID_STATUS_TRANSITION", text)
    problems.settle()


def _check_place(made: ScheduledEvent, problems: Problems) -> None:
    if made.entity_type != EXTERNAL_EVENT:
        if made.channel_id is None:
            problems.add(("channel_id",), *_REQUIRED)
        return
    if made.channel_id is not None:
        text = "An external event takes place in no channel: this must be null."
        problems.add(("channel_id",), "BASE_TYPE_CHOICES", text)
    if made.location is None:
        problems.add(("entity_metadata", "location"), *_REQUIRED)
    if made.end_ms is None:
        problems.add(("scheduled_end_time",), *_REQUIRED)


def _check_start(made: ScheduledEvent, old: ScheduledEvent | None, now_ms: int, problems: Problems) -> None:
    if old is not None and old.status != SCHEDULED:
        text = "The start of an event that is under way cannot be changed."
        problems.add(("scheduled_start_time",), "GUILD_SCHEDULED_EVENT_INVALID_START_BY_STATUS", text)
    elif made.start_ms <= now_ms:
        _add_past("scheduled_start_time", problems)


def _add_past(name: str, problems: Problems) -> None:
    problems.add((name,), "GUILD_SCHEDULED_EVENT_SCHEDULE_PAST", "Cannot schedule event in the past.")
