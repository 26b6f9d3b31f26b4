"""By the code on Discord: the account that types it becomes a channel of who was put on the list.

Is the account somebody already, here or in another network, the two are one from then on. Whoever reads the
mail of the one acts as the other then, so that the card that asks says whose mail that is.
"""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING, Final

from domain.actors import ChannelKind, Role
from domain.arriving import (
    MOST_WRONG,
    WRONG_WITHIN,
    CodeUsed,
    code_of,
    pause_until,
    shown_code,
    typed_code,
)
from domain.consents import Given
from domain.people import contacts_no_more
from domain.records import replace
from services import links, privacy_notice
from services.arriving.coming import must_take_part
from services.arriving.progress import expected
from services.arriving.views import CodeRefused, CodeView
from services.members import join_persons
from services.members.arrived import arrived
from services.members.belonging import belonging_of, shown
from services.members.views import Subject
from storage import across, addresses, arrivals, drafts, members, networks, people

if TYPE_CHECKING:
    from domain.actors import Actor
    from domain.arriving import Arrival
    from domain.people import Member
    from services.arriving.views import Expected
    from services.members.views import Belonging
    from storage.transaction import Transaction

_WRONG: Final = "arriving.wrong"


def waiting(tx: Transaction, actor: Actor) -> tuple[Expected, ...]:
    """Those who have not come, nor said no, with codes to be handed out. Raises `RoleNeeded`.

    Whom another network knows, too, is not among them: who has their code would act as them there. It writes:
    the first call makes the key of the codes.
    """
    actor.must_be(Role.COORDINATOR)
    return tuple(
        replace(one, arrival=replace(one.arrival, code=_handed_out(tx, one.arrival)))
        for one in expected(tx)
        if one.arrival.expected and _can_be_handed_out(tx, one.arrival, one.member)
    )


def _handed_out(tx: Transaction, arrival: Arrival) -> str:
    """The code that the coordination sees: not their own, and another one once that is another."""
    return code_of(links.digest(tx, "code", tx.network, arrival.member, arrival.code))


def _can_be_handed_out(tx: Transaction, arrival: Arrival, member: Member) -> bool:
    return arrival.arrived_at is None and not across.known_elsewhere(tx, member.person.id)


def _with_code(tx: Transaction, code: str) -> Arrival | None:
    """Whose own code it is, or whose that was handed out. Raises `CodeUsed` where that holds no more."""
    found = arrivals.with_code(tx, code)
    if found is not None:
        return found
    every = arrivals.listed(tx)
    handed = next((one for one in every if hmac.compare_digest(_handed_out(tx, one), code)), None)
    if handed is not None and not _can_be_handed_out(tx, handed, members.load(tx, handed.member)):
        raise CodeUsed
    return handed


def whose(tx: Transaction, actor: Actor, typed: str) -> CodeView | CodeRefused:
    """Whose code that is. A wrong one is noted: after five within an hour none is taken for a while.

    Raises `CodeUsed` where its owner is on Discord already, `PartnerGone` where their partner has left.
    """
    wrong = drafts.made(tx, _WRONG, actor.address)
    until = pause_until(wrong, tx.now)
    if until is not None:
        return CodeRefused(0, until)
    code = typed_code(typed)
    found = _with_code(tx, code) if code else None
    member = None if found is None else members.load(tx, found.member)
    if member is None or not member.active:
        drafts.add(tx, actor.address, _WRONG, {}, tx.now + WRONG_WITHIN)
        after = pause_until((*wrong, tx.now), tx.now)
        return CodeRefused(max(0, MOST_WRONG - len(wrong) - 1), after)
    channels = people.list_channels(tx, member.person.id)
    if actor.person == member.person.id or any(one.kind is ChannelKind.DISCORD for one in channels):
        raise CodeUsed
    must_take_part(tx, member)
    mail = addresses.known(tx).get(member.person.id)
    others = across.everywhere(tx, actor.person) if actor.person is not None else ()
    own = belonging_of(tx, Subject(int(actor.address), actor.name))
    ends = own is not None and own.member in contacts_no_more(member, own.member)
    return CodeView(
        privacy_notice.of_network(tx),
        member,
        None if member.acts_for is None else networks.partner(tx, member.acts_for),
        shown_code(code),
        "" if mail is None else mail.address,
        own,
        tuple(networks.load(one).name for one in others if one.network != tx.network),
        own.partner if own is not None and ends else None,
    )


def take(tx: Transaction, actor: Actor, typed: str) -> Belonging | CodeRefused:
    """The account that typed the code is its owner's, confirmed; roles on the server follow.

    A code that is nobody's counts as one that was typed: a card's button can be made up. Raises as `whose`.
    """
    found = whose(tx, actor, typed)
    if isinstance(found, CodeRefused):
        return found
    person = found.member.person
    if actor.person is not None:
        join_persons(tx, person.id, actor.person, actor.member)
    people.add_channel(tx, person.id, ChannelKind.DISCORD, actor.address)
    own = members.load(tx, found.member.id)
    privacy_notice.read_by(tx, own.id, actor.language, Given.CHAT)
    arrived(tx, own.id, "discord")
    return shown(tx, own, int(actor.address))
