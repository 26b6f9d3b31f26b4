"""Calendars over HTTP: what a program gets, when it is told that nothing changed, and the page with the address."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
import structlog

from documents.events.ics import uid
from domain.events.model import Audience, Manner, Place, Reply, RoomKind
from domain.events.times import Span
from domain.records import replace
from services import me, members
from services.events import answering, calendars, changing, creating
from storage import networks
from storage.events import events
from storage.schema.events import calendar_feed
from tests.documents.calendar_reading import by_ical, by_icalendar, strict
from tests.portal.conftest import ADDRESS, ANA, BRUNO, World
from tests.services.events.conftest import BREST, PORTO, SEMINAR
from tests.services.networks_made import BOSS
from tests.services.plans.conftest import add

if TYPE_CHECKING:
    from typing import Any

    from aiohttp import ClientResponse

    from domain.events.model import Event
    from services.core import Core
    from tests.clock import FixedClock
    from tests.portal.conftest import Browse, Browser

LINK = "https://meet.example/secret-room"
_SHOWN = re.compile(r'<code class="copy">([^<]+)</code>')


async def announced(core: Core, **said: Any) -> Event:
    return (await core.write(BOSS, creating.create, replace(SEMINAR, **said))).view.event


async def got(browser: Browser, path: str, **headers: str) -> ClientResponse:
    return await browser.client.get(path, headers=headers)


async def titles(browser: Browser, path: str) -> list[str]:
    data = await (await got(browser, path)).read()
    found = [one.meant("SUMMARY") for one in strict(data).named("VEVENT")]
    assert found == [str(one["SUMMARY"]) for one in by_icalendar(data).events]
    assert found == [one.summary for one in by_ical(data).events]
    return found


async def path_for(core: Core, who: Any = BRUNO) -> str:
    return f"/calendar/{await core.write(who, calendars.make)}.ics"


async def test_a_program_gets_the_calendar_without_signing_in(
    core: Core, world: World, browse: Browse
) -> None:
    event = await announced(core, place=Place(Manner.ONLINE, "", RoomKind.LINK, LINK))
    await core.write(BRUNO, answering.respond, event.id, Reply.GOING)
    nobody = await browse()
    answer = await got(nobody, await path_for(core))
    assert answer.status == 200
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.headers["Cache-Control"] == "private, max-age=300, must-revalidate"
    assert answer.headers["Content-Disposition"] == 'inline; filename="techlink.ics"'
    assert "Set-Cookie" not in answer.headers
    data = await answer.read()
    found = strict(data)
    assert found.meant("X-WR-CALNAME") == "Atlantic innovation: my events"
    (one,) = found.named("VEVENT")
    assert (one.value("STATUS"), one.value("URL")) == ("CONFIRMED", LINK)
    assert "METHOD" not in {name for name, _, _ in found.lines}
    (read,) = by_icalendar(data).events
    (also,) = by_ical(data).events
    assert read.start == also.dtstart == event.starts_at
    assert read.end == also.dtend == event.ends_at


async def test_who_has_what_is_there_is_told_so(
    core: Core, world: World, browse: Browse, clock: FixedClock
) -> None:
    event = await announced(core)
    browser, path = await browse(), await path_for(core)
    first = await got(browser, path)
    tag = first.headers["ETag"]
    assert re.fullmatch('"[0-9a-f]{32}"', tag)
    for asked in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        again = await got(browser, path, **{"If-None-Match": asked})
        assert (again.status, await again.read()) == (304, b"")
        assert again.headers["ETag"] == tag
        assert again.headers["Cache-Control"].startswith("private")
    clock.advance(timedelta(hours=5))
    assert (await got(browser, path, **{"If-None-Match": tag})).status == 304, "time alone changes nothing"
    assert (await got(browser, path, **{"If-None-Match": '"x"'})).status == 200
    await core.write(BOSS, changing.change, event.id, event.revision, replace(SEMINAR, title="New"))
    changed = await got(browser, path, **{"If-None-Match": tag})
    assert changed.status == 200
    assert changed.headers["ETag"] != tag
    assert [one.meant("SUMMARY") for one in strict(await changed.read()).named("VEVENT")] == ["New"]


async def test_it_is_the_readers_own(core: Core, world: World, browse: Browse) -> None:
    await announced(core, title="All")
    await announced(core, title="Porto", audience=Audience(everyone=False, partners=frozenset({PORTO})))
    await announced(core, title="Brest", audience=Audience(everyone=False, partners=frozenset({BREST})))
    browser = await browse()
    assert await titles(browser, await path_for(core)) == ["All", "Porto"]
    network = await core.write(BOSS, calendars.make_network)
    data = await (await got(browser, f"/calendar/{network}.ics")).read()
    assert [one.meant("SUMMARY") for one in strict(data).named("VEVENT")] == ["All"]
    assert b"Berta" not in data


async def test_in_each_readers_language(core: Core, world: World, browse: Browse) -> None:
    await announced(core)
    browser, path = await browse(), await path_for(core)
    for language, words in (("fr", "Séminaire"), ("es", "Seminario"), ("en", "Seminar"), ("pt", "Seminário")):
        await core.write(BRUNO, me.choose_language, language)
        (one,) = strict(await (await got(browser, path)).read()).named("VEVENT")
        assert one.value("CATEGORIES") == words


async def test_an_ended_address_and_that_of_who_left_give_an_empty_calendar(
    core: Core, world: World, browse: Browse, clock: FixedClock
) -> None:
    await announced(core)
    browser, path = await browse(), await path_for(core)
    before = (await got(browser, path)).headers["ETag"]
    newer = await path_for(core)
    answer = await got(browser, path, **{"If-None-Match": before})
    assert answer.status == 200
    found = strict(await answer.read())
    assert found.named("VEVENT") == []
    assert found.meant("X-WR-CALNAME") == "Techlink: this calendar has ended"
    assert await titles(browser, newer) == ["Tides and tanks"]
    await core.write(BRUNO, members.leave)
    assert await titles(browser, newer) == []


async def test_there_is_nothing_at_other_addresses(core: Core, world: World, browse: Browse) -> None:
    browser, path = await browse(), await path_for(core)
    for wrong in (
        "/calendar/x.ics",
        path.replace(".ics", "x.ics"),
        path[:-4],
        "/calendar/.ics",
        "/calendar/",
    ):
        assert (await got(browser, wrong)).status == 404, wrong


async def test_milestones_where_the_address_asks_for_them(core: Core, world: World, browse: Browse) -> None:
    await announced(core)
    await add(core, world.made, title="Map", due=date(2027, 3, 1))
    browser, path = await browse(), await path_for(core)
    assert await titles(browser, path) == ["Tides and tanks"]
    more = await titles(browser, f"{path}?milestones=1")
    assert "P1.Z1.A1.M2 Map" in more
    assert more[0] == "Tides and tanks"
    tags = [(await got(browser, f"{path}?milestones=1")).headers["ETag"] for _ in range(2)]
    assert tags[0] == tags[1]


async def test_the_address_is_made_shown_once_and_works(core: Core, world: World, browse: Browse) -> None:
    await announced(core)
    browser = await browse(BRUNO)
    page = await browser.get("/n/1/")
    assert 'href="/n/1/calendar"' in page.html
    page = await browser.get("/n/1/calendar")
    assert _SHOWN.findall(page.html) == []
    page = await browser.send("/calendar/new")
    whole, more = _SHOWN.findall(page.html)
    assert whole.startswith(f"{ADDRESS}/calendar/")
    assert more == f"{whole}?milestones=1"
    assert page.headers["Cache-Control"] == "no-store"
    assert f'href="webcal{whole.removeprefix("http")}"' in page.html
    assert await titles(browser, whole.removeprefix(ADDRESS)) == ["Tides and tanks"]
    page = await browser.get("/n/1/calendar")
    assert whole not in page.html
    assert "12 January 2027" in page.text
    page = await browser.send("/calendar/new")
    other, _ = _SHOWN.findall(page.html)
    assert await titles(browser, whole.removeprefix(ADDRESS)) == []
    assert await titles(browser, other.removeprefix(ADDRESS)) == ["Tides and tanks"]
    await browser.get("/n/1/calendar")
    page = await browser.send("/calendar/end")
    assert page.path == "/n/1/calendar"
    assert await titles(browser, other.removeprefix(ADDRESS)) == []


async def test_the_coordination_makes_the_networks(core: Core, world: World, browse: Browse) -> None:
    await announced(core, place=Place(Manner.ONLINE, "", RoomKind.LINK, LINK))
    boss = await browse(BOSS)
    await boss.get("/n/1/calendar")
    page = await boss.send("/calendar/network/new")
    (whole,) = _SHOWN.findall(page.html)
    data = await (await got(boss, whole.removeprefix(ADDRESS))).read()
    assert len(strict(data).named("VEVENT")) == 1
    assert LINK.encode() not in data.replace(b"\r\n ", b"")
    ana = await browse(ANA)
    page = await ana.get("/n/1/calendar")
    assert "The coordination has its address." in page.text
    assert not [form for form in page.read.forms if "network" in form.action]
    csrf = page.form("/calendar/new").fields["csrf"]
    for act in ("new", "end"):
        assert (await ana.post(f"/n/1/calendar/network/{act}", {"csrf": csrf})).status == 403
    await boss.get("/n/1/calendar")
    page = await boss.send("/calendar/network/end")
    assert "The calendar is empty now" in page.text


async def test_one_event_is_a_file(core: Core, world: World, browse: Browse) -> None:
    event = await announced(core)
    hidden = await announced(core, audience=Audience(everyone=False, partners=frozenset({BREST})))
    browser = await browse(BRUNO)
    answer = await got(browser, f"/n/1/events/{event.id}/calendar.ics")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="E1.ics"'
    (one,) = strict(await answer.read()).named("VEVENT")
    assert one.value("STATUS") == "TENTATIVE"
    assert (await got(browser, f"/n/1/events/{hidden.id}/calendar.ics")).status == 404
    assert (await got(browser, "/n/1/events/99/calendar.ics")).status == 404


TITLES = {
    "Europe/Lisbon": "Marés, tanques; e “redes” 🌊🐟\\ — a que tem um título de que ninguém se esquece depressa",
    "Europe/Madrid": "Redes, peces y ¿puertos? ¡Sí! 🚢",
    "Europe/Paris": "L’été des marées : œufs, algues ; poissons 🥐",
    "Europe/London": "Tides, and\ttanks; a “very” long one: " + "🦀" * 20,
    "Atlantic/Azores": "Açores, às nove; com ilhéus 🏝️",
}


@pytest.mark.parametrize("language", ["en", "fr", "es", "pt"])
async def test_series_with_exceptions_in_all_zones_are_read_by_two_programs_in_every_calendar(
    core: Core, world: World, browse: Browse, language: str
) -> None:
    """One's own, the network's and each event's file, before and after some were moved and called off."""
    await core.write(BRUNO, me.choose_language, language)
    text = "Ligne 1, virgule; point\r\nligne 2 🌊\n\n" + "é" * 200
    for zone, title in TITLES.items():
        span = Span(datetime.fromisoformat("2027-10-12T10:00"), zone, 90)
        said = replace(SEMINAR, title=title, span=span, description=text)
        await core.write(BOSS, creating.create, said, "FREQ=WEEKLY;COUNT=4")
    browser, own = await browse(), await path_for(core)
    network = f"/calendar/{await core.write(BOSS, calendars.make_network)}.ics"
    before = await understood(browser, own)
    assert len(before) == 20
    found = await core.read(BOSS, lambda tx, _: events.listed(tx))
    moved, off = found[3], found[7]
    other = replace(moved.span, wall=moved.span.wall + timedelta(days=2, hours=1))
    await core.write(BOSS, changing.move, moved.id, moved.revision, other)
    await core.write(BOSS, changing.cancel, off.id, off.revision, "Tempête, vent; pluie 🌀")
    now = await understood(browser, own)
    assert now.keys() == before.keys(), "what a calendar knows it by stays"
    uids = {uid(await core.read(BOSS, lambda tx, _: networks.load(tx)), int(one.id)): one for one in found}
    for name, one in now.items():
        event = uids[name]
        start = (other if event.id == moved.id else event.span).starts_at
        assert one.start == start
        assert TITLES[event.span.zone].replace("\t", " ") in one.title.replace("\t", " ")
        assert one.sequence == before[name].sequence + (event.id in {moved.id, off.id})
        assert (one.status == "CANCELLED") == (event.id == off.id)
    data = await (await got(browser, own)).read()
    assert {one.value("TZID") for one in strict(data).named("VTIMEZONE")} == TITLES.keys()
    shared = await understood(browser, network)
    assert {name: one.start for name, one in shared.items()} == {name: one.start for name, one in now.items()}
    bruno = await browse(BRUNO)
    for event in (moved, off):
        ((name, one),) = (await understood(bruno, f"/n/1/events/{event.id}/calendar.ics")).items()
        assert (name, one.start, one.status) == (name, now[name].start, now[name].status)


