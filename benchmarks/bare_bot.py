"""The baseline: discord.py alone, with cards of the same size. No storage, no languages, no rules."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Self

import discord
from discord import app_commands, ui

from benchmarks import probe
from bot import endpoints, ready

if TYPE_CHECKING:
    import re

_WORDS: Final = "We have a written way to find, weigh and choose new ideas, and everybody here knows of it "
# discord.py waits so long for more servers before it is ready; Techlink does on a playground.
WAIT: Final = 0.1
_LANGUAGES: Final = ("English", "Français", "Español", "Português")


class Press(ui.DynamicItem[ui.Item[Any]], template=r"bare:(?P<act>[a-z]+):(?P<count>\d+):.*"):
    """Every control of the baseline. Pressing one draws the next card in its place."""

    count = 0

    @classmethod
    async def from_custom_id(cls, _: object, item: ui.Item[Any], match: re.Match[str], /) -> Self:
        found = cls(item)
        found.count = int(match["count"])
        return found

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        await interaction.response.edit_message(view=question(self.count + 1), attachments=[])


def button(act: str, count: int, last: object, label: str) -> Press:
    return Press(ui.Button(label=label, custom_id=f"bare:{act}:{count}:{last}"))


def select(act: str, labels: list[str]) -> Press:
    options = [discord.SelectOption(label=label, value=label, description=label) for label in labels]
    return Press(ui.Select(custom_id=f"bare:{act}:0:", options=options))


def question(count: int) -> ui.LayoutView:
    """As a question of the self-assessment: five sentences with a button, a row of five, lines around."""
    box: ui.Container[ui.LayoutView] = ui.Container(accent_colour=0x2F6F9F)
    box.add_item(ui.TextDisplay(f"-# {_WORDS}{count}"))
    box.add_item(ui.TextDisplay(f"### {_WORDS}"))
    box.add_item(ui.TextDisplay(f"-# {_WORDS}"))
    for place in range(5):
        box.add_item(ui.Section(_WORDS, accessory=button("choose", count, place, "This one")))
    box.add_item(ui.ActionRow(*(button("way", count, place, f"Way {place}") for place in range(5))))
    box.add_item(ui.TextDisplay(f"-# {_WORDS}{_WORDS}"))
    return _view(box)


def overview() -> ui.LayoutView:
    """As one's own card: texts, two selects, a row of two buttons, a last line."""
    box: ui.Container[ui.LayoutView] = ui.Container(accent_colour=0x7A5C8E)
    for text in ("-# Network · Partner · Engineer · member", "### Member", "**Language:** English"):
        box.add_item(ui.TextDisplay(text))
    box.add_item(ui.ActionRow(select("language", list(_LANGUAGES))))
    box.add_item(ui.TextDisplay("**Time zone:** Lisbon, Portugal, where it is 10:00 now."))
    box.add_item(ui.ActionRow(select("zone", [f"Zone {number}, 10:00 there" for number in range(9)])))
    box.add_item(ui.TextDisplay(f"**Messages:** {_WORDS}"))
    box.add_item(ui.ActionRow(button("one", 0, "", "Write to me"), button("two", 0, "", "What is kept")))
    box.add_item(ui.TextDisplay(f"-# {_WORDS}"))
    return _view(box)


def _view(box: ui.Container[ui.LayoutView]) -> ui.LayoutView:
    view = ui.LayoutView(timeout=None)
    view.add_item(box)
    return view


class Bare(discord.Client):
    """Two commands and one kind of control."""

    def __init__(self) -> None:
        # Those of Techlink (bot/client.py), so that both are sent the same events.
        wanted = discord.Intents(
            guilds=True, members=True, guild_scheduled_events=True, voice_states=True, dm_messages=True
        )
        super().__init__(intents=wanted, max_messages=None, guild_ready_timeout=WAIT)
        self.tree = app_commands.CommandTree(self)
        self.tree.command(name="ping", description="Answer at once")(ping)
        self.tree.command(name="card", description="Send the card to one's direct messages")(card)

    async def setup_hook(self) -> None:
        self.add_dynamic_items(Press)
        await self.tree.sync()

    async def on_ready(self) -> None:
        ready.write(Path(os.environ["TECHLINK_READY_FILE"]), {"pids": {"bot": os.getpid()}})


async def ping(interaction: discord.Interaction[Any]) -> None:
    await interaction.response.send_message(view=overview(), ephemeral=True)


async def card(interaction: discord.Interaction[Any]) -> None:
    await interaction.user.send(view=question(0))
    await interaction.response.send_message("Sent.", ephemeral=True)


async def main(playground: str) -> None:
    endpoints.point_at(playground)
    watching = asyncio.create_task(probe.watch())
    async with Bare() as bot:
        await bot.start(endpoints.PLAYGROUND_TOKEN)
    watching.cancel()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
