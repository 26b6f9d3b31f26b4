"""What Discord says of the bot, judged: has it the intent, on which servers is it, with which rights."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import discord

from domain.records import Record
from domain.server_plan import NEEDED

if TYPE_CHECKING:
    from collections.abc import Mapping

RIGHTS: Final = discord.Permissions(**dict.fromkeys(NEEDED, True))
"""What the bot needs on a server, and nothing else."""
INVITE: Final = "https://discord.com/oauth2/authorize"
# GATEWAY_GUILD_MEMBERS, and its form for applications that are on fewer than a hundred servers.
# https://discord.com/developers/docs/resources/application#application-object-application-flags
_MEMBERS: Final = (1 << 14) | (1 << 15)


class Application(Record):
    """The application behind a token. `members`: the "Server Members" intent is switched on."""

    id: int
    name: str
    members: bool

    @property
    def invitation(self) -> str:
        """The link that brings the bot to a server with the rights that it needs."""
        scopes = "bot+applications.commands"
        return f"{INVITE}?client_id={self.id}&scope={scopes}&permissions={RIGHTS.value}"


class Server(Record):
    """A server that the bot is on. `missing` are the rights it lacks there, as discord.py names them."""

    id: int
    name: str
    missing: tuple[str, ...]


def application(data: Mapping[str, Any]) -> Application:
    """An application object, as `GET /applications/@me` answers."""
    return Application(int(data["id"]), str(data["name"]), bool(int(data.get("flags") or 0) & _MEMBERS))


def server(data: Mapping[str, Any]) -> Server:
    """A partial guild, as `GET /users/@me/guilds` answers; who administers a server has all rights there."""
    has = discord.Permissions(int(data["permissions"]))
    # Asked by name: going through them gives one another name (`view_channel` is `read_messages`).
    missing = () if has.administrator else tuple(name for name in NEEDED if not getattr(has, name))
    return Server(int(data["id"]), str(data["name"]), missing)
