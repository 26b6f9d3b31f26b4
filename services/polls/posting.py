"""The card of a poll in a channel: where it stands, and what it would show.

While a poll is not decided its card is looked after; once that has shown how it ended, it is a record that
nobody looks after any more, and the poll forgets where it stands. What a card showed last is known to the
process that keeps it alone: after a start each is shown once more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.actors import Actor
from domain.polls import PollStatus
from domain.records import Record
from services.polls import desk, reading
from storage import across, members, networks, polls

if TYPE_CHECKING:
    from domain.actors import NetworkId
    from domain.polls import Poll, PollId
    from services.polls.views import PollView
    from storage.transaction import Transaction, Unscoped


class PollPosting(Record):
    """A card: where it stands or is to stand (`message` None), in which language, and its `stamp`."""

    network: NetworkId
    poll: PollId
    channel: int
    message: int | None
    language: str
    zone: str
    view: PollView
    stamp: str


def post_in(tx: Transaction, actor: Actor, poll: PollId, channel: int) -> PollView:
    """Who runs a poll wants its card in that channel. Raises `NotYourEvent`, `PollOver` and `NotFound`."""
    found = polls.load(tx, poll)
    desk.must_run(tx, actor, found)
    polls.note(tx, poll, channel=channel, message=None)
    return reading.view(tx, actor, polls.load(tx, poll))


def standing(tx: Unscoped) -> tuple[tuple[NetworkId, PollId, str], ...]:
    """The cards of all networks that are looked after, each with the stamp of what it should show.

    The stamp is "" for one that is not posted yet.
    """
    found: list[tuple[NetworkId, PollId, str]] = []
    for network in across.all_networks(tx):
        here = tx.within(network.id)
        for one, stamp in _stamps(here, polls.standing(here)):
            found.append((network.id, one.id, stamp if one.message is not None else ""))
    return tuple(found)


def posting(tx: Unscoped, network: NetworkId, poll: PollId) -> PollPosting | None:
    """One card as it should be now; None where none is to be."""
    here = tx.within(network)
    found = next((one for one in polls.standing(here) if one.id == poll), None)
    if found is None or found.channel is None:
        return None
    home, partner = networks.load(here), networks.partner_in(here, found.channel)
    language = partner.language if partner is not None else home.language
    reader = Actor(network=network, address="", name="", language=language, zone=home.zone)
    ((_, stamp),) = _stamps(here, (found,))
    return PollPosting(
        network=network,
        poll=poll,
        channel=found.channel,
        message=found.message,
        language=language,
        zone=home.zone,
        view=reading.view(here, reader, found),
        stamp=stamp,
    )


def shows(tx: Unscoped, posting: PollPosting, message: int) -> None:
    """It stands there and shows what it should; how a poll ended is shown once and for all."""
    here = tx.within(posting.network)
    now = polls.load(here, posting.poll)
    if now.channel != posting.channel:
        return
    if posting.view.poll.status is PollStatus.OPEN:
        polls.note(here, posting.poll, message=message)
    else:
        polls.note(here, posting.poll, channel=None, message=None)


def failed(tx: Unscoped, posting: PollPosting, _problem: str) -> None:
    """It cannot stand there; whoever runs it sees on their card that it stands nowhere."""
    here = tx.within(posting.network)
    if polls.load(here, posting.poll).channel == posting.channel:
        polls.note(here, posting.poll, channel=None, message=None)


def _stamps(tx: Transaction, several: tuple[Poll, ...]) -> list[tuple[Poll, str]]:
    if not several:
        return []
    said = polls.tallies(tx, [one.id for one in several])
    answered = polls.answered_of(tx, several)
    people = members.listed(tx, guests=any(one.guests for one in several))
    found = []
    for one in several:
        asked = sum(desk.asks(one, each) for each in people)
        told = (one.revision, int(desk.is_open(tx, one)), asked, len(answered[one.id]), said.get(one.id, ()))
        found.append((one, repr(told)))
    return found
