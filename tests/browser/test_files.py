"""Files hung on messages: chosen, shown before they leave, drawn as pictures or named as files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.async_api import expect

from tests.browser.marks import BROWSER
from tests.browser.testbot import picture
from tests.browser.world import GENERAL

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.conftest import SignIn

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
