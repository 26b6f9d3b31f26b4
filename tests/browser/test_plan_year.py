"""A plan's year in the browser: every reminder at nine where its reader is, in their language, over restarts.

Four owners sit in front of the page, each in their zone. The clock goes through the whole outbox in its order;
a minute before each rung of the ladder nothing new is there, and at nine there is one message more.
"""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

import pytest_asyncio
from playwright.async_api import expect

from locales import translator
from tests.browser.marks import BROWSER
from tests.e2e.person import Person, text
from tests.e2e.processes import World
from tests.e2e.test_notices import Outbox, agree

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    import pytest
    from playwright.async_api import Locator

    from locales import Translator
    from tests.browser.conftest import OpenScreen
    from tests.browser.screen import Screen

pytestmark = BROWSER

ACTION: Final = "P1.Z1.A1"
DAYS: Final = (-30, -7, -1, 0, 7, 14)
"""When an owner is reminded, beside the day due."""
TO_COORDINATION: Final = 21 + 7
# Who looks, where, and in how many days what they own is due: through the year and both changes of clocks.
OWNERS: Final = (
    ("en", "aoife.brosnan", "Europe/Dublin", 60),
    ("fr", "yann.legoic", "Europe/Paris", 135),
    ("es", "nerea.uribarri", "Europe/Madrid", 232),
    ("pt", "beatriz.fonseca", "Atlantic/Azores", 330),
)
NEXT: Final = "SELECT min(wake_at) FROM notice WHERE state = 'pending' AND wake_at <= ?"
UNSENT: Final = "SELECT count(*) FROM notice WHERE state IN ('pending', 'leased') AND wake_at <= ?"


class Year(Outbox):
    """The clock, moved through everything that is to be sent."""

    async def come_to(self, at: datetime) -> None:
        """To an instant, with a stop at all that is due on the way: nothing comes late."""
        while (found := self.ask(NEXT, _ms(at))[0][0]) is not None:
            await self._stand(datetime.fromtimestamp(found / 1000, UTC))
        await self._stand(at)

    async def _stand(self, at: datetime) -> None:
        await self.world.clock_to(at)
        await self.until(lambda: self.ask(UNSENT, _ms(at)) == [(0,)], f"all that is due by {at} to be sent")


def _bare(words: str) -> str:
    """Words as the page shows them, without Markdown's stars."""
    return words.replace("*", "")


def _ms(at: datetime) -> int:
    return int(at.timestamp() * 1000)


@dataclass
class Owner:
    """One owner in front of the page."""

    screen: Screen
    zone: ZoneInfo
    t: Translator
    due: date
    title: str

    def headline(self, days: int) -> str:
        """How a reminder begins, so many days after the day due, in the owner's words."""
        t, title = self.t, self.title
        if days == -1:
            return t.text("Due tomorrow: {title}", title=title)
        if days == 0:
            return t.text("Due today: {title}", title=title)
        if days < 0:
            return t.plural("In {n} day: {title}", "In {n} days: {title}", -days, title=title)
        return t.plural("Overdue for {n} day: {title}", "Overdue for {n} days: {title}", days, title=title)

    def nine(self, days: int) -> datetime:
        """Nine in the morning where they are, so many days after the day due."""
        return datetime.combine(self.due + timedelta(days=days), time(9), self.zone)

    async def reminded(self, days: int) -> Locator:
        """The one message that came at nine, in their language."""
        card = await self.screen.card(self.headline(days))
        await expect(self.screen.messages(self.headline(days))).to_have_count(1)
        said = await card.locator("time").first.get_attribute("datetime")
        assert said is not None
        came = datetime.fromisoformat(said).astimezone(self.zone)
        assert timedelta() <= came - self.nine(days) < timedelta(minutes=1), (self.title, days, came)
        return card


@pytest_asyncio.fixture(loop_scope="session")
async def year(tmp_path_factory: pytest.TempPathFactory, demo_folder: Path) -> AsyncIterator[Year]:
    """The demo network with its plans, and a worker."""
    world = World(tmp_path_factory.mktemp("year"), like=demo_folder)
    try:
        for part in ("playground", "bot", "worker"):
            await asyncio.to_thread(world.start, part)
        yield Year(world)
    finally:
        world.stop()


