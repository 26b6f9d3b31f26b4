"""The real bot on a server in memory (`simcord`), with a real database in a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from discord import app_commands

from domain.errors import DomainError
from tests.behaviour.people import World, bot, world
from tests.behaviour.test_setup import done

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from simcord import Env

    from bot.client import Techlink
    from services.core import Core


@pytest.fixture
def simcord_bot(core: Core, tmp_path: Path) -> Techlink:
    return bot(core, tmp_path)


@pytest.fixture
async def server(simcord_env: Env) -> AsyncIterator[World]:
    """A server without a network. Refusals are shown to people; any other error fails the test."""
    yield await world(simcord_env)
    unexpected = [error for error in simcord_env.errors if not _shown_as_refusal(error)]
    assert not unexpected


@pytest.fixture
async def network(server: World) -> World:
    """Two partners, P1 in Porto and P2 in Brest, built on the server; Berta coordinates."""
    await done(server)
    return server


def _shown_as_refusal(error: BaseException) -> bool:
    cause = getattr(error, "original", error)
    return isinstance(cause, DomainError | app_commands.CheckFailure)
