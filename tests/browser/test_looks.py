"""Themes, contrast, phone width, names of controls: what can be measured of looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.async_api import expect

from tests.browser.marks import BROWSER
from tests.browser.world import CARDS, GENERAL

if TYPE_CHECKING:
    from tests.browser.conftest import SignIn
    from tests.browser.processes import TestBot

pytestmark = BROWSER

# Every visible piece of text with a contrast under 4.5 (3 when large) to the ground that is really behind it.
FAINT = """() => {
    const parse = c => { const m = c.match(/[\\d.]+/g).map(Number); const s = c.startsWith('color(') ? 255 : 1;
        return [m[0] * s, m[1] * s, m[2] * s, m[3] ?? 1]; };
    const over = (top, under) => [0, 1, 2].map(i => top[i] * top[3] + under[i] * (1 - top[3])).concat(1);
    const light = c => { const [r, g, b] = c.map(v => { v /= 255; return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; });
        return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
    const ground = n => { const stack = []; for (let e = n; e; e = e.parentElement) stack.push(parse(getComputedStyle(e).backgroundColor));
        return stack.reverse().reduce((under, top) => over(top, under), [255, 255, 255, 1]); };
    const faint = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const n = walker.currentNode.parentElement, text = walker.currentNode.data.trim(), style = getComputedStyle(n);
        if (!text || !n.checkVisibility({visibilityProperty: true}) || !n.getClientRects().length) continue;
        if (n.closest('.emoji, .visually-hidden, .skip, script, noscript, [disabled], [aria-disabled=true], [aria-hidden=true]:not(.avatar)')) continue;
        const back = ground(n), fore = over(parse(style.color), back);
        const [a, b] = [light(fore), light(back)].sort((x, y) => y - x);
        const ratio = (a + 0.05) / (b + 0.05), size = parseFloat(style.fontSize);
        const large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
        if (ratio < (large ? 3 : 4.5)) faint.push(`${text.slice(0, 30)} (${n.className || n.tagName}) ${ratio.toFixed(2)}`);
    }
    return [...new Set(faint)];
}"""

NAMELESS = """() => [...document.querySelectorAll('button, a[href], input, textarea, select, [role=button], [role=listbox], dialog, nav, aside')]
    .filter(n => n.checkVisibility())
    .filter(n => !(n.getAttribute('aria-label') || n.getAttribute('aria-labelledby') || n.textContent.trim() || n.labels?.length || n.title
        || n.querySelector('img[alt]:not([alt=""])')))
    .map(n => n.outerHTML.slice(0, 120))"""

TWICE = """() => { const ids = [...document.querySelectorAll('[id]')].map(n => n.id); return ids.filter((id, i) => ids.indexOf(id) !== i); }"""


@pytest.mark.parametrize("theme", ["dark", "light"])
async def test_text_stands_out_and_controls_have_names(sign_in: SignIn, bot: TestBot, theme: str) -> None:
    ines = await sign_in("ines", CARDS, theme=theme)
    await ines.page.get_by_role("button", name="Members").click()
    await ines.send(
        "Words, **strong**, `code`, ||hidden||, https://example.org, @here and -# small\n-# small\n> quoted"
    )
    await ines.command("whisper")
    await ines.card("Only for your eyes")
    card = await ines.run("zoo", "Every kind")
    await expect(ines.page.locator("html")).to_have_attribute("data-theme", theme)
    await ines.page.mouse.move(5, 5)
    assert await ines.evaluate(FAINT) == []
    assert await ines.evaluate(NAMELESS) == []
    assert await ines.evaluate(TWICE) == []
    await ines.picture(f"zoo-{theme}-desktop")
    await card.locator(".select", has_text="Choose two or three").click()
    assert await ines.evaluate(FAINT) == []
    assert await ines.evaluate(NAMELESS) == []
    await ines.page.keyboard.press("Escape")
    await card.get_by_role("button", name="Form").click()
    await expect(ines.modal).to_be_visible()
    assert await ines.evaluate(FAINT) == []
    assert await ines.evaluate(NAMELESS) == []
    await ines.page.keyboard.press("Escape")
    await expect(ines.modal).to_be_hidden()
    await ines.box.press_sequentially("/e")
    await expect(ines.page.locator(".suggestion").first).to_be_visible()
    assert await ines.evaluate(FAINT) == []


async def test_the_theme_is_chosen_and_remembered(sign_in: SignIn) -> None:
    ines = await sign_in("ines", GENERAL, theme="dark")
    html = ines.page.locator("html")
    await expect(html).to_have_attribute("data-theme", "dark")
    await ines.page.get_by_role("button", name="Theme").click()
    await ines.page.get_by_role("menuitemradio", name="Light").click()
    await expect(html).to_have_attribute("data-theme", "light")
    await expect(ines.page.locator("#chat")).to_have_css("background-color", "rgb(255, 255, 255)")
    await ines.page.reload()
    await expect(html).to_have_attribute("data-theme", "light")
    await ines.page.get_by_role("button", name="Theme").click()
    await ines.page.get_by_role("menuitemradio", name="As the system").click()
    await expect(html).to_have_attribute("data-theme", "dark")
    await ines.page.emulate_media(color_scheme="light")
    await expect(html).to_have_attribute("data-theme", "light")


async def test_on_a_phone_the_channels_are_a_drawer(sign_in: SignIn) -> None:
    ines = await sign_in("ines", GENERAL, phone=True)
    sidebar = ines.page.locator("#sidebar")
    await expect(sidebar).to_be_hidden()
    await ines.page.get_by_role("button", name="Open channels").tap()
    await expect(sidebar).to_be_visible()
    await ines.picture("drawer-dark-phone")
    await ines.page.keyboard.press("Escape")
    await expect(sidebar).to_be_hidden()
    await ines.page.get_by_role("button", name="Open channels").tap()
    await sidebar.get_by_role("button", name="cards").tap()
    await expect(ines.page.locator(".header-name")).to_have_text("cards")
    await expect(sidebar).to_be_hidden()
    await ines.send("Written with a thumb")
    await expect(ines.box).to_be_in_viewport()
    assert await ines.evaluate("document.documentElement.scrollWidth") <= 390


async def test_new_messages_are_said_aloud(sign_in: SignIn) -> None:
    ines = await sign_in("ines", GENERAL)
    log = ines.page.get_by_role("log")
    await expect(log).to_have_attribute("aria-live", "polite")
    await expect(log).to_have_accessible_name("Messages in general")


async def test_focus_is_always_visible(sign_in: SignIn) -> None:
    ines = await sign_in("ines", GENERAL)
    bare = "document.activeElement === document.body"
    for _ in range(20):
        await ines.page.keyboard.press("Tab")
        if await ines.evaluate(bare):
            continue
        style = """(() => { const s = getComputedStyle(document.activeElement), f = document.activeElement.closest('.composer-frame');
            return s.outlineStyle !== 'none' || (f && getComputedStyle(f).boxShadow !== 'none'); })()"""
        assert await ines.evaluate(style), await ines.evaluate(
            "document.activeElement.outerHTML.slice(0, 200)"
        )
