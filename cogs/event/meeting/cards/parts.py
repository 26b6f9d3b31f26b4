"""What several cards of meetings share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ButtonStyle

from cogs.event import controls as events
from cogs.event.cards import words
from cogs.event.feedback import controls as feedback
from cogs.event.meeting import controls
from cogs.kit import Card
from cogs.kit.text import fitted
from domain.events.model import EventStatus
from domain.feedback import is_asked_about
from domain.meetings.attendance import CLOSES_AFTER, OPENS_BEFORE
from domain.meetings.model import EntryKind
from templates.words.feedback import how_was_it

if TYPE_CHECKING:
    from discord.ui import Item

    from locales import Translator
    from services.events.views import EventView


def top(view: EventView, t: Translator) -> Card:
    """The small line of a card on this event."""
    return Card(t, "event").small(words.head(view, t))


def title(view: EventView) -> str:
    """The event's title, harmless."""
    return fitted(view.event.title, words.TITLE)


def back(view: EventView, t: Translator) -> Item[Any]:
    """To the event's own card."""
    return events.show.button(view.network, t.text("‹ The event"), int(view.event.id))


def near(view: EventView) -> bool:
    """Whether it can be begun and checked in to now, as far as its card knows."""
    event = view.event
    opened = event.starts_at - OPENS_BEFORE <= view.now < event.ends_at + CLOSES_AFTER
    return event.on and event.status is not EventStatus.ENDED and opened


def here_button(view: EventView, t: Translator) -> Item[Any]:
    """To say that one is there."""
    return controls.here.button(
        view.network, t.text("I am here"), int(view.event.id), style=ButtonStyle.primary
    )


def lead_button(view: EventView, t: Translator, *, style: ButtonStyle = ButtonStyle.secondary) -> Item[Any]:
    """For who runs an event that is on: to the card with which that is done."""
    return controls.start.button(view.network, t.text("Run it…"), int(view.event.id), style=style)


def note_buttons(view: EventView, t: Translator) -> list[Item[Any]]:
    """To note something."""
    names = {
        EntryKind.NOTE: t.text("Note…"),
        EntryKind.DECISION: t.text("Decision…"),
        EntryKind.FOLLOW_UP: t.text("Follow-up…"),
    }
    return [
        controls.note.button(view.network, name, int(view.event.id), kind.value)
        for kind, name in names.items()
    ]


def meeting_row(view: EventView, t: Translator) -> list[Item[Any]]:
    """On the event's card: what belongs to its being held; who runs it begins it here."""
    network, event = view.network, int(view.event.id)
    row: list[Item[Any]] = []
    if not view.event.on:
        return row
    if near(view) and view.event.status is EventStatus.PLANNED and view.runs:
        row.append(controls.start.button(network, t.text("Start it"), event, style=ButtonStyle.primary))
    elif view.event.status is EventStatus.RUNNING and view.runs:
        row.append(lead_button(view, t, style=ButtonStyle.primary))
    elif near(view) and (view.invited or view.mine is not None):
        row.append(here_button(view, t))
    row.append(controls.agenda.button(network, t.text("Agenda"), event))
    if view.event.starts_at <= view.now or view.event.status is not EventStatus.PLANNED:
        row.append(controls.minutes.button(network, t.text("Minutes"), event))
        if view.runs:
            row.append(controls.attendance.button(network, t.text("Attendance"), event, 0))
    return row


def after_row(view: EventView, t: Translator) -> list[Item[Any]]:
    """On the event's card once it is over: how it was, and what was shown."""
    network, event = view.network, int(view.event.id)
    if not view.event.on or not (view.over or view.event.status is EventStatus.ENDED):
        return []
    row: list[Item[Any]] = []
    if view.asks:
        row.append(feedback.mine.button(network, how_was_it(t), event, style=ButtonStyle.primary))
    if view.runs and is_asked_about(view.event.kind):
        row.append(feedback.results.button(network, t.text("Feedback"), event, 0))
    return [*row, controls.materials.button(network, t.text("Materials"), event)]
