"""What time does to events, in all networks: offers that are over lapse, and are made to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.errors import NotFound
from services.events import answering

if TYPE_CHECKING:
    from domain.actors import NetworkId
    from domain.events.model import EventId
    from storage.transaction import Unscoped


def tend(tx: Unscoped, network: NetworkId, event: EventId) -> bool:
    """Do what is due for an event; says whether anything was. Nothing for one that is gone by now."""
    try:
        return answering.tend(tx.within(network), event)
    except NotFound:
        return False
