"""Events in one's own calendar, from chat: an address made, shown once and ended; one event as a file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from domain.records import replace
from services.events import calendars, creating
from tests.behaviour.people import labels, shown, text
from tests.documents.calendar_reading import by_ical, strict
from tests.services.events.conftest import SEMINAR
from tests.services.networks_made import discord_user

if TYPE_CHECKING:
    from services.core import Core
    from tests.behaviour.people import World

PORTAL = "https://techlink.example"


async def announced(plan: World, core: Core) -> None:
    berta = discord_user(plan.berta.id, "Berta", server=plan.guild.id)
    await core.write(berta, creating.create, replace(SEMINAR, title="Tides"))


async def titles(core: Core, secret: str) -> list[str] | None:
    found = await core.look_across(calendars.contents, secret, lambda _: None)
    assert found is not None
    return None if found.ended else [entry.event.title for _, entry in found.parts]


async def test_an_address_is_made_shown_once_and_ended(plan: World, core: Core):
    core.portal = PORTAL
    await announced(plan, core)
    card = shown(await plan.ana.slash(plan.public, "event calendar"))
    assert card.ephemeral
    assert labels(card) == ["Make my address"]
    await plan.ana.click(card, label="Make my address")
    (secret,) = re.findall(rf"{PORTAL}/calendar/([\w-]+)\.ics", text(card))
    assert await titles(core, secret) == ["Tides"]
    again = shown(await plan.ana.slash(plan.public, "event calendar"))
    assert secret not in text(again)
    assert labels(again) == ["Make a new address", "End it"]
    await plan.ana.click(again, label="Make a new address")
    (other,) = re.findall(rf"{PORTAL}/calendar/([\w-]+)\.ics", text(again))
    assert await titles(core, secret) is None
    assert await titles(core, other) == ["Tides"]
    last = shown(await plan.ana.slash(plan.public, "event calendar"))
    await plan.ana.click(last, label="End it")
    assert labels(last) == ["Make my address"]
    assert await titles(core, other) is None


async def test_without_a_portal_there_is_no_address(plan: World, core: Core):
    core.portal = ""
    card = shown(await plan.ana.slash(plan.public, "event calendar"))
    assert "whoever runs Techlink has not said where its pages are" in text(card)
    assert labels(card) == []


async def test_one_event_is_a_file_from_the_command_and_from_its_card(plan: World, core: Core):
    await announced(plan, core)
    typed = shown(await plan.ana.slash(plan.public, "event calendar", event="E1"))
    card = shown(await plan.ana.slash(plan.public, "event show", event="E1"))
    pressed = shown(await plan.ana.click(card, label="Calendar file"))
    for made in (typed, pressed):
        assert made.ephemeral
        (file,) = made.attachments
        assert file.filename == "E1.ics"
        data = await file.read()
        assert [one.meant("SUMMARY") for one in strict(data).named("VEVENT")] == ["Tides"]
        assert [one.summary for one in by_ical(data).events] == ["Tides"]
