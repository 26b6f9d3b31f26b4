"""A server in memory, the real bot on it, and people who type and press."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import discord
from simcord.actors import MemberActor

from bot.client import Techlink

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from simcord import Env
    from simcord.builders import ChannelHandle, GuildHandle
    from simcord.results import InteractionResult, ResponseMessage

    from services.core import Core

_TEXT_DISPLAY: Final = 10


def bot(core: Core, data: Path) -> Techlink:
    """A bot as the composition root makes it."""
    return Techlink(core, data=data, playground=True, ready=lambda: None)


@dataclass
class World:
    """A server with one public channel, its owner Berta, and Ana who may do nothing special."""

    env: Env
    guild: GuildHandle
    public: ChannelHandle
    berta: MemberActor
    ana: MemberActor

    def channel(self, name: str) -> ChannelHandle:
        return self.guild.channels[name]

    def role(self, name: str) -> Any:
        return self.guild.roles[name]

    def allow(self, **permissions: bool) -> None:
        """Change what the bot's own role may do."""
        own = next(role for role in self.guild._guild.roles.values() if role.managed)
        changed = discord.Permissions(own.permissions)
        changed.update(**permissions)
        self.env.backend.edit_role(self.guild.id, own.id, {"permissions": changed.value})

    def role_names(self, who: MemberActor) -> set[str]:
        member = self.env.bot.get_guild(self.guild.id).get_member(who.id)
        return {role.name for role in member.roles} - {"@everyone"}


async def world(env: Env) -> World:
    """Make the server. The bot's own role may do everything but administer."""
    owner = env.create_user("berta", global_name="Berta")
    guild = env.create_guild("Atlantic innovation", owner=owner)
    public = guild.create_text_channel("general")
    ana = guild.add_member(env.create_user("ana", global_name="Ana"))
    await env.settle()
    return World(env, guild, public, _actor(env, guild, owner), ana)


def text(message: Any) -> str:
    """All that a card says, in one piece."""
    return "\n".join(part["content"] for part in parts_of(message) if part.get("type") == _TEXT_DISPLAY)


def id_of(message: Any, part: str) -> str:
    """The custom_id of the first control whose id holds this part."""
    return next(one["custom_id"] for one in parts_of(message) if part in one.get("custom_id", ""))


def labels(message: Any) -> list[str]:
    """The buttons that can be pressed."""
    return [part["label"] for part in parts_of(message) if part.get("type") == 2 and not part.get("disabled")]


def _actor(env: Env, guild: GuildHandle, user: Any) -> MemberActor:
    return MemberActor(env, guild, user)


def shown(result: InteractionResult) -> ResponseMessage:
    """The card that answered."""
    assert result.response is not None, result
    return result.response


def parts_of(message: Any) -> list[dict[str, Any]]:
    """Every component of a card, however deep."""
    return list(_walk(message.components))


def _walk(parts: Any) -> Iterator[dict[str, Any]]:
    for given in parts:
        part = given if isinstance(given, dict) else given.to_dict()
        yield part
        yield from _walk(part.get("components") or [])
        if accessory := part.get("accessory"):
            yield accessory
