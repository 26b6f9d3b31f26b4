"""What partners make of their people's answers: settlements, signatures, and the nudges in between."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, Text, UniqueConstraint, text

from domain.surveys import InvitationState
from storage.schema.base import choice, key, network_id, one_of, same_network, table
from storage.schema.types import Instant, Json, Key, Snowflake

# Append-only: the latest one of a question holds, as long as the answers it was made over do.
settlement = table(
    "settlement",
    key(),
    network_id(),
    Column("wave_id", Key, nullable=False),
    Column("partner_id", Key, nullable=False),
    Column("node", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("basis", Json, nullable=False),
    Column("member_id", Key, ForeignKey("member.id", ondelete="SET NULL")),
    Column("settled_at", Instant, nullable=False),
    same_network("wave_id", "wave", ondelete="CASCADE"),
    same_network("partner_id", "partner", ondelete="CASCADE"),
    Index(None, "network_id", "wave_id", "partner_id", "id"),
    Index(None, "member_id"),
)

# Never deleted: a withdrawn one stays, and one partner has at most one in force.
signature = table(
    "signature",
    key(),
    network_id(),
    Column("wave_id", Key, nullable=False),
    Column("partner_id", Key, nullable=False),
    Column("answers", Json, nullable=False),
    Column("people", Integer, nullable=False),
    Column("shared", Boolean, nullable=False),
    Column("ever_shared", Boolean, nullable=False),
    Column("member_id", Key, ForeignKey("member.id", ondelete="SET NULL")),
    Column("signed_at", Instant, nullable=False),
    Column("withdrawn_by", Key, ForeignKey("member.id", ondelete="SET NULL")),
    Column("withdrawn_at", Instant),
    same_network("wave_id", "wave", ondelete="CASCADE"),
    same_network("partner_id", "partner", ondelete="CASCADE"),
    UniqueConstraint("network_id", "id"),
    Index(
        "uq_signature_in_force",
        "network_id",
        "wave_id",
        "partner_id",
        unique=True,
        # The migration says the same for PostgreSQL; saying it here would load its dialect at every start.
        sqlite_where=text("withdrawn_at IS NULL"),
    ),
    Index(None, "network_id", "partner_id"),
    Index(None, "member_id"),
    Index(None, "withdrawn_by"),
)

# A reminder that somebody asked for, in a partner's channel; posted as invitations are.
nudge = table(
    "nudge",
    key(),
    network_id(),
    Column("wave_id", Key, nullable=False),
    Column("partner_id", Key, nullable=False),
    choice("state", InvitationState),
    Column("channel", Snowflake),
    Column("message", Snowflake),
    Column("problem", Text),
    Column("member_id", Key, ForeignKey("member.id", ondelete="SET NULL")),
    Column("asked_at", Instant, nullable=False),
    Column("posted_at", Instant),
    same_network("wave_id", "wave", ondelete="CASCADE"),
    same_network("partner_id", "partner", ondelete="CASCADE"),
    one_of("state", InvitationState),
    UniqueConstraint("network_id", "id"),
    Index(None, "network_id", "wave_id", "partner_id", "id"),
    Index(None, "state"),
    Index(None, "member_id"),
)
