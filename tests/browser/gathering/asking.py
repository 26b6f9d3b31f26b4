"""When can you? The poll is begun, answered in chat and on the web, and turned into an event."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from playwright.async_api import expect

from tests.browser.gathering.cast import TITLE
from tests.browser.test_portal_story import looked_over

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from playwright.async_api import Page

    from tests.browser.gathering.cast import Days, Somebody

SEATS: Final = 3
SHARED: Final = "Who said what is not shown here."
ASKED: Final = "When can you? {title}"
REMINDED: Final = "Still to say: when can you? {title}"
DEADLINE: Final = "SELECT deadline FROM poll"


def next_tuesday(after: datetime) -> datetime:
    """The first Tuesday from that day on."""
    return after + timedelta(days=(1 - after.weekday()) % 7)


async def proposes_three_times(maelle: Somebody, others: Iterable[Somebody], now: datetime) -> None:
    """The organiser begins the poll in chat: one command, and one press."""
    t, screen = maelle.t, maelle.screen
    tuesday = next_tuesday(now + timedelta(days=16))
    days = [t.date((tuesday + timedelta(days=n)).date(), "full") for n in range(3)]
    times = "; ".join(f"{day} à {hour}" for day, hour in zip(days, ("14h", "10h", "16h30"), strict=True))
    await screen.goto_channel("general")
    await screen.begin_command("event poll")
    await screen.chip("times").locator("input").fill(times)
    for option, said in (("for", ", ".join(one.name for one in others)), ("place", "@voice")):
        await screen.page.locator(f'.chip-add[data-option="{option}"]').click()
        await screen.chip(option).locator("input").fill(said)
    await screen.fill_option("seats", str(SEATS))
    await screen.fill_option("title", TITLE)
    await screen.page.keyboard.press("Enter")
    preview = await maelle.sees(t.text("Preview: nobody has been told yet"), "01-preview")
    await expect(preview).to_contain_text("Açores 12:00")  # where one of them lives
    await maelle.presses(t.text("Publish"), preview)
    await maelle.sees(SHARED, "02-poll")


async def is_asked(one: Somebody) -> None:
    """The question comes as a direct message, in their language."""
    await one.screen.goto_dms()
    await one.sees(one.t.text(ASKED, title=TITLE), "03-asked")


async def says_that_all_fit(one: Somebody, asked: str = ASKED) -> None:
    """Two presses: from the message to the card of one's own, and on all times at once."""
    t = one.t
    await one.presses(t.text("Say when I can"), await one.sees(t.text(asked, title=TITLE)))
    await one.presses(t.text("All fit"), await one.sees(t.text("All fit"), "04-own"))
    await one.sees(t.text("You have said it of every slot."), "05-said")


async def says_it_of_each(one: Somebody, *votes: str) -> None:
    """One press for each time, in the order of the times; each is saved at once."""
    t = one.t
    await one.presses(t.text("Say when I can"), await one.sees(t.text(ASKED, title=TITLE)))
    own = await one.sees(t.text("All fit"))
    for place, vote in enumerate(votes):
        await own.get_by_role("button", name=t.context("slot", vote), exact=True).nth(place).click()
        await one.screen.answered()
    await one.sees(t.text("You have said it of every slot."))


async def says_it_on_the_web(one: Somebody, page: Page, *votes: str) -> None:
    """On a phone, from the button in chat over what waits to the poll's page."""
    t = one.t
    card = await one.screen.run("portal", t.text("Your pages on the web"))
    link = card.get_by_role("link", name=t.text("Open my pages"))
    await page.goto(str(await link.get_attribute("href")))
    await page.get_by_role("button", name=t.text("Sign in")).click()
    await looked_over(page, f"whole-{t.language}-light-waits")
    await page.get_by_role("link", name=TITLE).click()
    await looked_over(page, f"whole-{t.language}-light-form")
    for place, vote in enumerate(votes):
        group = page.locator("fieldset").nth(place)
        await group.get_by_label(t.context("slot", vote), exact=True).check()
    await page.get_by_role("button", name=t.text("Save"), exact=True).click()
    await expect(page.get_by_role("status")).to_be_visible()
    await looked_over(page, f"whole-{t.language}-light-saved")
    await page.context.close()


async def only_who_is_silent_is_reminded(days: Days, silent: Somebody, others: Iterable[Somebody]) -> None:
    """Two days before answers end, a minute before which there is nothing."""
    said = silent.t.text(REMINDED, title=TITLE)
    at = days.moment(DEADLINE) - timedelta(days=2)
    await days.come_to(at - timedelta(minutes=1))
    await silent.has_not_seen(said)
    await days.come_to(at)
    await days.a_moment()
    await silent.sees(said, "06-reminded")
    for one in others:
        await one.has_not_seen(one.t.text(REMINDED, title=TITLE))


async def takes_the_best_time(maelle: Somebody, days: Days) -> None:
    """All have answered: the organiser is told, looks who would miss what, and takes the best time."""
    t = maelle.t
    await days.a_moment()
    await maelle.screen.goto_dms()
    told = await maelle.sees(t.text("All have answered: {title}", title=TITLE), "07-all-answered")
    await maelle.presses(t.text("Who can when…"), told)
    await maelle.sees(t.text("The best slot stands first. Only you see this."), "08-results")
    await maelle.presses(t.text("Take the best time…"), told)
    taking = await maelle.sees(t.text("Take this time? {title}", title=TITLE), "09-taking")
    await maelle.presses(t.text("Take it and announce"), taking)
    made = await maelle.sees(t.text("Announced: {title}", title=TITLE), "10-announced")
    await expect(made).to_contain_text(t.plural("{n} person is invited.", "{n} people are invited.", 5))
    await days.a_moment()
