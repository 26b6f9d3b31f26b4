"""The search made anew of what is published: where words are read in another way now, or counts are wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.practices.model import Status
from services.practices import publishing
from storage.practices import practices
from storage.searching import counting, searching

if TYPE_CHECKING:
    from domain.actors import NetworkId
    from storage.transaction import Unscoped

AT_ONCE: Final = 200
"""So many practices are entered in one transaction: others can write between two."""


def reindex(tx: Unscoped, network: NetworkId, after: int) -> int | None:
    """Enter the next portion of practices anew, those above the number `after` (at first 0); the last number.

    None where there was none left: then what is not published was taken out, and all is counted anew. At
    every moment all that is published is found.
    """
    here = tx.within(network)
    some = practices.in_portions(here, Status.PUBLISHED, after, AT_ONCE)
    if some:
        searching.take_out(here, [one.id for one in some])
        publishing.enter(here, some)
        return some[-1].number
    hidden = practices.in_states(here, set(Status) - {Status.PUBLISHED})
    searching.take_out(here, [one.id for one in hidden])
    counting.recount(here)
    return None
