"""Date polls as people see them: the slots, best first, and who would miss which."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from domain.errors import NotFound
from domain.folding import fold
from domain.polls import PollStatus, ranked
from services.events import desk as events_desk
from services.polls import desk
from services.polls.views import PollList, PollView
from storage import members, networks, polls
from storage.events import events

if TYPE_CHECKING:
    from collections.abc import Mapping

    from domain.actors import Actor, MemberId
    from domain.polls import Poll, PollId, SlotId, Vote
    from storage.transaction import Transaction

_CODE: Final = re.compile(r"\s*[dD]?\s*#?(\d{1,9})\b")
PAGE: Final = 5
_MOST: Final = 100
_SUGGESTED: Final = 25


def called(tx: Transaction, actor: Actor, typed: str) -> Poll:
    """The poll that is called so: "D3", "3", or what autocomplete fills in. Raises `NotFound`."""
    events_desk.must_be_known(actor)
    found = _CODE.match(typed)
    poll = None if found is None else polls.find(tx, int(found[1]))
    if poll is None or not _visible(actor, poll):
        raise NotFound("poll", typed.strip()[:60])
    return poll


def show(tx: Transaction, actor: Actor, id: PollId) -> PollView:  # noqa: A002
    """One poll. Raises `NotFound`, also where it is none of theirs, and `NotAMember`."""
    if actor.guest is None:
        events_desk.must_be_known(actor)
    poll = polls.load(tx, id)
    if not _visible(actor, poll):
        raise NotFound("poll")
    return view(tx, actor, poll)


def results(tx: Transaction, actor: Actor, id: PollId) -> PollView:  # noqa: A002
    """One poll for who runs it, also when it is over. Raises `NotYourEvent` and `NotFound`."""
    poll = polls.load(tx, id)
    desk.must_be_run_by(tx, actor, poll)
    return view(tx, actor, poll)


def waiting(tx: Transaction, actor: Actor) -> tuple[PollView, ...]:
    """The open polls that a member has not answered, the first deadline first."""
    member = actor.as_member()
    return tuple(
        view(tx, actor, one)
        for one in polls.opened(tx)
        if desk.is_open(tx, one) and one.asks(member, actor.partner) and member not in polls.answered(tx, one)
    )


def page_of(tx: Transaction, actor: Actor, page: int) -> PollList:
    """A page of the polls that somebody may look at: those that are not decided, then the newest."""
    events_desk.must_be_known(actor)
    found = _listed(tx, actor)
    pages = max(1, -(-len(found) // PAGE))
    page = min(max(page, 0), pages - 1)
    shown = found[page * PAGE : (page + 1) * PAGE]
    return PollList(
        network=tx.network,
        polls=tuple(view(tx, actor, one) for one in shown),
        page=page,
        pages=pages,
        total=len(found),
        may_organise=events_desk.may_organise(actor),
    )


def complete(tx: Transaction, actor: Actor, typed: str) -> tuple[Poll, ...]:
    """Polls whose code or title holds what is typed."""
    events_desk.must_be_known(actor)
    wanted = fold(typed)
    found = _listed(tx, actor)
    return tuple(one for one in found if wanted in fold(f"{one.code} {one.fields.title}"))[:_SUGGESTED]


def _listed(tx: Transaction, actor: Actor) -> list[Poll]:
    waiting = polls.opened(tx)
    over = [one for one in polls.listed(tx, _MOST) if one.status is not PollStatus.OPEN]
    return [one for one in (*waiting, *over) if _visible(actor, one)]


def count_said(votes: Mapping[SlotId, Mapping[MemberId, Vote]]) -> Counter[MemberId]:
    """Of how many slots each has said whether they can."""
    return Counter(one for of_slot in votes.values() for one in of_slot)


def view(tx: Transaction, actor: Actor, poll: Poll) -> PollView:
    """What there is to see of a poll, for this reader."""
    network = networks.load(tx)
    asked = desk.asked(tx, poll)
    said, answered = polls.votes(tx, poll.id), polls.answered(tx, poll)
    # An organiser who is not among those who are asked counts where they answered.
    heard = polls.heard(tx, poll.id)
    everybody = [one.id for one in asked] + sorted(heard - {one.id for one in asked})
    # Whose an address is that somebody gave is said by who answers, and by nobody else.
    guests = frozenset(one.id for one in asked if one.guest)
    unknown = guests - heard
    names = {one.id: one.name for one in asked if one.id not in unknown}
    names |= members.names(
        tx, [one for one in {*everybody, poll.organiser} - unknown if one and one not in names]
    )
    runs = desk.runs(actor, poll)
    own = actor.known
    counted = count_said(said)
    missing = [one for one in asked if one.id in names.keys() - answered] if runs else []
    mine = {} if own is None else {slot: votes[own] for slot, votes in said.items() if own in votes}
    return PollView(
        network=network.id,
        network_name=network.name,
        poll=poll,
        organiser=names.get(poll.organiser, "") if poll.organiser else "",
        ranked=ranked(poll.slots, said, everybody),
        names=names,
        mine=mine,
        answered=len(answered),
        asked=len(everybody),
        silent=tuple(one.name for one in missing if not counted[one.id]),
        partly=tuple((one.name, counted[one.id]) for one in missing if counted[one.id]),
        silent_guests=len(unknown) if runs else 0,
        guests=guests,
        waits=own in {one.id for one in asked} | heard,
        open=desk.is_open(tx, poll),
        runs=runs,
        invited=desk.is_asked(actor, poll),
        now=tx.now,
        event=None if poll.event is None else events.load(tx, poll.event),
    )


def _visible(actor: Actor, poll: Poll) -> bool:
    return desk.runs(actor, poll) or desk.is_asked(actor, poll)
