"""What somebody did for the tasks of events. The lists stay the network's; who did it is forgotten.

A role can be given to somebody by name alone. Where that is the name of who is forgotten, it goes too: the
role is nobody's then, or of the others whom the text names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import and_, delete, or_, select, update

from domain.privacy import Reason, Sheet, Topic, without_names
from storage.privacy.joins import Moves
from storage.privacy.noun import Noun, number, part, rows
from storage.schema.events import event as events
from storage.schema.methodology import event_role as roles
from storage.schema.methodology import event_task as tasks
from storage.schema.methodology import event_task_change as changes
from storage.schema.methodology import event_task_given as given
from storage.schema.methodology import methodology_version as versions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Column, ColumnElement, Row, Select, Table

    from domain.privacy import Part
    from storage.privacy.noun import Subject
    from storage.transaction import Transaction

_NAMING: Final[tuple[Column[Any], ...]] = (
    tasks.c.owner_id,
    tasks.c.closed_by,
    roles.c.member_id,
    given.c.member_id,
    changes.c.member_id,
    versions.c.member_id,
)
# What they typed themselves, beside the column that says who typed it: it stays, without their own name.
_SAID: Final[tuple[tuple[Column[Any], Column[Any]], ...]] = (
    (tasks.c.closed_by, tasks.c.why),
    (given.c.member_id, given.c.text),
    (changes.c.member_id, changes.c.why),
)


def _told(tx: Transaction, subject: Subject) -> tuple[Sheet, ...]:
    key = subject.key
    mine = or_(tasks.c.owner_id == key, tasks.c.closed_by == key)
    own = _of_events(tx, tasks, mine, "code", "due", "status", "why", "closed_at")
    called = [one.id for one in _by_name(tx, subject)]
    had = _of_events(tx, roles, or_(roles.c.member_id == key, roles.c.id.in_(called)), "role", "name")
    did = _of_events(tx, changes, changes.c.member_id == key, "at", "act", "why", "fields")
    gave = (
        select(given.c.given_at, given.c.kind, given.c.text, given.c.file_id, tasks.c.code)
        .join(tasks, and_(tasks.c.network_id == given.c.network_id, tasks.c.id == given.c.task_id))
        .where(given.c.network_id == tx.network, given.c.member_id == key)
        .order_by(given.c.id)
    )
    made = (
        select(versions.c.number, versions.c.made_at, versions.c.source)
        .where(versions.c.network_id == tx.network, versions.c.member_id == key)
        .order_by(versions.c.id)
    )
    return (
        Sheet("tasks", rows(tx, own)),
        Sheet("roles", rows(tx, had)),
        Sheet("given", rows(tx, gave)),
        Sheet("changes", rows(tx, did)),
        Sheet("methodology", rows(tx, made)),
    )


def _of_events(tx: Transaction, table: Table, hers: ColumnElement[bool], *names: str) -> Select[Any]:
    """These columns of the rows that are somebody's, with the number of the event."""
    return (
        select(events.c.number.label("event"), *(table.c[name] for name in names))
        .join(events, and_(events.c.network_id == table.c.network_id, events.c.id == table.c.event_id))
        .where(table.c.network_id == tx.network, hers)
        .order_by(table.c.id)
    )


def _parts(tx: Transaction, subject: Subject) -> tuple[Part, ...]:
    by_table: dict[Table, list[ColumnElement[bool]]] = {}
    for column in _NAMING:
        by_table.setdefault(column.table, []).append(column == subject.key)
    return tuple(
        found
        for table, named in by_table.items()
        for found in part(Topic.TASKS, table, number(tx, table, or_(*named)), Reason.NETWORK)
    )


def _by_name(tx: Transaction, subject: Subject) -> Sequence[Row[int, str]]:
    """The roles that were given to somebody by a text that holds the subject's name or an address."""
    named = select(roles.c.id, roles.c.name).where(roles.c.network_id == tx.network, roles.c.name != "")
    names = (subject.name, *subject.addresses)
    return [one for one in tx.connection.execute(named).all() if without_names(one.name, names) != one.name]


def _forget(tx: Transaction, subject: Subject) -> None:
    names = (subject.name, *subject.addresses)
    for who, text in _SAID:
        table = text.table
        own = (table.c.network_id == tx.network, who == subject.key)
        for row in tx.connection.execute(select(table.c.id, text).where(*own)).all():
            cut = without_names(row[1], names)
            if cut != row[1]:
                this = (table.c.network_id == tx.network, table.c.id == row.id)
                tx.connection.execute(update(table).where(*this).values({text.name: cut}))
    for role in _by_name(tx, subject):
        this = (roles.c.network_id == tx.network, roles.c.id == role.id)
        cut = without_names(role.name, names)
        if any(sign.isalnum() for sign in cut):
            tx.connection.execute(update(roles).where(*this).values(name=cut))
        else:
            tx.connection.execute(delete(roles).where(*this))
    for column in _NAMING:
        own = (column.table.c.network_id == tx.network, column == subject.key)
        tx.connection.execute(update(column.table).where(*own).values({column.name: None}))


NOUN: Final = Noun(Topic.TASKS, _NAMING, _told, _parts, _forget, tuple(Moves(column) for column in _NAMING))
