"""The first loop in the browser with the real bot, in all four languages: dark and light, wide and narrow.

With TECHLINK_SCREENSHOTS set to a folder, every card is pictured there for the docs' gallery:
`<card>-<language>-<dark|light>[-phone].png`.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio
from playwright.async_api import expect

from locales import translator
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.marks import BROWSER
from tests.e2e.processes import World

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from playwright.async_api import Locator

    from locales import Translator
    from tests.browser.conftest import OpenScreen
    from tests.browser.screen import Screen

pytestmark = BROWSER
PEOPLE = {
    "en": ("fiona", "ballyvara-ocean-energy"),
    "fr": ("annelise", "université-de-kermarine"),
    "es": ("nerea", "zamabizi-bicicletas-de-carga"),
    "pt": ("beatriz", "centro-tecnológico-maré-alta"),
}
# What sticks out of the newest card, or is cut off in it. The line of its thread is the page's own: it cuts long names.
STICKS_OUT = """card => {
  return [...card.querySelectorAll('*')].filter(n => {
    if (n.closest('.thread-line')) return false;
    const r = n.getBoundingClientRect(), style = getComputedStyle(n);
    if (!r.width || style.display === 'inline' || style.position === 'absolute') return false;
    return r.right > innerWidth + 1 || n.scrollWidth > n.clientWidth + 1 && style.overflowX !== 'visible';
  }).map(n => n.outerHTML.slice(0, 120));
}"""


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def demo(tmp_path_factory: pytest.TempPathFactory, demo_folder: Path) -> AsyncIterator[World]:
    """The program on the demo network."""
    world = World(tmp_path_factory.mktemp("demo"), like=demo_folder)
    await asyncio.to_thread(world.start, "playground")
    await asyncio.to_thread(world.start, "bot")
    yield world
    world.stop()


class Gallery:
    """Looks at one person's newest card in every shape, and pictures it when asked to."""

    def __init__(self, screen: Screen, language: str) -> None:
        self.screen, self.language = screen, language
        self.t: Translator = translator(language)

    async def look(self, name: str, words: str, *, tall: bool = False) -> None:
        """The card with these words, dark and light, on a desktop and a phone: nothing sticks out of it.

        `tall`: in a window that holds the whole of a long card.
        """
        page = self.screen.page
        for theme in ("dark", "light"):
            await page.emulate_media(color_scheme=theme)
            for shape, viewport in (("", DESKTOP), ("-phone", PHONE)):
                size = {**viewport, "height": 1500} if tall else viewport
                await page.set_viewport_size(size)  # type: ignore[arg-type]
                card = await self.screen.card(words)
                # In one step: the card may be drawn anew at any time.
                await card.evaluate("card => card.scrollIntoView({block: 'nearest'})")
                await expect(card).to_be_in_viewport()
                assert await card.locator(".content").evaluate(STICKS_OUT) == [], (
                    f"{name} {self.language} {theme}{shape}"
                )
                await self.screen.picture(f"{name}-{self.language}-{theme}{shape}")
        await page.emulate_media(color_scheme="dark")
        await page.set_viewport_size(DESKTOP)  # type: ignore[arg-type]


@pytest.mark.parametrize("language", PEOPLE)
async def test_the_loop_in_the_browser(demo: World, open_screen: OpenScreen, language: str):
    token, channel = PEOPLE[language]
    screen = await open_screen(demo.url, token)
    gallery = Gallery(screen, language)
    t = gallery.t

    await screen.goto_channel(channel)
    invitation = t.text(
        "When you press, the questionnaire opens in your direct messages, only for you. Techlink then writes to "
        "you there when something is due, too; {command} changes that.",
        command="/me notifications",
    )
    await gallery.look("invitation", invitation)
    await screen.press(t.text("Open my questionnaire"))
    await screen.card(t.text("Your questionnaire is in your direct messages"))

    await screen.goto_dms()
    await expect(screen.page.locator(".header-name")).to_have_text("Techlink")
    await gallery.look("intro", t.text("Before you begin"))
    await screen.press(t.text("Start"))

    first = t.text("question {number} of {total}", number=1, total=28)
    await gallery.look("question", first)
    await screen.press(t.text("More…"))
    await gallery.look("more", first)
    await screen.press(t.text("Less"))

    card = await screen.card(first)
    await _answer(card, screen, t, 2)
    await screen.send("c")
    third = await screen.card(t.text("question {number} of {total}", number=3, total=28))
    await _answer(third, screen, t, 1)
    await _answer(third, screen, t, 0)
    await gallery.look("chapter", t.text("Add something"))
    await screen.press(t.text("Add something"), third)
    await screen.modal.locator("textarea, input").first.fill("https://example.org/plan")
    await screen.modal.locator("button[type=submit], .button.primary").last.click()
    await expect(third).to_contain_text("https://example.org/plan")

    send = third.get_by_role("button", name=t.text("Send my answers"))
    for _ in range(60):
        if await send.count():
            break
        if await third.get_by_role("button", name=t.text("This one")).count():
            await _answer(third, screen, t, 3)
        else:
            await third.get_by_role("button", name="›").last.click()
            await screen.answered()
    await gallery.look("review", t.text("Look it over before you send it"))
    await send.click()
    await screen.answered()
    await gallery.look("receipt", t.text("Your answers are sent. Thank you."))
    await screen.press(t.text("See my result"))
    await gallery.look("result", t.text("**Next step:** {step}", step="").strip("* "))


async def test_the_coordinator_sees_who_has_answered(demo: World, open_screen: OpenScreen):
    screen = await open_screen(demo.url, "maelle")
    await screen.command("survey status")
    gallery = Gallery(screen, "fr")
    await gallery.look("status", "Tiago Moreira")


async def _answer(card: Locator, screen: Screen, t: Translator, place: int) -> None:
    await card.get_by_role("button", name=t.text("This one")).nth(place).click()
    await screen.answered()
