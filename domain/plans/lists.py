"""Milestones out of many plans: lines of a list, and what can be named while somebody types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.records import Record

if TYPE_CHECKING:
    from domain.plans.codes import Code, Level
    from domain.plans.model import Action, Milestone, Plan, Zone


class Placed(Record):
    """A milestone with all that it is in. The zone comes without indicators, the action without regions."""

    plan: Plan
    zone: Zone
    action: Action
    milestone: Milestone

    @property
    def code(self) -> Code:
        """What people call the milestone."""
        return self.plan.code.down(self.zone.number).down(self.action.number).down(self.milestone.number)


class Named(Record):
    """Something that can be named: code, title, id at its level; not `open` once done or called off."""

    code: Code
    title: str
    id: int
    level: Level
    open: bool = True


def by_day(placed: Placed) -> tuple[object, ...]:
    """Sort key: what is due first comes first, then by code."""
    return placed.milestone.due, placed.code.numbers
