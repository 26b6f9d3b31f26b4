"""Who one is: chosen, remembered, changed; and what happens when the server goes away and comes back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import aiohttp
from playwright.async_api import expect

from tests.browser.marks import BROWSER
from tests.browser.world import CARDS, COORDINATION, COORDINATOR_ROLE, GENERAL, GUILD, IDS, NOTICES

if TYPE_CHECKING:
    from playwright.async_api import Browser

    from tests.browser.conftest import OpenScreen, SignIn
    from tests.browser.processes import Playground

pytestmark = BROWSER


async def test_first_one_chooses_who_one_is_and_a_reload_keeps_it(
    browser: Browser, playground: Playground
) -> None:
    context = await browser.new_context()
    page = await context.new_page()
    await page.goto(playground.url)
    dialog = page.get_by_role("dialog", name="Sign in as")
    await expect(dialog.locator(".person")).to_have_count(4)
    ines = dialog.locator(".person", has_text="Inês Duarte")
    for part in ("Coordinator", "Brazilian Portuguese"):
        await expect(ines).to_contain_text(part)
    await expect(dialog.locator(".person-group", has_text="Inês Duarte")).to_contain_text(
        "Porto technology centre"
    )
    await page.keyboard.press("Escape")
    await expect(dialog).to_be_visible()
    await ines.click()
    await expect(page.locator(".you-name")).to_have_text("Inês Duarte")
    await page.goto(playground.url)
    await expect(page.locator(".you-name")).to_have_text("Inês Duarte")
    await page.reload()
    await expect(page.locator(".you-name")).to_have_text("Inês Duarte")
    await expect(page.locator(".header-name")).to_have_text("general")
    await context.close()


async def test_becoming_somebody_else(sign_in: SignIn) -> None:
    screen = await sign_in("ines", COORDINATION)
    await expect(screen.page.locator(".header-name")).to_have_text("coordination")
    await screen.page.get_by_role("button", name="Sign in as somebody else").click()
    await screen.page.locator(".person", has_text="John Byrne").click()
    await expect(screen.page.locator(".you-name")).to_have_text("John Byrne")
    await screen.connected()
    await expect(screen.page.locator("#sidebar .channel", has_text="general")).to_be_visible()
    await expect(screen.page.locator("#sidebar .channel", has_text="coordination")).to_have_count(0)
    await expect(screen.page.locator("#chat")).to_have_attribute("lang", "en-GB")
    assert "as=john" in screen.page.url


async def test_where_one_may_only_read_there_is_no_box(sign_in: SignIn) -> None:
    john = await sign_in("john", NOTICES)
    await expect(john.page.get_by_text("You do not have permission to send messages")).to_be_visible()
    await expect(john.box).to_have_count(0)


async def test_the_page_comes_back_after_a_power_cut(
    open_screen: OpenScreen, own_playground: Playground
) -> None:
    ines = await open_screen(own_playground.url, "ines", GENERAL)
    await ines.send("before the cut")
    await own_playground.kill()
    await expect(ines.page.locator("#banner")).to_contain_text(re.compile("Reconnecting|Connecting"))
    await ines.box.fill("written in the dark")
    await ines.box.press("Enter")
    await expect(ines.page.get_by_text("Not sent:")).to_be_visible()
    await own_playground.start()
    await ines.connected()
    await expect(ines.page.locator("#banner")).to_be_hidden()
    async with aiohttp.ClientSession(headers={"Authorization": "claire"}) as http:
        url = f"{own_playground.url}/api/v10/channels/{GENERAL}/messages"
        async with http.post(url, json={"content": "after the cut"}) as answer:
            assert answer.status == 200
    await ines.card("after the cut")
    await expect(ines.message("before the cut")).to_be_visible()
    await ines.page.get_by_role("button", name="Try again").click()
    await expect(
        ines.page.locator(".message:not(.failed, .pending)", has_text="written in the dark")
    ).to_have_count(1)
    ines.errors = [e for e in ines.errors if "ERR_CONNECTION" not in e and "WebSocket" not in e]


async def test_what_was_missed_while_away_is_there_afterwards(
    open_screen: OpenScreen, own_playground: Playground
) -> None:
    ines = await open_screen(own_playground.url, "ines", GENERAL)
    async with aiohttp.ClientSession(headers={"Authorization": "claire"}) as http:
        await http.post(f"{own_playground.url}/playground/faults", json={"gateway": "invalid_session"})
        url = f"{own_playground.url}/api/v10/channels/{GENERAL}/messages"
        await http.post(url, json={"content": "said meanwhile"})
    await ines.card("said meanwhile")
    await ines.connected()
    await expect(ines.page.locator(".message", has_text="said meanwhile")).to_have_count(1)


async def test_channels_by_keyboard(open_screen: OpenScreen, own_playground: Playground) -> None:
    """On a playground of its own: a thread that another test opens stands below its channel in the list."""
    ines = await open_screen(own_playground.url, "ines", GENERAL)
    name = ines.page.locator(".header-name")
    await ines.page.keyboard.press("Alt+ArrowDown")
    await expect(name).to_have_text("cards")
    await ines.page.keyboard.press("Control+ArrowUp")
    await expect(name).to_have_text("general")
    assert f"channel={GENERAL}" in ines.page.url


async def test_writing_to_a_person_opens_direct_messages(sign_in: SignIn) -> None:
    ines, maria = await sign_in("ines", GENERAL), await sign_in("maria", CARDS)
    await ines.page.get_by_role("button", name="Members").click()
    await ines.page.locator("#members .member", has_text="María López").click()
    await ines.page.get_by_role("menuitem", name="Message").click()
    await expect(ines.page.locator(".header-name")).to_have_text("María López")
    await ines.send("Só para si")
    await expect(maria.page.get_by_role("button", name="Direct messages, 1 for you")).to_be_visible()
    await maria.goto_dms()
    await maria.card("Só para si")


async def test_the_clock_is_moved_from_the_page(sign_in: SignIn) -> None:
    john = await sign_in("john", GENERAL)
    clock = john.page.locator(".clock-face")
    before = await clock.inner_text()
    await john.page.get_by_role("button", name=re.compile("^World clock")).click()
    await john.page.get_by_role("button", name="+1 day").click()
    await expect(clock).not_to_have_text(before)
    maria = await sign_in("maria", GENERAL)
    offset = await maria.evaluate("import('/page/core/worldclock.js').then(m => m.now() - Date.now())")
    assert offset >= 86_000_000


async def test_a_channel_that_one_may_see_from_now_on_appears(
    sign_in: SignIn, playground: Playground
) -> None:
    maria = await sign_in("maria", GENERAL)
    channel = maria.page.locator("#sidebar .channel", has_text="coordination")
    await expect(channel).to_have_count(0)
    url = f"{playground.url}/api/v10/guilds/{GUILD}/members/{IDS['maria']}/roles/{COORDINATOR_ROLE}"
    async with aiohttp.ClientSession(headers={"Authorization": "ines"}) as http:
        async with http.put(url) as answer:
            assert answer.status == 204
        await maria.goto_channel("coordination")
        await maria.send("Let in")
        async with http.delete(url) as answer:
            assert answer.status == 204
    await expect(channel).to_have_count(0)
    await expect(maria.page.locator(".header-name")).to_have_text("general")


async def test_a_thread_stands_under_its_channel(sign_in: SignIn, playground: Playground) -> None:
    ines, john = await sign_in("ines", CARDS), await sign_in("john", CARDS)
    async with aiohttp.ClientSession(headers={"Authorization": "ines"}) as http:
        body = {"name": "minutes of may", "type": 11}
        async with http.post(f"{playground.url}/api/v10/channels/{CARDS}/threads", json=body) as answer:
            assert answer.status == 201, await answer.text()
    await john.goto_channel("minutes of may")
    await john.send("I was there")
    await ines.goto_channel("minutes of may")
    await ines.card("I was there")
