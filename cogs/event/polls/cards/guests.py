"""Guests of a date poll: what asking people at some addresses would do, before anybody is written to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import ButtonStyle

from cogs.event.polls import controls
from cogs.event.polls.cards import words
from cogs.kit import Card
from cogs.kit.text import safe
from templates.words.guests import invitation_lines

if TYPE_CHECKING:
    from discord.ui import LayoutView

    from locales import Translator
    from services.polls.views import PollGuests


def guests_card(found: PollGuests, t: Translator) -> LayoutView:
    """What pressing would do, in numbers: what happens to which address is told to nobody."""
    view, network, poll = found.view, int(found.view.network), int(found.view.poll.id)
    card = Card(t, "event").small(words.head(view, t))
    card.title(t.text("Ask these guests? {title}", title=words.title_of(view.poll)))
    lines = [f"- {one}" for one in invitation_lines(found.listed, found.first, found.before, t)]
    if found.faulty:
        wrong = ", ".join(safe(one, 60) for one in found.faulty)
        lines.append(f"- {t.text('These can be no addresses:')} {wrong}")
    card.text("\n".join(lines))
    again = controls.guests.button(network, t.text("Type again…"), poll)
    back = controls.results.button(network, t.text("‹ Back"), poll, 0)
    if found.nobody:
        return card.text(t.text("Nobody would be written to.")).row(again, back).view()
    style = ButtonStyle.primary
    ask = controls.guests_asked.button(network, t.text("Invite"), poll, found.draft, style=style)
    card.row(ask, again, back)
    return card.footer(t.text("Nothing is done yet. Only you see this.")).view()
