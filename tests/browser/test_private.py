"""Ephemeral answers: only for the one who asked, dismissed by them, thinking first where the app is slow."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.async_api import expect

from tests.browser.marks import BROWSER
from tests.browser.world import CARDS

if TYPE_CHECKING:
    from tests.browser.conftest import SignIn
    from tests.browser.processes import TestBot

pytestmark = BROWSER


async def test_only_the_one_who_asked_sees_it_until_dismissed(sign_in: SignIn, bot: TestBot) -> None:
    john, maria = await sign_in("john", CARDS), await sign_in("maria", CARDS)
    await john.command("whisper")
    card = await john.card("Only for your eyes")
    await expect(card).to_have_class(re.compile("ephemeral"))
    await expect(card).to_contain_text("Only you can see this")
    await maria.send("a line after the whisper")
    await john.card("a line after the whisper")
    await expect(maria.page.locator(".message", has_text="Only for your eyes")).to_have_count(0)
    await card.get_by_role("button", name="Dismiss message").click()
    await expect(john.page.locator(".message", has_text="Only for your eyes")).to_have_count(0)


async def test_a_slow_answer_thinks_first(sign_in: SignIn, bot: TestBot) -> None:
    john = await sign_in("john", CARDS)
    await john.command("whisper", slow="True")
    thinking = await john.card("thinking…")
    id_ = await thinking.get_attribute("data-id")
    await expect(await john.card("A slow whisper")).to_have_attribute("data-id", str(id_))
