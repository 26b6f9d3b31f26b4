"""Help as cards: what Techlink is and what the reader can do now, and a page for each noun."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import ButtonStyle

from cogs.help import controls
from cogs.help.situation import Place
from cogs.kit import Card, codes, plain
from domain.records import Record
from templates.render import render

if TYPE_CHECKING:
    from collections.abc import Sequence

    from discord.ui import Item, LayoutView

    from cogs.help.situation import Situation
    from cogs.help.topics import Entry, Topic
    from locales import Translator


class Entries(Record):
    """The context of the template `topic`."""

    entries: tuple[Entry, ...]


class Nouns(Record):
    """The context of the template `commands`: what each noun is about, and its commands, in a line each."""

    nouns: tuple[tuple[str, str], ...]


def overview(asked: Situation, topics: Sequence[Topic], network: int | None, t: Translator) -> LayoutView:
    """What Techlink does, where the reader stands, and the commands that are theirs."""
    # What each command does stands on the page of its noun: all of it together is more than a card holds.
    found = [(topic.title, [entry.link for entry in topic.entries if entry.own]) for topic in topics]
    own = Nouns(tuple((title, t.join_facts(links)) for title, links in found if links))
    card = (
        Card(t, "help")
        .small(t.text("Help"))
        .title(t.text("What Techlink does"))
        .text(render("chat/help/overview.md.j2", asked, t))
        .line()
        .text(render("chat/help/commands.md.j2", own, t))
        .picker(_picker(topics, network, t))
    )
    if asked.place is Place.NETWORK and not asked.member:
        card.row(codes.button(network, t))
    return card.footer(
        t.text("Only you see this. `/help` brings it anywhere, also in direct messages.")
    ).view()


def page(topic: Topic, topics: Sequence[Topic], network: int | None, t: Translator) -> LayoutView:
    """A noun: what it is about, each of its commands with examples."""
    return (
        Card(t, "help")
        .small(t.text("Help · {topic}", topic=topic.name))
        .title(topic.title)
        .text(render(f"chat/help/topics/{topic.key}.md.j2", None, t))
        .line()
        .text(render("chat/help/topic.md.j2", Entries(topic.entries), t))
        .picker(_picker(topics, network, t))
        .row(controls.back.button(network, t.text("‹ Back"), style=ButtonStyle.secondary))
        .footer(t.text("Only you see this. A command’s options are explained while you type it."))
        .view()
    )


def _picker(topics: Sequence[Topic], network: int | None, t: Translator) -> Item[Any]:
    options = [
        discord.SelectOption(
            label=plain(topic.name, 100), value=topic.key, description=plain(topic.title, 100)
        )
        for topic in topics[:25]
    ]
    return controls.topic.select(network, options, placeholder=t.text("More about…"))
