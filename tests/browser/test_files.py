"""Files hung on messages: chosen, shown before they leave, drawn as pictures or named as files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.async_api import expect

from tests.browser.marks import BROWSER
from tests.browser.testbot import picture
from tests.browser.world import CARDS, GENERAL

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.conftest import SignIn
    from tests.browser.processes import TestBot

pytestmark = BROWSER


async def test_a_picture_and_a_file_are_sent_and_seen(sign_in: SignIn, tmp_path: Path) -> None:
    photo, notes = tmp_path / "tank.png", tmp_path / "notes.txt"
    photo.write_bytes(picture())
    notes.write_text("what we saw")
    ines, claire = await sign_in("ines", GENERAL), await sign_in("claire", GENERAL)
    await ines.page.locator(".composer-line input[type=file]").set_input_files([photo, notes])
    await expect(ines.page.locator(".composer-frame .file-chip")).to_have_count(2)
    await ines.send("From the test tank")
    seen = await claire.card("From the test tank")
    await expect(seen.locator(".picture img")).to_have_js_property("naturalWidth", 64)
    await expect(seen.locator(".file-card")).to_contain_text("notes.txt")
    async with claire.page.expect_download() as download:
        await seen.get_by_role("link", name="Download notes.txt").click()
    assert (await (await download.value).path()).read_text() == "what we saw"
    await expect(ines.page.locator(".composer-frame .file-chip")).to_have_count(0)


@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
async def test_a_chart_is_seen_described_enlarged_and_drawn_anew(
    sign_in: SignIn, bot: TestBot, phone: bool
) -> None:
    ines = await sign_in("ines", CARDS, phone=phone)
    card = await ines.run("chart", "Our result: 30")
    picture_of = card.get_by_alt_text(re.compile("Radar chart, from 0 to 100"))
    await expect(picture_of).to_have_js_property("naturalWidth", 1000)
    await expect(picture_of).to_have_attribute(
        "alt", re.compile(r"People and culture: 30 \(network median: 50\)")
    )
    box, room = await picture_of.bounding_box(), await card.bounding_box()
    assert box["width"] >= 280
    assert box["x"] + box["width"] <= room["x"] + room["width"]
    before = await picture_of.get_attribute("src")
    await ines.picture(f"chart-{'phone' if phone else 'desktop'}")
    await card.get_by_role("button", name=re.compile("^Enlarge: ")).click()
    large = ines.page.locator("dialog.lightbox img")
    await expect(large).to_be_visible()
    await expect(large).to_have_attribute("alt", re.compile("Cooperation: 30"))
    assert (await large.bounding_box())["width"] >= box["width"]
    await ines.picture(f"chart-large-{'phone' if phone else 'desktop'}")
    await ines.page.keyboard.press("Escape")
    await card.get_by_role("button", name="Redraw").click()
    again = card.get_by_alt_text(re.compile("People and culture: 40"))
    await expect(again).to_have_js_property("naturalWidth", 1000)
    assert await again.get_attribute("src") != before
    await expect(card).to_contain_text("Our result: 40")
