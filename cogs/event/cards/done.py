"""Receipts: what was announced, moved, changed, called off, and who is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.event import controls
from cogs.event.cards import words
from cogs.event.tasks import controls as task_controls
from cogs.kit import Card
from cogs.kit.text import fitted, safe
from templates.words.events import seat_name

if TYPE_CHECKING:
    from discord.ui import LayoutView

    from locales import Translator
    from services.events.editing import ChangeDraft
    from services.events.views import AnsweredAll, AnsweredFor, EventDone


def announced(done: EventDone, channel: int | None, t: Translator) -> LayoutView:
    """It is announced: where that stands, and how many are told."""
    if done.private:
        return _agreed(done, t)
    view = done.view
    title = t.text("Announced: {title}", title=fitted(view.event.title, words.TITLE))
    card = Card(t, "event").small(words.head(view, t)).title(title)
    place = (
        t.text("It stands in {channel} and is kept current there.", channel=f"<#{channel}>")
        if channel is not None
        else t.text(
            "It stands in no channel yet. `/event show` in the channel where it should stand puts it there."
        )
    )
    told = t.plural("{n} person is invited.", "{n} people are invited.", done.told)
    series = ""
    if done.others:
        series = t.plural(
            "{n} more meeting of the series was made; `/event list` shows it.",
            "{n} more meetings of the series were made; `/event list` shows them.",
            len(done.others),
        )
    card.text(words.lines(words.when_line(view.event, t), told, place, series))
    network, event = view.network, int(view.event.id)
    return card.row(
        controls.show.button(network, t.text("Look at it"), event),
        task_controls.board.button(network, t.text("Tasks"), event, 0, 0),
        controls.copy.button(network, t.text("Another like it…"), event),
    ).view()


def _agreed(done: EventDone, t: Translator) -> LayoutView:
    """Its people agreed on it: nobody else is told, and there is nothing to announce."""
    view = done.view
    card = Card(t, "event").small(words.head(view, t))
    card.title(t.text("It has a date: {title}", title=fitted(view.event.title, words.TITLE)))
    alone = t.text("No channel shows it. Whoever said yes to this time is counted as coming.")
    invited = t.plural("{n} person is invited.", "{n} people are invited.", done.told) if done.told else ""
    card.text(words.lines(words.when_line(view.event, t), alone, invited))
    look = controls.show.button(view.network, t.text("Look at it"), int(view.event.id))
    return card.row(look).view()


def said_to_all(done: AnsweredAll, t: Translator) -> str:
    """What is said on the card after a yes to a meeting and all that follow."""
    n = len(done.views)
    said = t.plural(
        "**You said “Going” to {n} meeting of the series.**",
        "**You said “Going” to {n} meetings of the series.**",
        n,
    )
    if not done.waiting:
        return said
    waits = t.plural(
        "Of {n} of them all seats are taken: you are on its waiting list.",
        "Of {n} of them all seats are taken: you are on their waiting lists.",
        done.waiting,
    )
    return f"{said} {waits}"


def answered_for(done: AnsweredFor, t: Translator) -> LayoutView:
    """Who of the partner comes, and which seat each has."""
    view = done.view
    card = Card(t, "event").small(words.head(view, t))
    card.title(t.plural("{n} person comes", "{n} people come", len(done.seats)))
    lines = [f"- {t.join_facts([safe(name, 60), seat_name(seat, t)])}" for name, seat in done.seats]
    card.text("\n".join(lines[:40]))
    event = int(view.event.id)
    card.row(
        controls.for_partner.button(view.network, t.text("More of them…"), event, 0),
        controls.show.button(view.network, t.text("‹ The event"), event),
    )
    return card.footer(t.text("Each of them is told, and can say otherwise.")).view()


def not_changed(draft: ChangeDraft, network: int | None, t: Translator) -> LayoutView:
    """Why a window could not be taken as it is; what was typed is kept."""
    card = words.say_faults(Card(t, "error"), draft.faults, t)
    card.row(
        controls.correct.button(network, t.text("Correct…"), draft.id),
        controls.change_drop.button(network, t.text("Leave it"), draft.id),
    )
    return card.footer(t.text("What you typed is kept for a day.")).view()
