"""Guests in date polls: asked by their addresses by who runs one, and what they say by the link of the mail.

Those on the contact list are asked as members are. Others have one first mail ever (`addressing`), and hear
nothing more unless they agree to it where they answer.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from domain.actors import ChannelKind
from domain.consents import GUEST_LIST, GUEST_POLL, Given, Purpose
from domain.errors import Changed, NotAMember, NotFound
from domain.events.errors import NotInvited
from domain.notices.kinds import POLL_GUEST_ASKED
from domain.partners import stamp
from domain.people import check_name
from domain.polls import PollOver, VotesNeeded
from domain.records import replace
from services import links, own_drafts, privacy_notice
from services.events import telling as events_telling
from services.events.guests import addressing
from services.polls import desk, reading, telling
from services.polls.views import AskedBy, PollGuests
from storage import across, consents, drafts, members, people, polls
from storage.events import guests

if TYPE_CHECKING:
    from collections.abc import Iterable

    from domain.actors import Actor, MemberId
    from domain.events.model import Event
    from domain.polls import Poll, PollId
    from services.events.guests.addressing import Pasted, Sorted
    from services.polls.views import GuestSaid, PollView
    from storage.transaction import Transaction

DRAFT: Final = "poll.guests"
_LIVES: Final = timedelta(hours=1)


# ---- for who runs it


def language_of(tx: Transaction, actor: Actor, id: PollId) -> str:  # noqa: A002
    """The language of first mails unless another is chosen. Raises `NotYourEvent` and `NotFound`."""
    poll = polls.load(tx, id)
    desk.must_be_run_by(tx, actor, poll)
    return addressing.spoken(tx, poll.fields.languages)


def preview(
    tx: Transaction,
    actor: Actor,
    id: PollId,  # noqa: A002
    pasted: str,
    language: str = "",
) -> PollGuests:
    """What asking the people at these addresses would do; first mails in that language, or its first.

    Raises `NotYourEvent`, `PollOver`, `NoAddresses`, `TooManyInvited`, `NotFound`.
    """
    poll = _to_run(tx, actor, id)
    read = addressing.read(pasted)
    seen = _said(tx, actor, poll, _sorted(tx, poll, read.found), read, _seal(poll, read.found))
    return replace(seen, language=addressing.spoken(tx, poll.fields.languages, language))


def send(
    tx: Transaction,
    actor: Actor,
    id: PollId,  # noqa: A002
    pasted: str,
    seal: str,
    language: str = "",
) -> PollGuests:
    """Do what the preview with that seal showed. Raises what `preview` raises, and `Changed`."""
    poll = _to_run(tx, actor, id)
    read = addressing.read(pasted)
    if _seal(poll, read.found) != seal:
        raise Changed
    they = _sorted(tx, poll, read.found)
    addressing.must_be_few(tx, they.first)
    spoken = addressing.spoken(tx, poll.fields.languages, language)
    new = {address: addressing.welcome(tx, address, spoken) for address in they.first}
    if they.listed or new:
        polls.ask_guests(tx, poll, [*they.listed, *new.values()])
    for address, who in new.items():
        about = (telling.NEWS, int(poll.id))
        addressing.write_first(tx, actor, POLL_GUEST_ASKED, about, (who, address), poll.deadline)
    now = polls.load(tx, id)
    telling.ask(tx, now)
    return _said(tx, actor, now, they, read, seal)


def keep(
    tx: Transaction,
    actor: Actor,
    id: PollId,  # noqa: A002
    pasted: str,
    language: str = "",
) -> PollGuests:
    """The preview, with the addresses kept for an hour: to be pressed where they cannot be sent again.

    Raises what `preview` raises.
    """
    seen = preview(tx, actor, id, pasted, language)
    said = {"poll": int(id), "pasted": pasted, "seal": seen.seal, "language": seen.language}
    new = drafts.add(tx, actor.address, DRAFT, said, tx.now + _LIVES, member=actor.member)
    return replace(seen, draft=int(new.id))


def send_kept(tx: Transaction, actor: Actor, draft: int) -> PollGuests:
    """Do what `keep` showed. Raises as `send`, and `Changed` when it was done, or the hour is over."""
    kept = own_drafts.load(tx, actor, draft, DRAFT)
    said = kept.payload
    done = send(tx, actor, said["poll"], said["pasted"], said["seal"], said.get("language", ""))
    drafts.remove(tx, draft)
    return done


def invite(tx: Transaction, poll: Poll, event: Event) -> None:
    """Once it is decided: the event is for its guests too, by name; by mail those who agreed to that."""
    if not poll.guests:
        return
    here = {one.id for one in members.guests(tx)}
    for who in sorted(poll.guests & here):
        guests.invite(tx, event.id, who)
    events_telling.invite(tx, event)


def _to_run(tx: Transaction, actor: Actor, id: PollId) -> Poll:  # noqa: A002
    poll = polls.load(tx, id)
    desk.must_run(tx, actor, poll)
    if not desk.is_open(tx, poll):
        raise PollOver(poll.code)
    return poll


def _sorted(tx: Transaction, poll: Poll, found: tuple[str, ...]) -> Sorted:
    return addressing.sort(tx, found, lambda who: who in poll.guests)


def _said(tx: Transaction, actor: Actor, poll: Poll, they: Sorted, read: Pasted, seal: str) -> PollGuests:
    return PollGuests(
        listed=len(they.listed),
        first=len(they.first),
        before=len(they.before),
        faulty=read.faulty,
        slips=read.slips,
        seal=seal,
        view=reading.view(tx, actor, poll),
    )


def _seal(poll: Poll, found: Iterable[str]) -> str:
    return stamp((int(poll.id), poll.revision, *found))


# ---- for the guest


def look(tx: Transaction, actor: Actor, id: PollId) -> AskedBy:  # noqa: A002
    """What the link of a mail shows a guest. Raises `NotFound`, `NotInvited` and `NotAMember`."""
    who, poll = _guest(actor), polls.load(tx, id)
    declined = addressing.declined(tx, who)
    if who not in poll.guests and not declined:
        raise NotInvited(poll.code)
    held = {one.wording for one in consents.of_member(tx, who) if one.holds}
    view = reading.view(tx, actor, poll)
    event = view.event
    return AskedBy(
        view,
        privacy_notice.of_network(tx),
        actor.name if _named(tx, who) else "",
        addressing.address_of(tx, actor),
        told=GUEST_POLL in held,
        listed=GUEST_LIST in held,
        declined=declined,
        event=links.make(tx, who, links.Purpose.EVENT, int(event.id)) if event is not None else "",
    )


def answer(tx: Transaction, actor: Actor, id: PollId, said: GuestSaid) -> PollView:  # noqa: A002
    """A guest says when they can, and the first time how they are called; they agree to mails or not.

    Raises `NotFound`, `NotAMember`, `NotInvited`, `PollOver`, `VotesNeeded`, and what `check_name` raises.
    """
    who, poll = _guest(actor), polls.load(tx, id)
    actor = replace(actor, language=said.language or actor.language)
    desk.must_answer(tx, actor, poll)
    votes = said.votes
    if said.everything is not None:
        votes = {one.id: said.everything for one in poll.slots}
    if not set(votes) <= {one.id for one in poll.slots}:
        raise NotFound("slot")
    if not votes and who not in polls.heard(tx, id):
        raise VotesNeeded
    if not _named(tx, who):
        _introduce(tx, actor, who, check_name(said.name))
    _agree(tx, actor, who, told=said.told)
    if votes:
        polls.vote(tx, poll, who, votes)
    # What they agreed to decides whether anything more is to come.
    telling.ask(tx, poll)
    telling.heard(tx, poll, who)
    return reading.view(tx, actor, poll)


def mine(tx: Transaction, actor: Actor) -> tuple[tuple[PollView, str], ...]:
    """The polls that ask a guest, the newest first, each with the end of its page's address for them.

    Raises `NotAMember`.
    """
    who, signer = _guest(actor), links.signer(tx)
    return tuple(
        (reading.view(tx, actor, one), signer.sign(tx.network, who, links.Purpose.POLL, int(one.id), tx.now))
        for one in polls.asking_guests(tx, who)
    )


def _guest(actor: Actor) -> MemberId:
    if actor.guest is None:
        raise NotAMember
    return actor.guest


def _named(tx: Transaction, who: MemberId) -> bool:
    """Whether they said how they are called: with their first answer, or where they registered."""
    known = guests.find(tx, who)
    return known is not None and known.confirmed_at is not None


def _introduce(tx: Transaction, actor: Actor, who: MemberId, name: str) -> None:
    if actor.person is not None and not across.known_elsewhere(tx, actor.person):
        people.rename(tx, actor.person, name)
        people.choose(tx, actor.person, language=actor.language)
    privacy_notice.read_by(tx, who, actor.language, Given.WEB)
    # That they read what is sent there the link shows: should they come, they are told if it is called off.
    people.agree(tx, ChannelKind.EMAIL, addressing.address_of(tx, actor))
    guests.keep(tx, who, confirmed_at=tx.now)


def _agree(tx: Transaction, actor: Actor, who: MemberId, *, told: bool) -> None:
    """Mails of what becomes of it, or none: each as it is said now."""
    holds = any(one.wording == GUEST_POLL and one.holds for one in consents.of_member(tx, who))
    if told and not holds:
        language = actor.language
        consents.give(tx, who, Purpose.MAIL, wording=GUEST_POLL, language=language, how=Given.WEB)
        people.agree(tx, ChannelKind.EMAIL, addressing.address_of(tx, actor))
    if holds and not told:
        consents.withdraw_worded(tx, who, [GUEST_POLL])
