"""Milestones out of all plans of the network, by who, when and how far; in six statements, however many."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from domain.plans.codes import Code, Level, made_of
from domain.plans.lists import Named, Placed, by_day
from domain.plans.model import OPEN, MilestoneStatus
from storage.plans import rows
from storage.plans.people import people
from storage.schema.plans import plan, plan_action, plan_duty, plan_milestone, plan_wait, plan_zone

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from sqlalchemy import ColumnElement, Row, Select, Table

    from domain.actors import MemberId, PartnerId
    from domain.plans.model import ActionId, MilestoneId, Owner, PlanId
    from storage.transaction import Transaction

_ABOVE: Final = {"plan_zone": "plan_id", "plan_action": "zone_id", "plan_milestone": "action_id"}
"""By table, the column that names what its things are in."""


def found(
    tx: Transaction,
    *,
    plan_id: PlanId | None = None,
    partner: PartnerId | None = None,
    member: MemberId | None = None,
    statuses: Collection[MilestoneStatus] = OPEN,
    until: date | None = None,
    ids: Collection[MilestoneId] | None = None,
    actions: Collection[ActionId] | None = None,
) -> tuple[Placed, ...]:
    """The milestones that fit all that is said, the next due first.

    `partner` owns the action, `member` is owner or deputy of the milestone; `until` is the last day included.
    """
    conditions: list[ColumnElement[bool]] = [plan_milestone.c.status.in_([one.value for one in statuses])]
    if plan_id is not None:
        conditions.append(plan_milestone.c.plan_id == plan_id)
    if until is not None:
        conditions.append(plan_milestone.c.due <= until)
    if ids is not None:
        conditions.append(plan_milestone.c.id.in_(list(ids)))
    if actions is not None:
        conditions.append(plan_milestone.c.action_id.in_(list(actions)))
    if partner is not None:
        own = select(plan_action.c.id).where(
            plan_action.c.network_id == tx.network, plan_action.c.partner_id == partner
        )
        conditions.append(plan_milestone.c.action_id.in_(own))
    if member is not None:
        theirs = select(plan_duty.c.milestone_id).where(
            plan_duty.c.network_id == tx.network, plan_duty.c.member_id == member
        )
        conditions.append(plan_milestone.c.id.in_(theirs))
    return _placed(tx, conditions)


def one(tx: Transaction, id: MilestoneId) -> Placed | None:  # noqa: A002 - `one(tx, id)` says it best
    """One milestone with all that it is in, whatever its status."""
    lines = found(tx, statuses=tuple(MilestoneStatus), ids=[id])
    return lines[0] if lines else None


def waiting(tx: Transaction, *ids: MilestoneId) -> tuple[Placed, ...]:
    """The open milestones that wait for any of these."""
    theirs = select(plan_wait.c.milestone_id).where(
        plan_wait.c.network_id == tx.network, plan_wait.c.before_id.in_(ids)
    )
    status = plan_milestone.c.status.in_([one.value for one in OPEN])
    return _placed(tx, [plan_milestone.c.id.in_(theirs), status])


def named(tx: Transaction, level: Level, *, plan_id: PlanId | None = None) -> tuple[Named, ...]:
    """Everything of that level that can be named, in the order of the codes; light, for completing."""
    codes = {row.id: Code(row.number) for row in _numbers(tx, plan, None)}
    tables = {Level.ZONE: plan_zone, Level.ACTION: plan_action, Level.MILESTONE: plan_milestone}
    if level is Level.PLAN:
        rows_ = tx.connection.execute(_plain(tx, plan).order_by(plan.c.number))
        return tuple(Named(Code(row.number), row.title, row.id, level) for row in rows_)
    above = {Level.ZONE: "plan_id", Level.ACTION: "zone_id", Level.MILESTONE: "action_id"}
    for step in (Level.ZONE, Level.ACTION):
        if step is level:
            break
        codes = {
            row.id: codes[row.parent].down(row.number)
            for row in _numbers(tx, tables[step], above[step])
            if row.parent in codes
        }
    table = tables[level]
    statement = _plain(tx, table)
    if plan_id is not None:
        statement = statement.where(table.c.plan_id == plan_id)
    things = (
        Named(
            codes[parent].down(row.number),
            row.title,
            row.id,
            level,
            level is not Level.MILESTONE or row.status.open,
        )
        for row in tx.connection.execute(statement)
        if (parent := getattr(row, above[level])) in codes
    )
    return tuple(sorted(things, key=lambda thing: thing.code.numbers))


def at(tx: Transaction, code: Code) -> Named | None:
    """The one thing of that code, found by its numbers; None where nothing has it."""
    tables = (plan, plan_zone, plan_action, plan_milestone)[: len(code.numbers)]
    found = None
    for table, number in zip(tables, code.numbers, strict=True):
        statement = _plain(tx, table).where(table.c.number == number)
        if found is not None:
            statement = statement.where(table.c[_ABOVE[table.name]] == found.id)
        found = tx.connection.execute(statement).one_or_none()
        if found is None:
            return None
    if found is None:
        return None
    is_open = code.level is not Level.MILESTONE or found.status.open
    return Named(code, found.title, found.id, code.level, is_open)


def code_of(tx: Transaction, level: Level, id: int) -> Code | None:  # noqa: A002
    """The code of one thing, found by what it is in; None where there is none."""
    numbers: list[int] = []
    key: int | None = id
    tables = (plan, plan_zone, plan_action, plan_milestone)[: list(Level).index(level) + 1]
    for table in reversed(tables):
        row = tx.connection.execute(_plain(tx, table).where(table.c.id == key)).one_or_none()
        if row is None:
            return None
        numbers.insert(0, row.number)
        key = getattr(row, _ABOVE[table.name]) if table.name in _ABOVE else None
    return made_of(numbers)


def owned_by(tx: Transaction, partner: PartnerId) -> frozenset[int]:
    """The ids of the actions that a partner owns."""
    statement = select(plan_action.c.id).where(
        plan_action.c.network_id == tx.network,
        plan_action.c.partner_id == partner,
        plan_action.c.removed_at.is_(None),
    )
    return frozenset(tx.connection.execute(statement).scalars())


def _plain(tx: Transaction, table: Table) -> Select[Any]:
    return select(table).where(table.c.network_id == tx.network, table.c.removed_at.is_(None))


def _numbers(tx: Transaction, table: Table, above: str | None) -> list[Row[Any]]:
    columns = [table.c.id, table.c.number, *([table.c[above].label("parent")] if above else [])]
    statement = select(*columns).where(table.c.network_id == tx.network, table.c.removed_at.is_(None))
    return list(tx.connection.execute(statement))


def _placed(tx: Transaction, conditions: list[ColumnElement[bool]]) -> tuple[Placed, ...]:
    chosen = _plain(tx, plan_milestone).where(*conditions)
    ids = chosen.with_only_columns(plan_milestone.c.id)
    milestones = list(tx.connection.execute(chosen))
    if not milestones:
        return ()
    duties: dict[int, dict[Any, Owner]] = defaultdict(dict)
    of_them = people(plan_duty, plan_duty.c.milestone_id, plan_duty.c.duty)
    for row in tx.connection.execute(
        of_them.where(plan_duty.c.milestone_id.in_(ids)), {"network": tx.network}
    ):
        who = rows.owner(row)
        if who is not None:
            duties[row.milestone_id][row.duty] = who
    before: dict[int, list[int]] = defaultdict(list)
    waits = select(plan_wait.c.milestone_id, plan_wait.c.before_id).where(
        plan_wait.c.network_id == tx.network, plan_wait.c.milestone_id.in_(ids)
    )
    for milestone, earlier in tx.connection.execute(waits.order_by(plan_wait.c.before_id)):
        before[milestone].append(earlier)
    plans = {row.id: rows.plan(row) for row in tx.connection.execute(_plain(tx, plan))}
    zones = {row.id: rows.zone(row, ()) for row in tx.connection.execute(_plain(tx, plan_zone))}
    theirs = _plain(tx, plan_action).where(
        plan_action.c.id.in_(chosen.with_only_columns(plan_milestone.c.action_id))
    )
    actions = {row.id: rows.action(row, ()) for row in tx.connection.execute(theirs)}
    lines = []
    for row in milestones:
        action = actions.get(row.action_id)
        zone = zones.get(action.zone) if action else None
        if action and zone and zone.plan in plans:
            own = rows.milestone(row, duties[row.id], before[row.id])
            lines.append(Placed(plans[zone.plan], zone, action, own))
    return tuple(sorted(lines, key=by_day))
