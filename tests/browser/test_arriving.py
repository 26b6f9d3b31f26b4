"""The page of an invitation on a phone, and the coordination's cards: looked over in several languages."""

from __future__ import annotations

import asyncio
import hashlib
import sqlite3
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio
from itsdangerous import URLSafeSerializer
from playwright.async_api import expect

from locales import translator
from tests.browser.marks import BROWSER
from tests.browser.test_portal_story import looked_over, phone
from tests.documents.sheets.workbooks import workbook
from tests.e2e.person import Person
from tests.e2e.processes import World

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from playwright.async_api import Browser

    from tests.browser.conftest import OpenScreen

pytestmark = BROWSER
PT = translator("pt")
HEADINGS = ["Nome", "Parceiro", "E-mail", "Função", "Papel"]
LISTED = [
    ["Tiago Moreira Dias", "P1", "t.moreira@mare.example", "estudos", ""],
    ["Gwenola Le Bris", "P4", "g.lebris@kermarine.example", "", ""],
]


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def demo(tmp_path_factory: pytest.TempPathFactory, demo_folder: Path) -> AsyncIterator[World]:
    """The demo network with its portal, and two people who are expected."""
    world = World(tmp_path_factory.mktemp("arriving"), like=demo_folder)
    try:
        for part in ("playground", "portal", "bot"):
            await asyncio.to_thread(world.start, part)
        people = await world.people()
        async with Person(world, people["ines.duarte"], str(people["Techlink"]["id"])) as ines:
            await ines.command(
                "network import", file=("file", "p.xlsx", workbook(Pessoas=[HEADINGS, *LISTED]))
            )
            card = await ines.see(PT.text("This is what the file would change"))
            await ines.press(card, PT.plural("Import {n} row", "Import {n} rows", 2))
            await ines.see(PT.plural("{n} row is imported", "{n} rows are imported", 2))
        yield world
    finally:
        world.stop()


def link(world: World, name: str) -> str:
    """The address of an invitation, signed as the worker does."""
    with sqlite3.connect(world.folder / "data" / "techlink.sqlite3", timeout=30) as connection:
        (key,) = connection.execute("SELECT value FROM secret WHERE name = 'links'").fetchone()
        ask = "SELECT m.network_id, m.id, m.joined_at FROM member m JOIN person p ON p.id = m.person_id WHERE p.name = ?"
        network, member, now = connection.execute(ask, (name,)).fetchone()
    how = {"digest_method": hashlib.sha256, "key_derivation": "hmac"}
    signer = URLSafeSerializer(key, salt="techlink.join", signer_kwargs=how)
    token = signer.dumps([network, member, member, now + 1, now + 10**10])
    return f"{world.portal}/act/join.{token}"


@pytest.mark.parametrize(
    ("name", "language", "theme"),
    [("Tiago Moreira Dias", "pt", "light"), ("Gwenola Le Bris", "fr", "dark")],
)
async def test_the_invitation_is_read_and_taken_on_a_phone(
    demo: World, browser: Browser, name: str, language: str, theme: str
):
    t, page = translator(language), await phone(browser, theme)
    await page.goto(link(demo, name))
    await expect(page.get_by_role("heading", level=2, name=t.text("Your rights"))).to_be_visible()
    await looked_over(page, f"arriving-{language}-{theme}-invitation")
    await page.get_by_label(t.text("Time zone")).fill("Atlantis")
    await page.get_by_role("button", name=t.text("Join"), exact=True).click()
    await expect(page.get_by_role("alert")).to_be_visible()
    await looked_over(page, f"arriving-{language}-{theme}-refused")
    await page.get_by_label(t.text("Time zone")).fill("Azores")
    await expect(page.get_by_role("checkbox")).not_to_be_checked()
    await page.get_by_role("button", name=t.text("Join"), exact=True).click()
    await expect(page.get_by_role("status")).to_be_visible()
    await looked_over(page, f"arriving-{language}-{theme}-joined")
    await page.goto(link(demo, name))
    await expect(page.get_by_role("heading", level=1)).to_have_text(t.text("You have joined already"))
    await looked_over(page, f"arriving-{language}-{theme}-over")
    await page.context.close()


async def test_the_coordination_s_cards_fit_a_phone(demo: World, open_screen: OpenScreen):
    screen = await open_screen(demo.url, "ines", phone=True)
    card = await screen.run("network arriving", PT.text("Who arrives"))
    await screen.picture("arriving-progress-pt-dark-phone")
    await expect(card).to_be_visible()
    card = await screen.run("network overview", PT.text("Controller of the data"))
    await screen.picture("arriving-controller-pt-dark-phone")
    await expect(card).to_be_visible()
