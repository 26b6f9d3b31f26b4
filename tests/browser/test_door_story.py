"""The door, from the list to the last press, in four languages: in by mail, on by web, on by chat.

In each language somebody without Discord is invited by mail, reads the privacy notice, answers half of the
self-assessment on a phone, comes to Discord with their code and finishes there; their partner's contact signs
on the web; a director, who never comes to Discord, marks a milestone done from the mail that reminds of it.

With TECHLINK_SCREENSHOTS set to a folder, each step is pictured there: `door-<language>-<step>.png`.
"""

from __future__ import annotations

import asyncio
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
import pytest_asyncio
from playwright.async_api import expect

from locales import LANGUAGE_NAMES, translator
from tests.browser import door
from tests.browser import screen as screens
from tests.browser.conftest import DESKTOP
from tests.browser.door import CASTS, PT, Cast
from tests.browser.marks import BROWSER
from tests.browser.screen import Screen
from tests.browser.test_mail_pages import ask
from tests.browser.test_portal_story import looked_over, phone
from tests.e2e.processes import World

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from playwright.async_api import Browser, Locator, Page

    from locales import Translator
    from tests.browser.conftest import OpenScreen

pytestmark = BROWSER
HALF: Final = 14
QUESTIONS: Final = 28
NETWORK: Final = "Atlantic demo network"


async def pictured(page: Page, name: str, *, whole: bool = True) -> None:
    if screens.PICTURES:
        path = Path(screens.PICTURES) / f"door-{name}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        await page.screenshot(path=path, full_page=whole, animations="disabled")


async def seen(page: Page, name: str) -> None:
    """A page of the portal: nothing to stumble over, nothing wider than the phone; pictured."""
    await looked_over(page)
    assert await page.evaluate("document.documentElement.scrollWidth") <= 390, page.url
    await pictured(page, name)


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def demo(tmp_path_factory: pytest.TempPathFactory, demo_folder: Path) -> AsyncIterator[World]:
    """The demo network with all its processes, and four people on the server who are nobody yet."""
    folder = tmp_path_factory.mktemp("door")
    file = folder / "newcomers.json"
    made = json.loads((demo_folder / "data" / "playground-world.json").read_text())
    file.write_text(json.dumps(door.with_newcomers(made)))
    world = World(folder, world=file, like=demo_folder)
    try:
        await asyncio.to_thread(world.start, "playground")
        await door.to_noon(world)
        for part in ("portal", "bot", "worker"):
            await asyncio.to_thread(world.start, part)
        yield world
    finally:
        world.stop()


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def invited(demo: World, browser: Browser) -> World:
    """The coordination has sent the invitations; the directors have joined, and are reminded a day later."""
    await door.listed(demo)
    context = await browser.new_context(viewport=DESKTOP, color_scheme="light")  # type: ignore[arg-type]
    screen = await Screen(await context.new_page(), demo.url, "ines").open()
    await send_by_arriving(screen)
    assert screen.errors == []
    await context.close()
    for cast in CASTS.values():
        await door.joined(demo, cast.directors_mail)
    await door.reminded(demo)
    return demo


async def send_by_arriving(screen: Screen) -> None:
    """`/network arriving`: who gets what, looked at in each language, and sent."""
    count = len(CASTS) * 2
    card = await screen.run("network arriving", PT.text("Who arrives"))
    await pictured(screen.page, "00-progress", whole=False)
    await screen.press(PT.plural("Invite {n} by e-mail…", "Invite {n} by e-mail…", count), card)
    asked = PT.plural("Send {n} invitation by e-mail?", "Send {n} invitations by e-mail?", count)
    await expect(card).to_contain_text(asked)
    for language, cast in CASTS.items():
        await expect(card).to_contain_text(cast.mail)
        await card.locator(".select").last.click()
        await screen.page.locator(".listbox .option", has_text=LANGUAGE_NAMES[language]).first.click()
        await screen.answered()
        await expect(card).to_contain_text(translator(language).text("Look at the invitation"))
        await pictured(screen.page, f"00-preview-{language}", whole=False)
    await card.get_by_role("button", name=PT.text("Send"), exact=True).click()
    sent = PT.plural("{n} invitation is on its way", "{n} invitations are on their way", count)
    await expect(card).to_contain_text(sent)
    await pictured(screen.page, "00-sent", whole=False)


