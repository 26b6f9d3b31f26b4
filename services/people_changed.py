"""Who is in the network, for whom and as what has changed: whatever names people follows, here once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from services.events import following
from services.methodology import reminding as tasks
from services.plans import reminding
from services.polls import following as polls
from services.practices import telling as practices
from storage import members
from storage.methodology import tasks as kept_tasks

if TYPE_CHECKING:
    from collections.abc import Collection

    from domain.actors import MemberId
    from domain.events.model import EventId
    from storage.transaction import Transaction


def refresh(
    tx: Transaction, changed: Collection[MemberId] | None = None, held: Collection[EventId] = ()
) -> None:
    """Bring reminders, invitations and seats in line, in the transaction of what changed.

    `changed`: whom it concerns alone, where that is known; what others are told of events is not looked at
    then. `held`: events that named one who is forgotten by now (`holding`).
    """
    there = {one.id: one for one in members.listed(tx, guests=True)}
    reminding.refresh(tx)
    following.refresh(tx, there, changed)
    polls.refresh(tx)
    tasks.refresh(tx, there, changed, held)
    practices.follow(tx)


def holding(tx: Transaction, member: MemberId) -> frozenset[EventId]:
    """The events whose tasks come to others when that member is gone: asked before they are forgotten."""
    return kept_tasks.concerning(tx, [member])
