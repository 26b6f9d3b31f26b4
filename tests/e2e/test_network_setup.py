"""A network made on an empty server, as on a first day: through sockets, the bot killed in the middle of it."""

from __future__ import annotations

import asyncio
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from locales import translator
from tests.e2e.person import text
from tests.e2e.processes import World

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.e2e.conftest import SignIn
    from tests.e2e.person import Person

pytestmark = pytest.mark.e2e

PARTNERS = (
    "Centro do Porto; Norte; português",
    "Université de Brest; Bretagne; français",
    "Cork Labs; Irlanda",
)
ROLES = {"Coordenação", "Centro do Porto", "Université de Brest", "Cork Labs"}
CHANNELS = {"coordenação", "centro-do-porto", "université-de-brest", "cork-labs"}
T = translator("pt")


@pytest.fixture
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """A server with two people, a channel, and a bot that may manage roles and channels but not administer."""
    world = World(tmp_path_factory.mktemp("empty"), Path(__file__).parent / "empty_server.json")
    try:
        world.start("playground")
        world.start("bot")
        yield world
    finally:
        world.stop()


async def opened(berta: Person) -> dict[str, Any]:
    """The card of the set-up, newly asked for."""
    events = await berta.command("network setup")
    return next(data for kind, data in events if kind == "MESSAGE_CREATE")


async def pressed(berta: Person, card: dict[str, Any], message: str) -> dict[str, Any]:
    """The same card after a button with this (English) message was pressed."""
    await berta.press(card, T.text(message))
    return berta.messages[card["id"]]


async def built(berta: Person, card: dict[str, Any]) -> None:
    """Confirm, and wait until the card says that the network is ready."""
    await pressed(berta, card, "Create all this")
    ready = T.text("{name} is ready", name="Atlantic innovation")
    await berta.until(lambda: ready in text(berta.messages[card["id"]]), "the report")


async def typed(berta: Person, card: dict[str, Any], button: str, **fields: str) -> dict[str, Any]:
    """The same card after a window was filled in."""
    events = await berta.press(card, T.text(button))
    modal = next(data for kind, data in events if kind == "INTERACTION_MODAL_CREATE")
    await berta.fill_in(modal, card["channel_id"], **fields)
    return berta.messages[card["id"]]


async def names(berta: Person) -> tuple[Counter[str], Counter[str]]:
    """The names of all roles and of all text channels on the server, with how often each is there."""
    roles = await berta.rest("GET", f"/guilds/{berta.guild}/roles")
    channels = await berta.rest("GET", f"/guilds/{berta.guild}/channels")
    return Counter(r["name"] for r in roles), Counter(c["name"] for c in channels if c["type"] == 0)


async def visible(person: Person) -> set[str]:
    """The channels of the network that Discord shows to a person."""
    channels = await person.rest("GET", f"/guilds/{person.guild}/channels")
    return {c["name"] for c in channels} & CHANNELS


async def test_from_an_empty_server_to_a_member_in_a_partner_s_channel(world: World, sign_in: SignIn):
    berta, ana = await sign_in("berta"), await sign_in("ana")
    card = await opened(berta)
    card = await pressed(berta, card, "Go on to the partners ›")
    card = await typed(berta, card, "Add partners", lines="\n".join(PARTNERS[:2]))
    await world.restart("bot")
    card = await typed(berta, card, "Add partners", lines=f"{PARTNERS[2]}\nX; Atlântida")
    assert "Atlântida" in text(card)
    card = await typed(berta, card, "Correct these lines", lines="")
    card = await pressed(berta, card, "Look at what will be created ›")
    roles, channels = await names(berta)
    assert not ROLES & set(roles)
    assert not CHANNELS & set(channels)

    await built(berta, card)
    roles, channels = await names(berta)
    assert {name: roles[name] for name in ROLES} == dict.fromkeys(ROLES, 1)
    assert {name: channels[name] for name in CHANNELS} == dict.fromkeys(CHANNELS, 1)
    assert await visible(berta) == CHANNELS
    assert await visible(ana) == set()

    await berta.command("network assign", member=ana.who["id"], partner="P2", role="contact")
    assert await visible(ana) == {"université-de-brest"}
    room = next(
        c["id"] for c in await ana.rest("GET", f"/guilds/{ana.guild}/channels") if "brest" in c["name"]
    )
    welcome = (await ana.history(room))[-1]
    assert translator("fr").text("Welcome to the network") in text(welcome)


async def test_a_bot_killed_while_it_builds_goes_on_and_makes_nothing_twice(world: World, sign_in: SignIn):
    berta = await sign_in("berta")
    card = await pressed(berta, await opened(berta), "Go on to the partners ›")
    card = await typed(berta, card, "Add partners", lines="\n".join(PARTNERS))
    card = await pressed(berta, card, "Look at what will be created ›")
    # Each creation takes a while, so that the end comes in the middle of the work.
    slow = {"method": "POST", "path": "/guilds/*", "status": "delay", "times": 50, "retry_after": 0.15}
    await world.control("POST", "/playground/faults", slow)
    building = asyncio.create_task(berta.press(card, T.text("Create all this")))
    await berta.until(lambda: _made(berta) >= 3, "the third thing")
    world.kill("bot")
    await world.control("DELETE", "/playground/faults")
    await asyncio.wait_for(building, 20)  # it had answered with its progress before it was killed
    roles, channels = await names(berta)
    assert not (set(roles) >= ROLES and set(channels) >= CHANNELS), "it was killed too late to tell"

    world.start("bot")
    again = await opened(berta)
    await built(berta, again)
    roles, channels = await names(berta)
    assert {name: roles[name] for name in ROLES} == dict.fromkeys(ROLES, 1)
    assert {name: channels[name] for name in CHANNELS} == dict.fromkeys(CHANNELS, 1)


def _made(berta: Person) -> int:
    return sum(kind in {"GUILD_ROLE_CREATE", "CHANNEL_CREATE"} for kind, _ in berta.events)
