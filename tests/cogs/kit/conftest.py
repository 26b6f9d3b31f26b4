"""A bot with the kit and the sample noun on a simulated Discord, with a real core."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
import pytest

from bot.client import intents
from bot.translator import CommandTranslator
from cogs.kit import KitBot, KitTree, acts, install
from tests.cogs.kit import sample

if TYPE_CHECKING:
    from simcord import Env
    from simcord.results import ResponseMessage

    from services.core import Core


class SampleBot(KitBot):
    async def setup_hook(self) -> None:
        install(self)
        await self.tree.set_translator(CommandTranslator())
        await sample.setup(self)
        # Other nouns' acts are declared where another test of this process has imported them.
        assert not [act for act in acts.without_handler() if act.noun == "sample"]
        await self.tree.sync()

    async def on_message(self, message: discord.Message, /) -> None:
        """No typed commands."""


def make_bot(core: Core) -> SampleBot:
    return SampleBot(
        core=core,
        command_prefix=(),
        tree_cls=KitTree,
        intents=intents(),
        allowed_mentions=discord.AllowedMentions.none(),
        max_messages=None,
    )


@pytest.fixture
def simcord_bot(core: Core) -> SampleBot:
    return make_bot(core)


class Scene:
    """A server with one channel and Alice."""

    def __init__(self, env: Env) -> None:
        self.env = env
        self.guild = env.create_guild()
        self.channel = self.guild.create_text_channel("general")
        self.alice = self.guild.add_member(env.create_user("alice"))

    async def card(self) -> ResponseMessage:
        result = await self.alice.slash(self.channel, "sample card")
        assert result.ephemeral
        assert result.response is not None
        return result.response

    def expect_error(self, kind: type[Exception]) -> None:
        """A command raised: simcord notes it even though the kit has told the person."""
        with pytest.raises(ExceptionGroup) as caught:
            self.env.raise_errors()
        assert isinstance(getattr(caught.value.exceptions[0], "original", None), kind)


@pytest.fixture
async def scene(simcord_env: Env) -> Scene:
    made = Scene(simcord_env)
    await simcord_env.settle()
    return made


def texts(payload: Any) -> str:
    """All that can be read in components, line by line."""
    if isinstance(payload, list):
        return "\n".join(filter(None, map(texts, payload)))
    if not isinstance(payload, dict):
        return ""
    own = [str(payload[key]) for key in ("content", "label") if isinstance(payload.get(key), str)]
    inner = [texts(payload[key]) for key in ("components", "accessory", "component") if payload.get(key)]
    return "\n".join([*own, *filter(None, inner)])
