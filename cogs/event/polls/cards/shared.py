"""The card of a poll that all read in its channel; a record once it was decided or called off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import ButtonStyle

from cogs.event.polls import controls
from cogs.event.polls.cards import words
from cogs.kit import Card
from domain.polls import PollStatus
from templates.words.polls import bar, tally

if TYPE_CHECKING:
    from discord.ui import LayoutView

    from domain.polls import Ranked
    from locales import Translator
    from services.polls.views import PollView


def poll_card(view: PollView, t: Translator) -> LayoutView:
    """What stands in a channel for everybody: how many said what, never who.

    Nothing on it is for one reader alone: whoever presses gets their own card.
    """
    card = Card(t, "event").small(words.head(view, t)).title(_title(view, t))
    card.text(words.where(view, t))
    if view.poll.status is PollStatus.OPEN:
        card.text("\n".join(slot_lines(one, view.asked, t) for one in view.by_time))
    card.text(words.state(view, t))
    if view.poll.status is not PollStatus.OPEN:
        return card.footer(t.text("`/event polls` opens it: {code}.", code=view.poll.code)).view()
    label = t.text("Say when I can") if view.open else t.text("Look at it")
    style = ButtonStyle.primary if view.open else ButtonStyle.secondary
    card.row(controls.mine.button(int(view.network), label, int(view.poll.id), style=style))
    return card.footer(
        t.text("Times are shown in your own time zone. Who said what is not shown here.")
    ).view()


def slot_lines(one: Ranked, asked: int, t: Translator) -> str:
    """A slot, and how many said what of it, as a bar beside its figures."""
    return f"**{words.slot(one.slot.span)}**\n{bar(one.possible, asked)} {tally(one, t)}"


def _title(view: PollView, t: Translator) -> str:
    if view.poll.status is PollStatus.CANCELLED:
        return words.called_off(view.poll, t)
    if view.decided:
        return words.decided(view.poll, t)
    return t.text("When can you? {title}", title=words.title_of(view.poll))
