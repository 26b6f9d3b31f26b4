"""What the services of date polls share: who is asked, who runs it, whether it is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.actors import Role
from domain.errors import Changed, NotAMember
from domain.events.errors import NotInvited, NotYourEvent
from domain.polls import PollOver, PollStatus
from storage import members

if TYPE_CHECKING:
    from domain.actors import Actor, MemberId
    from domain.people import Member
    from domain.polls import Poll
    from storage.transaction import Transaction


def runs(actor: Actor, poll: Poll) -> bool:
    """Whether somebody may decide it: the coordination, its organiser, the deputy of what it is for."""
    if Role.COORDINATOR in actor.roles:
        return True
    return actor.member is not None and actor.member in {poll.organiser, poll.fields.deputy}


def must_be_run_by(tx: Transaction, actor: Actor, poll: Poll) -> None:
    """Raise `NotYourEvent` for everybody who may not decide it."""
    if not runs(actor, poll):
        held = [one for one in (poll.organiser, poll.fields.deputy) if one is not None]
        found = members.names(tx, held) if held else {}
        raise NotYourEvent(poll.code, tuple(found[one] for one in held if one in found))


def must_run(tx: Transaction, actor: Actor, poll: Poll, seen: int | None = None) -> None:
    """Raise `NotYourEvent`, `PollOver` once it is decided, or `Changed` where another revision was seen."""
    must_be_run_by(tx, actor, poll)
    if poll.status is not PollStatus.OPEN:
        raise PollOver(poll.code)
    if seen is not None and seen != poll.revision:
        raise Changed


def asked(tx: Transaction, poll: Poll) -> tuple[Member, ...]:
    """The members who are asked, and the guests who are by name, in the order of their names."""
    return tuple(one for one in members.listed(tx, guests=bool(poll.guests)) if asks(poll, one))


def asks(poll: Poll, one: Member) -> bool:
    """Whether it asks that member; a guest where they were asked by name."""
    return one.id in poll.guests if one.guest else poll.asks(one.id, one.acts_for)


def is_asked(actor: Actor, poll: Poll) -> bool:
    """Whether it asks somebody; who proposes the times can say theirs, too."""
    if actor.member is None:
        return actor.guest is not None and actor.guest in poll.guests
    return poll.asks(actor.member, actor.partner) or actor.member == poll.organiser


def is_open(tx: Transaction, poll: Poll) -> bool:
    """Whether one can still answer."""
    return poll.status is PollStatus.OPEN and tx.now < poll.deadline


def must_answer(tx: Transaction, actor: Actor, poll: Poll) -> MemberId:
    """The member, or guest, who answers. Raises `NotAMember`, `NotInvited` or `PollOver`."""
    member = actor.known
    if member is None:
        raise NotAMember
    if not is_asked(actor, poll):
        raise NotInvited(poll.code)
    if not is_open(tx, poll):
        raise PollOver(poll.code)
    return member
