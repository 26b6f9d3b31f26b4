"""Events as calendar programs hold them: what stands in whose calendar, and since when.

A calendar is one person's own or the network's. Its address is its secret: whoever has it reads it.
"""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from domain.events.model import Reply, Seat
from domain.records import Record

if TYPE_CHECKING:
    from datetime import datetime

    from domain.actors import MemberId
    from domain.events.model import Event
    from domain.networks import Network

KEEPS: Final = timedelta(days=366)
"""So long what is over stays in calendars."""


class Standing(StrEnum):
    """How somebody stands to an event that is in their calendar. `LOOKING`: they may see it, no more."""

    ORGANISING = "organising"
    GOING = "going"
    OFFERED = "offered"
    WAITING = "waiting"
    MAYBE = "maybe"
    INVITED = "invited"
    LOOKING = "looking"

    @property
    def firm(self) -> bool:
        """Whether they will be there, as far as is known."""
        return self in {Standing.ORGANISING, Standing.GOING}

    @property
    def gets_in(self) -> bool:
        """Whether the link of its room is for them: they come, may come, or organise it."""
        return self.firm or self is Standing.MAYBE


class Entry(Record):
    """An event for a calendar. `standing` None: for the network's, which anybody may get to read.

    `organiser` is a name, "" where there is none. `changed_at` is when anything of it was last changed.
    """

    event: Event
    standing: Standing | None
    organiser: str
    changed_at: datetime


class Feed(Record):
    """A calendar's address as it is kept. `member` None: it is the network's."""

    network: Network
    member: MemberId | None
    made_at: datetime
    revoked_at: datetime | None


def standing(reply: Reply | None, seat: Seat | None, *, organises: bool, over: bool) -> Standing | None:
    """How somebody stands to an event that is for them; None: it does not belong in their calendar.

    Whoever said no, or got no seat in time, has it there no more; what nobody answered, and what one only
    waited for, goes once it is over.
    """
    if organises:
        return Standing.ORGANISING
    if reply is None:
        return None if over else Standing.INVITED
    if reply is Reply.MAYBE:
        return Standing.MAYBE
    if reply is Reply.NO or seat is None:
        return None
    if seat is Seat.SEATED:
        return Standing.GOING
    waits = {Seat.WAITING: Standing.WAITING, Seat.OFFERED: Standing.OFFERED}
    return None if over else waits.get(seat)
