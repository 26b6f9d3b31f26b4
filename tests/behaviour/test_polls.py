"""The story of a date poll in chat: proposed, answered in two languages, decided, announced."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cogs.event.board import COG
from tests.behaviour.people import bot, id_of, labels, shown, text
from tests.behaviour.test_members import assign

if TYPE_CHECKING:
    from pathlib import Path

    from services.core import Core
    from tests.behaviour.people import World
    from tests.clock import FixedClock

TIMES = "15/06/2027 14:00; 16/06/2027 at 3; 17/06/2027 9:30-11:00"


async def cards(world: World) -> list[Any]:
    """What stands in the channel for everybody, after the boards have shown what there is to show."""
    client: Any = world.env.bot
    for board in client.get_cog(COG).boards:
        await board.look()
        for key in list(board._at_work):
            await board.post(*key)
    await world.env.settle()
    return [one for one in world.public.messages if "Date poll" in text(one) or "Seminar" in text(one)]
