"""Who answers for what: rows that name a member, or somebody who has not joined yet, with a name to show."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import and_, bindparam, select, update

from domain.actors import PartnerId
from domain.addresses import compared
from domain.folding import fold
from domain.plans.model import Duty, MilestoneId, MilestoneStatus, PlanId
from domain.records import Record
from storage.plans.there import still_there
from storage.portions import portions
from storage.schema.people import member, person
from storage.schema.plans import plan, plan_action, plan_duty, plan_milestone, plan_seat

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sqlalchemy import ColumnElement, Select, Table

    from domain.actors import MemberId
    from storage.transaction import Transaction

_NOBODY: Final[dict[str, Any]] = {"name": "", "email": None}
"""What is kept of a stranger who is kept no longer."""


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


class Unjoined(Record):
    """Somebody who has not joined and has a duty: `partner` owns the action, `open` is the milestone."""

    name: str
    email: str | None
    milestone: MilestoneId
    duty: Duty
    partner: PartnerId | None
    open: bool

    def is_called(self, name: str, email: str | None) -> bool:
        """Whether they are the same: of one address, or without any of one name."""
        return self.email == email if email else self.name == name and not self.email


class Settled(Record):
    """What a stranger had: duties of milestones that still are, and seats in the committees of plans."""

    duties: tuple[tuple[MilestoneId, Duty], ...] = ()
    seats: tuple[PlanId, ...] = ()

    def __bool__(self) -> bool:
        """Whether they had anything."""
        return bool(self.duties or self.seats)


def join_up(
    tx: Transaction,
    member_id: MemberId,
    *,
    email: str = "",
    name: str = "",
    only: Collection[MilestoneId] | None = None,
) -> Settled:
    """Whoever has not joined yet and is called by this address, or without any by this name, is this member.

    With `only`, these milestones alone are theirs, and no seat. What was known of them as strangers is kept
    no longer.
    """
    return _settle(tx, email, name, {"member_id": member_id, **_NOBODY}, only)


def drop(tx: Transaction, *, email: str = "", name: str = "") -> Settled:
    """Whoever has not joined yet and is called so is kept no longer. Gives what has nobody now."""
    return _settle(tx, email, name, _NOBODY)


def drop_within(tx: Transaction, ids: Sequence[MilestoneId]) -> None:
    """Whoever has not joined and is named by these milestones is kept no longer: they were removed."""
    for some in portions(ids):
        _drop(tx, plan_duty, plan_duty.c.milestone_id.in_(some))


def drop_of_plan(tx: Transaction, id: PlanId) -> None:  # noqa: A002
    """The same of a whole plan, with its committee."""
    for table in (plan_duty, plan_seat):
        _drop(tx, table, table.c.plan_id == id)


def _drop(tx: Transaction, table: Table, condition: ColumnElement[bool]) -> None:
    strangers = (table.c.network_id == tx.network, table.c.member_id.is_(None), table.c.name != "")
    tx.connection.execute(update(table).where(*strangers, condition).values(_NOBODY))


def _settle(
    tx: Transaction,
    email: str,
    name: str,
    values: dict[str, Any],
    only: Collection[MilestoneId] | None = None,
) -> Settled:
    duties = _called(tx, plan_duty, email, name)
    if only is not None:
        duties.append(plan_duty.c.milestone_id.in_(list(only)))
    had = tx.connection.execute(
        still_there(select(plan_duty.c.milestone_id, plan_duty.c.duty), plan_duty)
        .where(*duties)
        .order_by(plan_duty.c.milestone_id, plan_duty.c.duty)
    )
    found = tuple((MilestoneId(row.milestone_id), Duty(row.duty)) for row in had)
    tx.connection.execute(update(plan_duty).where(*duties).values(values))
    _stands_so_from_now(tx, sorted({milestone for milestone, _ in found}))
    if only is not None:
        return Settled(found)
    seats = seats_of(tx, email=email, name=name)
    tx.connection.execute(update(plan_seat).where(*_called(tx, plan_seat, email, name)).values(values))
    return Settled(found, seats)


def _stands_so_from_now(tx: Transaction, ids: list[MilestoneId]) -> None:
    """Others answer for these: what was due before is not said late to them, and old cards see it."""
    for some_ids in portions(ids):
        some = plan_milestone.c.id.in_(some_ids)
        values = {"due_since": tx.now, "revision": plan_milestone.c.revision + 1}
        statement = update(plan_milestone).where(plan_milestone.c.network_id == tx.network, some)
        tx.connection.execute(statement.values(values))


def seats_of(tx: Transaction, *, email: str = "", name: str = "") -> tuple[PlanId, ...]:
    """The plans in whose committee somebody of that address, or without any of that name, has a seat."""
    statement = (
        select(plan_seat.c.plan_id)
        .join(plan, and_(plan.c.network_id == plan_seat.c.network_id, plan.c.id == plan_seat.c.plan_id))
        .where(*_called(tx, plan_seat, email, name), plan.c.removed_at.is_(None))
        .order_by(plan_seat.c.plan_id)
    )
    return tuple(PlanId(one) for one in tx.connection.execute(statement).scalars())


class UnjoinedSeat(Record):
    """Somebody who has not joined and sits in a plan's committee, at that place (from 0)."""

    name: str
    email: str | None
    plan: PlanId
    place: int


