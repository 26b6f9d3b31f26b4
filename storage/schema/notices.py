"""The outbox: notices that are due, and the deliveries that bring one or many of them to an address.

A notice is written in the transaction that causes it and holds kind and ids only, no words. It goes to a
member, or to a channel of the server. It may try several deliveries, one after the other.
"""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Index, Integer, Text, UniqueConstraint

from domain.notices import NoticeState
from storage.schema.base import choice, key, network_id, one_of, same_network, table
from storage.schema.types import Instant, Key, Snowflake

notice = table(
    "notice",
    key(),
    network_id(),
    Column("kind", Text, nullable=False),
    Column("subject_kind", Text, nullable=False),
    Column("subject_id", Key, nullable=False),
    Column("member_id", Key),
    Column("channel", Snowflake),
    Column("dedupe_key", Text, nullable=False),
    choice("state", NoticeState),
    Column("due_at", Instant, nullable=False),
    Column("expires_at", Instant),
    Column("created_at", Instant, nullable=False),
    Column("sent_at", Instant),
    one_of("state", NoticeState),
    CheckConstraint("(member_id IS NULL) <> (channel IS NULL)", name="one_recipient"),
    same_network("member_id", "member", ondelete="CASCADE"),
    UniqueConstraint("network_id", "dedupe_key"),
    UniqueConstraint("network_id", "id"),
    Index(None, "state", "due_at"),
    Index(None, "network_id", "subject_kind", "subject_id"),
    Index(None, "network_id", "member_id"),
)

delivery = table(
    "delivery",
    key(),
    network_id(),
    Column("way", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("nonce", Text, nullable=False, unique=True),
    choice("state", NoticeState),
    Column("attempts", Integer, nullable=False),
    Column("lease_until", Instant),
    Column("next_try_at", Instant),
    Column("channel_id", Snowflake),
    Column("message_id", Snowflake),
    Column("last_error", Text),
    Column("created_at", Instant, nullable=False),
    Column("sent_at", Instant),
    one_of("state", NoticeState),
    UniqueConstraint("network_id", "id"),
    Index(None, "state", "next_try_at"),
    Index(None, "state", "lease_until"),
)

delivery_notice = table(
    "delivery_notice",
    network_id(primary_key=True),
    Column("delivery_id", Key, primary_key=True),
    Column("notice_id", Key, primary_key=True),
    same_network("delivery_id", "delivery", ondelete="CASCADE"),
    same_network("notice_id", "notice", ondelete="CASCADE"),
    Index(None, "network_id", "notice_id"),
)
