"""Invitations that were sent are kept current, as the announcement is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.event import controls
from cogs.event.cards.invitation import invitation_card
from cogs.kit.boards import Board
from domain.actors import NetworkId
from domain.notices.deliveries import DeliveryId
from locales import translator
from services.events import invitations
from services.events.invitations import Invitation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from discord.ui import LayoutView

    from cogs.kit.boards import Key


class InvitationBoard(Board[Invitation]):
    """All of them, of all networks, by the delivery that brought each."""

    noun = "invitation"

    async def stale(self) -> Sequence[Key]:
        """Those that show how things were."""
        found = await self.bot.core.look_across(invitations.stale)
        return [(int(network), int(delivery)) for network, delivery in found]

    async def wanted(self, key: Key) -> Invitation | None:
        """One as it should be now."""
        return await self.bot.core.look_across(invitations.wanted, NetworkId(key[0]), DeliveryId(key[1]))

    def current(self, wanted: Invitation) -> bool:
        """Whether it shows that already."""
        return wanted.done

    def draw(self, wanted: Invitation) -> LayoutView:
        """The card, for all who read there."""
        return invitation_card(wanted.view, translator(wanted.language, wanted.zone))

    def mark(self, wanted: Invitation) -> str:
        """The button that leads to the event."""
        return controls.show.id(int(wanted.network), int(wanted.view.event.id))

    async def shows(self, wanted: Invitation, message: int) -> None:  # noqa: ARG002 - it stands where it was sent
        """It shows what it should."""
        await self.bot.core.across(invitations.shows, wanted)

    async def failed(self, wanted: Invitation, problem: str) -> None:  # noqa: ARG002 - nobody misses it
        """The message is gone, or closed to us: nothing is left to be done."""
        await self.bot.core.across(invitations.shows, wanted)
