"""A registration by a link: of the mail that was asked for on the public page, or of an invitation.

Whoever presses it reads what was sent to the address, so that it is theirs, and they are registered.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from domain.actors import ChannelKind
from domain.addresses import ClaimId
from domain.consents import ASKED, GUEST_LIST, GUEST_MAIL, Given, Purpose
from domain.door import LinkExpired, LinkVoid
from domain.errors import Changed, NotAMember
from domain.events.model import EventId, Reply, Via
from domain.guests import (
    ORGANISATION_LENGTH,
    Organisation,
    OrganisationKind,
    OrganisationNeeded,
    Size,
)
from domain.notices import NewNotice
from domain.notices.kinds import GUEST_REGISTERED
from domain.people import check_name
from domain.records import replace
from services import links, privacy_notice
from services.events import answering, reading
from services.events.guests import public
from services.events.guests.registering import DRAFT, ONESELF, tidy
from services.events.guests.views import Registered, Waiting
from services.members import join_persons
from storage import across, claims, consents, drafts, members, outbox, people
from storage.events import events, guests

if TYPE_CHECKING:
    from domain.actors import Actor, MemberId
    from domain.drafts import Draft
    from domain.events.model import Event
    from domain.people import Member
    from services.events.guests.views import Asked
    from storage.transaction import Transaction


def look(tx: Transaction, actor: Actor, key: int) -> Waiting:
    """What pressing would register. Raises `LinkVoid`, or `LinkExpired` for one that is over."""
    draft = _mine(tx, actor, key)
    event = events.load(tx, EventId(draft.payload["event"]))
    view, notice = public.without_room(reading.view(tx, actor, event)), privacy_notice.of_network(tx)
    before = None if actor.known is None else guests.find(tx, actor.known)
    if "name" not in draft.payload:
        return Waiting(view, notice, actor.name, draft.address, None, done=True)
    said = draft.payload
    return Waiting(
        view,
        notice,
        said["name"],
        draft.address,
        _organisation(said) or (before.organisation if before else None),
    )


def confirm(
    tx: Transaction,
    actor: Actor,
    key: int,
    organisation: Organisation | None,
    *,
    photo: bool,
    contacts: bool,
) -> Registered:
    """The link was pressed: the address is the guest's own, and they are registered, or on the waiting list.

    `organisation` only where neither the form said it nor a former registration. `photo` and `contacts`: what
    they agree to now, with the words before their eyes. Again is harmless. Raises as `look`,
    `OrganisationNeeded`, and what `answering.respond` raises.
    """
    draft = _mine(tx, actor, key)
    event = events.load(tx, EventId(draft.payload["event"]))
    if "name" not in draft.payload:
        return _registered(tx, actor, event)
    said = draft.payload
    own = _own(tx, actor, draft.address)
    who = members.load(tx, own)
    actor = replace(
        actor,
        person=who.person.id,
        name=said["name"],
        member=None if who.guest else who.id,
        guest=who.id if who.guest else None,
        language=said["language"],
    )
    if who.guest:
        _introduce(tx, who, said["name"], said["language"], _organisation(said) or tidy(organisation))
        agree(tx, who.id, said["language"], photo=photo, contacts=contacts)
    drafts.rewrite(tx, key, {"event": int(event.id)}, draft.expires_at)
    claims.confirm(tx, ClaimId(said["claim"]))
    answering.respond(tx, actor, event.id, Reply.GOING, Via.MAIL)
    _say_registered(tx, event, who.id)
    return _registered(tx, actor, event)


def agree(tx: Transaction, who: MemberId, language: str, *, photo: bool, contacts: bool) -> None:
    """Keep what a guest agrees to, each by itself; what they agreed to before stays."""
    privacy_notice.read_by(tx, who, language, Given.WEB)
    held = {one.wording for one in consents.of_member(tx, who) if one.holds}
    wanted = {GUEST_MAIL: Purpose.MAIL}
    if contacts:
        wanted[GUEST_LIST] = Purpose.MAIL
    if photo:
        wanted[ASKED[Purpose.PHOTO]] = Purpose.PHOTO
    for wording, purpose in wanted.items():
        if wording not in held:
            consents.give(tx, who, purpose, wording=wording, language=language, how=Given.WEB)


def register_invited(tx: Transaction, actor: Actor, event: Event, asked: Asked) -> Registered:
    """Somebody to whose address an invitation was sent registers by its link, which shows that they read it.

    Raises as `ask` for what was typed, and what `answering.respond` raises.
    """
    if actor.guest is None:
        raise NotAMember
    who = members.load(tx, actor.guest)
    name = check_name(asked.name)
    people.agree(tx, ChannelKind.EMAIL, asked.email)
    _introduce(tx, who, name, asked.language, tidy(asked.organisation))
    agree(tx, who.id, asked.language, photo=asked.photo, contacts=asked.contacts)
    actor = replace(actor, name=name, language=asked.language)
    answering.respond(tx, actor, event.id, Reply.GOING, Via.MAIL)
    _say_registered(tx, event, who.id)
    return _registered(tx, actor, event)


def _organisation(said: dict[str, Any]) -> Organisation | None:
    """What the form said; None where it left that to a former registration."""
    if not said["organisation"]:
        return None
    return Organisation(
        said["organisation"], OrganisationKind(said["kind"]), Size(said["size"]), said["region"]
    )


def _mine(tx: Transaction, actor: Actor, key: int) -> Draft:
    draft = drafts.load(tx, key)
    if draft is None or draft.kind != DRAFT:
        raise LinkExpired
    if draft.member is None or draft.member != actor.known:
        raise LinkVoid
    return draft


def _own(tx: Transaction, actor: Actor, address: str) -> MemberId:
    """Whose the address is from now on: this guest's, or the guest's that has it by now.

    It was sent there and pressed, so that a person who has it elsewhere, or had left, is the same.
    """
    who, person = actor.known, actor.person
    if who is None or person is None:
        raise LinkVoid
    owner = people.person_at(tx, ChannelKind.EMAIL, address)
    if owner is None:
        people.add_channel(tx, person, ChannelKind.EMAIL, address, agreed=True)
        return who
    if owner.id == person:
        people.agree(tx, ChannelKind.EMAIL, address)
        return who
    there = members.find(tx, owner.id)
    if there is not None and there.active:
        raise Changed  # they became a member since: by their own link they answer as that
    join_persons(tx, owner.id, person, None)
    people.agree(tx, ChannelKind.EMAIL, address)
    found = members.find(tx, owner.id)
    if found is None:
        raise LinkVoid
    return found.id


def _introduce(
    tx: Transaction, who: Member, name: str, language: str, organisation: Organisation | None
) -> None:
    """Keep how the guest is called and where they come from. A person of other networks is called as there.

    Raises `OrganisationNeeded` where nothing was ever said of their organisation.
    """
    if not across.known_elsewhere(tx, who.person.id):
        people.rename(tx, who.person.id, name)
        people.choose(tx, who.person.id, language=language)
    before = guests.find(tx, who.id)
    if organisation is None and (before is None or before.organisation is None):
        raise OrganisationNeeded(ORGANISATION_LENGTH)
    guests.keep(tx, who.id, organisation=organisation, confirmed_at=tx.now)


def _say_registered(tx: Transaction, event: Event, who: MemberId) -> None:
    notice = NewNotice(
        kind=GUEST_REGISTERED,
        subject_kind=ONESELF,
        subject_id=int(event.id),
        due_at=tx.now,
        dedupe_key=f"registered:{event.id}:{who}:{int(tx.now.timestamp())}",
        member=who,
        expires_at=event.ends_at,
        address=guests.addresses(tx, [who]).get(who),
    )
    outbox.add(tx, [notice])


def _registered(tx: Transaction, actor: Actor, event: Event) -> Registered:
    token = links.make(tx, own, links.Purpose.EVENT, int(event.id)) if (own := actor.known) else ""
    return Registered(reading.view(tx, actor, events.load(tx, event.id)), actor.name, token)
