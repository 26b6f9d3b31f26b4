"""Who was where, what they noted, said or were given to do. Minutes stay the network's, without them.

Who leads an item of an agenda is a text: the name of who is forgotten goes from it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import and_, delete, or_, select, update

from domain.privacy import Reason, Sheet, Topic, without_names
from storage.privacy.joins import Moves, MovesUnless
from storage.privacy.noun import Noun, number, part, rows
from storage.schema.events import event as events
from storage.schema.meetings import agenda_item as items
from storage.schema.meetings import material as materials
from storage.schema.meetings import minutes, minutes_entry, minutes_opinion, minutes_version
from storage.schema.meetings import presence_mark as marks
from storage.schema.meetings import presence_roll as rolls
from storage.schema.meetings import presence_stay as stays

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Column, ColumnElement, Select, Table

    from domain.privacy import Part
    from storage.privacy.noun import Subject
    from storage.transaction import Transaction

# These rows are theirs alone, and go with them.
_THEIRS: Final[tuple[Column[Any], ...]] = (
    marks.c.member_id,
    stays.c.member_id,
    minutes_opinion.c.member_id,
)
# These stay, and name nobody then.
_NAMING: Final[tuple[Column[Any], ...]] = (
    marks.c.recorded_by,
    rolls.c.recorded_by,
    minutes.c.approved_by,
    minutes_entry.c.recorded_by,
    minutes_entry.c.said_by,
    minutes_entry.c.owner_id,
    minutes_entry.c.done_by,
    minutes_version.c.sent_by,
    materials.c.added_by,
)


def _told(tx: Transaction, subject: Subject) -> tuple[Sheet, ...]:
    key = subject.key
    was = _of(marks, (marks.c.source, marks.c.present, marks.c.at, marks.c.why), marks.c.member_id == key)
    connected = _of(stays, (stays.c.source, stays.c.joined, stays.c.left), stays.c.member_id == key)
    entry = minutes_entry.c
    own = or_(*(column == key for column in _NAMING if column.table is minutes_entry))
    noted = _of(
        minutes_entry,
        (entry.kind, entry.text, entry.recorded_at, entry.link, entry.due, entry.done_at),
        own,
    )
    opinion = minutes_opinion.c
    said = _of(
        minutes_opinion,
        (opinion.version, opinion.verdict, opinion.comment, opinion.at),
        opinion.member_id == key,
    )
    gave = _of(
        materials, (materials.c.title, materials.c.link, materials.c.added_at), materials.c.added_by == key
    )
    approved = _of(
        minutes, (minutes.c.version, minutes.c.approved_at, minutes.c.answer), minutes.c.approved_by == key
    )
    sent = _of(
        minutes_version, (minutes_version.c.version, minutes_version.c.at), minutes_version.c.sent_by == key
    )
    took = _of(rolls, (rolls.c.sort, rolls.c.at), rolls.c.recorded_by == key)
    named = {
        "presence": was,
        "connected": connected,
        "minutes_entries": noted,
        "minutes_opinions": said,
        "minutes_sent": sent,
        "minutes_approved": approved,
        "attendance_files": took,
        "materials": gave,
    }
    return tuple(Sheet(name, rows(tx, _here(tx, statement))) for name, statement in named.items())


def _of(table: Table, columns: Sequence[Column[Any]], which: ColumnElement[bool]) -> Select[Any]:
    """Some columns of a table, with the event that a row belongs to."""
    there = and_(events.c.network_id == table.c.network_id, events.c.id == table.c.event_id)
    return select(events.c.number, *columns).join_from(table, events, there).where(which)


def _here(tx: Transaction, statement: Select[Any]) -> Select[Any]:
    return statement.where(events.c.network_id == tx.network).order_by(events.c.number)


def _parts(tx: Transaction, subject: Subject) -> tuple[Part, ...]:
    found: list[Part] = []
    for column in _THEIRS:
        found += part(Topic.MEETINGS, column.table, number(tx, column.table, column == subject.key))
    by_table: dict[Table, list[ColumnElement[bool]]] = {}
    for column in _NAMING:
        by_table.setdefault(column.table, []).append(column == subject.key)
    for table, named in by_table.items():
        # A row of theirs is told once: as what goes.
        own = [column != subject.key for column in _THEIRS if column.table is table]
        found += part(Topic.MEETINGS, table, number(tx, table, and_(or_(*named), *own)), Reason.NETWORK)
    return tuple(found)


def _forget(tx: Transaction, subject: Subject) -> None:
    _cut(tx, subject)
    for column in _THEIRS:
        table = column.table
        tx.connection.execute(delete(table).where(table.c.network_id == tx.network, column == subject.key))
    for column in _NAMING:
        table = column.table
        named = update(table).where(table.c.network_id == tx.network, column == subject.key)
        tx.connection.execute(named.values({column.name: None}))


def _cut(tx: Transaction, subject: Subject) -> None:
    """Their name goes from what they wrote, said or were given to do, and from what was sent of it."""
    names = (subject.name, *subject.addresses)
    own = [column == subject.key for column in _NAMING if column.table is minutes_entry]
    here = minutes_entry.c.network_id == tx.network
    found = tx.connection.execute(
        select(minutes_entry.c.id, minutes_entry.c.event_id, minutes_entry.c.text).where(here, or_(*own))
    ).all()
    for row in found:
        cut = without_names(row.text, names)
        if cut != row.text:
            this = update(minutes_entry).where(here, minutes_entry.c.id == row.id)
            tx.connection.execute(this.values(text=cut))
    theirs = {row.event_id for row in found}
    # Who leads an item need not have an entry: all that was ever sent is looked at.
    for sent in tx.connection.execute(
        select(minutes_version).where(minutes_version.c.network_id == tx.network)
    ).all():
        content = _without(sent.content, names) if sent.event_id in theirs else sent.content
        content = {**content, "items": [_led(item, names) for item in content["items"]]}
        if content != sent.content:
            this = update(minutes_version).where(
                minutes_version.c.network_id == tx.network,
                minutes_version.c.event_id == sent.event_id,
                minutes_version.c.version == sent.version,
            )
            tx.connection.execute(this.values(content=content))
    led = select(items.c.event_id, items.c.position, items.c.lead).where(
        items.c.network_id == tx.network, items.c.lead != ""
    )
    for item in tx.connection.execute(led).all():
        cut = _lead(item.lead, names)
        if cut != item.lead:
            own_item = (items.c.event_id == item.event_id, items.c.position == item.position)
            this = update(items).where(items.c.network_id == tx.network, *own_item)
            tx.connection.execute(this.values(lead=cut))
    for table, text in ((marks, marks.c.why), (materials, materials.c.title)):
        by = marks.c.recorded_by if table is marks else materials.c.added_by
        written = select(table.c.id, text.label("said")).where(
            table.c.network_id == tx.network, by == subject.key
        )
        for one in tx.connection.execute(written).all():
            this = update(table).where(table.c.network_id == tx.network, table.c.id == one.id)
            tx.connection.execute(this.values({text.name: without_names(one.said, names)}))


def _led(item: Mapping[str, Any], names: Sequence[str]) -> dict[str, Any]:
    """An item of minutes that were sent, without these names as who leads it."""
    return {**item, "lead": _lead(item["lead"], names)}


def _lead(said: str, names: Sequence[str]) -> str:
    """Who leads, without these names; a lead that names nobody any more is none."""
    cut = without_names(said, names)
    return cut if any(sign.isalnum() for sign in cut) else ""


def _without(content: Any, names: Sequence[str]) -> Any:
    """The same plain data, with these names gone from every text."""
    if isinstance(content, str):
        return without_names(content, names)
    if isinstance(content, dict):
        return {name: _without(value, names) for name, value in content.items()}
    return [_without(one, names) for one in content] if isinstance(content, list) else content


NOUN: Final = Noun(
    Topic.MEETINGS,
    (*_THEIRS, *_NAMING),
    _told,
    _parts,
    _forget,
    (
        Moves(marks.c.member_id),
        Moves(stays.c.member_id),
        MovesUnless(minutes_opinion.c.member_id, (minutes_opinion.c.event_id, minutes_opinion.c.version)),
        *(Moves(column) for column in _NAMING),
    ),
)
