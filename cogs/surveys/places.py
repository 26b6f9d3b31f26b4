"""Where a conversation's one card lies: in direct messages, or for one's eyes only where these are closed."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import discord

from cogs.surveys.cards.conversation import conversation
from cogs.surveys.cards.edges import dm_is_closed, in_your_dm, moved
from domain.surveys import CardPlace, SessionId
from services.surveys import answering

if TYPE_CHECKING:
    from cogs.kit import Press
    from services.surveys.views import Conversation


async def open_here_or_in_dm(press: Press, found: Conversation, *, agrees: bool = False) -> None:
    """Bring the card to the person who pressed: into their direct messages, else before their eyes only.

    `agrees`: the card that was pressed said that one is written to there from then on.
    """
    if press.interaction.guild_id is None:
        message = await press.reply(conversation(found, press.t), ephemeral=False)
        if message is not None:
            await _settle(press, found, CardPlace(message.channel.id, message.id), agrees=agrees)
        return
    await press.working()
    try:
        message = await press.user.send(view=conversation(found, press.t))
    except discord.Forbidden:
        await press.write(answering.dm_closed)
        await press.reply(dm_is_closed(press.t))
        await press.reply(conversation(found, press.t))
        return
    await _settle(press, found, CardPlace(message.channel.id, message.id), agrees=agrees)
    await press.reply(in_your_dm(found, press.t))


async def _settle(press: Press, found: Conversation, place: CardPlace, *, agrees: bool) -> None:
    before = await press.write(
        answering.place_card, SessionId(found.session), place, in_dm=True, agrees=agrees
    )
    if before is not None:
        await retire(press.interaction.client, before, moved(found, press.t))


async def retire(client: discord.Client, place: CardPlace, record: discord.ui.LayoutView) -> None:
    """Turn the card at that place into a record. It may be gone by now: then there is nothing to do."""
    if place.message is None:
        return
    channel = client.get_partial_messageable(place.channel)
    with contextlib.suppress(discord.NotFound, discord.Forbidden):
        await channel.get_partial_message(place.message).edit(view=record)
