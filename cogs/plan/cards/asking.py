"""Between a window and what it does: which day is meant, how it was read, why it cannot be so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from discord import ButtonStyle

from cogs.kit import Card
from cogs.kit.text import fitted
from cogs.plan import controls
from cogs.plan.cards import words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from discord.ui import Item, LayoutView

    from domain.plans.model import Money
    from locales import Translator
    from services.plans.typed import Window
    from templates.errors import ErrorText


_WEEK: Final = 7


def which_day(
    window: Window,
    field: str,
    label: str,
    typed: str,
    days: Sequence[date],
    t: Translator,
    network: int | None,
) -> LayoutView:
    """A day that can be read in several ways: only its author knows. `label` is what its field is called."""
    card = (
        Card(t, "plan")
        .small(t.join_facts([*_about(window), label]))
        .title(t.text("Which day do you mean by “{typed}”?", typed=fitted(typed, 60)))
        .text(_why_asked(typed, days, t))
    )
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


def _why_asked(typed: str, days: Sequence[date], t: Translator) -> str:
    """Days of one week that are not the same weekday come of a date with another weekday than its own."""
    near = (max(days) - min(days)).days < _WEEK
    if near and any(sign.isdigit() for sign in typed) and any(sign.isalpha() for sign in typed):
        return t.text("The weekday and the date do not fit each other.")
    return t.text("It can be read in several ways.")


def said_back(
    window: Window,
    question: str,
    verb: str,
    days: Mapping[str, date],
    beside: Sequence[str],
    t: Translator,
    network: int | None,
) -> LayoutView:
    """How days were read, and what else is to be known, before anything is done."""
    said = [words.fact(label, t.date(day, "full"), t) for label, day in days.items()] + list(beside)
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


def refused(
    window: Window,
    why: ErrorText,
    t: Translator,
    network: int | None,
    field: str = "",
    amounts: Sequence[Money] = (),
) -> LayoutView:
    """Why it cannot be so; what was typed is not lost. `amounts` are how money in `field` can be read."""
    readings = [
        controls.choose_amount.button(
            network, words.money(one, t), window.id, field, one.cents, one.currency, style=ButtonStyle.primary
        )
        for one in amounts
    ]
    style = ButtonStyle.secondary if readings else ButtonStyle.primary
    return (
        Card(t, "error")
        .title(why.title)
        .text(why.body)
        .row(*readings)
        .row(
            controls.correct.button(network, t.text("Correct…"), window.id, style=style),
            _cancel(window, t, network),
        )
        .footer(t.text("What you typed is kept for a day."))
        .view()
    )


def dropped(t: Translator) -> LayoutView:
    """A window that came to nothing."""
    return Card(t, "plan").text(t.text("Discarded. Nothing was changed.")).view()


def _about(window: Window) -> list[str]:
    """The code of what the window is about, or the title of what it makes, where there is one."""
    code = str(window.about.get("code") or "")
    title = fitted(window.fields.get("title", ""), words.IN_LIST)
    return [one for one in (code, title) if one]


def _cancel(window: Window, t: Translator, network: int | None) -> Item[Any]:
    return controls.drop.button(network, t.text("Discard"), window.id)
