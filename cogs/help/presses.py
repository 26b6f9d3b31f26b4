"""What happens when something is pressed on a card of help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.help import cards, controls
from cogs.help.situation import situation
from cogs.help.topics import topics
from cogs.kit.errors import StaleControlError
from domain.languages import from_locale
from locales import translator

if TYPE_CHECKING:
    from discord.ui import LayoutView

    from cogs.help.situation import Situation
    from cogs.help.topics import Topic
    from cogs.kit import Press


async def overview_card(press: Press) -> LayoutView:
    """The first card."""
    asked = await situation(press)
    return cards.overview(asked, _topics(press, asked), press.network, press.t)


async def page_card(press: Press, key: str) -> LayoutView:
    """The page of a noun; one that is gone is an old card's."""
    found = _topics(press, await situation(press))
    topic = next((one for one in found if one.key == key), None)
    if topic is None:
        raise StaleControlError
    return cards.page(topic, found, press.network, press.t)


@controls.topic.handler
async def _topic(press: Press) -> None:
    await press.update(await page_card(press, press.values[0]))


@controls.back.handler
async def _back(press: Press) -> None:
    await press.update(await overview_card(press))


def _topics(press: Press, asked: Situation) -> tuple[Topic, ...]:
    client = translator(from_locale(str(press.interaction.locale)))
    return topics(press.interaction.client.tree, asked.roles, press.t, client)
