"""One's own e-mail address: claimed, confirmed by the link that was sent there, taken away.

Whose an address is, is told only to who has shown that they read what is sent there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from domain.actors import ChannelKind
from domain.addresses import (
    CLAIM_LIVES,
    MOST_CLAIMS,
    MOST_TO_ADDRESS,
    MOST_WITHIN,
    TO_ADDRESS_WITHIN,
    AddressOfAnother,
    ClaimId,
    LastWayIn,
    TooManyClaims,
    check_address,
)
from domain.consents import ASKED, Given, Purpose
from domain.door import LinkExpired, LinkVoid
from domain.notices import NewNotice
from domain.notices.kinds import ADDRESS
from domain.records import Record
from services import consents, links
from services.door.views import AddressNotice
from services.members import join_persons
from storage import across, claims, members, networks, outbox, people, ways

if TYPE_CHECKING:
    from datetime import datetime

    from domain.actors import Actor, PersonId
    from domain.addresses import Claim
    from domain.notices import Notice
    from domain.notices.reader import Reader
    from storage.transaction import Transaction

SUBJECT: Final = "address_claim"


class Claimed(Record):
    """A link was sent to that address; it can be used until then."""

    address: str
    until: datetime


class Claiming(Record):
    """What the link of a claim would do: the address becomes the member's, in place of `before` ("": none).

    `wording` names the words that they agree to with it. `done`: they did. `other`: it is known as somebody
    else's.
    """

    network: str
    name: str
    address: str
    before: str
    wording: str
    done: bool
    other: bool


def claim(tx: Transaction, actor: Actor, typed: str) -> Claimed:
    """The actor says that this address is theirs: a link is sent there, and nothing is changed yet.

    The same happens whether anybody has the address or not. Raises `NotAMember`, `AddressMalformed` or
    `TooManyClaims`.
    """
    member, person, address = actor.as_member(), _person(actor), check_address(typed)
    often = claims.made_by(tx, person, tx.now - MOST_WITHIN) >= MOST_CLAIMS
    if often or claims.made_of(tx, address, tx.now - TO_ADDRESS_WITHIN) >= MOST_TO_ADDRESS:
        raise TooManyClaims
    made = claims.add(tx, person, address, tx.now + CLAIM_LIVES)
    notice = NewNotice(
        kind=ADDRESS,
        subject_kind=SUBJECT,
        subject_id=made.id,
        due_at=tx.now,
        dedupe_key=f"address:{made.id}",
        member=member,
        expires_at=made.expires_at,
        address=address,
    )
    outbox.add(tx, [notice])
    return Claimed(address, made.expires_at)


def look_at_claim(tx: Transaction, actor: Actor, key: int) -> Claiming:
    """What the link would do. Raises `NotAMember`, `LinkVoid`, or `LinkExpired` for a claim that is over."""
    made = _claim(tx, actor, key)
    before = _own(tx, actor)
    return Claiming(
        network=networks.load(tx).name,
        name=actor.name,
        address=made.address,
        before=before if before != made.address else "",
        wording=ASKED[Purpose.MAIL],
        done=made.confirmed_at is not None,
        other=_other(tx, made) is not None,
    )


def confirm(tx: Transaction, actor: Actor, key: int, wording: str) -> Claiming:
    """The address is the actor's from now on, the only one, and they agree to mails; again is harmless.

    Raises as `look_at_claim`, `AddressOfAnother`, or `Changed` for old words.
    """
    made = _claim(tx, actor, key)
    if made.confirmed_at is None:
        if _other(tx, made) is not None:
            # Nothing is joined by itself: both may be one human being, put on a list and come by Discord.
            raise AddressOfAnother(made.address)
        before = _own(tx, actor)
        guest = people.person_at(tx, ChannelKind.EMAIL, made.address)
        if guest is not None and guest.id != made.person:
            join_persons(tx, made.person, guest.id, actor.member)
        people.add_channel(tx, made.person, ChannelKind.EMAIL, made.address, agreed=True)
        claims.forget_addresses(tx, made.person, kept=made.address)
        consents.give(tx, actor, Purpose.MAIL, wording, Given.MAIL)
        claims.confirm(tx, made.id)
        if before not in {"", made.address}:
            links.void_all(tx, made.person)  # the mailbox before may be somebody else's by now
    return look_at_claim(tx, actor, key)


def take_away(tx: Transaction, actor: Actor) -> None:
    """The actor has no address of e-mail here any more; harmless where there was none.

    Raises `NotAMember`, or `LastWayIn` for who could not come in without it.
    """
    actor.as_member()
    person = _person(actor)
    known = people.list_channels(tx, person)
    if not any(one.kind is ChannelKind.DISCORD for one in known):
        raise LastWayIn
    consents.withdraw(tx, actor, Purpose.MAIL)
    if _own(tx, actor):
        links.void_all(tx, person)
    claims.forget_addresses(tx, person)


def tell_claim(tx: Any, notice: Notice, reader: Reader) -> AddressNotice | None:
    """What the mail with the question says; None once it was answered or is over."""
    made = claims.load(tx, ClaimId(notice.subject_id))
    if made is None or made.confirmed_at is not None or tx.now >= made.expires_at or reader.member is None:
        return None
    # Signed as of the claim: a second attempt is the same mail.
    token = links.signer(tx).sign(
        reader.network, reader.member, links.Purpose.ADDRESS, made.id, made.made_at, CLAIM_LIVES
    )
    return AddressNotice(reader.network_name, reader.name, made.address, token, made.expires_at)


def _claim(tx: Transaction, actor: Actor, key: int) -> Claim:
    actor.as_member()
    made = claims.load(tx, ClaimId(key))
    if made is None or made.person != actor.person:
        raise LinkVoid
    if made.confirmed_at is not None and _own(tx, actor) != made.address:
        raise LinkVoid  # it was theirs, and is not any more
    if made.confirmed_at is None and tx.now >= made.expires_at:
        raise LinkExpired
    return made


def _other(tx: Transaction, made: Claim) -> PersonId | None:
    """Who else is known at the address. Who is nothing but a guest of events is whoever reads it."""
    found = people.person_at(tx, ChannelKind.EMAIL, made.address)
    if found is None or found.id == made.person or _only_guest(tx, found.id):
        return None
    return found.id


def _only_guest(tx: Transaction, person: PersonId) -> bool:
    """Whether all that is known of a person is this address, from events that they came to as a guest."""
    known = [members.find(here, person) for here in across.everywhere(tx, person)]
    return bool(known) and all(one is not None and one.guest for one in known)


def _own(tx: Transaction, actor: Actor) -> str:
    known = people.list_channels(tx, _person(actor))
    own = ways.chosen(known, ChannelKind.EMAIL)
    return "" if own is None else own.address


def _person(actor: Actor) -> PersonId:
    actor.as_member()
    assert actor.person is not None  # noqa: S101 - every member is a person
    return actor.person
