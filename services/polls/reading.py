"""Date polls as people see them: the slots, best first, and who would miss which."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from domain.errors import NotFound
from domain.polls import PollStatus, ranked
from services.events import desk as events_desk
from services.polls import desk
from services.polls.views import PollView
from storage import members, networks, polls

if TYPE_CHECKING:
    from domain.actors import Actor
    from domain.polls import Poll, PollId
    from storage.transaction import Transaction

_CODE: Final = re.compile(r"\s*[dD]?\s*#?(\d{1,9})\b")


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
    events_desk.must_be_known(actor)
    poll = polls.load(tx, id)
    if not _visible(actor, poll):
        raise NotFound("poll")
    return view(tx, actor, poll)


def waiting(tx: Transaction, actor: Actor) -> tuple[PollView, ...]:
    """The open polls that a member has not answered, the first deadline first."""
    member = actor.as_member()
    return tuple(
        view(tx, actor, one)
        for one in polls.opened(tx)
        if desk.is_open(tx, one)
        and one.fields.audience.invites(member, actor.partner)
        and member not in polls.answered(tx, one.id)
    )


def listed(tx: Transaction, actor: Actor, limit: int = 25) -> tuple[Poll, ...]:
    """The newest polls that somebody may look at."""
    events_desk.must_be_known(actor)
    return tuple(one for one in polls.listed(tx, limit * 4) if _visible(actor, one))[:limit]


def view(tx: Transaction, actor: Actor, poll: Poll) -> PollView:
    """What there is to see of a poll, for this reader."""
    network = networks.load(tx)
    asked = desk.asked(tx, poll)
    said, answered = polls.votes(tx, poll.id), polls.answered(tx, poll.id)
    # Guests who were asked, and who left meanwhile, count where they answered.
    everybody = [one.id for one in asked] + sorted(answered - {one.id for one in asked})
    names = {one.id: one.name for one in asked}
    names |= members.names(tx, [one for one in (*everybody, poll.organiser) if one and one not in names])
    runs = desk.runs(actor, poll)
    mine = {slot: votes[actor.member] for slot, votes in said.items() if actor.member in votes}
    return PollView(
        network=network.id,
        network_name=network.name,
        poll=poll,
        organiser=names.get(poll.organiser, "") if poll.organiser else "",
        ranked=ranked(poll.slots, said, everybody),
        names=names,
        mine=mine if actor.member is not None else {},
        answered=len(answered),
        asked=len(everybody),
        silent=tuple(one.name for one in asked if one.id not in answered) if runs else (),
        open=desk.is_open(tx, poll),
        runs=runs,
        invited=actor.member is not None and poll.fields.audience.invites(actor.member, actor.partner),
    )


def _visible(actor: Actor, poll: Poll) -> bool:
    if desk.runs(actor, poll):
        return True
    called_off = poll.status is PollStatus.CANCELLED
    return (
        actor.member is not None
        and not called_off
        and poll.fields.audience.invites(actor.member, actor.partner)
    )
