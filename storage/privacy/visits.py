"""What somebody did for visits of innovation agents. What came of them stays, without their name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import and_, or_, select, update

from domain.privacy import Reason, Sheet, Topic, without_names
from storage.privacy.joins import Moves
from storage.privacy.noun import Noun, number, part, rows
from storage.schema.visits import visit as visits
from storage.schema.visits import visit_task as tasks

if TYPE_CHECKING:
    from sqlalchemy import Column

    from domain.privacy import Part
    from storage.privacy.noun import Subject
    from storage.transaction import Transaction

_NAMING: Final[tuple[Column[Any], ...]] = (visits.c.member_id, visits.c.taker_id, tasks.c.member_id)
_SAID: Final[tuple[Column[Any], ...]] = (
    visits.c.about,
    visits.c.roughly,
    visits.c.length,
    visits.c.seen,
    visits.c.adopting,
    visits.c.outcome,
)
"""What stays may hold their name, whoever of the two wrote it."""


def _told(tx: Transaction, subject: Subject) -> tuple[Sheet, ...]:
    key = subject.key
    own = (
        select(
            visits.c.number,
            visits.c.side,
            visits.c.about,
            visits.c.roughly,
            visits.c.length,
            visits.c.made_at,
            visits.c.seen,
            visits.c.adopting,
            visits.c.links,
            visits.c.outcome,
        )
        .where(visits.c.network_id == tx.network, or_(visits.c.member_id == key, visits.c.taker_id == key))
        .order_by(visits.c.number)
    )
    there = and_(visits.c.network_id == tasks.c.network_id, visits.c.id == tasks.c.visit_id)
    did = (
        select(visits.c.number, tasks.c.key, tasks.c.done_at)
        .join_from(tasks, visits, there)
        .where(tasks.c.network_id == tx.network, tasks.c.member_id == key)
        .order_by(visits.c.number, tasks.c.key)
    )
    return (Sheet("visits", rows(tx, own)), Sheet("tasks", rows(tx, did)))


def _parts(tx: Transaction, subject: Subject) -> tuple[Part, ...]:
    key = subject.key
    either = or_(visits.c.member_id == key, visits.c.taker_id == key)
    return (
        *part(Topic.VISITS, visits, number(tx, visits, either), Reason.NETWORK),
        *part(Topic.VISITS, tasks, number(tx, tasks, tasks.c.member_id == key), Reason.NETWORK),
    )


def _forget(tx: Transaction, subject: Subject) -> None:
    names = (subject.name, *subject.addresses)
    every = select(visits.c.id, visits.c.links, *_SAID).where(visits.c.network_id == tx.network)
    for row in tx.connection.execute(every).all():
        said: dict[str, Any] = {text.name: without_names(row._mapping[text.name], names) for text in _SAID}
        said["links"] = [without_names(one, names) for one in row.links]
        if said != {name: row._mapping[name] for name in said}:
            this = (visits.c.network_id == tx.network, visits.c.id == row.id)
            tx.connection.execute(update(visits).where(*this).values(said))
    for column in _NAMING:
        own = (column.table.c.network_id == tx.network, column == subject.key)
        tx.connection.execute(update(column.table).where(*own).values({column.name: None}))


NOUN: Final = Noun(Topic.VISITS, _NAMING, _told, _parts, _forget, tuple(Moves(column) for column in _NAMING))
