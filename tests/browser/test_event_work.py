"""The work around an event in the browser: its tasks, its agenda, who was there, its minutes; its pages on the web."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

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
    from playwright.async_api import Browser, Page

    from tests.browser.conftest import OpenScreen
    from tests.browser.screen import Screen

pytestmark = BROWSER
CODE: Final = "E1"
TITLE: Final = "What a wave-energy test tank taught six SMEs"
SEMINAR: Final = ("15/06/2027 14:00", "2027-06-15T12:30:00Z")
AGENDA: Final = "Welcome (10 min) | Declan\nWhat the tank showed (45 min) | Beatriz\nQuestions (30 min)"
DECISION: Final = "The tank is open to SMEs of all four regions from September on."


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def demo(tmp_path_factory: pytest.TempPathFactory, demo_folder: Path) -> AsyncIterator[World]:
    """The demo network and its portal."""
    world = World(tmp_path_factory.mktemp("work"), like=demo_folder)
    for part in ("playground", "portal", "bot"):
        await asyncio.to_thread(world.start, part)
    try:
        yield world
    finally:
        world.stop()


async def announced(screen: Screen, gallery: Gallery) -> None:
    """A seminar for the whole network."""
    t = gallery.t
    await screen.goto_channel("general")
    await screen.begin_command("event new")
    await screen.fill_option("kind", t.text("seminar"))
    await screen.fill_option("title", TITLE)
    await screen.chip("when").locator("input").fill(SEMINAR[0])
    await screen.page.locator(".suggestion").first.click()
    await screen.fill_option("place", "Tank hall, Cork https://meet.example.org/tank")
    await screen.fill_option("seats", "20")
    await screen.page.keyboard.press("Enter")
    await screen.press(t.text("Announce"), await screen.card(t.text("Preview: nobody has been told yet")))
    await screen.card("Times are shown in your own time zone.")


async def prepared(screen: Screen, gallery: Gallery) -> None:
    """Its list of tasks, the methodology behind it, and its agenda."""
    t = gallery.t
    await screen.command("event tasks", event=CODE)
    await gallery.look("event-tasks", t.text("Only you see this. The days move with the event."), tall=True)
    await screen.command("event methodology")
    await gallery.look("event-methodology", t.text("Handbook (PDF)"), tall=True)
    await screen.command("event agenda", event=CODE)
    empty = t.text("There is no agenda yet.")
    await gallery.look("event-no-agenda", empty)
    await screen.press(t.text("Write it…"), await screen.card(empty))
    await screen.fill_modal(**{t.text("Items"): AGENDA})
    await gallery.look("event-agenda", "What the tank showed")


async def held(demo: World, screen: Screen, gallery: Gallery) -> None:
    """It begins, Declan is there, something is decided, and it ends."""
    t = gallery.t
    await demo.control("POST", "/playground/clock", {"now": SEMINAR[1]})
    on = t.text("It is on: {title}", title=TITLE)
    await screen.command("event start", event=CODE)
    await screen.press(t.text("Decision…"), await screen.card(on))
    await screen.fill_modal(**{t.text("What?"): DECISION})
    await gallery.look("event-decision", DECISION, tall=True)
    await screen.command("event start", event=CODE)
    running = await screen.card(on)
    await screen.press(t.text("I am here"), running)
    await expect(running).to_contain_text(t.text("You are on the list of those who were there."))
    await gallery.look("event-on", on, tall=True)
    await screen.press(t.text("End it"), running)
    await screen.card(t.text("It has ended. Attendance and minutes are below."))
    await screen.command("event attendance", event=CODE)
    await gallery.look("event-attendance", t.text("Look at somebody, correct…"), tall=True)
    await screen.command("event minutes", event=CODE)
    await gallery.look("event-minutes", t.text("Send for approval…"), tall=True)


async def on_the_web(page: Page, base: str, language: str, theme: str) -> str:
    """The pages of an event, for who organises it; gives the address of its public page."""
    t = translator(language)
    name = f"portal-{language}-{theme}"
    await page.goto(f"{base}/events")
    await looked_over(page, f"{name}-events")
    await page.locator(".cards a").first.click()
    await looked_over(page, f"{name}-event")
    await page.get_by_role("button", name=t.text("Open a public page")).click()
    await expect(page.get_by_role("status")).to_be_visible()
    await looked_over(page, f"{name}-event-public")
    address = await page.locator("code.copy").first.inner_text()
    await page.goto(f"{page.url.partition('?')[0]}/people")
    await looked_over(page, f"{name}-event-people")
    await page.goto(f"{base}/calendar")
    await page.get_by_role("button", name=t.text("Make my address")).click()
    await expect(page.get_by_role("status")).to_be_visible()
    await looked_over(page, f"{name}-calendar")
    return address.strip()


async def test_from_the_list_of_tasks_to_the_minutes(
    demo: World, open_screen: OpenScreen, browser: Browser
) -> None:
    declan = await open_screen(demo.url, "declan")
    gallery = Gallery(declan, "en")
    await announced(declan, gallery)
    await prepared(declan, gallery)

    page = await phone(browser, "light")
    await enter(demo, open_screen, page, "en", "event-portal")
    public = await on_the_web(page, page.url.partition("?")[0].rstrip("/"), "en", "light")
    await page.context.close()
    for language, theme in (("pt", "light"), ("es", "dark")):
        outside = await phone(browser, theme)
        await outside.goto(f"{public}?language={language}")
        await looked_over(outside, f"portal-{language}-{theme}-public")
        await outside.context.close()

    await held(demo, declan, gallery)
