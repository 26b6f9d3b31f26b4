"""Commands: found by name in one's language, filled in by keyboard, completed by the app, refused before they are sent."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.async_api import expect

from tests.browser.marks import BROWSER
from tests.browser.world import CARDS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.conftest import SignIn
    from tests.browser.processes import TestBot

pytestmark = BROWSER


async def test_the_picker_by_keyboard_alone(sign_in: SignIn, bot: TestBot) -> None:
    ines = await sign_in("ines", CARDS)
    keyboard = ines.page.keyboard
    await expect(ines.box).to_be_focused()
    await keyboard.type("/ech")
    active = ines.page.locator(".suggestion.active")
    await expect(active).to_contain_text("/echo")
    await expect(active).to_contain_text("Says what it was given")
    await keyboard.press("Tab")
    await expect(ines.chip("text").locator("input")).to_be_focused()
    await keyboard.type("my words")
    await keyboard.press("Tab")
    await expect(ines.chip("fruit").locator("input")).to_be_focused()
    await keyboard.type("ap")
    await expect(ines.page.locator(".suggestion")).to_have_count(2)
    await keyboard.press("ArrowDown")
    await expect(active).to_have_text("Apricot")
    await keyboard.press("Enter")
    await expect(ines.chip("size").locator("input")).to_be_focused()
    await expect(ines.page.locator(".suggestion")).to_have_text(["Small size", "Large size"])
    await keyboard.press("Enter")
    await keyboard.press("Enter")
    await ines.card("echo: my words | apricot | s | None")
    await expect(ines.box).to_be_focused()


async def test_enter_takes_what_fits_the_whole_text_however_fast_it_was_typed(
    sign_in: SignIn, bot: TestBot
) -> None:
    ines = await sign_in("ines", CARDS)
    await ines.begin_command("echo")
    keyboard = ines.page.keyboard
    await keyboard.type("x")
    await keyboard.press("Tab")
    field = ines.chip("fruit").locator("input")
    await expect(field).to_be_focused()
    await expect(ines.page.locator(".suggestion").first).to_be_visible()
    await keyboard.type("che")
    await keyboard.press("Enter")
    await expect(field).to_have_value("Cherry")
    await expect(ines.chip("size").locator("input")).to_be_focused()


async def test_every_option_type(sign_in: SignIn, bot: TestBot) -> None:
    ines = await sign_in("ines", CARDS)
    options = {"text": "t", "fruit": "Cherry", "size": "Large size", "number": "7", "who": "John Byrne"}
    await ines.command("echo", **options, where="general", role="Partner", yes="True")
    await ines.card("echo: t | cherry | l | 7 | john.byrne | general | Partner | True")


async def test_what_is_wrong_is_said_and_nothing_is_sent(sign_in: SignIn, bot: TestBot) -> None:
    ines = await sign_in("ines", CARDS)
    await ines.begin_command("echo")
    await ines.page.get_by_role("button", name="Send", exact=True).click()
    error = ines.page.locator(".command-form > .field-error")
    await expect(error).to_have_text("text: this option is required.")
    await expect(ines.chip("text").locator("input")).to_be_focused()
    for option, value in {"text": "x", "fruit": "Banana", "size": "Small size", "number": "11"}.items():
        await ines.fill_option(option, value)
    await ines.page.keyboard.press("Enter")
    await expect(error).to_have_text("number: Must be 10 or less.")
    await ines.page.keyboard.press("Escape")
    await ines.page.keyboard.press("Escape")
    await expect(ines.box).to_be_focused()
    await expect(ines.page.locator(".command-form")).to_have_count(0)


async def test_names_are_in_the_person_s_language_and_both_are_found(sign_in: SignIn, bot: TestBot) -> None:
    claire = await sign_in("claire", CARDS)
    await claire.box.press_sequentially("/sec")
    suggestion = claire.page.locator(".suggestion.active")
    await expect(suggestion).to_contain_text("/secret")
    await expect(suggestion).to_contain_text("Ne répond qu’à vous")
    await claire.box.fill("")
    await claire.box.press_sequentially("/whisper")
    await expect(suggestion).to_contain_text("/secret")
    await claire.page.keyboard.press("Enter")
    await claire.page.keyboard.press("Enter")
    await claire.card("Only for your eyes")


async def test_a_subcommand_is_found_and_named_in_full(sign_in: SignIn, bot: TestBot) -> None:
    ines = await sign_in("ines", CARDS)
    await ines.command("survey status")
    card = await ines.card("3 of 6 have answered")
    await expect(card.locator(".used-command")).to_have_text("/survey status")


async def test_a_name_typed_in_full_opens_its_options(sign_in: SignIn, bot: TestBot) -> None:
    ines = await sign_in("ines", CARDS)
    await ines.box.press_sequentially("/echo ")
    await expect(ines.chip("text").locator("input")).to_be_focused()
    await ines.page.keyboard.press("Backspace")
    await expect(ines.box).to_be_focused()


async def test_a_command_that_does_not_exist(sign_in: SignIn, bot: TestBot) -> None:
    ines = await sign_in("ines", CARDS)
    await ines.box.press_sequentially("/nothing-like-it")
    await expect(ines.page.locator(".suggestions .option-none")).to_have_text("No command fits.")


async def test_an_app_that_stays_silent(sign_in: SignIn, bot: TestBot) -> None:
    ines = await sign_in("ines", CARDS)
    await ines.command("silent")
    await expect(ines.page.get_by_text("Sending command…")).to_be_visible()
    failed = ines.page.get_by_role("alert").last
    await expect(failed).to_have_text(re.compile("The application did not respond"))
    await ines.page.get_by_role("button", name="Dismiss message").last.click()
    await expect(failed).to_have_count(0)


async def test_a_file_as_an_option(sign_in: SignIn, bot: TestBot, tmp_path: Path) -> None:
    path = tmp_path / "minutes.txt"
    path.write_text("twelve bytes")
    ines = await sign_in("ines", CARDS)
    await ines.begin_command("keep")
    await ines.chip("file").locator("input").set_input_files(path)
    await ines.page.get_by_role("button", name="Send", exact=True).click()
    await ines.card("kept minutes.txt: 12 bytes")


async def test_the_menu_on_a_message_by_keyboard(sign_in: SignIn, bot: TestBot) -> None:
    ines = await sign_in("ines", CARDS)
    message = await ines.send("Cargo bikes work")
    id_ = await message.get_attribute("data-id")
    await message.focus()
    await ines.page.keyboard.press("Shift+F10")
    await expect(ines.page.get_by_role("menu", name="Message actions")).to_be_visible()
    await ines.page.keyboard.press("End")
    await expect(ines.page.get_by_role("menuitem", name="Save as good practice")).to_be_focused()
    await ines.page.keyboard.press("Enter")
    await ines.card(f"saved {id_}")


async def test_the_menu_on_a_person(sign_in: SignIn, bot: TestBot) -> None:
    john = await sign_in("john", CARDS)
    await john.page.get_by_role("button", name="Members").click()
    await john.page.locator("#members .member", has_text="Claire Martin").click(button="right")
    await john.page.get_by_role("menuitem", name="Greet").click()
    await expect((await john.card("Hello @Claire Martin")).locator(".mention")).to_have_text("@Claire Martin")
