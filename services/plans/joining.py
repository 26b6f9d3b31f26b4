"""Owners who had not joined when a plan was written, and do: what was kept under their name is theirs.

A member who is reached at the e-mail address of such an owner is them, and nobody has to say so; without an
address the coordination says who it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.actors import ChannelKind
from domain.errors import NotFound
from domain.plans.codes import Level
from domain.plans.history import Act, NewChange
from domain.plans.model import MilestoneStatus
from services.plans import desk, reminding
from services.plans.views import Stranger
from storage import members, people
from storage.plans import changes, lines
from storage.plans.people import drop, join_up, strangers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from domain.actors import Actor, MemberId
    from domain.plans.lists import Placed
    from domain.plans.model import MilestoneId
    from storage.transaction import Transaction


def waiting(tx: Transaction, actor: Actor) -> tuple[Stranger, ...]:
    """Those who answer for milestones and have not joined. Raises `RoleNeeded`."""
    desk.must_coordinate(actor)
    return tuple(Stranger(name, email, count) for name, email, count in strangers(tx))


def is_member(
    tx: Transaction, actor: Actor, member: MemberId, *, name: str = "", email: str = ""
) -> tuple[Placed, ...]:
    """Say who somebody is that milestones name by this address, or by this name. Gives the milestones.

    Raises `RoleNeeded`, or `NotFound` where nobody is called so, or the member has left.
    """
    desk.must_coordinate(actor)
    found = members.load(tx, member)
    if not found.active:
        raise NotFound("member", found.name)
    taken = join_up(tx, member, email=email, name=name)
    if not taken:
        raise NotFound("owner", email or name)
    return _taken(tx, actor.member, taken)


def forget(tx: Transaction, actor: Actor, *, name: str = "", email: str = "") -> tuple[Placed, ...]:
    """Somebody who has not joined asks not to be kept: name and address go, the milestones lose them.

    Raises `RoleNeeded`, or `NotFound` where nobody is called so. Gives the milestones.
    """
    desk.must_coordinate(actor)
    taken = drop(tx, email=email, name=name)
    if not taken:
        raise NotFound("owner", email or name)
    return _taken(tx, actor.member, taken, Act.REASSIGNED)


def recognise(tx: Transaction, member: MemberId) -> tuple[Placed, ...]:
    """Called when somebody joins: what is kept under an address of theirs is theirs. Gives the milestones."""
    person = members.load(tx, member).person
    taken: list[MilestoneId] = []
    for channel in people.list_channels(tx, person.id):
        if channel.kind is ChannelKind.EMAIL:
            taken += join_up(tx, member, email=channel.address)
    return _taken(tx, member, taken) if taken else ()


def _taken(
    tx: Transaction, by: MemberId | None, ids: Sequence[MilestoneId], act: Act = Act.JOINED
) -> tuple[Placed, ...]:
    found = lines.found(tx, statuses=tuple(MilestoneStatus), ids=ids)
    noted = [NewChange(one.plan.id, act, Level.MILESTONE, one.milestone.id, str(one.code)) for one in found]
    changes.note_all(tx, by, noted)
    for one in found:
        reminding.climb(tx, one)
    return found
