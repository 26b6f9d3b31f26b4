"""What happens when the coordination lists the network's notices, or sends one again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.kit.mirroring import hindrances
from cogs.network.deliveries import cards, controls
from services.events import mirroring as event_mirroring
from services.members import mirroring
from services.notices import deliveries

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cogs.kit import Press
    from domain.server_plan import Hindrance


async def show_deliveries(press: Press, listed: str = "", number: int = 0, said: str = "") -> None:
    """A page of them, in place after a press, anew after a command: what failed first, if anything has."""
    known = listed if listed in cards.LISTED else "failed"
    found = await press.read(deliveries.overview, cards.LISTED[known], number)
    if not listed and not found.lines:
        known = "due"
        found = await press.read(deliveries.overview, cards.LISTED[known], number)
    kept, events = await _hindrances(press), await press.read(event_mirroring.hindered)
    await press.update(cards.deliveries_card(press.network or 0, found, known, press.t, said, kept, events))


async def _hindrances(press: Press) -> Sequence[tuple[Hindrance, str]]:
    """Why roles on the server are not as the network knows people; nothing where it has no server."""
    guild = press.interaction.guild
    return () if guild is None else hindrances(guild, await press.read(mirroring.here))


@controls.page.handler
async def _page(press: Press, listed: str, number: int) -> None:
    await show_deliveries(press, listed, number)


@controls.pick.handler
async def _pick(press: Press) -> None:
    await show_deliveries(press, press.values[0])


@controls.again.handler
async def _again(press: Press, notice: int, listed: str, number: int) -> None:
    line = await press.write(deliveries.send_again, notice)
    await show_deliveries(press, listed, number, cards.sent_again(line, press.t))
