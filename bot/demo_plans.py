"""The demo network's plans, made by the services themselves at the times when they would have been made.

`content/demo/plans.toml` tells how its days are meant. What became due before the first start was said then:
nothing of it waits in the outbox.
"""

from __future__ import annotations

import calendar
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from domain.actors import Actor
from domain.plans.fields import (
    ActionFields,
    FindingFields,
    IndicatorFields,
    MilestoneFields,
    PlanFields,
    ZoneFields,
)
from domain.plans.model import (
    Axis,
    FindingKind,
    MilestoneId,
    MilestoneKind,
    Money,
    Owner,
    Period,
    Place,
    PlanKind,
    Seat,
    WeakSpot,
)
from domain.records import replace
from services.plans import creating, editing, postponing, progress, reading, reminding
from storage import members as kept
from storage.surveys import waves

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.world import Table
    from domain.actors import MemberId, PartnerId
    from domain.plans.model import Action, Milestone, PlanId
    from storage.transaction import Transaction

_WORKING_HOUR: Final = time(11)


def record(
    tx: Transaction,
    source: Table,
    partners: Mapping[str, PartnerId],
    members: Mapping[str, MemberId],
) -> None:
    """Make the plans and what was done in them. Partners are keyed by code, members by username."""
    for row in source["plans"]:
        _Plan(tx, row, partners, members).record()
    reminding.start_afresh(tx)


