"""What became of an act on a plan: what it is now, what it was, and who is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.partners import stamp
from domain.records import Record

if TYPE_CHECKING:
    from domain.actors import NetworkId
    from domain.people import Member
    from domain.plans.codes import Code, Level
    from domain.plans.history import Act
    from domain.plans.lists import Placed
    from domain.plans.model import (
        Milestone,
        Plan,
        Postponement,
    )
    from services.plans.views import MilestoneView, PlanView


class MilestoneDone(Record):
    """What became of an act on a milestone: `act` was done to `before`, and it is now as `view` shows.

    A postponing beyond what the actor may has `asked` and has changed nothing yet. `told` are the names of
    those who get a notice of it; `too_early` are the milestones that wait for this one and are due before
    it by now. `stands_in`: who is reminded while no reminder can reach an owner.
    """

    view: MilestoneView
    act: Act
    before: Milestone
    told: tuple[str, ...] = ()
    asked: Postponement | None = None
    too_early: tuple[Placed, ...] = ()
    stands_in: tuple[str, ...] = ()


class Removal(Record):
    """What goes, or went, with a thing: how many actions and milestones, of these `done`, and more.

    `reminders` are to come and are cancelled; `waiting` milestones stay and wait for it no more. `requests`
    for a later day end with it; `measured` indicators and `files` of evidence go along. `told` are the names
    of those who own open milestones in it, and are to know. `parent` is the id of what it is in, None for a
    plan. `milestones` of a milestone itself are none.
    """

    network: NetworkId
    plan: Plan
    level: Level
    id: int
    code: Code
    title: str
    revision: int
    zones: int
    actions: int
    milestones: int
    done: int
    reminders: int
    waiting: int
    parent: int | None
    requests: int = 0
    measured: int = 0
    files: int = 0
    told: tuple[str, ...] = ()

    @property
    def stamp(self) -> str:
        """Differs once the thing, or how much is in it, is not as it was seen."""
        counts = (
            self.zones,
            self.actions,
            self.milestones,
            self.done,
            self.requests,
            self.measured,
            self.files,
        )
        return stamp((self.revision, *counts))


class Joined(Record):
    """Somebody is known now: `member` has these milestones and so many seats; `told` are to get a notice."""

    view: MilestoneView | PlanView
    member: Member
    milestones: tuple[Placed, ...]
    seats: int
    told: tuple[str, ...]


class Forgotten(Record):
    """Somebody who had not joined is kept no longer: their `name`, what they answered for, how many seats."""

    name: str
    milestones: tuple[Placed, ...]
    seats: int
