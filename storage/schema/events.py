"""Events, who is invited and what they answered, series, what stands on Discord for them, every change.

Members are named in keys to `member` only, so that `storage.keeping` knows them all. A guest of an event is a
member too (`member.guest`), so that every way of reaching, telling and forgetting people holds for guests.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, Text, UniqueConstraint

from domain.events.model import EventKind, EventStatus, Manner, Reply, RoomKind, Seat, Via
from storage.schema.base import choice, key, network_id, one_of, same_network, table
from storage.schema.types import Instant, Json, Key, Snowflake


def _member(name: str = "member_id") -> Column[int]:
    return Column(name, Key, ForeignKey("member.id", ondelete="SET NULL"))


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _number(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


event_series: Final = table(
    "event_series",
    key(),
    network_id(),
    _text("rule"),
    _text("wall"),
    _text("zone"),
    Column("created_at", Instant, nullable=False),
    UniqueConstraint("network_id", "id"),
)

event: Final = table(
    "event",
    key(),
    network_id(),
    _number("number"),
    choice("kind", EventKind),
    _text("title"),
    _text("description"),
    _text("wall"),
    _number("fold"),
    _text("zone"),
    _number("minutes"),
    # They follow from the four above, and are kept to be found by.
    Column("starts_at", Instant, nullable=False),
    Column("ends_at", Instant, nullable=False),
    choice("manner", Manner),
    _text("venue"),
    choice("room", RoomKind),
    _text("link"),
    Column("everyone", Boolean, nullable=False),
    Column("languages", Json, nullable=False),
    _text("theme"),
    Column("capacity", Integer),
    _number("closes_before"),
    _number("offer_minutes"),
    Column("public", Boolean, nullable=False),
    _member("organiser_id"),
    _member("deputy_id"),
    choice("status", EventStatus),
    _number("revision"),
    _number("sequence"),
    _number("moved"),
    Column("series_id", Key),
    Column("occurrence", Text),
    _member("created_by"),
    Column("created_at", Instant, nullable=False),
    Column("started_at", Instant),
    Column("ended_at", Instant),
    Column("cancelled_at", Instant),
    _text("cancelled_why"),
    one_of("kind", EventKind),
    one_of("manner", Manner),
    one_of("room", RoomKind),
    one_of("status", EventStatus),
    same_network("series_id", "event_series"),
    UniqueConstraint("network_id", "number"),
    UniqueConstraint("network_id", "id"),
    Index(None, "network_id", "starts_at"),
    Index(None, "network_id", "ends_at"),
    Index(None, "network_id", "series_id"),
    # The worker asks in all networks at once what is over.
    Index(None, "starts_at"),
)

# For whom it is where it is not for everybody: partners, and members by themselves.
event_invited: Final = table(
    "event_invited",
    key(),
    network_id(),
    Column("event_id", Key, nullable=False),
    Column("partner_id", Key),
    Column("member_id", Key, ForeignKey("member.id", ondelete="CASCADE")),
    same_network("event_id", "event", ondelete="CASCADE"),
    same_network("partner_id", "partner", ondelete="CASCADE"),
    Index(None, "network_id", "event_id"),
    Index(None, "member_id"),
)

event_answer: Final = table(
    "event_answer",
    key(),
    network_id(),
    Column("event_id", Key, nullable=False),
    Column("member_id", Key, nullable=False),
    Column("partner_id", Key),
    choice("reply", Reply),
    choice("seat", Seat),
    Column("queued_at", Instant),
    Column("offered_at", Instant),
    Column("offered_until", Instant),
    _number("moved"),
    choice("via", Via),
    Column("answered_at", Instant, nullable=False),
    _member("recorded_by"),
    one_of("reply", Reply),
    one_of("seat", Seat),
    one_of("via", Via),
    same_network("event_id", "event", ondelete="CASCADE"),
    same_network("member_id", "member", ondelete="CASCADE"),
    same_network("partner_id", "partner", ondelete="CASCADE"),
    UniqueConstraint("network_id", "event_id", "member_id"),
    UniqueConstraint("network_id", "id"),
    Index(None, "network_id", "event_id", "seat", "queued_at"),
    Index(None, "network_id", "member_id"),
    Index(None, "seat", "offered_until"),
)

event_change: Final = table(
    "event_change",
    key(),
    network_id(),
    Column("event_id", Key, nullable=False),
    Column("at", Instant, nullable=False),
    _member(),
    _text("act"),
    _text("why"),
    Column("fields", Json, nullable=False),
    same_network("event_id", "event", ondelete="CASCADE"),
    Index(None, "network_id", "event_id"),
)

# What stands for it on Discord: the announcement's card, the scheduled event, thread, room and role.
event_mirror: Final = table(
    "event_mirror",
    network_id(primary_key=True),
    Column("event_id", Key, primary_key=True),
    Column("channel", Snowflake),
    Column("message", Snowflake),
    Column("scheduled", Snowflake),
    Column("thread", Snowflake),
    Column("room", Snowflake),
    Column("role", Snowflake),
    Column("shown", Json),
    Column("problem", Text),
    same_network("event_id", "event", ondelete="CASCADE"),
    Index(None, "scheduled"),
)

# What an organisation that is no partner is, asked once of its first guest.
guest: Final = table(
    "guest",
    network_id(primary_key=True),
    Column("member_id", Key, primary_key=True),
    _text("organisation"),
    _text("kind"),
    _text("size"),
    Column("region", Text),
    Column("invited_at", Instant),
    Column("confirmed_at", Instant),
    same_network("member_id", "member", ondelete="CASCADE"),
)

# The secret of a calendar's address is kept as its SHA-256 alone. Without a member: the network's calendar.
calendar_feed: Final = table(
    "calendar_feed",
    key(),
    network_id(),
    Column("member_id", Key, ForeignKey("member.id", ondelete="CASCADE")),
    _text("digest"),
    Column("made_at", Instant, nullable=False),
    Column("revoked_at", Instant),
    UniqueConstraint("digest"),
    Index(None, "network_id", "member_id"),
)
