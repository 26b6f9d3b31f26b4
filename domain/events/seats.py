"""Who gets a seat: never more than there are, in the order in which people came, and nobody is lost.

Everything follows from counts, so that one answer costs the same with five people and with five hundred:

- Somebody who says yes gets a seat while there is one and nobody waits for it; else they wait.
- A seat that becomes free is *offered* to whoever waits longest, and held for them until the offer ends. Who
  does not take it in time *lapses*: they stand on no list any more, are told so, and can ask again.
- Where there is no limit any more, whoever waits and whoever has an offer gets a seat at once.
- No offer is made once registration has closed or the event has begun; none lasts longer than that.
- Who holds a seat, or an offer of one, keeps it when seats become fewer; seats cannot become fewer than that.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from domain.events.model import Seat
from domain.records import Record

if TYPE_CHECKING:
    from datetime import datetime

LEAST_OFFER: Final = timedelta(minutes=5)
"""An offer that nobody could take in time is none."""


class Hall(Record):
    """The seats of an event: how many there are (None: no limit), how many are held, how many people wait."""

    capacity: int | None
    held: int
    waiting: int

    @property
    def free(self) -> int | None:
        """The seats that nobody holds; None: no limit. Never below 0."""
        return None if self.capacity is None else max(0, self.capacity - self.held)

    def seat(self) -> Seat:
        """What somebody gets who says yes now. Who waits comes first, whatever is free."""
        return Seat.SEATED if self.free is None or (self.free and not self.waiting) else Seat.WAITING

    def to_offer(self) -> int:
        """To how many of those who wait a seat can be offered now."""
        return self.waiting if self.free is None else min(self.free, self.waiting)


def offer_ends(now: datetime, minutes: int, closes_at: datetime) -> datetime | None:
    """Until when an offer made now holds; None where it is too late to make one."""
    end = min(now + timedelta(minutes=minutes), closes_at)
    return end if end - now >= LEAST_OFFER else None
