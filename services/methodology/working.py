"""A task is done with what shows it, left out with a reason, opened again; what was learned is kept.

For who does the task, and for those who run the event; to give tasks and roles to others is `assigning`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from domain.errors import Changed, NotFound
from domain.methodology import giving
from domain.methodology.errors import (
    NoTaskList,
    NotYourTask,
    ProofFilesFull,
    ProofNeeded,
    TaskIsOpen,
    TaskNotOpen,
)
from domain.methodology.history import Act
from domain.methodology.lists import Phase, TaskStatus, move
from domain.methodology.model import said
from services import files
from services.events import desk
from services.methodology import board, reminding
from services.methodology.common import day_of, there
from services.methodology.views import TaskDone
from storage.events import events
from storage.methodology import changes, tasks

if TYPE_CHECKING:
    from domain.actors import Actor
    from domain.events.model import Event, EventId
    from domain.files import File
    from domain.methodology.giving import NewGiven
    from domain.methodology.lists import EventTask, EvidenceId, TaskId
    from services.methodology.views import Board, Line
    from storage.transaction import Transaction

_ACTS = {TaskStatus.SKIPPED: Act.SKIPPED, TaskStatus.NOT_NEEDED: Act.NOT_NEEDED}


def finish(tx: Transaction, actor: Actor, id: TaskId, seen: int, *given: NewGiven) -> TaskDone:  # noqa: A002
    """It is done, with what shows it.

    Raises `NotYourTask`, `Changed`, `TaskNotOpen`, `ProofNeeded` (it leaves a proof behind, none was ever
    given, and none is here), `ProofNotALink`, `ProofTextLong`, `ProofFilesFull` or `NotFound`.
    """
    event, line = _mine(tx, actor, id)
    must_see(line.task, seen)
    if not line.task.open:
        raise TaskNotOpen(said(line.task.title, actor.language), line.task.status.value)
    for each in given:
        _give(tx, actor, line.task, each)
    if line.task.proof and not (given or line.task.given or line.task.proof in there(tx, event)):
        raise ProofNeeded(said(line.task.title, actor.language), line.task.proof)
    return _close(tx, actor, event, line.task, TaskStatus.DONE, Act.DONE)


def give(tx: Transaction, actor: Actor, id: TaskId, *given: NewGiven) -> TaskDone:  # noqa: A002
    """Keep what shows it, before or after it is done.

    Raises `NotYourTask`, `ProofNeeded` (where nothing is given), and what `finish` raises of what is given.
    """
    event, line = _mine(tx, actor, id)
    if not given:
        raise ProofNeeded(said(line.task.title, actor.language), line.task.proof)
    for each in given:
        _give(tx, actor, line.task, each)
    return done(tx, actor, event, id, Act.GIVEN)


def leave_out(
    tx: Transaction,
    actor: Actor,
    id: TaskId,  # noqa: A002
    seen: int,
    why: str,
    *,
    needed: bool = True,
) -> TaskDone:
    """It is not done; with `needed` False it was never asked for at this event, so its proof is none either.

    Raises `NotYourTask`, `Changed`, `TaskNotOpen`, `TaskReasonNeeded` or `ProofTextLong`.
    """
    event, line = _mine(tx, actor, id)
    must_see(line.task, seen)
    if not (line.task.open or line.task.by_time):
        raise TaskNotOpen(said(line.task.title, actor.language), line.task.status.value)
    status = TaskStatus.SKIPPED if needed else TaskStatus.NOT_NEEDED
    return _close(tx, actor, event, line.task, status, _ACTS[status], giving.reason(why))


def reopen(tx: Transaction, actor: Actor, id: TaskId, seen: int, why: str = "") -> TaskDone:  # noqa: A002
    """It is to be done after all. Raises `NotYourTask`, `Changed`, `TaskIsOpen` or `ProofTextLong`."""
    event, line = _mine(tx, actor, id)
    must_see(line.task, seen)
    if line.task.open:
        raise TaskIsOpen(said(line.task.title, actor.language))
    reason = giving.text(why, giving.WHY_LENGTH)
    tasks.step(tx, line.task, status=TaskStatus.OPEN, why="", closed_at=None, closed_by=None)
    _bring_in_line(tx, event, id)
    fields = {"status": (line.task.status.value, TaskStatus.OPEN.value)}
    changes.note(tx, [event.id], actor.member, Act.REOPENED, id, fields, reason)
    return done(tx, actor, event, id, Act.REOPENED)


def learn(tx: Transaction, actor: Actor, id: EventId, lessons: str) -> Board:  # noqa: A002
    """What was learned, for the closing report. Raises `NotYourEvent`, `NoTaskList` or `ProofTextLong`."""
    event = events.load(tx, id)
    desk.must_run(tx, actor, event)
    if tasks.list_of(tx, id) is None:
        raise NoTaskList(event.code)
    tasks.note(tx, id, lessons=giving.text(lessons, giving.LESSONS_LENGTH))
    changes.note(tx, [id], actor.member, Act.LESSONS)
    return board.board(tx, actor, event)


def file_of(tx: Transaction, actor: Actor, id: EvidenceId) -> File:  # noqa: A002
    """The file that was given, for who may see the event's board. Raises `NotAMember` or `NotFound`."""
    desk.must_be_known(actor)
    task, found = tasks.one_given(tx, id)
    board.task(tx, actor, task)
    if found.file is None:
        raise NotFound("file")
    return found.file