@dataclass(frozen=True)
class Understood:
    """What two programs understand of an entry, and agree on."""

    start: datetime
    title: str
    sequence: int
    status: str


async def understood(browser: Browser, path: str) -> dict[str, Understood]:
    """A calendar by the uids of its entries, as two programs read it without a warning."""
    answer = await got(browser, path)
    assert answer.status == 200
    data = await answer.read()
    strict(data)
    one = {
        str(each["UID"]): Understood(each.start, str(each["SUMMARY"]), each["SEQUENCE"], str(each["STATUS"]))
        for each in by_icalendar(data).events
    }
    two = {
        str(each.uid): Understood(each.dtstart, str(each.summary), each.sequence or 0, each.status.value)
        for each in by_ical(data).events
    }
    assert one == two
    return one


async def test_no_secret_is_in_a_log_or_in_the_database(
    core: Core,
    world: World,
    browse: Browse,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Also when it fails: then the page that was asked for is named by its pattern."""
    path = await path_for(core)
    secret = path.removeprefix("/calendar/").removesuffix(".ics")
    browser = await browse()

    def fail(*_args: object) -> None:
        raise RuntimeError("broken")

    with caplog.at_level(logging.DEBUG), structlog.testing.capture_logs() as logged:
        await got(browser, path)
        await got(browser, f"/calendar/{secret}x.ics")
        monkeypatch.setattr("portal.events.feed._calendar", fail)
        assert (await got(browser, path)).status == 500
    assert [one["page"] for one in logged if one["event"] == "page_failed"] == ["/calendar/{secret}.ics"]
    assert secret not in str(logged)
    assert secret not in caplog.text
    rows = await core.look_across(lambda tx: tx.connection.execute(calendar_feed.select()).all())
    assert secret not in str(rows)
