"""A date poll in the browser: proposed in French, answered in Portuguese in chat and on the web, decided."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest_asyncio
from playwright.async_api import expect

from locales import translator
from tests.browser.marks import BROWSER
from tests.browser.test_portal_story import enter, looked_over, phone
from tests.browser.test_story import Gallery
from tests.e2e.processes import World

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    import pytest
    from playwright.async_api import Browser

    from tests.browser.conftest import OpenScreen
    from tests.browser.screen import Screen

pytestmark = BROWSER
TITLE = "Bassin à houle : bilan"
TIMES = "mardi 15 juin 2027 à 14h; le 16 juin 2027 à 3h; 17/06/2027 9h30-11h; 12/06/2027 22h"
SHARED = "Who said what is not shown here."


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def demo(tmp_path_factory: pytest.TempPathFactory, demo_folder: Path) -> AsyncIterator[World]:
    """The demo network and its portal."""
    world = World(tmp_path_factory.mktemp("polls"), like=demo_folder)
    for part in ("playground", "portal", "bot"):
        await asyncio.to_thread(world.start, part)
    try:
        yield world
    finally:
        world.stop()


async def proposed(screen: Screen, gallery: Gallery) -> None:
    """Maëlle proposes four times; one of them is asked back."""
    t = gallery.t
    await screen.goto_channel("general")
    await screen.begin_command("event poll")
    await screen.chip("times").locator("input").fill(TIMES)
    await screen.fill_option("title", TITLE)
    await screen.page.keyboard.press("Enter")
    asked = t.text("It can be read in several ways.")
    await gallery.look("poll-asked", asked, tall=True)
    card = await screen.card(asked)
    await card.get_by_role("button", name="15:00").click()
    await screen.answered()
    preview = t.text("Preview: nobody has been told yet")
    await gallery.look("poll-preview", preview, tall=True)
    await screen.press(t.text("Change…"), await screen.card(preview))
    await expect(screen.modal).to_be_visible()
    await screen.picture("poll-window-fr-dark")
    await screen.fill_modal(**{t.text("What is it about?"): "Ce que six PME en ont appris."})
    await screen.press(t.text("Publish"), await screen.card(preview))
    await gallery.look("poll-published", t.text("Say when I can"), tall=True)


async def test_from_times_to_an_event(demo: World, open_screen: OpenScreen, browser: Browser):
    maelle = await open_screen(demo.url, "maelle")
    french = Gallery(maelle, "fr")
    await proposed(maelle, french)
    await french.look("poll-card", SHARED, tall=True)

    beatriz = await open_screen(demo.url, "beatriz")
    portuguese = Gallery(beatriz, "pt")
    t = portuguese.t
    await beatriz.goto_channel("general")
    await (await beatriz.card(SHARED)).get_by_role("button", name="Say when I can").click()
    await beatriz.answered()
    own = t.text("All fit")
    await portuguese.look("poll-mine", own, tall=True)
    await beatriz.press(own, await beatriz.card(own))
    await portuguese.look("poll-saved", t.text("You have said it of every slot."), tall=True)
    await expect(beatriz.message(SHARED)).to_contain_text("Yes: 1")

    page = await phone(browser, "light")
    await enter(demo, open_screen, page, "pt", "poll-portal")
    await page.goto(f"{page.url.rstrip('/')}/polls/1")
    await looked_over(page, "poll-pt-light-form")
    group = page.locator("fieldset").first
    await group.get_by_label(translator("pt").context("slot", "No")).check()
    await looked_over(page, "poll-pt-light-page")
    await page.get_by_role("button", name=t.text("Save"), exact=True).click()
    await expect(page.get_by_role("status")).to_contain_text("Guardado")
    await page.context.close()

    await maelle.command("event polls")
    await french.look("poll-list", "1 sondage de dates", tall=True)
    await maelle.choose(french.t.text("Open a date poll…"), "D1")
    await maelle.press(french.t.text("Who can when…"))
    await french.look("poll-results", french.t.text("Take this time…"), tall=True)
    await maelle.press(french.t.text("Take this time…"))
    taking = french.t.text("Take it and announce")
    await french.look("poll-taking", taking, tall=True)
    await maelle.press(taking)
    await expect(maelle.message("Decided:")).to_be_visible()
    await french.look("poll-record", "Decided:", tall=True)
