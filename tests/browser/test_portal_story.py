"""The portal in Chromium on a phone: in from chat, a milestone marked done, every page looked over.

Besides axe-core's rules (`test_axe.py`) every page is held to checks of our own: landmarks, headings, names of what
can be pressed, labels and descriptions of fields, contrast, size of targets, nothing wider than the screen.
"""

from __future__ import annotations

import asyncio
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import pytest_asyncio
from playwright.async_api import expect

from locales import translator
from tests.browser import screen as screens
from tests.browser.conftest import PHONE
from tests.browser.marks import BROWSER
from tests.e2e.processes import World

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from playwright.async_api import Browser, Page

    from tests.browser.conftest import OpenScreen

pytestmark = BROWSER
PEOPLE = {
    "pt": ("beatriz", "centro-tecnológico-maré-alta", "daqui a seis semanas"),
    "fr": ("maelle", "université-de-kermarine", "dans six semaines"),
    "en": ("declan", "ballyvara-ocean-energy", "in six weeks"),
}
PAGES = ("", "inbox", "milestones", "settings", "consents", "data", "data/erase", "leave")

# What somebody who does not see, or hardly sees, or uses no mouse would stumble over.
FAULTS = """() => {
  const faults = [], say = (what, n) => faults.push(what + ': ' + (n ? n.outerHTML.slice(0, 160) : ''));
  const all = q => [...document.querySelectorAll(q)];
  if (!document.documentElement.lang) say('no language');
  if (!document.title) say('no title');
  for (const one of ['main', 'header', 'footer', 'h1'])
    if (all(one).length !== 1) say('not one ' + one);
  let level = 0;
  for (const h of all('h1, h2, h3, h4')) {
    const n = Number(h.tagName[1]);
    if (n > level + 1) say('a heading is skipped', h);
    if (!h.textContent.trim()) say('an empty heading', h);
    level = n;
  }
  const ids = all('[id]').map(n => n.id);
  if (new Set(ids).size !== ids.length) say('an id twice');
  for (const n of all('[aria-describedby]'))
    for (const id of n.getAttribute('aria-describedby').split(' '))
      if (!document.getElementById(id)) say('described by nothing', n);
  for (const n of all('nav')) if (!n.getAttribute('aria-label')) say('a navigation without a name', n);
  for (const n of all('input:not([type=hidden]), select, textarea'))
    if (!n.labels || !n.labels.length || !n.labels[0].textContent.trim()) say('no label', n);
  for (const n of all('a, button')) {
    if (!(n.getAttribute('aria-label') || n.textContent).trim()) say('no name', n);
    const r = n.getBoundingClientRect();
    if (r.width && r.bottom > 0 && r.left >= 0 && r.height < 24) say('a small target', n);
  }
  const parse = c => (c.match(/[\\d.]+/g) || []).map(Number);
  const light = c => { const [r, g, b] = c.map(v => { v /= 255;
    return v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; }); return .2126 * r + .7152 * g + .0722 * b; };
  const behind = n => { for (; n; n = n.parentElement) { const c = parse(getComputedStyle(n).backgroundColor);
    if (c.length === 3 || c[3] > 0) return c; } return [255, 255, 255]; };
  for (const n of all('body *')) {
    if (![...n.childNodes].some(c => c.nodeType === 3 && c.textContent.trim())) continue;
    const box = n.getBoundingClientRect();
    if (!box.width || box.right < 0) continue;
    const style = getComputedStyle(n), a = light(parse(style.color).slice(0, 3)), b = light(behind(n).slice(0, 3));
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    if (ratio < 4.5) say('contrast ' + ratio.toFixed(2), n);
  }
  for (const n of all('body *')) {
    const r = n.getBoundingClientRect();
    if (r.width && r.left >= 0 && r.right > innerWidth + 1) say('wider than the screen', n);
  }
  return faults;
}"""


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def demo(tmp_path_factory: pytest.TempPathFactory, demo_folder: Path) -> AsyncIterator[World]:
    """The demo network with its portal."""
    world = World(tmp_path_factory.mktemp("portal"), like=demo_folder)
    try:
        for part in ("playground", "portal", "bot"):
            await asyncio.to_thread(world.start, part)
        yield world
    finally:
        world.stop()


async def looked_over(page: Page, name: str = "") -> None:
    """Nothing that anybody would stumble over; pictured for the docs when asked to."""
    assert await page.evaluate(FAULTS) == [], page.url
    if screens.PICTURES and name:
        # "portal-fr-dark-inbox" is "portal-inbox-fr-dark" in the docs' gallery.
        ordered = re.sub(r"^(.+?)-(en|es|fr|pt)-(dark|light)-(.+)$", r"\1-\4-\2-\3", name)
        await page.screenshot(path=Path(screens.PICTURES) / f"{ordered}-phone.png", full_page=True)


