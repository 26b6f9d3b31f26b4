"""Who comes to what, and what somebody did for events. What took place stays the network's, without them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import and_, delete, or_, select, update

from domain.actors import MemberId
from domain.events.history import Act
from domain.events.model import Seat
from domain.privacy import Reason, Sheet, Topic, without_names
from storage import polls as kept_polls
from storage.privacy.joins import ByHand, Moves, MovesUnless, move
from storage.privacy.noun import Noun, number, part, rows
from storage.schema.events import calendar_feed as feeds
from storage.schema.events import event as events
from storage.schema.events import event_answer as answers
from storage.schema.events import event_change as changes
from storage.schema.events import event_invited as invited
from storage.schema.events import guest as guests
from storage.schema.polls import poll as polls
from storage.schema.polls import poll_answer as poll_answers
from storage.schema.polls import poll_slot as slots
from storage.schema.polls import poll_vote as votes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Column, ColumnElement, Table

    from domain.privacy import Part
    from storage.privacy.joins import Two
    from storage.privacy.noun import Subject
    from storage.transaction import Transaction

# These rows are theirs alone, and go with them.
_THEIRS: Final[tuple[Column[Any], ...]] = (
    answers.c.member_id,
    invited.c.member_id,
    guests.c.member_id,
    feeds.c.member_id,
    poll_answers.c.member_id,
    votes.c.member_id,
)
# These stay, and name nobody then.
_NAMING: Final[tuple[Column[Any], ...]] = (
    events.c.organiser_id,
    events.c.deputy_id,
    events.c.created_by,
    answers.c.recorded_by,
    changes.c.member_id,
    polls.c.organiser_id,
)

_BETTER: Final = {Seat.WAITING: 1, Seat.OFFERED: 2, Seat.SEATED: 3}


def _told(tx: Transaction, subject: Subject) -> tuple[Sheet, ...]:
    here, key = tx.network, subject.key
    said = (
        select(
            events.c.number,
            events.c.title,
            answers.c.reply,
            answers.c.seat,
            answers.c.answered_at,
            answers.c.via,
        )
        .join(events, and_(events.c.network_id == answers.c.network_id, events.c.id == answers.c.event_id))
        .where(answers.c.network_id == here, answers.c.member_id == key)
        .order_by(answers.c.id)
    )
    organised = (
        select(events.c.number, events.c.title, events.c.starts_at, events.c.created_at)
        .where(events.c.network_id == here, _runs(subject))
        .order_by(events.c.id)
    )
    changed = (
        select(events.c.number, changes.c.at, changes.c.act, changes.c.why, changes.c.fields)
        .join(events, and_(events.c.network_id == changes.c.network_id, events.c.id == changes.c.event_id))
        .where(changes.c.network_id == here, changes.c.member_id == key)
        .order_by(changes.c.id)
    )
    came_as = select(
        guests.c.organisation, guests.c.kind, guests.c.size, guests.c.region, guests.c.confirmed_at
    ).where(guests.c.network_id == here, guests.c.member_id == key)
    voted = (
        select(slots.c.wall, slots.c.zone, votes.c.vote)
        .join(slots, and_(slots.c.network_id == votes.c.network_id, slots.c.id == votes.c.slot_id))
        .where(votes.c.network_id == here, votes.c.member_id == key)
        .order_by(slots.c.id)
    )
    subscribed = (
        select(feeds.c.made_at, feeds.c.revoked_at)
        .where(feeds.c.network_id == here, feeds.c.member_id == key)
        .order_by(feeds.c.id)
    )
    return (
        Sheet("event_answers", rows(tx, said)),
        Sheet("events", rows(tx, organised)),
        Sheet("event_changes", rows(tx, changed)),
        Sheet("guest", rows(tx, came_as)),
        Sheet("poll_votes", rows(tx, voted)),
        Sheet("calendars", rows(tx, subscribed)),
    )


def _runs(subject: Subject) -> ColumnElement[bool]:
    key = subject.key
    return or_(events.c.organiser_id == key, events.c.deputy_id == key, events.c.created_by == key)


def _parts(tx: Transaction, subject: Subject) -> tuple[Part, ...]:
    found: list[Part] = []
    for column in _THEIRS:
        found += part(Topic.EVENTS, column.table, number(tx, column.table, column == subject.key))
    by_table: dict[Table, list[ColumnElement[bool]]] = {}
    for column in _NAMING:
        by_table.setdefault(column.table, []).append(column == subject.key)
    for table, named in by_table.items():
        # A row of theirs is told once: as what goes.
        own = [column != subject.key for column in _THEIRS if column.table is table]
        found += part(Topic.EVENTS, table, number(tx, table, and_(or_(*named), *own)), Reason.NETWORK)
    return tuple(found)


def _forget(tx: Transaction, subject: Subject) -> None:
    names = (subject.name, *subject.addresses)
    own = (changes.c.network_id == tx.network, changes.c.member_id == subject.key)
    for row in tx.connection.execute(select(changes.c.id, changes.c.why).where(*own)).all():
        cut = without_names(row.why, names)
        if cut != row.why:
            this = (changes.c.network_id == tx.network, changes.c.id == row.id)
            tx.connection.execute(update(changes).where(*this).values(why=cut))
    _cut_reasons(tx, subject, names)
    who = MemberId(subject.key)
    kept_polls.leave_out(tx, kept_polls.asking_guests(tx, who), who)
    for column in _THEIRS:
        table = column.table
        tx.connection.execute(delete(table).where(table.c.network_id == tx.network, column == subject.key))
    for column in _NAMING:
        table = column.table
        named = update(table).where(table.c.network_id == tx.network, column == subject.key)
        tx.connection.execute(named.values({column.name: None}))


def _join(tx: Transaction, two: Two) -> None:
    """One person has one answer to an event: the one with the better seat, else that of who stays.

    No seat is lost by it: who does not want it can give it back.
    """
    here = answers.c.network_id == tx.network
    asked = select(answers.c.event_id, answers.c.member_id, answers.c.seat)
    rows = tx.connection.execute(asked.where(here, answers.c.member_id.in_((two.kept, two.gone)))).all()
    kept = {row.event_id: row.seat for row in rows if row.member_id == two.kept}
    for row in rows:
        if row.member_id == two.gone and row.event_id in kept:
            better = _BETTER.get(row.seat, 0) > _BETTER.get(kept[row.event_id], 0)
            less = two.kept if better else two.gone
            twice = delete(answers).where(here, answers.c.event_id == row.event_id)
            tx.connection.execute(twice.where(answers.c.member_id == less))
    move(tx, answers.c.member_id, two)
    # Guests who are asked in date polls stand in a list there.
    kept_polls.leave_out(tx, kept_polls.asking_guests(tx, two.gone), two.gone, two.kept)


def _cut_reasons(tx: Transaction, subject: Subject, names: Sequence[str]) -> None:
    """Their name goes from the reasons that cards show of what they called off, or ran and was called off."""
    by_them = select(changes.c.event_id).where(
        changes.c.network_id == tx.network, changes.c.member_id == subject.key, changes.c.act == Act.CANCELLED
    )
    here = (events.c.network_id == tx.network, events.c.id.in_(by_them))
    for row in tx.connection.execute(select(events.c.id, events.c.cancelled_why).where(*here)).all():
        cut = without_names(row.cancelled_why, names)
        if cut != row.cancelled_why:
            this = update(events).where(events.c.network_id == tx.network, events.c.id == row.id)
            tx.connection.execute(this.values(cancelled_why=cut))
    own = (polls.c.network_id == tx.network, polls.c.organiser_id == subject.key)
    for row in tx.connection.execute(select(polls.c.id, polls.c.fields).where(*own)).all():
        why = row.fields.get(kept_polls.CALLED_OFF, "")
        cut = without_names(why, names)
        if cut != why:
            this = update(polls).where(polls.c.network_id == tx.network, polls.c.id == row.id)
            tx.connection.execute(this.values(fields={**row.fields, kept_polls.CALLED_OFF: cut}))


NOUN: Final = Noun(
    Topic.EVENTS,
    (*_THEIRS, *_NAMING),
    _told,
    _parts,
    _forget,
    (
        ByHand((answers.c.member_id,), _join),
        MovesUnless(invited.c.member_id, (invited.c.event_id,)),
        MovesUnless(guests.c.member_id),
        Moves(feeds.c.member_id),
        MovesUnless(poll_answers.c.member_id, (poll_answers.c.poll_id,)),
        MovesUnless(votes.c.member_id, (votes.c.slot_id,)),
        *(Moves(column) for column in _NAMING),
    ),
)
