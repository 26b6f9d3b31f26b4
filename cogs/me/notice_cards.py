"""Putting a notice off, and how often its kind comes: what stands behind the buttons of a message."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord

from cogs.kit import Card
from cogs.kit import notice_controls as controls
from cogs.kit.notices import look_button, named
from domain.notices.snoozing import Snooze, snoozed_until
from templates.words.notices import GROUPS, RHYTHMS, kind_name, settled_word

if TYPE_CHECKING:
    from datetime import datetime

    from discord.ui import Item, LayoutView

    from domain.notices.about import About
    from locales import Translator
    from services.notices.views import MyNotices, Snoozed


def until_when(network: int, delivery: int, now: datetime, zone: str, t: Translator) -> LayoutView:
    """The choice of how long a notice is put off."""

    def button(choice: Snooze, label: str) -> Item[Any]:
        return controls.snooze.button(network, label, delivery, choice.value)

    week = t.date(snoozed_until(Snooze.WEEK, now, zone), "medium")
    days = t.date(snoozed_until(Snooze.DAYS, now, zone), "medium")
    return (
        Card(t, "notice")
        .title(t.text("When shall Techlink remind you again?"))
        .row(
            button(Snooze.HOUR, t.text("In an hour")),
            button(Snooze.TOMORROW, t.text("Tomorrow morning")),
            # Translators: {date} is short, such as "15 Jan 2027".
            button(Snooze.DAYS, t.text("In three days, {date}", date=days)),
            button(Snooze.WEEK, t.text("In a week, {date}", date=week)),
        )
        .footer(t.text("Only you see this. Nobody is told that you put it off."))
        .view()
    )


def put_off(done: Snoozed, t: Translator) -> LayoutView:
    """The record of a notice that was put off."""
    card = Card(t, "notice")
    if not done.count:
        card.title(t.text("There is nothing to put off any more"))
        return card.text(t.text("It is settled by now, or it would be over by then.")).view()
    card.title(t.text("You are reminded again on {date}", date=t.datetime(done.until, "medium")))
    return card.text(t.text("If it is settled before that, Techlink does not remind you.")).view()


def how_often(
    network: int, delivery: int, groups: tuple[str, ...], found: MyNotices, t: Translator
) -> LayoutView:
    """How often what the message is about comes, to be changed on the spot."""
    card = Card(t, "notice").title(t.text("How often shall this come?"))
    for group in groups:
        card.text(f"**{GROUPS[group](t)}**")
        card.picker(_rhythms(network, delivery, group, found, t))
    return card.text(_when(found, t)).footer(t.text("Only you see this.")).view()


def settled(network: int, kind: str, about: About, t: Translator) -> LayoutView:
    """Somebody looks at a notice that has nothing to say any more: what it was about, and a look at that."""
    card = Card(t, "notice").small(kind_name(kind, t)).title(t.text("This is settled by now"))
    card.text(t.join_facts(filter(None, [named(about), settled_word(about, t)])))
    button = look_button(network, about, t)
    return (card if button is None else card.row(button)).view()


def _rhythms(network: int, delivery: int, group: str, found: MyNotices, t: Translator) -> Item[Any]:
    options = [
        discord.SelectOption(label=label(t), value=rhythm.value, default=found.rhythms[group] is rhythm)
        for rhythm, label in RHYTHMS.items()
    ]
    return controls.rhythm.select(network, options, delivery, group)


def _when(found: MyNotices, t: Translator) -> str:
    chosen = found.preferences
    digest = t.time(chosen.digest_at)
    if chosen.quiet is None:
        return t.text("What is gathered comes at {digest}, on your own clock.", digest=digest)
    return t.text(
        "What is gathered comes at {digest}. Nothing comes between {begins} and {ends}, on your own clock.",
        digest=digest,
        begins=t.time(chosen.quiet.begins),
        ends=t.time(chosen.quiet.ends),
    )
