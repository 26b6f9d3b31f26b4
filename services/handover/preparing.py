"""Preparing a handover: who gets what is kept in a draft of who prepares it; a restart loses nothing."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from domain.actors import MemberId, PartnerId, Role
from domain.errors import Changed, NotFound
from domain.folding import fold
from domain.handover import Choice, Leaver, NotToThem, Thing, choice_from
from domain.networks import by_code
from domain.partners import stamp
from domain.plans import rules
from services.handover.holdings import held
from services.handover.outcomes import outcome
from services.handover.views import HandoverView
from storage import arrivals, drafts, members, networks

if TYPE_CHECKING:
    from domain.actors import Actor
    from domain.networks import Partner
    from domain.people import Member
    from services.handover.views import Holdings
    from storage.transaction import Transaction

_DRAFT: Final = "handover"
_LIVES: Final = timedelta(days=1)
SHOWN: Final = 24
"""A select holds 25, and "nobody" is one of them."""


def begin(tx: Transaction, actor: Actor, leaver: Leaver, who: int) -> HandoverView:
    """Begin one. Raises `RoleNeeded` or `NotFound`."""
    found = held(tx, actor, leaver, who)
    return _kept(tx, actor, found, Choice({}), "")


def look(tx: Transaction, actor: Actor, window: int) -> HandoverView:
    """The one that is being prepared, as things are now. Raises `RoleNeeded`, `Changed` or `NotFound`."""
    leaver, who, choice, why = _load(tx, actor, window)
    found = held(tx, actor, leaver, who)
    return view(tx, window, found, choice, why)


def choose(tx: Transaction, actor: Actor, window: int, thing: Thing, who: int) -> HandoverView:
    """This kind goes to somebody; 0: to nobody. Raises what `look` raises, and `NotToThem`."""
    leaver, whose, choice, why = _load(tx, actor, window)
    found = held(tx, actor, leaver, whose)
    if who:
        check(tx, found, thing, who)
    drafts.remove(tx, window)
    return _kept(tx, actor, found, choice.with_(thing, who), why)


def choose_all(tx: Transaction, actor: Actor, window: int, member: MemberId) -> HandoverView:
    """All goes to one person, and the actions to their partner, as far as it can. Raises as `choose`."""
    leaver, whose, choice, why = _load(tx, actor, window)
    found = held(tx, actor, leaver, whose)
    to = members.load(tx, member)
    check(tx, found, Thing.OWNED, int(member))
    for thing in found.counts:
        who = int(to.acts_for or 0) if thing.to_partner else int(member)
        if who and not (thing is Thing.CONTACT and to.acts_for != (found.partner and found.partner.id)):
            choice = choice.with_(thing, who)
    drafts.remove(tx, window)
    return _kept(tx, actor, found, choice, why)


def say_why(tx: Transaction, actor: Actor, window: int, why: str) -> HandoverView:
    """The reason, which stands in the history of all that is given. Raises as `look`, and `WhyNeeded`."""
    leaver, whose, choice, _ = _load(tx, actor, window)
    said = rules.reason(why)
    found = held(tx, actor, leaver, whose)
    drafts.remove(tx, window)
    return _kept(tx, actor, found, choice, said)


def drop(tx: Transaction, actor: Actor, window: int) -> None:
    """It is done, or given up; harmless when it is gone."""
    kept = drafts.load(tx, window)
    if kept is not None and kept.kind == _DRAFT and kept.address == actor.address:
        drafts.remove(tx, window)


def check(tx: Transaction, found: Holdings, thing: Thing, who: int) -> None:
    """Raise `NotToThem` or `NotFound` unless it can go to this member (or, of actions, partner)."""
    if thing.to_partner:
        partner = networks.partner(tx, PartnerId(who))
        if not partner.active or (found.leaver is Leaver.PARTNER and partner.id == found.id):
            raise NotToThem(partner.name)
        return
    one = members.load(tx, MemberId(who))
    leaves = any(one.id == other.id for other in found.people)
    own = found.partner.id if found.partner else None
    if not one.active or leaves or (thing is Thing.CONTACT and one.acts_for != own):
        raise NotToThem(one.name)


def view(tx: Transaction, window: int, found: Holdings, choice: Choice, why: str) -> HandoverView:
    """A handover with all whom something can go to."""
    choice = Choice({thing: who for thing, who in choice.to.items() if thing in found.counts})
    for thing, who in choice.to.items():
        check(tx, found, thing, who)
    people = _members(tx, found)
    given, holes = outcome(tx, found, choice)
    present = tuple(sorted((one for one in networks.list_partners(tx) if _stays(one, found)), key=by_code))
    return HandoverView(
        window=window,
        held=found,
        choice=choice,
        why=why,
        members=people,
        partners=present,
        given=given,
        holes=holes,
        stays=tuple(thing for thing in found.counts if thing not in choice.to),
        seal=_seal(found, choice, why),
    )


def _members(tx: Transaction, found: Holdings) -> tuple[Member, ...]:
    leaving = {one.id for one in found.people}
    own = found.partner.id if found.partner and found.leaver is Leaver.MEMBER else None
    # Who has not arrived, or said no, does nothing yet.
    unfit = leaving | arrivals.away(tx).keys()
    rest = [one for one in members.listed(tx) if one.id not in unfit]
    return tuple(sorted(rest, key=lambda one: (own is None or one.acts_for != own, fold(one.name), one.id)))


def _stays(one: Partner, found: Holdings) -> bool:
    return found.leaver is Leaver.MEMBER or one.id != found.id


def _seal(found: Holdings, choice: Choice, why: str) -> str:
    things = (
        [(one.milestone.id, one.milestone.revision) for one in (*found.owned, *found.standing_in)],
        [(action.id, action.revision) for _, action in (*found.actions, *found.backing)],
        [(plan.id, plan.revision) for plan in found.seats],
        [(one.id, one.revision) for one in found.events],
        [(one.id, one.revision) for one in found.polls],
        [(one.id, one.revision) for one in found.practices],
        found.contact,
        found.coordination,
        sorted(choice.as_data().items()),
        why,
    )
    return stamp(things)


def _kept(tx: Transaction, actor: Actor, found: Holdings, choice: Choice, why: str) -> HandoverView:
    payload = {"leaver": found.leaver.value, "id": found.id, "to": choice.as_data(), "why": why}
    kept = drafts.add(tx, actor.address, _DRAFT, payload, tx.now + _LIVES, member=actor.member)
    return view(tx, kept.id, found, choice, why)


def _load(tx: Transaction, actor: Actor, window: int) -> tuple[Leaver, int, Choice, str]:
    actor.must_be(Role.COORDINATOR)
    kept = drafts.load(tx, window)
    if kept is None or kept.kind != _DRAFT or kept.address != actor.address:
        raise Changed
    data = kept.payload
    if not data["id"]:
        raise NotFound("member")
    return Leaver(data["leaver"]), int(data["id"]), choice_from(data["to"]), str(data["why"])
