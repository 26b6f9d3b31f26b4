"""What there is to say of an event's tasks at its longest: names and reasons full of signs to be escaped."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Final

from domain.actors import MemberId
from domain.events.model import EventKind, Manner
from domain.files import File, FileId
from domain.methodology.history import Act, Change
from domain.methodology.lists import EventTask, EvidenceId, Given, GivenKind, Holder, TaskId, TaskStatus, make
from domain.methodology.proofs import sheet
from domain.methodology.schedule import Fit
from domain.notices.kinds import TASK_PROOFS
from domain.records import replace
from services.methodology.notices import TasksNotice
from services.methodology.views import Board, Doer, Line, TaskDone, TaskView
from storage.methodology.tasks import List
from tests.cogs.event.samples import BIG, LONG, NETWORK, NOW, TEXT, event
from tests.domain.methodology.made import methodology, task

TODAY: Final = date(2027, 6, 14)
WHO: Final = MemberId(BIG)


def tasks(kind: EventKind = EventKind.CONFERENCE) -> tuple[EventTask, ...]:
    """A list that was made late, with all that can be on it."""
    new = make(methodology().of(kind), date(2027, 6, 15), date(2027, 6, 4), Manner.HYBRID)
    names = (
        "key",
        "title",
        "what",
        "role",
        "proof",
        "days",
        "least",
        "skip_under",
        "skipped",
        "due",
        "fit",
        "status",
    )
    own = [
        task(id=TaskId(BIG - at), **{name: getattr(one, name) for name in names})
        for at, one in enumerate(new)
    ]
    own[5] = replace(own[5], status=TaskStatus.DONE, given=(given(),))
    own[6] = replace(own[6], status=TaskStatus.NOT_NEEDED, why=TEXT)
    return tuple(own)


def given(kind: GivenKind = GivenKind.FILE) -> Given:
    """Something that shows a task."""
    file = File(FileId(BIG), "n" * 100, "application/pdf", 10**7, "a" * 64, WHO, NOW)
    text = "https://example.org/" + "x" * 1900 if kind is GivenKind.LINK else TEXT[:100]
    return Given(EvidenceId(BIG), kind, text, WHO, NOW, file if kind is GivenKind.FILE else None)


def line(one: EventTask, **what: Any) -> Line:
    """A task that somebody of a long name does."""
    return replace(Line(one, Doer(LONG, WHO, named=True), mine=True, may_work=True), **what)


def board(**what: Any) -> Board:
    """The board of an event that is tomorrow."""
    own = tasks()
    found = event(kind=EventKind.CONFERENCE)
    made = Board(
        network=NETWORK,
        methodology=methodology(),
        event=found,
        today=TODAY,
        list=List(found.id, 0, "PT11", TODAY - timedelta(days=10), TEXT),
        lines=tuple(line(one) for one in own),
        proofs=sheet(own, methodology().proofs, date(2027, 6, 15), TODAY),
        roles={key: Holder(key, None, LONG[:80]) for key in methodology().roles},
        names={WHO: LONG},
        runs=True,
        outdated=True,
    )
    return replace(made, **what)


def view(one: EventTask | None = None, **what: Any) -> TaskView:
    """One task with all that was done with it."""
    shown = one or replace(
        tasks()[0], given=(given(), given(GivenKind.LINK), given(GivenKind.TEXT)) * 8, why=TEXT
    )
    changes = tuple(Change(event().id, shown.id, NOW, WHO, act, TEXT, {}) for act in Act)
    return TaskView(board(**what), line(shown), changes, {WHO: LONG})


def done(act: Act, **what: Any) -> TaskDone:
    """What became of a task."""
    status = {
        Act.DONE: TaskStatus.DONE,
        Act.SKIPPED: TaskStatus.SKIPPED,
        Act.NOT_NEEDED: TaskStatus.NOT_NEEDED,
    }
    one = replace(tasks()[0], status=status.get(act, TaskStatus.OPEN), given=(given(),), why=TEXT)
    return TaskDone(view(one, **what), act, line(tasks()[8]))


def notice(kind: str) -> TasksNotice:
    """What a notice on tasks says at its longest."""
    found = board()
    if kind == TASK_PROOFS.code:
        return TasksNotice(found, kind, missing=found.proofs.warnings)
    waiting = tuple(one for one in found.lines if one.task.open)
    return TasksNotice(found, kind, waiting, others=True)


def one_notice(kind: str) -> TasksNotice:
    """The same of one task."""
    return replace(notice(kind), lines=notice(kind).lines[:1], others=False)


def tight() -> EventTask:
    """A task for which there is too little time."""
    return next(one for one in tasks() if one.fit is Fit.TIGHT)
