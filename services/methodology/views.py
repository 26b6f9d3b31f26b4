"""What the services of tasks hand to cards: all that is shown, and nothing to ask for again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.methodology.lists import progress
from domain.methodology.schedule import Fit
from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from domain.actors import MemberId, NetworkId
    from domain.events.model import Event
    from domain.methodology.history import Act, Change
    from domain.methodology.lists import EventTask, Holder, Phase
    from domain.methodology.model import Methodology
    from domain.methodology.proofs import ProofSheet
    from storage.methodology.tasks import List


class Doer(Record):
    """Who does a task: the name, and whether they were named for it, have its role, or organise the event."""

    name: str
    member: MemberId | None
    named: bool = False
    by_role: bool = False


class Line(Record):
    """A task with who does it; `mine`: the reader does; `may_work`: the reader may say that it is done."""

    task: EventTask
    doer: Doer
    mine: bool
    may_work: bool


class Announced(Record):
    """Where on Discord an event's announcement stands; when it was posted, `message` says."""

    server: int
    channel: int
    message: int

    @property
    def link(self) -> str:
        """Its address."""
        return f"https://discord.com/channels/{self.server}/{self.channel}/{self.message}"


class Board(Record):
    """The tasks of an event as somebody sees them. `runs`: they may give tasks and roles to others.

    `list` None: the event has none. `outdated`: the methodology was changed since the list was made.
    `announced`: Techlink itself announced it, which is a proof. `here` are the keys of the proofs that
    Techlink holds itself.
    """

    network: NetworkId
    methodology: Methodology
    event: Event
    today: date
    list: List | None
    lines: tuple[Line, ...]
    proofs: ProofSheet
    roles: Mapping[str, Holder]
    names: Mapping[MemberId, str]
    runs: bool
    outdated: bool = False
    announced: Announced | None = None
    here: frozenset[str] = frozenset()

    def of(self, phase: Phase) -> tuple[Line, ...]:
        """The tasks that stand so today."""
        day = self.event.span.wall.date()
        return tuple(one for one in self.lines if one.task.phase(day, self.today) is phase)

    @property
    def done(self) -> int:
        """How many are done."""
        return progress(one.task for one in self.lines)[0]

    @property
    def needed(self) -> int:
        """How many there are, without those that are left out."""
        return progress(one.task for one in self.lines)[1]

    @property
    def squeezed(self) -> tuple[Line, ...]:
        """The tasks that can still be done, and for which there is less time than usual."""
        day, short = self.event.span.wall.date(), {Fit.PULLED, Fit.TIGHT}
        return tuple(one for one in self.lines if one.task.waits(day, self.today) and one.task.fit in short)

    @property
    def too_late(self) -> tuple[Line, ...]:
        """What is left out because there is no time for it."""
        return tuple(one for one in self.lines if one.task.by_time)


class TaskView(Record):
    """One task, with its event's board and what was done with it."""

    board: Board
    line: Line
    changes: tuple[Change, ...]
    given_by: Mapping[MemberId, str]


class TaskDone(Record):
    """What became of an act on a task. `next` is what is to be done next, None where nothing is left."""

    view: TaskView
    act: Act
    next: Line | None = None