@pytest.mark.parametrize("language", CASTS)
async def test_from_a_list_to_the_last_press(
    invited: World, open_screen: OpenScreen, browser: Browser, language: str
) -> None:
    cast, t = CASTS[language], translator(language)
    page = await phone(browser, "light" if language in {"en", "es"} else "dark")
    code = await comes_by_mail(invited, page, cast, t)
    await answers_half(page, t)
    await page.context.close()
    await finishes_on_discord(invited, open_screen, code, cast, t)
    await contact_signs(invited, open_screen, browser, cast, t)
    await director_marks_done(invited, browser, cast, t)


async def opened_mail(page: Page, demo: World, to: str, subject: str) -> Locator:
    """The mailbox page, and on it the mail: what is in its frame."""
    await page.goto(f"{demo.url}/mailbox")
    await page.get_by_role("region", name=to).get_by_role("link", name=subject).first.click()
    frame = page.frame_locator("iframe")
    await expect(frame.get_by_role("heading").first).to_be_visible()
    return frame.locator("body")


async def comes_by_mail(demo: World, page: Page, cast: Cast, t: Translator) -> str:
    """From the mail over the privacy notice to the first page of one's own; gives the code for Discord."""
    subject = t.text("{network} invites you to take part", network=NETWORK)
    mail = await door.mail_to(demo, cast.mail)
    assert mail["subject"] == subject
    body = await opened_mail(page, demo, cast.mail, subject)
    await expect(body).to_contain_text(t.text("Hello, {name}.", name=cast.name))
    await pictured(page, f"{t.language}-01-mail")
    link = await body.get_by_role("link", name=t.text("Look at the invitation")).get_attribute("href")
    code = re.search(r"[2-9A-Z]{4}-[2-9A-Z]{4}", mail["text"])
    assert link is not None
    assert code is not None

    await page.goto(link)
    await expect(page.locator("html")).to_have_attribute("lang", t.language)
    await expect(page.get_by_role("heading", level=1)).to_have_text(t.text("Join {network}", network=NETWORK))
    await expect(page.get_by_role("heading", level=2, name=t.text("Your rights"))).to_be_visible()
    await expect(page.locator("main")).to_contain_text(door.CONTROLLER)
    await seen(page, f"{t.language}-02-invitation")
    await page.get_by_role("checkbox").check()
    await page.get_by_role("button", name=t.text("Join"), exact=True).click()
    hello = t.text("Hello, {name}", name=cast.name)
    await expect(page.get_by_role("heading", level=1)).to_have_text(hello)
    welcome = t.text("**Welcome.** You have joined, and are signed in with this browser.")
    await expect(page.get_by_role("status")).to_contain_text(welcome.replace("*", ""))
    await seen(page, f"{t.language}-03-joined")
    return code[0]


def act(page: Page, value: str) -> Locator:
    return page.locator(f"button[name=act][value='{value}']").first


async def pressed(page: Page, what: Locator) -> None:
    """Pressed, and the next page is there."""
    async with page.expect_navigation():
        await what.click()


async def answers_half(page: Page, t: Translator) -> None:
    """The self-assessment, as far as its half; then paused."""
    await page.locator(".cards a").first.click()
    await seen(page, f"{t.language}-04-introduction")
    await act(page, "begin").click()
    for number in range(HALF):
        if await page.locator("textarea").count():
            await page.locator("textarea").fill("https://example.org/plan")
            await seen(page, f"{t.language}-06-chapter-{number}")
            await act(page, "on").click()
        if number in {0, 6}:
            await seen(page, f"{t.language}-05-question-{number}")
        await page.locator("label.choice").nth(number % 5).click()
        await act(page, "on").click()
    await expect(page.locator("progress")).to_have_attribute("value", str(HALF))
    await page.locator("summary").first.click()
    await act(page, "pause").click()
    await seen(page, f"{t.language}-07-paused")


