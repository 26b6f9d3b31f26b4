"""The servers for conferences that a machine knows, as services and cards see them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from domain.events.errors import ConferenceAway

if TYPE_CHECKING:
    from domain.events.model import RoomKind
    from services.events.joining import Pass


class Conferences(Protocol):
    """Opens rooms on servers of others. `bot/conferencing.py` implements it."""

    def has(self, room: RoomKind) -> bool:
        """Whether the machine knows a server of that kind."""
        ...

    async def link(self, given: Pass) -> str:
        """The address by which one person comes in; the room is there by then.

        Raises `domain.events.errors.ConferenceAway`.
        """
        ...


class NoConferences:
    """A machine that knows none."""

    def has(self, room: RoomKind) -> bool:
        """Never."""
        del room
        return False

    async def link(self, given: Pass) -> str:
        """There is none. Raises `ConferenceAway`."""
        raise ConferenceAway(given.event.code)
