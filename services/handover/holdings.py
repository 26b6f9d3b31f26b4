"""What somebody, or all of a partner, holds now. Raises `RoleNeeded` for all but the coordination."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.actors import MemberId, PartnerId, Role
from domain.errors import NotFound
from domain.events.model import EventStatus
from domain.folding import fold
from domain.handover import Leaver
from domain.networks import by_code
from domain.practices.adopting import Stage
from domain.practices.exchange import VisitState
from domain.practices.model import HELD
from services.handover.views import Holdings
from services.surveys import inviting
from storage import drafts, members, networks, polls
from storage.events import events
from storage.plans import lines, plans, whole
from storage.practices import adoptions, practices, visits
from storage.surveys import invitations, sessions, signatures, waves

if TYPE_CHECKING:
    from collections.abc import Collection

    from domain.actors import Actor
    from domain.events.model import Event
    from domain.networks import Partner
    from domain.people import Member
    from domain.plans.lists import Placed
    from domain.plans.model import Action, Plan
    from domain.polls import Poll
    from domain.practices.adopting import Adoption
    from domain.practices.exchange import Visit
    from storage.transaction import Transaction


def leavers(tx: Transaction, actor: Actor, typed: str = "") -> tuple[tuple[Leaver, int, str], ...]:
    """Who could hand over, by what is typed of their names: the partners, then the members."""
    actor.must_be(Role.COORDINATOR)
    words = fold(typed).split()
    found = [
        (Leaver.PARTNER, int(one.id), f"{one.code} · {one.name}")
        for one in sorted(networks.list_partners(tx), key=by_code)
    ]
    found += [(Leaver.MEMBER, int(one.id), one.name) for one in members.listed(tx)]
    return tuple(one for one in found if all(word in fold(one[2]) for word in words))


def called(tx: Transaction, actor: Actor, typed: str) -> tuple[Leaver, int]:
    """Who is meant: as `leavers` gave them ("member:12"), or by name or code. Raises `NotFound`."""
    actor.must_be(Role.COORDINATOR)
    kind, _, number = typed.partition(":")
    if kind in list(Leaver) and number.isdecimal():
        return Leaver(kind), int(number)
    every = leavers(tx, actor)
    said = fold(typed).strip()
    exact = [one for one in every if said in (fold(one[2]), *map(fold, one[2].split(" · ")))]
    found = exact or list(leavers(tx, actor, typed))
    if len(found) != 1 or not said:
        raise NotFound("member", typed.strip()[:100])
    return found[0][0], found[0][1]


def held(tx: Transaction, actor: Actor, leaver: Leaver, who: int) -> Holdings:
    """What this member or partner holds. Raises `RoleNeeded`, or `NotFound` for one that has left."""
    actor.must_be(Role.COORDINATOR)
    if leaver is Leaver.MEMBER:
        return of_member(tx, members.load(tx, MemberId(who)))
    return _of_partner(tx, networks.partner(tx, PartnerId(who)))


def of_member(tx: Transaction, one: Member) -> Holdings:
    """What this member holds, whoever asks. Raises `NotFound` for one who has left."""
    if not one.active:
        raise NotFound("member", one.name)
    partner = networks.partner(tx, one.acts_for) if one.acts_for is not None else None
    owned, standing_in = _milestones(tx, {one.id})
    contacts = members.listed(tx, partner=partner.id, role=Role.CONTACT) if partner else ()
    contact = any(other.id == one.id for other in contacts)
    coordinating = [other.id for other in members.listed(tx, role=Role.COORDINATOR)]
    begun, unsigned = _questionnaires(tx, [one], partner if contact else None)
    return Holdings(
        network=tx.network,
        leaver=Leaver.MEMBER,
        id=int(one.id),
        name=one.name,
        people=(one,),
        partner=partner,
        owned=owned,
        standing_in=standing_in,
        seats=_seats(tx, {one.id}),
        events=_events(tx, {one.id}),
        polls=_polls(tx, {one.id}),
        practices=practices.of_authors(tx, {one.id}, HELD),
        adoptions=_adoptions(tx, {one.id}),
        visits=_visits(tx, {one.id}),
        contact=contact,
        only_contact=contact and len(contacts) == 1,
        coordination=one.id in coordinating,
        last=coordinating == [one.id],
        begun=begun,
        unsigned=unsigned,
        drafts=drafts.count_of(tx, [one.id]),
    )


def _of_partner(tx: Transaction, partner: Partner) -> Holdings:
    """Its people stay members of the network: who coordinates is not the partner's to give."""
    if not partner.active:
        raise NotFound("partner", partner.name)
    people = members.listed(tx, partner=partner.id)
    ids = {one.id for one in people}
    owned, standing_in = _milestones(tx, ids)
    begun, unsigned = _questionnaires(tx, people, partner)
    return Holdings(
        network=tx.network,
        leaver=Leaver.PARTNER,
        id=int(partner.id),
        name=partner.name,
        people=people,
        partner=partner,
        owned=owned,
        standing_in=standing_in,
        actions=_actions(tx, partner.id, deputy=False),
        backing=_actions(tx, partner.id, deputy=True),
        seats=_seats(tx, ids),
        events=_events(tx, ids),
        polls=_polls(tx, ids),
        practices=practices.of_authors(tx, ids, HELD),
        adoptions=_adoptions(tx, ids),
        visits=_visits(tx, ids),
        begun=begun,
        unsigned=unsigned,
        drafts=drafts.count_of(tx, sorted(ids)),
    )


