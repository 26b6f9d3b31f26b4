"""What one owes, on the web: each with where it is done, what fits into ten minutes, the coordination's mirror."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from domain.todo import Kind
from portal.kit.places import IN_CHAT, PLACES
from storage import outbox
from tests.portal.conftest import ANA, BRUNO, World
from tests.services.networks_made import BOSS
from tests.services.plans.conftest import Made, add

if TYPE_CHECKING:
    from services.core import Core
    from tests.clock import FixedClock
    from tests.portal.conftest import Browse


def test_each_kind_has_its_place_or_is_said_to_be_done_in_chat() -> None:
    assert set(PLACES) | IN_CHAT == set(Kind)
    assert not set(PLACES) & IN_CHAT


async def test_what_waits_stands_with_its_minutes_and_leads_to_where_it_is_done(
    core: Core, made: Made, world: World, browse: Browse
) -> None:
    soon = await add(core, made, title="Map", due=date(2027, 1, 20))
    browser = await browse(BRUNO)
    page = await browser.get("/n/1/todo")
    assert "1 thing waits for you. All of it takes about 3 minutes." in page.text
    assert "Map (P1.Z1.A1.M2) about 3 minutes · due in 8 days, on 20 January 2027 Say how far…" in page.text
    assert f'href="/n/1/milestones/{soon.id}"' in page.html
    page = await browser.get("/n/1/todo", params={"minutes": "10"})
    assert "This fits into 10 minutes" in page.text
    assert "Map (P1.Z1.A1.M2)" in page.text
    page = await browser.get("/n/1/todo", params={"minutes": "1"})
    assert "Nothing fits into 1 minute" in page.text
    assert "1 other thing can wait." in page.text
    for number in ("0", "-1", "99999", "x", "٣"):
        assert (await browser.get("/n/1/todo", params={"minutes": number, "page": number})).status == 200
    page = await (await browse(ANA)).get("/n/1/todo")
    assert "Nothing waits for you" in page.text


async def test_the_coordination_sees_who_owes_what_and_reminds_once(
    core: Core, made: Made, world: World, browse: Browse, clock: FixedClock
) -> None:
    await add(core, made, title="Map", due=date(2027, 1, 14))
    boss = await browse(BOSS)
    assert "Who owes what" in (await boss.get("/n/1/")).text
    page = await boss.get("/n/1/owed")
    assert "1 person owes something" in page.text
    assert "Bruno" in page.text
    page = await boss.get("/n/1/owed/remind")
    assert "Send 1 kind reminder?" in page.text
    kinds = await core.read(BOSS, lambda tx, _: [one.kind for one in outbox.about(tx, "todo", made.bruno)])
    assert kinds == [], "looking sends nothing"
    page = await boss.send("/owed/remind")
    assert "On their way." in page.text
    assert "Reminded on 12 January 2027" in page.text
    kinds = await core.read(BOSS, lambda tx, _: [one.kind for one in outbox.about(tx, "todo", made.bruno)])
    assert kinds == ["todo.nudge"]
    assert (await boss.get("/n/1/owed/remind")).status >= 400, "not again within a week"


async def test_who_owes_what_is_the_coordinations_alone(world: World, browse: Browse) -> None:
    browser = await browse(BRUNO)
    assert "Who owes what" not in (await browser.get("/n/1/")).text
    for path in ("/n/1/owed", "/n/1/owed/remind"):
        assert (await browser.get(path)).status == 403


async def test_the_first_page_shows_the_most_pressing_in_the_order_of_the_list(
    core: Core, made: Made, world: World, browse: Browse
) -> None:
    for day in range(28, 13, -2):
        await add(core, made, title=f"Map {day}", due=date(2027, 1, day))
    browser = await browse(BRUNO)
    first, listed = await browser.get("/n/1/"), await browser.get("/n/1/todo")
    shown = [f"Map {day}" for day in range(14, 29, 2)]
    for page, titles in ((first, shown[:5]), (listed, shown)):
        places = [page.text.index(title) for title in titles]
        assert places == sorted(places)
    assert shown[5] not in first.text
    assert "All 8, the most pressing first" in first.text
    assert 'href="/n/1/todo"' in first.html
