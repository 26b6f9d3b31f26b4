"""Addresses of guests, pasted by who runs an event or a date poll: read, sorted, written to once.

Nobody is written to unasked, but for one first mail, ever, in this network: it says who gave the address and
what it is about, and brings nothing more unless they answer. What happened to which address is told in
numbers alone, so that nobody finds out whose an address is.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from domain.actors import ChannelKind
from domain.addresses import AddressMalformed, check_address, probably
from domain.consents import GUEST_LIST, GUEST_POLL
from domain.errors import NotAMember
from domain.guests import MOST_INVITED, MOST_INVITED_A_DAY, NoAddresses, TooManyInvited
from domain.languages import LANGUAGES
from domain.notices import NewNotice
from domain.records import Record
from services import links
from services.events.telling import EVENT
from services.polls.telling import POLL
from storage import consents, members, networks, outbox, people, polls
from storage.events import guests

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from domain.actors import Actor, MemberId
    from domain.notices import NoticeKind
    from domain.people import Member
    from storage.transaction import Transaction

_BETWEEN: Final = re.compile(r"[\s,;]+")
_ANGLES: Final = re.compile(r"[<>]")
_LONGEST: Final = 60_000
_SHOWN: Final = 10
_DAY: Final = timedelta(days=1)


class Pasted(Record):
    """The addresses in what was pasted, each once, some of what can be none, and what looks like a slip.

    Of each slip the address and what was probably meant: it is for asking, so it is among the addresses.
    """

    found: tuple[str, ...]
    faulty: tuple[str, ...]
    slips: tuple[tuple[str, str], ...]


class Sorted(Record):
    """Those on the contact list, those who are written to for the first time, those who get nothing."""

    listed: tuple[MemberId, ...]
    first: tuple[str, ...]
    before: tuple[str, ...]


def read(pasted: str) -> Pasted:
    """The addresses in what was pasted.

    A word without "@" is a name beside its address; a line without any has none.

    Raises `NoAddresses` or `TooManyInvited`.
    """
    found: dict[str, None] = {}
    faulty: list[str] = []
    for line in pasted[:_LONGEST].splitlines():
        if line.strip() and "@" not in line:
            faulty.append(line.strip()[:80])
        for word in _BETWEEN.split(_ANGLES.sub(" ", line)):
            try:
                if "@" in word:
                    found[check_address(word)] = None
            except AddressMalformed:
                faulty.append(word[:80])
    if not found:
        raise NoAddresses
    if len(found) > MOST_INVITED:
        raise TooManyInvited(MOST_INVITED)
    slips = [(one, meant) for one in found if (meant := probably(one)) is not None]
    return Pasted(tuple(found), tuple(faulty[:_SHOWN]), tuple(slips[:_SHOWN]))


def sort(tx: Transaction, found: tuple[str, ...], done: Callable[[MemberId], bool]) -> Sorted:
    """What becomes of these addresses; `done` says of a guest on the contact list that they need nothing.

    Members of the network are invited as members are: nothing is sent to them here.
    """
    on_list = consents.worded(tx, GUEST_LIST) - guests.declined(tx)
    listed: list[MemberId] = []
    first: list[str] = []
    before: list[str] = []
    for address in found:
        who = members.find_at(tx, ChannelKind.EMAIL, address)
        if who is None or (who.guest and _never_written_to(tx, who)):
            first.append(address)
        elif who.guest and who.id in on_list and not done(who.id):
            listed.append(who.id)
        else:
            before.append(address)
    return Sorted(tuple(listed), tuple(first), tuple(before))


def must_be_few(tx: Transaction, first: tuple[str, ...]) -> None:
    """Raise `TooManyInvited` where too many were written to for the first time since yesterday."""
    if guests.invited_since(tx, tx.now - _DAY) + len(first) > MOST_INVITED_A_DAY:
        raise TooManyInvited(MOST_INVITED_A_DAY)


def spoken(tx: Transaction, languages: Sequence[str], wanted: str = "") -> str:
    """The language of a first mail: the `wanted` one, else the first that is spoken at what it is about."""
    if wanted in LANGUAGES:
        return wanted
    return next((one for one in languages if one in LANGUAGES), networks.load(tx).language)


def welcome(tx: Transaction, address: str, language: str) -> MemberId:
    """The guest at an address that is written to for the first time; they have had an invitation by that.

    `language` is that of their mails until they choose one; whom another network knows has theirs.
    """
    owner = people.person_at(tx, ChannelKind.EMAIL, address)
    if owner is None:
        # How they are called they say themselves.
        owner = people.add_person(tx, address, language=language)
        people.add_channel(tx, owner.id, ChannelKind.EMAIL, address)
    who = members.welcome(tx, owner.id)
    guests.keep(tx, who.id, invited_at=tx.now)
    return who.id


def write_first(
    tx: Transaction,
    actor: Actor,
    kind: NoticeKind,
    about: tuple[str, int],
    to: tuple[MemberId, str],
    until: datetime,
) -> None:
    """The one first mail: about that subject, to a guest at that address, while what it asks is open."""
    (subject_kind, subject), (who, address) = about, to
    notice = NewNotice(
        kind=kind,
        subject_kind=subject_kind,
        subject_id=subject,
        due_at=tx.now,
        dedupe_key=f"guest:{who}:invited",
        member=who,
        detail={"by": int(actor.member) if actor.member is not None else 0},
        expires_at=min(until, tx.now + links.LIVES),
        address=address,
    )
    outbox.add(tx, [notice])


def address_of(tx: Transaction, actor: Actor) -> str:
    """Where the guest is reached; "" for nowhere."""
    known = people.list_channels(tx, actor.person) if actor.person is not None else ()
    return next((one.address for one in known if one.kind is ChannelKind.EMAIL), "")


def decline(tx: Transaction, actor: Actor) -> None:
    """They want no invitations here: nobody can have one sent to that address again.

    No date poll asks them any more, and what they said in one that is open is gone. Raises `NotAMember`.
    """
    who = actor.guest
    if who is None:
        raise NotAMember
    guests.keep(tx, who, declined=True)
    consents.withdraw_worded(tx, who, [GUEST_LIST, GUEST_POLL])
    # Those that wait already are invitations too.
    for event in outbox.subjects(tx, EVENT, who):
        outbox.cancel_for(tx, EVENT, event, who)
    asking = [one for one in polls.opened(tx) if who in one.guests]
    polls.leave_out(tx, asking, who)
    for poll in asking:
        polls.forget(tx, poll.id, who)
        outbox.cancel_for(tx, POLL, int(poll.id), who)


def declined(tx: Transaction, who: MemberId) -> bool:
    """Whether a guest wants no invitations."""
    known = guests.find(tx, who)
    return known is not None and known.declined


def _never_written_to(tx: Transaction, who: Member) -> bool:
    known = guests.find(tx, who.id)
    return known is None or (known.invited_at is None and known.confirmed_at is None)
