"""The way into an event's room, for one person."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from cogs.event.cards import words
from cogs.kit import Card
from cogs.kit.text import fitted
from domain.events.model import RoomKind

if TYPE_CHECKING:
    from discord.ui import LayoutView

    from locales import Translator
    from services.events.joining import Pass

LONGEST: int = 512
"""Characters of an address behind a button: Discord's limit."""


def join_card(given: Pass, address: str, t: Translator) -> LayoutView:
    """The room on Discord, or a button that opens an address; one too long for a button stands as text."""
    event = given.event
    card = Card(t, "event").small(event.code)
    card.title(t.text("The way into {title}", title=fitted(event.title, words.TITLE)))
    if given.channel is not None:
        return card.text(t.text("It is in {channel}.", channel=f"<#{given.channel}>")).view()
    if len(address) <= LONGEST:
        card.row(discord.ui.Button(label=t.context("event", "Join"), url=address))
    else:
        card.text(f"<{address}>")
    own = event.place.room is not RoomKind.LINK
    if own and given.moderates:
        card.text(t.text("You moderate it."))
    footer = t.text("This way in is for you alone: it has your name in it.") if own else ""
    return card.footer(footer or t.text("Only you see this.")).view()
