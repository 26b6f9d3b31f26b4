"""An event in the browser: from one command to the record, in the organiser's and in others' languages."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio
from playwright.async_api import expect

from tests.browser.marks import BROWSER
from tests.browser.test_story import Gallery
from tests.e2e.processes import World

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.browser.conftest import OpenScreen

pytestmark = BROWSER
# Who organises, what they type, and the code that the event gets: each has one of their own.
PEOPLE = {
    "fr": ("maelle", "Ce qu’un bassin à houle a appris à six PME", "15/06/2027 14h", "E1"),
    "pt": ("ines", "O que um tanque de ondas ensinou a seis PME", "14/07/2027 às 22:30", "E2"),
    "en": ("declan", "What a wave-energy test tank taught six SMEs", "16/09/2027 14:00", "E3"),
}


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def demo(tmp_path_factory: pytest.TempPathFactory, demo_folder: Path) -> AsyncIterator[World]:
    """The demo network."""
    world = World(tmp_path_factory.mktemp("events"), like=demo_folder)
    await asyncio.to_thread(world.start, "playground")
    await asyncio.to_thread(world.start, "bot")
    try:
        yield world
    finally:
        world.stop()


@pytest.mark.parametrize("language", PEOPLE)
async def test_an_event_is_announced_answered_moved_and_called_off(
    demo: World, open_screen: OpenScreen, language: str
):
    token, title, when, code = PEOPLE[language]
    screen = await open_screen(demo.url, token)
    gallery = Gallery(screen, language)
    t = gallery.t
    await screen.goto_channel("general")
    kind = t.text("seminar")
    await screen.begin_command("event new")
    await screen.fill_option("kind", kind)
    await screen.fill_option("title", title)
    await screen.chip("when").locator("input").fill(when)
    await expect(screen.page.locator(".suggestion").first).to_contain_text("2027")
    await screen.picture(f"event-when-{language}-dark")
    await screen.page.locator(".suggestion").first.click()
    await screen.fill_option("seats", "20")
    await screen.page.keyboard.press("Enter")

    preview = t.text("Preview: nobody has been told yet")
    await gallery.look("event-preview", preview, tall=True)
    await screen.press(t.text("What and when…"), await screen.card(preview))
    await expect(screen.modal).to_be_visible()
    await screen.picture(f"event-window-{language}-dark")
    place = "Sala do tanque, Porto https://meet.example.org/tank"
    await screen.fill_modal(**{t.text("Where"): place})
    await screen.press(t.text("Announce"), await screen.card(preview))
    await gallery.look(
        "event-announced", t.text("Announced: {title}", title=title[:20]).replace("…", "")[:20]
    )

    # The announcement is in the channel's language; whoever presses reads their own.
    card = screen.message("Times are shown in your own time zone.")
    await expect(card).to_be_visible()
    await gallery.look("event-announcement", "Times are shown in your own time zone.", tall=True)
    going = (await screen.card("Times are shown in your own time zone.")).get_by_role(
        "button", name="Going", exact=True
    )
    await going.click()
    await screen.answered()
    await gallery.look("event-mine", t.text("**You are going.** A seat is yours.").split("**")[1], tall=True)
    await expect(screen.message("Times are shown in your own time zone.")).to_contain_text("Going: 1 of 20")

    await screen.command("event people", event=code)
    await gallery.look("event-people", t.text("Not answered yet"), tall=True)
    await screen.command("event list")
    await gallery.look("event-list", t.text("Only you see this. Times are shown in your own time zone."))
    await screen.begin_command("event cancel")
    await screen.fill_option("event", code)
    await screen.page.keyboard.press("Enter")
    asked = t.text("Nothing is done yet: a window asks for the reason.")
    await gallery.look("event-cancel", asked, tall=True)
    await screen.press(t.context("event", "Call off…"), await screen.card(asked))
    await screen.fill_modal(**{t.text("Why?"): "O tanque verte água."})
    await expect(screen.message("It was called off.")).to_be_visible()
    await gallery.look("event-record", "It was called off.", tall=True)
