"""A questionnaire without scores, read in the browser by the coordination and by another partner."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest_asyncio

from tests.browser.marks import BROWSER
from tests.browser.test_signing_story import person
from tests.browser.test_story import Gallery
from tests.e2e.processes import World
from tests.e2e.test_reading import TITLE, answer_and_sign, asked

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    import pytest

    from tests.browser.conftest import OpenScreen

pytestmark = BROWSER


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def demo(tmp_path_factory: pytest.TempPathFactory, demo_folder: Path) -> AsyncIterator[World]:
    """The demo network, where two partners answered and signed a questionnaire without scores."""
    world = World(tmp_path_factory.mktemp("demo"), like=demo_folder)
    await asyncio.to_thread(world.start, "playground")
    await asyncio.to_thread(world.start, "bot")
    async with await person(world, "ines.duarte") as ines:
        await asked(ines)
    for username, language, best, people, wish in (
        ("declan.hurley", "en", "b", 7, "A dry coat"),
        ("carme.outeiro", "es", "a", 30, "Un puente"),
    ):
        async with await person(world, username) as contact:
            await answer_and_sign(contact, language, best, people, wish)
    yield world
    world.stop()


async def test_the_coordination_reads_what_the_partners_answered(demo: World, open_screen: OpenScreen):
    screen = await open_screen(demo.url, "ines")
    gallery = Gallery(screen, "pt")
    t = gallery.t
    await screen.command("survey results")
    await gallery.look("network-answers", t.text("Read a partner’s answers…"), tall=True)
    await screen.command("survey status")
    await gallery.look(
        "status-of-two", t.text("**Also open:** {names}.", names="").strip("* .").strip(":* "), tall=True
    )


async def test_a_partner_reads_another_ones_answers(demo: World, open_screen: OpenScreen):
    screen = await open_screen(demo.url, "declan")
    gallery = Gallery(screen, "en")
    await screen.command("survey results")
    await gallery.look("answers-signed", "What your partner signed", tall=True)
    own = await screen.card("What your partner signed")
    await screen.press("What all partners answered", own)
    await gallery.look("network-answers", "What 2 partners answered", tall=True)
    card = await screen.card("What 2 partners answered")
    await screen.choose("Read a partner’s answers…", "Agencia Ría Nova", within=card)
    await gallery.look("their-answers", "What Agencia Ría Nova signed", tall=True)
    await screen.command("survey status", questionnaire=TITLE)
    await gallery.look("status-of-two", "Also open", tall=True)