async def _give(coordinator: Person, who: Person, due: date) -> str:
    """Give somebody a milestone; its title with its code, as reminders say it."""
    name = who.who["display_name"]
    title, where = f"Étape de {name}", coordinator.channel("coordination")
    asked = await coordinator.command("plan milestone", where, action=ACTION, due=due.isoformat(), owner=name)
    modal = next(data for event, data in asked if event == "INTERACTION_MODAL_CREATE")
    await coordinator.fill_in(modal, where, title=title)
    made = text(await coordinator.see(f"### {title} ("))
    return f"{title} ({made.split(f'### {title} (')[1].split(')')[0]})"


async def _pressed_after_a_restart(year: Year, language: str, owner: Owner, card: Locator) -> None:
    """The last reminder, which the bot that is there now did not send, is answered, each owner's in their way."""
    await year.world.restart("bot")
    screen, t = owner.screen, owner.t
    if language == "en":
        await _fill(screen, card, t.text("Done…"), "https://example.org/report")
        await screen.card(_bare(t.text("**Done.** There are no more reminders of it.")))
    elif language == "fr":
        await _fill(screen, card, t.text("Postpone…"), "dans dix jours", "Congés")
        await screen.card(t.text("Postpone it to this day?"))
    elif language == "es":
        await _fill(screen, card, t.text("Comment…"), "Falta una firma.")
        await screen.card("Falta una firma.")
    else:
        await screen.press(t.text("Remind me later…"), card)
        await screen.card(t.text("When shall Techlink remind you again?"))


async def _fill(screen: Screen, card: Locator, label: str, *texts: str) -> None:
    """Press a button that opens a window, and send the window with these texts."""
    await screen.press(label, card)
    boxes = screen.modal.get_by_role("textbox")
    await expect(boxes.first).to_be_visible()
    for place, words in enumerate(texts):
        await boxes.nth(place).fill(words)
    await screen.fill_modal()


async def test_each_reminder_of_a_year_comes_at_its_time_and_its_buttons_work_after_restarts(
    year: Year, open_screen: OpenScreen
) -> None:
    world = year.world
    people = await world.people()
    application = str(people["Techlink"]["id"])
    async with contextlib.AsyncExitStack() as stack:

        async def sign_in(username: str) -> Person:
            return await stack.enter_async_context(Person(world, people[username], application))

        ines = await sign_in("ines.duarte")
        await agree(ines)
        today, owners = (await world.now()).date(), {}
        for language, name, zone, days in OWNERS:
            who, due = await sign_in(name), today + timedelta(days=days)
            await agree(who)
            title = await _give(ines, who, due)
            screen = await open_screen(world.url, who.who["token"], timezone_id=zone)
            owners[language] = Owner(screen, ZoneInfo(zone), translator(language, zone), due, title)
        # Whoever has quiet hours now is told in the morning.
        await year.come_to(datetime.combine(today + timedelta(days=1), time(12), UTC))
        for owner in owners.values():
            await owner.screen.goto_dms()
            await owner.screen.card(owner.t.text("Yours now: {title}", title=owner.title))
        for at, language, days in sorted(
            (owner.nine(days), language, days) for language, owner in owners.items() for days in DAYS
        ):
            owner = owners[language]
            await year.come_to(at - timedelta(minutes=1))
            await expect(owner.screen.messages(owner.headline(days))).to_have_count(0)
            await year.come_to(at)
            card = await owner.reminded(days)
            await owner.screen.picture(f"plan-year-{language}{days:+}")
            if days == DAYS[1]:
                older = await owner.reminded(DAYS[0])
                await world.restart("bot")
                await owner.screen.press(owner.t.text("In progress"), older)
                await owner.screen.card(
                    _bare(owner.t.text("**In progress.** Reminders go on until it is done."))
                )
            if days == DAYS[-1]:
                await _pressed_after_a_restart(year, language, owner, card)

        late = owners["pt"]
        await year.come_to(late.nine(TO_COORDINATION) + timedelta(hours=1))
        title = translator("pt", "Europe/Lisbon").plural(
            "Overdue for {n} day: {title}", "Overdue for {n} days: {title}", TO_COORDINATION, title=late.title
        )
        await ines.see(title)
