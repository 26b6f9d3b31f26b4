"""The door's cards in the real bot, dark and light, wide and narrow: who arrives, what waits, what is handed over."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from templates.words import privacy_notice
from tests.browser.marks import BROWSER
from tests.browser.test_arriving import demo  # noqa: F401 - a fixture
from tests.browser.test_mail_pages import ask
from tests.browser.test_story import Gallery

if TYPE_CHECKING:
    from tests.browser.conftest import OpenScreen
    from tests.e2e.processes import World

pytestmark = BROWSER
COORDINATORS = {"pt": "ines", "fr": "maelle"}


@pytest.mark.parametrize(("language", "token"), [("en", "fiona"), ("pt", "beatriz")])
async def test_what_waits_for_me(demo: World, open_screen: OpenScreen, language: str, token: str):  # noqa: F811 - the fixture that is imported
    gallery = Gallery(await open_screen(demo.url, token), language)
    await gallery.screen.command("me todo")
    await gallery.look("me-todo", gallery.t.text("What waits for you"))


@pytest.mark.parametrize("language", COORDINATORS)
async def test_what_the_coordination_sees(demo: World, open_screen: OpenScreen, language: str):  # noqa: F811 - the fixture that is imported
    gallery = Gallery(await open_screen(demo.url, COORDINATORS[language]), language)
    screen, t = gallery.screen, gallery.t
    await screen.command("network arriving")
    await gallery.look("arriving", t.text("Who arrives"))
    await screen.command("network todo")
    await gallery.look("network-todo", t.text("Who owes what"), tall=True)
    await screen.command("network handover", who="Beatriz Fonseca", to="Rui Salgado")
    await gallery.look(
        "handover", t.text("What {name} holds, and who takes it over", name="Beatriz Fonseca"), tall=True
    )
    await screen.press(t.text("Go on…"))
    await screen.modal.locator("textarea").first.fill(
        {"pt": "Muda de instituto", "fr": "Changement d’institut"}[language]
    )
    await screen.modal.locator("button[type=submit], .button.primary").last.click()
    preview = t.text("Hand over what {name} holds?", name="Beatriz Fonseca")
    await gallery.look("handover-preview", preview)
    await screen.press(t.text("Discard"), await screen.card(preview))


async def test_who_arrives_is_asked_whether_it_is_them(demo: World, open_screen: OpenScreen):  # noqa: F811 - the fixture that is imported
    ((code,),) = ask(
        demo,
        "SELECT a.code FROM arrival a JOIN member m ON m.id = a.member_id JOIN person p ON p.id = m.person_id "
        "WHERE p.name = ?",
        "Gwenola Le Bris",
    )
    gallery = Gallery(await open_screen(demo.url, "tiago"), "pt")
    await gallery.screen.command("me join", code=code)
    question = gallery.t.text("Are you {name}?", name="Gwenola Le Bris")
    await gallery.look("join", question)
    await gallery.screen.press(privacy_notice.title(gallery.t), await gallery.screen.card(question))
    await gallery.look("privacy-notice", gallery.t.text("Your rights"), tall=True)
