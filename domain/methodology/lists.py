"""The tasks of one event: made of the methodology once, and then the event's own.

A day is the event's own, in its zone. A list remembers `since`: the day from which the days that are left are
counted. An event that moves to an earlier day counts anew from today; one that moves to a later one gives
everything its time back. What somebody finished or left out is theirs and stays.
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, NewType

from domain.methodology.schedule import Fit, schedule
from domain.records import Record, field, replace

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import datetime

    from domain.actors import MemberId
    from domain.events.model import EventId, Manner
    from domain.files import File
    from domain.methodology.model import Task, Words

TaskId = NewType("TaskId", int)
EvidenceId = NewType("EvidenceId", int)


class TaskStatus(StrEnum):
    """How far a task is. `skipped`: it should have been done and is not; `not_needed`: not at this event."""

    OPEN = "open"
    DONE = "done"
    SKIPPED = "skipped"
    NOT_NEEDED = "not_needed"


class GivenKind(StrEnum):
    """What somebody gave to show a task."""

    TEXT = "text"
    LINK = "link"
    FILE = "file"


class Phase(StrEnum):
    """Where a task stands on a day, as the board groups them. `missed`: it should have prepared the event."""

    LATE = "late"
    NEXT = "next"
    LATER = "later"
    MISSED = "missed"
    DONE = "done"
    LEFT_OUT = "left_out"


class Given(Record):
    """What was given to show a task; `text` of a file is its name. `member` None: who was forgotten."""

    id: EvidenceId
    kind: GivenKind
    text: str
    member: MemberId | None
    given_at: datetime
    file: File | None = None


class NewTask(Record):
    """A task that is put on an event's list; `done`: before anybody could be asked for it."""

    key: str
    title: Words
    what: Words
    role: str
    proof: str
    days: int
    least: int
    skip_under: int
    skipped: Words
    due: date
    fit: Fit
    done: bool = False

    @property
    def status(self) -> TaskStatus:
        """Open, or done or left out from the beginning."""
        if self.done:
            return TaskStatus.DONE
        return TaskStatus.SKIPPED if self.fit is Fit.LEFT_OUT else TaskStatus.OPEN


class EventTask(Record):
    """A task on an event's list. `days`, `least` and `skip_under` as in `Task`; `due` follows from them.

    `owner` was named for this task; else who has the `role` does it. `why` is the reason for which somebody
    left it out; one that Techlink left out says it in `skipped`. `revision` counts its changes.
    """

    id: TaskId
    event: EventId
    key: str
    title: Words
    what: Words
    role: str
    proof: str
    days: int
    least: int
    skip_under: int
    skipped: Words
    due: date
    fit: Fit
    status: TaskStatus
    revision: int
    owner: MemberId | None = None
    why: str = ""
    closed_at: datetime | None = None
    closed_by: MemberId | None = None
    given: tuple[Given, ...] = field(default_factory=tuple)

    @property
    def open(self) -> bool:
        """Whether it waits for somebody."""
        return self.status is TaskStatus.OPEN

    @property
    def by_time(self) -> bool:
        """Whether nobody left it out but the days that were left."""
        return self.status is TaskStatus.SKIPPED and self.fit is Fit.LEFT_OUT

    def waits(self, day: date, today: date) -> bool:
        """Whether it is still of use: what prepares an event is not, once its `day` is over."""
        return self.open and (self.days >= 0 or today <= day)

    def overdue(self, today: date) -> bool:
        """Whether it waits, and its day is over."""
        return self.open and self.due < today

    def phase(self, day: date, today: date, soon: int = 14) -> Phase:
        """Where it stands, for an event on `day`; what is due within `soon` days is next."""
        if self.status is TaskStatus.DONE:
            return Phase.DONE
        if not self.open:
            return Phase.LEFT_OUT
        if not self.waits(day, today):
            return Phase.MISSED
        if self.due < today:
            return Phase.LATE
        return Phase.NEXT if (self.due - today).days <= soon else Phase.LATER


class Moved(Record):
    """What becomes of a task when its event moves."""

    task: EventTask
    due: date
    fit: Fit

    @property
    def status(self) -> TaskStatus:
        """Left out, or open (again)."""
        return TaskStatus.SKIPPED if self.fit is Fit.LEFT_OUT else TaskStatus.OPEN

    @property
    def changes(self) -> bool:
        """Whether anything of it is other than before."""
        return (self.due, self.fit, self.status) != (self.task.due, self.task.fit, self.task.status)


def make(
    tasks: Iterable[Task], day: date, today: date, manner: Manner, done: Collection[str] = ()
) -> tuple[NewTask, ...]:
    """The list of an event on `day`, made `today`; without what Techlink does, or what is not held so.

    `done` are the keys of what is done by then.
    """
    wanted = [one for one in tasks if not one.itself and one.fits(manner)]
    slots = schedule(wanted, (day - today).days)
    return tuple(
        NewTask(
            one.key,
            one.title,
            one.what,
            one.role,
            one.proof,
            one.days,
            one.least,
            one.skip_under,
            one.skipped,
            _due(day, slot.days, today),
            slot.fit,
            one.key in done,
        )
        for one, slot in zip(wanted, slots, strict=True)
    )


def _due(day: date, days: int, since: date) -> date:
    """`days` from the event's day; whoever gets a task has a day for it, unless the event is on that day."""
    due = day + timedelta(days=days)
    return due + timedelta(days=1) if due == since < day else due


def counted_since(since: date, was: date, day: date, today: date) -> date:
    """From which day the days left are counted when an event moves from `was` to `day`."""
    return today if day < was else since


def move(tasks: Sequence[EventTask], day: date, since: date) -> tuple[Moved, ...]:
    """What becomes of the tasks nobody has finished or left out, for an event on `day`; those that change."""
    free = [one for one in tasks if one.open or one.by_time]
    slots = schedule(free, (day - since).days)
    moved = (Moved(one, _due(day, slot.days, since), slot.fit) for one, slot in zip(free, slots, strict=True))
    return tuple(one for one in moved if one.changes)


def moved(tasks: Sequence[EventTask], changes: Iterable[Moved]) -> tuple[EventTask, ...]:
    """The tasks as they are then."""
    by_id = {one.task.id: one for one in changes}
    return tuple(
        replace(one, due=to.due, fit=to.fit, status=to.status) if (to := by_id.get(one.id)) else one
        for one in tasks
    )


def progress(tasks: Iterable[EventTask]) -> tuple[int, int]:
    """How many are done, of how many: those that are left out count for nothing."""
    counted = [one for one in tasks if one.open or one.status is TaskStatus.DONE]
    return sum(not one.open for one in counted), len(counted)


def in_order(tasks: Iterable[EventTask]) -> tuple[EventTask, ...]:
    """By their day; those of one day as the methodology has them."""
    return tuple(sorted(tasks, key=lambda one: (one.due, one.days, one.id)))


class Holder(Record):
    """Who has a role at an event: a member, or somebody of that name who is none."""

    role: str
    member: MemberId | None
    name: str = ""
