"""A form without chapters and scores in the browser: reviewed, seen before it is signed, kept back and shown."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio
from playwright.async_api import expect

from locales import translator
from tests.browser.marks import BROWSER
from tests.browser.test_story import Gallery
from tests.domain.questionnaires.tables import table
from tests.e2e.person import Person, text
from tests.e2e.processes import World

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.browser.conftest import OpenScreen

pytestmark = BROWSER
TITLE = "How partners meet"
SURVEY = """type | name | label::English (en) | label::French (fr)
select_one often | often | How often do you meet other partners? | À quelle fréquence voyez-vous des partenaires ?
text | where | Where do you meet? | Où vous rencontrez-vous ?
text | why | What do you meet for? | Pourquoi vous rencontrez-vous ?
integer | people | How many people take part? | Combien de personnes participent ?
select_multiple topic | topics | What do you talk about? | De quoi parlez-vous ?
text | wish | What would help most? | Qu’est-ce qui aiderait le plus ?
text | next | What comes next? | Quelle est la suite ?"""
CHOICES = """list_name | name | label::English (en) | label::French (fr)
often | never | Never | Jamais
often | year | Once a year | Une fois par an
often | month | Every month | Chaque mois
topic | energy | Energy | Énergie
topic | travel | Mobility | Mobilité"""
ANSWERS = {
    "en": (
        "C",
        "In Ballyvara",
        "To plan the next trial together",
        "12",
        "A, B",
        "A shared calendar",
        "A visit",
    ),
    "fr": (
        "C",
        "À Brest",
        "Pour préparer le prochain essai",
        "12",
        "A, B",
        "Un calendrier commun",
        "Une visite",
    ),
}
PEOPLE = {
    "en": ("declan", "ballyvara-ocean-energy", "Ballyvara Ocean Energy"),
    "fr": ("maelle", "université-de-kermarine", "Université de Kermarine"),
}


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def demo(tmp_path_factory: pytest.TempPathFactory, demo_folder: Path) -> AsyncIterator[World]:
    """The demo network, asked with a small form of its own as well."""
    world = World(tmp_path_factory.mktemp("demo"), like=demo_folder)
    await asyncio.to_thread(world.start, "playground")
    await asyncio.to_thread(world.start, "bot")
    people = await world.people()
    try:
        await _invite(world, Person(world, people["ines.duarte"], str(people["Techlink"]["id"])))
        yield world
    finally:
        world.stop()


async def _invite(world: World, coordinator: Person) -> None:
    own = table(survey=SURVEY, choices=CHOICES, settings=f"form_title\n{TITLE}")
    until = (datetime.now(UTC) + timedelta(days=10)).date().isoformat()
    t = translator("pt")
    async with coordinator as ines:
        await ines.command("survey invite", file=("form", "meet.md", own), until=until)
        preview = await ines.see(TITLE)
        assert t.language_name("es") in text(preview), "the languages that it lacks"
        await ines.press(preview, t.text("Invite"))
        await ines.see(t.text("The invitations are out"))


@pytest.mark.parametrize("language", PEOPLE)
async def test_a_small_form_is_reviewed_signed_and_kept_back(
    demo: World, open_screen: OpenScreen, language: str
):
    token, channel, partner = PEOPLE[language]
    screen = await open_screen(demo.url, token)
    gallery = Gallery(screen, language)
    t = gallery.t
    await screen.goto_channel(channel)
    await screen.press(t.text("Open my questionnaire"), await screen.card(TITLE))
    await screen.card(t.text("Your questionnaire is in your direct messages"))
    await screen.goto_dms()
    await screen.press(t.text("Start"))
    for number, typed in enumerate(ANSWERS[language], 1):
        await screen.card(t.text("question {number} of {total}", number=number, total=7))
        await screen.send(typed)
    await gallery.look("review-list", t.text("Look it over before you send it"), tall=True)
    review = await screen.card(t.text("Look it over before you send it"))
    await expect(review).to_contain_text(ANSWERS[language][2])
    await screen.press(t.text("Send my answers"), review)

    receipt = await screen.card(t.text("Your answers are sent. Thank you."))
    await screen.press(t.text("Agree and sign…"), receipt)
    there = t.text("All is settled: {partner} can sign", partner=partner)
    await gallery.look("agreement-single", there)
    overview = await screen.card(there)
    await expect(overview).to_contain_text(t.text("Look at another questionnaire…"))
    await screen.press(t.text("Sign…"), overview)
    asked = t.text("Sign for {partner}?", partner=partner)
    await gallery.look("sign-answers", asked, tall=True)
    await expect(await screen.card(asked)).to_contain_text(ANSWERS[language][1])
    await expect(await screen.card(asked)).to_contain_text(ANSWERS[language][6])
    await screen.press(t.text("Sign and show the network"), await screen.card(asked))
    signed = t.text("{partner} has signed", partner=partner)
    await screen.press(t.text("See our result"), await screen.card(signed))
    await screen.press(t.text("Keep it to ourselves"))
    kept = t.text("{partner} keeps its result to itself now", partner=partner)
    await gallery.look("kept-back", kept)
    await screen.press(t.text("Show it to the network"), await screen.card(kept))
    await screen.card(t.text("The network sees the result of {partner} now", partner=partner))

    before = await screen.messages(signed).count()
    await screen.press(t.text("Agree and sign…"), receipt)
    await expect(screen.messages(signed)).to_have_count(before + 1)
    card = await screen.card(signed)
    await card.locator(".select").last.click()
    await screen.page.locator(".listbox .option").first.click()
    await screen.answered()
    if language == "fr":  # nobody of Kermarine has answered the other one yet
        await screen.card(t.text("Nobody of {partner} has sent answers yet", partner=partner))
    else:
        await expect(card).not_to_contain_text(signed)
