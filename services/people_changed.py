"""Who is in the network, for whom and as what has changed: whatever names people follows, here once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from services.events import following
from services.methodology import reminding as tasks
from services.plans import reminding
from services.polls import following as polls

if TYPE_CHECKING:
    from storage.transaction import Transaction


def refresh(tx: Transaction) -> None:
    """Bring reminders, invitations and seats in line, in the transaction of what changed."""
    reminding.refresh(tx)
    following.refresh(tx)
    polls.refresh(tx)
    tasks.refresh(tx)
