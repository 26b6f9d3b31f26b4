"""To be erased: first what would go and what stays, then one transaction that does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.actors import Role
from domain.errors import Changed
from domain.privacy import Erasure, NothingKept
from domain.records import Record
from services import people_changed
from services.handover.holdings import of_member
from services.me.subject import subject_of
from services.members.arrived import ask_anew
from services.members.belonging import must_not_be_last, shown
from services.members.views import Mirror
from services.receipts import receipt_number
from storage import members, networks, privacy, trail

if TYPE_CHECKING:
    from datetime import datetime

    from domain.actors import Actor
    from domain.networks import Network
    from storage.privacy import Subject
    from storage.transaction import Transaction


class Preview(Record):
    """What erasing the actor would do now. `erasure.seal` is what `erase` asks for.

    `holds` is how much of theirs others would have to take over: milestones, seats, roles.
    """

    network: Network
    name: str
    erasure: Erasure
    holds: int = 0


class Erased(Record):
    """What was done. `receipt` finds it in the network's record; a guest has none.

    `mirror` takes the network's roles on the server away.
    """

    network: Network
    erasure: Erasure
    at: datetime
    receipt: str | None
    mirror: Mirror | None


def preview(tx: Transaction, actor: Actor) -> Preview:
    """What would go, what would stay, why and until when. Raises `NothingKept` and `LastCoordinator`."""
    subject = subject_of(tx, actor)
    return Preview(networks.load(tx), actor.name, _erasure(tx, subject), _holds(tx, subject))


def erase(tx: Transaction, actor: Actor, seal: str) -> Erased:
    """Forget the actor in this network, confirmed on a card that showed the erasure with that seal.

    The person goes too, unless another network knows them: those are not touched. Raises `Changed` where
    the card is not true any more, `NothingKept` and `LastCoordinator`.
    """
    subject = subject_of(tx, actor)
    erasure = _erasure(tx, subject)
    if erasure.seal != seal:
        raise Changed
    mirror = _without_roles(tx, subject)
    receipt = None if subject.member is None else receipt_number()
    if subject.frozen_until is not None:
        _note(tx, subject, receipt)  # frozen with the rest
    gone = [] if subject.member is None else [subject.member]
    held = [event for member in gone for event in people_changed.holding(tx, member)]
    privacy.forget(tx, subject)
    people_changed.refresh(tx, gone, held)
    ask_anew(tx)
    if subject.frozen_until is None:
        _note(tx, subject, receipt)
    return Erased(networks.load(tx), erasure, tx.now, receipt, mirror)


def _holds(tx: Transaction, subject: Subject) -> int:
    member = None if subject.member is None else members.load(tx, subject.member)
    return sum(of_member(tx, member).counts.values()) if member is not None and member.active else 0


def _erasure(tx: Transaction, subject: Subject) -> Erasure:
    if subject.member is not None:
        member = members.load(tx, subject.member)
        if Role.COORDINATOR in member.roles:
            must_not_be_last(tx, member)
    erasure = privacy.parts(tx, subject)
    if subject.member is None and not erasure.goes:
        raise NothingKept
    return erasure


def _note(tx: Transaction, subject: Subject, receipt: str | None) -> None:
    """Note that a member was erased, by nobody's name."""
    if subject.member is not None:
        trail.record(tx, None, "member erased", "member", subject.member, {"receipt": receipt})


def _without_roles(tx: Transaction, subject: Subject) -> Mirror | None:
    if subject.member is None:
        return None
    mirror = shown(tx, members.load(tx, subject.member)).mirror
    return None if mirror is None else Mirror(mirror.user, frozenset(), mirror.have | mirror.lose)
