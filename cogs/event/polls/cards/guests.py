"""Guests of a date poll: what asking people at some addresses would do, before anybody is written to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import ButtonStyle

from cogs.event.cards.guests import asked
from cogs.event.polls import controls
from cogs.event.polls.cards import words
from cogs.kit import Card

if TYPE_CHECKING:
    from discord.ui import LayoutView

    from locales import Translator
    from services.polls.views import PollGuests


def guests_card(found: PollGuests, t: Translator) -> LayoutView:
    """What it would do for a poll."""
    view, network, poll = found.view, int(found.view.network), int(found.view.poll.id)
    card = Card(t, "event").small(words.head(view, t))
    card.title(t.text("Ask these guests? {title}", title=words.title_of(view.poll)))
    style = ButtonStyle.primary
    return asked(
        card,
        found,
        controls.guests_asked.button(network, t.text("Invite"), poll, found.draft, style=style),
        controls.guests.button(network, t.text("Type again…"), poll),
        controls.results.button(network, t.text("‹ Back"), poll, 0),
    )
