"""Discord hears of our commands when they change, or when it has lost them, and not otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
import pytest
from discord import app_commands

from bot.client import intents
from bot.command_sync import sync_commands
from bot.translator import LANGUAGES
from cogs.kit import KitBot, KitTree

if TYPE_CHECKING:
    from pathlib import Path

    import simcord

    from services.core import Core


class Bot(KitBot):
    description_now = "One"

    async def setup_hook(self) -> None:
        @self.tree.command(name="one", description=self.description_now)
        async def one(interaction: discord.Interaction) -> None:
            await interaction.response.pong()

    async def on_message(self, message: discord.Message, /) -> None:
        """No typed commands."""


def make(core: Core, described: str = "One") -> Bot:
    bot = Bot(core=core, command_prefix=(), tree_cls=KitTree, intents=intents())
    bot.description_now = described
    return bot


@pytest.fixture
def simcord_bot(core: Core) -> Bot:
    return make(core)


async def test_only_changes_are_told(
    simcord_env: simcord.Env, core: Core, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    env, note = simcord_env, tmp_path / "commands.json"

    def registrations() -> int:
        return sum(entry.method == "PUT" for entry in env.http_requests)

    first = await sync_commands(env.bot, note)
    assert [command.name for command in first] == ["one"]
    assert registrations() == 1
    assert [command.id for command in await sync_commands(env.bot, note)] == [command.id for command in first]
    assert registrations() == 1
    await env.restart_bot(make(core, "Two"))
    await sync_commands(env.bot, note)
    assert registrations() == 2
    # Somebody removed them behind our back: the note alone is not believed.
    env.bot.tree.clear_commands(guild=None)
    await env.bot.tree.sync()
    env.bot.tree.add_command(app_commands.Command(name="one", description="Two", callback=_nothing))
    await sync_commands(env.bot, note)
    assert [command.name for command in await env.bot.tree.fetch_commands()] == ["one"]
    note.write_text("not JSON")
    await sync_commands(env.bot, note)
    assert registrations() == 5
    # Other words, or one more language of Discord that has them.
    monkeypatch.setitem(LANGUAGES, discord.Locale.german, "fr")
    await sync_commands(env.bot, note)
    await sync_commands(env.bot, note)
    assert registrations() == 6


async def _nothing(interaction: discord.Interaction) -> None:
    await interaction.response.pong()
