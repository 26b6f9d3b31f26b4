"""The lists of events: the tasks on them, and what was given to show these."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, func, insert, or_, select, update

from domain.actors import MemberId
from domain.errors import Changed, NotFound
from domain.events.model import EventId, EventStatus
from domain.methodology.lists import EventTask, EvidenceId, Given, GivenKind, TaskId, TaskStatus, in_order
from domain.records import Record
from storage.dialect import inserted_key
from storage.files import COLUMNS, from_row
from storage.schema.events import event as events
from storage.schema.files import file as files
from storage.schema.methodology import event_list as lists
from storage.schema.methodology import event_role as roles
from storage.schema.methodology import event_task as tasks
from storage.schema.methodology import event_task_given as given

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date

    from sqlalchemy import Row, Select

    from domain.files import FileId
    from domain.methodology.lists import Moved, NewTask
    from storage.transaction import Transaction


class List(Record):
    """That an event has tasks: of which version (0: as shipped) and for which region, counted since when.

    `lessons` are what was learned, in the organiser's words. `ended`: the event was called off.
    """

    event: EventId
    version: int
    region: str
    since: date
    lessons: str = ""
    ended: bool = False


def begin(tx: Transaction, new: Sequence[tuple[List, Sequence[NewTask]]]) -> None:
    """Keep the lists of events. A fixed number of statements, however many they are."""
    rows = [
        {
            "network_id": tx.network,
            "event_id": one.event,
            "version": one.version,
            "region": one.region,
            "since": one.since,
            "lessons": one.lessons,
            "ended": one.ended,
        }
        for one, _ in new
    ]
    if rows:
        tx.connection.execute(insert(lists), rows)
    add(tx, [(one.event, task) for one, own in new for task in own])


def add(tx: Transaction, new: Sequence[tuple[EventId, NewTask]]) -> None:
    """Put tasks on lists."""
    if new:
        tx.connection.execute(insert(tasks), [_row(tx, event, one) for event, one in new])


def list_of(tx: Transaction, event: EventId) -> List | None:
    """The event's list; None for one that has none."""
    own = (lists.c.network_id == tx.network, lists.c.event_id == event)
    row = tx.connection.execute(select(lists).where(*own)).one_or_none()
    if row is None:
        return None
    return List(EventId(row.event_id), row.version, row.region, row.since, row.lessons, row.ended)


def note(tx: Transaction, event: EventId, **values: Any) -> None:
    """Change what is known of a list."""
    own = (lists.c.network_id == tx.network, lists.c.event_id == event)
    tx.connection.execute(update(lists).where(*own).values(values))


def of_event(tx: Transaction, event: EventId) -> tuple[EventTask, ...]:
    """The tasks of an event, by their day."""
    own = select(tasks).where(tasks.c.network_id == tx.network, tasks.c.event_id == event)
    return in_order(_several(tx, own))


def load(tx: Transaction, id: TaskId) -> EventTask:  # noqa: A002 - `load(tx, id)` says it best
    """One task. Raises `NotFound`."""
    found = _several(tx, select(tasks).where(tasks.c.network_id == tx.network, tasks.c.id == id))
    if not found:
        raise NotFound("task")
    return found[0]


def waiting(tx: Transaction, until: date) -> tuple[EventTask, ...]:
    """The open tasks of all events that take place, due until then."""
    here = and_(events.c.network_id == tasks.c.network_id, events.c.id == tasks.c.event_id)
    own = (
        select(tasks)
        .join(events, here)
        .where(
            tasks.c.network_id == tx.network,
            tasks.c.status == TaskStatus.OPEN,
            tasks.c.due <= until,
            events.c.status != EventStatus.CANCELLED,
        )
    )
    return in_order(_several(tx, own))


def concerning(tx: Transaction, members: Collection[MemberId]) -> frozenset[EventId]:
    """The events that any of these runs, has a role in, or is named for a task of."""
    some = list(members)
    named = (
        select(events.c.id).where(
            events.c.network_id == tx.network,
            or_(events.c.organiser_id.in_(some), events.c.deputy_id.in_(some)),
        ),
        select(tasks.c.event_id).where(tasks.c.network_id == tx.network, tasks.c.owner_id.in_(some)),
        select(roles.c.event_id).where(roles.c.network_id == tx.network, roles.c.member_id.in_(some)),
    )
    return frozenset(EventId(one) for each in named for one in tx.connection.scalars(each))


