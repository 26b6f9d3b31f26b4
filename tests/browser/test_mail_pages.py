"""The pages that mails lead to, in Chromium on a phone: no more mails, and whose an address is."""

from __future__ import annotations

import sqlite3
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from playwright.async_api import expect

from locales import translator
from services.links import Purpose, Signer
from tests.browser.marks import BROWSER
from tests.browser.test_portal_story import demo, looked_over, phone  # noqa: F401 - a fixture

if TYPE_CHECKING:
    from playwright.async_api import Browser

    from tests.e2e.processes import World

pytestmark = BROWSER
PEOPLE = {"fr": "yann.legoic", "pt": "tiago.moreira"}


def ask(world: World, sql: str, *values: Any) -> list[Any]:
    connection = sqlite3.connect(world.folder / "data" / "techlink.sqlite3", timeout=30)
    try:
        with connection:
            return connection.execute(sql, values).fetchall()
    finally:
        connection.close()


async def prepared(world: World, language: str) -> tuple[dict[Purpose, str], str]:
    """The links of one person's mails, and their new address, which they claimed a moment ago."""
    discord = str((await world.people())[PEOPLE[language]]["id"])
    ((member, network, person),) = ask(
        world,
        "SELECT m.id, m.network_id, m.person_id FROM member m JOIN channel c ON c.person_id = m.person_id "
        "WHERE c.address = ?",
        discord,
    )
    ask(world, "UPDATE person SET language = ? WHERE id = ?", language, person)
    address, now = f"{PEOPLE[language]}@new.example", await world.now()
    at = round(now.timestamp() * 1000)
    ((claim,),) = ask(
        world,
        "INSERT INTO address_claim (person_id, address, made_at, expires_at) VALUES (?, ?, ?, ?) RETURNING id",
        person, address, at, at + 86_400_000,
    )  # fmt: skip
    ((key,),) = ask(world, "SELECT value FROM secret WHERE name = 'links'")
    signer = Signer(key)
    made = {
        purpose: signer.sign(network, member, purpose, subject, now - timedelta(seconds=1))
        for purpose, subject in ((Purpose.ADDRESS, claim), (Purpose.UNSUBSCRIBE, 0))
    }
    return made, address


@pytest.mark.parametrize(("language", "theme"), [("fr", "light"), ("pt", "dark")])
async def test_an_address_is_confirmed_and_mails_are_ended(
    demo: World,  # noqa: F811 - the fixture that is imported
    browser: Browser,
    language: str,
    theme: str,
) -> None:
    t = translator(language)
    links, address = await prepared(demo, language)
    page = await phone(browser, theme)
    await page.goto(f"{demo.portal}/act/{links[Purpose.ADDRESS]}")
    await looked_over(page, f"address-{language}-{theme}")
    await page.get_by_role("button", name=t.text("It is mine, and I agree")).click()
    await expect(page.get_by_role("status")).to_be_visible()
    await looked_over(page, f"address-done-{language}-{theme}")

    await page.goto(f"{demo.portal}/unsubscribe/{links[Purpose.UNSUBSCRIBE]}")
    await expect(page.get_by_text(address)).to_be_visible()
    await looked_over(page, f"unsubscribe-{language}-{theme}")
    await page.get_by_role("button", name=t.text("Send me no more mails")).click()
    await expect(page.get_by_role("status")).to_be_visible()
    await looked_over(page, f"unsubscribe-done-{language}-{theme}")
    held = "SELECT count(*) FROM consent WHERE purpose = 'mail' AND withdrawn_at IS NULL"
    assert ask(demo, held) == [(0,)]
    await page.get_by_role("button", name=t.text("I agree: send me mails again")).click()
    await expect(page.get_by_role("button", name=t.text("Send me no more mails"))).to_be_visible()
    assert ask(demo, held) == [(1,)]
    await page.get_by_role("button", name=t.text("Send me no more mails")).click()
    await expect(page.get_by_role("heading", level=1, name=t.text("No mails come to you"))).to_be_visible()
