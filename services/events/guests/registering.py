"""Registering as somebody from outside: asked on the public page, done by the link that was sent.

Nothing tells whether an address is known: what is answered on the page is always the same. Nothing is
registered until the link is pressed. A registration waits as a draft of a guest who has no way to be reached
yet, so that nobody's address is taken by whoever typed it. An address that is a member's brings that member
the way to their own answer, and acts as nobody.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from domain.actors import ChannelKind, NetworkId
from domain.addresses import MOST_TO_ADDRESS, TO_ADDRESS_WITHIN, ClaimId, check_address
from domain.consents import ASKED, GUEST_LIST, GUEST_MAIL, Given, Purpose
from domain.door import LinkExpired, LinkVoid
from domain.errors import Changed, NotAMember
from domain.events.errors import EventCalledOff, EventOver, RegistrationClosed
from domain.events.model import EventId, Reply, Via
from domain.guests import (
    CONFIRM_WITHIN,
    MOST_WAITING,
    ORGANISATION_LENGTH,
    WAITING_WITHIN,
    Organisation,
    OrganisationKind,
    OrganisationNeeded,
    Size,
    TooManyWaiting,
)
from domain.notices import NewNotice
from domain.notices.kinds import GUEST_CONFIRM, GUEST_KNOWN, GUEST_REGISTERED
from domain.people import check_name
from services import links, privacy_notice
from services.events import answering, desk, reading
from services.events.guests import public
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
    from storage.transaction import Transaction, Unscoped

DRAFT: Final = "event.guest"
REGISTRATION: Final = "event.registration"
ONESELF: Final = "event.oneself"


def ask(tx: Unscoped, network: int, number: int, asked: Asked) -> None:
    """A registration is asked for on the public page: a mail goes to the address, and nothing else happens.

    Raises `NotFound`, `EventCalledOff`, `EventOver`, `RegistrationClosed`, `NameNeeded`, `NameTooLong`,
    `AddressMalformed`, `OrganisationNeeded`, `RegionUnknown`, `TooManyWaiting`: none says whose one is.
    """
    event = public.look(tx, network, number).view.event
    here = tx.within(NetworkId(network))
    must_be_open(here, event)
    name, address, organisation = (
        check_name(asked.name),
        check_address(asked.email),
        _tidy(asked.organisation),
    )
    if _waiting(here, event.id) >= MOST_WAITING:
        raise TooManyWaiting
    if claims.made_of(here, address, tx.now - TO_ADDRESS_WITHIN) >= MOST_TO_ADDRESS:
        return  # they have had their mails; the page says the same
    asked = replace(asked, name=name, email=address, organisation=organisation)
    owner = people.person_at(here, ChannelKind.EMAIL, address)
    member = None if owner is None else members.find(here, owner.id)
    if member is not None and member.active:
        _lead(here, event, member, address)
        return
    who = member if member is not None and member.here else _pending(here, asked)
    claim = claims.add(here, who.person.id, address, tx.now + CONFIRM_WITHIN)
    payload = _payload(event.id, int(claim.id), asked)
    draft = drafts.add(here, address, DRAFT, payload, tx.now + CONFIRM_WITHIN, member=who.id)
    notice = NewNotice(
        kind=GUEST_CONFIRM,
        subject_kind=REGISTRATION,
        subject_id=int(draft.id),
        due_at=tx.now,
        dedupe_key=f"registration:{draft.id}",
        member=who.id,
        expires_at=draft.expires_at,
        address=address,
    )
    outbox.add(here, [notice])


def must_be_open(tx: Transaction, event: Event) -> None:
    """Raise `EventCalledOff`, `EventOver` or `RegistrationClosed` where nobody can register."""
    if not event.on:
        raise EventCalledOff(event.code)
    if event.ends_at <= tx.now:
        raise EventOver(event.code)
    if not desk.open_for(tx, event):
        raise RegistrationClosed(event.code, desk.closes_at(event))


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
        _introduce(tx, who, said["name"], said["language"], _organisation(said) or _tidy(organisation))
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
    _introduce(tx, who, name, asked.language, _tidy(asked.organisation))
    agree(tx, who.id, asked.language, photo=asked.photo, contacts=asked.contacts)
    actor = replace(actor, name=name, language=asked.language)
    answering.respond(tx, actor, event.id, Reply.GOING, Via.MAIL)
    _say_registered(tx, event, who.id)
    return _registered(tx, actor, event)


def _lead(tx: Transaction, event: Event, member: Member, address: str) -> None:
    """A member is shown the way to their own answer, at their own address alone."""
    channels = people.list_channels(tx, member.person.id)
    own = next(one for one in channels if one.kind is ChannelKind.EMAIL and one.address == address)
    claims.add(tx, member.person.id, address, tx.now + CONFIRM_WITHIN)
    notice = NewNotice(
        kind=GUEST_KNOWN,
        subject_kind=ONESELF,
        subject_id=int(event.id),
        due_at=tx.now,
        dedupe_key=f"oneself:{event.id}:{member.id}:{int(tx.now.timestamp() * 1000)}",
        member=member.id,
        # An address that others wrote down, and that they never confirmed, answers for nobody.
        detail={"signed": int(own.agreed_at is not None)},
        expires_at=tx.now + CONFIRM_WITHIN,
        address=address,
    )
    outbox.add(tx, [notice])


def _pending(tx: Transaction, asked: Asked) -> Member:
    """The guest for whom a registration waits: one for each address, without a way to be reached."""
    before = next((one for one in drafts.of_kind(tx, DRAFT) if one.address == asked.email), None)
    if before is not None and before.member is not None:
        return members.load(tx, before.member)
    person = people.add_person(tx, asked.name, language=asked.language)
    who = members.welcome(tx, person.id)
    guests.keep(tx, who.id)
    return who


def _waiting(tx: Transaction, event: EventId) -> int:
    """How many registrations for an event wait since less than an hour."""
    since = tx.now - WAITING_WITHIN
    return sum(
        one.payload["event"] == int(event) and "name" in one.payload and one.created_at > since
        for one in drafts.of_kind(tx, DRAFT)
    )


def _payload(event: EventId, claim: int, asked: Asked) -> dict[str, Any]:
    said = asked.organisation
    return {
        "event": int(event),
        "claim": claim,
        "name": asked.name,
        "organisation": said.name if said else "",
        "kind": said.kind.value if said else "",
        "size": said.size.value if said else "",
        "region": said.region if said else None,
        "language": asked.language,
    }


def _tidy(organisation: Organisation | None) -> Organisation | None:
    return None if organisation is None else organisation.tidy()


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
