"""For who runs a poll: everybody who has not answered in full, and the press that reminds them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import ButtonStyle

from cogs.event.cards import words as event_words
from cogs.event.polls import controls
from cogs.event.polls.cards import words
from cogs.kit import Card, page_line, page_row
from cogs.kit.text import fitted
from templates.words.polls import partly_words

if TYPE_CHECKING:
    from discord.ui import LayoutView

    from locales import Translator
    from services.polls.views import Nudging, Unheard

PEOPLE = 25
_LETTERS = 2500


def unheard_card(found: Nudging, t: Translator, page: int = 0) -> LayoutView:
    """Who has not answered in full, page by page; what a reminder would do, or has done."""
    view, network, poll = found.view, int(found.view.network), int(found.view.poll.id)
    lines = [_line(one, len(view.poll.slots), t) for one in found.people]
    shown = words.chunk(lines, page, PEOPLE, _LETTERS)
    card = Card(t, "event").small(words.head(view, t))
    card.title(t.text("Who has not answered: {title}", title=words.title_of(view.poll)))
    card.text(event_words.lines(_reminded(found, t), words.state(view, t)))
    card.text("\n".join(lines[at] for at in shown.items) or _nobody(found, t))
    if lines:
        card.text(words.silent_guests(view, t))
    card.small(page_line(t, shown))
    card.row(*page_row(t, controls.unheard, network, shown, poll))
    remind = t.plural("Remind {n} person now", "Remind {n} people now", found.due)
    card.row(
        *([controls.nudge.button(network, remind, poll, style=ButtonStyle.primary)] if found.due else []),
        controls.results.button(network, t.text("‹ Back"), poll, 0),
    )
    return card.footer(
        t.text(
            "Only those who have not answered are reminded, once a day at most; each by the way they chose. "
            "Only you see this."
        )
    ).view()


def _line(one: Unheard, slots: int, t: Translator) -> str:
    name = fitted(one.name, event_words.NAME)
    said = partly_words(name, one.said, slots, t) if one.said else name
    return t.join_facts([said, *([t.text("asked or reminded lately")] if one.rests else [])])


def _nobody(found: Nudging, t: Translator) -> str:
    return words.silent_guests(found.view, t) or t.text("All have answered.")


def _reminded(found: Nudging, t: Translator) -> str:
    if not found.reminded:
        return ""
    return t.plural("**{n} person is reminded.**", "**{n} people are reminded.**", found.reminded)
