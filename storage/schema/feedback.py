"""What people say of events: who was asked and has begun; and, without a name or a time, what was sent."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Boolean, Column, Index, Integer, Text

from storage.schema.base import network_id, same_network, table
from storage.schema.types import Instant, Json, Key

feedback: Final = table(
    "feedback",
    network_id(primary_key=True),
    Column("event_id", Key, primary_key=True),
    Column("form_id", Key, nullable=False),
    Column("opened_at", Instant, nullable=False),
    Column("closes_at", Instant, nullable=False),
    Column("ask_at", Instant, nullable=False),
    Column("asked_at", Instant),
    # How many could have answered: people are forgotten, what their event was said to be like is not.
    Column("people", Integer, nullable=False),
    same_network("event_id", "event", ondelete="CASCADE"),
    same_network("form_id", "form"),
    Index(None, "asked_at", "ask_at"),
)

# The walk lies here until it is sent, and is gone then; when that was is not kept.
feedback_person: Final = table(
    "feedback_person",
    network_id(primary_key=True),
    Column("event_id", Key, primary_key=True),
    Column("member_id", Key, primary_key=True),
    Column("asked_at", Instant),
    Column("revision", Integer, nullable=False),
    Column("walk", Text),
    Column("sent", Boolean, nullable=False),
    same_network("event_id", "event", ondelete="CASCADE"),
    same_network("member_id", "member", ondelete="CASCADE"),
    Index(None, "network_id", "member_id"),
)

# Nothing leads from here to a person: a random number, no time.
feedback_sheet: Final = table(
    "feedback_sheet",
    network_id(primary_key=True),
    Column("token", Text, primary_key=True),
    Column("event_id", Key, nullable=False),
    Column("answers", Json, nullable=False),
    same_network("event_id", "event", ondelete="CASCADE"),
    Index(None, "network_id", "event_id"),
)
