"""The outbox: notices that are due, and the deliveries that bring one or many of them to an address.

A notice is written in the transaction that causes it and holds kind and ids only, no words. It goes to a
member, or to a channel of the server; with an `address` to that one alone, which need not be the member's
yet. It may try several deliveries, one after the other; `delivery_id` is
the one that has it now. What each member has chosen, and what is waiting in their inbox, lie here too.
"""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Index, Integer, Text, UniqueConstraint

from domain.notices import NoticeState, Rhythm
from storage.schema.base import choice, key, network_id, one_of, same_network, table
from storage.schema.types import Instant, Json, Key, Snowflake

notice = table(
    "notice",
    key(),
    network_id(),
    Column("kind", Text, nullable=False),
    Column("subject_kind", Text, nullable=False),
    Column("subject_id", Key, nullable=False),
    Column("member_id", Key),
    Column("channel", Snowflake),
    Column("address", Text),
    Column("detail", Json),
    Column("dedupe_key", Text, nullable=False),
    choice("state", NoticeState),
    Column("due_at", Instant, nullable=False),
    Column("wake_at", Instant, nullable=False),
    Column("expires_at", Instant),
    Column("created_at", Instant, nullable=False),
    Column("sent_at", Instant),
    Column("delivery_id", Key),
    Column("refused", Text),
    Column("problem", Text),
    one_of("state", NoticeState),
    CheckConstraint("(member_id IS NULL) <> (channel IS NULL)", name="one_recipient"),
    same_network("member_id", "member", ondelete="CASCADE"),
    same_network("delivery_id", "delivery"),
    UniqueConstraint("network_id", "dedupe_key"),
    UniqueConstraint("network_id", "id"),
    Index(None, "state", "wake_at"),
    Index(None, "network_id", "state", "due_at"),
    Index(None, "network_id", "subject_kind", "subject_id"),
    Index(None, "network_id", "member_id", "state", "wake_at"),
    Index(None, "network_id", "delivery_id"),
)

delivery = table(
    "delivery",
    key(),
    network_id(),
    Column("way", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("member_id", Key),
    Column("nonce", Text, nullable=False, unique=True),
    choice("state", NoticeState),
    Column("attempts", Integer, nullable=False),
    Column("failures", Integer, nullable=False, server_default="0"),
    Column("holder", Text),
    Column("lease_until", Instant),
    Column("next_try_at", Instant),
    Column("channel_id", Snowflake),
    Column("message_id", Snowflake),
    Column("last_error", Text),
    Column("created_at", Instant, nullable=False),
    Column("sent_at", Instant),
    one_of("state", NoticeState),
    same_network("member_id", "member", ondelete="CASCADE"),
    UniqueConstraint("network_id", "id"),
    Index(None, "state", "next_try_at"),
    Index(None, "state", "lease_until"),
    Index(None, "network_id", "address", "created_at"),
    Index(None, "network_id", "member_id", "created_at"),
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

inbox = table(
    "inbox",
    network_id(primary_key=True),
    Column("notice_id", Key, primary_key=True),
    Column("member_id", Key, nullable=False),
    Column("placed_at", Instant, nullable=False),
    Column("read_at", Instant),
    same_network("notice_id", "notice", ondelete="CASCADE"),
    same_network("member_id", "member", ondelete="CASCADE"),
    Index(None, "network_id", "member_id", "placed_at"),
)

notice_settings = table(
    "notice_settings",
    network_id(primary_key=True),
    Column("member_id", Key, primary_key=True),
    Column("way", Text, nullable=False),
    Column("quiet_from", Text),
    Column("quiet_until", Text),
    Column("digest_at", Text, nullable=False),
    Column("digest_weekday", Integer, nullable=False),
    same_network("member_id", "member", ondelete="CASCADE"),
)

notice_rhythm = table(
    "notice_rhythm",
    network_id(primary_key=True),
    Column("member_id", Key, primary_key=True),
    Column("kinds", Text, primary_key=True),
    choice("rhythm", Rhythm),
    one_of("rhythm", Rhythm),
    same_network("member_id", "member", ondelete="CASCADE"),
)
