"""What members agreed to, and took back. Only the instant of taking back is ever written later."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Column, ForeignKey, Index, Text, UniqueConstraint

from domain.consents import Given, Purpose
from storage.schema.base import choice, key, network_id, one_of, same_network, table
from storage.schema.types import Instant, Key

consent: Final = table(
    "consent",
    key(),
    network_id(),
    Column("member_id", Key, nullable=False),
    choice("purpose", Purpose),
    Column("wording", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("given_at", Instant, nullable=False),
    choice("how", Given),
    Column("recorded_by", Key, ForeignKey("member.id", ondelete="SET NULL")),
    Column("withdrawn_at", Instant),
    one_of("purpose", Purpose),
    one_of("how", Given),
    same_network("member_id", "member", ondelete="CASCADE"),
    UniqueConstraint("network_id", "id"),
    Index(None, "network_id", "member_id", "purpose"),
    Index(None, "recorded_by"),
)
