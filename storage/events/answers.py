"""Who answered what, who holds a seat and who waits for one. Counts are asked of the database, never kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import and_, bindparam, func, insert, select, update

from domain.actors import MemberId, PartnerId
from domain.events.model import Answer, AnswerId, Counts, EventId, Reply, Seat
from storage.schema.events import event as events
from storage.schema.events import event_answer as answers

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from sqlalchemy import Row

    from domain.events.model import Via
    from storage.transaction import Transaction

_HERE: Final = and_(answers.c.network_id == bindparam("network"), answers.c.event_id == bindparam("event"))
_ALL: Final = select(answers).where(_HERE)
_OWN: Final = _ALL.where(answers.c.member_id == bindparam("member"))
_COUNTS: Final = (
    select(answers.c.reply, answers.c.seat, func.count().label("people"))
    .where(_HERE)
    .group_by(answers.c.reply, answers.c.seat)
)
_HEARD: Final = select(answers.c.partner_id).where(_HERE, answers.c.partner_id.is_not(None)).distinct()
_QUEUE: Final = (
    _ALL.where(answers.c.seat == Seat.WAITING)
    .order_by(answers.c.queued_at.nulls_last(), answers.c.id)
    .limit(bindparam("most"))
)
_QUEUED: Final = _ALL.where(answers.c.seat.in_([Seat.WAITING, Seat.OFFERED])).order_by(
    answers.c.queued_at.nulls_last(), answers.c.id
)
_AHEAD: Final = (
    select(func.count())
    .select_from(answers)
    .where(
        _HERE,
        answers.c.seat == Seat.WAITING,
        (answers.c.queued_at < bindparam("queued"))
        | and_(answers.c.queued_at == bindparam("queued"), answers.c.id < bindparam("answer")),
    )
)
_LAPSING: Final = _ALL.where(
    answers.c.seat == Seat.OFFERED, answers.c.offered_until <= bindparam("now")
).order_by(answers.c.id)
_CHANGE: Final = (
    update(answers)
    .where(answers.c.network_id == bindparam("network"), answers.c.id == bindparam("answer"))
    .values(seat=bindparam("new_seat"), offered_at=bindparam("new_at"), offered_until=bindparam("new_until"))
)


def own(tx: Transaction, event: EventId, member: MemberId) -> Answer | None:
    """What a member answered."""
    row = tx.connection.execute(_OWN, {"network": tx.network, "event": event, "member": member}).one_or_none()
    return None if row is None else _answer(row)


def find(tx: Transaction, id: AnswerId) -> Answer | None:  # noqa: A002 - `find(tx, id)` says it best
    """The answer with that id."""
    one = (answers.c.network_id == tx.network, answers.c.id == id)
    row = tx.connection.execute(select(answers).where(*one)).one_or_none()
    return None if row is None else _answer(row)


def listed(tx: Transaction, event: EventId) -> tuple[Answer, ...]:
    """All answers, in the order in which they came."""
    rows = tx.connection.execute(_ALL.order_by(answers.c.id), {"network": tx.network, "event": event})
    return tuple(_answer(row) for row in rows)


def counts(tx: Transaction, event: EventId) -> Counts:
    """How many answered what, and the partners of which anybody answered."""
    asked = {"network": tx.network, "event": event}
    found: dict[Reply | Seat, int] = {}
    for row in tx.connection.execute(_COUNTS, asked):
        # Who says yes is counted by the seat they have, the others by what they say.
        name = row.seat if row.reply is Reply.GOING else row.reply
        found[name] = found.get(name, 0) + row.people
    heard = frozenset(PartnerId(each) for each in tx.connection.execute(_HEARD, asked).scalars())
    return _counted(found, heard)


def counts_of(tx: Transaction, ids: Iterable[EventId]) -> Mapping[EventId, Counts]:
    """The same of several events, in two statements; those that nobody answered are among them."""
    some = list(ids)
    if not some:
        return {}
    here = (answers.c.network_id == tx.network, answers.c.event_id.in_(some))
    said: dict[EventId, dict[Reply | Seat, int]] = {one: {} for one in some}
    counted = select(answers.c.event_id, answers.c.reply, answers.c.seat, func.count().label("people"))
    kinds = (answers.c.event_id, answers.c.reply, answers.c.seat)
    for row in tx.connection.execute(counted.where(*here).group_by(*kinds)):
        name = row.seat if row.reply is Reply.GOING else row.reply
        own = said[EventId(row.event_id)]
        own[name] = own.get(name, 0) + row.people
    heard: dict[EventId, set[PartnerId]] = {one: set() for one in some}
    partners = select(answers.c.event_id, answers.c.partner_id).where(
        *here, answers.c.partner_id.is_not(None)
    )
    for row in tx.connection.execute(partners.distinct()):
        heard[EventId(row.event_id)].add(PartnerId(row.partner_id))
    return {one: _counted(said[one], frozenset(heard[one])) for one in some}


def held(tx: Transaction, event: EventId) -> tuple[int, int]:
    """How many hold a seat (offered ones too), and how many wait."""
    found = tx.connection.execute(_COUNTS, {"network": tx.network, "event": event}).all()
    held = sum(row.people for row in found if row.seat.held)
    return held, sum(row.people for row in found if row.seat is Seat.WAITING)


def stale(tx: Transaction, event: EventId, moved: int) -> int:
    """How many said yes to an earlier time than the event has now."""
    yes = (answers.c.reply == Reply.GOING, answers.c.moved < moved)
    own = (answers.c.network_id == tx.network, answers.c.event_id == event)
    return int(tx.connection.scalar(select(func.count()).select_from(answers).where(*own, *yes)) or 0)


def ahead(tx: Transaction, answer: Answer) -> int:
    """How many wait longer than this one."""
    asked = {
        "network": tx.network,
        "event": answer.event,
        "queued": answer.queued_at,
        "answer": answer.id,
    }
    return int(tx.connection.scalar(_AHEAD, asked) or 0)


def queue(tx: Transaction, event: EventId, most: int) -> tuple[Answer, ...]:
    """Those who wait longest, first come first."""
    rows = tx.connection.execute(_QUEUE, {"network": tx.network, "event": event, "most": most})
    return tuple(_answer(row) for row in rows)


def queued(tx: Transaction, event: EventId) -> tuple[Answer, ...]:
    """All who wait for a seat, or have one held for them, in the order in which they came."""
    rows = tx.connection.execute(_QUEUED, {"network": tx.network, "event": event})
    return tuple(_answer(row) for row in rows)


def awaited(tx: Transaction) -> frozenset[EventId]:
    """The events for which anybody waits for a seat, or has one held for them."""
    own = (answers.c.network_id == tx.network, answers.c.seat.in_([Seat.WAITING, Seat.OFFERED]))
    found = select(answers.c.event_id).where(*own).distinct()
    return frozenset(EventId(one) for one in tx.connection.scalars(found))


def save(
    tx: Transaction,
    event: EventId,
    member: MemberId,
    *,
    partner: PartnerId | None,
    reply: Reply,
    seat: Seat,
    queued_at: datetime | None,
    moved: int,
    via: Via,
    recorded_by: MemberId | None,
    former: Answer | None,
) -> Answer:
    """Keep what a member answers, instead of what they had answered (`former`)."""
    values = {
        "partner_id": partner,
        "reply": reply,
        "seat": seat,
        "queued_at": queued_at,
        "offered_at": None,
        "offered_until": None,
        "moved": moved,
        "via": via,
        "answered_at": tx.now,
        "recorded_by": recorded_by,
    }
    if former is None:
        row = {"network_id": tx.network, "event_id": event, "member_id": member, **values}
        made = tx.connection.execute(insert(answers).returning(answers), row).one()
        return _answer(made)
    this = (answers.c.network_id == tx.network, answers.c.id == former.id)
    return _answer(
        tx.connection.execute(update(answers).where(*this).values(values).returning(answers)).one()
    )


def seat(tx: Transaction, ids: Iterable[AnswerId], seat: Seat, until: datetime | None = None) -> None:
    """These answers have that seat from now on; one that is offered holds until then."""
    at = None if until is None else tx.now
    one = {"network": tx.network, "new_seat": seat, "new_at": at, "new_until": until}
    rows = [{**one, "answer": id_} for id_ in ids]
    if rows:
        tx.connection.execute(_CHANGE, rows)


def hold_until(tx: Transaction, ids: Iterable[AnswerId], until: datetime) -> None:
    """What is offered holds until then, and not longer."""
    shorter = update(answers).where(answers.c.network_id == tx.network, answers.c.id.in_(list(ids)))
    tx.connection.execute(shorter.values(offered_until=until))


def lapsing(tx: Transaction, event: EventId) -> tuple[Answer, ...]:
    """The answers whose offer is over by now."""
    rows = tx.connection.execute(_LAPSING, {"network": tx.network, "event": event, "now": tx.now})
    return tuple(_answer(row) for row in rows)


def of_events(tx: Transaction, ids: Iterable[EventId]) -> Mapping[tuple[EventId, MemberId], Answer]:
    """All answers to these events, by event and member."""
    some = list(ids)
    if not some:
        return {}
    here = (answers.c.network_id == tx.network, answers.c.event_id.in_(some))
    rows = tx.connection.execute(select(answers).where(*here))
    return {(EventId(row.event_id), MemberId(row.member_id)): _answer(row) for row in rows}


def of_member(tx: Transaction, member: MemberId) -> Mapping[EventId, Answer]:
    """All that a member answered, by event."""
    own = (answers.c.network_id == tx.network, answers.c.member_id == member)
    return {EventId(row.event_id): _answer(row) for row in tx.connection.execute(select(answers).where(*own))}


def with_seat(tx: Transaction, member: MemberId) -> tuple[Answer, ...]:
    """The answers of a member to what is still to come."""
    coming = select(answers).join(
        events, and_(events.c.network_id == answers.c.network_id, events.c.id == answers.c.event_id)
    )
    here = (answers.c.network_id == tx.network, answers.c.member_id == member, events.c.starts_at > tx.now)
    return tuple(_answer(row) for row in tx.connection.execute(coming.where(*here).order_by(answers.c.id)))


def _counted(found: Mapping[Reply | Seat, int], heard: frozenset[PartnerId]) -> Counts:
    return Counts(
        going=found.get(Seat.SEATED, 0),
        maybe=found.get(Reply.MAYBE, 0),
        no=found.get(Reply.NO, 0),
        waiting=found.get(Seat.WAITING, 0),
        offered=found.get(Seat.OFFERED, 0),
        partners=heard,
    )


def _answer(row: Row[Any]) -> Answer:
    return Answer(
        id=AnswerId(row.id),
        event=EventId(row.event_id),
        member=MemberId(row.member_id),
        partner=row.partner_id,
        reply=row.reply,
        seat=row.seat,
        queued_at=row.queued_at,
        offered_at=row.offered_at,
        offered_until=row.offered_until,
        moved=row.moved,
        via=row.via,
        answered_at=row.answered_at,
        recorded_by=row.recorded_by,
    )