def step(tx: Transaction, task: EventTask, **values: Any) -> None:
    """Change columns of a task as it was seen. Raises `Changed`."""
    here = (tasks.c.network_id == tx.network, tasks.c.id == task.id, tasks.c.revision == task.revision)
    done = tx.connection.execute(update(tasks).where(*here).values({**values, "revision": task.revision + 1}))
    if done.rowcount != 1:
        raise Changed


def move(tx: Transaction, moved: Iterable[Moved]) -> None:
    """Give tasks the days that they have now."""
    for one in moved:
        step(tx, one.task, due=one.due, fit=one.fit, status=one.status)


def give(
    tx: Transaction, task: TaskId, kind: GivenKind, text: str, member: MemberId | None, file: FileId | None
) -> EvidenceId:
    """Keep what shows a task."""
    row = {
        "network_id": tx.network,
        "task_id": task,
        "kind": kind,
        "text": text,
        "file_id": file,
        "member_id": member,
        "given_at": tx.now,
    }
    return EvidenceId(inserted_key(tx.connection.execute(insert(given).values(row))))


def one_given(tx: Transaction, id: EvidenceId) -> tuple[TaskId, Given]:  # noqa: A002
    """What was given, and for which task. Raises `NotFound`."""
    row = tx.connection.execute(_given(tx).where(given.c.id == id)).one_or_none()
    if row is None:
        raise NotFound("file")
    return TaskId(row.task_id), _one_given(row)


def files_of(tx: Transaction, task: TaskId) -> int:
    """How many files were given for a task."""
    own = (given.c.network_id == tx.network, given.c.task_id == task, given.c.file_id.is_not(None))
    return int(tx.connection.scalar(select(func.count()).select_from(given).where(*own)) or 0)


def _several(tx: Transaction, statement: Select[Any]) -> tuple[EventTask, ...]:
    rows = tx.connection.execute(statement).all()
    shown = _shown(tx, [row.id for row in rows])
    return tuple(_task(row, shown.get(row.id, ())) for row in rows)


def _shown(tx: Transaction, ids: Sequence[int]) -> Mapping[int, tuple[Given, ...]]:
    found: dict[int, tuple[Given, ...]] = {}
    for at in range(0, len(ids), 500):
        some = ids[at : at + 500]
        for row in tx.connection.execute(_given(tx).where(given.c.task_id.in_(some)).order_by(given.c.id)):
            found[row.task_id] = (*found.get(row.task_id, ()), _one_given(row))
    return found


def _given(tx: Transaction) -> Select[Any]:
    joined = and_(files.c.network_id == given.c.network_id, files.c.id == given.c.file_id)
    own = (column for column in given.c if column.name != "file_id")  # the file's own id is called so
    return select(*own, *COLUMNS).outerjoin(files, joined).where(given.c.network_id == tx.network)


def _one_given(row: Row[Any]) -> Given:
    member = None if row.member_id is None else MemberId(row.member_id)
    file = None if row.file_id is None else from_row(row)
    return Given(EvidenceId(row.id), row.kind, row.text, member, row.given_at, file)


def _row(tx: Transaction, event: EventId, one: NewTask) -> dict[str, Any]:
    return {
        "network_id": tx.network,
        "event_id": event,
        "code": one.key,
        "title": one.title,
        "what": one.what,
        "role": one.role,
        "proof": one.proof,
        "days": one.days,
        "least": one.least,
        "skip_under": one.skip_under,
        "skipped": one.skipped,
        "due": one.due,
        "fit": one.fit,
        "status": one.status,
        "why": "",
        "closed_at": tx.now if one.done else None,
        "revision": 0,
    }


def _task(row: Row[Any], shown: tuple[Given, ...]) -> EventTask:
    return EventTask(
        id=TaskId(row.id),
        event=EventId(row.event_id),
        key=row.code,
        title=row.title,
        what=row.what,
        role=row.role,
        proof=row.proof,
        days=row.days,
        least=row.least,
        skip_under=row.skip_under,
        skipped=row.skipped,
        due=row.due,
        fit=row.fit,
        status=row.status,
        revision=row.revision,
        owner=None if row.owner_id is None else MemberId(row.owner_id),
        why=row.why,
        closed_at=row.closed_at,
        closed_by=None if row.closed_by is None else MemberId(row.closed_by),
        given=shown,
    )
