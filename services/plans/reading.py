"""Plans, zones, actions and milestones as somebody sees them, and finding one by what people call it."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from domain.errors import NotFound
from domain.folding import fold
from domain.plans import codes, rules
from domain.plans.codes import Level
from domain.plans.errors import CodeNotUnderstood
from domain.plans.model import MilestoneStatus, Money, PlanStatus
from services.plans import desk
from services.plans.views import (
    ActionView,
    Completions,
    MilestoneView,
    PlanLine,
    PlanList,
    PlanView,
    Rights,
    ZoneView,
)
from storage.plans import changes, lines, notes, plans, whole, zones

if TYPE_CHECKING:
    from domain.actors import Actor
    from domain.plans.lists import Named, Placed
    from domain.plans.model import (
        ActionId,
        Milestone,
        MilestoneId,
        Plan,
        PlanId,
        Postponement,
        ZoneId,
    )
    from domain.plans.whole import WholePlan
    from storage.transaction import Transaction

_SHOWN: Final = 25
"""Discord completes with so many choices at most."""

_FORWARD: Final = {PlanStatus.DRAFT: (PlanStatus.APPROVED,), PlanStatus.APPROVED: (PlanStatus.PUBLISHED,)}


def listed(tx: Transaction, actor: Actor) -> PlanList:
    """All plans of the network, and how far each is. Raises `NotAMember`."""
    desk.must_be_known(actor)
    found = []
    of: dict[PlanId, list[Milestone]] = defaultdict(list)
    for line in lines.found(tx, statuses=tuple(MilestoneStatus)):
        of[line.plan.id].append(line.milestone)
    for plan in plans.listed(tx):
        own = of[plan.id]
        day = desk.today(tx, plan)
        coming = min((one.due for one in own if one.status.open and not one.overdue(day)), default=None)
        found.append(PlanLine(plan, desk.counts(own, day), coming))
    return PlanList(tx.network, tuple(found), rules.coordinates(actor))


def show(tx: Transaction, actor: Actor, plan: PlanId) -> PlanView:
    """A plan with all that is in it. Raises `NotAMember`, or `WasRemoved` or `NotFound`."""
    desk.must_be_known(actor)
    loaded = desk.there(tx, Level.PLAN, plan, whole.load)
    day = desk.today(tx, loaded.plan)
    return PlanView(
        network=tx.network,
        whole=loaded,
        today=day,
        counts=desk.counts(loaded.milestones, day),
        partners=desk.partner_names(tx),
        budgets=_budgets(loaded),
        steps=_steps(loaded.plan) if rules.coordinates(actor) else (),
        may_edit=rules.coordinates(actor),
        may_add_actions=_may_add_actions(actor),
        shared=tuple((one, desk.counts(one.milestones, day)) for one in loaded.visiting),
    )


def show_zone(tx: Transaction, actor: Actor, zone: ZoneId) -> ZoneView:
    """A zone with its actions. Raises `NotAMember`, or `WasRemoved` or `NotFound`."""
    desk.must_be_known(actor)
    found = desk.there(tx, Level.ZONE, zone, zones.load)
    loaded = desk.there(tx, Level.PLAN, found.plan, whole.load)
    day = desk.today(tx, loaded.plan)
    own = [
        (action, desk.counts(loaded.milestones_by_action[action.id], day))
        for action in loaded.actions_by_zone[zone]
    ]
    return ZoneView(
        network=tx.network,
        plan=loaded.plan,
        zone=found,
        code=loaded.code_of(found),
        actions=tuple(own),
        partners=desk.partner_names(tx),
        today=day,
        may_edit=rules.coordinates(actor),
        may_add_actions=_may_add_actions(actor),
    )


def show_action(tx: Transaction, actor: Actor, action: ActionId) -> ActionView:
    """An action with its milestones. Raises `NotAMember`, or `WasRemoved` or `NotFound`."""
    desk.must_be_known(actor)
    found = desk.there(tx, Level.ACTION, action, zones.load_action)
    zone = zones.load(tx, found.zone)
    loaded = whole.load(tx, zone.plan)
    day = desk.today(tx, loaded.plan)
    own = loaded.milestones_by_action[action]
    return ActionView(
        network=tx.network,
        plan=loaded.plan,
        zone=zone,
        action=found,
        code=loaded.code_of(found),
        milestones=own,
        counts=desk.counts(own, day),
        partners=desk.partner_names(tx),
        today=day,
        may_edit=rules.may_edit(actor, found),
    )


def show_milestone(tx: Transaction, actor: Actor, milestone: MilestoneId) -> MilestoneView:
    """A milestone with all that hangs on it. Raises `NotAMember`, or `WasRemoved` or `NotFound`."""
    desk.must_be_known(actor)
    return view(tx, actor, desk.placed(tx, milestone))


def view(tx: Transaction, actor: Actor, found: Placed) -> MilestoneView:
    """The view of a milestone that was found already."""
    milestone = found.milestone
    day = desk.today(tx, found.plan)
    given, said = notes.evidence(tx, milestone.id), notes.comments(tx, milestone.id)
    pending = notes.pending(tx, milestone.id)
    every = tuple(MilestoneStatus)
    before = lines.found(tx, statuses=every, ids=milestone.depends_on) if milestone.depends_on else ()
    named = [
        *(one.member for one in given),
        *(one.member for one in said),
        pending.member if pending else None,
    ]
    return MilestoneView(
        network=tx.network,
        placed=found,
        code=found.code,
        today=day,
        overdue=milestone.overdue(day),
        waits_for=before,
        waiting=lines.waiting(tx, milestone.id),
        evidence=given,
        comments=said,
        pending=pending,
        partners=desk.partner_names(tx),
        names=desk.names(tx, named),
        rights=_rights(tx, actor, found, pending),
    )


def find(tx: Transaction, actor: Actor, typed: str, level: Level | None = None) -> Named:
    """What somebody calls by its code or by its whole title; at `level`, or at any.

    With one plan in the network its number may be left out. Raises `NotAMember`, `CodeNotUnderstood` or
    `NotFound`.
    """
    desk.must_be_known(actor)
    every = plans.listed(tx)
    within = every[0].code if len(every) == 1 else None
    code = codes.try_read(typed, within)
    wanted = [level] if level else list(Level)
    if code is not None and code.level in wanted:
        there = lines.at(tx, code)
        if there is None:
            raise desk.removed(tx, changes.removal_called(tx, code)) or NotFound(code.level.value, str(code))
        return there
    said = fold(typed)
    same = [one for each in wanted for one in lines.named(tx, each) if said and fold(one.title) == said]
    if len(same) != 1:
        raise CodeNotUnderstood(typed.strip()[:100])
    return same[0]


def complete(
    tx: Transaction,
    actor: Actor,
    typed: str,
    level: Level,
    *,
    editable: bool = False,
    only_open: bool = False,
) -> Completions:
    """What of that level begins with the code, or holds the words, that are being typed.

    `editable`: only what the actor may add to or change (their own partner's actions and what is in them).
    """
    desk.must_be_known(actor)
    things = lines.named(tx, level)
    if editable and not rules.coordinates(actor):
        things = _own(tx, actor, things, level)
    words = fold(typed).split()
    code = codes.try_read(typed)
    found = [
        one for one in things if (one.open or not only_open) and (_begins(one, code) or _holds(one, words))
    ]
    return Completions(tuple(found[:_SHOWN]), max(0, len(found) - _SHOWN))


def _begins(one: Named, code: codes.Code | None) -> bool:
    return code is not None and one.code.numbers[: len(code.numbers)] == code.numbers


def _holds(one: Named, words: list[str]) -> bool:
    text = fold(f"{one.code} {one.title}")
    return all(word in text for word in words)


def _own(tx: Transaction, actor: Actor, things: tuple[Named, ...], level: Level) -> tuple[Named, ...]:
    """What a contact may change of these; zones are those in which they may add an action."""
    if level in (Level.PLAN, Level.ZONE):
        return things if _may_add_actions(actor) and level is Level.ZONE else ()
    if not rules.is_contact(actor) or actor.partner is None:
        return ()
    owned = lines.owned_by(tx, actor.partner)
    mine = {one.code.numbers for one in lines.named(tx, Level.ACTION) if one.id in owned}
    return tuple(one for one in things if one.code.numbers[:3] in mine)


def _may_add_actions(actor: Actor) -> bool:
    return rules.coordinates(actor) or rules.is_contact(actor)


def _rights(tx: Transaction, actor: Actor, found: Placed, pending: Postponement | None) -> Rights:
    work = rules.may_work_on(actor, found.action, found.milestone)
    return Rights(
        edit=rules.may_edit(actor, found.action),
        work=work,
        free=rules.coordinates(actor),
        answer=pending is not None and rules.coordinates(actor),
        postpone_days=desk.postpone_days(tx),
        withdraw=pending is not None and work and not rules.coordinates(actor),
    )


def _budgets(loaded: WholePlan) -> tuple[Money, ...]:
    sums: Counter[str] = Counter()
    for action in loaded.actions:
        if action.budget:
            sums[action.budget.currency] += action.budget.cents
    return tuple(Money(cents, currency) for currency, cents in sorted(sums.items()))


def _steps(plan: Plan) -> tuple[PlanStatus, ...]:
    back = () if plan.status is PlanStatus.DRAFT else (PlanStatus.DRAFT,)
    return (*_FORWARD.get(plan.status, ()), *back)
