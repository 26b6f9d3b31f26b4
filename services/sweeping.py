"""Maintenance over all networks: what was kept for a while only goes when its time is over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from storage import across

if TYPE_CHECKING:
    from storage.transaction import Unscoped


@dataclass(frozen=True)
class Swept:
    """How many drafts had expired, and how many acts of erased people need not be shown any more."""

    drafts: int
    acts: int


def sweep(tx: Unscoped) -> Swept:
    """Delete what has been promised to be gone by now."""
    return Swept(across.delete_old_drafts(tx), across.delete_thawed_acts(tx))
