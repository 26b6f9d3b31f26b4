"""Through the whole program: a visit is offered, taken up, dated between the two; nothing typed is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from locales import translator
from tests.e2e.person import text
from tests.e2e.test_notices import agree, touch
from tests.e2e.test_owed import pressed
from tests.e2e.test_plans import fill, window

if TYPE_CHECKING:
    from tests.e2e.conftest import SignIn
    from tests.e2e.person import Json, Person
    from tests.e2e.processes import World

pytestmark = pytest.mark.e2e

PT = translator("pt", "Europe/Lisbon")
ABOUT = "Wave energy in a harbour"


def _first(who: Person) -> str:
    return next(str(one["id"]) for one in who.guilds[0]["channels"] if one["type"] == 0)


def _value(modal: Json, name: str) -> str:
    parts = [part.get("component", {}) for part in modal["components"]]
    return str(next(one.get("value", "") for one in parts if one.get("custom_id") == name))


async def test_it_is_offered_in_any_language_and_dated_between_the_two(world: World, sign_in: SignIn) -> None:
    fiona, beatriz = await sign_in("fiona.keane"), await sign_in("beatriz.fonseca")
    await agree(fiona)
    await agree(beatriz)

    events = await fiona.command("practice visit", what="offer")
    modal = next(data for event, data in events if event == "INTERACTION_MODAL_CREATE")
    said = {"theme": "energy", "about": ABOUT, "roughly": "spring", "length": "", "languages": "Martian"}
    await fiona.fill_in(modal, _first(fiona), **said)
    refused = await fiona.see("“Martian” is no language")
    again = await window(fiona, refused, "tl:visit:again:")
    assert (_value(again, "about"), _value(again, "languages")) == (ABOUT, "Martian"), "it was kept"
    await fiona.fill_in(again, _first(fiona), **{**said, "languages": "Galician, English"})
    offered = await fiona.see("It stands in the list.")
    assert "Galician" in text(offered)

    await beatriz.command("practice visit")
    listed = await beatriz.see(ABOUT)
    shown = await pressed(beatriz, listed, "tl:visit:show:")
    await fill(beatriz, shown, "tl:visit:take:", times="16/06/2027 10:00\n17/06/2027 10:00")
    said = "**Taken up.** The other one is asked when they can; you take a time with `/event polls`."
    taken = await beatriz.see(PT.text(said).partition("`")[0])
    assert PT.text("Date poll") in text(taken)
    poll = await pressed(beatriz, taken, "tl:poll:mine:")
    results = await pressed(beatriz, poll, "tl:poll:results:")
    taking = await pressed(beatriz, results, "tl:poll:take:")
    done = await pressed(beatriz, taking, "tl:poll:decide:")
    alone = PT.text("No channel shows it. Whoever said yes to this time is counted as coming.")
    assert alone in text(done)
    posted = [one for one in fiona.messages.values() if PT.text("Visit: {about}", about=ABOUT) in text(one)]
    assert posted == [], "nobody else reads of it"
    await touch(beatriz, done, "tl:event:show:")
