"""An event is announced, somebody is interested, talks about it in a thread, and comes to the voice channel."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING

from playwright.async_api import expect

from tests.browser.marks import BROWSER
from tests.browser.test_looks import FAINT, NAMELESS, TWICE
from tests.browser.testbot import picture
from tests.browser.world import GENERAL, HALL, LONG

if TYPE_CHECKING:
    from playwright.async_api import Locator, Route

    from tests.browser.conftest import OpenScreen, SignIn
    from tests.browser.processes import Playground, TestBot
    from tests.browser.screen import Screen

pytestmark = BROWSER

NAME = "What a wave-energy test tank taught six SMEs"


async def sound(screen: Screen) -> None:
    """Nothing on the page is faint, nameless or twice there."""
    await screen.page.mouse.move(5, 5)
    assert await screen.evaluate(FAINT) == []
    assert await screen.evaluate(NAMELESS) == []
    assert await screen.evaluate(TWICE) == []


def card(screen: Screen) -> Locator:
    return screen.page.locator(".event-card", has_text=NAME)


def events(screen: Screen) -> Locator:
    return screen.page.locator('[data-happening="all"]')


async def announce(screen: Screen) -> None:
    await events(screen).click()
    await screen.page.get_by_role("button", name="Create event").click()
    form = screen.page.locator("dialog", has=screen.page.locator(".event-form"))
    await form.get_by_label("What").fill(NAME)
    await form.get_by_label("Where").select_option(label="Meeting room")
    await form.get_by_label("Description").fill(
        "Six companies tell what they **measured**, and what it cost."
    )
    await form.get_by_label("Cover picture").set_input_files(
        {"name": "tank.png", "mimeType": "image/png", "buffer": picture(300, 120)}
    )
    await sound(screen)
    await screen.picture("event-form")
    await form.get_by_role("button", name="Create event").click()
    await expect(card(screen)).to_be_visible()


async def test_from_the_announcement_to_the_meeting(
    own_playground: Playground, open_screen: OpenScreen
) -> None:
    ines = await open_screen(own_playground.url, "ines", GENERAL)
    await announce(ines)
    await expect(card(ines)).to_contain_text("by Inês Duarte")

    john = await open_screen(own_playground.url, "john", GENERAL, theme="light")
    await expect(events(john)).to_have_text("1 event")
    await events(john).focus()
    await john.page.keyboard.press("Enter")
    want = card(john).get_by_role("button", name="Interested", exact=True)
    await expect(want).to_be_focused()
    await john.page.keyboard.press("Space")
    await expect(want).to_have_attribute("aria-pressed", "true")
    await expect(want).to_be_focused()
    await expect(card(john).get_by_role("button", name="Start")).to_have_count(0)
    await sound(john)
    await john.picture("event-card-light")
    await john.page.keyboard.press("Escape")
    await expect(events(john)).to_be_focused()

    await expect(card(ines)).to_contain_text("1 interested")
    await card(ines).get_by_role("button", name="1 interested").click()
    await expect(card(ines).locator(".event-people")).to_have_text("JBJohn Byrne")
    await card(ines).get_by_role("button", name="Start").click()
    await expect(card(ines)).to_contain_text("Happening now")
    await sound(ines)
    await ines.picture("event-card-dark")
    await ines.page.keyboard.press("Escape")

    said = await ines.send("The slides of the test tank are in the folder.")
    await expect(john.message("The slides of the test tank")).to_be_visible()
    await john.message("The slides of the test tank").focus()
    await john.page.keyboard.press("Enter")
    await john.page.get_by_role("menuitem", name="Create thread").click()
    await john.page.get_by_label("Thread name").fill("About the slides")
    await john.page.keyboard.press("Enter")
    await expect(john.page.locator(".header-name")).to_have_text("About the slides")
    await expect(john.page.locator(".starter")).to_contain_text("The slides of the test tank")
    await john.send("Which folder?")
    await expect(said.locator(".thread-line")).to_contain_text("1 message")
    await ines.picture("thread-line-dark")
    await said.locator(".thread-line").click()
    await expect(ines.message("Which folder?")).to_be_visible()
    await sound(ines)
    await ines.picture("thread-dark")

    await john.page.locator('[data-happening]:not([data-happening="all"])').click()
    await card(john).get_by_role("button", name="Meeting room").click()
    await expect(john.page.locator("#hall")).to_contain_text("Nobody is here yet")
    await john.page.locator("#hall").get_by_role("button", name="Join").click()
    await expect(john.page.locator(".voice-tile")).to_have_text(["JBJohn Byrne"])
    await expect(john.page.locator("#voice-panel")).to_contain_text("Voice connected")
    await ines.page.get_by_role("button", name="Join Meeting room").click()
    await expect(john.page.locator(".voice-tile")).to_have_count(2)
    await expect(ines.page.locator(".voice-person")).to_have_count(2)
    await sound(john)
    await john.picture("voice-light")
    await ines.picture("voice-dark")

    await own_playground.kill()
    await own_playground.start()
    await john.connected()
    await ines.connected()
    await expect(john.page.locator(".voice-tile")).to_have_count(2)  # both came back by themselves
    for screen in (ines, john):
        screen.errors = [e for e in screen.errors if "ERR_CONNECTION" not in e and "WebSocket" not in e]
    await ines.page.close()
    await expect(john.page.locator(".voice-tile")).to_have_count(1)
    await john.page.get_by_role("button", name="Disconnect").click()
    await expect(john.page.locator("#hall")).to_contain_text("Nobody is here yet")


async def test_an_event_is_changed_ended_and_cancelled(
    own_playground: Playground, open_screen: OpenScreen
) -> None:
    ines = await open_screen(own_playground.url, "ines", GENERAL, phone=True, theme="light")
    await ines.page.get_by_role("button", name="Open channels").click()
    await announce(ines)
    await card(ines).get_by_role("button", name="More").click()
    await ines.page.get_by_role("menuitem", name="Edit event").click()
    form = ines.page.locator("dialog", has=ines.page.locator(".event-form"))
    await form.get_by_label("Where").select_option(label="Somewhere else")
    await form.get_by_role("button", name="Save").click()
    await expect(form).to_contain_text("Say where it takes place.")
    await form.get_by_label("Place").fill("Porto, hall 2")
    await form.get_by_role("button", name="Save").click()
    await expect(card(ines)).to_contain_text("Porto, hall 2")
    await ines.picture("event-card-phone")
    await card(ines).get_by_role("button", name="Start").click()
    await card(ines).get_by_role("button", name="End").click()
    await expect(ines.page.locator(".event-none")).to_have_text("There are no events yet.")
    await ines.page.get_by_role("button", name="Close").click()
    await ines.page.get_by_role("button", name="Join Meeting room").click()
    await expect(ines.page.locator("#voice-panel")).to_contain_text("Voice connected")
    await ines.picture("sidebar-phone")
    await announce(ines)
    await card(ines).get_by_role("button", name="More").click()
    await ines.page.get_by_role("menuitem", name="Cancel event").click()
    await ines.page.get_by_role("button", name="Cancel event").click()
    await expect(card(ines)).to_have_count(0)


async def test_threads_are_archived_and_found_again(
    own_playground: Playground, open_screen: OpenScreen
) -> None:
    ines = await open_screen(own_playground.url, "ines", GENERAL, theme="light")
    await ines.page.get_by_role("button", name="Threads").click()
    await ines.page.get_by_role("button", name="Create thread").click()
    await ines.page.get_by_label("Thread name").fill("Minutes")
    await ines.page.keyboard.press("Enter")
    await expect(ines.page.locator(".header-name")).to_have_text("Minutes")
    await ines.page.get_by_role("button", name="Thread", exact=True).click()
    await ines.page.get_by_role("menuitem", name="Archive").click()
    await expect(ines.page.locator(".header-note")).to_have_text("archived")
    await ines.page.get_by_role("button", name="#general").click()
    await expect(ines.page.locator("#sidebar .nested", has_text="Minutes")).to_have_count(0)
    await ines.page.get_by_role("button", name="Threads").click()
    await sound(ines)
    await ines.picture("threads-light")
    await ines.page.locator(".thread-row", has_text="Minutes").click()
    await ines.send("One thing more.")
    await expect(ines.page.locator(".header-note")).to_have_count(0)
    await expect(ines.page.locator("#sidebar .nested", has_text="Minutes")).to_be_visible()


async def test_an_apps_command_on_a_message_of_a_thread(sign_in: SignIn, bot: TestBot) -> None:
    john = await sign_in("john", LONG)
    said = await john.send("We measured 38 % fewer vans.")
    await said.focus()
    await john.page.keyboard.press("Enter")
    await john.page.get_by_role("menuitem", name="Create thread").click()
    await john.page.keyboard.press("Enter")
    await expect(john.page.locator(".header-name")).to_have_text("We measured 38 % fewer vans.")
    inside = await john.send("And the figures are checked.")
    number = await inside.get_attribute("data-id")
    await inside.focus()
    await john.page.keyboard.press("Enter")
    await john.page.get_by_role("menuitem", name="Save as good practice").click()
    await john.card(f"saved {number}")
    await john.page.get_by_role("button", name="Thread", exact=True).click()
    await john.page.get_by_role("menuitem", name="Archive").click()
    await expect(john.page.locator(".header-note")).to_have_text("archived")


async def test_pressing_twice_makes_one_thread(sign_in: SignIn) -> None:
    ines = await sign_in("ines", GENERAL)
    asked: list[str] = []
    go_on = asyncio.Event()

    async def hold(route: Route) -> None:
        asked.append(route.request.url)
        await go_on.wait()
        await route.continue_()

    await ines.page.route(re.compile("/threads$"), hold)
    await ines.page.get_by_role("button", name="Threads").click()
    await ines.page.get_by_role("button", name="Create thread").click()
    await ines.page.get_by_label("Thread name").fill("Said once")
    async with ines.page.expect_request(re.compile("/threads$")):
        await ines.page.keyboard.press("Enter")
    await ines.page.keyboard.press("Enter")
    go_on.set()
    await expect(ines.page.locator(".header-name")).to_have_text("Said once")
    assert len(asked) == 1


async def limit(screen: Screen, people: int) -> None:
    call = "([path, body]) => import('/page/core/api.js').then(m => m.patch(path, body))"
    await screen.evaluate(call, [f"/channels/{HALL}", {"user_limit": people}])


async def test_a_full_channel_says_so(sign_in: SignIn) -> None:
    ines = await sign_in("ines", HALL)
    await limit(ines, 1)
    await ines.page.locator("#hall").get_by_role("button", name="Join").click()
    await expect(ines.page.locator(".voice-tile")).to_have_count(1)
    john = await sign_in("john", HALL)
    await expect(john.page.locator("#hall")).to_contain_text("This channel is full.")
    await expect(john.page.locator("#hall").get_by_role("button", name="Join")).to_be_disabled()
    await ines.page.locator("#hall").get_by_role("button", name="Leave").click()
    await expect(john.page.locator("#hall").get_by_role("button", name="Join")).to_be_enabled()
    await limit(ines, 5)


async def test_who_types_is_not_disturbed_by_what_changes_elsewhere(sign_in: SignIn) -> None:
    ines = await sign_in("ines", GENERAL)
    await ines.box.click()
    await ines.page.keyboard.type("I am wri")
    await limit(ines, 7)
    await expect(ines.page.locator(".voice-room")).to_have_text("0/7")
    await expect(ines.box).to_be_focused()
    await ines.page.keyboard.type("ting")
    await expect(ines.box).to_have_value("I am writing")
    await limit(ines, 5)
