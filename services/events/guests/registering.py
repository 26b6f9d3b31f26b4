"""Registering as somebody from outside: asked on the public page; a link is sent, which `confirming` answers.

Nothing tells whether an address is known: what is answered on the page is always the same. Nothing is
registered until the link is pressed. A registration waits as a draft of a guest who has no way to be reached
yet, so that nobody's address is taken by whoever typed it. An address that is a member's brings that member
the way to their own answer, and acts as nobody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from domain.actors import ChannelKind, NetworkId
from domain.addresses import MOST_TO_ADDRESS, TO_ADDRESS_WITHIN, check_address
from domain.events.errors import EventCalledOff, EventOver, RegistrationClosed
from domain.guests import (
    CONFIRM_WITHIN,
    MOST_WAITING,
    WAITING_WITHIN,
    Organisation,
    TooManyWaiting,
)
from domain.notices import NewNotice
from domain.notices.kinds import GUEST_CONFIRM, GUEST_KNOWN
from domain.people import check_name
from domain.records import replace
from services.events import desk
from services.events.guests import public
from storage import claims, drafts, members, outbox, people
from storage.events import guests

if TYPE_CHECKING:
    from domain.events.model import Event, EventId
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
        tidy(asked.organisation),
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


def tidy(organisation: Organisation | None) -> Organisation | None:
    """As it is kept; None stays None. Raises `OrganisationNeeded` and `RegionUnknown`."""
    return None if organisation is None else organisation.tidy()
