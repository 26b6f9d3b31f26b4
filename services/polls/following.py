"""People changed: who is new is asked in the polls that are open, who is gone is not asked any more.

Where those who left were the last to be silent, all have answered.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from services.polls import desk, telling
from storage import members, polls

if TYPE_CHECKING:
    from storage.transaction import Transaction


def refresh(tx: Transaction) -> None:
    """Bring the open polls in line with who is there now."""
    found = [one for one in polls.opened(tx) if desk.is_open(tx, one)]
    there = {one.id for one in members.listed(tx, guests=True)} if found else set()
    for poll in found:
        for gone in polls.heard(tx, poll.id) - there:
            polls.forget(tx, poll.id, gone)
        telling.ask(tx, poll)
        telling.tell_when_all_said(tx, poll, polls.answered(tx, poll))
