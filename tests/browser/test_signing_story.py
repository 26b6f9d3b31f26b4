"""Agreeing, signing and results in the browser with the real bot, in all four languages, dark and light."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio
from playwright.async_api import expect

from tests.browser.marks import BROWSER
from tests.browser.test_story import Gallery
from tests.e2e.person import Person
from tests.e2e.processes import World
from tests.e2e.test_signing import answer, sign

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.browser.conftest import OpenScreen

pytestmark = BROWSER
# The contact who looks, their partner, and colleagues who answer first, each with one place in the list.
CONTACTS = {
    "en": ("declan", "Ballyvara Ocean Energy", (("fiona.keane", "en", 1),)),
    "fr": ("maelle", "Université de Kermarine", (("annelise.corlay", "fr", 3), ("tiago.moreira", "pt", 1))),
    "es": ("carme", "Agencia Ría Nova", ()),
    "pt": ("rui", "Centro Tecnológico Maré Alta", ()),
}
USERNAMES = {"declan": "declan.hurley", "maelle": "maelle.kerbrat", "carme": "carme.outeiro"}


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def demo(tmp_path_factory: pytest.TempPathFactory, demo_folder: Path) -> AsyncIterator[World]:
    """The program on the demo network."""
    world = World(tmp_path_factory.mktemp("demo"), like=demo_folder)
    await asyncio.to_thread(world.start, "playground")
    await asyncio.to_thread(world.start, "bot")
    yield world
    world.stop()


async def person(demo: World, username: str) -> Person:
    people = await demo.people()
    return Person(demo, people[username], str(people["Techlink"]["id"]))


async def test_one_kind_reminder(demo: World, open_screen: OpenScreen):
    """The coordination reminds those who have not signed: first, since the others sign below."""
    screen = await open_screen(demo.url, "ines")
    gallery = Gallery(screen, "pt")
    t = gallery.t
    await screen.command("survey status")
    await screen.press(t.text("Send a kind reminder…"))
    await gallery.look("nudge-preview", t.text("Send one kind reminder?"))
    await screen.press(t.text("Send the reminder"))
    await gallery.look("nudged", t.text("The reminder is out"))


@pytest.mark.parametrize("language", CONTACTS)
async def test_a_contact_settles_signs_and_reads_the_result(
    demo: World, open_screen: OpenScreen, language: str
):
    token, partner, colleagues = CONTACTS[language]
    for username, spoken, place in colleagues:
        async with await person(demo, username) as colleague:
            await answer(colleague, spoken, place)
    screen = await open_screen(demo.url, token)
    gallery = Gallery(screen, language)
    t = gallery.t
    await screen.command("survey sign")
    if language == "pt":
        await gallery.look("signed", t.text("{partner} has signed", partner=partner))
    else:
        legend = t.text("A–{last}: the sentence chosen, from A, the first, to {last}, the last", last="E")
        await gallery.look("agreement", legend)
        card = await screen.card(legend)
        await card.get_by_role("button", name=t.text("Look")).first.click()
        await screen.answered()
        about = t.text("Choose what is true of your partner; you can change it until you sign.")
        await gallery.look("settling", about)
        await screen.press(t.text("‹ Back to the overview"), await screen.card(about))
        async with await person(demo, USERNAMES[token]) as contact:
            await sign(contact)
        await screen.command("survey sign")
        await gallery.look("signed", t.text("{partner} has signed", partner=partner))
    await screen.press(t.text("See our result"), await screen.card(t.text("See our result")))
    result = await screen.card(t.text("All answers"))
    await expect(result.locator("img").first).to_be_visible()
    await gallery.look("partner-result", t.text("All answers"), tall=True)
    await screen.press(t.text("The network’s picture"), result)
    await gallery.look("network", t.text("Look at a partner’s result…"))
    await screen.command("survey status")
    # Who coordinates sees all partners, those that signed a line each.
    signed = t.text("**Signed**").strip("*") if language == "fr" else t.text("✓ signed {date}", date="")[:6]
    await gallery.look("contact-status", signed)


@pytest.mark.parametrize("language", CONTACTS)
async def test_last_years_picture_of_the_network(demo: World, open_screen: OpenScreen, language: str):
    """All six partners signed a year ago: the medians have a picture, and each partner can be looked at."""
    screen = await open_screen(demo.url, CONTACTS[language][0])
    gallery = Gallery(screen, language)
    t = gallery.t
    last_year = str((datetime.now(UTC) - timedelta(days=380)).year)
    await screen.command("survey results", questionnaire=last_year)
    whole = t.text("{signed} of {asked} partners have signed", signed=6, asked=6)
    if language != "fr":  # who coordinates is shown the network at once
        beside = f"{last_year} · {CONTACTS[language][1]}"
        card = await screen.card(beside)
        await expect(card.locator("img").first).to_be_visible()
        await gallery.look("last-result", beside, tall=True)
        await screen.press(t.text("The network’s picture"), card)
    card = await screen.card(f"{last_year} · {whole}")
    await expect(card.locator("img").first).to_be_visible()
    await gallery.look("network-picture", f"{last_year} · {whole}", tall=True)
