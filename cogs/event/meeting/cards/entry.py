"""One entry, a quote before it is noted, what could not be noted yet; links, files and thanks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import discord
from discord import ButtonStyle

from cogs.event.cards import words
from cogs.event.meeting import controls
from cogs.event.meeting.cards import parts
from cogs.kit import Card
from cogs.kit.text import fitted, plain, safe
from domain.events.model import EventStatus
from domain.meetings.model import EntryKind
from templates.errors import describe
from templates.words.meetings import kind_name

if TYPE_CHECKING:
    from discord.ui import Item, LayoutView

    from domain.meetings.model import MaterialId
    from locales import Translator
    from services.meetings.noting import EntryDraft
    from services.meetings.views import EntryView, MinutesView

_DAYS: Final = 3


def entry_card(view: EntryView, t: Translator, said: str = "") -> LayoutView:
    """One entry, for who runs the event, has to do it, or is quoted."""
    entry, event = view.entry, view.event
    card = Card(t, "event").small(
        t.join_facts([kind_name(entry.kind, t), parts.title(event), event.event.code])
    )
    card.title(fitted(entry.text, 300)).text(said)
    card.text(facts(view, t))
    network = event.network
    own = doing(view, t)
    if own:
        card.row(*own)
    if view.quoted:
        card.row(nameless_button(view, t))
    if view.edits and event.event.status is EventStatus.RUNNING:
        # The next thing is said already: it is noted from here.
        card.row(*parts.note_buttons(event, t), parts.lead_button(event, t))
    if view.edits:
        row = [
            controls.change.button(network, t.text("Change it…"), int(entry.id)),
            controls.take_out.button(
                network, t.text("Take it out"), int(entry.id), entry.revision, style=ButtonStyle.danger
            ),
        ]
        if entry.open:
            label = t.text("Make it a milestone…")
            row.insert(1, controls.milestone.button(network, label, int(entry.id), entry.revision))
        card.row(*row)
    minutes = controls.minutes.button(network, t.text("‹ The minutes"), int(event.event.id))
    return card.row(minutes).footer(t.text("Only you see this.")).view()


def facts(view: EntryView, t: Translator, *, link: bool = True) -> str:
    """Who does it, by when, how far it is; whose words they are, and (`link`) where they stand."""
    entry = view.entry
    owner = view.names.get(entry.owner, "") if entry.owner is not None else ""
    said_by = view.names.get(entry.said_by, "") if entry.said_by is not None else ""
    done = words.moment(entry.done_at, "f") if entry.done_at is not None else ""
    return words.lines(
        words.fact(t.text("Who does it"), safe(owner, words.NAME), t),
        words.fact(t.text("By when"), t.date(entry.due, "full") if entry.due else "", t),
        words.fact(t.text("Done"), done, t),
        words.fact(t.text("Followed as a milestone"), view.milestone, t),
        words.fact(t.text("Said by"), "" if entry.nameless else safe(said_by, words.NAME), t),
        words.fact(t.text("Message"), f"<{entry.link}>" if entry.link and link else "", t),
    )


def doing(view: EntryView, t: Translator) -> list[Item[Any]]:
    """To say that it is done, or is not."""
    entry, network = view.entry, view.event.network
    if entry.kind is not EntryKind.FOLLOW_UP or entry.milestone is not None or not (view.owns or view.edits):
        return []
    if entry.done_at is None:
        return [
            controls.done.button(
                network, t.context("minutes", "It is done"), int(entry.id), style=ButtonStyle.primary
            )
        ]
    return [controls.undone.button(network, t.text("Not done after all"), int(entry.id))]


def nameless_button(view: EntryView, t: Translator) -> Item[Any]:
    """Whose words are quoted says whether their name stands there."""
    entry = view.entry
    label = t.text("Put my name there") if entry.nameless else t.text("Leave my name out")
    return controls.nameless.button(view.event.network, label, int(entry.id), int(not entry.nameless))


def quote_card(draft: EntryDraft, t: Translator) -> LayoutView:
    """A message that is to stand in minutes: as what?"""
    card = Card(t, "event").small(draft.code)
    card.title(t.text("Into the minutes of {event}", event=draft.code))
    card.text(f"> {fitted(draft.said.get('text', ''), 500)}")
    card.text(
        t.text("{name} is told, and can have their name left out.", name=safe(draft.quotes, words.NAME))
        if draft.quotes
        else t.text("Its author is no member: no name stands there.")
    )
    network = int(draft.network)
    names = {
        EntryKind.NOTE: t.text("As a note"),
        EntryKind.DECISION: t.text("As a decision"),
        EntryKind.FOLLOW_UP: t.text("As a follow-up…"),
    }
    row: list[Item[Any]] = [
        controls.quote.button(network, name, draft.id, kind.value) for kind, name in names.items()
    ]
    row.append(controls.note_drop.button(network, t.text("Leave it"), draft.id))
    return card.row(*row).footer(t.text("Nothing is noted yet.")).view()


def draft_card(draft: EntryDraft, t: Translator) -> LayoutView:
    """What cannot be noted as it was typed: why, or which day is meant."""
    network = int(draft.network)
    again = controls.note_again.button(network, t.text("Correct it…"), draft.id)
    drop = controls.note_drop.button(network, t.text("Leave it"), draft.id)
    if draft.days:
        card = Card(t, "confirm").small(draft.code).title(t.text("Which day do you mean?"))
        days = [
            controls.note_day.button(network, plain(t.date(day, "full"), 80), draft.id, day.toordinal())
            for day in draft.days[:_DAYS]
        ]
        card.row(*days, again, drop)
    else:
        card = Card(t, "error").small(draft.code)
        if draft.fault is not None:
            said = describe(draft.fault, t)
            card.title(said.title).text(said.body)
        card.row(again, drop)
    return card.footer(t.text("What you typed is kept for a day.")).view()


def dropped(t: Translator) -> LayoutView:
    """It was not noted."""
    return Card(t, "event").title(t.text("Left out. Nothing was noted.")).view()


def materials_card(view: MinutesView, t: Translator, said: str = "") -> LayoutView:
    """What was shown, to be read; who runs the event adds, takes away, thanks."""
    event = view.event
    card = parts.top(event, t).title(t.text("Materials: {title}", title=parts.title(event))).text(said)
    lines = [
        f"- {fitted(one.title, 100)} <{one.link}>" if one.link else f"- {fitted(one.title, 100)}"
        for one in view.materials
    ]
    shown, room = list[str](), 2500
    for line in lines:
        room -= len(line)
        if room > 0:
            shown.append(line)
    card.text("\n".join(shown) or t.text("Nothing was added yet."))
    network, id_ = event.network, int(event.event.id)
    if view.materials:
        options = [
            discord.SelectOption(label=plain(one.title, 100), value=str(one.id)) for one in view.materials
        ]
        label = t.text("Get a file, or take one away…") if event.runs else t.text("Get a file…")
        card.picker(controls.material.select(network, options, id_, placeholder=label))
    row: list[Item[Any]] = []
    if event.runs:
        row = [
            controls.link.button(network, t.text("Add a link…"), id_),
            controls.file.button(network, t.text("Add a file…"), id_),
        ]
        if view.minutes.thanked_at is None:
            row.append(controls.thank.button(network, t.text("Thank those who were there"), id_))
    minutes = controls.minutes.button(network, t.text("‹ The minutes"), id_)
    return card.row(*row, minutes).footer(t.text("Only you see this.")).view()


def material_card(
    view: MinutesView, material: MaterialId, t: Translator, file: discord.File | None
) -> LayoutView:
    """One of them: the file, or the link; who runs the event can take it away."""
    event = view.event
    card = parts.top(event, t)
    for one in view.materials:
        if one.id == material:
            card.title(fitted(one.title, 100)).text(f"<{one.link}>" if one.link else "")
    if file is not None:
        card.file(file)
    if event.runs:
        label = t.text("Take it away")
        away = controls.unlist.button(event.network, label, int(material), style=ButtonStyle.danger)
        card.row(away)
    return card.footer(t.text("Only you see this.")).view()
