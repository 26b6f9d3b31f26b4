"""What plans and milestones are called, those that were removed too: notices on them are still listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, select

from domain.plans.codes import Code
from domain.records import Record
from storage.plans.rows import postponement_state
from storage.schema.plans import (
    plan,
    plan_action,
    plan_milestone,
    plan_postponement,
    plan_postponement_answer,
    plan_zone,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from domain.plans.model import MilestoneStatus, PostponementState
    from storage.transaction import Transaction


class Called(Record):
    """A thing by its code and title. `status` is a milestone's; `removed`: it is not there any more."""

    code: Code
    title: str
    removed: bool
    status: MilestoneStatus | None = None


class Asked(Record):
    """A request for a later day of a milestone."""

    milestone: int
    state: PostponementState


def milestones(tx: Transaction, ids: Collection[int]) -> Mapping[int, Called]:
    """These milestones, by id."""
    if not ids:
        return {}
    within = plan_milestone.c.network_id
    statement = (
        select(
            plan_milestone.c.id,
            plan_milestone.c.title,
            plan_milestone.c.status,
            plan_milestone.c.removed_at,
            plan.c.removed_at.label("plan_removed_at"),
            plan.c.number.label("of_plan"),
            plan_zone.c.number.label("of_zone"),
            plan_action.c.number.label("of_action"),
            plan_milestone.c.number,
        )
        .join(
            plan_action,
            and_(plan_action.c.network_id == within, plan_action.c.id == plan_milestone.c.action_id),
        )
        .join(plan_zone, and_(plan_zone.c.network_id == within, plan_zone.c.id == plan_action.c.zone_id))
        .join(plan, and_(plan.c.network_id == within, plan.c.id == plan_milestone.c.plan_id))
        .where(within == tx.network, plan_milestone.c.id.in_(list(ids)))
    )
    return {
        row.id: Called(
            Code(row.of_plan, row.of_zone, row.of_action, row.number),
            row.title,
            row.removed_at is not None or row.plan_removed_at is not None,
            row.status,
        )
        for row in tx.connection.execute(statement)
    }


def plans(tx: Transaction, ids: Collection[int]) -> Mapping[int, Called]:
    """These plans, by id."""
    if not ids:
        return {}
    statement = select(plan.c.id, plan.c.number, plan.c.title, plan.c.removed_at).where(
        plan.c.network_id == tx.network, plan.c.id.in_(list(ids))
    )
    return {
        row.id: Called(Code(row.number), row.title, row.removed_at is not None)
        for row in tx.connection.execute(statement)
    }


def asked_of(tx: Transaction, requests: Collection[int]) -> Mapping[int, Asked]:
    """By request for a later day: the milestone that it is about, and what became of it."""
    if not requests:
        return {}
    answer = plan_postponement_answer
    statement = (
        select(
            plan_postponement.c.id,
            plan_postponement.c.milestone_id,
            answer.c.postponement_id,
            answer.c.accepted,
        )
        .outerjoin(
            answer,
            and_(
                answer.c.network_id == plan_postponement.c.network_id,
                answer.c.postponement_id == plan_postponement.c.id,
            ),
        )
        .where(plan_postponement.c.network_id == tx.network, plan_postponement.c.id.in_(list(requests)))
    )
    return {
        row.id: Asked(row.milestone_id, postponement_state(row.postponement_id, row.accepted))
        for row in tx.connection.execute(statement)
    }
