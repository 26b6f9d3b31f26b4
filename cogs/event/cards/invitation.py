"""What an invitation that was sent shows once the event was moved, called off, or is over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.event import controls
from cogs.event.cards import words
from cogs.event.cards.event import reply_buttons
from cogs.kit import Card
from cogs.kit.text import fitted

if TYPE_CHECKING:
    from discord.ui import LayoutView

    from locales import Translator
    from services.events.views import EventView


def invitation_card(view: EventView, t: Translator) -> LayoutView:
    """For all who read it where it stands: nothing on it is one reader's own."""
    event = view.event
    title = fitted(event.title, words.TITLE)
    if not event.on:
        title = t.text("Called off: {title}", title=title)
    elif event.moved and not view.done:
        title = t.text("Moved: {title}", title=title)
    card = Card(t, "event").small(words.head(view, t)).title(title)
    card.text(words.lines(words.when_line(event, t), words.zones_line(view, t), words.state_line(view, t)))
    look = controls.show.button(view.network, t.text("All about it"), int(event.id))
    answers = [] if view.done or not view.open else reply_buttons(view, t)
    return card.row(*answers, look).view()
