"""Maintenance over all networks: what was kept for a while only goes when its time is over."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from domain.records import Record
from services.events.guests import sweeping as guests
from storage import across, door

if TYPE_CHECKING:
    from storage.transaction import Unscoped


DOOR_KEPT: Final = timedelta(days=30)
"""So long what is over is kept, so that who opens an old link once more is told that it was used."""


class Swept(Record):
    """How many drafts had expired, and how many acts of erased people need not be shown any more.

    `guests` of events whose time is over were forgotten. `door` are links for signing in, sessions of the web
    and claims of addresses that were over long ago.
    """

    drafts: int
    acts: int
    door: int = 0
    guests: int = 0


def sweep(tx: Unscoped) -> Swept:
    """Delete what has been promised to be gone by now."""
    return Swept(
        across.delete_old_drafts(tx),
        across.delete_thawed_acts(tx),
        door.delete_old(tx, tx.now - DOOR_KEPT),
        guests.sweep(tx),
    )
