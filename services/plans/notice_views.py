"""What a notice on a plan says now: all that its card, its mail and its line in the inbox need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.records import Record

if TYPE_CHECKING:
    from datetime import date

    from domain.actors import NetworkId
    from domain.plans.history import Change
    from domain.plans.ladder import Ladder
    from domain.plans.lists import Placed
    from domain.plans.model import (
        Plan,
        Postponement,
    )
    from services.plans.views import MilestoneView


class MilestoneNotice(Record):
    """What a notice on a milestone says now. `rung` is its step of the ladder ("b7", "d0", "o14").

    `ladder` is the network's. `days` are from today to the day due, negative when overdue. Of a slipped one,
    `placed` is what slipped (from `was` on), and `waiting` those of the reader's that wait for it.
    """

    view: MilestoneView
    kind: str
    ladder: Ladder
    rung: str = ""
    days: int = 0
    was: date | None = None
    waiting: tuple[Placed, ...] = ()
    standing_in: bool = False


class ManyGivenNotice(Record):
    """Many milestones of a plan were given to somebody at once: `given` then, `total` open ones by now.

    `lines` are the first of these to be due.
    """

    network: NetworkId
    kind: str
    ladder: Ladder
    plan: Plan
    given: int
    total: int
    lines: tuple[Placed, ...]


class RemovedNotice(Record):
    """What a member worked on was removed: with `change`, by somebody of that name ("" unknown).

    `codes` are the first of the `total` open milestones that were theirs. `plan` None: it went itself.
    """

    network: NetworkId
    kind: str
    change: Change
    title: str
    by: str
    codes: tuple[str, ...]
    total: int
    plan: Plan | None


class PostponementNotice(Record):
    """A request for a later day, or its answer. `asked_by` and `answered_by` are names, if known."""

    view: MilestoneView
    kind: str
    request: Postponement
    asked_by: str | None
    answered_by: str | None
