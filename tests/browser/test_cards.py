"""Cards: every component is drawn, presses are busy until answered, cards change in place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import aiohttp
import pytest
from playwright.async_api import expect

from tests.browser.marks import BROWSER
from tests.browser.world import CARDS

if TYPE_CHECKING:
    from tests.browser.conftest import SignIn
    from tests.browser.processes import Playground, TestBot

pytestmark = BROWSER

OVERFLOW = """root => [...root.querySelectorAll('*')].filter(n => {
    const r = n.getBoundingClientRect(), box = root.getBoundingClientRect();
    const hidden = n.closest('.visually-hidden, .tools, .spoiler-text, .gutter-time, svg');
    return r.width && !hidden && (r.right > box.right + 1 || n.scrollWidth > n.clientWidth + 1 && getComputedStyle(n).display !== 'inline');
}).map(n => n.className || n.tagName)"""


async def test_every_component_is_drawn(sign_in: SignIn, bot: TestBot) -> None:
    ines = await sign_in("ines", CARDS)
    card = await ines.run("zoo", "Every kind")
    await expect(card.locator(".app-badge")).to_have_text("APP")
    await expect(card.locator(".reply-line")).to_contain_text("Inês Duarte used /zoo")
    for name in ("Primary", "Secondary", "Success", "Fails", "Calendar", "👍"):
        await expect(card.get_by_role("button", name=name, exact=name != "Calendar").first).to_be_enabled()
    await expect(card.get_by_role("button", name="Disabled")).to_be_disabled()
    link = card.get_by_role("link", name="Leads away")
    await expect(link).to_have_attribute("href", "https://example.org/")
    await expect(link).to_have_attribute("rel", re.compile("noopener"))
    await expect(card.locator(".container.accented").first).to_have_css("--accent-bar", "#f0b232")
    await expect(card.locator(".select")).to_have_count(6)
    await expect(card.locator(".separator.wide")).to_have_count(1)
    await expect(card.get_by_alt_text("A thumbnail")).to_be_visible()
    await expect(card.locator(".gallery-item")).to_have_count(3)
    await expect(card.locator(".file-card a").first).to_have_text("figures.csv")
    await card.get_by_role("button", name="Spoiler").click()
    await expect(card.get_by_alt_text("Picture 2")).to_be_visible()
    await card.get_by_role("button", name="Enlarge: Picture 0").click()
    await expect(ines.page.locator("dialog.lightbox img")).to_be_visible()
    await ines.page.keyboard.press("Escape")
    await expect(ines.page.locator("dialog")).to_have_count(0)


async def test_a_press_changes_the_card_in_place_for_everybody(sign_in: SignIn, bot: TestBot) -> None:
    ines = await sign_in("ines", CARDS)
    card = await ines.run("question", "Who do you innovate with?")
    john = await sign_in("john", CARDS)
    count = await ines.page.locator(".message").count()
    third = card.get_by_role("button", name="This one").nth(2)
    await third.focus()
    await ines.page.keyboard.press("Enter")
    await expect(card.get_by_role("button", name="Chosen")).to_be_focused()
    await expect(card.locator(".section").nth(2)).to_contain_text("Chosen")
    await expect(john.message("Who do you innovate with?").locator(".section").nth(2)).to_contain_text(
        "Chosen"
    )
    assert await ines.page.locator(".message").count() == count
    await ines.picture("question-dark-desktop")


async def test_a_button_is_busy_until_its_answer(sign_in: SignIn, bot: TestBot) -> None:
    ines = await sign_in("ines", CARDS)
    card = await ines.run("zoo", "Every kind")
    slow = card.get_by_role("button", name="Slow")
    await slow.click()
    await expect(slow).to_have_attribute("aria-busy", "true")
    await expect(slow.locator(".busy-dots")).to_be_visible()
    await ines.card("Slow but sure")
    await expect(slow).not_to_have_attribute("aria-busy", "true")


async def test_silence_is_said_to_have_failed(sign_in: SignIn, bot: TestBot) -> None:
    ines = await sign_in("ines", CARDS)
    card = await ines.run("zoo", "Every kind")
    await card.get_by_role("button", name="Fails").click()
    failed = card.get_by_role("alert")
    await expect(failed).to_have_text(re.compile("This interaction failed"))
    await ines.press("Primary", card)
    await ines.card("pressed primary")
    await expect(failed).to_have_count(0)


@pytest.mark.parametrize(
    ("select", "labels", "said"),
    [
        ("Choose one", ["Option 2"], "chose one: 2"),
        ("Choose two or three", ["Option 1", "Option 4"], "chose many: 1, 4"),
        ("Who is it", ["Claire Martin"], "chose user: claire.martin"),
        ("Which role", ["Coordinator"], "chose role: Coordinator"),
        ("Which channel", ["general"], "chose channel: general"),
        ("Whom or which", ["Partner"], "chose mentionable: Partner"),
    ],
)
async def test_selects(sign_in: SignIn, bot: TestBot, select: str, labels: list[str], said: str) -> None:
    ines = await sign_in("ines", CARDS)
    card = await ines.run("zoo", "Every kind")
    await ines.choose(select, *labels, within=card)
    await ines.card(said)
    await expect(card.locator(".select", has_text=labels[0])).to_have_count(1)


async def test_a_select_by_keyboard(sign_in: SignIn, bot: TestBot) -> None:
    ines = await sign_in("ines", CARDS)
    card = await ines.run("zoo", "Every kind")
    field = card.locator(".select", has_text="Choose two or three")
    await field.focus()
    keyboard = ines.page.keyboard
    await keyboard.press("ArrowDown")
    await expect(field).to_have_attribute("aria-expanded", "true")
    await keyboard.press("Escape")
    await expect(field).to_be_focused()
    await keyboard.press("Enter")
    await keyboard.press("Enter")
    apply = ines.page.get_by_role("button", name="Apply")
    await expect(apply).to_be_disabled()
    await expect(ines.page.locator(".option-count")).to_have_text("1 of 3 chosen, at least 2")
    await keyboard.press("ArrowDown")
    await keyboard.press(" ")
    await keyboard.press("Tab")
    await expect(apply).to_be_focused()
    await keyboard.press("Enter")
    await ines.card("chose many: 1, 2")


@pytest.mark.parametrize("phone", [False, True])
async def test_long_labels_stay_inside(sign_in: SignIn, bot: TestBot, phone: bool) -> None:
    ines = await sign_in("ines", CARDS, phone=phone)
    card = await ines.run("long_labels", "Innovationspartnerschaft")
    assert await card.evaluate(OVERFLOW) == []
    assert await ines.evaluate("document.documentElement.scrollWidth") <= await ines.evaluate("innerWidth")
    await ines.picture(f"long-labels-{'phone' if phone else 'desktop'}")


async def test_on_a_phone_the_button_stays_right_of_its_sentence(sign_in: SignIn, bot: TestBot) -> None:
    ines = await sign_in("ines", CARDS, phone=True, theme="light")
    card = await ines.run("question", "Who do you innovate with?")
    assert await card.evaluate(OVERFLOW) == []
    section = card.locator(".section").last
    text, button = (
        await section.locator(".section-text").bounding_box(),
        await section.locator("button").bounding_box(),
    )
    assert text
    assert button
    assert button["x"] >= text["x"] + text["width"]
    assert text["y"] <= button["y"] + button["height"] / 2 <= text["y"] + text["height"]
    await ines.picture("question-light-phone")


async def test_an_embed_is_drawn(sign_in: SignIn, bot: TestBot) -> None:
    ines = await sign_in("ines", CARDS)
    card = await ines.run("embed", "Practice of the month")
    await expect(card.locator(".embed-field.inline")).to_have_count(3)
    await expect(card.locator(".embed-description strong")).to_have_text("38 %")
    await expect(card.locator(".embed-footer")).to_have_text("Measured")


async def test_times_are_the_reader_s_and_follow_the_world_s_clock(
    sign_in: SignIn, bot: TestBot, playground: Playground
) -> None:
    claire = await sign_in("claire", CARDS)
    card = await claire.run("countdown", "Due")
    relative = card.locator("time[data-style=R]")
    await expect(relative).to_have_text("dans 10 jours")
    async with aiohttp.ClientSession() as http:
        await http.post(f"{playground.url}/playground/clock", json={"advance_s": 86400})
    await expect(relative).to_have_text("dans 9 jours")
