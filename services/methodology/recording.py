"""Tasks of which it is recorded afterwards who closed them and when: how the demo network gets its past.

Each is kept as it would have been then. Its notices are brought in line once, when all are recorded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.errors import NotFound
from domain.methodology.errors import ProofNeeded
from domain.methodology.history import Act
from domain.methodology.lists import TaskStatus
from domain.methodology.model import said
from domain.records import Record, replace
from services.methodology import reminding
from services.methodology.common import there
from storage.events import events
from storage.methodology import changes, roles, tasks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from domain.actors import MemberId
    from domain.events.model import EventId
    from domain.methodology.giving import NewGiven
    from domain.methodology.lists import EventTask
    from storage.transaction import Transaction

_ACTS: Final = {
    TaskStatus.DONE: Act.DONE,
    TaskStatus.SKIPPED: Act.SKIPPED,
    TaskStatus.NOT_NEEDED: Act.NOT_NEEDED,
    TaskStatus.OPEN: Act.ASSIGNED,
}


class RecordedTask(Record):
    """What became of the task of that key, by whom and when; `given` shows it, `why` is why it was left out.

    One that is still open was given to `to`.
    """

    key: str
    by: MemberId
    at: datetime
    status: TaskStatus = TaskStatus.DONE
    given: NewGiven | None = None
    why: str = ""
    to: MemberId | None = None


def record(
    tx: Transaction,
    id: EventId,  # noqa: A002 - `record(tx, id)` says it best
    closed: Iterable[RecordedTask],
    held: Mapping[str, MemberId],
) -> None:
    """Record what was done of an event's list, each once, and who has which role.

    Raises `NotFound` for a task that is not on its list, and `ProofNeeded`.
    """
    for role, member in held.items():
        roles.give(tx, id, role, member, "")
    own = {one.key: one for one in tasks.of_event(tx, id)}
    for one in closed:
        if one.key not in own:
            raise NotFound("task", one.key)
        _record(replace(tx, now=one.at), own[one.key], one)
    reminding.follow(tx, events.load(tx, id))


def _shown(tx: Transaction, task: EventTask) -> bool:
    """Whether nobody has to give its proof: it leaves none behind, or Techlink holds it."""
    return not task.proof or task.proof in there(tx, events.load(tx, task.event))


def _record(tx: Transaction, task: EventTask, one: RecordedTask) -> None:
    if one.given is not None:
        tidy = one.given.tidy()
        tasks.give(tx, task.id, tidy.kind, tidy.text, one.by, None)
    elif one.status is TaskStatus.DONE and not _shown(tx, task):
        raise ProofNeeded(said(task.title, ""), task.proof)
    if one.status is TaskStatus.OPEN:
        tasks.step(tx, task, owner_id=one.to)
        fields: dict[str, tuple[object, object]] = {"owner": (task.owner, one.to)}
    else:
        tasks.step(tx, task, status=one.status, why=one.why, closed_at=tx.now, closed_by=one.by)
        fields = {"status": (task.status.value, one.status.value)}
    changes.note(tx, [task.event], one.by, _ACTS[one.status], task.id, fields, one.why)
