"""Strategic innovation plans: what is in them, who answers for it, what was given and said, every change.

What is removed keeps its row (`removed_at`): its number is never given again, and history still points to it.
People are named in columns `member_id` only, so that `storage.keeping` knows them all.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, CheckConstraint, Column, ForeignKey, Index, Integer, Text
from sqlalchemy import UniqueConstraint as Unique

from domain.plans.codes import Level
from domain.plans.model import (
    Duty,
    EvidenceKind,
    FindingKind,
    MilestoneKind,
    MilestoneStatus,
    PlanKind,
    PlanStatus,
)
from storage.schema.base import choice, key, network_id, one_of, same_network, table
from storage.schema.types import Day, Instant, Json, Key, Number


def _member() -> Column[int]:
    return Column("member_id", Key, ForeignKey("member.id", ondelete="SET NULL"))


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


plan = table(
    "plan",
    key(),
    network_id(),
    Column("number", Integer, nullable=False),
    choice("kind", PlanKind),
    _text("title"),
    Column("region_code", Text),
    Column("region_name", Text),
    Column("first_day", Day, nullable=False),
    Column("last_day", Day, nullable=False),
    _text("vision"),
    choice("status", PlanStatus),
    Column("version", Integer, nullable=False),
    _text("language"),
    _text("time_zone"),
    _text("body"),
    Column("approved_on", Day),
    Column("published_at", Instant),
    Column("revision", Integer, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("removed_at", Instant),
    one_of("kind", PlanKind),
    one_of("status", PlanStatus),
    Unique("network_id", "number"),
    Unique("network_id", "id"),
)

plan_finding = table(
    "plan_finding",
    key(),
    network_id(),
    Column("plan_id", Key, nullable=False),
    Column("position", Integer, nullable=False),
    choice("kind", FindingKind),
    _text("text"),
    Column("value", Number),
    _text("unit"),
    Column("year", Integer),
    _text("source"),
    one_of("kind", FindingKind),
    same_network("plan_id", "plan", ondelete="CASCADE"),
    Index(None, "network_id", "plan_id", "position"),
)

plan_seat = table(
    "plan_seat",
    key(),
    network_id(),
    Column("plan_id", Key, nullable=False),
    Column("position", Integer, nullable=False),
    _member(),
    _text("name"),
    Column("email", Text),
    _text("function"),
    same_network("plan_id", "plan", ondelete="CASCADE"),
    Index(None, "network_id", "plan_id", "position"),
    Index(None, "member_id"),
    Index(None, "network_id", "email"),
)

plan_zone = table(
    "plan_zone",
    key(),
    network_id(),
    Column("plan_id", Key, nullable=False),
    Column("number", Integer, nullable=False),
    _text("title"),
    _text("theme"),
    Column("territory", Json, nullable=False),
    _text("objective"),
    Column("weak", Json, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("removed_at", Instant),
    same_network("plan_id", "plan", ondelete="CASCADE"),
    Unique("network_id", "plan_id", "number"),
    Unique("network_id", "id"),
)

plan_indicator = table(
    "plan_indicator",
    key(),
    network_id(),
    Column("plan_id", Key, nullable=False),
    Column("zone_id", Key, nullable=False),
    Column("position", Integer, nullable=False),
    _text("name"),
    _text("unit"),
    Column("baseline", Number),
    Column("target", Number),
    Column("measured", Number),
    Column("measured_on", Day),
    _text("source"),
    same_network("plan_id", "plan", ondelete="CASCADE"),
    same_network("zone_id", "plan_zone", ondelete="CASCADE"),
    Unique("network_id", "id"),
    Index(None, "network_id", "plan_id", "zone_id", "position"),
    Index(None, "network_id", "zone_id"),
)

plan_action = table(
    "plan_action",
    key(),
    network_id(),
    Column("plan_id", Key, nullable=False),
    Column("zone_id", Key, nullable=False),
    Column("number", Integer, nullable=False),
    _text("title"),
    _text("description"),
    Column("partner_id", Key),
    Column("deputy_partner_id", Key),
    Column("budget_cents", BigInteger),
    Column("currency", Text),
    _text("resources"),
    _text("risks"),
    Column("revision", Integer, nullable=False),
    Column("removed_at", Instant),
    CheckConstraint("(budget_cents IS NULL) = (currency IS NULL)", name="budget_whole"),
    same_network("plan_id", "plan", ondelete="CASCADE"),
    same_network("zone_id", "plan_zone", ondelete="CASCADE"),
    same_network("partner_id", "partner"),
    same_network("deputy_partner_id", "partner"),
    Unique("network_id", "zone_id", "number"),
    Unique("network_id", "id"),
    Index(None, "network_id", "plan_id"),
    Index(None, "network_id", "partner_id"),
    Index(None, "network_id", "deputy_partner_id"),
)

# The other regions that share an action; their plans show it too.
plan_action_region = table(
    "plan_action_region",
    network_id(primary_key=True),
    Column("action_id", Key, primary_key=True),
    Column("region", Text, primary_key=True),
    Column("plan_id", Key, nullable=False),
    same_network("action_id", "plan_action", ondelete="CASCADE"),
    same_network("plan_id", "plan", ondelete="CASCADE"),
    Index(None, "network_id", "region"),
    Index(None, "network_id", "plan_id"),
)

plan_milestone = table(
    "plan_milestone",
    key(),
    network_id(),
    Column("plan_id", Key, nullable=False),
    Column("action_id", Key, nullable=False),
    Column("number", Integer, nullable=False),
    choice("kind", MilestoneKind),
    _text("title"),
    _text("description"),
    Column("due", Day, nullable=False),
    Column("agreed", Day, nullable=False),
    Column("due_since", Instant, nullable=False),
    choice("status", MilestoneStatus),
    _text("evidence_asked"),
    Column("done_on", Day),
    Column("revision", Integer, nullable=False),
    Column("removed_at", Instant),
    one_of("kind", MilestoneKind),
    one_of("status", MilestoneStatus),
    same_network("plan_id", "plan", ondelete="CASCADE"),
    same_network("action_id", "plan_action", ondelete="CASCADE"),
    Unique("network_id", "action_id", "number"),
    Unique("network_id", "id"),
    Index(None, "network_id", "plan_id"),
    Index(None, "network_id", "status", "due"),
)

# Owners and deputies: a member, or the name and address of somebody who has not joined yet.
plan_duty = table(
    "plan_duty",
    network_id(primary_key=True),
    Column("milestone_id", Key, primary_key=True),
    choice("duty", Duty, primary_key=True),
    Column("plan_id", Key, nullable=False),
    _member(),
    _text("name"),
    Column("email", Text),
    one_of("duty", Duty),
    same_network("milestone_id", "plan_milestone", ondelete="CASCADE"),
    same_network("plan_id", "plan", ondelete="CASCADE"),
    Index(None, "network_id", "plan_id"),
    Index(None, "network_id", "email"),
    Index(None, "member_id"),
)

plan_wait = table(
    "plan_wait",
    network_id(primary_key=True),
    Column("milestone_id", Key, primary_key=True),
    Column("before_id", Key, primary_key=True),
    Column("plan_id", Key, nullable=False),
    same_network("milestone_id", "plan_milestone", ondelete="CASCADE"),
    same_network("before_id", "plan_milestone", ondelete="CASCADE"),
    same_network("plan_id", "plan", ondelete="CASCADE"),
    Index(None, "network_id", "before_id"),
    Index(None, "network_id", "plan_id"),
)

plan_evidence = table(
    "plan_evidence",
    key(),
    network_id(),
    Column("milestone_id", Key, nullable=False),
    choice("kind", EvidenceKind),
    _text("text"),
    Column("file_id", Key),
    _member(),
    Column("given_at", Instant, nullable=False),
    one_of("kind", EvidenceKind),
    same_network("milestone_id", "plan_milestone", ondelete="CASCADE"),
    same_network("file_id", "file"),
    Index(None, "network_id", "milestone_id", "id"),
    Index(None, "network_id", "file_id"),
    Index(None, "member_id"),
)

plan_comment = table(
    "plan_comment",
    key(),
    network_id(),
    Column("milestone_id", Key, nullable=False),
    _text("text"),
    _member(),
    Column("said_at", Instant, nullable=False),
    same_network("milestone_id", "plan_milestone", ondelete="CASCADE"),
    Index(None, "network_id", "milestone_id", "id"),
    Index(None, "member_id"),
)

# Requests for a later day; each has at most one answer.
plan_postponement = table(
    "plan_postponement",
    key(),
    network_id(),
    Column("milestone_id", Key, nullable=False),
    Column("was", Day, nullable=False),
    Column("wanted", Day, nullable=False),
    _text("why"),
    _member(),
    Column("asked_at", Instant, nullable=False),
    same_network("milestone_id", "plan_milestone", ondelete="CASCADE"),
    Unique("network_id", "id"),
    Index(None, "network_id", "milestone_id", "id"),
    Index(None, "member_id"),
)

# A request that was taken back has `accepted` NULL.
plan_postponement_answer = table(
    "plan_postponement_answer",
    network_id(primary_key=True),
    Column("postponement_id", Key, primary_key=True),
    Column("accepted", Boolean),
    _text("answer"),
    _member(),
    Column("answered_at", Instant, nullable=False),
    same_network("postponement_id", "plan_postponement", ondelete="CASCADE"),
    Index(None, "member_id"),
)

# Append-only.
plan_change = table(
    "plan_change",
    key(),
    network_id(),
    Column("plan_id", Key, nullable=False),
    Column("at", Instant, nullable=False),
    _member(),
    _text("act"),
    choice("level", Level),
    Column("subject_id", Key, nullable=False),
    _text("code"),
    _text("why"),
    Column("fields", Json, nullable=False),
    one_of("level", Level),
    same_network("plan_id", "plan", ondelete="CASCADE"),
    Index(None, "network_id", "plan_id", "id"),
    Index(None, "network_id", "level", "subject_id", "id"),
    Index(None, "member_id"),
)
