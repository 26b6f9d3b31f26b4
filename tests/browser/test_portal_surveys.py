"""A questionnaire on a phone: half of it on the web, the rest as chat does it, then signed on the web.

The portal is served from this process over a real database: the other half goes through the same services.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest
import pytest_asyncio
from aiohttp.test_utils import TestServer
from playwright.async_api import expect

from bot.noticing import load_words
from bot.run_portal import portal_of
from domain.people import Standing
from domain.questionnaires import ChapterStop, ReviewStop, encode
from locales import translator
from portal.kit.app import make_app
from services import door, links, me
from services.core import Core
from services.links import Purpose
from services.surveys import answering, inviting, paging, signing
from storage.database import open_database
from tests.browser.conftest import PHONE
from tests.browser.marks import BROWSER
from tests.browser.test_portal_story import looked_over
from tests.clock import FixedClock
from tests.conftest import HereOffloader
from tests.domain.questionnaires.tables import instrument
from tests.services.networks_made import BOSS, assigned, built, discord_user
from tests.services.plans.conftest import PORTO
from tests.services.surveys import every_type
from tests.services.surveys.answers import send

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from playwright.async_api import Browser, Page

    from domain.actors import Caller
    from domain.questionnaires import Form
    from domain.surveys import WaveId

pytestmark = BROWSER
NARROW = {"width": 320, "height": 640}
PEOPLE = {"fr": discord_user(2, "Maëlle Le Goff", locale="fr"), "pt": discord_user(3, "Inês", locale="pt-BR")}


@pytest_asyncio.fixture(loop_scope="session")
async def core(empty_file: Path, tmp_path: Path) -> AsyncIterator[Core]:
    """Maëlle and Inês are both contacts of Porto; Rui has sent answers, and they differ."""
    shutil.copy(empty_file, tmp_path / "techlink.sqlite3")
    clock = FixedClock()
    database = await open_database(f"sqlite:///{tmp_path / 'techlink.sqlite3'}", clock)
    made = Core(database, clock, HereOffloader())
    await built(made)
    for language, who in PEOPLE.items():
        await assigned(made, int(who.address), who.name, partner=PORTO, standing=Standing.CONTACT)
        await made.write(who, me.choose_language, language)
    await assigned(made, 4, "Rui", partner=PORTO)
    yield made
    await database.close()


@pytest_asyncio.fixture(loop_scope="session")
async def portal(core: Core) -> AsyncIterator[str]:
    """The portal's address."""
    load_words()
    await core.across(links.prepare)
    server = TestServer(make_app(portal_of(core)))
    await server.start_server()
    core.portal = str(server.make_url("")).rstrip("/")
    yield core.portal
    await server.close()


async def asked(core: Core, form: Form) -> WaveId:
    plan = await core.write(BOSS, inviting.prepare, encode(form), "31/01/2027", "2027", [])
    return (await core.write(BOSS, inviting.open_wave, plan.draft)).wave.id


async def phone(browser: Browser, theme: str) -> Page:
    """No script is needed for anything here; one only looks for faults."""
    context = await browser.new_context(viewport=PHONE, color_scheme=theme, has_touch=True)
    return await context.new_page()


async def enter(core: Core, page: Page, who: Caller) -> None:
    link = await core.write(who, door.make_link)
    await page.goto(f"{core.portal}/signin/{link.token}")
    await page.locator("main form button").click()
    await expect(page.locator("h2").first).to_be_visible()


async def seen(page: Page, name: str = "") -> None:
    """Looked over on a phone, and on the narrowest."""
    await looked_over(page, name)
    await page.set_viewport_size(NARROW)
    await looked_over(page)
    assert await page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"], page.url
    await page.set_viewport_size(PHONE)


def act(page: Page, value: str) -> Any:
    return page.locator(f"button[name=act][value='{value}']").first


async def rest_in_chat(core: Core, who: Caller, wave: WaveId) -> None:
    """On from where the web left it, by what the buttons of the cards call."""
    found = await core.read(who, paging.present, wave)
    while not isinstance(found.stop, ReviewStop):
        at = (found.session, found.revision)
        if isinstance(found.stop, ChapterStop):
            found = await core.write(who, answering.go_on, *at)
        else:
            found = await core.write(who, answering.choose, *at, "2")


