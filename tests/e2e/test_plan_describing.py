"""On the demo network: the diagnosis grows by a figure, and a zone goes with what is in it, over a restart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from locales import translator
from tests.e2e.person import controls, text
from tests.e2e.test_notices import touch
from tests.e2e.test_plans import ROUTES, Year, fill

if TYPE_CHECKING:
    from tests.e2e.conftest import SignIn
    from tests.e2e.processes import World

pytestmark = pytest.mark.e2e

PT = translator("pt", "Europe/Lisbon")


async def test_a_key_figure_is_added_to_the_diagnosis(world: World, sign_in: SignIn) -> None:
    ines, rui = await sign_in("ines.duarte"), await sign_in("rui.salgado")
    await ines.command("plan show", what="P1")
    card = await ines.see("### Norte 2030")
    await touch(ines, card, "tl:plan:diagnosis:")
    diagnosis = await ines.see(f"### {PT.text('Diagnosis')}")
    select = next(c for c in controls(diagnosis) if c["custom_id"].startswith("tl:plan:add_finding:"))
    events = await ines.touch(diagnosis, select, ["figure"])
    modal = next(data for event, data in events if event == "INTERACTION_MODAL_CREATE")
    said = {"text": "Furgões a gasóleo no centro", "unit": "%", "year": "2025", "source": "Câmara"}
    await ines.fill_in(modal, diagnosis["channel_id"], value="muitos", **said)
    refused = await ines.see(PT.text("“{typed}” is no number", typed="muitos"))
    await world.restart("bot")
    await fill(ines, refused, "tl:plan:correct:", value="83,5", **said)
    shown = await ines.see("Furgões a gasóleo no centro")
    assert "83,5\u00a0% · 2025 · Câmara" in text(shown)

    # Everybody reads it; nobody else is offered to change it.
    await rui.command("plan show", what="P1")
    theirs = await rui.see("### Norte 2030")
    await touch(rui, theirs, "tl:plan:diagnosis:")
    read = await rui.see("Furgões a gasóleo no centro")
    assert not [c for c in controls(read) if c["custom_id"].startswith("tl:plan:add_finding:")]


async def test_a_zone_is_removed_with_what_is_in_it(world: World, sign_in: SignIn) -> None:
    year = Year(world)
    ines, beatriz = await sign_in("ines.duarte"), await sign_in("beatriz.fonseca")
    assert year.rungs(ROUTES)
    await ines.command("plan show", what="P1.Z1")
    zone = await ines.see("### Última milha sem emissões")
    await touch(ines, zone, "tl:plan:ask_remove:")
    asked = await ines.see(PT.text("The number is never given again: {code} stays empty.", code="P1.Z1"))
    await world.restart("bot")
    await fill(ines, asked, "tl:plan:remove:", why="Outro programa paga-a.")
    await ines.see(
        PT.text(
            "**Removed:** {code} {title}. Nothing reminds of it any more.",
            code="P1.Z1",
            title="Última milha sem emissões",
        )
    )
    assert year.rungs(ROUTES) == []
    await beatriz.command("plan history", what="P1")
    told = await beatriz.see("Outro programa paga-a.")
    assert "Última milha sem emissões" in text(told)
