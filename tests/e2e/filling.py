"""The demo network without its calendar, for stories that make events of their own and count them."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot import demo, world
from bot.composition import core_of
from bot.config import Config
from domain.questionnaires import decode
from services.surveys.instruments import SELF_ASSESSMENT, convert_shipped

if TYPE_CHECKING:
    from tests.e2e.processes import World


def fill_without_events(there: World) -> None:
    """Fill it into a new world, in the daytime, by the same services as the bot, which then finds it there."""
    asyncio.run(_fill(there))


async def _fill(there: World) -> None:
    await there.by_day()
    form = decode(convert_shipped(SELF_ASSESSMENT))
    async with core_of(Config(data=there.folder / "data"), there.url) as core:  # type: ignore[call-arg]  # the others have defaults
        await core.across(demo.found, {**world.source(), "events": [], "polls": []}, form)
