"""An attendance file as it was understood, with what is still unclear."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import ButtonStyle

from cogs.event.meeting import controls
from cogs.event.meeting.cards import parts
from cogs.kit.text import plain, safe
from domain.meetings.rolls import Sort
from locales.places import zone_city
from services.meetings.rolls import NOBODY
from templates.words.meetings import skipped_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from discord.ui import LayoutView

    from locales import Translator
    from services.meetings.rolls import RollDraft, Row

_NAMED = 7
_SKIPPED = 4


def roll_card(found: RollDraft, t: Translator) -> LayoutView:
    """Who was matched, who has to be told apart, who is nobody here, which lines could not be read."""
    event = found.event
    card = parts.top(event, t)
    of = "Teams" if found.sort is Sort.TEAMS else "Zoom"
    card.title(t.text("A file of {program}, not taken yet", program=of))
    lines = [
        t.text("Members: {n}", n=t.number(len(found.matched))) + _some(found.matched, t, minutes=True),
        t.text("Not known here: {n}", n=t.number(len(found.others))) + _some(found.others, t),
    ]
    if found.unclear:
        lines.append(t.text("Still unclear: {n}", n=t.number(len(found.unclear))) + _some(found.unclear, t))
    if found.skipped:
        lines.append(t.text("Lines that could not be read: {n}", n=t.number(len(found.skipped))))
        lines += [f"- {safe(skipped_line(one, t), 120)}" for one in found.skipped[:_SKIPPED]]
    card.text("\n".join(lines))
    card.text(t.text("Its times are read as those of {zone}.", zone=zone_city(found.zone, t.language)))
    if found.elsewhere:
        card.text(
            t.text(
                "**Nobody was connected while the event was held.** Is it a file of another meeting, or of "
                "another time zone?"
            )
        )
    network = event.network
    if found.unclear:
        row = found.unclear[0]
        options = [
            discord.SelectOption(label=plain(found.names.get(one, "?"), 100), value=str(one))
            for one in row.guesses
        ]
        options.append(
            discord.SelectOption(label=plain(t.text("Nobody of the network"), 100), value=str(NOBODY))
        )
        asked = t.text("Who is {name}?", name=row.seen.name)
        card.picker(
            controls.roll_who.select(network, options, found.id, row.number, placeholder=plain(asked, 150))
        )
    zones = [
        controls.roll_zone.button(
            network, plain(t.text("Times of {zone}", zone=zone_city(zone, t.language)), 80), found.id, number
        )
        for number, zone in enumerate(found.zones)
        if zone != found.zone
    ]
    take = controls.roll_take.button(
        network,
        t.text("Take it"),
        found.id,
        found.turn,
        style=ButtonStyle.primary,
        disabled=bool(found.unclear),
    )
    card.row(take, *zones, controls.roll_drop.button(network, t.text("Leave it"), found.id))
    return card.footer(
        t.text("Only you see this. Of those who are not known here only the number is kept.")
    ).view()


def _some(rows: Sequence[Row], t: Translator, *, minutes: bool = False) -> str:
    """Their names, as the file has them."""
    if not rows:
        return ""
    names = [
        f"{safe(one.seen.name, 40)} ({t.duration(one.minutes, short=True)})"
        if minutes and one.minutes
        else safe(one.seen.name, 40)
        for one in rows[:_NAMED]
    ]
    rest = len(rows) - _NAMED
    if rest > 0:
        names.append(t.plural("{n} more", "{n} more", rest))
    return "\n-# " + ", ".join(names)
