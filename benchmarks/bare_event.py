"""The baseline of `events`: discord.py alone, which acknowledges the same presses and keeps nothing."""

from __future__ import annotations

import asyncio
import sys
from typing import TYPE_CHECKING, Any, Final, Self

import discord
from discord import ui

from benchmarks import probe
from benchmarks.bare_bot import Bare
from bot import endpoints

if TYPE_CHECKING:
    import re

REPLIES: Final = ("going", "maybe", "no")
_WORDS: Final = "Workshop · by Member 0 · in English and French · E1, which is for everybody in the network"


class Answer(ui.DynamicItem[ui.Item[Any]], template=r"bare:answer:(?P<event>\d+):(?P<reply>[a-z]+)"):
    """A button of a card. Whoever presses it is sent a card of their own."""

    event = 0

    @classmethod
    async def from_custom_id(cls, _: object, item: ui.Item[Any], match: re.Match[str], /) -> Self:
        found = cls(item)
        found.event = int(match["event"])
        return found

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        await interaction.response.send_message(view=card(self.event), ephemeral=True)


def card(event: int) -> ui.LayoutView:
    """As Techlink's own card of an event: texts, a row of three answers, a button, a last line."""
    box: ui.Container[ui.LayoutView] = ui.Container(accent_colour=0x2F6F9F)
    for text in (f"-# {_WORDS}", f"### Event {event}", _WORDS * 4, f"**{_WORDS}**"):
        box.add_item(ui.TextDisplay(text))
    box.add_item(ui.ActionRow(*(_button(event, reply) for reply in REPLIES)))
    box.add_item(ui.ActionRow(ui.Button(label="Calendar file", custom_id="bare:file")))
    box.add_item(ui.TextDisplay(f"-# {_WORDS}"))
    view = ui.LayoutView(timeout=None)
    view.add_item(box)
    return view


def _button(event: int, reply: str) -> Answer:
    return Answer(ui.Button(label=reply, custom_id=f"bare:answer:{event}:{reply}"))


class BareEvents(Bare):
    """Puts so many cards into a channel, then says that it is ready."""

    def __init__(self, channel: int, count: int) -> None:
        super().__init__()
        self._channel = channel
        self._count = count

    async def setup_hook(self) -> None:
        self.add_dynamic_items(Answer)
        await super().setup_hook()

    async def on_ready(self) -> None:
        for event in range(1, self._count + 1):
            await self.get_partial_messageable(self._channel).send(view=card(event))
        await super().on_ready()


async def main(channel: str, count: str, playground: str) -> None:
    """Run until killed."""
    endpoints.point_at(playground)
    watching = asyncio.create_task(probe.watch())
    async with BareEvents(int(channel), int(count)) as bot:
        await bot.start(endpoints.PLAYGROUND_TOKEN)
    watching.cancel()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
