"""The card with a link for one sign-in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord

from cogs.kit import Card

if TYPE_CHECKING:
    from datetime import datetime

    from discord.ui import Item, LayoutView

    from locales import Translator


def link_card(url: str, until: datetime, t: Translator) -> LayoutView:
    """For one person's eyes: the button opens the page that signs them in."""
    return (
        Card(t, "me")
        .title(t.text("Your pages on the web"))
        .text(
            t.text(
                "The link is for you alone and lets you in once, until {time}. Give it to nobody: whoever "
                "opens it comes in as you.",
                time=f"<t:{int(until.timestamp())}:t>",
            )
        )
        .row(_opening(url, t))
        .footer(t.text("Only you see this. Another link: `/portal`."))
        .view()
    )


def _opening(url: str, t: Translator) -> Item[Any]:
    """The button that opens the page."""
    label = t.text("Open my pages")
    return discord.ui.Button(style=discord.ButtonStyle.link, label=label, url=url)


def nowhere_card(t: Translator) -> LayoutView:
    """There is no portal here."""
    return (
        Card(t, "me")
        .title(t.text("There are no pages on the web here"))
        .text(t.text("Whoever runs Techlink has not said where they are. All of it can be done in chat."))
        .footer(t.text("Only you see this."))
        .view()
    )
