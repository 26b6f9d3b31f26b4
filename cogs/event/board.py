"""Announcements in channels, which are kept current."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cogs.event import controls
from cogs.event.cards.event import announcement
from cogs.kit.boards import Board as Boards
from domain.actors import NetworkId
from domain.events.model import EventId
from locales import translator
from services.events import announcing
from services.events.announcing import Posting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from discord.ui import LayoutView

    from cogs.kit import Press
    from cogs.kit.boards import Key

COG: Final = "Events"
"""The cog by which the boards are found."""
CHANGED: Final = "event_changed"
"""What the bot tells its listeners when a press changed what stands on Discord for an event."""


class Board(Boards[Posting]):
    """All announcements, of all networks."""

    noun = "event"

    async def stale(self) -> Sequence[Key]:
        """Those that are to be posted, or show how things were."""
        return [
            (int(network), int(event)) for network, event in await self.bot.core.look_across(announcing.stale)
        ]

    async def wanted(self, key: Key) -> Posting | None:
        """One announcement as it should be now."""
        return await self.bot.core.look_across(announcing.posting, NetworkId(key[0]), EventId(key[1]))

    def current(self, wanted: Posting) -> bool:
        """Whether it shows that already."""
        return wanted.message is not None and wanted.shown == wanted.stamp

    def draw(self, wanted: Posting) -> LayoutView:
        """The announcement."""
        return announcement(wanted.view, translator(wanted.language, wanted.zone))

    def mark(self, wanted: Posting) -> str:
        """The button that leads to one's own card."""
        return controls.mine.id(int(wanted.network), int(wanted.event))

    async def shows(self, wanted: Posting, message: int) -> None:
        """It stands there, and shows what it should."""
        await self.bot.core.across(announcing.shows, wanted, message)

    async def failed(self, wanted: Posting, problem: str) -> None:
        """It cannot stand there."""
        await self.bot.core.across(announcing.failed, wanted, problem)


def changed(press: Press, *events: int) -> None:
    """A press changed these: their cards follow, and whoever keeps the rest in line hears of it at once."""
    board = board_of(press)
    for event in events:
        board.touch(press.network, event)
    press.interaction.client.dispatch(CHANGED)


def board_of(press: Press) -> Board:
    """Where announcements are kept current."""
    board: Board = press.interaction.client.get_cog(COG).board
    return board
