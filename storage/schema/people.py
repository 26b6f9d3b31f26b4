"""People, the channels they are reached by, and their membership of networks with its roles.

A person and a channel belong to no network: one person may be in several, and is reached once.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Text, UniqueConstraint, false

from domain.actors import ChannelKind, Role
from storage.schema.base import choice, key, network_id, one_of, same_network, table
from storage.schema.types import Instant, Key, Snowflake

person = table(
    "person",
    key(),
    Column("name", Text, nullable=False),
    Column("language", Text),
    Column("zone", Text),
    Column("created_at", Instant, nullable=False),
)

channel = table(
    "channel",
    key(),
    Column("person_id", Key, ForeignKey("person.id", ondelete="CASCADE"), nullable=False),
    choice("kind", ChannelKind),
    Column("address", Text, nullable=False),
    Column("conversation", Snowflake),
    Column("agreed_at", Instant),
    Column("closed_at", Instant),
    one_of("kind", ChannelKind),
    UniqueConstraint("kind", "address"),
    Index(None, "person_id"),
)

member = table(
    "member",
    key(),
    network_id(),
    Column("person_id", Key, ForeignKey("person.id", ondelete="CASCADE"), nullable=False),
    Column("partner_id", Key),
    Column("function", Text, nullable=False),
    Column("joined_at", Instant, nullable=False),
    Column("left_at", Instant),
    Column("recorded_by", Key, ForeignKey("member.id", ondelete="SET NULL")),
    # Somebody from outside who comes to events: reached, told and forgotten like all, but of no partner.
    Column("guest", Boolean, nullable=False, server_default=false()),
    Column("links_since", Instant),  # what was signed for them before then opens nothing any more
    same_network("partner_id", "partner"),
    UniqueConstraint("network_id", "person_id"),
    UniqueConstraint("network_id", "id"),
    Index(None, "person_id"),
    Index(None, "network_id", "partner_id"),
    Index(None, "recorded_by"),
)

member_role = table(
    "member_role",
    network_id(primary_key=True),
    Column("member_id", Key, primary_key=True),
    choice("role", Role, primary_key=True),
    one_of("role", Role),
    same_network("member_id", "member", ondelete="CASCADE"),
    Index(None, "network_id", "role"),
)
