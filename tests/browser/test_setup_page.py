"""Set-up as a page in Chromium on a phone: from the address that the terminal prints to the end, on a playground."""

from __future__ import annotations

import asyncio
import os
import re
import sys
from typing import TYPE_CHECKING

import pytest_asyncio
from playwright.async_api import expect

from locales import translator
from tests.browser.marks import BROWSER
from tests.browser.test_portal_story import looked_over, phone
from tests.e2e.processes import World

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    import pytest
    from playwright.async_api import Browser

pytestmark = BROWSER


@pytest_asyncio.fixture(loop_scope="session")
async def alone(tmp_path_factory: pytest.TempPathFactory, demo_folder: Path) -> AsyncIterator[World]:
    """A playground without a bot."""
    world = World(tmp_path_factory.mktemp("setup"), like=demo_folder)
    try:
        await asyncio.to_thread(world.start, "playground")
        yield world
    finally:
        world.stop()


class Setup:
    """`techlink setup --page` as a process."""

    def __init__(self, world: World) -> None:
        self.file = world.folder / "setup.env"
        self._world = world
        self.said = ""

    async def start(self) -> str:
        """Start it; gives the address that it prints."""
        variables = {name: value for name, value in os.environ.items() if name != "DISCORD_TOKEN"}
        command = ("-m", "bot", "setup", "--page", "--playground", self._world.url, "--file", str(self.file))
        self.process = await asyncio.create_subprocess_exec(
            sys.executable,
            *command,
            env={**variables, "TECHLINK_SETUP_PORT": "0", "TECHLINK_PORTAL_PORT": "0"},
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        async with asyncio.timeout(60):
            while not (found := re.search(r"http://127\.0\.0\.1:\d+/open/\S+", self.said)):
                assert self.process.stdout is not None
                line = await self.process.stdout.readline()
                assert line, self.said
                self.said += line.decode()
        return found[0]

    async def ended(self) -> int:
        """Wait until it has ended by itself; everything it said is in `said`."""
        async with asyncio.timeout(60):
            rest, _ = await self.process.communicate()
        self.said += rest.decode()
        return int(self.process.returncode or 0)


async def test_set_up_in_a_browser_to_the_end(alone: World, browser: Browser):
    t, setup = translator("es"), Setup(alone)
    page = await phone(browser, "light")
    try:
        address = await setup.start()
        await page.goto(f"{address}?language=es")
        await looked_over(page, "setup-es-light-welcome")
        await page.get_by_role("button", name=t.text("Begin")).click()

        await expect(page.get_by_role("heading", level=1)).to_contain_text(t.text("The bot’s token"))
        await looked_over(page, "setup-es-light-token")
        await page.get_by_label(t.text("Paste the token (it is not shown)")).fill("123456789012345678")
        await page.get_by_role("button", name=t.text("Try it and go on")).click()
        await expect(page.get_by_role("alert")).to_be_visible()
        await looked_over(page, "setup-es-light-token-wrong")
        await page.get_by_role("button", name=t.text("Try it and go on")).click()

        await expect(page.get_by_role("heading", level=1)).to_contain_text(t.text("The bot on your server"))
        await looked_over(page, "setup-es-light-server")
        await page.get_by_role("button", name=t.text("It is done")).click()

        await expect(page.get_by_role("heading", level=1)).to_contain_text(t.text("The mail server"))
        mail = await alone.control("GET", "/playground/mail")
        await page.get_by_label(t.text("Outgoing mail server (SMTP)")).fill(mail["host"])
        await page.get_by_label(t.text("Port of the server")).fill(str(mail["port"]))
        await page.get_by_label(t.text("From which address mails come")).fill("techlink@example.org")
        await page.get_by_label(t.text("Your own address, for a mail to try it out")).fill("ines@example.org")
        await page.get_by_role("button", name=t.text("Try it and go on")).click()
        await expect(page.get_by_role("alert")).to_contain_text("STARTTLS")
        await looked_over(page, "setup-es-light-mail-wrong")
        await page.get_by_label(t.text("How the connection is made safe")).select_option("none")
        await page.get_by_role("button", name=t.text("Try it and go on")).click()

        await expect(page.get_by_role("heading", level=1)).to_contain_text(t.text("The portal’s address"))
        await expect(page.get_by_role("status")).to_contain_text("ines@example.org")
        await looked_over(page, "setup-es-light-address")
        await page.get_by_role("button", name=t.text("Leave it for another time")).click()
        await looked_over(page, "setup-es-light-end")
        await page.get_by_role("button", name=t.text("End the set-up")).click()
        await expect(page.get_by_role("status")).to_contain_text(
            t.text("Set-up has ended. You may close this page.")
        )
        await looked_over(page, "setup-es-light-over")
        assert await setup.ended() == 0
    finally:
        await page.context.close()
        if setup.process.returncode is None:
            setup.process.kill()
            await setup.process.wait()
    assert "TECHLINK_MAIL_HOST=127.0.0.1" in setup.file.read_text()
    mails = await alone.control("GET", "/playground/mails?to=ines@example.org")
    assert "Techlink puede enviar correos" in str(mails)
    secret = address.rpartition("/")[2]
    assert setup.said.count(secret) == 1, "printed once, logged never"
