"""Handing over, in one transaction: what was chosen changes hands, with the reason in its history.

Reminders that wait move with their milestones; who is given much of a plan is told once; requests for a later
day that wait for the coordination come to who coordinates now.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.actors import MemberId, Role
from domain.errors import Changed
from domain.handover import NothingToHandOver, Thing
from domain.plans import history
from domain.plans.codes import Level
from domain.plans.fields import ActionFields
from domain.plans.history import Act, NewChange
from domain.plans.model import MilestoneStatus, Seat
from domain.records import replace
from services import people_changed
from services.events import changing
from services.handover import outcomes, preparing
from services.handover.views import Handed
from services.members.belonging import must_not_be_last, note, shown
from services.plans import reminding
from services.practices import telling
from services.practices.adopting import telling as adopting
from services.receipts import receipt_number
from storage import members, polls, trail
from storage.plans import changes, lines, milestones, plans, whole, zones
from storage.practices import adoptions, practices, visits

if TYPE_CHECKING:
    from domain.actors import Actor
    from domain.people import Member
    from domain.plans.lists import Placed
    from domain.plans.model import Action, Owner, Plan
    from services.handover.views import HandoverView, Holdings
    from services.members.views import Mirror
    from storage.transaction import Transaction


def hand_over(tx: Transaction, actor: Actor, window: int, seal: str) -> Handed:
    """Do what the preview with that seal showed. The draft is used up.

    Raises `RoleNeeded`, `Changed` (it is not any more as it was shown), `WhyNeeded`, `NotToThem`,
    `NothingToHandOver` or `NotFound`.
    """
    seen = preparing.look(tx, actor, window)
    found = seen.held
    if seen.seal != seal or not seen.why:
        raise Changed
    if not seen.choice.to:
        raise NothingToHandOver(found.name)
    told = _give_milestones(tx, actor, seen)
    _give_actions(tx, actor, seen)
    _give_seats(tx, actor, seen)
    _give_events(tx, actor, seen)
    _give_practices(tx, seen)
    _give_adoptions(tx, seen)
    _give_visits(tx, seen)
    mirrors = _give_roles(tx, actor, seen)
    people_changed.refresh(tx)
    if Thing.COORDINATION in seen.choice.to:
        told += reminding.ask_again(tx)
    receipt = receipt_number()
    detail = {"receipt": receipt, "to": seen.choice.as_data(), "counts": _counts(found)}
    trail.record(tx, actor.member, "handover", found.leaver.value, found.id, detail)
    preparing.drop(tx, actor, window)
    return Handed(
        network=tx.network,
        leaver=found.leaver,
        id=found.id,
        name=found.name,
        receipt=receipt,
        at=tx.now,
        given=seen.given,
        told=tuple(dict.fromkeys(told)),
        left=seen.stays,
        holes=seen.holes,
        mirrors=mirrors,
        by=actor.member,
    )


def _counts(found: Holdings) -> dict[str, int]:
    return {thing.value: count for thing, count in found.counts.items()}


def _give_milestones(tx: Transaction, actor: Actor, seen: HandoverView) -> tuple[str, ...]:
    """Owners and deputies of milestones, those that are both in one change; gives who is told."""
    leaving = {one.id for one in seen.held.people}
    owner, deputy = (
        outcomes.as_owner(tx, seen.choice, Thing.OWNED),
        outcomes.as_owner(tx, seen.choice, Thing.STANDING_IN),
    )
    every = {one.milestone.id: one for one in (*seen.held.owned, *seen.held.standing_in)}
    changed = [one for one in every.values() if _give_one(tx, actor, one, leaving, owner, deputy, seen.why)]
    if not changed:
        return ()
    ids = [one.milestone.id for one in changed]
    now = lines.found(tx, statuses=tuple(MilestoneStatus), ids=ids)
    reminding.climb(tx, *now)
    was = {one.milestone.id: one.milestone.owner for one in changed}
    given = [one for one in now if one.milestone.owner != was[one.milestone.id]]
    return reminding.tell_given(tx, actor, given, leaving)


def _give_one(
    tx: Transaction,
    actor: Actor,
    placed: Placed,
    leaving: set[MemberId],
    new_owner: Owner | None,
    new_deputy: Owner | None,
    why: str,
) -> bool:
    before = placed.milestone
    owner, deputy = outcomes.hands(before, leaving, new_owner, new_deputy)
    if (owner, deputy) == (before.owner, before.deputy):
        return False
    milestones.change(tx, before.id, before.revision, due_since=tx.now)
    milestones.assign(tx, placed.plan.id, before.id, owner, deputy)
    after = replace(before, owner=owner, deputy=deputy)
    noted = history.change(placed.plan.id, Act.REASSIGNED, after, placed.code, before=before, why=why)
    changes.note(tx, actor.member, noted)
    return True


def _give_actions(tx: Transaction, actor: Actor, seen: HandoverView) -> None:
    own, backing = seen.choice.to.get(Thing.ACTIONS), seen.choice.to.get(Thing.BACKING)
    every = {action.id: (plan, action) for plan, action in (*seen.held.actions, *seen.held.backing)}
    for plan, before in every.values():
        partner, deputy = outcomes.action_hands(before, seen.held.id, own, backing)
        if (partner, deputy) != (before.partner, before.deputy):
            _change_action(tx, actor, plan, before, replace(before, partner=partner, deputy=deputy), seen.why)


def _change_action(
    tx: Transaction, actor: Actor, plan: Plan, before: Action, after: Action, why: str
) -> None:
    zones.change_action(tx, before.id, plan.id, before.revision, ActionFields.of(after))
    zone = zones.load(tx, before.zone)
    code = plan.code.down(zone.number).down(before.number)
    noted = history.change(plan.id, Act.REASSIGNED, after, code, before=before, why=why)
    changes.note(tx, actor.member, noted)


def _give_seats(tx: Transaction, actor: Actor, seen: HandoverView) -> None:
    """A seat keeps its function; who sits there already sits once."""
    new = outcomes.as_owner(tx, seen.choice, Thing.SEATS)
    leaving = {one.id for one in seen.held.people}
    for plan in seen.held.seats if new else ():
        before = whole.load(tx, plan.id).committee
        sits = any(seat.who.member == new.member for seat in before if new)
        after: list[Seat] = []
        for seat in before:
            if seat.who.member not in leaving:
                after.append(seat)
            elif new and not sits:
                after.append(replace(seat, who=new))
                sits = True
        plans.touch(tx, plan.id, plan.revision)
        plans.seat(tx, plan.id, after)
        fields = {
            "committee": ([history.plain(s.who) for s in before], [history.plain(s.who) for s in after])
        }
        noted = NewChange(plan.id, Act.COMMITTEE, Level.PLAN, int(plan.id), str(plan.code), seen.why, fields)
        changes.note(tx, actor.member, noted)


def _give_events(tx: Transaction, actor: Actor, seen: HandoverView) -> None:
    """Nobody is told apart: the card and the page say who organises it."""
    who = seen.choice.to.get(Thing.EVENTS)
    leaving = {one.id for one in seen.held.people}
    for before in seen.held.events if who else ():
        organiser, deputy = outcomes.event_hands(before, leaving, MemberId(who or 0))
        changing.hand_over(tx, actor, before.id, organiser, deputy, seen.why)
    for poll in seen.held.polls if who else ():
        polls.step(tx, poll.id, poll.revision, organiser_id=who)


def _give_practices(tx: Transaction, seen: HandoverView) -> None:
    """Whoever gets one is its author from now on; where it was done, and for whom, stays."""
    who = seen.choice.to.get(Thing.PRACTICES)
    for before in seen.held.practices if who else ():
        after = practices.change(tx, before, author_id=who)
        telling.published(tx, after)


def _give_adoptions(tx: Transaction, seen: HandoverView) -> None:
    """Whoever takes one over is asked how it goes when the time has come."""
    who = seen.choice.to.get(Thing.ADOPTIONS)
    for before in seen.held.adoptions if who else ():
        adopting.ask_how_it_goes(tx, adoptions.step(tx, before, member_id=who))


def _give_visits(tx: Transaction, seen: HandoverView) -> None:
    """Nobody visits themselves: what the new one has on the other side already stays as it is."""
    who = seen.choice.to.get(Thing.VISITS)
    leaving = {one.id for one in seen.held.people}
    for before in seen.held.visits if who else ():
        if who in {before.member, before.taker}:
            continue
        given = {
            column: who
            for column, held in (("member_id", before.member), ("taker_id", before.taker))
            if held in leaving
        }
        visits.step(tx, before, **given)


def _give_roles(tx: Transaction, actor: Actor, seen: HandoverView) -> tuple[Mirror, ...]:
    touched: dict[MemberId, Member] = {}
    for thing, role in ((Thing.CONTACT, Role.CONTACT), (Thing.COORDINATION, Role.COORDINATOR)):
        who = seen.choice.to.get(thing)
        if who is None:
            continue
        to = members.load(tx, MemberId(who))
        members.grant(tx, to.id, role)
        touched[to.id] = to
        for one in seen.held.people:
            if role in one.roles:
                if role is Role.COORDINATOR:
                    must_not_be_last(tx, one)
                members.revoke(tx, one.id, role)
                touched[one.id] = one
        note(tx, actor, f"{role.value} handed over", to, former=[int(one.id) for one in seen.held.people])
    found = (shown(tx, members.load(tx, one)).mirror for one in touched)
    return tuple(mirror for mirror in found if mirror is not None)
