"""Networks and their partners."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Integer, Text, UniqueConstraint

from domain.networks import PartnerKind
from storage.schema.base import choice, key, network_id, one_of, table
from storage.schema.types import Instant, Snowflake

network = table(
    "network",
    key(),
    Column("server_id", Snowflake, unique=True),
    Column("name", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("zone", Text, nullable=False),
    Column("demo", Boolean, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("coordinator_role", Snowflake),
    Column("coordination_channel", Snowflake),
    Column("category", Snowflake),
    # The highest number that a good practice was ever given; a draft that is thrown away takes its own along.
    Column("practices_numbered", Integer, nullable=False, server_default="0"),
)

partner = table(
    "partner",
    key(),
    network_id(),
    Column("code", Text, nullable=False),
    Column("name", Text, nullable=False),
    choice("kind", PartnerKind),
    Column("region", Text),
    Column("country", Text),
    Column("language", Text, nullable=False),
    Column("role", Snowflake),
    Column("channel", Snowflake),
    Column("created_at", Instant, nullable=False),
    Column("left_at", Instant),
    one_of("kind", PartnerKind),
    UniqueConstraint("network_id", "code"),
    UniqueConstraint("network_id", "id"),
)
