"""Between a window and what it does: which day is meant, how it was read, why it cannot be so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ButtonStyle

from cogs.kit import Card
from cogs.kit.text import fitted
from cogs.plan import controls
from cogs.plan.cards import words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from discord.ui import Item, LayoutView

    from locales import Translator
    from services.plans.typed import Window
    from templates.errors import ErrorText


def which_day(
    window: Window, field: str, typed: str, days: Sequence[date], t: Translator, network: int | None
) -> LayoutView:
    """A day that can be read in several ways: only its author knows."""
    card = Card(t, "plan").title(t.text("Which day do you mean by “{typed}”?", typed=fitted(typed, 60)))
    buttons = [
        controls.choose_day.button(network, t.date(day, "full"), window.id, field, day.isoformat())
        for day in days[:5]
    ]
    return (
        card.row(*buttons)
        .row(controls.correct.button(network, t.text("Type again…"), window.id), _cancel(window, t, network))
        .footer(t.text("Nothing is done yet. What you typed is kept for a day."))
        .view()
    )


def said_back(
    window: Window, question: str, verb: str, days: Mapping[str, date], t: Translator, network: int | None
) -> LayoutView:
    """How days were read, before anything is done with them."""
    said = [words.fact(label, t.date(day, "full"), t) for label, day in days.items()]
    return (
        Card(t, "plan")
        .small(t.join_facts([*_about(window), t.text("Nothing is done yet")]))
        .title(question)
        .text("\n".join(said))
        .row(
            controls.go_on.button(network, verb, window.id, window.turn, style=ButtonStyle.primary),
            controls.correct.button(network, t.text("Correct…"), window.id),
            _cancel(window, t, network),
        )
        .view()
    )


def refused(window: Window, why: ErrorText, t: Translator, network: int | None) -> LayoutView:
    """Why it cannot be so; what was typed is not lost."""
    return (
        Card(t, "error")
        .title(why.title)
        .text(why.body)
        .row(
            controls.correct.button(network, t.text("Correct…"), window.id, style=ButtonStyle.primary),
            _cancel(window, t, network),
        )
        .footer(t.text("What you typed is kept for a day."))
        .view()
    )


def dropped(t: Translator) -> LayoutView:
    """A window that came to nothing."""
    return Card(t, "plan").text(t.text("Discarded. Nothing was changed.")).view()


def _about(window: Window) -> list[str]:
    """The code of what the window is about, where it is about something that has one."""
    code = window.about.get("code")
    return [str(code)] if code else []


def _cancel(window: Window, t: Translator, network: int | None) -> Item[Any]:
    return controls.drop.button(network, t.text("Discard"), window.id)
