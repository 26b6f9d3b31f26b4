"""Good practices in the browser: one in French is found in Portuguese and adopted; one is shared, reviewed, withdrawn."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING, Final

import pytest_asyncio
from playwright.async_api import expect

from locales import translator
from tests.browser.door import to_noon
from tests.browser.gathering.cast import Days
from tests.browser.marks import BROWSER
from tests.browser.test_portal_story import enter, looked_over, phone
from tests.browser.test_story import Gallery
from tests.e2e.person import Person
from tests.e2e.processes import World
from tests.e2e.test_notices import agree

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    import pytest
    from playwright.async_api import Browser, Locator

    from tests.browser.conftest import OpenScreen
    from tests.browser.screen import Screen

pytestmark = BROWSER
BOXES: Final = "caixas de esferovite perdidas no mar"
EVERYDAY: Final = "boleia para o trabalho"
FRENCH: Final = "Des lignes de covoiturage sans réservation"
PLACE: Final = "Horta e Madalena"
SENTENCE: Final = "Sem horários fixos, quem faz turnos também pode vir."
# What Beatriz shares: title, summary, problem and evidence, in the order of the window.
SHARED: Final = (
    "Contentores de isco lavados e trocados no cais",
    "Os barcos trocam caixas de esferovite por caixas laváveis. A lota lava-as durante a noite.",
    "As caixas de esferovite partiam-se no mar: cerca de 3000 por ano, e ninguém as recolhia.",
    "Em dois anos, 41 barcos e menos 2600 caixas perdidas, contadas pela lota.",
)
THEME: Final = "Economia azul"


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def demo(tmp_path_factory: pytest.TempPathFactory, demo_folder: Path) -> AsyncIterator[World]:
    """The demo network at noon, with all its parts; those who are written to have agreed to it."""
    world = World(tmp_path_factory.mktemp("practices"), like=demo_folder)
    try:
        for part in ("playground", "portal", "bot", "worker"):
            await asyncio.to_thread(world.start, part)
        people = await world.people()
        for username in ("maelle.kerbrat", "beatriz.fonseca"):
            async with Person(world, people[username], str(people["Techlink"]["id"])) as who:
                await agree(who)
        await to_noon(world)
        yield world
    finally:
        world.stop()


async def in_the_channel(screen: Screen) -> None:
    """From direct messages back to the server."""
    await screen.page.get_by_role("button", name=re.compile("^Atlantic demo network")).first.click()
    await screen.goto_channel("general")


async def searched(gallery: Gallery, words: str) -> Locator:
    """What `/practice search` answers now; what is suggested meanwhile is not taken."""
    screen, answer = gallery.screen, re.compile(f"«{words}»")
    before = await screen.messages(answer).count()
    await screen.begin_command("practice search")
    if not await screen.chip("words").count():
        await screen.page.locator('.chip-add[data-option="words"]').click()
    await screen.chip("words").locator("input").fill(words)
    await screen.page.get_by_role("button", name="Send", exact=True).click()
    await expect(screen.messages(answer)).to_have_count(before + 1)
    return await screen.card(answer)


async def on_the_web(demo: World, open_screen: OpenScreen, browser: Browser) -> None:
    """The portal finds the French one, too, and shows who adopted it."""
    t = translator("pt")
    page = await phone(browser, "light")
    await enter(demo, open_screen, page, "pt", "practice-portal")
    await page.goto(f"{page.url.rstrip('/')}/practices")
    await looked_over(page, "portal-pt-light-practices")
    await page.get_by_role("searchbox").fill(EVERYDAY)
    await page.get_by_role("searchbox").press("Enter")
    first = page.locator("main article, main li").filter(has_text=FRENCH).first
    await expect(first).to_contain_text("covoiturage")
    await looked_over(page, "portal-pt-light-practice-results")
    await page.get_by_role("link", name=FRENCH).click()
    await expect(page.get_by_role("heading", level=1)).to_contain_text(FRENCH)
    await expect(page.get_by_text(t.text("Evidence of success"))).to_be_visible()
    await expect(page.get_by_role("link", name=PLACE)).to_be_visible()
    await looked_over(page, "portal-pt-light-practice")
    await page.get_by_role("link", name=t.text("Back to the results")).first.click()
    await expect(page.get_by_role("searchbox")).to_have_value(EVERYDAY)
    await page.get_by_text(t.text("Narrow it down")).click()
    await page.get_by_role("link", name=re.compile("^França")).click()
    await expect(
        page.get_by_role("link", name=t.text("{filter}: take it away", filter="França"))
    ).to_be_visible()
    await page.get_by_role("link", name=FRENCH).click()
    await page.get_by_role("link", name=PLACE).click()
    await expect(page.get_by_role("heading", name=t.text("How does it go?"))).to_be_visible()
    await looked_over(page, "portal-pt-light-adoption")
    await page.get_by_role("link", name=FRENCH).click()
    await page.get_by_role("link", name=t.text("Ask…"), exact=True).click()
    await page.get_by_label(t.text("Your question")).fill("Quanto tempo demorou?")
    await page.get_by_role("button", name=t.text("Ask"), exact=True).click()
    await expect(page.locator("blockquote")).to_contain_text("Quanto tempo demorou?")
    await looked_over(page, "portal-pt-light-question")
    await page.context.close()


async def test_found_in_portuguese_adopted_and_thanked(
    demo: World, open_screen: OpenScreen, browser: Browser
) -> None:
    days = Days(demo)
    maelle = Gallery(await open_screen(demo.url, "maelle"), "fr")
    beatriz = Gallery(await open_screen(demo.url, "beatriz"), "pt")
    t = beatriz.t
    await beatriz.screen.goto_channel("general")

    results = await searched(beatriz, EVERYDAY)
    await expect(results.locator(".content")).to_contain_text(re.compile(f"1 {FRENCH}"))
    await beatriz.look(
        "practice-results", t.text("Only you see this. A number opens the practice."), tall=True
    )
    await results.get_by_role("button", name="1", exact=True).click()
    adopt = t.text("Adopt…")
    await beatriz.look("practice-card", adopt, tall=True)
    practice = await beatriz.screen.card(adopt)
    await expect(practice).to_contain_text(FRENCH)

    await beatriz.screen.press(adopt, practice)
    await expect(beatriz.screen.modal).to_be_visible()
    await beatriz.screen.picture("practice-adopt-window-pt-dark")
    said = {t.text("Where?"): PLACE, t.text("What will be otherwise there?"): SENTENCE}
    await beatriz.screen.fill_modal(**said, **{t.text("Planned for"): "fim de setembro de 2027"})
    await beatriz.screen.press(
        "30 de setembro de 2027", await beatriz.screen.card(t.text("Which day is meant?"))
    )
    confirm = t.text("Adopt it")
    await beatriz.look("practice-adopting", confirm, tall=True)
    await beatriz.screen.press(confirm, await beatriz.screen.card(confirm))
    await beatriz.look("practice-adopted", t.text("**Adopted.** Its author is told.").replace("*", ""))

    await days.a_moment()
    await maelle.screen.goto_dms()
    told = maelle.t.text("{name} adopts your practice", name="Beatriz Fonseca")
    await maelle.look("practice-told", told)
    asked = await maelle.screen.card(told)
    await expect(asked).to_contain_text(SENTENCE)
    await maelle.screen.press(maelle.t.text("Thank"), asked)
    await days.a_moment()
    await beatriz.screen.goto_dms()
    await beatriz.look("practice-thanked", t.text("Thank you for adopting it"))

    await in_the_channel(beatriz.screen)
    await beatriz.screen.command("practice show", practice=FRENCH)
    adopted = t.plural("Adopted by {n}: {places}", "Adopted by {n}: {places}", 1, places=PLACE)
    await beatriz.look("practice-use", adopted, tall=True)
    await on_the_web(demo, open_screen, browser)


async def shared(gallery: Gallery) -> None:
    """Beatriz shares one: the five fields, the meter, the send button."""
    screen, t = gallery.screen, gallery.t
    await in_the_channel(screen)
    await screen.command("practice share")
    await expect(screen.modal).to_be_visible()
    labels = ("Title", "Summary", "Problem", "Evidence of success")
    for label, words in zip(labels, SHARED, strict=True):
        await screen.modal.get_by_label(t.text(label), exact=True).fill(words)
    await screen.modal.get_by_role("combobox", name=t.text("Theme")).click()
    await screen.page.get_by_role("option", name=THEME).click()
    await screen.picture("practice-window-pt-dark")
    await screen.modal.get_by_role("button", name="Submit").click()
    saved = t.text("Your draft is saved. Go on whenever you like.")
    await gallery.look("practice-draft", saved, tall=True)
    draft = await screen.card(saved)
    await expect(draft).to_contain_text("▰")
    await screen.press(t.text("Send…"), draft)


async def test_shared_reviewed_found_and_withdrawn(demo: World, open_screen: OpenScreen) -> None:
    days, title = Days(demo), SHARED[0]
    maelle = Gallery(await open_screen(demo.url, "maelle"), "fr")
    beatriz = Gallery(await open_screen(demo.url, "beatriz"), "pt")
    t = beatriz.t
    await shared(beatriz)
    await beatriz.look(
        "practice-sent", t.text("It was sent. Who reviews has been told, and you hear what they say.")
    )

    await maelle.screen.command("practice review")
    await maelle.look("practice-waiting", maelle.t.text("Only you see this."), tall=True)
    await maelle.screen.choose(maelle.t.text("Review one…"), title)
    accept = maelle.t.text("Accept")
    await maelle.look("practice-review", accept, tall=True)
    await maelle.screen.press(accept, await maelle.screen.card(accept))
    await maelle.screen.card(maelle.t.text("It is published. Every member finds it, and its author is told."))

    await expect(await searched(beatriz, BOXES)).to_contain_text(title)
    await days.a_moment()
    await beatriz.screen.goto_dms()
    published = t.text("Published: {title}", title=title)
    await beatriz.look("practice-published", published)
    await beatriz.screen.press(t.text("Look at it"), await beatriz.screen.card(published))
    whole = await beatriz.screen.card(t.text("Go on writing…"))
    await beatriz.screen.press(t.text("Go on writing…"), whole)
    await beatriz.screen.press(t.text("Withdraw…"))
    asked = t.text(
        "Nobody finds it any more, from this moment on. You can go on writing it, and send it again."
    )
    await beatriz.look("practice-withdraw", asked)
    await beatriz.screen.press(t.text("Withdraw"), await beatriz.screen.card(asked))
    await beatriz.screen.card(t.text("It is withdrawn. Nobody finds it any more."))
    await in_the_channel(beatriz.screen)
    await expect(await searched(beatriz, BOXES)).not_to_contain_text(title)
