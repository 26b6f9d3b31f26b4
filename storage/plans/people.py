"""Who answers for what: rows that name a member, or somebody who has not joined yet, with a name to show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, bindparam, select, update

from domain.plans.model import MilestoneId
from storage.schema.people import member, person
from storage.schema.plans import plan_duty, plan_milestone, plan_seat

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Select, Table

    from domain.actors import MemberId
    from storage.transaction import Transaction


def people(table: Table, *more: ColumnElement[Any]) -> Select[Any]:
    """`member_id`, `name`, `email` and the member's `person_name` of a table's rows, for `rows.owner`.

    The network is the parameter "network".
    """
    return (
        select(table.c.member_id, table.c.name, table.c.email, person.c.name.label("person_name"), *more)
        .outerjoin(member, and_(member.c.network_id == table.c.network_id, member.c.id == table.c.member_id))
        .outerjoin(person, person.c.id == member.c.person_id)
        .where(table.c.network_id == bindparam("network"))
    )


def join_up(
    tx: Transaction, member_id: MemberId, *, email: str = "", name: str = ""
) -> tuple[MilestoneId, ...]:
    """Whoever has not joined yet and is called by this address (else by this name) is this member.

    Gives the milestones they answer for now. What was known of them as strangers is kept no longer.
    """
    return _settle(tx, email, name, {"member_id": member_id, "name": "", "email": None})


def drop(tx: Transaction, *, email: str = "", name: str = "") -> tuple[MilestoneId, ...]:
    """Whoever has not joined yet and is called so is kept no longer. Gives the milestones without them."""
    return _settle(tx, email, name, {"name": "", "email": None})


def _settle(tx: Transaction, email: str, name: str, values: dict[str, Any]) -> tuple[MilestoneId, ...]:
    touched: list[MilestoneId] = []
    for table in (plan_duty, plan_seat):
        theirs = [table.c.network_id == tx.network, table.c.member_id.is_(None), table.c.name != ""]
        theirs.append(table.c.email == email.strip().lower() if email else table.c.name == name)
        if table is plan_duty:
            found = tx.connection.execute(
                select(table.c.milestone_id)
                .join(
                    plan_milestone,
                    and_(
                        plan_milestone.c.network_id == table.c.network_id,
                        plan_milestone.c.id == table.c.milestone_id,
                    ),
                )
                .where(*theirs, plan_milestone.c.removed_at.is_(None))
                .order_by(table.c.milestone_id)
            )
            touched += dict.fromkeys(MilestoneId(one) for one in found.scalars())
        tx.connection.execute(update(table).where(*theirs).values(values))
    return tuple(touched)


def strangers(tx: Transaction) -> tuple[tuple[str, str | None, int], ...]:
    """Those who answer for milestones and have not joined: name, address, for how many."""
    found: dict[tuple[str, str | None], int] = {}
    statement = select(plan_duty.c.name, plan_duty.c.email).where(
        plan_duty.c.network_id == tx.network, plan_duty.c.member_id.is_(None), plan_duty.c.name != ""
    )
    for name, email in tx.connection.execute(statement):
        found[name, email] = found.get((name, email), 0) + 1
    return tuple(
        (name, email, count) for (name, email), count in sorted(found.items(), key=lambda one: one[0][0])
    )
