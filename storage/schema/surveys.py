"""Questionnaires as they were when asked, waves, invitations, sessions with their log, and submissions."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, Text, UniqueConstraint

from domain.surveys import InvitationState
from storage.schema.base import choice, key, network_id, one_of, same_network, table
from storage.schema.types import Instant, Json, Key, Snowflake

form = table(
    "form",
    key(),
    network_id(),
    Column("hash", Text, nullable=False),
    Column("definition", Text, nullable=False),
    Column("added_at", Instant, nullable=False),
    UniqueConstraint("network_id", "hash"),
    UniqueConstraint("network_id", "id"),
)

wave = table(
    "wave",
    key(),
    network_id(),
    Column("form_id", Key, nullable=False),
    Column("label", Text, nullable=False),
    Column("opens_at", Instant, nullable=False),
    Column("closes_at", Instant, nullable=False),
    Column("created_by", Key, ForeignKey("member.id", ondelete="SET NULL")),
    Column("created_at", Instant, nullable=False),
    same_network("form_id", "form"),
    UniqueConstraint("network_id", "id"),
    Index(None, "network_id", "closes_at"),
)

invitation = table(
    "invitation",
    key(),
    network_id(),
    Column("wave_id", Key, nullable=False),
    Column("partner_id", Key, nullable=False),
    choice("state", InvitationState),
    Column("channel", Snowflake),
    Column("message", Snowflake),
    Column("problem", Text),
    Column("posted_at", Instant),
    same_network("wave_id", "wave", ondelete="CASCADE"),
    same_network("partner_id", "partner", ondelete="CASCADE"),
    one_of("state", InvitationState),
    UniqueConstraint("network_id", "wave_id", "partner_id"),
    Index(None, "state"),
)

# "survey_session": a training session, too, will be called a session one day. Without a partner: begun before
# it was noted, by somebody who has none any more.
survey_session = table(
    "survey_session",
    key(),
    network_id(),
    Column("wave_id", Key, nullable=False),
    Column("member_id", Key, nullable=False),
    Column("partner_id", Key),
    Column("walk", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("reviewing", Boolean, nullable=False),
    Column("paused", Boolean, nullable=False),
    Column("started_at", Instant, nullable=False),
    Column("updated_at", Instant, nullable=False),
    Column("sent_at", Instant),
    Column("card_channel", Snowflake),
    Column("card_message", Snowflake),
    same_network("wave_id", "wave", ondelete="CASCADE"),
    same_network("member_id", "member", ondelete="CASCADE"),
    same_network("partner_id", "partner", ondelete="CASCADE"),
    UniqueConstraint("network_id", "wave_id", "member_id", "partner_id"),
    UniqueConstraint("network_id", "id"),
    Index(None, "card_channel", "updated_at"),
)

# Append-only: what was answered, when, in which language it was read; `revision` says with which change.
survey_event = table(
    "survey_event",
    key(),
    network_id(),
    Column("session_id", Key, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("at", Instant, nullable=False),
    Column("language", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("node", Text, nullable=False),
    Column("raw", Text),
    same_network("session_id", "survey_session", ondelete="CASCADE"),
    Index(None, "network_id", "session_id", "revision"),
)

# A copy without a key to the session: who answered and what was answered can be kept apart.
submission = table(
    "submission",
    key(),
    network_id(),
    Column("receipt", Text, nullable=False),
    Column("wave_id", Key, nullable=False),
    Column("partner_id", Key, nullable=False),
    Column("member_id", Key),
    Column("answers", Json, nullable=False),
    Column("sent_at", Instant, nullable=False),
    Column("replaced_at", Instant),
    same_network("wave_id", "wave", ondelete="CASCADE"),
    same_network("partner_id", "partner", ondelete="CASCADE"),
    UniqueConstraint("network_id", "receipt"),
    Index(None, "network_id", "wave_id", "member_id"),
)
