"""The history of plans: every change, written with the change itself, never changed afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Row, insert, select

from domain.plans.history import Act, Change, ChangeId
from domain.plans.model import PlanId
from storage.plans.rows import maybe_member
from storage.schema.plans import plan_change

if TYPE_CHECKING:
    from collections.abc import Sequence

    from domain.actors import MemberId
    from domain.plans.codes import Level
    from domain.plans.history import NewChange
    from storage.transaction import Transaction


def note(tx: Transaction, member: MemberId | None, *changes: NewChange) -> None:
    """Note changes; `member` made them (None: Techlink itself)."""
    note_all(tx, member, changes)


def note_all(tx: Transaction, member: MemberId | None, changes: Sequence[NewChange]) -> None:
    """The same for many, in one statement."""
    new = [
        {
            "network_id": tx.network,
            "plan_id": one.plan,
            "at": tx.now,
            "member_id": member,
            "act": one.act.value,
            "level": one.level,
            "subject_id": one.subject,
            "code": one.code,
            "why": one.why,
            "fields": {name: list(pair) for name, pair in one.fields.items()},
        }
        for one in changes
    ]
    if new:
        tx.connection.execute(insert(plan_change), new)


def listed(
    tx: Transaction,
    plan: PlanId,
    *,
    subject: tuple[Level, int] | None = None,
    before: ChangeId | None = None,
    limit: int = 50,
) -> tuple[Change, ...]:
    """The changes of a plan, or of one thing in it, the newest first; `before` a change's id, to page."""
    statement = (
        select(plan_change)
        .where(plan_change.c.network_id == tx.network, plan_change.c.plan_id == plan)
        .order_by(plan_change.c.id.desc())
        .limit(limit)
    )
    if subject is not None:
        statement = statement.where(plan_change.c.level == subject[0], plan_change.c.subject_id == subject[1])
    if before is not None:
        statement = statement.where(plan_change.c.id < before)
    return tuple(_change(row) for row in tx.connection.execute(statement))


def _change(row: Row[Any]) -> Change:
    return Change(
        id=ChangeId(row.id),
        plan=PlanId(row.plan_id),
        at=row.at,
        member=maybe_member(row.member_id),
        act=Act(row.act),
        level=row.level,
        subject=row.subject_id,
        code=row.code,
        why=row.why,
        fields={name: (pair[0], pair[1]) for name, pair in row.fields.items()},
    )
