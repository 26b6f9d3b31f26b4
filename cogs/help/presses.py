"""What happens when something is pressed on a card of help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.help import cards, controls
from cogs.help.situation import situation
from cogs.help.topics import topics
from cogs.kit.errors import StaleControlError
from domain.folding import fold
from domain.languages import from_locale
from locales import translator

if TYPE_CHECKING:
    from discord.ui import LayoutView

    from cogs.help.topics import Topic
    from cogs.kit import Press
    from domain.actors import Role


async def overview_card(press: Press) -> LayoutView:
    """The first card."""
    asked = await situation(press)
    return cards.overview(asked, known_topics(press, asked.roles), press.network, press.t)


async def page_card(press: Press, key: str) -> LayoutView:
    """The page of a noun; one that is gone is an old card's."""
    found = known_topics(press, (await situation(press)).roles)
    topic = next((one for one in found if one.key == key), None)
    if topic is None:
        raise StaleControlError
    return cards.page(topic, found, press.network, press.t)


async def asked_card(press: Press, text: str) -> LayoutView:
    """The page of the noun that was typed, as named in the tree or in their client."""
    await press.meet()
    typed = fold(text.strip().removeprefix("/"))
    for topic in known_topics(press, frozenset()):
        if typed in {fold(topic.key), fold(topic.name.removeprefix("/"))}:
            return await page_card(press, topic.key)
    return await overview_card(press)


@controls.topic.handler
async def _topic(press: Press) -> None:
    await press.update(await page_card(press, press.values[0]))


@controls.back.handler
async def _back(press: Press) -> None:
    await press.update(await overview_card(press))


def known_topics(press: Press, roles: frozenset[Role]) -> tuple[Topic, ...]:
    """Every noun, for somebody with these roles, named as their client names it."""
    client = translator(from_locale(str(press.interaction.locale)))
    return topics(press.interaction.client.tree, roles, press.t, client)
