"""The real bot on a server in memory (`simcord`), with a real database in a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from discord import app_commands

from cogs.kit import boards
from domain.errors import DomainError
from tests.behaviour.people import World, bot, world
from tests.behaviour.test_members import assign
from tests.behaviour.test_setup import done

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from simcord import Env

    from bot.client import Techlink
    from services.core import Core

DAYS: Final = {"title": "Norte 2030", "first": "2027-01-01", "last": "2028-12-31"}
PLAN: Final = DAYS | {"language": ["pt"]}


@pytest.fixture
def simcord_bot(core: Core, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Techlink:
    # `settle` waits for all that the bot has begun, its rest between two edits of a card included.
    monkeypatch.setattr(boards, "BETWEEN", 0.01)
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


@pytest.fixture
async def plan(network: World) -> World:
    """P1 Norte with a zone, Porto's action in it (Ana is Porto's contact) and a milestone of Ana's."""
    await assign(network, member=network.ana, partner="P1", role="contact")
    berta, ana, public = network.berta, network.ana, network.public
    await berta.submit_modal(await berta.slash(public, "plan new", region="PT11"), PLAN)
    asked = await berta.slash(public, "plan zone", plan="P1", theme="mobility")
    zone = {"title": "Ports and last mile", "theme": "Urban mobility", "territory": "PT11A, Leixões"}
    await berta.submit_modal(asked, zone)
    asked = await ana.slash(public, "plan action", zone="P1.Z1")
    await ana.submit_modal(asked, {"title": "Cargo bikes", "budget": "150 000"})
    asked = await ana.slash(public, "plan milestone", action="P1.Z1.A1", due="2027-03-15", owner="Ana")
    await ana.submit_modal(asked, {"title": "Survey", "evidence": "A report"})
    return network
