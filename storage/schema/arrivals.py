"""Members who were put on a list: their code for Discord, when they were asked, when they came."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Column, Index, Text, UniqueConstraint

from storage.schema.base import network_id, same_network, table
from storage.schema.types import Instant, Key

arrival: Final = table(
    "arrival",
    network_id(primary_key=True),
    Column("member_id", Key, primary_key=True),
    Column("code", Text, nullable=False),
    Column("listed_at", Instant, nullable=False),
    Column("invited_at", Instant),
    Column("arrived_at", Instant),
    Column("confirmed_at", Instant),
    Column("declined_at", Instant),  # they said that it is not them, or that they will not come
    same_network("member_id", "member", ondelete="CASCADE"),
    UniqueConstraint("code"),
    Index(None, "network_id", "arrived_at"),
)
