"""What really becomes of each thing when it is given: worked out before, told by preview and receipt.

Nobody stands in for themselves and nobody sits twice: where it would come to that, nobody gets it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.actors import MemberId, PartnerId
from domain.handover import Thing
from domain.plans.model import Owner
from services.handover.views import Hole
from storage import members, networks
from storage.plans import whole

if TYPE_CHECKING:
    from collections.abc import Mapping

    from domain.events.model import Event
    from domain.handover import Choice
    from domain.plans.lists import Placed
    from domain.plans.model import Action, Milestone
    from services.handover.views import Holdings
    from storage.transaction import Transaction


def as_owner(tx: Transaction, choice: Choice, thing: Thing) -> Owner | None:
    """Whom a kind goes to, as plans name a person; None: to nobody."""
    who = choice.to.get(thing)
    return Owner(MemberId(who), members.load(tx, MemberId(who)).name) if who else None


def hands(
    before: Milestone, leaving: set[MemberId], new_owner: Owner | None, new_deputy: Owner | None
) -> tuple[Owner | None, Owner | None]:
    """The owner and the deputy of a milestone when these leave and those follow."""
    owner = new_owner if new_owner and before.owner and before.owner.member in leaving else before.owner
    deputy = new_deputy if new_deputy and before.deputy and before.deputy.member in leaving else before.deputy
    if owner and deputy and owner.joined and owner.member == deputy.member:
        # Who was the deputy answers for it now, or nobody stands in for themselves.
        deputy = None
    return owner, deputy


def action_hands(
    before: Action, leaver: int, own: int | None, backing: int | None
) -> tuple[PartnerId | None, PartnerId | None]:
    """The partner and the deputy partner of an action when this one leaves and those follow."""
    partner = PartnerId(own) if own and before.partner == leaver else before.partner
    deputy = PartnerId(backing) if backing and before.deputy == leaver else before.deputy
    return partner, None if partner == deputy else deputy


def outcome(
    tx: Transaction, found: Holdings, choice: Choice
) -> tuple[Mapping[Thing, tuple[int, str]], tuple[Hole, ...]]:
    """How much of each kind goes to whom, and what is left without anybody."""
    counts = {thing: count for thing, count in found.counts.items() if thing in choice.to}
    holes: dict[tuple[Thing, str], list[str]] = {}
    _milestones(tx, found, choice, counts, holes)
    _actions(tx, found, choice, counts, holes)
    _seats(tx, found, choice, counts, holes)
    _events(tx, found, choice, holes)
    given = {thing: (count, _name(tx, choice, thing)) for thing, count in counts.items() if count}
    return given, tuple(Hole(thing, tuple(what), who) for (thing, who), what in holes.items())


def _milestones(
    tx: Transaction,
    found: Holdings,
    choice: Choice,
    counts: dict[Thing, int],
    holes: dict[tuple[Thing, str], list[str]],
) -> None:
    leaving = {one.id for one in found.people}
    new_owner, new_deputy = as_owner(tx, choice, Thing.OWNED), as_owner(tx, choice, Thing.STANDING_IN)
    every: dict[int, Placed] = {one.milestone.id: one for one in (*found.owned, *found.standing_in)}
    for one in every.values():
        before = one.milestone
        owner, deputy = hands(before, leaving, new_owner, new_deputy)
        if owner is None or before.deputy is None or deputy is not None:
            continue
        holes.setdefault((Thing.STANDING_IN, owner.name), []).append(f"{one.code} {before.title}")
        if new_deputy and before.deputy.member in leaving:
            counts[Thing.STANDING_IN] -= 1


def _actions(
    tx: Transaction,
    found: Holdings,
    choice: Choice,
    counts: dict[Thing, int],
    holes: dict[tuple[Thing, str], list[str]],
) -> None:
    own, backing = choice.to.get(Thing.ACTIONS), choice.to.get(Thing.BACKING)
    every = {action.id: action for _, action in (*found.actions, *found.backing)}
    for before in every.values():
        partner, deputy = action_hands(before, found.id, own, backing)
        if partner is None or before.deputy is None or deputy is not None:
            continue
        holes.setdefault((Thing.BACKING, networks.partner(tx, partner).name), []).append(before.title)
        if backing and before.deputy == found.id:
            counts[Thing.BACKING] -= 1


def _seats(
    tx: Transaction,
    found: Holdings,
    choice: Choice,
    counts: dict[Thing, int],
    holes: dict[tuple[Thing, str], list[str]],
) -> None:
    new = as_owner(tx, choice, Thing.SEATS)
    for plan in found.seats if new else ():
        if new and any(seat.who.member == new.member for seat in whole.load(tx, plan.id).committee):
            holes.setdefault((Thing.SEATS, new.name), []).append(f"{plan.code} {plan.title}")
            counts[Thing.SEATS] -= 1


def event_hands(
    before: Event, leaving: set[MemberId], new: MemberId
) -> tuple[MemberId | None, MemberId | None]:
    """The organiser and the deputy of an event when these leave and that one follows."""
    organiser = new if before.organiser in leaving else before.organiser
    deputy = new if before.deputy in leaving else before.deputy
    return organiser, None if deputy == organiser else deputy


def _events(
    tx: Transaction, found: Holdings, choice: Choice, holes: dict[tuple[Thing, str], list[str]]
) -> None:
    new = as_owner(tx, choice, Thing.EVENTS)
    leaving = {one.id for one in found.people}
    for before in found.events if new and new.member else ():
        if new and new.member and before.deputy and event_hands(before, leaving, new.member)[1] is None:
            holes.setdefault((Thing.EVENTS, new.name), []).append(f"{before.code} {before.title}")


def _name(tx: Transaction, choice: Choice, thing: Thing) -> str:
    who = choice.to[thing]
    if thing.to_partner:
        return networks.partner(tx, PartnerId(who)).name
    return members.load(tx, MemberId(who)).name
