"""discord.py keeps its addresses where `bot/endpoints.py` thinks, in a process of its own each."""

from __future__ import annotations

import subprocess
import sys

import pytest

LOOK = """
import discord
from discord.gateway import DiscordWebSocket
from discord.http import Route
from bot import endpoints
{first}
endpoints.point_at("http://127.0.0.1:8090/")
print(Route("GET", "/users/@me").url, DiscordWebSocket.DEFAULT_GATEWAY, discord.Asset.BASE)
"""


def look(first: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", LOOK.format(first=first)], capture_output=True, text=True, check=False
    )


def test_everything_goes_to_the_playground() -> None:
    done = look()
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == [
        "http://127.0.0.1:8090/api/v10/users/@me",
        "ws://127.0.0.1:8090/gateway",
        "http://127.0.0.1:8090",
    ]


@pytest.mark.parametrize("moved", ["Route.BASE = 'https://elsewhere.example'", "discord.Asset.BASE = 'x'"])
def test_a_release_that_moves_them_is_noticed(moved: str) -> None:
    done = look(moved)
    assert done.returncode != 0
    assert "EndpointsMoved" in done.stderr
