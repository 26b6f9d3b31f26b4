"""State that is too long for a custom_id and too young to be a fact: filters, previews, half-made plans."""

from __future__ import annotations

from sqlalchemy import Column, Index, Text

from storage.schema.base import key, network_id, same_network, table
from storage.schema.types import Instant, Json, Key

draft = table(
    "draft",
    key(),
    network_id(),
    Column("member_id", Key),
    Column("address", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("payload", Json, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    same_network("member_id", "member", ondelete="CASCADE"),
    Index(None, "network_id", "member_id"),
    Index(None, "expires_at"),
)
