"""Milestones: their rows, who answers for them, what they wait for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import bindparam, delete, func, insert, select, update

from domain.errors import NotFound
from domain.plans.model import Duty, MilestoneId, PlanId
from storage.plans import rows
from storage.plans.people import people
from storage.plans.zones import change_row
from storage.portions import portions
from storage.schema.plans import plan_duty, plan_milestone, plan_wait

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from domain.plans.fields import MilestoneFields
    from domain.plans.model import Action, Milestone, Owner
    from storage.transaction import Transaction


_BY_ID: Final = select(plan_milestone).where(
    plan_milestone.c.network_id == bindparam("network"),
    plan_milestone.c.id == bindparam("milestone"),
    plan_milestone.c.removed_at.is_(None),
)
_DUTIES: Final = people(plan_duty, plan_duty.c.duty).where(plan_duty.c.milestone_id == bindparam("milestone"))
_BEFORE: Final = (
    select(plan_wait.c.before_id)
    .where(plan_wait.c.network_id == bindparam("network"), plan_wait.c.milestone_id == bindparam("milestone"))
    .order_by(plan_wait.c.before_id)
)


def add(
    tx: Transaction, plan: PlanId, new: Sequence[tuple[Action, MilestoneFields]]
) -> tuple[MilestoneId, ...]:
    """Keep new milestones, planned, each under its action's next number; in a fixed number of statements.

    The ids come in the order of `new`.
    """
    if not new:
        return ()
    numbers = _numbers(tx, plan)
    values = []
    for action, fields in new:
        numbers[action.id] = numbers.get(action.id, 0) + 1
        values.append(
            {
                "network_id": tx.network,
                "plan_id": plan,
                "action_id": action.id,
                "number": numbers[action.id],
                **_said(fields),
                "due": fields.due,
                "agreed": fields.due,
                "due_since": tx.now,
                "status": "planned",
                "revision": 0,
            }
        )
    made = insert(plan_milestone).returning(plan_milestone.c.id, sort_by_parameter_order=True)
    ids = [MilestoneId(id_) for id_ in tx.connection.execute(made, values).scalars()]
    duties: list[dict[str, Any]] = []
    waits: list[dict[str, Any]] = []
    for id_, (_, fields) in zip(ids, new, strict=True):
        duties += _duty_rows(tx, plan, id_, fields.owner, fields.deputy)
        waits += _wait_rows(tx, plan, id_, fields.depends_on)
    if duties:
        tx.connection.execute(insert(plan_duty), duties)
    if waits:
        tx.connection.execute(insert(plan_wait), waits)
    return tuple(ids)


def load(tx: Transaction, id: MilestoneId) -> Milestone:  # noqa: A002 - `load(tx, id)` says it best
    """One milestone with its people and what it waits for. Raises `NotFound`."""
    asked = {"network": tx.network, "milestone": id}
    row = tx.connection.execute(_BY_ID, asked).one_or_none()
    if row is None:
        raise NotFound("milestone")
    found = {each.duty: rows.owner(each) for each in tx.connection.execute(_DUTIES, asked)}
    duties = {duty: who for duty, who in found.items() if who is not None}
    return rows.milestone(row, duties, tx.connection.execute(_BEFORE, asked).scalars())


def change(tx: Transaction, id: MilestoneId, revision: int, **values: Any) -> None:  # noqa: A002
    """Change columns of a milestone that is at this revision. Raises `Changed`."""
    change_row(tx, plan_milestone, id, revision, **values)


def describe(tx: Transaction, id: MilestoneId, revision: int, fields: MilestoneFields) -> None:  # noqa: A002
    """Say something else of it, but for day, owners and what it waits for. Raises `Changed`."""
    change(tx, id, revision, **_said(fields))


def remove(tx: Transaction, id: MilestoneId, revision: int) -> None:  # noqa: A002
    """The milestone is not shown any more, and nothing waits for it. Raises `Changed`."""
    change(tx, id, revision, removed_at=tx.now)
    tx.connection.execute(
        delete(plan_wait).where(
            plan_wait.c.network_id == tx.network,
            (plan_wait.c.milestone_id == id) | (plan_wait.c.before_id == id),
        )
    )


def remove_all(tx: Transaction, ids: Sequence[MilestoneId]) -> None:
    """The same for many at once, at whatever revision: what they are in is removed."""
    for some in portions(ids):
        tx.connection.execute(
            update(plan_milestone)
            .where(
                plan_milestone.c.network_id == tx.network,
                plan_milestone.c.id.in_(some),
                plan_milestone.c.removed_at.is_(None),
            )
            .values(removed_at=tx.now, revision=plan_milestone.c.revision + 1)
        )
        tx.connection.execute(
            delete(plan_wait).where(
                plan_wait.c.network_id == tx.network,
                plan_wait.c.milestone_id.in_(some) | plan_wait.c.before_id.in_(some),
            )
        )


def assign(tx: Transaction, plan: PlanId, id: MilestoneId, owner: Owner | None, deputy: Owner | None) -> None:  # noqa: A002
    """These answer for the milestone from now on."""
    tx.connection.execute(
        delete(plan_duty).where(plan_duty.c.network_id == tx.network, plan_duty.c.milestone_id == id)
    )
    new = _duty_rows(tx, plan, id, owner, deputy)
    if new:
        tx.connection.execute(insert(plan_duty), new)


def wait(tx: Transaction, plan: PlanId, id: MilestoneId, before: Iterable[MilestoneId]) -> None:  # noqa: A002
    """The milestone waits for these, and no others."""
    tx.connection.execute(
        delete(plan_wait).where(plan_wait.c.network_id == tx.network, plan_wait.c.milestone_id == id)
    )
    new = _wait_rows(tx, plan, id, before)
    if new:
        tx.connection.execute(insert(plan_wait), new)


def add_waits(tx: Transaction, plan: PlanId, waits: Mapping[MilestoneId, Iterable[MilestoneId]]) -> None:
    """Each of these milestones waits for others too; for milestones that were added together."""
    new = [row for id_, before in waits.items() for row in _wait_rows(tx, plan, id_, before)]
    if new:
        tx.connection.execute(insert(plan_wait), new)


def waits(tx: Transaction, plan: PlanId) -> dict[MilestoneId, list[MilestoneId]]:
    """Who waits for whom in a plan."""
    found: dict[MilestoneId, list[MilestoneId]] = {}
    statement = select(plan_wait.c.milestone_id, plan_wait.c.before_id).where(
        plan_wait.c.network_id == tx.network, plan_wait.c.plan_id == plan
    )
    for one, before in tx.connection.execute(statement):
        found.setdefault(MilestoneId(one), []).append(MilestoneId(before))
    return found


def of_plan(tx: Transaction, ids: Iterable[MilestoneId], plan: PlanId) -> frozenset[MilestoneId]:
    """Those of these milestones that are in that plan."""
    wanted = list(ids)
    if not wanted:
        return frozenset()
    statement = select(plan_milestone.c.id).where(
        plan_milestone.c.network_id == tx.network,
        plan_milestone.c.plan_id == plan,
        plan_milestone.c.id.in_(wanted),
        plan_milestone.c.removed_at.is_(None),
    )
    return frozenset(MilestoneId(id_) for id_ in tx.connection.execute(statement).scalars())


def count(tx: Transaction, plan: PlanId) -> int:
    """How many milestones a plan has."""
    statement = select(func.count()).where(
        plan_milestone.c.network_id == tx.network,
        plan_milestone.c.plan_id == plan,
        plan_milestone.c.removed_at.is_(None),
    )
    return int(tx.connection.execute(statement).scalar_one())


def _numbers(tx: Transaction, plan: PlanId) -> dict[int, int]:
    """The highest number that was ever given in each action of a plan."""
    statement = (
        select(plan_milestone.c.action_id, func.max(plan_milestone.c.number).label("highest"))
        .where(plan_milestone.c.network_id == tx.network, plan_milestone.c.plan_id == plan)
        .group_by(plan_milestone.c.action_id)
    )
    return {row.action_id: row.highest for row in tx.connection.execute(statement)}


def _said(fields: MilestoneFields) -> dict[str, Any]:
    return {
        "kind": fields.kind,
        "title": fields.title,
        "description": fields.description,
        "evidence_asked": fields.evidence_asked,
    }


def _duty_rows(
    tx: Transaction, plan: PlanId, id_: MilestoneId, owner: Owner | None, deputy: Owner | None
) -> list[dict[str, Any]]:
    return [
        {
            "network_id": tx.network,
            "milestone_id": id_,
            "plan_id": plan,
            "duty": duty,
            **rows.owner_values(who),
        }
        for duty, who in ((Duty.OWNER, owner), (Duty.DEPUTY, deputy))
        if who is not None
    ]


def _wait_rows(
    tx: Transaction, plan: PlanId, id_: MilestoneId, before: Iterable[MilestoneId]
) -> list[dict[str, Any]]:
    return [
        {"network_id": tx.network, "milestone_id": id_, "plan_id": plan, "before_id": one} for one in before
    ]