@pytest.mark.parametrize(("language", "theme"), [("fr", "light"), ("pt", "dark")])
async def test_half_on_the_web_the_rest_in_chat_signed_on_the_web(
    core: Core, portal: str, browser: Browser, language: str, theme: str
):
    who, t, name = PEOPLE[language], translator(language), f"survey-{language}-{theme}"
    wave = await asked(core, instrument())
    await send(core, discord_user(4, "Rui"), wave, "1320d")
    page = await phone(browser, theme)
    await enter(core, page, who)
    await seen(page, f"{name}-overview")
    await page.goto(f"{portal}/n/1/surveys")
    await seen(page, f"{name}-list")
    await page.locator(".cards .button").first.click()
    await seen(page, f"{name}-introduction")
    await act(page, "begin").click()

    await act(page, "on").click()
    await expect(page.get_by_role("alert")).to_contain_text(t.text("An answer is needed here"))
    await seen(page, f"{name}-refused")
    for number in range(14):
        if await page.locator("textarea").count():
            await page.locator("textarea").fill("https://example.org/plano")
            await seen(page, f"{name}-chapter" if number == 4 else "")
            await act(page, "on").click()
        option = page.locator("label.choice").nth(number % 7)
        await option.click()
        if number == 5:
            await page.locator("summary").click()
            await seen(page, f"{name}-question")
        await act(page, "on").click()
    await expect(page.locator("progress")).to_have_attribute("value", "14")
    await act(page, "back").click()
    await expect(page.locator("input:checked")).to_have_count(1)

    await rest_in_chat(core, who, wave)
    await page.reload()
    await expect(page.get_by_role("heading", level=1)).to_have_text(t.text("Look it over before you send it"))
    await seen(page, f"{name}-review")
    await act(page, "change:3").click()
    await page.locator("label.choice").nth(4).click()
    await page.keyboard.press("Enter")
    await act(page, "send").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text(
        t.text("Your answers are sent. Thank you.")
    )
    await seen(page, f"{name}-sent")
    await signed(core, page, who, wave, name)
    await page.context.close()


async def signed(core: Core, page: Page, who: Caller, wave: WaveId, name: str) -> None:
    t = translator(name.split("-")[1])
    await page.get_by_role("link", name=t.text("Agree and sign…")).click()
    await seen(page, f"{name}-agreement")
    if await act(page, "take").count():
        await act(page, "take").click()
    first = True
    while (await core.read(who, signing.agreement, wave)).agreement.open:
        if "look=" not in page.url:
            await page.locator(".cards .button").first.click()
        if first:
            await seen(page, f"{name}-look")
        first = False
        await page.locator("label.choice").nth(2).click()
        await act(page, "choose").click()
    await page.get_by_role("link", name=t.text("Sign…"), exact=True).click()
    await seen(page, f"{name}-ready")
    await act(page, "sign:shown").click()
    await expect(page.get_by_role("status")).to_contain_text(t.text("Signed."))
    await seen(page, f"{name}-signed")
    found = await core.read(who, signing.agreement, wave)
    assert found.signature is not None
    assert found.signature.shared
    await page.get_by_role("link", name=t.text("Withdraw the signature…")).click()
    await seen(page, f"{name}-withdraw")


@pytest.mark.parametrize(("language", "theme"), [("fr", "dark"), ("pt", "light")])
async def test_every_kind_of_question_by_a_link_without_a_script(
    core: Core, portal: str, browser: Browser, language: str, theme: str
):
    who, name = PEOPLE[language], f"survey-every-{language}-{theme}"
    wave = await asked(core, every_type.form())

    def make(tx: Any, actor: Any) -> str:
        return links.make(tx, actor.as_member(), Purpose.ANSWER, wave)

    page = await phone(browser, theme)
    await page.goto(f"{portal}/act/{await core.write(who, make)}")
    await act(page, "begin").click()
    await seen(page, f"{name}-note")
    await act(page, "on").click()
    await page.locator("label.choice").nth(0).click()
    await page.locator("label.choice").nth(1).click()
    await seen(page, f"{name}-several")
    await act(page, "on").click()
    await page.locator("label.choice").nth(1).click()
    await act(page, "on").click()
    await seen(page, f"{name}-month")
    await act(page, "on").click()
    await page.locator("#answer").fill("2,5")
    await seen(page, f"{name}-number")
    await page.keyboard.press("Enter")
    await page.locator("#answer").fill("12")
    await act(page, "on").click()
    await act(page, "on").click()
    await page.locator("#words").fill("por")
    await page.keyboard.press("Enter")
    await expect(page.locator("label.choice")).to_have_count(2)
    await seen(page, f"{name}-searched")
    await page.locator("label.choice").nth(1).click()
    await act(page, "on").click()
    await page.locator("#words").fill("brest")
    await act(page, "search").click()
    await act(page, "on").click()
    await seen(page, f"{name}-date")
    await page.locator("#answer").fill("2019-03-01")
    await act(page, "on").click()
    await seen(page, f"{name}-shown")
    await act(page, "on").click()
    await page.locator("#answer").fill("Parce que.")
    await page.locator("summary").click()
    await act(page, "pause").click()
    await seen(page, f"{name}-paused")
    await act(page, "resume").click()
    await expect(page.locator("#answer")).to_have_value("Parce que.")
    await page.locator("summary").click()
    await act(page, "review").click()
    await seen(page, f"{name}-review")
    await act(page, "send").click()
    await seen(page, f"{name}-sent")
    assert (await core.read(who, paging.present, wave)).receipt
    await page.context.close()
