"""Taking things away, with all that is in them: seen before, done once, and nothing is left to remind of.

What is removed keeps its row and its number, which is never given again; its history stays with its plan's.
Whom it named and who has not joined is not kept: nobody could have them forgotten later.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.errors import Changed
from domain.plans import rules
from domain.plans.codes import Level
from domain.plans.errors import PlanStep
from domain.plans.history import Act, NewChange
from domain.plans.model import ActionId, MilestoneId, MilestoneStatus, PlanId, PlanStatus, ZoneId
from domain.records import Record
from services.plans import desk, reminding
from services.plans.outcomes import Removal
from storage import outbox
from storage.plans import changes, lines, milestones, notes, people, plans, whole, zones

if TYPE_CHECKING:
    from collections.abc import Sequence

    from domain.actors import Actor, MemberId
    from domain.plans.model import Action, Milestone, Plan, Zone
    from domain.plans.whole import WholePlan
    from storage.transaction import Transaction


class _Inside(Record):
    """A thing with the actions and milestones that go with it (a milestone: none but itself)."""

    loaded: WholePlan
    thing: Plan | Zone | Action | Milestone
    level: Level
    zones: tuple[Zone, ...]
    actions: tuple[Action, ...]
    milestones: tuple[Milestone, ...]

    @property
    def ids(self) -> tuple[MilestoneId, ...]:
        """The ids of the milestones that go, the thing itself if it is one."""
        own = (MilestoneId(self.thing.id),) if self.level is Level.MILESTONE else ()
        return own + tuple(one.id for one in self.milestones)

    @property
    def waiting(self) -> int:
        """How many milestones that stay wait for one that goes."""
        gone = set(self.ids)
        stay = (one for one in self.loaded.milestones if one.id not in gone)
        return sum(not gone.isdisjoint(one.depends_on) for one in stay)


def ask(tx: Transaction, actor: Actor, level: Level, thing: int) -> Removal:
    """What would go with it, for somebody who may remove it.

    Raises `RoleNeeded`, `NotYours`, `NotFound`, or `PlanStep` for a plan that is no draft.
    """
    return _removal(tx, actor, _found(tx, actor, level, thing))


def remove(tx: Transaction, actor: Actor, level: Level, thing: int, seen: str, why: str) -> Removal:
    """Take it away with all that is in it, and say what went. `seen` is the `stamp` that was shown.

    Raises what `ask` raises, `Changed` when it is not as it was seen, or `WhyNeeded`.
    """
    found = _found(tx, actor, level, thing)
    removal = _removal(tx, actor, found)
    if removal.stamp != seen:
        raise Changed
    said = rules.reason(why)
    plan = found.loaded.plan
    gone = found.ids
    earlier = {before for one in _going(found) for before in one.depends_on} - set(gone)
    _withdraw(tx, actor, gone)
    _take_away(tx, found)
    for kind in (reminding.MILESTONE, reminding.NEWS):
        outbox.cancel_all(tx, kind, gone)
    if level is Level.PLAN:
        outbox.cancel(tx, reminding.PLAN, plan.id)
    kept = lines.found(tx, statuses=tuple(MilestoneStatus), ids=earlier) if earlier else ()
    if kept:
        reminding.climb(tx, *kept)
    fields: dict[str, tuple[object, object]] = {"title": (found.thing.title, None)}
    for name, count in (("actions", removal.actions), ("milestones", removal.milestones)):
        if count:
            fields[name] = (count, 0)
    noted = NewChange(plan.id, Act.REMOVED, level, thing, str(removal.code), said, fields)
    reminding.tell_removed(tx, changes.note_one(tx, actor.member, noted), _held(tx, actor, found))
    return removal


def _found(tx: Transaction, actor: Actor, level: Level, thing: int) -> _Inside:
    """The thing with what is in it, for somebody who may remove it."""
    if level in (Level.PLAN, Level.ZONE):
        desk.must_coordinate(actor)
    if level is Level.PLAN:
        loaded = desk.there(tx, level, PlanId(thing), whole.load)
        if loaded.plan.status is not PlanStatus.DRAFT:
            raise PlanStep(loaded.plan.status.value)
        return _Inside(loaded, loaded.plan, level, loaded.zones, loaded.actions, loaded.milestones)
    if level is Level.ZONE:
        zone = desk.there(tx, level, ZoneId(thing), zones.load)
        loaded = whole.load(tx, zone.plan)
        actions = loaded.actions_by_zone[zone.id]
        inside = tuple(one for action in actions for one in loaded.milestones_by_action[action.id])
        return _Inside(loaded, zone, level, (), actions, inside)
    if level is Level.ACTION:
        action = desk.there(tx, level, ActionId(thing), zones.load_action)
        loaded = whole.load(tx, zones.load(tx, action.zone).plan)
        desk.must_edit(tx, actor, action, loaded.code_of(action))
        return _Inside(loaded, action, level, (), (), loaded.milestones_by_action[action.id])
    placed = desk.placed(tx, MilestoneId(thing))
    desk.must_edit(tx, actor, placed.action, placed.code)
    return _Inside(whole.load(tx, placed.plan.id), placed.milestone, level, (), (), ())


def _removal(tx: Transaction, actor: Actor, found: _Inside) -> Removal:
    loaded, thing = found.loaded, found.thing
    code, gone, crowd = loaded.code_of(thing), set(found.ids), desk.everybody(tx)
    parent = loaded.find(code.parent) if code.parent is not None else None
    return Removal(
        network=tx.network,
        plan=loaded.plan,
        level=found.level,
        id=int(thing.id),
        code=code,
        title=thing.title,
        revision=thing.revision,
        zones=len(found.zones),
        actions=len(found.actions),
        milestones=len(found.milestones),
        done=sum(one.status is MilestoneStatus.DONE for one in _going(found)),
        reminders=outbox.count(tx, reminding.MILESTONE, found.ids),
        waiting=found.waiting,
        parent=None if parent is None else int(parent.id),
        requests=sum(one.milestone in gone for one in notes.unanswered(tx)),
        measured=sum(one.measured is not None for zone in _zones_of(found) for one in zone.indicators),
        files=notes.count_files(tx, found.ids),
        told=tuple(crowd.members[member].name for member in _held(tx, actor, found)),
    )


def _zones_of(found: _Inside) -> Sequence[Zone]:
    """The zones that go, the thing itself if it is one."""
    own = [one for one in found.loaded.zones if found.level is Level.ZONE and one.id == found.thing.id]
    return [*own, *found.zones]


def _held(tx: Transaction, actor: Actor, found: _Inside) -> dict[MemberId, list[str]]:
    """By member whose work goes, but for who removes it, the codes of the open milestones they own."""
    crowd = desk.everybody(tx)
    held: dict[MemberId, list[str]] = {}
    for one in _going(found):
        member = crowd.has(one.owner)
        if one.status.open and member is not None and member != actor.member:
            held.setdefault(member, []).append(str(found.loaded.code_of(one)))
    return held


def _going(found: _Inside) -> Sequence[Milestone]:
    own = [one for one in found.loaded.milestones if one.id == found.thing.id]
    return own if found.level is Level.MILESTONE else found.milestones


def _withdraw(tx: Transaction, actor: Actor, gone: Sequence[MilestoneId]) -> None:
    """Nobody is asked for a later day of what is not there any more."""
    wanted = set(gone)
    for request in notes.unanswered(tx):
        if request.milestone in wanted:
            notes.answer(tx, request.id, None, "", actor.member)
            reminding.tell_answered(tx, actor, request, aloud=False)


def _take_away(tx: Transaction, found: _Inside) -> None:
    seen = found.thing.revision
    if found.level is Level.PLAN:
        # What is in it stays as it was, unseen like the plan itself.
        plans.remove(tx, PlanId(found.thing.id), seen)
        people.drop_of_plan(tx, PlanId(found.thing.id))
        return
    people.drop_within(tx, found.ids)
    if found.level is Level.MILESTONE:
        milestones.remove(tx, MilestoneId(found.thing.id), seen)
        return
    milestones.remove_all(tx, [one.id for one in found.milestones])
    if found.level is Level.ACTION:
        zones.remove_action(tx, ActionId(found.thing.id), seen)
        return
    for action in found.actions:
        zones.remove_action(tx, action.id, action.revision)
    zones.remove(tx, ZoneId(found.thing.id), seen)
