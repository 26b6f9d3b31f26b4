"""What became of good practices elsewhere: who took one over, how it goes, and what its author is asked."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import Column, ForeignKey, Index, Integer, Text, UniqueConstraint

from domain.practices.adopting import Stage
from storage.schema.base import choice, key, network_id, one_of, same_network, table
from storage.schema.types import Day, Instant, Key, Snowflake


def _text(name: str) -> Column[Any]:
    return Column(name, Text, nullable=False)


def _member(name: str) -> Column[Any]:
    return Column(name, Key, ForeignKey("member.id", ondelete="SET NULL"))


practice_adoption: Final = table(
    "practice_adoption",
    key(),
    network_id(),
    Column("practice_id", Key, nullable=False),
    _member("member_id"),
    Column("partner_id", Key),
    _text("place"),
    _text("adapted"),
    Column("planned", Day),
    choice("stage", Stage),
    Column("since", Day),
    # A plan's own row: when its plan is removed for good the adoption stays.
    Column("milestone_id", Key, ForeignKey("plan_milestone.id", ondelete="SET NULL")),
    Column("revision", Integer, nullable=False),
    Column("adopted_at", Instant, nullable=False),
    Column("thanked_at", Instant),
    Column("offered_at", Instant),
    _text("help"),
    one_of("stage", Stage),
    same_network("practice_id", "practice", ondelete="CASCADE"),
    same_network("partner_id", "partner"),
    UniqueConstraint("network_id", "id"),
    Index(None, "network_id", "practice_id"),
    Index(None, "network_id", "partner_id"),
    Index(None, "member_id"),
    Index(None, "milestone_id"),
)

# What was said of how it goes, each time; `number` is the check-in that it answers.
practice_check: Final = table(
    "practice_check",
    key(),
    network_id(),
    Column("adoption_id", Key, nullable=False),
    Column("number", Integer),
    choice("stage", Stage),
    _text("result"),
    _text("proof"),
    Column("file_id", Key),
    _member("member_id"),
    Column("said_at", Instant, nullable=False),
    one_of("stage", Stage),
    same_network("adoption_id", "practice_adoption", ondelete="CASCADE"),
    same_network("file_id", "file"),
    Index(None, "network_id", "adoption_id"),
    Index(None, "network_id", "file_id"),
    Index(None, "member_id"),
)

practice_question: Final = table(
    "practice_question",
    key(),
    network_id(),
    Column("practice_id", Key, nullable=False),
    _member("member_id"),
    _text("text"),
    Column("asked_at", Instant, nullable=False),
    Column("channel", Snowflake),
    Column("thread", Snowflake),
    _text("answer"),
    _member("answered_by"),
    Column("answered_at", Instant),
    same_network("practice_id", "practice", ondelete="CASCADE"),
    Index(None, "network_id", "practice_id"),
    Index(None, "member_id"),
    Index(None, "answered_by"),
)