def _mine(tx: Transaction, actor: Actor, id: TaskId) -> tuple[Event, Line]:  # noqa: A002
    event = events.load(tx, tasks.load(tx, id).event)
    whole = board.board(tx, actor, event)
    line = next(one for one in whole.lines if one.task.id == id)
    if not line.may_work:
        held = [whole.names[one] for one in (event.organiser, event.deputy) if one in whole.names and one]
        names = dict.fromkeys(filter(None, [line.doer.name, *held]))
        raise NotYourTask(said(line.task.title, actor.language), tuple(names))
    return event, line


def must_see(task: EventTask, seen: int) -> None:
    """Raise `Changed` unless that revision was seen."""
    if seen != task.revision:
        raise Changed


def _give(tx: Transaction, actor: Actor, task: EventTask, given: NewGiven) -> None:
    tidy = given.tidy()
    kept = None
    if tidy.file is not None:
        if tasks.files_of(tx, task.id) >= giving.MOST_FILES:
            raise ProofFilesFull(giving.MOST_FILES)
        kept = files.add(tx, actor, tidy.file)
    tasks.give(tx, task.id, tidy.kind, tidy.text, actor.member, kept)
    changes.note(tx, [task.event], actor.member, Act.GIVEN, task.id, why=tidy.text[: giving.WHY_LENGTH])


def _close(
    tx: Transaction, actor: Actor, event: Event, task: EventTask, status: TaskStatus, act: Act, why: str = ""
) -> TaskDone:
    values: dict[str, Any] = {"status": status, "why": why, "closed_at": tx.now, "closed_by": actor.member}
    tasks.step(tx, task, **values)
    fields = {"status": (task.status.value, status.value)}
    changes.note(tx, [event.id], actor.member, act, task.id, fields, why)
    return done(tx, actor, event, task.id, act)


def _bring_in_line(tx: Transaction, event: Event, id: TaskId) -> None:  # noqa: A002
    """A task that is open again gets the day that it would have now, if the event has moved since."""
    own = tasks.list_of(tx, event.id)
    if own is not None:
        found = move(tasks.of_event(tx, event.id), day_of(event), own.since)
        # What somebody opens is open, however little time there is for it.
        tasks.move(tx, [one for one in found if one.task.id == id and one.status is TaskStatus.OPEN])


def done(tx: Transaction, actor: Actor, event: Event, id: TaskId, act: Act) -> TaskDone:  # noqa: A002
    """A receipt: notices are brought in line, and the task and the next one are as they are now."""
    reminding.follow(tx, event)
    whole = board.board(tx, actor, event)
    waiting = [*whole.of(Phase.LATE), *whole.of(Phase.NEXT), *whole.of(Phase.LATER)]
    coming = next((one for one in waiting if one.mine and one.task.id != id), None)
    return TaskDone(board.view(tx, actor, whole, id), act, coming)
