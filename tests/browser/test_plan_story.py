"""Plans in the browser: the picture over time, what is due, a milestone postponed; dark, light, on a phone."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio
from playwright.async_api import expect

from documents.plans.pdf.making import plan_pictures
from tests.browser import screen as screens
from tests.browser.marks import BROWSER
from tests.browser.test_story import Gallery
from tests.documents.plans.samples import paper
from tests.e2e.processes import World

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from tests.browser.conftest import OpenScreen

pytestmark = BROWSER
ROUTES = "P1.Z1.A1.M2"
PEOPLE = {
    "pt": ("beatriz", "centro-tecnológico-maré-alta", "daqui a seis semanas"),
    "fr": ("maelle", "université-de-kermarine", "dans six semaines"),
}


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def demo(tmp_path_factory: pytest.TempPathFactory, demo_folder: Path) -> AsyncIterator[World]:
    """The demo network with its plans."""
    world = World(tmp_path_factory.mktemp("plans"), like=demo_folder)
    await asyncio.to_thread(world.start, "playground")
    await asyncio.to_thread(world.start, "bot")
    try:
        yield world
    finally:
        world.stop()


@pytest.mark.parametrize("language", PEOPLE)
async def test_a_plan_is_looked_at_and_a_milestone_postponed(
    demo: World, open_screen: OpenScreen, language: str
):
    token, channel, later = PEOPLE[language]
    screen = await open_screen(demo.url, token)
    gallery = Gallery(screen, language)
    t = gallery.t
    await screen.goto_channel(channel)

    await screen.command("plan show", what="P1 ·")
    await gallery.look("plan", "Norte 2030", tall=True)
    plan = await screen.card("Norte 2030")
    await expect(plan.locator("img").first).to_be_visible()
    await screen.press(t.text("Over time"), plan)
    await gallery.look("plan-schedule", t.text("The plan over time"), tall=True)

    await screen.command("plan board")
    await gallery.look("plan-board", t.text("by status"), tall=True)
    await screen.command("plan due", whose=t.text("everybody’s"))
    await gallery.look("plan-due", t.text("Everybody’s"), tall=True)

    await screen.command("plan show", what=ROUTES)
    await gallery.look("plan-milestone", t.text("What shows it"), tall=True)
    milestone = await screen.card(t.text("What shows it"))
    await screen.press(t.text("Postpone…"), milestone)
    await expect(screen.modal).to_be_visible()
    await screen.picture(f"plan-postpone-{language}")
    await screen.fill_modal(**{t.text("New day"): later, t.text("Why?"): "A cidade ainda não respondeu."})
    asked = t.text("Postpone it to this day?")
    await gallery.look("plan-said-back", asked)
    await screen.press(t.text("Discard"), await screen.card(asked))
    await screen.card(t.text("Discarded. Nothing was changed."))


@pytest.mark.parametrize("language", PEOPLE)
async def test_a_page_of_the_pdf_is_pictured_beside_the_cards(language: str):
    pages = await asyncio.to_thread(plan_pictures, paper(language), 80)
    assert len(pages) >= 10
    if screens.PICTURES:
        zone = pages[3]
        (Path(screens.PICTURES) / f"plan-pdf-{language}-light.png").write_bytes(zone)
