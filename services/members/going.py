"""To leave a network by oneself: what that means, and doing it. What was done stays with the network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.actors import Role
from domain.records import Record
from services.members.belonging import must_not_be_last, note, shown, user_of
from services.members.views import Belonging
from storage import members, networks
from storage.plans import lines

if TYPE_CHECKING:
    from domain.actors import Actor
    from domain.networks import Network
    from domain.plans.lists import Placed
    from storage.transaction import Transaction


class Leaving(Record):
    """What leaving means for the actor: `held` are the open milestones that they own or stand in for."""

    network: Network
    belonging: Belonging
    held: tuple[Placed, ...]


def ask_to_leave(tx: Transaction, actor: Actor) -> Leaving:
    """Before it is confirmed. Raises `NotAMember` or `LastCoordinator`."""
    member = members.load(tx, actor.as_member())
    if Role.COORDINATOR in member.roles:
        must_not_be_last(tx, member)
    return Leaving(networks.load(tx), shown(tx, member), lines.found(tx, member=member.id))


def leave(tx: Transaction, actor: Actor) -> Belonging:
    """The actor leaves, confirmed. Raises as `ask_to_leave`.

    The result is what they were, with a mirror that takes all roles of the network away.
    """
    was = ask_to_leave(tx, actor).belonging
    members.end(tx, was.member.id)
    note(tx, actor, "member left", was.member, partner=was.partner and was.partner.code)
    gone = shown(tx, members.load(tx, was.member.id), user_of(tx, was.member.person))
    return Belonging(was.member, was.partner, gone.mirror)
