"""What happened during an event and after it: agenda, who was there, what was noted, minutes, materials.

Members are named in keys to `member` only, so that `storage.keeping` knows them all; in versions of minutes
they stand as ids in plain data, which name nobody once the member is gone.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, Text, UniqueConstraint

from domain.meetings.attendance import Source
from domain.meetings.model import EntryKind, MinutesStatus, Verdict
from domain.meetings.rolls.model import Sort
from storage.schema.base import choice, key, network_id, one_of, same_network, table
from storage.schema.types import Day, Instant, Json, Key


def _member(name: str) -> Column[int]:
    return Column(name, Key, ForeignKey("member.id", ondelete="SET NULL"))


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _number(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


agenda_item: Final = table(
    "agenda_item",
    network_id(primary_key=True),
    Column("event_id", Key, primary_key=True),
    Column("position", Integer, primary_key=True),
    _text("title"),
    _number("minutes"),
    _text("lead"),
    same_network("event_id", "event", ondelete="CASCADE"),
)

presence_mark: Final = table(
    "presence_mark",
    key(),
    network_id(),
    Column("event_id", Key, nullable=False),
    Column("member_id", Key, nullable=False),
    choice("source", Source),
    Column("present", Boolean, nullable=False),
    Column("at", Instant, nullable=False),
    _member("recorded_by"),
    _text("why"),
    one_of("source", Source),
    same_network("event_id", "event", ondelete="CASCADE"),
    same_network("member_id", "member", ondelete="CASCADE"),
    Index(None, "network_id", "event_id"),
    Index(None, "network_id", "member_id"),
)

# From when to when somebody was connected. Without `left`: they still are, as far as is known.
presence_stay: Final = table(
    "presence_stay",
    key(),
    network_id(),
    Column("event_id", Key, nullable=False),
    Column("member_id", Key, nullable=False),
    choice("source", Source),
    Column("joined", Instant, nullable=False),
    Column("left", Instant),
    one_of("source", Source),
    same_network("event_id", "event", ondelete="CASCADE"),
    same_network("member_id", "member", ondelete="CASCADE"),
    Index(None, "network_id", "event_id"),
    Index(None, "network_id", "member_id"),
)

# An attendance file that was taken: how many people in it were matched, and were nobody here.
presence_roll: Final = table(
    "presence_roll",
    key(),
    network_id(),
    Column("event_id", Key, nullable=False),
    choice("sort", Sort),
    _text("digest"),
    _number("matched"),
    _number("others"),
    _number("skipped"),
    Column("at", Instant, nullable=False),
    _member("recorded_by"),
    one_of("sort", Sort),
    same_network("event_id", "event", ondelete="CASCADE"),
    UniqueConstraint("network_id", "event_id", "digest"),
)

minutes: Final = table(
    "minutes",
    network_id(primary_key=True),
    Column("event_id", Key, primary_key=True),
    choice("status", MinutesStatus),
    _number("version"),
    _number("revision"),
    Column("sent_at", Instant),
    Column("until", Instant),
    # Whether nobody's objecting until then is as good as approval: said when they were sent.
    Column("silence", Boolean, nullable=False),
    Column("approved_at", Instant),
    _member("approved_by"),
    Column("by_silence", Boolean, nullable=False),
    # What is said to those who objected, where they stand all the same.
    Column("answer", Text, nullable=False, server_default=""),
    Column("thanked_at", Instant),
    one_of("status", MinutesStatus),
    same_network("event_id", "event", ondelete="CASCADE"),
    Index(None, "status", "until"),
)

minutes_entry: Final = table(
    "minutes_entry",
    key(),
    network_id(),
    Column("event_id", Key, nullable=False),
    choice("kind", EntryKind),
    _text("text"),
    _member("recorded_by"),
    Column("recorded_at", Instant, nullable=False),
    _number("revision"),
    _member("said_by"),
    Column("nameless", Boolean, nullable=False),
    _text("link"),
    _member("owner_id"),
    Column("due", Day),
    Column("done_at", Instant),
    _member("done_by"),
    Column("milestone_id", Key),
    one_of("kind", EntryKind),
    same_network("event_id", "event", ondelete="CASCADE"),
    same_network("milestone_id", "plan_milestone"),
    UniqueConstraint("network_id", "id"),
    Index(None, "network_id", "event_id"),
    Index(None, "owner_id"),
    Index(None, "network_id", "milestone_id"),
)

minutes_version: Final = table(
    "minutes_version",
    network_id(primary_key=True),
    Column("event_id", Key, primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("at", Instant, nullable=False),
    _member("sent_by"),
    Column("content", Json, nullable=False),
    same_network("event_id", "event", ondelete="CASCADE"),
)

minutes_opinion: Final = table(
    "minutes_opinion",
    network_id(primary_key=True),
    Column("event_id", Key, primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("member_id", Key, primary_key=True),
    choice("verdict", Verdict),
    _text("comment"),
    Column("at", Instant, nullable=False),
    one_of("verdict", Verdict),
    same_network("event_id", "event", ondelete="CASCADE"),
    same_network("member_id", "member", ondelete="CASCADE"),
    Index(None, "network_id", "member_id"),
)

material: Final = table(
    "material",
    key(),
    network_id(),
    Column("event_id", Key, nullable=False),
    _text("title"),
    _text("link"),
    Column("file_id", Key),
    _member("added_by"),
    Column("added_at", Instant, nullable=False),
    same_network("event_id", "event", ondelete="CASCADE"),
    same_network("file_id", "file"),
    Index(None, "network_id", "event_id"),
    Index(None, "network_id", "file_id"),
)