class _Plan:
    """One plan while it is made."""

    def __init__(
        self,
        tx: Transaction,
        row: Table,
        partners: Mapping[str, PartnerId],
        members: Mapping[str, MemberId],
    ) -> None:
        self._tx, self._row, self._partners, self._members = tx, row, partners, members
        self._keys: dict[str, MilestoneId] = {}

    def record(self) -> None:
        """Make the plan, then let time pass."""
        row, made = self._row, self._at(self._row["made_day"])
        by = self._actor(made, row["by"])
        plan = creating.new_plan(made, by, self._fields()).plan.id
        if row.get("findings"):
            editing.diagnose(made, by, plan, 0, [_finding(one) for one in row["findings"]])
        if row.get("committee"):
            seats = [Seat(self._owner(one["who"]), one["function"]) for one in row["committee"]]
            editing.seat(made, by, plan, self._revision(made, by, plan), seats)
        later: list[tuple[Table, MilestoneId]] = []
        for zone in row["zones"]:
            later += self._zone(made, by, plan, zone)
        self._steps(by, plan)
        for done, milestone in later:
            self._happened(done, milestone)

    def _steps(self, by: Actor, plan: PlanId) -> None:
        row = self._row
        at = self._at(row["approved_day"])
        editing.approve(at, by, plan, self._revision(at, by, plan), row["body"])
        if row["status"] == "published":
            at = self._at(row["approved_day"] + 3)
            editing.publish(at, by, plan, self._revision(at, by, plan))

    def _zone(self, tx: Transaction, by: Actor, plan: PlanId, row: Table) -> list[tuple[Table, MilestoneId]]:
        fields = ZoneFields(
            row["title"],
            row.get("theme", ""),
            tuple(Place(code or None, name) for code, name in row.get("territory", ())),
            row.get("objective", ""),
            self._weak(row.get("weak", ())),
        )
        zone = creating.new_zone(tx, by, plan, fields).zone
        if row.get("indicators"):
            measured = [self._indicator(one) for one in row["indicators"]]
            editing.measure(tx, by, zone.id, zone.revision, measured)
        later: list[tuple[Table, MilestoneId]] = []
        for one in row["actions"]:
            said = ActionFields(
                title=one["title"],
                partner=self._partners[one["partner"]],
                deputy=self._partners.get(one.get("deputy", "")),
                description=one.get("description", ""),
                budget=Money(one["budget"]) if "budget" in one else None,
                resources=one.get("resources", ""),
                risks=one.get("risks", ""),
                regions=tuple(one.get("regions", ())),
            )
            action = creating.new_action(tx, by, zone.id, said).action
            later += [(each, self._milestone(tx, by, action, each)) for each in one["milestones"]]
        return later

    def _milestone(self, tx: Transaction, by: Actor, action: Action, row: Table) -> MilestoneId:
        days = row["due_day"] - row.get("postponed", {}).get("days", 0)
        fields = MilestoneFields(
            row["title"],
            self._day(days),
            MilestoneKind(row.get("kind", "milestone")),
            self._owner(row["owner"]),
            self._owner(row["deputy"]),
            row.get("description", ""),
            row.get("evidence_asked", ""),
            tuple(self._keys[key] for key in row.get("after", ())),
        )
        made = creating.new_milestone(tx, by, action.id, fields).view.milestone.id
        self._keys[row["key"]] = made
        return made

    def _happened(self, row: Table, milestone: MilestoneId) -> None:
        """What people did since, in the order in which it happened."""
        every = [("comment", one) for one in row.get("comments", ())]
        every += [(act, row[act]) for act in ("begun", "postponed", "done") if act in row]
        for act, one in sorted(every, key=lambda pair: pair[1]["day"]):
            tx = self._at(one["day"])
            by = self._actor(tx, one["by"])
            now = self._now(tx, by, milestone)
            if act == "comment":
                progress.comment(tx, by, milestone, one["text"])
            elif act == "begun":
                progress.begin(tx, by, milestone, now.revision)
            elif act == "postponed":
                wanted = now.due + timedelta(days=one["days"])
                postponing.postpone(tx, by, milestone, now.revision, wanted, one["why"])
            else:
                given = progress.evidence_from(one["evidence"])
                progress.finish(tx, by, milestone, now.revision, *([given] if given else []))

    def _fields(self) -> PlanFields:
        row = self._row
        first = self._day(row["begins_day"]).replace(day=1)
        region = Place(row["region"], row["region_name"]) if "region" in row else None
        return PlanFields(
            PlanKind(row["kind"]),
            row["title"],
            Period(first, _last_of(first, row["months"])),
            row["language"],
            row["zone"],
            region,
            row["vision"],
        )

    def _indicator(self, row: Table) -> IndicatorFields:
        return IndicatorFields(
            row["name"],
            row["unit"],
            _number(row.get("baseline")),
            _number(row.get("target")),
            _number(row.get("measured")),
            self._day(row["measured_day"]) if "measured_day" in row else None,
            row.get("source", ""),
        )

    def _weak(self, codes: tuple[str, ...]) -> tuple[WeakSpot, ...]:
        """Dimensions that the wave before the present one showed."""
        known = waves.everything(self._tx)
        return tuple(WeakSpot(Axis.DIMENSION, code, known[-1].id if known else None) for code in codes)

    def _owner(self, said: str | Mapping[str, str]) -> Owner:
        if isinstance(said, str):
            return Owner(self._members[said], "")
        return Owner(None, said["name"], said["email"])

    def _actor(self, tx: Transaction, username: str) -> Actor:
        member = kept.load(tx, self._members[username])
        language = member.person.language or self._row["language"]
        zone = member.person.zone or self._row["zone"]
        who = (member.name, language, zone, member.person.id, member.id, member.acts_for, member.roles)
        return Actor(tx.network, "", *who)

    def _now(self, tx: Transaction, by: Actor, milestone: MilestoneId) -> Milestone:
        return reading.show_milestone(tx, by, milestone).milestone

    def _revision(self, tx: Transaction, by: Actor, plan: PlanId) -> int:
        return reading.show(tx, by, plan).plan.revision

    def _at(self, day: int) -> Transaction:
        """The transaction as it would have been at that day's working hour, where the plan is."""
        at = datetime.combine(self._day(day), _WORKING_HOUR, ZoneInfo(self._row["zone"]))
        return replace(self._tx, now=at.astimezone(UTC))

    def _day(self, day: int) -> date:
        return self._tx.now.astimezone(ZoneInfo(self._row["zone"])).date() + timedelta(days=day)


def _finding(row: Table) -> FindingFields:
    known: dict[str, Any] = {"unit": row.get("unit", ""), "source": row.get("source", "")}
    return FindingFields(
        FindingKind(row["kind"]), row["text"], _number(row.get("value")), year=row.get("year"), **known
    )


def _number(typed: str | None) -> Decimal | None:
    return None if typed is None else Decimal(typed)


def _last_of(first: date, months: int) -> date:
    """The last day of so many whole months from that first of a month on."""
    years, month = divmod(first.month - 1 + months - 1, 12)
    year = first.year + years
    return date(year, month + 1, calendar.monthrange(year, month + 1)[1])
