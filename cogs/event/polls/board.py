"""The cards of polls in channels, which are kept current until they show how the poll ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.event.board import COG
from cogs.event.polls import controls
from cogs.event.polls.cards.shared import poll_card
from cogs.kit.boards import Board
from domain.actors import NetworkId
from domain.polls import PollId
from locales import translator
from services.polls import posting
from services.polls.posting import PollPosting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from discord.ui import LayoutView

    from cogs.kit import KitBot, Press
    from cogs.kit.boards import Key


class PollBoard(Board[PollPosting]):
    """All cards of polls. What each showed last is known here alone: after a start each is drawn anew."""

    noun = "poll"

    def __init__(self, bot: KitBot) -> None:
        super().__init__(bot)
        self._stamps: dict[Key, str] = {}

    async def stale(self) -> Sequence[Key]:
        """Those that are to be posted, or show how things were; what is not looked after is forgotten."""
        found = await self.bot.core.look_across(posting.standing)
        there = {(int(network), int(poll)): stamp for network, poll, stamp in found}
        self._stamps = {key: stamp for key, stamp in self._stamps.items() if key in there}
        return [key for key, stamp in there.items() if not stamp or self._stamps.get(key) != stamp]

    async def wanted(self, key: Key) -> PollPosting | None:
        """One card as it should be now."""
        return await self.bot.core.look_across(posting.posting, NetworkId(key[0]), PollId(key[1]))

    def current(self, wanted: PollPosting) -> bool:
        """Whether it shows that already."""
        return wanted.message is not None and self._stamps.get(_key(wanted)) == wanted.stamp

    def draw(self, wanted: PollPosting) -> LayoutView:
        """The card."""
        return poll_card(wanted.view, translator(wanted.language, wanted.zone))

    def mark(self, wanted: PollPosting) -> str:
        """The button that leads to one's own card."""
        return controls.mine.id(int(wanted.network), int(wanted.poll))

    async def shows(self, wanted: PollPosting, message: int) -> None:
        """It stands there, and shows what it should."""
        await self.bot.core.across(posting.shows, wanted, message)
        self._stamps[_key(wanted)] = wanted.stamp

    async def failed(self, wanted: PollPosting, problem: str) -> None:
        """It cannot stand there."""
        await self.bot.core.across(posting.failed, wanted, problem)


def _key(wanted: PollPosting) -> Key:
    return int(wanted.network), int(wanted.poll)


def poll_board_of(press: Press) -> PollBoard:
    """Where the cards of polls are kept current."""
    board: PollBoard = press.interaction.client.get_cog(COG).poll_board
    return board
