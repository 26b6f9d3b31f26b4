"""What somebody did for plans. The plan stays the network's; who answered, said and changed is forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import and_, delete, select, update

from domain.plans.model import Duty
from domain.privacy import Reason, Sheet, Topic, without_names
from storage.privacy.joins import ByHand, Moves, MovesUnless, move
from storage.privacy.noun import Noun, number, part, rows
from storage.schema import plans

if TYPE_CHECKING:
    from sqlalchemy import Column, Select, Table

    from domain.privacy import Part
    from storage.privacy.joins import Two
    from storage.privacy.noun import Subject
    from storage.transaction import Transaction

# Everywhere that a plan names a member; who is nobody's owner any more is nobody.
_NAMING: Final[tuple[Column[Any], ...]] = tuple(
    table.c.member_id
    for table in (
        plans.plan_duty,
        plans.plan_seat,
        plans.plan_evidence,
        plans.plan_comment,
        plans.plan_postponement,
        plans.plan_postponement_answer,
        plans.plan_change,
    )
)
# What they typed themselves: it stays with the plan, without their own name in it.
_SAID: Final[tuple[tuple[Column[Any], Column[Any]], ...]] = (
    (plans.plan_evidence.c.id, plans.plan_evidence.c.text),
    (plans.plan_comment.c.id, plans.plan_comment.c.text),
    (plans.plan_postponement.c.id, plans.plan_postponement.c.why),
    (plans.plan_postponement_answer.c.postponement_id, plans.plan_postponement_answer.c.answer),
    (plans.plan_change.c.id, plans.plan_change.c.why),
)


def _told(tx: Transaction, subject: Subject) -> tuple[Sheet, ...]:
    return (
        Sheet("duties", rows(tx, _of_milestones(tx, subject, plans.plan_duty, "duty"))),
        Sheet("seats", rows(tx, _own(tx, subject, plans.plan_seat, "function"))),
        Sheet(
            "evidence",
            rows(tx, _of_milestones(tx, subject, plans.plan_evidence, "given_at", "kind", "text", "file_id")),
        ),
        Sheet("comments", rows(tx, _of_milestones(tx, subject, plans.plan_comment, "said_at", "text"))),
        Sheet(
            "postponements",
            rows(
                tx,
                _of_milestones(tx, subject, plans.plan_postponement, "asked_at", "was", "wanted", "why"),
            ),
        ),
        Sheet(
            "answers",
            rows(
                tx,
                _own(tx, subject, plans.plan_postponement_answer, "answered_at", "accepted", "answer"),
            ),
        ),
        Sheet(
            "changes", rows(tx, _own(tx, subject, plans.plan_change, "at", "act", "code", "why", "fields"))
        ),
    )


def _own(tx: Transaction, subject: Subject, table: Table, *names: str) -> Select[Any]:
    order = [table.c.id] if "id" in table.c else list(table.primary_key)
    return (
        select(*(table.c[name] for name in names))
        .where(table.c.network_id == tx.network, table.c.member_id == subject.key)
        .order_by(*order)
    )


def _of_milestones(tx: Transaction, subject: Subject, table: Table, *names: str) -> Select[Any]:
    """The same, with the milestone that it is about."""
    milestones = plans.plan_milestone
    return (
        _own(tx, subject, table, *names)
        .add_columns(milestones.c.title.label("milestone"))
        .join(
            milestones,
            and_(milestones.c.network_id == table.c.network_id, milestones.c.id == table.c.milestone_id),
        )
    )


def _parts(tx: Transaction, subject: Subject) -> tuple[Part, ...]:
    return tuple(
        found
        for column in _NAMING
        for found in part(
            Topic.PLANS, column.table, number(tx, column.table, column == subject.key), Reason.NETWORK
        )
    )


def _forget(tx: Transaction, subject: Subject) -> None:
    names = (subject.name, *subject.addresses)
    for key, text in _SAID:
        table = key.table
        own = (table.c.network_id == tx.network, table.c.member_id == subject.key)
        for row in tx.connection.execute(select(key, text).where(*own)).all():
            cut = without_names(row[1], names)
            if cut != row[1]:
                this = (table.c.network_id == tx.network, key == row[0])
                tx.connection.execute(update(table).where(*this).values({text.name: cut}))
    for column in _NAMING:
        own = (column.table.c.network_id == tx.network, column == subject.key)
        tx.connection.execute(update(column.table).where(*own).values({column.name: None}))


def _join_duties(tx: Transaction, two: Two) -> None:
    """Nobody stands in for themselves: who would be owner and deputy of a milestone is its owner."""
    duty = plans.plan_duty
    move(tx, duty.c.member_id, two)
    own = select(duty.c.milestone_id).where(
        duty.c.network_id == tx.network, duty.c.member_id == two.kept, duty.c.duty == Duty.OWNER
    )
    tx.connection.execute(
        delete(duty).where(
            duty.c.network_id == tx.network,
            duty.c.member_id == two.kept,
            duty.c.duty == Duty.DEPUTY,
            duty.c.milestone_id.in_(own),
        )
    )


_BY_HAND: Final = (plans.plan_duty.c.member_id, plans.plan_seat.c.member_id)
NOUN: Final = Noun(
    Topic.PLANS,
    _NAMING,
    _told,
    _parts,
    _forget,
    (
        ByHand((plans.plan_duty.c.member_id,), _join_duties),
        MovesUnless(plans.plan_seat.c.member_id, (plans.plan_seat.c.plan_id,)),
        *(Moves(column) for column in _NAMING if column not in set(_BY_HAND)),
    ),
)
