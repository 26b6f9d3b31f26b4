"""Points discord.py, unmodified, at a playground.

The library has no setting for it: three class attributes say where Discord is. They are touched here only,
before the client starts, and checked first, so that a new release that moves them fails with a clear line.
`tests/bot/test_endpoints.py` fails first.
"""

from __future__ import annotations

from typing import Final

import discord
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

PLAYGROUND_TOKEN: Final = "playground-bot"  # noqa: S105 - a playground listens on loopback only
DISCORD: Final = ("https://discord.com/api/v", "wss://gateway.discord.gg/", "https://cdn.discordapp.com")


class EndpointsMoved(RuntimeError):
    """This release of discord.py keeps its addresses elsewhere: this file has to learn where."""


def check() -> None:
    """Raise `EndpointsMoved` unless the three attributes are where we think, and point at Discord."""
    found = (Route.BASE, str(DiscordWebSocket.DEFAULT_GATEWAY), discord.Asset.BASE)
    if not all(there.startswith(expected) for there, expected in zip(found, DISCORD, strict=True)):
        raise EndpointsMoved(f"discord.py {discord.__version__} points at {found}")


def point_at(url: str) -> None:
    """Send everything to the playground at `url` (`http://127.0.0.1:8090`). Once, before login."""
    check()
    base = yarl.URL(url)
    Route.BASE = str(base / "api" / "v10")
    DiscordWebSocket.DEFAULT_GATEWAY = base.with_scheme("ws") / "gateway"
    discord.Asset.BASE = str(base).rstrip("/")
