"""People talk: messages arrive by themselves, are answered, changed and removed; what is new is marked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import aiohttp
from playwright.async_api import expect

from tests.browser.marks import BROWSER
from tests.browser.world import GENERAL, LONG

if TYPE_CHECKING:
    from tests.browser.conftest import SignIn
    from tests.browser.processes import Playground

pytestmark = BROWSER


async def test_a_message_arrives_at_the_other_page(sign_in: SignIn) -> None:
    ines, claire = await sign_in("ines", GENERAL), await sign_in("claire", GENERAL)
    # Another voice in between: Inês's words would else stand under the head of what she said before.
    await claire.send("Who is up already?")
    await ines.card("Who is up already?")
    await ines.send("Bom dia from Porto")
    arrived = await claire.card("Bom dia from Porto")
    await expect(arrived.locator(".author")).to_have_text("Inês Duarte")
    await expect(claire.page.locator(".message", has_text="Bom dia from Porto")).to_have_count(1)
    await expect(ines.page.locator(".message", has_text="Bom dia from Porto")).to_have_count(1)


async def test_typing_shows_and_ends_with_the_message(sign_in: SignIn) -> None:
    ines, claire = await sign_in("ines", GENERAL), await sign_in("claire", GENERAL)
    await claire.box.press_sequentially("J’écris")
    line = ines.page.locator(".typing-line")
    await expect(line).to_contain_text("Claire Martin is typing")
    await claire.box.press("Enter")
    await expect(line).to_be_empty()


async def test_one_author_s_messages_stand_under_one_head(sign_in: SignIn) -> None:
    ines = await sign_in("ines", GENERAL)
    await ines.send("first of a group")
    second = await ines.send("second of a group")
    await expect(second).to_have_class(re.compile("grouped"))
    await expect(second.locator(".author")).to_have_count(0)


async def test_reply_edit_and_delete(sign_in: SignIn) -> None:
    ines, john = await sign_in("ines", GENERAL), await sign_in("john", GENERAL)
    asked = await ines.send("Who comes to Dublin?")
    theirs = await john.card("Who comes to Dublin?")
    await theirs.hover()
    await theirs.get_by_role("button", name="Reply").click()
    await expect(john.page.locator(".replying")).to_contain_text("Inês Duarte")
    await john.send("I do, of course")
    answer = await ines.card("I do, of course")
    await expect(answer.locator(".reply-line")).to_contain_text("Who comes to Dublin?")

    await john.box.press("ArrowUp")
    editor = john.page.get_by_label("Edit message")
    await editor.fill("I do, and so does Cork")
    await editor.press("Enter")
    await expect(await ines.card("and so does Cork")).to_contain_text("(edited)")

    mine = john.message("and so does Cork")
    await mine.hover()
    await mine.get_by_role("button", name="More").click()
    await john.page.get_by_role("menuitem", name="Delete message").click()
    await john.page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    await expect(
        ines.page.locator(".message", has_text="and so does Cork").locator(".md", has_text="and so")
    ).to_have_count(0)
    await expect(asked).to_be_visible()


async def test_a_mention_is_sent_as_one_and_marks_the_message(sign_in: SignIn) -> None:
    ines, maria = await sign_in("ines", GENERAL), await sign_in("maria", GENERAL)
    await ines.box.press_sequentially("Olá @mar")
    await expect(ines.page.locator(".suggestion.active")).to_contain_text("María López")
    await ines.page.keyboard.press("Tab")
    await ines.box.press_sequentially("tudo bem?")
    await ines.box.press("Enter")
    marked = await maria.card("tudo bem?")
    await expect(marked).to_have_class(re.compile("mentioned"))
    await expect(marked.locator(".mention")).to_have_text("@María López")


async def test_unread_channels_are_marked_and_counted(sign_in: SignIn) -> None:
    maria, ines = await sign_in("maria", GENERAL), await sign_in("ines", GENERAL)
    await maria.goto_channel("cards")
    entry = maria.page.locator(f'[data-channel="{GENERAL}"]')
    await expect(entry).not_to_have_class(re.compile("unread"))
    await ines.send("Something new for everybody")
    await expect(entry).to_have_class(re.compile("unread"))
    await expect(entry).to_have_accessible_name("general, unread")
    await ines.send("@María López and for you")
    await expect(entry.locator(".badge")).to_have_count(0)
    await ines.box.press_sequentially("@mar")
    await ines.page.keyboard.press("Tab")
    await ines.box.press("Enter")
    await expect(entry.locator(".badge")).to_have_text("1")
    await expect(maria.page).to_have_title(re.compile(r"^\(\d+\) cards"))
    await maria.goto_channel("general")
    await expect(maria.page.locator(".new-line")).to_have_count(1)
    await expect(entry).not_to_have_class(re.compile("unread"))


async def test_a_reaction_is_counted_on_both_sides(sign_in: SignIn) -> None:
    ines, john = await sign_in("ines", GENERAL), await sign_in("john", GENERAL)
    await ines.send("Shall we?")
    theirs = await john.card("Shall we?")
    await theirs.hover()
    await theirs.get_by_role("button", name="Add reaction").click()
    await john.page.get_by_role("menuitem", name="thumbs up").click()
    mine = ines.message("Shall we?").locator(".reaction")
    await expect(mine).to_have_accessible_name("👍, 1")
    await mine.click()
    await expect(john.message("Shall we?").locator(".reaction")).to_have_accessible_name("👍, 2")


async def test_older_messages_load_without_moving_what_is_read(
    sign_in: SignIn, playground: Playground
) -> None:
    async with aiohttp.ClientSession(headers={"Authorization": "claire"}) as http:
        for n in range(120):
            body = {"content": f"Line {n:03} of a long talk"}
            async with http.post(f"{playground.url}/api/v10/channels/{LONG}/messages", json=body) as answer:
                if answer.status == 429:
                    raise AssertionError(await answer.text())
                assert answer.status == 200
    ines = await sign_in("ines", LONG)
    await expect(ines.message("Line 119")).to_be_in_viewport()
    await expect(ines.page.locator(".message", has_text="Line 000")).to_have_count(0)
    await ines.page.locator("#scroller").evaluate("n => n.scrollTop = 0")
    await expect(ines.page.locator(".message", has_text="Line 020")).to_have_count(1)
    await expect(ines.message("Line 070")).to_be_in_viewport()
    await ines.page.locator("#scroller").evaluate("n => n.scrollTop = 0")
    await expect(ines.page.locator(".message", has_text="Line 000")).to_have_count(1)
    await expect(ines.page.locator(".welcome")).to_contain_text("This is the start of the #long-talk channel")
    order = await ines.page.locator(".message").all_inner_texts()
    lines = [found.group() for text in order if (found := re.search(r"Line \d{3}", text))]
    assert lines == sorted(lines)
    assert len(lines) == len(set(lines)) == 120

    claire = await sign_in("claire", LONG)
    await claire.send("After the long talk")
    jump = ines.page.locator(".jump")
    await expect(jump).to_have_text(re.compile("1 new message"))
    await jump.click()
    await expect(ines.message("After the long talk")).to_be_in_viewport()


async def test_days_are_separated_in_the_reader_s_language(sign_in: SignIn) -> None:
    claire = await sign_in("claire", GENERAL)
    await claire.send("Un jour")
    day = await claire.evaluate(
        "import('/page/core/worldclock.js').then(m => new Intl.DateTimeFormat('fr', {dateStyle: 'long'}).format(m.now()))"
    )
    await expect(claire.page.locator(".day-line").last).to_have_text(str(day))
    await expect(claire.page.locator("#chat")).to_have_attribute("lang", "fr")
