"""What people say of events: the questionnaire of each, who was asked and has begun, what was sent."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import and_, exists, func, insert, select, update

from domain.actors import MemberId
from domain.errors import Changed
from domain.events.model import EventId
from domain.feedback import Asked, Feedback, Waiting
from domain.questionnaires import from_json, to_json
from storage.dialect import insert_new
from storage.schema.feedback import feedback
from storage.schema.feedback import feedback_person as people
from storage.schema.feedback import feedback_sheet as sheets
from storage.schema.surveys import form as forms

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import datetime

    from sqlalchemy import Row

    from domain.questionnaires import Session
    from storage.transaction import Transaction

_BYTES: Final = 16


def begin(tx: Transaction, event: EventId, form_hash: str, closes_at: datetime, ask_at: datetime) -> None:
    """It opens, with a form that the network has; once."""
    own = (forms.c.network_id == tx.network, forms.c.hash == form_hash)
    row = {
        "network_id": tx.network,
        "event_id": event,
        "form_id": tx.connection.scalars(select(forms.c.id).where(*own)).one(),
        "opened_at": tx.now,
        "closes_at": closes_at,
        "ask_at": ask_at,
        "asked_at": None,
        "people": 0,
    }
    insert_new(tx.connection, feedback, [row], unique=("network_id", "event_id"))


def load(tx: Transaction, event: EventId) -> Feedback | None:
    """That of an event; None where there is none."""
    there = and_(forms.c.network_id == feedback.c.network_id, forms.c.id == feedback.c.form_id)
    found = select(feedback, forms.c.hash).join_from(feedback, forms, there)
    own = (feedback.c.network_id == tx.network, feedback.c.event_id == event)
    row = tx.connection.execute(found.where(*own)).one_or_none()
    if row is None:
        return None
    return Feedback(
        EventId(row.event_id), row.hash, row.opened_at, row.closes_at, row.ask_at, row.asked_at, row.people
    )


def step(tx: Transaction, event: EventId, **values: Any) -> None:
    """Change columns of it."""
    own = (feedback.c.network_id == tx.network, feedback.c.event_id == event)
    tx.connection.execute(update(feedback).where(*own).values(values))


def ask(tx: Transaction, event: EventId, members: Iterable[MemberId]) -> None:
    """These are asked now; who was asked before stays as they are, and so does what they have begun."""
    rows = [_new(tx, event, member) for member in members]
    if not rows:
        return
    insert_new(tx.connection, people, rows, unique=("network_id", "event_id", "member_id"))
    own = (people.c.network_id == tx.network, people.c.event_id == event)
    now = (people.c.member_id.in_([row["member_id"] for row in rows]), people.c.asked_at.is_(None))
    tx.connection.execute(update(people).where(*own, *now).values(asked_at=tx.now))
    _count(tx, event)


def listed(tx: Transaction, event: EventId) -> tuple[Asked, ...]:
    """Everybody who was asked, or has begun."""
    own = (people.c.network_id == tx.network, people.c.event_id == event)
    rows = tx.connection.execute(select(people).where(*own).order_by(people.c.member_id))
    return tuple(_asked(row) for row in rows)


def find(tx: Transaction, event: EventId, member: MemberId) -> Asked | None:
    """One of them; None for who was not asked and has not begun."""
    own = (people.c.network_id == tx.network, people.c.event_id == event, people.c.member_id == member)
    row = tx.connection.execute(select(people).where(*own)).one_or_none()
    return None if row is None else _asked(row)


def waiting(tx: Transaction, members: Collection[MemberId]) -> tuple[Waiting, ...]:
    """What is open and some of these were asked, and have not sent."""
    here = and_(feedback.c.network_id == people.c.network_id, feedback.c.event_id == people.c.event_id)
    begun = people.c.walk.is_not(None)
    found = (
        select(people.c.event_id, people.c.member_id, feedback.c.closes_at, begun)
        .join_from(people, feedback, here)
        .where(
            people.c.network_id == tx.network,
            people.c.member_id.in_(list(members)),
            people.c.asked_at.is_not(None),
            people.c.sent.is_(False),
            feedback.c.closes_at > tx.now,
        )
    )
    return tuple(
        Waiting(EventId(event), MemberId(member), closes_at, bool(begun))
        for event, member, closes_at, begun in tx.connection.execute(found)
    )


def keep(tx: Transaction, event: EventId, seen: Asked, walk: Session) -> Asked:
    """Keep what somebody has begun, as it was seen before. Raises `Changed`."""
    insert_new(
        tx.connection, people, [_new(tx, event, seen.member)], unique=("network_id", "event_id", "member_id")
    )
    values = {"walk": to_json(walk), "revision": seen.revision + 1}
    row = tx.connection.execute(_one(tx, event, seen).values(values).returning(people)).one_or_none()
    if row is None:
        raise Changed
    return _asked(row)


def send(tx: Transaction, event: EventId, seen: Asked, answers: Mapping[str, str]) -> None:
    """What somebody said is put among what all said; of them is kept that they did. Raises `Changed`."""
    gone = _one(tx, event, seen).values(walk=None, sent=True, revision=seen.revision + 1)
    if tx.connection.execute(gone).rowcount != 1:
        raise Changed
    row = {
        "network_id": tx.network,
        "token": secrets.token_hex(_BYTES),
        "event_id": event,
        "answers": dict(sorted(answers.items())),
    }
    tx.connection.execute(insert(sheets).values(row))
    _count(tx, event)


def sent(tx: Transaction, event: EventId) -> tuple[Mapping[str, str], ...]:
    """What was sent, by path, in no order of time."""
    own = (sheets.c.network_id == tx.network, sheets.c.event_id == event)
    return tuple(tx.connection.scalars(select(sheets.c.answers).where(*own).order_by(sheets.c.token)).all())


def answered(tx: Transaction, event: EventId) -> int:
    """How many have sent something."""
    own = (sheets.c.network_id == tx.network, sheets.c.event_id == event)
    return int(tx.connection.scalar(select(func.count()).select_from(sheets).where(*own)) or 0)


def takes(tx: Transaction, event: EventId, member: MemberId) -> bool:
    """Whether it is open and somebody has not sent it, be they to be asked or not."""
    here = (feedback.c.network_id == tx.network, feedback.c.event_id == event, feedback.c.closes_at > tx.now)
    own = (people.c.network_id == tx.network, people.c.event_id == event, people.c.member_id == member)
    found = select(feedback.c.event_id).where(*here, ~exists().where(*own, people.c.sent.is_(True)))
    return tx.connection.execute(found).first() is not None


def _count(tx: Transaction, event: EventId) -> None:
    """How many could have answered: never fewer than before, whoever is forgotten."""
    own = (people.c.network_id == tx.network, people.c.event_id == event)
    here = (feedback.c.network_id == tx.network, feedback.c.event_id == event)
    now = tx.connection.scalar(select(func.count()).select_from(people).where(*own)) or 0
    more = update(feedback).where(*here, feedback.c.people < now)
    tx.connection.execute(more.values(people=now))


def _one(tx: Transaction, event: EventId, seen: Asked) -> Any:
    return update(people).where(
        people.c.network_id == tx.network,
        people.c.event_id == event,
        people.c.member_id == seen.member,
        people.c.revision == seen.revision,
        people.c.sent.is_(False),
    )


def _new(tx: Transaction, event: EventId, member: MemberId) -> dict[str, Any]:
    return {
        "network_id": tx.network,
        "event_id": event,
        "member_id": member,
        "asked_at": None,
        "revision": 0,
        "walk": None,
        "sent": False,
    }


def _asked(row: Row[Any]) -> Asked:
    walk = None if row.walk is None else from_json(row.walk)
    return Asked(MemberId(row.member_id), row.asked_at, row.revision, walk, row.sent)