async def finishes_on_discord(
    demo: World, open_screen: OpenScreen, code: str, cast: Cast, t: Translator
) -> None:
    """Their account is theirs by the code, and the questionnaire is where they left it."""
    screen = await open_screen(demo.url, f"new-{t.language}", phone=True)
    await screen.command("me join", code=code)
    card = await screen.card(t.text("Are you {name}?", name=cast.name))
    await screen.picture(f"door-{t.language}-08-code")
    await screen.press(t.text("Yes, that is me"), card)
    await expect(card).to_contain_text(cast.name)
    await expect(card).to_contain_text(cast.mail)
    await expect(card).to_contain_text("/me todo")
    await screen.picture(f"door-{t.language}-09-welcome")

    await screen.command("survey answer")
    await screen.card(t.text("Your questionnaire is in your direct messages"))
    await screen.picture(f"door-{t.language}-10-answer")
    await screen.page.get_by_role("button", name="Open channels").tap()
    await screen.goto_dms()
    card = await screen.card(t.text("{done} of {total} answered", done=HALF, total=QUESTIONS))
    await screen.press(t.text("Go on"), card)
    await expect(card).to_contain_text(
        t.text("question {number} of {total}", number=HALF + 1, total=QUESTIONS)
    )
    await screen.picture(f"door-{t.language}-11-question")
    send = card.get_by_role("button", name=t.text("Send my answers"))
    while not await send.count():
        if await card.get_by_role("button", name=t.text("This one")).count():
            await card.get_by_role("button", name=t.text("This one")).nth(3).click()
        else:
            await card.get_by_role("button", name="›").last.click()
        await screen.answered()
    await screen.picture(f"door-{t.language}-12-review")
    await send.click()
    await screen.answered()
    await expect(card).to_contain_text(t.text("Your answers are sent. Thank you."))
    await screen.picture(f"door-{t.language}-13-sent")


async def contact_signs(
    demo: World, open_screen: OpenScreen, browser: Browser, cast: Cast, t: Translator
) -> None:
    """By `/portal` to the pages, where the new colleague's answers are seen, agreed on and signed."""
    screen = await open_screen(demo.url, cast.contact, phone=True)
    card = await screen.run("portal", t.text("Your pages on the web"))
    link = card.get_by_role("link", name=t.text("Open my pages"))
    page = await phone(browser, "dark" if t.language in {"en", "es"} else "light")
    await page.goto(str(await link.get_attribute("href")))
    await page.get_by_role("button", name=t.text("Sign in")).click()
    await expect(page.get_by_role("heading", level=2, name=t.text("What waits for you"))).to_be_visible()
    await seen(page, f"{t.language}-14-contact")
    await page.goto(f"{page.url.partition('?')[0].rstrip('/')}/surveys")
    await seen(page, f"{t.language}-15-surveys")
    await pressed(page, page.locator(".cards a[href$='/sign']").first)  # this year's, above last year's
    await seen(page, f"{t.language}-17-agreement")
    sign = page.get_by_role("link", name=t.text("Sign…"), exact=True)
    if await act(page, "take").count():
        await pressed(page, act(page, "take"))
    settled = 0
    while not await sign.count():
        if not await page.locator("label.choice").count():
            await pressed(page, page.locator(".cards .button").first)
        if not settled:
            await seen(page, f"{t.language}-18-settle")
        settled += 1
        await page.locator("label.choice").nth(2).click()
        await pressed(page, act(page, "choose"))
    await pressed(page, sign)
    await seen(page, f"{t.language}-19-ready")
    await act(page, "sign:shown").click()
    await expect(page.get_by_role("status")).to_contain_text(t.text("Signed."))
    await seen(page, f"{t.language}-20-signed")
    await page.context.close()


async def director_marks_done(demo: World, browser: Browser, cast: Cast, t: Translator) -> None:
    """From the mail of the reminder, by its button, with one press, signed in nowhere."""
    page = await phone(browser, "light")
    subject = t.plural("In {n} day: {title}", "In {n} days: {title}", 7, title=cast.milestone)
    told = await door.mail_to(demo, cast.directors_mail, subject)
    body = await opened_mail(page, demo, cast.directors_mail, told["subject"])
    await expect(body).to_contain_text(cast.milestone)
    await pictured(page, f"{t.language}-21-reminder")
    done = await body.locator("a[href*='/act/done.']").first.get_attribute("href")
    await page.goto(str(done))
    await expect(page.locator("html")).to_have_attribute("lang", t.language)
    await expect(page.get_by_role("heading", level=1)).to_contain_text(cast.milestone)
    assert status(demo, cast) == "planned"
    await seen(page, f"{t.language}-22-milestone")
    await page.get_by_label(t.text("What shows that it is done?"), exact=True).fill(cast.shows)
    await page.get_by_role("button", name=t.text("Mark it done")).click()
    said = t.text("**Done.** There are no more reminders of it.").replace("*", "")
    await expect(page.get_by_role("status")).to_contain_text(said)
    await seen(page, f"{t.language}-23-done")
    assert status(demo, cast) == "done"
    await page.context.close()


def status(demo: World, cast: Cast) -> str:
    ((found,),) = ask(demo, "SELECT status FROM plan_milestone WHERE title = ?", cast.milestone)
    return str(found)
