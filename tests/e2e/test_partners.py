"""A partner added, renamed and retired through sockets, on the demo network; killed in between."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from locales import translator
from tests.e2e.person import InteractionFailed, controls, text

if TYPE_CHECKING:
    from tests.e2e.conftest import SignIn
    from tests.e2e.person import Person
    from tests.e2e.processes import World

pytestmark = pytest.mark.e2e

PT, EN = translator("pt"), translator("en")
VIGO = {"name": "Universidad de Vigo", "place": "Galicia", "code": "VIGO"}


async def opened(who: Person, **options: str) -> dict[str, Any]:
    """The card that `/network partners` answers."""
    events = await who.command("network partners", **options)
    return next(data for kind, data in events if kind == "MESSAGE_CREATE" and data.get("flags", 0) & 64)


async def pressed(who: Person, card: dict[str, Any], message: str) -> dict[str, Any]:
    """The same card after a button with this (English) message was pressed."""
    await who.press(card, PT.text(message))
    return who.messages[card["id"]]


async def typed(who: Person, card: dict[str, Any], button: str, **fields: str) -> dict[str, Any]:
    """The same card after a window was filled in."""
    events = await who.press(card, PT.text(button))
    modal = next(data for kind, data in events if kind == "INTERACTION_MODAL_CREATE")
    await who.fill_in(modal, card["channel_id"], **fields)
    return who.messages[card["id"]]


async def channels(who: Person) -> dict[str, str]:
    """The text channels that a person sees: names to ids."""
    found = await who.rest("GET", f"/guilds/{who.guild}/channels")
    return {channel["name"]: channel["id"] for channel in found if channel["type"] == 0}


async def test_a_partner_is_added_joined_renamed_and_retired(world: World, sign_in: SignIn):
    ines, tiago, fiona = [await sign_in(name) for name in ("ines.duarte", "tiago.moreira", "fiona.keane")]
    card = await typed(ines, await opened(ines), "Add a partner", **VIGO, kind="university")
    assert "Galicia (ES11)" in text(card)
    assert "universidad-de-vigo" in text(card)

    # The row is there first: killed between role and channel, the partner's card says what is missing.
    fault = {"method": "POST", "path": "/guilds/*/channels", "status": "delay", "times": 1, "retry_after": 2}
    await world.control("POST", "/playground/faults", fault)
    creating = asyncio.create_task(ines.press(card, PT.text("Create the partner")))
    await ines.until(lambda: any(kind == "GUILD_ROLE_CREATE" for kind, _ in ines.events), "the role")
    world.kill("bot")
    await world.control("DELETE", "/playground/faults")
    await asyncio.wait({creating})
    assert isinstance(creating.exception(), InteractionFailed | None)
    world.start("bot")
    card = await opened(ines, partner="VIGO")
    assert PT.text("No channel yet: invitations cannot be posted.") in text(card)
    card = await pressed(ines, card, "Make what is missing")
    made = Counter(role["name"] for role in await ines.rest("GET", f"/guilds/{ines.guild}/roles"))
    assert made["Universidad de Vigo"] == 1
    room = (await channels(ines))["universidad-de-vigo"]
    assert "universidad-de-vigo" not in await channels(tiago)
    welcome = (await ines.history(room))[-1]
    assert translator("es").text("Welcome to the network") in text(welcome)

    # Somebody moves there from another partner: asked about first, then the channel is theirs to see.
    card = await pressed(ines, card, "Members")
    people = next(control for control in controls(card) if control["type"] == 5)
    await ines.touch(card, people, [tiago.who["id"]])
    card = await pressed(ines, ines.messages[card["id"]], "Move here")
    assert "universidad-de-vigo" in await channels(tiago)

    card = await typed(
        ines,
        await opened(ines, partner="VIGO"),
        "Edit",
        name="UVigo",
        kind="university",
        place="Galicia",
        language="pt",
    )
    card = await pressed(ines, card, "Rename everywhere")
    await ines.until(lambda: _with(ines, card, "UVigo"), "the new name")
    assert (await channels(tiago))["uvigo"] == room

    card = await opened(fiona, partner="VIGO")
    assert EN.text("Edit") not in [control.get("label") for control in controls(card)]

    card = await pressed(ines, await opened(ines, partner="VIGO"), "Remove from the network…")
    card = await pressed(ines, card, "Remove from the network")
    assert PT.text("Take back in") in text(card)
    assert "uvigo" not in await channels(tiago)
    assert (await channels(ines))["uvigo"] == room
    await pressed(ines, card, "Take back in")
    assert "uvigo" in await channels(tiago)


def _with(who: Person, card: dict[str, Any], words: str) -> dict[str, Any] | None:
    """The card as it is now, once it says this."""
    now = who.messages[card["id"]]
    return now if words in text(now) else None
