"""A plan with all that is in it, and how its things are found: by id, by code, by what they are in."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from domain.plans.codes import Code
from domain.plans.model import Action, Plan, Zone
from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from domain.plans.model import ActionId, Finding, Milestone, MilestoneId, Seat, Visiting, ZoneId

K = TypeVar("K")
V = TypeVar("V")


class WholePlan(Record, dict=True):
    """A plan with all that is in it. Zones, actions and milestones stand in the order of their codes."""

    plan: Plan
    diagnosis: tuple[Finding, ...] = ()
    committee: tuple[Seat, ...] = ()
    zones: tuple[Zone, ...] = ()
    actions: tuple[Action, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    visiting: tuple[Visiting, ...] = ()

    @cached_property
    def zone_by_id(self) -> Mapping[ZoneId, Zone]:
        """The zones by id."""
        return {one.id: one for one in self.zones}

    @cached_property
    def action_by_id(self) -> Mapping[ActionId, Action]:
        """The actions by id."""
        return {one.id: one for one in self.actions}

    @cached_property
    def milestone_by_id(self) -> Mapping[MilestoneId, Milestone]:
        """The milestones by id."""
        return {one.id: one for one in self.milestones}

    @cached_property
    def actions_by_zone(self) -> Mapping[ZoneId, tuple[Action, ...]]:
        """The actions of each zone; a zone without any has an empty tuple."""
        return _grouped(self.zone_by_id, ((one.zone, one) for one in self.actions))

    @cached_property
    def milestones_by_action(self) -> Mapping[ActionId, tuple[Milestone, ...]]:
        """The milestones of each action; an action without any has an empty tuple."""
        return _grouped(self.action_by_id, ((one.action, one) for one in self.milestones))

    @cached_property
    def waiting_for(self) -> Mapping[MilestoneId, tuple[Milestone, ...]]:
        """By milestone, those that depend on it directly."""
        pairs = ((before, one) for one in self.milestones for before in one.depends_on)
        return _grouped(self.milestone_by_id, pairs)

    def code_of(self, thing: Plan | Zone | Action | Milestone) -> Code:
        """What people call a thing of this plan. Raises `KeyError` for one of another plan."""
        if isinstance(thing, Plan):
            return thing.code
        if isinstance(thing, Zone):
            return Code(self.plan.number, thing.number)
        if isinstance(thing, Action):
            return Code(self.plan.number, self.zone_by_id[thing.zone].number, thing.number)
        action = self.action_by_id[thing.action]
        return Code(self.plan.number, self.zone_by_id[action.zone].number, action.number, thing.number)

    def find(self, code: Code) -> Plan | Zone | Action | Milestone | None:
        """What has this code in this plan; None where nothing has."""
        return self._by_code.get(code)

    @cached_property
    def _by_code(self) -> Mapping[Code, Plan | Zone | Action | Milestone]:
        things: tuple[Plan | Zone | Action | Milestone, ...] = (
            self.plan,
            *self.zones,
            *self.actions,
            *self.milestones,
        )
        return {self.code_of(one): one for one in things}


def _grouped(keys: Iterable[K], pairs: Iterable[tuple[K, V]]) -> Mapping[K, tuple[V, ...]]:
    found: dict[K, list[V]] = {key: [] for key in keys}
    for key, value in pairs:
        found[key].append(value)
    return {key: tuple(values) for key, values in found.items()}
