"""Where answers to the network's mails go: to an address that the coordination chose for that.

No member's own address is ever taken for it: that was given for notices, not to be shown to others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.actors import Role
from domain.replies import Replies, reply_address
from services.networks.controllers import controller_of
from storage import settings, trail

if TYPE_CHECKING:
    from domain.actors import Actor
    from storage.transaction import Transaction

ADDRESS: Final = "network.replies"


def chosen_address(tx: Transaction) -> str:
    """The address that answers go to; "" until one is chosen."""
    found = settings.load(tx, ADDRESS)
    return "" if found is None else str(found.value)


def replies_of(tx: Transaction) -> Replies:
    """Where answers go in this network; until it says so, nobody reads them."""
    return Replies(chosen_address(tx), controller_of(tx).contact)


def show_replies(tx: Transaction, actor: Actor) -> Replies:
    """What the window begins with. Raises `RoleNeeded`."""
    actor.must_be(Role.COORDINATOR)
    return replies_of(tx)


def choose_replies(tx: Transaction, actor: Actor, typed: str) -> Replies:
    """Answers go to this address from now on; to nobody where it is empty.

    Raises `RoleNeeded` or `AddressMalformed`.
    """
    actor.must_be(Role.COORDINATOR)
    wanted = reply_address(typed)
    if wanted != chosen_address(tx):
        settings.change(tx, ADDRESS, wanted, actor.member)
        trail.record(tx, actor.member, "replies chosen", "network", tx.network)
    return replies_of(tx)
