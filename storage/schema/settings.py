"""The settings of a network, and what they were before."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Text

from storage.schema.base import key, network_id, table
from storage.schema.types import Instant, Json, Key

setting = table(
    "setting",
    network_id(primary_key=True),
    Column("key", Text, primary_key=True),
    Column("value", Json, nullable=False),
    Column("changed_at", Instant, nullable=False),
    Column("changed_by", Key, ForeignKey("member.id", ondelete="SET NULL")),
    Index(None, "changed_by"),
)

setting_history = table(
    "setting_history",
    key(),
    network_id(),
    Column("key", Text, nullable=False),
    Column("value", Json, nullable=False),
    Column("changed_at", Instant, nullable=False),
    Column("changed_by", Key, ForeignKey("member.id", ondelete="SET NULL")),
    Index(None, "network_id", "key", "id"),
    Index(None, "changed_by"),
)
