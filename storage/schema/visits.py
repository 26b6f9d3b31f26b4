"""Visits of innovation agents: offers and requests, and what the host has done of the checklist."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import Column, ForeignKey, Index, Integer, Text, UniqueConstraint

from domain.practices.exchange import Side, VisitState
from storage.schema.base import choice, key, network_id, one_of, same_network, table
from storage.schema.types import Instant, Json, Key


def _text(name: str) -> Column[Any]:
    return Column(name, Text, nullable=False)


def _member(name: str) -> Column[Any]:
    return Column(name, Key, ForeignKey("member.id", ondelete="SET NULL"))


visit: Final = table(
    "visit",
    key(),
    network_id(),
    Column("number", Integer, nullable=False),
    choice("side", Side),
    choice("state", VisitState),
    Column("revision", Integer, nullable=False),
    _member("member_id"),
    Column("partner_id", Key),
    _text("theme"),
    _text("about"),
    _text("roughly"),
    _text("length"),
    Column("languages", Json, nullable=False),
    Column("made_at", Instant, nullable=False),
    _member("taker_id"),
    Column("taker_partner_id", Key),
    Column("poll_id", Key),
    Column("event_id", Key),
    Column("report_asked_at", Instant),
    _text("seen"),
    _text("adopting"),
    Column("links", Json, nullable=False),
    Column("reported_at", Instant),
    _text("outcome"),
    Column("outcome_at", Instant),
    one_of("side", Side),
    one_of("state", VisitState),
    same_network("partner_id", "partner"),
    same_network("taker_partner_id", "partner"),
    same_network("poll_id", "poll"),
    same_network("event_id", "event"),
    UniqueConstraint("network_id", "id"),
    UniqueConstraint("network_id", "number"),
    Index(None, "network_id", "partner_id"),
    Index(None, "network_id", "taker_partner_id"),
    Index(None, "network_id", "poll_id"),
    Index(None, "network_id", "event_id"),
    # What time does is asked once a second.
    Index(None, "state", "report_asked_at"),
    Index(None, "member_id"),
    Index(None, "taker_id"),
)

visit_task: Final = table(
    "visit_task",
    network_id(primary_key=True),
    Column("visit_id", Key, primary_key=True),
    Column("key", Text, primary_key=True),
    _member("member_id"),
    Column("done_at", Instant, nullable=False),
    same_network("visit_id", "visit", ondelete="CASCADE"),
    Index(None, "member_id"),
)
