"""`/practice vocabulary`: which concepts the network took over from elsewhere; a file's are taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import discord

from cogs.kit import Card
from cogs.kit.confirm import confirm
from cogs.kit.text import fitted, safe
from cogs.practice.files import controls
from domain.errors import NotFound
from services.practices import vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from discord.ui import LayoutView

    from cogs.kit import Press
    from domain.search.exchange import Source
    from locales import Translator

_SHOWN: Final = 20  # so many fit on a card with the longest names


def card(found: Sequence[Source], network: int, t: Translator) -> LayoutView:
    """The files with how many concepts each gave; one is chosen to be taken away."""
    made = Card(t, "practice").small(t.text("Good practices")).title(t.text("Concepts from elsewhere"))
    if not found:
        made.text(
            t.text(
                "The search knows what comes with Techlink. Who runs the machine adds extracts of GEMET or "
                "EuroVoc with `techlink vocabulary import`."
            )
        )
        return made.footer(t.text("Only you see this.")).view()
    shown = found[:_SHOWN]
    made.text("\n".join(f"- {_line(one, t)}" for one in shown))
    options = [
        discord.SelectOption(label=fitted(one.name, 100), value=str(at)) for at, one in enumerate(shown)
    ]
    made.picker(controls.source.select(network, options, placeholder=t.text("Take away…")))
    return made.footer(t.text("Only you see this.")).view()


def _line(one: Source, t: Translator) -> str:
    count = t.plural("{n} concept", "{n} concepts", one.concepts)
    return t.join_facts([f"**{safe(one.name, 60)}**", count, t.date(one.added_at, "medium")])


async def show(press: Press) -> None:
    """Answer the command. Raises `RoleNeeded`."""
    found = await press.read(vocabulary.sources)
    await press.reply(card(found, press.network or 0, press.t))


@controls.source.handler
async def _source(press: Press) -> None:
    found, at = await press.read(vocabulary.sources), int(press.values[0])
    if at >= len(found):
        raise NotFound("vocabulary")
    one, t = found[at], press.t
    # What was looked at is what goes: an import in between has another time.
    yes = controls.remove_source.button(
        press.network,
        t.text("Take them away"),
        at,
        int(one.added_at.timestamp()),
        style=discord.ButtonStyle.danger,
    )
    title = t.text("Take these concepts out of the search?")
    await press.update(confirm(t, press.network, title, _line(one, t), yes))


@controls.remove_source.handler
async def _remove(press: Press, at: int, added: int) -> None:
    found = await press.read(vocabulary.sources)
    if at >= len(found) or int(found[at].added_at.timestamp()) != added:
        raise NotFound("vocabulary")
    left = await press.write(vocabulary.remove, found[at].name)
    await press.update(card(left, press.network or 0, press.t))
