"""Visits of innovation agents: offered, asked for, taken up, reported."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, insert, or_, select, update

from domain.actors import MemberId, PartnerId
from domain.errors import Changed, NotFound
from domain.events.model import EventId
from domain.polls import PollId
from domain.practices.exchange import Report, Visit, VisitFields, VisitId, VisitState
from storage.dialect import insert_new, inserted_key
from storage.schema.visits import visit as visits
from storage.schema.visits import visit_task as tasks

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import ColumnElement, Row

    from storage.transaction import Transaction

_UNIQUE = ("network_id", "visit_id", "key")


def add(tx: Transaction, fields: VisitFields, member: MemberId, partner: PartnerId | None) -> Visit:
    """Keep a new offer or request."""
    own = select(func.coalesce(func.max(visits.c.number), 0)).where(visits.c.network_id == tx.network)
    row = {
        "network_id": tx.network,
        "number": tx.connection.execute(own).scalar_one() + 1,
        "side": fields.side,
        "state": VisitState.OPEN,
        "revision": 1,
        "member_id": member,
        "partner_id": partner,
        "theme": fields.theme,
        "about": fields.about,
        "roughly": fields.roughly,
        "length": fields.length,
        "languages": list(fields.languages),
        "made_at": tx.now,
        "seen": "",
        "adopting": "",
        "links": [],
        "outcome": "",
    }
    return load(tx, VisitId(inserted_key(tx.connection.execute(insert(visits).values(row)))))


def load(tx: Transaction, id: VisitId) -> Visit:  # noqa: A002 - `load(tx, id)` says it best
    """A visit. Raises `NotFound`."""
    found = _select(tx, visits.c.id == id)
    if not found:
        raise NotFound("visit")
    return found[0]


def find(tx: Transaction, number: int) -> Visit | None:
    """The visit of that number: "V3" is 3."""
    return next(iter(_select(tx, visits.c.number == number)), None)


def in_states(tx: Transaction, *states: VisitState) -> tuple[Visit, ...]:
    """Those in one of these states, the oldest first."""
    return _select(tx, visits.c.state.in_(states))


def of_members(tx: Transaction, ids: Collection[MemberId]) -> tuple[Visit, ...]:
    """Those that these members offered, asked for or took up, the oldest first."""
    if not ids:
        return ()
    return _select(tx, or_(visits.c.member_id.in_(ids), visits.c.taker_id.in_(ids)))


def step(tx: Transaction, visit: Visit, **columns: Any) -> Visit:
    """Other columns (names as in the table); its revision goes up. Raises `Changed`."""
    own = (
        visits.c.network_id == tx.network,
        visits.c.id == visit.id,
        visits.c.revision == visit.revision,
    )
    values = columns | {"revision": visit.revision + 1}
    if tx.connection.execute(update(visits).where(*own).values(values)).rowcount != 1:
        raise Changed
    return load(tx, visit.id)


def tick(tx: Transaction, visit: VisitId, key: str, member: MemberId, *, done: bool) -> None:
    """A task of the host is done, or is not after all; harmless when it is so already."""
    if done:
        row = {
            "network_id": tx.network,
            "visit_id": visit,
            "key": key,
            "member_id": member,
            "done_at": tx.now,
        }
        insert_new(tx.connection, tasks, [row], unique=_UNIQUE)
        return
    own = (tasks.c.network_id == tx.network, tasks.c.visit_id == visit, tasks.c.key == key)
    tx.connection.execute(delete(tasks).where(*own))


def ticked(tx: Transaction, visit: VisitId) -> frozenset[str]:
    """The keys of the tasks that are done."""
    own = (tasks.c.network_id == tx.network, tasks.c.visit_id == visit)
    return frozenset(tx.connection.scalars(select(tasks.c.key).where(*own)))


def _select(tx: Transaction, condition: ColumnElement[bool]) -> tuple[Visit, ...]:
    own = select(visits).where(visits.c.network_id == tx.network, condition).order_by(visits.c.id)
    return tuple(_visit(row) for row in tx.connection.execute(own))


def _visit(row: Row[Any]) -> Visit:
    fields = VisitFields(row.side, row.theme, row.about, row.roughly, row.length, tuple(row.languages))
    reported = row.reported_at is not None
    return Visit(
        id=VisitId(row.id),
        number=row.number,
        member=None if row.member_id is None else MemberId(row.member_id),
        partner=None if row.partner_id is None else PartnerId(row.partner_id),
        fields=fields,
        state=row.state,
        revision=row.revision,
        made_at=row.made_at,
        taker=None if row.taker_id is None else MemberId(row.taker_id),
        taker_partner=None if row.taker_partner_id is None else PartnerId(row.taker_partner_id),
        poll=None if row.poll_id is None else PollId(row.poll_id),
        event=None if row.event_id is None else EventId(row.event_id),
        report=Report(row.seen, row.adopting, tuple(row.links)) if reported else None,
        reported_at=row.reported_at,
        report_asked_at=row.report_asked_at,
        outcome=row.outcome,
        outcome_at=row.outcome_at,
    )