async def phone(browser: Browser, theme: str) -> Page:
    context = await browser.new_context(
        viewport=PHONE, color_scheme=theme, has_touch=True, java_script_enabled=True
    )
    return await context.new_page()


async def enter(demo: World, open_screen: OpenScreen, page: Page, language: str, name: str) -> None:
    """From chat to the first page: `/portal`, its button, the one button of the page."""
    token = PEOPLE[language][0]
    t = translator(language)
    screen = await open_screen(demo.url, token, phone=True)
    card = await screen.run("portal", t.text("Your pages on the web"))
    link = card.get_by_role("link", name=t.text("Open my pages"))
    await expect(link).to_be_visible()
    await screen.picture(f"portal-chat-{language}-dark-phone")
    address = await link.get_attribute("href")
    assert address is not None
    assert address.startswith(f"{demo.portal}/signin/")
    await page.goto(address)
    await looked_over(page, f"{name}-enter")
    await page.get_by_role("button", name=t.text("Sign in")).click()
    await expect(page.get_by_role("heading", level=2, name=t.text("What waits for you"))).to_be_visible()


@pytest.mark.parametrize(("language", "theme"), [("pt", "light"), ("fr", "dark")])
async def test_in_from_chat_and_a_milestone_done(
    demo: World, open_screen: OpenScreen, browser: Browser, language: str, theme: str
):
    t, later = translator(language), PEOPLE[language][2]
    page = await phone(browser, theme)
    name = f"portal-{language}-{theme}"
    await page.goto(f"{demo.portal}/?language={language}")
    await page.goto(f"{demo.portal}/signin?language={language}")
    await looked_over(page, f"{name}-signin")
    await enter(demo, open_screen, page, language, name)
    base = page.url.rstrip("/")
    for path in PAGES:
        await page.goto(f"{base}/{path}")
        await looked_over(page, f"{name}-{path.replace('/', '-') or 'overview'}")

    await page.goto(f"{base}/milestones")
    await page.locator(".cards a").first.click()
    await looked_over(page, f"{name}-milestone")
    milestone = page.url
    await page.get_by_label(t.text("New day"), exact=True).fill(later)
    await page.get_by_label(t.text("Why?"), exact=True).fill("…")
    await page.get_by_role("button", name=t.text("Postpone…")).click()
    await expect(
        page.get_by_role("heading", level=1, name=t.text("Postpone it to this day?"))
    ).to_be_visible()
    await looked_over(page, f"{name}-day")
    await page.get_by_role("link", name=t.text("Back, change nothing")).click()

    await page.goto(milestone)
    await page.get_by_label(t.text("What shows that it is done?"), exact=True).fill(
        "https://example.org/relatorio"
    )
    await page.keyboard.press("Tab")  # the file that shows it, too
    await page.keyboard.press("Tab")
    await expect(page.get_by_role("button", name=t.text("Mark it done"))).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("status")).to_contain_text(
        t.text("**Done.** There are no more reminders of it.").replace("*", "")
    )
    await looked_over(page, f"{name}-done")
    await page.context.close()


async def test_it_is_used_by_keyboard_and_without_a_script(demo: World, browser: Browser):
    context = await browser.new_context(viewport=PHONE, java_script_enabled=False)
    page = await context.new_page()
    await page.goto(f"{demo.portal}/signin")
    await page.keyboard.press("Tab")
    await expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    await page.keyboard.press("Enter")
    await page.keyboard.press("Tab")
    await expect(page.get_by_label("Your e-mail address")).to_be_focused()
    await page.keyboard.type("nobody@example.org")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", level=1)).to_have_text("Look at your mail")
    await context.close()


async def test_a_refusal_is_tied_to_its_field(demo: World, browser: Browser):
    page = await phone(browser, "light")
    await page.goto(f"{demo.portal}/signin?language=es")
    await page.locator("form").first.evaluate("form => form.noValidate = true")
    t: Any = translator("es")
    field = page.get_by_label(t.text("Your e-mail address"))
    await field.fill("ana")
    await page.get_by_role("button", name=t.text("Send me a link")).click()
    await expect(page.get_by_role("alert")).to_contain_text(t.text("This is no e-mail address"))
    await expect(field).to_have_attribute("aria-invalid", "true")
    await expect(field).to_have_value("ana")
    await looked_over(page, "portal-es-light-refused")
    await page.context.close()
