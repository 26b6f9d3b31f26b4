"""What somebody has begun to say of events, and that they did. What was sent names nobody and stays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import and_, delete, select, update

from domain.privacy import Sheet, Topic, without_names
from domain.questionnaires import from_json
from storage.privacy.joins import ByHand, Two, move
from storage.privacy.noun import Noun, number, part
from storage.schema.events import event as events
from storage.schema.feedback import feedback_person as people
from storage.schema.feedback import feedback_sheet as sheets

if TYPE_CHECKING:
    from collections.abc import Sequence

    from domain.privacy import Part
    from storage.privacy.noun import Subject
    from storage.transaction import Transaction


def _told(tx: Transaction, subject: Subject) -> tuple[Sheet, ...]:
    there = and_(events.c.network_id == people.c.network_id, events.c.id == people.c.event_id)
    found = (
        select(events.c.number, events.c.title, people.c.asked_at, people.c.sent, people.c.walk)
        .join_from(people, events, there)
        .where(people.c.network_id == tx.network, people.c.member_id == subject.key)
        .order_by(events.c.number)
    )
    rows = tuple(
        {
            "number": row.number,
            "title": row.title,
            "asked_at": row.asked_at,
            "sent": row.sent,
            "begun": {} if row.walk is None else dict(from_json(row.walk).values),
        }
        for row in tx.connection.execute(found)
    )
    return (Sheet("feedback", rows),)


def _parts(tx: Transaction, subject: Subject) -> tuple[Part, ...]:
    return part(Topic.FEEDBACK, people, number(tx, people, people.c.member_id == subject.key))


def _forget(tx: Transaction, subject: Subject) -> None:
    """Whose a sheet is nobody knows: the name goes from all that was written of the events they were at."""
    own = (people.c.network_id == tx.network, people.c.member_id == subject.key)
    at = select(people.c.event_id).where(*own)
    names = (subject.name, *subject.addresses)
    here = (sheets.c.network_id == tx.network, sheets.c.event_id.in_(at))
    for row in tx.connection.execute(select(sheets.c.token, sheets.c.answers).where(*here)).all():
        cut = _without(row.answers, names)
        if cut != row.answers:
            this = (sheets.c.network_id == tx.network, sheets.c.token == row.token)
            tx.connection.execute(update(sheets).where(*this).values(answers=cut))
    tx.connection.execute(delete(people).where(*own))


def _without(answers: Any, names: Sequence[str]) -> dict[str, str]:
    return {path: without_names(said, names) for path, said in answers.items()}


def _join(tx: Transaction, two: Two) -> None:
    """One row an event stays: who has sent it under one account has sent it."""
    here = people.c.network_id == tx.network
    rows = tx.connection.execute(
        select(people.c.event_id, people.c.member_id, people.c.sent).where(
            here, people.c.member_id.in_((two.kept, two.gone))
        )
    ).all()
    kept = {row.event_id: row.sent for row in rows if row.member_id == two.kept}
    for row in rows:
        if row.member_id == two.gone and row.event_id in kept:
            less = two.kept if row.sent and not kept[row.event_id] else two.gone
            twice = delete(people).where(here, people.c.event_id == row.event_id, people.c.member_id == less)
            tx.connection.execute(twice)
    move(tx, people.c.member_id, two)


NOUN: Final = Noun(
    Topic.FEEDBACK,
    (people.c.member_id,),
    _told,
    _parts,
    _forget,
    (ByHand((people.c.member_id,), _join),),
)
