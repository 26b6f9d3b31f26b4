"""The network's own methodology; an event's tasks, roles and proofs, and what was done with them.

What ships is no row: a version holds only what the network says otherwise or besides.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, Text, UniqueConstraint

from domain.methodology.lists import GivenKind, TaskStatus
from domain.methodology.schedule import Fit
from storage.schema.base import choice, key, network_id, one_of, same_network, table
from storage.schema.types import Day, Instant, Json, Key


def _member(name: str = "member_id") -> Column[int]:
    return Column(name, Key, ForeignKey("member.id", ondelete="SET NULL"))


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _number(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


# The newest version is the one that holds; the others tell how it came to be.
methodology_version: Final = table(
    "methodology_version",
    key(),
    network_id(),
    _number("number"),
    Column("tasks", Json, nullable=False),
    _text("source"),
    _member(),
    Column("made_at", Instant, nullable=False),
    UniqueConstraint("network_id", "number"),
)

# That an event has a list at all, and from which day its days are counted.
event_list: Final = table(
    "event_list",
    network_id(primary_key=True),
    Column("event_id", Key, primary_key=True),
    _number("version"),
    _text("region"),
    Column("since", Day, nullable=False),
    _text("lessons"),
    Column("ended", Boolean, nullable=False),
    same_network("event_id", "event", ondelete="CASCADE"),
)

event_task: Final = table(
    "event_task",
    key(),
    network_id(),
    Column("event_id", Key, nullable=False),
    _text("code"),
    Column("title", Json, nullable=False),
    Column("what", Json, nullable=False),
    _text("role"),
    _text("proof"),
    _number("days"),
    _number("least"),
    _number("skip_under"),
    Column("skipped", Json, nullable=False),
    Column("due", Day, nullable=False),
    choice("fit", Fit),
    choice("status", TaskStatus),
    _text("why"),
    _member("owner_id"),
    Column("closed_at", Instant),
    _member("closed_by"),
    _number("revision"),
    one_of("fit", Fit),
    one_of("status", TaskStatus),
    same_network("event_id", "event", ondelete="CASCADE"),
    UniqueConstraint("network_id", "event_id", "code"),
    UniqueConstraint("network_id", "id"),
    Index(None, "network_id", "status", "due"),
    Index(None, "owner_id"),
)

event_task_given: Final = table(
    "event_task_given",
    key(),
    network_id(),
    Column("task_id", Key, nullable=False),
    choice("kind", GivenKind),
    _text("text"),
    Column("file_id", Key),
    _member(),
    Column("given_at", Instant, nullable=False),
    one_of("kind", GivenKind),
    same_network("task_id", "event_task", ondelete="CASCADE"),
    same_network("file_id", "file"),
    UniqueConstraint("network_id", "id"),
    Index(None, "network_id", "task_id"),
    Index(None, "file_id"),
)

# Who has a role at an event: a member, or somebody who is none, by name.
event_role: Final = table(
    "event_role",
    key(),
    network_id(),
    Column("event_id", Key, nullable=False),
    _text("role"),
    _member(),
    _text("name"),
    same_network("event_id", "event", ondelete="CASCADE"),
    UniqueConstraint("network_id", "event_id", "role"),
    Index(None, "member_id"),
)

event_task_change: Final = table(
    "event_task_change",
    key(),
    network_id(),
    Column("event_id", Key, nullable=False),
    Column("task_id", Key),
    Column("at", Instant, nullable=False),
    _member(),
    _text("act"),
    _text("why"),
    Column("fields", Json, nullable=False),
    same_network("event_id", "event", ondelete="CASCADE"),
    same_network("task_id", "event_task", ondelete="CASCADE"),
    Index(None, "network_id", "event_id"),
)
