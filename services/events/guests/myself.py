"""What a guest has, by the link of a mail: their answers, what is known of them, what they agree to; an end.

A guest may be told all that is kept, have it as files and have it erased, as members may: `services.me` does
that for whoever acts (`me.export`, `me.preview`, `me.erase`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.actors import ChannelKind
from domain.consents import ASKED, GUEST_LIST, GUEST_MAIL, GUEST_POLL, GUEST_WORDINGS, Given, Purpose
from domain.errors import NotAMember
from domain.guests import Guest
from domain.people import check_name
from services import links, me, privacy_notice
from services.events import reading
from services.events.guests.addressing import address_of
from services.events.guests.sweeping import keep_numbers
from services.events.guests.views import MyRegistrations
from storage import across, consents, networks, people
from storage.events import answers, events, guests

if TYPE_CHECKING:
    from domain.actors import Actor, MemberId
    from domain.consents import Consent
    from domain.guests import Organisation
    from storage.transaction import Transaction


def must_be_guest(actor: Actor) -> MemberId:
    """The guest who acts. Raises `NotAMember` for anybody else."""
    if actor.guest is None:
        raise NotAMember
    return actor.guest


def show(tx: Transaction, actor: Actor) -> MyRegistrations:
    """All that the guest has. Raises `NotAMember`."""
    who, network = must_be_guest(actor), networks.load(tx)
    given = tuple(one for one in consents.of_member(tx, who) if one.holds)
    said = answers.of_member(tx, who)
    found = sorted(events.several(tx, said), key=lambda one: one.starts_at, reverse=True)
    # By the guest's own link, each of the others they have: the same person reads it.
    signer = links.signer(tx)
    tokens = {one.id: signer.sign(network.id, who, links.Purpose.EVENT, int(one.id), tx.now) for one in found}
    return MyRegistrations(
        network.id,
        network.name,
        actor.name,
        address_of(tx, actor),
        guests.find(tx, who) or Guest(None, None, None),
        tuple(reading.view(tx, actor, one) for one in found),
        given,
        mails=_holds(given, GUEST_MAIL),
        contacts=_holds(given, GUEST_LIST),
        polls=_holds(given, GUEST_POLL),
        photo=any(one.purpose is Purpose.PHOTO for one in given),
        notice=privacy_notice.of_network(tx),
        tokens=tokens,
    )


def token(tx: Transaction, actor: Actor) -> str:
    """The end of the address of the guest's own page. Raises `NotAMember`."""
    return links.make(tx, must_be_guest(actor), links.Purpose.GUEST, 0)


def introduce(tx: Transaction, actor: Actor, name: str, organisation: Organisation) -> None:
    """The guest says how they are called and where they come from.

    Raises `NotAMember`, `NameNeeded`, `NameTooLong`, `OrganisationNeeded`, `RegionUnknown`.
    """
    who, said = must_be_guest(actor), organisation.tidy()
    name = check_name(name)
    if actor.person is not None and not across.known_elsewhere(tx, actor.person):
        people.rename(tx, actor.person, name)
    guests.keep(tx, who, organisation=said)


def agree(
    tx: Transaction, actor: Actor, *, mails: bool, contacts: bool, photo: bool, polls: bool = False
) -> None:
    """What the guest agrees to from now on; what they do not is taken back. Raises `NotAMember`.

    `polls`: what they agreed to where they answered one goes on; it is agreed to there alone.
    """
    who = must_be_guest(actor)
    if not polls:
        consents.withdraw_worded(tx, who, [GUEST_POLL])
    held = {one.wording for one in consents.of_member(tx, who) if one.holds}
    wanted = ((GUEST_MAIL, Purpose.MAIL, mails), (GUEST_LIST, Purpose.MAIL, contacts))
    for wording, purpose, yes in (*wanted, (ASKED[Purpose.PHOTO], Purpose.PHOTO, photo)):
        if yes and wording not in held:
            consents.give(tx, who, purpose, wording=wording, language=actor.language, how=Given.WEB)
            if wording == GUEST_LIST:
                guests.keep(tx, who, declined=False)  # they want invitations after all
        if not yes and wording in held:
            consents.withdraw_worded(tx, who, [wording])
    address = address_of(tx, actor)
    if (mails or contacts) and address:
        people.agree(tx, ChannelKind.EMAIL, address)


def end_mails(tx: Transaction, actor: Actor) -> None:
    """No more mails to the guest, and no place on the contact list. Raises `NotAMember`.

    What they are registered for stays; that it is moved or called off they are still told.
    """
    consents.withdraw_worded(tx, must_be_guest(actor), GUEST_WORDINGS)


def mails_again(tx: Transaction, actor: Actor) -> None:
    """Mails after all, of what the guest registers for; the contact list stays ended. Raises `NotAMember`."""
    who = must_be_guest(actor)
    given = tuple(one for one in consents.of_member(tx, who) if one.holds)
    photo = any(one.purpose is Purpose.PHOTO for one in given)
    held = {"contacts": _holds(given, GUEST_LIST), "polls": _holds(given, GUEST_POLL)}
    agree(tx, actor, mails=True, photo=photo, **held)


def registered_for(tx: Transaction, actor: Actor) -> bool:
    """Whether the guest holds or waits for a seat of anything to come. Raises `NotAMember`."""
    coming = answers.with_seat(tx, must_be_guest(actor))
    return any(one.reply.value != "no" for one in coming)


def whose(tx: Transaction, actor: Actor) -> tuple[str, str, bool]:
    """The guest's network and address, and whether mails come. Raises `NotAMember`."""
    given = tuple(one for one in consents.of_member(tx, must_be_guest(actor)) if one.holds)
    agreed = any(one.wording in GUEST_WORDINGS for one in given)
    return networks.load(tx).name, address_of(tx, actor), agreed


def _holds(given: tuple[Consent, ...], wording: str) -> bool:
    return any(one.wording == wording for one in given)


def erase(tx: Transaction, actor: Actor, seal: str) -> me.Erased:
    """Forget the guest, as the page with that seal showed; the numbers of events stay, without them.

    Raises `NotAMember`, and what `me.erase` raises.
    """
    keep_numbers(tx, must_be_guest(actor))
    return me.erase(tx, actor, seal)
