"""The history of plans: every change, written with the change itself, never changed afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Row, and_, func, insert, or_, select

from domain.plans.codes import Level
from domain.plans.history import Act, Change, ChangeId
from domain.plans.model import PlanId
from storage.plans.rows import maybe_member
from storage.schema.plans import plan_action, plan_change, plan_milestone, plan_zone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement

    from domain.actors import MemberId
    from domain.plans.codes import Code
    from domain.plans.history import NewChange
    from storage.transaction import Transaction

# From the inside out: what a thing is in.
_ABOVE: Final = (
    (Level.MILESTONE, plan_milestone, "action_id"),
    (Level.ACTION, plan_action, "zone_id"),
    (Level.ZONE, plan_zone, "plan_id"),
)
_PARENT: Final = {Level.MILESTONE: Level.ACTION, Level.ACTION: Level.ZONE, Level.ZONE: Level.PLAN}


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


def note_one(tx: Transaction, member: MemberId | None, change: NewChange) -> ChangeId:
    """The same for one; its id, for what is about the change itself."""
    note_all(tx, member, [change])
    newest = select(func.max(plan_change.c.id)).where(
        plan_change.c.network_id == tx.network, plan_change.c.plan_id == change.plan
    )
    return ChangeId(tx.connection.execute(newest).scalar_one())


def find(tx: Transaction, id: ChangeId) -> Change | None:  # noqa: A002
    """One change; None where there is none."""
    statement = select(plan_change).where(plan_change.c.network_id == tx.network, plan_change.c.id == id)
    row = tx.connection.execute(statement).one_or_none()
    return None if row is None else _change(row)


def removal(tx: Transaction, level: Level, id: int) -> Change | None:  # noqa: A002
    """The change with which a thing went, or what it was in; None where it is there, or never was."""
    return _removal(tx, or_(*(_about(step, one) for step, one in _chain(tx, level, id))))


def removal_called(tx: Transaction, code: Code) -> Change | None:
    """The same for what has this code, which is never given twice."""
    codes = [code]
    while (above := codes[-1].parent) is not None:
        codes.append(above)
    return _removal(tx, plan_change.c.code.in_([str(one) for one in codes]))


def _removal(tx: Transaction, which: ColumnElement[bool]) -> Change | None:
    statement = select(plan_change).where(
        plan_change.c.network_id == tx.network, plan_change.c.act == Act.REMOVED.value, which
    )
    row = tx.connection.execute(statement.order_by(plan_change.c.id).limit(1)).one_or_none()
    return None if row is None else _change(row)


def _about(level: Level, id_: int) -> ColumnElement[bool]:
    return and_(plan_change.c.level == level, plan_change.c.subject_id == id_)


def _chain(tx: Transaction, level: Level, id_: int) -> list[tuple[Level, int]]:
    """A thing and all that it is in, removed or not: rows stay."""
    found = [(level, id_)]
    for at, table, above in _ABOVE:
        if at is found[-1][0]:
            statement = select(table.c[above]).where(
                table.c.network_id == tx.network, table.c.id == found[-1][1]
            )
            parent = tx.connection.execute(statement).scalar_one_or_none()
            if parent is None:
                break
            found.append((_PARENT[at], parent))
    return found


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
