"""Date polls: the slots that are proposed, and who could come when."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Column, ForeignKey, Index, Integer, Text, UniqueConstraint

from domain.polls import PollStatus, Vote
from storage.schema.base import choice, key, network_id, one_of, same_network, table
from storage.schema.types import Instant, Json, Key, Snowflake

# What the event will be lies in `fields`; its time is that of the slot which is chosen.
poll: Final = table(
    "poll",
    key(),
    network_id(),
    Column("number", Integer, nullable=False),
    Column("fields", Json, nullable=False),
    Column("organiser_id", Key, ForeignKey("member.id", ondelete="SET NULL")),
    Column("deadline", Instant, nullable=False),
    choice("status", PollStatus),
    Column("event_id", Key),
    Column("revision", Integer, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("told_all_at", Instant),
    Column("channel", Snowflake),
    Column("message", Snowflake),
    one_of("status", PollStatus),
    same_network("event_id", "event"),
    UniqueConstraint("network_id", "number"),
    UniqueConstraint("network_id", "id"),
    Index(None, "network_id", "status"),
)

poll_slot: Final = table(
    "poll_slot",
    key(),
    network_id(),
    Column("poll_id", Key, nullable=False),
    Column("wall", Text, nullable=False),
    Column("fold", Integer, nullable=False),
    Column("zone", Text, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("starts_at", Instant, nullable=False),
    same_network("poll_id", "poll", ondelete="CASCADE"),
    UniqueConstraint("network_id", "id"),
    Index(None, "network_id", "poll_id", "starts_at"),
)

# Who answered at all, so that only the others are reminded; `seen` is the poll's revision by then.
poll_answer: Final = table(
    "poll_answer",
    network_id(primary_key=True),
    Column("poll_id", Key, primary_key=True),
    Column("member_id", Key, primary_key=True),
    Column("answered_at", Instant, nullable=False),
    Column("seen", Integer, nullable=False),
    same_network("poll_id", "poll", ondelete="CASCADE"),
    same_network("member_id", "member", ondelete="CASCADE"),
    Index(None, "network_id", "member_id"),
)

poll_vote: Final = table(
    "poll_vote",
    network_id(primary_key=True),
    Column("slot_id", Key, primary_key=True),
    Column("member_id", Key, primary_key=True),
    choice("vote", Vote),
    one_of("vote", Vote),
    same_network("slot_id", "poll_slot", ondelete="CASCADE"),
    same_network("member_id", "member", ondelete="CASCADE"),
    Index(None, "network_id", "member_id"),
)
