"""Through the whole program: a practice is adopted, its author thanks, months later it shows what came of it."""

from __future__ import annotations

import sqlite3
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from locales import translator
from tests.e2e.person import controls, text
from tests.e2e.test_notices import Outbox, agree, touch
from tests.e2e.test_owed import pressed
from tests.e2e.test_plans import fill, looked_at

if TYPE_CHECKING:
    from tests.e2e.conftest import SignIn
    from tests.e2e.person import Json, Person
    from tests.e2e.processes import World

pytestmark = pytest.mark.e2e

PT = translator("pt", "Europe/Lisbon")
TITLE = "Cargo bikes for the last mile"
SHARED = """
    INSERT INTO practice (id, network_id, number, key, status, revision, author_id, original, theme, country, region,
        place, organisation, started, ended, evidence_level, failure, contact, contact_shown, links, source,
        created_at, changed_at, published_at)
    SELECT 700, m.network_id, 700, 'bikes', 'published', 1, m.id, 'en', 'mobility', 'IE', '', '', '', '', '',
        'measured', 0, '', 'members', '[]', '', m.joined_at, m.joined_at, m.joined_at
    FROM member m JOIN person p ON p.id = m.person_id WHERE p.name = 'Fiona Keane'
"""
WORDED = """
    INSERT INTO practice_wording (network_id, practice_id, language, title, summary, problem, solution, evidence,
        resources, difficulties, transfer, keywords)
    SELECT network_id, id, 'en', ?, 'Parcels by bike.', '', '', '', '', '', '', '[]' FROM practice WHERE id = 700
"""
CHECKS = "SELECT state FROM notice WHERE kind = 'adoption.check' ORDER BY due_at"


def share(world: World) -> None:
    """Fiona's practice, published: sharing has a story of its own."""
    with sqlite3.connect(world.folder / "data" / "techlink.sqlite3", timeout=30) as connection:
        connection.execute(SHARED)
        connection.execute(WORDED, (TITLE,))


async def opened(who: Person, words: str, act: str) -> Json:
    """A notice's own card: as it came, or chosen from several that came together."""
    came = await who.see(words)
    if any(one["custom_id"].startswith(act) for one in controls(came) if "custom_id" in one):
        return came
    return await looked_at(who, came, words)


async def test_a_member_adopts_the_author_thanks_and_the_practice_shows_what_came_of_it(
    world: World, sign_in: SignIn
) -> None:
    outbox, fiona, beatriz = Outbox(world), await sign_in("fiona.keane"), await sign_in("beatriz.fonseca")
    await agree(fiona)
    await agree(beatriz)
    share(world)
    world.start("worker")

    events = await beatriz.command("practice adopt", practice="G700")
    modal = next(data for event, data in events if event == "INTERACTION_MODAL_CREATE")
    said = {"place": "Ponta Delgada", "adapted": "Com três rodas", "planned": "", "action": ""}
    await beatriz.fill_in(modal, _first(beatriz), **said)
    draft = await beatriz.see(PT.text("Adopt this? {title}", title=TITLE))
    await world.restart("bot")
    done = await pressed(beatriz, draft, "tl:adopting:confirm:")
    assert PT.text("**Adopted.** Its author is told.") in text(done)

    told = await opened(fiona, "Beatriz Fonseca adopts", "tl:adopting:thank:")
    assert "Com três rodas" in text(told)
    await touch(fiona, told, "tl:adopting:thank:")
    await fiona.see("Thanked")
    await beatriz.see(PT.text("Thank you for adopting it"))

    await outbox.go_to("adoption.check", timedelta(minutes=5))
    await outbox.until(lambda: outbox.ask(CHECKS)[0] == ("sent",), "the first check-in")
    asked = await opened(
        beatriz, PT.text("How does it go at {place}?", place="Ponta Delgada"), "tl:adopting:say:"
    )
    await world.restart("bot")
    await fill(beatriz, asked, "tl:adopting:say:", result="Menos 38 % de carrinhas", proof="")
    shown = await beatriz.see(PT.text("**Saved.** It stands beside the practice."))
    assert outbox.ask(CHECKS) == [("sent",), ("pending",)]

    shown = await pressed(beatriz, shown, "tl:adopting:use:")
    assert "Ponta Delgada" in text(shown)
    assert "Menos 38 % de carrinhas" in text(shown)
    await opened(fiona, "his came of your practice", "tl:adopting:show:")


def _first(who: Person) -> str:
    return next(str(one["id"]) for one in who.guilds[0]["channels"] if one["type"] == 0)
