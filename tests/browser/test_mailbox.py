"""The mailbox page: every mail by recipient, read as HTML, as text, by keyboard, in both themes, on a phone."""

from __future__ import annotations

import asyncio
from email.headerregistry import Address
from email.message import EmailMessage
from pathlib import Path
from typing import TYPE_CHECKING

import aiohttp
import aiosmtplib
import pytest
from playwright.async_api import expect

from bot.delivering.letters import letter
from bot.delivering.links import Links
from domain.notices.kinds import MILESTONE_DUE, SURVEY_CLOSING
from tests.bot.delivering.told_by_mail import told
from tests.browser.marks import BROWSER
from tests.browser.screen import PICTURES
from tests.browser.test_looks import FAINT, NAMELESS, TWICE
from tests.browser.world import GENERAL

if TYPE_CHECKING:
    from playwright.async_api import Page

    from tests.browser.conftest import SignIn
    from tests.browser.processes import Playground

pytestmark = BROWSER

LINKS = Links(
    press=lambda _told, custom_id: f"https://portal.example/act/{custom_id.replace(':', '.')}",
    unsubscribe=lambda _told: "https://portal.example/off/1",
)


async def post(url: str, content: bytes, to: str) -> None:
    async with aiohttp.ClientSession() as http, http.get(f"{url}/playground/mail") as said:
        where = await said.json()
    async with aiosmtplib.SMTP(hostname=where["host"], port=where["port"], start_tls=False) as client:
        await client.sendmail("techlink@example.org", [to], content)


async def notice(url: str, kind: str, to: str, language: str = "en") -> None:
    what = told(kind, address=to, language=language)
    await post(url, letter(what, LINKS, Address(username="techlink", domain="example.org")).body, to)


async def open_mailbox(page: Page) -> Page:
    """By the link on the chat page; it opens beside it."""
    async with page.context.expect_page() as opened:
        await page.get_by_role("link", name="Mailbox").click()
    return await opened.value


@pytest.mark.parametrize("theme", ["dark", "light"])
async def test_a_mail_arrives_on_the_page_and_is_read(
    sign_in: SignIn, playground: Playground, theme: str
) -> None:
    ines = await sign_in("ines", GENERAL, theme=theme)
    page = await open_mailbox(ines.page)
    await expect(page.locator("html")).to_have_attribute("data-theme", theme)
    to = f"ana.{theme}@example.org"
    await notice(playground.url, SURVEY_CLOSING.code, to)
    await notice(playground.url, MILESTONE_DUE.code, to, "pt")
    group = page.get_by_role("region", name=to)
    await expect(group.get_by_role("link")).to_have_count(2)
    await group.get_by_role("link", name="Your questionnaire closes soon").click()
    frame = page.frame_locator("iframe")
    await expect(frame.get_by_role("heading", name="Your questionnaire closes soon")).to_be_visible()
    link = frame.get_by_role("link", name="Go on with my questionnaire")
    await expect(link).to_have_attribute("href", "https://portal.example/act/tl.survey.open.3.1")
    assert await page.evaluate(FAINT) == []
    assert await page.evaluate(NAMELESS) == []
    assert await page.evaluate(TWICE) == []
    await _picture(page, f"mailbox-{theme}")
    await page.get_by_role("button", name="Text").click()
    await expect(page.locator("pre")).to_contain_text("→ Go on with my questionnaire")
    await page.get_by_role("button", name="Headers").click()
    await expect(page.locator(".mail-headers")).to_contain_text("List-Unsubscribe=One-Click")
    assert await page.evaluate(FAINT) == []
    await page.get_by_role("button", name="HTML").click()


async def test_it_works_by_keyboard(sign_in: SignIn, playground: Playground) -> None:
    await notice(playground.url, SURVEY_CLOSING.code, "keys@example.org")
    await notice(playground.url, MILESTONE_DUE.code, "keys@example.org")
    ines = await sign_in("ines", GENERAL)
    page = await open_mailbox(ines.page)
    links = page.get_by_role("region", name="keys@example.org").get_by_role("link")
    await links.first.focus()
    await page.keyboard.press("ArrowDown")
    await expect(links.nth(1)).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("main")).to_be_focused()
    await expect(page.get_by_role("heading", level=2, name="Your questionnaire closes soon")).to_be_visible()
    await page.keyboard.press("Tab")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("button", name="Text")).to_have_attribute("aria-pressed", "true")
    await expect(page.get_by_role("button", name="Text")).to_be_focused()
    await page.go_back()
    await expect(page.get_by_text("Choose a mail from the list.")).to_be_visible()


async def test_on_a_phone_it_is_the_list_or_a_mail(sign_in: SignIn, playground: Playground) -> None:
    await notice(playground.url, SURVEY_CLOSING.code, "phone@example.org", "fr")
    ines = await sign_in("ines", GENERAL, phone=True)
    await ines.page.goto(f"{playground.url}/mailbox")
    page = ines.page
    await _picture(page, "mailbox-phone-list")
    await page.get_by_role("region", name="phone@example.org").get_by_role("link").tap()
    await expect(page.locator("#list")).to_be_hidden()
    await expect(page.frame_locator("iframe").get_by_role("heading").first).to_be_visible()
    assert await page.evaluate("document.documentElement.scrollWidth") <= 390
    await _picture(page, "mailbox-phone-mail")
    await page.get_by_role("link", name="Back to the list").tap()
    await expect(page.locator("#list")).to_be_visible()


async def test_a_hostile_mail_runs_nothing_and_loads_nothing(sign_in: SignIn, playground: Playground) -> None:
    requests: list[bytes] = []

    async def knocked(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        # Chromium may open a connection ahead of a request that the page's policy then forbids.
        if said := await reader.read(100):
            requests.append(said)
        writer.close()

    elsewhere = await asyncio.start_server(knocked, "127.0.0.1", 0)
    port = elsewhere.sockets[0].getsockname()[1]
    evil = EmailMessage()
    evil["From"], evil["Subject"] = "x@example.org", "<img src=x onerror=alert(1)>"
    evil.set_content("<script>alert(1)</script>")
    evil.add_alternative(
        "<p>read me</p><script>parent.document.title='evil';document.title='evil'</script>"
        f"<img src='http://127.0.0.1:{port}/pixel.png' onerror=\"top.location='/'\">"
        f"<link rel=stylesheet href='http://127.0.0.1:{port}/x.css'><iframe src='http://127.0.0.1:{port}/'></iframe>"
        "<form action='/'><button>go</button></form>",
        subtype="html",
    )
    await post(playground.url, evil.as_bytes(), "evil@example.org")
    ines = await sign_in("ines", GENERAL)
    page = await open_mailbox(ines.page)
    failed: list[str | None] = []
    page.on("requestfailed", lambda request: failed.append(request.failure))
    await page.get_by_role("region", name="evil@example.org").get_by_role("link").click()
    await expect(page.frame_locator("iframe").get_by_text("read me")).to_be_visible()
    async with asyncio.timeout(10):
        while "csp" not in failed:
            await page.wait_for_timeout(20)
    assert await page.title() == "Mailbox"
    assert page.url.startswith(f"{playground.url}/mailbox#")
    assert requests == []
    elsewhere.close()


async def _picture(page: Page, name: str) -> None:
    if PICTURES:
        path = Path(PICTURES) / f"{name}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        await page.screenshot(path=str(path))
