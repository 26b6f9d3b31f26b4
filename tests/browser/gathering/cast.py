"""Who takes part in the story: six people in four languages and five zones, each in front of their own page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from playwright.async_api import expect

from locales import translator
from tests.browser import screen as screens
from tests.browser.test_plan_year import Year
from tests.browser.test_story import STICKS_OUT
from tests.e2e.person import Person
from tests.e2e.test_notices import agree

if TYPE_CHECKING:
    from playwright.async_api import Locator

    from locales import Translator
    from tests.browser.conftest import OpenScreen
    from tests.browser.screen import Screen
    from tests.e2e.processes import World

# By their token: username, language, zone. The organiser stands first.
PEOPLE: Final = {
    "maelle": ("maelle.kerbrat", "fr", "Europe/Paris"),
    "fiona": ("fiona.keane", "en", "Europe/Dublin"),
    "nerea": ("nerea.uribarri", "es", "Europe/Madrid"),
    "beatriz": ("beatriz.fonseca", "pt", "Atlantic/Azores"),
    "jack": ("jack.hosken", "en", "Europe/London"),
    "solene": ("solene.marrec", "fr", "Europe/London"),
}
TITLE: Final = "Le bassin à houle, un an après"
CODE: Final = "E1"


def bare(words: str) -> str:
    """Words as the page shows them, without Markdown's stars."""
    return words.replace("*", "")


@dataclass
class Somebody:
    """One who takes part: their page, and the words of their language."""

    name: str
    screen: Screen
    t: Translator

    async def sees(self, words: str, picture: str = "") -> Locator:
        """The newest card with these words; nothing sticks out of it. Pictured when asked to."""
        card = await self.screen.card(bare(words))
        await self.screen.answered()
        assert await card.locator(".content").evaluate(STICKS_OUT) == [], (self.name, words)
        if screens.PICTURES and picture:
            path = Path(screens.PICTURES) / f"whole-{picture}-{self.t.language}.png"
            path.parent.mkdir(parents=True, exist_ok=True)
            await card.screenshot(path=path, animations="disabled")
        return card

    async def presses(self, label: str, card: Locator) -> None:
        """A button of that card, by its whole label."""
        await card.get_by_role("button", name=label, exact=True).first.click()
        await self.screen.answered()

    async def has_not_seen(self, words: str) -> None:
        """No message says this here; asked once all that was due is sent."""
        await expect(self.screen.messages(bare(words))).to_have_count(0)

    async def on_the_server(self, channel: str = "general") -> None:
        """From direct messages to a channel of the server."""
        server = re.compile("^Atlantic demo network")
        await self.screen.page.get_by_role("button", name=server).first.click()
        await self.screen.goto_channel(channel)


class Days(Year):
    """The clock of the playground, moved through all that is due, and what the database says."""

    async def now(self) -> datetime:
        """What the playground's clock says."""
        clock = await self.world.control("GET", "/playground/clock")
        return datetime.fromisoformat(clock["now"]).astimezone(UTC)

    async def on(self, later: timedelta) -> None:
        """So much later, with all that is due meanwhile."""
        await self.come_to(await self.now() + later)

    async def a_moment(self) -> None:
        """As long as people are left in peace after a message, so that the next one is there."""
        await self.on(timedelta(minutes=5))

    def moment(self, sql: str) -> datetime:
        """An instant that the database keeps, in milliseconds."""
        ((at,),) = self.ask(sql)
        return datetime.fromtimestamp(at / 1000, UTC)


async def all_agree_to_be_written_to(world: World) -> None:
    """Everybody has pressed the button that lets Techlink write to them."""
    people = await world.people()
    application = str(people["Techlink"]["id"])
    for username, _, _ in PEOPLE.values():
        async with Person(world, people[username], application) as who:
            await agree(who)


async def in_front_of_their_pages(world: World, open_screen: OpenScreen) -> list[Somebody]:
    """Everybody opens the playground's page, where they are."""
    people = await world.people()
    found = []
    for token, (username, language, zone) in PEOPLE.items():
        screen = await open_screen(world.url, token, timezone_id=zone)
        found.append(Somebody(people[username]["display_name"], screen, translator(language, zone)))
    return found