def _milestones(tx: Transaction, ids: Collection[MemberId]) -> tuple[tuple[Placed, ...], tuple[Placed, ...]]:
    every = lines.found(tx) if ids else ()
    owned = [one for one in every if one.milestone.owner and one.milestone.owner.member in ids]
    deputy = [one for one in every if one.milestone.deputy and one.milestone.deputy.member in ids]
    return tuple(owned), tuple(deputy)


def _seats(tx: Transaction, ids: Collection[MemberId]) -> tuple[Plan, ...]:
    found = (whole.load(tx, one.id) for one in plans.listed(tx)) if ids else ()
    return tuple(one.plan for one in found if any(seat.who.member in ids for seat in one.committee))


def _events(tx: Transaction, ids: Collection[MemberId]) -> tuple[Event, ...]:
    on = (EventStatus.PLANNED, EventStatus.RUNNING)
    every = events.listed(tx, ends_after=tx.now, status=on) if ids else ()
    return tuple(one for one in every if one.organiser in ids or one.deputy in ids)


def _polls(tx: Transaction, ids: Collection[MemberId]) -> tuple[Poll, ...]:
    return polls.organised_by(tx, ids) if ids else ()


def _adoptions(tx: Transaction, ids: Collection[MemberId]) -> tuple[Adoption, ...]:
    """What they adopted and did not give up."""
    return tuple(one for one in adoptions.of_members(tx, ids) if one.stage is not Stage.GIVEN_UP)


def _visits(tx: Transaction, ids: Collection[MemberId]) -> tuple[Visit, ...]:
    """Those that are not over: what was told of a visit stays its guest's."""
    on = {VisitState.OPEN, VisitState.TAKEN, VisitState.DATED}
    return tuple(one for one in visits.of_members(tx, ids) if one.state in on)


def _actions(tx: Transaction, partner: PartnerId, *, deputy: bool) -> tuple[tuple[Plan, Action], ...]:
    """The actions that a partner owns, or is the deputy of, in the order of the plans."""
    return tuple(
        (plan, action)
        for plan in plans.listed(tx)
        for action in whole.load(tx, plan.id).actions
        if partner == (action.deputy if deputy else action.partner)
    )


def _questionnaires(
    tx: Transaction, people: Collection[Member], signing: Partner | None
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who has begun an open questionnaire and not sent it; the open ones that this partner has not signed."""
    begun: list[str] = []
    unsigned: list[str] = []
    opened = [wave for wave in waves.everything(tx) if wave.is_open(tx.now)]
    network = networks.load(tx)
    names = {one.id: one.name for one in people}
    for about in inviting.views(tx, opened) if opened else ():
        wave = about.wave.id
        walking = (kept for kept in sessions.of_wave(tx, wave) if kept.sent_at is None and kept.revision)
        begun += [names[kept.member] for kept in walking if kept.member in names]
        asked = {one.partner for one in invitations.of_wave(tx, wave)}
        signed = {one.partner for one in signatures.of_wave(tx, wave)}
        if signing is not None and signing.id in asked - signed:
            unsigned.append(about.title(network.language))
    return tuple(dict.fromkeys(begun)), tuple(unsigned)