def unjoined_seats(tx: Transaction) -> tuple[UnjoinedSeat, ...]:
    """Every seat of somebody who has not joined, in the order of their names."""
    statement = (
        select(plan_seat.c.plan_id, plan_seat.c.member_id, plan_seat.c.name, plan_seat.c.email)
        .join(plan, and_(plan.c.network_id == plan_seat.c.network_id, plan.c.id == plan_seat.c.plan_id))
        .where(plan_seat.c.network_id == tx.network, plan.c.removed_at.is_(None))
        .order_by(plan_seat.c.plan_id, plan_seat.c.position)
    )
    places: Counter[int] = Counter()
    found = []
    for row in tx.connection.execute(statement):
        if row.member_id is None and not row.name:
            continue  # who was forgotten has no place any more
        if row.member_id is None:
            found.append(UnjoinedSeat(row.name, row.email, PlanId(row.plan_id), places[row.plan_id]))
        places[row.plan_id] += 1
    return tuple(sorted(found, key=lambda one: (fold(one.name), one.email or "", one.plan, one.place)))


def unjoined(tx: Transaction) -> tuple[Unjoined, ...]:
    """Every duty of somebody who has not joined, in the order of their names."""
    named = select(
        plan_duty.c.name,
        plan_duty.c.email,
        plan_duty.c.milestone_id,
        plan_duty.c.duty,
        plan_action.c.partner_id,
        plan_milestone.c.status,
    )
    statement = (
        still_there(named, plan_duty)
        .join(
            plan_action,
            and_(
                plan_action.c.network_id == plan_milestone.c.network_id,
                plan_action.c.id == plan_milestone.c.action_id,
            ),
        )
        .where(
            plan_duty.c.network_id == tx.network,
            plan_duty.c.member_id.is_(None),
            plan_duty.c.name != "",
        )
    )
    found = [
        Unjoined(
            row.name,
            row.email,
            MilestoneId(row.milestone_id),
            Duty(row.duty),
            None if row.partner_id is None else PartnerId(row.partner_id),
            MilestoneStatus(row.status).open,
        )
        for row in tx.connection.execute(statement)
    ]
    return tuple(sorted(found, key=lambda one: (fold(one.name), one.email or "", one.milestone, one.duty)))


def _called(tx: Transaction, table: Table, email: str, name: str) -> list[ColumnElement[bool]]:
    same = [table.c.email == compared(email)] if email else [table.c.name == name, table.c.email.is_(None)]
    return [table.c.network_id == tx.network, table.c.member_id.is_(None), table.c.name != "", *same]
