"""The agenda, and the card of an event that is on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import ButtonStyle

from cogs.event.cards import words
from cogs.event.meeting import controls
from cogs.event.meeting.cards import parts
from cogs.kit import Card
from cogs.kit.text import fitted, safe
from domain.meetings.agenda import TITLE_LENGTH
from templates.errors import describe
from templates.words.meetings import fit_line

if TYPE_CHECKING:
    from datetime import datetime

    from discord.ui import LayoutView

    from domain.meetings.agenda import Item
    from locales import Translator
    from services.events.views import EventView
    from services.meetings.agenda import AgendaDraft
    from services.meetings.views import AgendaView, AttendanceView

_ROOM = 3200


def agenda_card(view: AgendaView, t: Translator) -> LayoutView:
    """The items with their times."""
    event = view.event
    card = parts.top(event, t).title(t.text("Agenda: {title}", title=parts.title(event)))
    if not view.items:
        card.text(t.text("There is no agenda yet."))
        if event.runs:
            card.text(t.text("Type an item a line, such as “Welcome (10 min) | Ana”."))
    said, room = list[str](), _ROOM
    for number, (item, at) in enumerate(zip(view.items, view.starts, strict=True)):
        line = _line(item, at, t)
        room -= len(line) + 3
        if room < 0:
            left = len(view.items) - number
            said.append(t.plural("- and {n} more item", "- and {n} more items", left))
            break
        said.append(f"- {line}")
    card.text("\n".join(said))
    if view.items:
        untimed = view.fit.untimed if view.fit.planned else 0
        card.text(
            words.lines(
                fit_line(view.fit, t),
                t.plural("{n} item has no minutes.", "{n} items have no minutes.", untimed)
                if untimed
                else "",
            )
        )
    row = [parts.back(event, t)]
    if event.runs:
        change = t.text("Change it…") if view.items else t.text("Write it…")
        row.insert(0, controls.agenda_change.button(event.network, change, int(event.event.id)))
        if parts.near(event) and event.event.started_at is None:
            row.insert(
                0,
                controls.start.button(
                    event.network, t.text("Start it"), int(event.event.id), style=ButtonStyle.primary
                ),
            )
    return card.row(*row).footer(t.text("Only you see this. Times are shown in your own time zone.")).view()


def _line(item: Item, at: datetime, t: Translator) -> str:
    minutes = t.duration(item.minutes, short=True) if item.minutes else ""
    facts = [words.moment(at, "t"), f"**{fitted(item.title, TITLE_LENGTH)}**", minutes, safe(item.lead, 60)]
    return t.join_facts(one for one in facts if one)


def agenda_fault(draft: AgendaDraft, network: int, t: Translator) -> LayoutView:
    """Why what was typed cannot be taken; it is still there."""
    said = describe(draft.fault, t) if draft.fault is not None else None
    card = Card(t, "error")
    if said is not None:
        card.title(said.title).text(said.body)
    again = controls.agenda_again.button(network, t.text("Correct it…"), draft.id, style=ButtonStyle.primary)
    return card.row(again).footer(t.text("What you typed is kept for a day.")).view()


def running_card(view: EventView, there: AttendanceView | None, t: Translator, said: str = "") -> LayoutView:
    """An event that is on: what one can do during it."""
    card = parts.top(view, t).title(t.text("It is on: {title}", title=parts.title(view))).text(said)
    if there is not None:
        present, waited = len(there.present), len(there.missing)
        card.text(
            t.join_facts(
                [
                    t.text("**Present: {n}**", n=t.number(present)),
                    t.text("Not there yet: {n}", n=t.number(waited)),
                ]
            )
        )
    network, event = view.network, int(view.event.id)
    card.row(parts.here_button(view, t), *parts.note_buttons(view, t))
    card.row(
        controls.agenda.button(network, t.text("Agenda"), event),
        controls.attendance.button(network, t.text("Attendance"), event, 0),
        controls.minutes.button(network, t.text("Minutes"), event),
        controls.end.button(network, t.text("End it"), event, style=ButtonStyle.danger),
    )
    return card.footer(
        t.text("Only you see this. A message of the event’s thread goes into the minutes by its own menu.")
    ).view()


def here_card(view: EventView, t: Translator, *, again: bool) -> LayoutView:
    """One is on the list."""
    card = parts.top(view, t)
    card.title(
        t.text("You are on the list already: {title}", title=parts.title(view))
        if again
        else t.text("You are here: {title}", title=parts.title(view))
    )
    row = [controls.agenda.button(view.network, t.text("Agenda"), int(view.event.id)), parts.back(view, t)]
    return card.row(*row).footer(t.text("Only you see this. Who organises it sees that you are here.")).view()
