"""Guests invited to an event by who runs it: on the contact list as members are, others once, told by whom.

What the addresses are, and who is written to, is `addressing`, for date polls too.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from domain.errors import Changed
from domain.events.history import Act
from domain.events.model import EventId
from domain.notices import NewNotice
from domain.notices.kinds import EVENT_INVITED, GUEST_INVITED
from domain.partners import stamp
from domain.records import replace
from services import own_drafts, privacy_notice
from services.events import desk, reading
from services.events.guests import addressing, confirming, public, registering
from services.events.guests.views import GuestInvitation, InvitedBy
from services.events.telling import EVENT
from storage import drafts, outbox
from storage.events import answers, changes, events, guests

if TYPE_CHECKING:
    from collections.abc import Iterable

    from domain.actors import Actor
    from domain.events.model import Event
    from services.events.guests.addressing import Pasted, Sorted
    from services.events.guests.views import Asked, Registered
    from storage.transaction import Transaction

_DRAFT: Final = "event.guests"
_LIVES: Final = timedelta(hours=1)


def language_of(tx: Transaction, actor: Actor, id: EventId) -> str:  # noqa: A002
    """The language of first mails unless another is chosen. Raises `NotYourEvent` and `NotFound`."""
    event = events.load(tx, id)
    desk.must_run(tx, actor, event)
    return addressing.spoken(tx, event.languages)


def preview(
    tx: Transaction,
    actor: Actor,
    id: EventId,  # noqa: A002
    pasted: str,
    language: str = "",
) -> GuestInvitation:
    """What inviting these addresses would do; first mails in that language, or the event's first.

    Raises `NotYourEvent`, `EventOver`, `EventCalledOff`, `NoAddresses`, `TooManyInvited`, `NotFound`.
    """
    event = _to_run(tx, actor, id)
    read = addressing.read(pasted)
    seen = _said(tx, actor, event, _sorted(tx, event, read.found), read, _seal(event, read.found))
    return replace(seen, language=addressing.spoken(tx, event.languages, language))


def send(
    tx: Transaction,
    actor: Actor,
    id: EventId,  # noqa: A002
    pasted: str,
    seal: str,
    language: str = "",
) -> GuestInvitation:
    """Do what the preview with that seal showed. Raises what `preview` raises, and `Changed`."""
    event = _to_run(tx, actor, id)
    read = addressing.read(pasted)
    if _seal(event, read.found) != seal:
        raise Changed
    they = _sorted(tx, event, read.found)
    addressing.must_be_few(tx, they.first)
    closes = desk.closes_at(event)
    for who in they.listed:
        guests.invite(tx, event.id, who)
        key = f"event:{event.id}:invited:{who}"
        outbox.add(tx, [NewNotice(EVENT_INVITED, EVENT, int(event.id), tx.now, key, who, expires_at=closes)])
    spoken = addressing.spoken(tx, event.languages, language)
    for address in they.first:
        new = addressing.welcome(tx, address, spoken)
        guests.invite(tx, event.id, new)
        about = (registering.ONESELF, int(event.id))
        addressing.write_first(tx, actor, GUEST_INVITED, about, (new, address), closes)
    number = len(they.listed) + len(they.first)
    if number:
        changes.note(tx, event.id, actor.member, Act.GUESTS_INVITED, {"number": (None, number)})
    return _said(tx, actor, event, they, read, seal)


def keep(
    tx: Transaction,
    actor: Actor,
    id: EventId,  # noqa: A002
    pasted: str,
    language: str = "",
) -> GuestInvitation:
    """The preview, with the addresses kept for an hour: to be pressed where they cannot be sent again.

    Raises what `preview` raises.
    """
    seen = preview(tx, actor, id, pasted, language)
    said = {"event": int(id), "pasted": pasted, "seal": seen.seal, "language": seen.language}
    new = drafts.add(tx, actor.address, _DRAFT, said, tx.now + _LIVES, member=actor.member)
    return replace(seen, draft=int(new.id))


def send_kept(tx: Transaction, actor: Actor, draft: int) -> GuestInvitation:
    """Do what `keep` showed. Raises as `send`, and `Changed` when it was done, or the hour is over."""
    kept = own_drafts.load(tx, actor, draft, _DRAFT)
    event = EventId(kept.payload["event"])
    said = kept.payload
    done = send(tx, actor, event, said["pasted"], said["seal"], said.get("language", ""))
    drafts.remove(tx, draft)
    return done


def look(tx: Transaction, actor: Actor, id: EventId) -> InvitedBy:  # noqa: A002
    """What the link of a first invitation shows. Raises `NotFound`, `NotInvited` and `NotAMember`."""
    event = events.load(tx, id)
    who = desk.must_be_invited(tx, actor, event)
    return InvitedBy(
        public.without_room(reading.view(tx, actor, event)),
        privacy_notice.of_network(tx),
        "" if "@" in actor.name else actor.name,
        addressing.address_of(tx, actor),
        declined=addressing.declined(tx, who),
    )


def register(tx: Transaction, actor: Actor, id: EventId, asked: Asked) -> Registered:  # noqa: A002
    """Register by the link of an invitation. Raises as `look` and `confirming.register_invited`."""
    event = events.load(tx, id)
    desk.must_be_invited(tx, actor, event)
    registering.must_be_open(tx, event)
    # At the address that the link was sent to, whatever the form said.
    own = replace(asked, email=addressing.address_of(tx, actor))
    return confirming.register_invited(tx, actor, event, own)


def _to_run(tx: Transaction, actor: Actor, id: EventId) -> Event:  # noqa: A002
    event = events.load(tx, id)
    desk.must_run(tx, actor, event)
    registering.must_be_open(tx, event)
    return event


def _sorted(tx: Transaction, event: Event, found: tuple[str, ...]) -> Sorted:
    return addressing.sort(tx, found, lambda who: answers.own(tx, event.id, who) is not None)


def _said(
    tx: Transaction, actor: Actor, event: Event, they: Sorted, read: Pasted, seal: str
) -> GuestInvitation:
    return GuestInvitation(
        listed=len(they.listed),
        first=len(they.first),
        before=len(they.before),
        faulty=read.faulty,
        slips=read.slips,
        seal=seal,
        view=reading.view(tx, actor, event),
    )


def _seal(event: Event, found: Iterable[str]) -> str:
    return stamp((int(event.id), event.revision, *found))
