"""Modals: the focus stays inside, Escape gives it back, what is missing is said, everything arrives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.async_api import expect

from tests.browser.marks import BROWSER
from tests.browser.world import CARDS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.conftest import SignIn
    from tests.browser.processes import TestBot
    from tests.browser.screen import Screen

pytestmark = BROWSER


async def form_from_a_button(screen: Screen) -> None:
    card = await screen.run("question", "Who do you innovate with?")
    await card.get_by_role("button", name="More…").focus()
    await screen.page.keyboard.press("Enter")
    await expect(screen.modal).to_be_visible()


async def test_the_focus_goes_in_stays_in_and_comes_back(sign_in: SignIn, bot: TestBot) -> None:
    ines = await sign_in("ines", CARDS)
    await form_from_a_button(ines)
    await expect(ines.modal).to_have_accessible_name("Say what you did")
    await expect(ines.modal.get_by_label("Name", exact=True)).to_be_focused()
    inside = "document.querySelector('dialog').contains(document.activeElement)"
    stops = set()
    for _ in range(25):
        await ines.page.keyboard.press("Tab")
        assert await ines.evaluate(inside)
        stops.add(await ines.evaluate("document.activeElement.outerHTML"))
    assert len(stops) == 8  # five fields, close, cancel, submit
    for _ in range(5):
        await ines.page.keyboard.press("Shift+Tab")
        assert await ines.evaluate(inside)
    await ines.page.keyboard.press("Escape")
    await expect(ines.modal).to_have_count(0)
    await expect(
        ines.message("Who do you innovate with?").get_by_role("button", name="More…")
    ).to_be_focused()


async def test_what_is_missing_or_too_short_is_said_beside_the_field(sign_in: SignIn, bot: TestBot) -> None:
    ines = await sign_in("ines", CARDS)
    await form_from_a_button(ines)
    submit, name = (
        ines.modal.get_by_role("button", name="Submit"),
        ines.modal.get_by_label("Name", exact=True),
    )
    await submit.click()
    alerts = ines.modal.get_by_role("alert")
    await expect(alerts).to_have_text(["This field is required.", "Choose an option.", "Choose an option."])
    await expect(name).to_be_focused()
    await name.fill("Al")
    await submit.click()
    await expect(alerts.first).to_have_text("Must be 3 characters or more.")
    await expect(ines.modal.locator(".counter").first).to_have_text("2/40")


async def test_every_field_arrives(sign_in: SignIn, bot: TestBot, tmp_path: Path) -> None:
    proof = tmp_path / "proof.pdf"
    proof.write_bytes(b"%PDF-1.4")
    ines = await sign_in("ines", CARDS)
    await form_from_a_button(ines)
    modal = ines.modal
    await modal.get_by_label("Name", exact=True).fill("Inês")
    await modal.get_by_label("Story", exact=True).fill("We met,\nwe agreed")
    await modal.get_by_role("combobox", name="Kind").click()
    await ines.page.get_by_role("option", name="Course").click()
    await modal.get_by_role("radio", name="High").check()
    await modal.get_by_label("Proof", exact=True).set_input_files(proof)
    await ines.picture("modal-dark-desktop")
    await modal.get_by_role("button", name="Submit").click()
    card = await ines.card("form: name=Inês")
    for part in ("we agreed", "kind=['Course']", "level=High", "proof=['proof.pdf']"):
        await expect(card).to_contain_text(part)
    await expect(modal).to_have_count(0)


async def test_boxes_and_people(sign_in: SignIn, bot: TestBot) -> None:
    ines = await sign_in("ines", CARDS)
    await ines.command("choices")
    modal = ines.modal
    await modal.get_by_role("checkbox", name="Mobility").check()
    await modal.get_by_role("button", name="Submit").click()
    await expect(modal.get_by_role("alert")).to_have_text(["Choose at least 2.", "Choose an option."])
    await modal.get_by_role("checkbox", name="Water").check()
    await expect(modal.get_by_role("checkbox", name="Energy")).to_be_disabled()
    await modal.get_by_role("checkbox", name="I agree").check()
    await modal.get_by_role("combobox", name="Who").click()
    await ines.page.get_by_role("option", name="Claire").click()
    await expect(modal.get_by_role("combobox", name="Who")).to_be_focused()
    await modal.get_by_role("button", name="Submit").click()
    card = await ines.card("form: themes=")
    for part in ("themes=['Mobility', 'Water']", "agree=True", "who=[<Member"):
        await expect(card).to_contain_text(part)


async def test_a_slash_command_opens_one_too_and_it_fits_a_phone(sign_in: SignIn, bot: TestBot) -> None:
    ines = await sign_in("ines", CARDS, phone=True)
    await ines.command("form")
    await expect(ines.modal).to_be_visible()
    box = await ines.modal.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    await expect(ines.modal.get_by_role("button", name="Submit")).to_be_in_viewport()
    await ines.picture("modal-dark-phone")
