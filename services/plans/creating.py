"""Making plans, zones, actions and milestones, and changing plans and zones by themselves.

The coordination makes plans and zones; a contact adds actions of their own partner, and milestones to these.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.errors import NotFound
from domain.plans import history, rules
from domain.plans.errors import NotInThisPlan, NotYours, PlanFull, WaitsForItself
from domain.plans.history import Act
from domain.records import replace
from services.plans import desk, reading, reminding
from services.plans.outcomes import MilestoneDone
from storage import networks
from storage.plans import changes, lines, milestones, plans, zones

if TYPE_CHECKING:
    from collections.abc import Sequence

    from domain.actors import Actor, PartnerId
    from domain.plans.fields import ActionFields, MilestoneFields, PlanFields, ZoneFields
    from domain.plans.lists import Placed
    from domain.plans.model import Action, ActionId, MilestoneId, Owner, Plan, PlanId, Zone, ZoneId
    from services.plans.views import ActionView, PlanView, ZoneView
    from storage.transaction import Transaction


def new_plan(tx: Transaction, actor: Actor, fields: PlanFields) -> PlanView:
    """Make a plan, a draft. Raises `RoleNeeded`, `PeriodTurned`, `RegionNeeded`, `TextNeeded`."""
    desk.must_coordinate(actor)
    made = plans.add(tx, fields.tidy())
    changes.note(tx, actor.member, history.change(made.id, Act.CREATED, made, made.code))
    return reading.show(tx, actor, made.id)


def new_zone(tx: Transaction, actor: Actor, plan: PlanId, fields: ZoneFields) -> ZoneView:
    """Make a zone, or work package. Raises `RoleNeeded`, `NotFound`, `TextNeeded` and the like."""
    desk.must_coordinate(actor)
    within = plans.load(tx, plan)
    made = zones.add(tx, plan, fields.tidy())
    code = within.code.down(made.number)
    changes.note(tx, actor.member, history.change(plan, Act.CREATED, made, code))
    return reading.show_zone(tx, actor, made.id)


def new_action(tx: Transaction, actor: Actor, zone: ZoneId, fields: ActionFields) -> ActionView:
    """Make an action. A contact's is their own partner's. Raises `NotYours`, `NotFound`, `TextNeeded`."""
    within = zones.load(tx, zone)
    plan = plans.load(tx, within.plan)
    made = _add_action(tx, actor, plan, within, fields)
    return reading.show_action(tx, actor, made.id)


def new_milestone(tx: Transaction, actor: Actor, action: ActionId, fields: MilestoneFields) -> MilestoneDone:
    """Make a milestone. Raises `NotYours`, `BeforePlan`, `AfterPlan`, `NotInThisPlan`, `TextNeeded`."""
    found = zones.load_action(tx, action)
    within = zones.load(tx, found.zone)
    plan = plans.load(tx, within.plan)
    (made,), told = add_and_tell(tx, actor, plan, [(found, fields)])
    view = reading.view(tx, actor, made)
    early = tuple(
        one for one in view.waits_for if one.milestone.status.open and one.milestone.due > made.milestone.due
    )
    stands_in = desk.reminded_instead(tx, made)
    return MilestoneDone(
        view, Act.CREATED, made.milestone, told, too_early=early and (made,), stands_in=stands_in
    )


def add_and_tell(
    tx: Transaction,
    actor: Actor,
    plan: Plan,
    new: Sequence[tuple[Action, MilestoneFields]],
    waits: Sequence[tuple[int, Sequence[int]]] = (),
    why: str = "",
) -> tuple[tuple[Placed, ...], tuple[str, ...]]:
    """Make many milestones of one plan at once, in a fixed number of statements; in the order of `new`.

    Gives the names of those who are told, too. `waits` says by their place in `new` which of them wait for
    which others of them. Raises `PlanFull`, `NotInThisPlan`, `WaitsForItself`, and what `new_milestone`
    raises.
    """
    if milestones.count(tx, plan.id) + len(new) > rules.MOST_MILESTONES:
        raise PlanFull(rules.MOST_MILESTONES)
    for action in {action.id: action for action, _ in new}.values():
        if not rules.may_edit(actor, action):
            desk.must_edit(tx, actor, action, _action_code(tx, plan, action))
    owners = _Owners(tx)
    tidy = [(action, owners.known(fields.tidy(plan.period))) for action, fields in new]
    named = {before for _, fields in tidy for before in fields.depends_on}
    if foreign := named - milestones.of_plan(tx, named, plan.id):
        raise NotInThisPlan(_code(tx, min(foreign)))
    ids = milestones.add(tx, plan.id, tidy)
    added = {ids[one]: [ids[before] for before in befores] for one, befores in waits}
    if found := rules.any_circle(added):
        raise WaitsForItself(tuple(_code(tx, each) for each in found))
    milestones.add_waits(tx, plan.id, added)
    made = {one.milestone.id: one for one in lines.found(tx, plan_id=plan.id)}
    placed = tuple(made[one] for one in ids)
    changes.note_all(
        tx,
        actor.member,
        [history.change(plan.id, Act.CREATED, one.milestone, one.code, why=why) for one in placed],
    )
    reminding.climb_new(tx, placed)
    earlier = [one for one in made.values() if one.milestone.id in named]
    if earlier:
        reminding.climb(tx, *earlier)
    return placed, reminding.tell_given(tx, actor, placed)


def add_zone(tx: Transaction, actor: Actor, plan: Plan, fields: ZoneFields, why: str = "") -> Zone:
    """Make a zone without a view of it, for imports. Raises `RoleNeeded`, `TextNeeded` and the like."""
    desk.must_coordinate(actor)
    made = zones.add(tx, plan.id, fields.tidy())
    code = plan.code.down(made.number)
    changes.note(tx, actor.member, history.change(plan.id, Act.CREATED, made, code, why=why))
    return made


def add_action(
    tx: Transaction, actor: Actor, plan: Plan, zone: Zone, fields: ActionFields, why: str = ""
) -> Action:
    """Make an action without a view of it, for imports. Raises `NotYours`, `NotFound`, `TextNeeded`."""
    return _add_action(tx, actor, plan, zone, fields, why)


def check_partners(tx: Transaction, *ids: PartnerId | None) -> None:
    """Raise `NotFound` for a partner that has left, or that there never was."""
    for one in ids:
        if one is not None and not networks.partner(tx, one).active:
            raise NotFound("partner", networks.partner(tx, one).name)


def _add_action(
    tx: Transaction, actor: Actor, plan: Plan, zone: Zone, fields: ActionFields, why: str = ""
) -> Action:
    code = plan.code.down(zone.number)
    own = replace(fields, partner=actor.partner) if fields.partner is None else fields
    if not rules.coordinates(actor):
        fields = own
        if own.partner is None or own.partner != actor.partner or not rules.is_contact(actor):
            raise NotYours(str(code), ())
    tidy = fields.tidy()
    check_partners(tx, tidy.partner, tidy.deputy)
    made = zones.add_action(tx, zone, tidy)
    changes.note(
        tx, actor.member, history.change(plan.id, Act.CREATED, made, code.down(made.number), why=why)
    )
    return made


class _Owners:
    """Looks everybody up once, however many milestones they are given."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx
        self._crowd = desk.everybody(tx)
        self._strangers: dict[Owner, Owner | None] = {}

    def known(self, fields: MilestoneFields) -> MilestoneFields:
        """The same, with owners as they are known. Raises `NotFound` for members who left."""
        return replace(fields, owner=self._known(fields.owner), deputy=self._known(fields.deputy))

    def _known(self, said: Owner | None) -> Owner | None:
        if said is None:
            return None
        if not said.joined:
            if said not in self._strangers:
                self._strangers[said] = desk.owner(self._tx, said)
            return self._strangers[said]
        if self._crowd.has(said) is None:
            raise NotFound("member", said.name)
        return said


def _action_code(tx: Transaction, plan: Plan, action: Action) -> str:
    return str(plan.code.down(zones.load(tx, action.zone).number).down(action.number))


def _code(tx: Transaction, milestone: MilestoneId) -> str:
    found = lines.one(tx, milestone)
    return str(found.code) if found else ""
