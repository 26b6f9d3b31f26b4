"""Chromium, a playground with a small world, a bot that tries every component, and people in front of the page.

A test asks for `sign_in` and gets screens: `ines = await sign_in("ines", CARDS)`. With `bot` in its arguments the
test bot is there too. To try the page on another playground (with the real bot), use `open_screen(url, token)`.
Every module here says `pytestmark = BROWSER`: one event loop, one Chromium for all.
"""

from __future__ import annotations

import json
import os
import shutil
from typing import TYPE_CHECKING, Any, Protocol

import pytest
import pytest_asyncio
from playwright.async_api import Browser, async_playwright, expect

from tests.browser.processes import Playground, TestBot
from tests.browser.screen import PATIENCE, Screen
from tests.browser.world import world

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

ARGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
CHROMIUMS = ("chromium-headless-shell", "chromium")
"""The one without windows takes a quarter less of the time."""
DESKTOP = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}


class OpenScreen(Protocol):
    async def __call__(
        self,
        url: str,
        token: str,
        channel: str | None = None,
        *,
        phone: bool = False,
        theme: str = "dark",
        **more: Any,
    ) -> Screen: ...


class SignIn(Protocol):
    async def __call__(
        self, token: str, channel: str | None = None, *, phone: bool = False, theme: str = "dark", **more: Any
    ) -> Screen: ...


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    """One Chromium for all tests. Without one they are skipped, or fail where TECHLINK_REQUIRE_BROWSER=1."""
    expect.set_options(timeout=PATIENCE)
    path = next(filter(None, map(shutil.which, CHROMIUMS)), None)
    if path is None:
        reason = "no Chromium on this machine (Debian: apt-get install chromium-headless-shell)"
        if os.environ.get("TECHLINK_REQUIRE_BROWSER") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    async with async_playwright() as driver:
        chromium = await driver.chromium.launch(executable_path=path, args=ARGS)
        yield chromium
        await chromium.close()


@pytest.fixture(scope="session")
def world_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("world") / "world.json"
    path.write_text(json.dumps(world()))
    return path


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def playground(tmp_path_factory: pytest.TempPathFactory, world_file: Path) -> AsyncIterator[Playground]:
    """A playground that all tests share; those that kill it use `own_playground`."""
    server = Playground(tmp_path_factory.mktemp("playground"), world_file)
    await server.start()
    yield server
    await server.kill()


@pytest_asyncio.fixture(loop_scope="session")
async def own_playground(tmp_path: Path, world_file: Path, screens: Screens) -> AsyncIterator[Playground]:
    server = Playground(tmp_path, world_file)
    await server.start()
    yield server
    # Whichever of the two a test names first: a page that still loads something would take the end for a fault.
    await screens.close()
    await server.kill()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def bot(playground: Playground) -> AsyncIterator[TestBot]:
    process = TestBot(playground.folder, playground.url)
    await process.start()
    yield process
    await process.kill()


class Screens:
    """The pages of one test. They close before what they look at does."""

    def __init__(self) -> None:
        self.open: list[Screen] = []
        self.errors: list[str] = []

    async def close(self) -> None:
        for screen in self.open:
            self.errors += screen.errors
            await screen.page.context.close()
        self.open.clear()


@pytest_asyncio.fixture(loop_scope="session")
async def screens() -> AsyncIterator[Screens]:
    """The test's pages; at the end none may have reported an error of its own."""
    kept = Screens()
    yield kept
    await kept.close()
    assert not kept.errors


@pytest.fixture
def open_screen(browser: Browser, screens: Screens) -> OpenScreen:
    """Opens pages on any playground."""

    async def make(
        url: str,
        token: str,
        channel: str | None = None,
        *,
        phone: bool = False,
        theme: str = "dark",
        **more: Any,
    ) -> Screen:
        options = {"viewport": PHONE if phone else DESKTOP, "color_scheme": theme, "has_touch": phone, **more}
        context = await browser.new_context(**options)
        screen = Screen(await context.new_page(), url, token)
        screens.open.append(screen)
        return await screen.open(channel)

    return make


@pytest.fixture
def sign_in(open_screen: OpenScreen, playground: Playground) -> SignIn:
    """`await sign_in("ines", CARDS, phone=True, theme="light")` on the shared playground."""

    async def make(token: str, channel: str | None = None, **more: Any) -> Screen:
        return await open_screen(playground.url, token, channel, **more)

    return make
