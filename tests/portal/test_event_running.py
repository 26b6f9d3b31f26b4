"""Who runs an event moves, changes and calls it off on the web; nothing is done before it was seen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from domain.events.model import EventId, Reply
from domain.records import replace
from services.events import answering, changing, creating
from storage.events import events
from tests.portal.conftest import ANA, BRUNO, CLEO
from tests.portal.test_events import HERE, announced
from tests.services.events.conftest import SEMINAR, lisbon, waiting
from tests.services.networks_made import BOSS

if TYPE_CHECKING:
    from domain.events.model import Event
    from services.core import Core
    from tests.portal.conftest import Browse, Browser, Page, World


async def now_is(core: Core, event: EventId) -> Event:
    return await core.look_across(lambda tx: events.load(tx.within(HERE), event))


async def type_when(browser: Browser, when: str, length: str = "") -> Page:
    """Into the form that asks for a time."""
    assert browser.page is not None
    form = next(one for one in browser.page.read.forms if "when" in one.names and "go" not in one.names)
    return await browser.post(form.action, {**form.fields, "when": when, "length": length})


async def press(browser: Browser, name: str, value: str, **more: str) -> Page:
    """A button of the page."""
    assert browser.page is not None
    form = next(one for one in browser.page.read.forms if name in one.names)
    return await browser.post(form.action, {**form.fields, **more, name: value})


async def test_it_is_moved_after_it_was_seen_what_that_means(
    core: Core, world: World, browse: Browse
) -> None:
    event = await announced(core)
    await core.write(BRUNO, answering.respond, event.id, Reply.GOING)
    browser = await browse(BOSS)
    page = await browser.get(f"/n/1/events/{event.id}")
    for act in ("change", "move", "cancel"):
        assert f'href="/n/1/events/{event.id}/{act}"' in page.html
    await browser.get(f"/n/1/events/{event.id}/move")
    page = await type_when(browser, "17/06/2027 16:00", "60")
    assert "Thursday, 17 June 2027, 16:00–17:00" in page.text
    assert "Until now: Tuesday, 15 June 2027, 14:00–15:30" in page.text
    assert "is told, and can say anew" in page.text
    assert (await now_is(core, event.id)).span == event.span, "nothing is done yet"
    page = await press(browser, "go", "one")
    assert page.path == f"/n/1/events/{event.id}"
    assert "Moved." in page.text
    assert (await now_is(core, event.id)).span.starts_at == lisbon("2027-06-17T16:00", 60).starts_at
    assert [one.member_id for one in await waiting(core, "event.moved")] == [world.made.bruno]


async def test_what_cannot_be_read_stays_as_it_was_typed(core: Core, world: World, browse: Browse) -> None:
    event = await announced(core)
    browser = await browse(BOSS)
    await browser.get(f"/n/1/events/{event.id}/move")
    for when, length, at in (
        ("when pigs fly", "", "when"),
        ("31/02/2027 10:00", "", "when"),
        ("17/06/2020 16:00", "", "when"),
        ("17/06/2027 16:00", "a while", "length"),
    ):
        page = await type_when(browser, when, length)
        assert page.status == 422, when
        assert f'value="{when}"' in page.html
        assert f'href="#{at}"' in page.html, when
        assert 'name="go"' not in page.html
    page = await type_when(browser, "17/06/2027 16:00", "60")
    assert 'name="go"' in page.html
    page = await type_when(browser, "18/06/2027 16:00")
    assert "Friday, 18 June 2027, 16:00–17:30" in page.text, "another time can be typed before it is done"


async def test_what_can_mean_two_times_is_asked(core: Core, world: World, browse: Browse) -> None:
    event = await announced(core)
    browser = await browse(BOSS)
    await browser.get(f"/n/1/events/{event.id}/move")
    page = await type_when(browser, "20 June at 5")
    assert "When do you mean by “20 June at 5”?" in page.text
    assert 'name="go"' not in page.html
    page = await press(browser, "choice", "1")
    assert "Sunday, 20 June 2027, 17:00–18:30" in page.text
    await press(browser, "go", "one")
    assert (await now_is(core, event.id)).span.starts_at == lisbon("2027-06-20T17:00").starts_at


async def test_another_day_keeps_the_hour_and_the_present_time_stands_there(
    core: Core, world: World, browse: Browse
) -> None:
    event = await announced(core)
    browser = await browse(BOSS)
    page = await browser.get(f"/n/1/events/{event.id}/move")
    assert "Until now: Tuesday, 15 June 2027, 14:00–15:30" in page.text
    page = await type_when(browser, "17/06/2027")
    assert "Thursday, 17 June 2027, 14:00–15:30" in page.text
    assert 'name="go"' in page.html
    page = await type_when(browser, "15/06/2027")
    assert page.status == 422
    assert f"{event.code} is at that time already" in page.text
    assert 'name="go"' not in page.html
    page = await type_when(browser, "12/10/20 10:00")
    assert "It was read as Monday, 12 October 2020." in page.text


async def test_it_moves_once_and_only_as_it_was_shown(core: Core, world: World, browse: Browse) -> None:
    event = await announced(core)
    browser, other = await browse(BOSS), await browse(BOSS)
    await browser.get(f"/n/1/events/{event.id}/move")
    await type_when(browser, "17/06/2027 16:00")
    old = browser.page
    await press(browser, "go", "one")
    browser.page = old
    page = await press(browser, "go", "one")
    assert page.status == 409
    assert 'value="Thursday, 17 June 2027' in page.html or 'value="17/06/2027' in page.html, (
        "it is still there"
    )
    await other.get(f"/n/1/events/{event.id}/move")
    await type_when(other, "18/06/2027 16:00")
    await core.write(BOSS, changing.move, event.id, 1, lisbon("2027-06-21T09:00"))
    assert (await press(other, "go", "one")).status == 409
    assert (await now_is(core, event.id)).span.starts_at == lisbon("2027-06-21T09:00").starts_at


async def test_a_series_moves_and_ends_together(core: Core, world: World, browse: Browse) -> None:
    done = await core.write(BOSS, creating.create, SEMINAR, "FREQ=WEEKLY;COUNT=4")
    second, third = done.others[0], done.others[1]
    browser = await browse(BOSS)
    await browser.get(f"/n/1/events/{second.id}/move")
    page = await type_when(browser, "23/06/2027 16:00")
    assert "This and 2 that follow" in page.text
    assert f"{third.code} · Wednesday, 30 June 2027, 16:00" in page.text
    await press(browser, "go", "all")
    assert (await now_is(core, third.id)).span.starts_at == lisbon("2027-06-30T16:00").starts_at
    page = await browser.get(f"/n/1/events/{third.id}/cancel")
    assert "This and 1 that follows" in page.text
    await press(browser, "go", "all", why="No room.")
    left = [(await now_is(core, one.id)).on for one in (done.view.event, *done.others)]
    assert left == [True, True, False, False]


async def test_it_is_called_off_with_a_reason(core: Core, world: World, browse: Browse) -> None:
    event = await announced(core)
    browser = await browse(BOSS)
    page = await browser.get(f"/n/1/events/{event.id}/cancel")
    assert "Call it off?" in page.text
    page = await press(browser, "go", "one", why="  ")
    assert page.status == 422
    assert 'href="#why"' in page.html
    assert (await now_is(core, event.id)).on
    page = await press(browser, "go", "one", why="The hall is flooded.")
    assert "Called off." in page.text
    assert "It was called off: The hall is flooded." in page.text
    assert f"/events/{event.id}/move" not in page.html
    assert (await browser.get(f"/n/1/events/{event.id}/move")).status == 422


async def test_what_it_says_is_changed(core: Core, world: World, browse: Browse) -> None:
    event = await announced(core, capacity=3)
    browser = await browse(BOSS)
    page = await browser.get(f"/n/1/events/{event.id}/change")
    form = page.form("/change")
    assert form.fields["title"] == "Tides and tanks"
    assert form.fields["seats"] == "3"
    page = await browser.send(
        "/change",
        title="Tides",
        place="Tank hall, Porto",
        seats="12",
        description="How tanks fill.\nAnd why.",
    )
    assert "Changed." in page.text
    found = await now_is(core, event.id)
    assert (found.title, found.place.venue, found.capacity) == ("Tides", "Tank hall, Porto", 12)
    assert found.description == "How tanks fill.\nAnd why."
    assert found.span == event.span


async def test_everything_that_is_wrong_with_it_is_told_at_once(
    core: Core, world: World, browse: Browse
) -> None:
    event = await announced(core)
    browser = await browse(BOSS)
    await browser.get(f"/n/1/events/{event.id}/change")
    wrong = {"languages": "Klingon", "seats": "many", "audience": "Nobody at all", "closes": "soonish"}
    page = await browser.send("/change", title="Tides", **wrong)
    assert page.status == 422
    for name, typed in wrong.items():
        assert f'href="#{name}"' in page.html, name
        assert page.form("/change").fields[name] == typed
    assert page.form("/change").fields["title"] == "Tides"
    page = await browser.send("/change", title=" ", **dict.fromkeys(wrong, ""))
    assert 'href="#title"' in page.html
    assert (await now_is(core, event.id)).title == event.title


async def test_what_somebody_else_changed_meanwhile_is_told_first(
    core: Core, world: World, browse: Browse
) -> None:
    event = await announced(core)
    browser = await browse(BOSS)
    await browser.get(f"/n/1/events/{event.id}/change")
    other = replace(SEMINAR, public=True, title="Tides, tanks and trains")
    await core.write(BOSS, changing.change, event.id, 0, other)
    page = await browser.send("/change", title="Tides")
    assert page.status == 409
    assert page.form("/change").fields["title"] == "Tides"
    assert "Tides, tanks and trains" in page.text, "what stands there now"
    await browser.send("/change")
    assert (await now_is(core, event.id)).title == "Tides"


@pytest.mark.parametrize("who", [ANA, BRUNO, CLEO])
@pytest.mark.parametrize("act", ["move", "cancel", "change"])
async def test_nobody_else_does_any_of_it(
    core: Core, world: World, browse: Browse, act: str, who: Any
) -> None:
    event = await announced(core)
    browser = await browse(who)
    page = await browser.get(f"/n/1/events/{event.id}")
    assert not re.search(rf"/events/{event.id}/(move|cancel|change)", page.html)
    token = page.read.forms[0].fields["csrf"]
    assert (await browser.get(f"/n/1/events/{event.id}/{act}")).status == 403
    said = {"when": "17/06/2027 16:00", "why": "Mine now.", "seen": "0", "title": "Mine", "csrf": token}
    assert (await browser.post(f"/n/1/events/{event.id}/{act}", said)).status == 403
    assert await now_is(core, event.id) == event
