"""A plan with all that is in it, in ten statements, however much that is; a few more for what it shares."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import and_, bindparam, select

from domain.plans.codes import Code
from domain.plans.model import ActionId, MilestoneStatus, Seat, Visiting
from domain.plans.whole import WholePlan
from storage.plans import lines, plans, rows
from storage.plans.people import people
from storage.schema.plans import (
    plan,
    plan_action,
    plan_action_region,
    plan_duty,
    plan_finding,
    plan_indicator,
    plan_milestone,
    plan_seat,
    plan_wait,
    plan_zone,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Row, Select, Table

    from domain.plans.model import Milestone, Owner, Plan, PlanId
    from storage.transaction import Transaction


def _of_plan(table: Table) -> Select[Any]:
    statement = select(table).where(
        table.c.network_id == bindparam("network"), table.c.plan_id == bindparam("plan")
    )
    return statement.where(table.c.removed_at.is_(None)) if "removed_at" in table.c else statement


_FINDINGS: Final = _of_plan(plan_finding).order_by(plan_finding.c.position)
_SEATS: Final = (
    people(plan_seat, plan_seat.c.function)
    .where(plan_seat.c.plan_id == bindparam("plan"))
    .order_by(plan_seat.c.position)
)
_ZONES: Final = _of_plan(plan_zone).order_by(plan_zone.c.number)
_INDICATORS: Final = _of_plan(plan_indicator).order_by(plan_indicator.c.position)
_ACTIONS: Final = _of_plan(plan_action)
_REGIONS: Final = _of_plan(plan_action_region).order_by(plan_action_region.c.region)
_MILESTONES: Final = _of_plan(plan_milestone)
_DUTIES: Final = people(plan_duty, plan_duty.c.milestone_id, plan_duty.c.duty).where(
    plan_duty.c.plan_id == bindparam("plan")
)
_WAITS: Final = _of_plan(plan_wait).order_by(plan_wait.c.before_id)
_VISITING: Final = (
    select(
        plan_action,
        plan.c.number.label("plan_number"),
        plan.c.title.label("plan_title"),
        plan_zone.c.number.label("zone_number"),
    )
    .join(
        plan_action_region,
        and_(
            plan_action_region.c.network_id == plan_action.c.network_id,
            plan_action_region.c.action_id == plan_action.c.id,
        ),
    )
    .join(
        plan_zone,
        and_(plan_zone.c.network_id == plan_action.c.network_id, plan_zone.c.id == plan_action.c.zone_id),
    )
    .join(plan, and_(plan.c.network_id == plan_action.c.network_id, plan.c.id == plan_action.c.plan_id))
    .where(
        plan_action.c.network_id == bindparam("network"),
        plan_action_region.c.region == bindparam("region"),
        plan_action.c.plan_id != bindparam("plan"),
        plan_action.c.removed_at.is_(None),
        plan_zone.c.removed_at.is_(None),
        plan.c.removed_at.is_(None),
    )
    .order_by(plan.c.number, plan_zone.c.number, plan_action.c.number)
)


def load(tx: Transaction, id: PlanId) -> WholePlan:  # noqa: A002 - `load(tx, id)` says it best
    """A plan with all that is in it and is not removed, in the order of the codes. Raises `NotFound`."""
    found = plans.load(tx, id)
    asked = {"network": tx.network, "plan": id}

    def of(statement: Select[Any]) -> Iterable[Row[Any]]:
        return tx.connection.execute(statement, asked)

    measured = _grouped(of(_INDICATORS), "zone_id")
    zones = tuple(rows.zone(row, map(rows.indicator, measured[row.id])) for row in of(_ZONES))
    order = {zone.id: zone.number for zone in zones}
    regions = _grouped(of(_REGIONS), "action_id")
    actions = sorted(
        (rows.action(row, (one.region for one in regions[row.id])) for row in of(_ACTIONS)),
        key=lambda one: (order[one.zone], one.number),
    )
    places = {action.id: place for place, action in enumerate(actions)}
    duties: dict[int, dict[Any, Owner]] = defaultdict(dict)
    for row in of(_DUTIES):
        who = rows.owner(row)
        if who is not None:
            duties[row.milestone_id][row.duty] = who
    before = _grouped(of(_WAITS), "milestone_id")
    milestones = sorted(
        (
            rows.milestone(row, duties[row.id], (one.before_id for one in before[row.id]))
            for row in of(_MILESTONES)
        ),
        key=lambda one: (places[one.action], one.number),
    )
    return WholePlan(
        plan=found,
        diagnosis=tuple(rows.finding(row) for row in of(_FINDINGS)),
        committee=tuple(
            Seat(who, row.function) for row in of(_SEATS) if (who := rows.owner(row)) is not None
        ),
        zones=zones,
        actions=tuple(actions),
        milestones=tuple(milestones),
        visiting=visiting(tx, found),
    )


def visiting(tx: Transaction, home: Plan) -> tuple[Visiting, ...]:
    """The actions of other plans that its region shares, with their milestones.

    Which others share them is not asked for.
    """
    region = home.region
    if region is None or region.code is None:
        return ()
    asked = {"network": tx.network, "plan": home.id, "region": region.code}
    found = list(tx.connection.execute(_VISITING, asked))
    own: dict[int, list[Milestone]] = defaultdict(list)
    if found:
        ids = [ActionId(row.id) for row in found]
        for placed in lines.found(tx, actions=ids, statuses=tuple(MilestoneStatus)):
            own[placed.action.id].append(placed.milestone)
    return tuple(
        Visiting(
            Code(row.plan_number, row.zone_number, row.number),
            row.plan_title,
            rows.action(row, (region.code,)),
            tuple(own[row.id]),
        )
        for row in found
    )


def _grouped(found: Iterable[Row[Any]], column: str) -> dict[int, list[Row[Any]]]:
    groups: dict[int, list[Row[Any]]] = defaultdict(list)
    for row in found:
        groups[getattr(row, column)].append(row)
    return groups
