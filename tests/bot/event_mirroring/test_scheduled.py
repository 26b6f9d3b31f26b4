"""The scheduled event follows ours; where people made something else of it, the organiser is asked."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from bot.event_mirroring.keeper import MADE_AT_ONCE
from cogs.event.board import CHANGED
from domain.events.fields import EventFields
from domain.events.model import EVERYBODY, Audience, Manner, Place, RoomKind
from domain.records import replace
from services.events import changing, discord_edits, mirroring
from services.events.guests import public
from storage.events import events, mirrors
from tests import openapi
from tests.bot.event_mirroring.conftest import BOSS, EVENTS
from tests.playground.ids import BOT

if TYPE_CHECKING:
    from domain.events.model import Event
    from tests.bot.event_mirroring.conftest import Scene


async def test_an_event_is_announced_changed_begun_and_ended_as_ours_is(scene: Scene) -> None:
    event = await scene.announce(description="Six companies tell")
    await scene.settled()
    scheduled = (await scene.mirror(event.id)).scheduled
    assert scheduled is not None
    shown = await scene.shown(scheduled)
    assert shown is not None
    assert (shown["name"], shown["entity_type"], shown["privacy_level"]) == ("Tides and tanks", 3, 2)
    assert shown["creator_id"] == str(BOT)
    assert shown["entity_metadata"] == {"location": "Tank hall, Cork"}
    assert shown["description"].startswith("Six companies tell\n\nE1 · Atlantic innovation · ")
    assert shown["image"], "it has a cover"
    cover = shown["image"]

    said = replace(EventFields.of(event), title="Tides and tanks, again")
    event = (await scene.core.write(BOSS, changing.change, event.id, event.revision, said)).view.event
    await scene.settled()
    shown = await scene.shown(scheduled)
    assert shown is not None
    assert (shown["name"], shown["image"] != cover) == ("Tides and tanks, again", True)

    later = replace(event.span, wall=event.span.wall + timedelta(days=1))
    await scene.core.write(BOSS, changing.move, event.id, event.revision, later)
    await scene.settled()
    shown = await scene.shown(scheduled)
    assert shown is not None
    assert shown["scheduled_start_time"].startswith(later.wall.isoformat(timespec="minutes"))
    changes = [
        one for one in await scene.running.log() if one["kind"] == "request" and one["method"] == "PATCH"
    ]
    assert "scheduled_start_time" not in changes[-2]["body"], "a start is sent only when it changed"

    await scene.advance(timedelta(days=8, minutes=1))
    await scene.settled()
    shown = await scene.shown(scheduled)
    assert shown is not None
    assert shown["status"] == 2
    await scene.advance(timedelta(minutes=90))
    await scene.settled()
    assert await scene.shown(scheduled) is None, "Discord lists what is over no more"
    assert (await scene.mirror(event.id)).scheduled is None


async def test_the_link_of_its_room_stands_on_no_event_of_discord(scene: Scene) -> None:
    linked = Place(Manner.ONLINE, "", RoomKind.LINK, "https://meet.example.org/secret")
    event = await scene.announce(place=linked)
    await scene.settled()
    shown = await scene.shown(await scene.mirrored(event.id))
    assert shown is not None
    assert shown["entity_metadata"] == {"location": "Online, by a link"}
    assert "secret" not in str(shown)


async def test_an_event_for_some_stands_among_the_servers_only_while_it_is_for_all(scene: Scene) -> None:
    only = Audience(everyone=False, partners=frozenset({scene.porto}))
    event = await scene.announce(audience=only, description="Between us")
    await scene.settled()
    rest = await scene.running.rest()
    assert await rest.call("GET", EVENTS) == []

    async def changed(event: Event, audience: Audience) -> Event:
        said = scene.saying(event, audience=audience)
        done = await scene.core.write(BOSS, changing.change, event.id, event.revision, said)
        await scene.settled()
        return done.view.event

    event = await changed(event, EVERYBODY)
    assert [one["name"] for one in await rest.call("GET", EVENTS)] == ["Tides and tanks"]
    event = await changed(event, only)
    assert await rest.call("GET", EVENTS) == []
    assert (await scene.mirror(event.id)).scheduled is None
    event = (await scene.core.write(BOSS, public.open_page, event.id, event.revision, public=True)).view.event
    await scene.settled()
    assert len(await rest.call("GET", EVENTS)) == 1, "what has a public page is no secret"
    await scene.advance(timedelta(days=7, minutes=1))
    await scene.settled()
    assert [one["status"] for one in await rest.call("GET", EVENTS)] == [2]

    def closed(tx: Any, _: Any) -> None:
        events.step(tx, event.id, events.load(tx, event.id).revision, public=False)

    await scene.core.write(BOSS, closed)
    await scene.settled()
    assert await rest.call("GET", EVENTS) == [], "also while it is on"
    assert await scene.told("event.edited_on_discord") == []


async def test_what_stood_in_the_way_of_an_event_is_none_once_it_is_for_some(scene: Scene) -> None:
    await scene.allow(scene.rights() & ~(1 << 44))
    event = await scene.announce()
    await scene.settled()
    only = Audience(everyone=False, partners=frozenset({scene.porto}))
    said = scene.saying(event, audience=only)
    await scene.core.write(BOSS, changing.change, event.id, event.revision, said)
    await scene.advance(timedelta(hours=2))  # what was refused is tried again after a while
    await scene.settled()
    assert (await scene.core.read(BOSS, lambda tx, _: mirroring.problems(tx))) == ()


async def test_calling_off_is_mirrored(scene: Scene) -> None:
    event = await scene.announce()
    await scene.settled()
    ana = await scene.person("ana")
    await scene.core.write(BOSS, changing.cancel, event.id, event.revision, "The tank leaks")
    await scene.settled()
    told = await ana.event("GUILD_SCHEDULED_EVENT_UPDATE")
    assert told["status"] == 4
    assert (await scene.mirror(event.id)).scheduled is None
    assert await scene.told("event.edited_on_discord") == []


async def test_nothing_is_made_twice_after_a_crash(scene: Scene) -> None:
    event = await scene.announce()
    await scene.settled()
    mirror = await scene.mirror(event.id)
    assert mirror.scheduled is not None
    notes = {"making": scene.clock.now().isoformat()}

    def forgotten(tx: Any, _: Any) -> None:
        mirrors.note(tx, event.id, scheduled=None)
        mirrors.note_shown(tx, event.id, "scheduled", notes)

    await scene.core.write(BOSS, forgotten)
    await scene.settled()
    assert (await scene.mirror(event.id)).scheduled == mirror.scheduled
    rest = await scene.running.rest()
    assert len(await rest.call("GET", EVENTS)) == 1


async def test_what_people_made_is_not_taken_for_ours(scene: Scene) -> None:
    ines = await scene.person("ines")
    body = {
        "name": "Tides and tanks",
        "privacy_level": 2,
        "entity_type": 3,
        "entity_metadata": {"location": "Tank hall, Cork"},
        "scheduled_start_time": (scene.clock.now() + timedelta(days=7)).isoformat(),
        "scheduled_end_time": (scene.clock.now() + timedelta(days=7.1)).isoformat(),
    }
    theirs = await ines.call("POST", EVENTS, body)
    event = await scene.announce()

    def begun(tx: Any, _: Any) -> None:
        mirrors.note_shown(tx, event.id, "scheduled", {"making": scene.clock.now().isoformat()})

    await scene.core.write(BOSS, begun)
    await scene.settled()
    mirror = await scene.mirror(event.id)
    assert mirror.scheduled not in {None, int(theirs["id"])}
    await scene.core.write(BOSS, changing.cancel, event.id, event.revision, "No tank")
    await scene.settled()
    shown = await scene.shown(int(theirs["id"]))
    assert shown is not None
    assert shown["status"] == 1


async def test_an_edit_there_is_asked_of_the_organiser_and_taken_over(scene: Scene) -> None:
    event = await scene.announce(description="As it was")
    await scene.settled()
    scheduled = await scene.mirrored(event.id)
    ines = await scene.person("ines")
    later = (event.starts_at + timedelta(hours=1)).isoformat()
    end = (event.ends_at + timedelta(hours=1)).isoformat()
    edit = {"name": "Renamed there", "scheduled_start_time": later, "scheduled_end_time": end}
    await ines.call("PATCH", f"{EVENTS}/{scheduled}", edit)
    await scene.heard(scheduled, "Renamed there")
    await scene.settled()
    told = [{"what": "edited", "fields": ["title", "span"]}]
    assert await scene.told("event.edited_on_discord") == told
    shown = await scene.shown(scheduled)
    assert shown is not None
    assert shown["name"] == "Renamed there", "it stays until the organiser says what is right"
    await scene.settled()
    assert await scene.told("event.edited_on_discord") == told, "and is told once"

    await scene.core.write(BOSS, discord_edits.take_over, event.id)
    await scene.settled()
    now = await scene.event(event.id)
    assert (now.title, now.description) == ("Renamed there", "As it was")
    assert now.starts_at == event.starts_at + timedelta(hours=1)
    assert now.span.minutes == 90
    assert await scene.told("event.edited_on_discord") == told


async def test_an_edit_that_people_undo_is_asked_about_no_more(scene: Scene) -> None:
    event = await scene.announce()
    await scene.settled()
    scheduled = await scene.mirrored(event.id)
    ines = await scene.person("ines")
    for name, waits in (("Renamed there", True), (event.title, False)):
        await ines.call("PATCH", f"{EVENTS}/{scheduled}", {"name": name})
        await scene.heard(scheduled, name)
        await scene.settled()
        asked = await scene.core.read(BOSS, lambda tx, _: discord_edits.pending(tx, event.id, "edited"))
        assert asked is waits


async def test_many_events_are_made_a_few_in_each_look(scene: Scene) -> None:
    events = [await scene.announce(in_days=7 + day) for day in range(7)]
    await scene.keeper.look()
    assert len(await (await scene.running.rest()).call("GET", EVENTS)) == MADE_AT_ONCE
    await scene.settled()
    assert all([(await scene.mirror(one.id)).scheduled for one in events])


async def test_what_a_press_changed_is_mirrored_at_once(scene: Scene) -> None:
    keeping = asyncio.create_task(scene.keeper.keep(every=3600))
    try:
        event = await scene.announce()
        scene.bot.dispatch(CHANGED)
        await scene.mirrored(event.id)
    finally:
        keeping.cancel()


async def test_an_edit_there_is_put_back(scene: Scene) -> None:
    event = await scene.announce()
    await scene.settled()
    scheduled = await scene.mirrored(event.id)
    ines = await scene.person("ines")
    edit = {"entity_metadata": {"location": "Somewhere else"}, "description": "Nonsense"}
    await ines.call("PATCH", f"{EVENTS}/{scheduled}", edit)
    await scene.until(lambda: _location(scene, scheduled) == "Somewhere else", "the edit")
    await scene.settled()
    assert await scene.told("event.edited_on_discord") == [
        {"what": "edited", "fields": ["description", "place"]}
    ]
    await scene.core.write(BOSS, discord_edits.put_back, event.id)
    await scene.settled()
    shown = await scene.shown(scheduled)
    assert shown is not None
    assert shown["entity_metadata"] == {"location": "Tank hall, Cork"}
    assert shown["description"].startswith("E1 · ")


async def test_a_cancellation_there_is_none_of_ours(scene: Scene) -> None:
    event = await scene.announce()
    await scene.settled()
    scheduled = await scene.mirrored(event.id)
    ines = await scene.person("ines")
    await ines.call("DELETE", f"{EVENTS}/{scheduled}")
    await scene.until(lambda: scene.guild.get_scheduled_event(scheduled) is None, "the deletion")
    await scene.settled()
    assert await scene.told("event.edited_on_discord") == [{"what": "scheduled", "fields": []}]
    said = await scene.reads("event.edited_on_discord")
    assert "Cancelled on Discord: Tides and tanks" in said
    assert "Here it still takes place: answers" in said
    mirror = await scene.mirror(event.id)
    assert mirror.scheduled is None
    assert (await scene.event(event.id)).on
    await scene.core.write(BOSS, discord_edits.announce_again, event.id, "scheduled")
    await scene.settled()
    assert (await scene.mirror(event.id)).scheduled not in {None, scheduled}


async def test_a_missing_right_is_told_once_and_tried_again_when_it_is_there(scene: Scene) -> None:
    allowed = scene.rights()
    await scene.allow(allowed & ~(1 << 44))
    event = await scene.announce()
    await scene.announce(in_days=9)
    await scene.settled()
    assert await scene.told("event.hindered") == [{"part": "scheduled", "what": "create_events"}]
    assert (await scene.core.read(BOSS, lambda tx, _: mirroring.problems(tx))) == (
        ("scheduled", "create_events"),
    )
    await scene.allow(allowed)
    await scene.settled()
    assert (await scene.mirror(event.id)).scheduled is not None
    assert (await scene.core.read(BOSS, lambda tx, _: mirroring.problems(tx))) == ()


async def test_the_link_to_the_room_stands_in_no_event_of_the_server(scene: Scene) -> None:
    link = "https://meet.example.org/x?pwd=secret"
    event = await scene.announce(place=Place(Manner.ONLINE, room=RoomKind.LINK, link=link))
    await scene.settled()
    shown = await scene.shown(await scene.mirrored(event.id))
    assert shown is not None
    assert shown["entity_metadata"] == {"location": "Online, by a link"}
    assert link not in str(shown)


def _location(scene: Scene, scheduled: int) -> str | None:
    found = scene.guild.get_scheduled_event(scheduled)
    return None if found is None else found.location


async def test_the_next_ones_come_first_where_discord_has_no_room(scene: Scene) -> None:
    ines = await scene.person("ines")
    start, end = scene.clock.now() + timedelta(days=1), scene.clock.now() + timedelta(days=2)
    theirs = {
        "name": "Theirs",
        "privacy_level": 2,
        "entity_type": 3,
        "entity_metadata": {"location": "Cork"},
        "scheduled_start_time": start.isoformat(),
        "scheduled_end_time": end.isoformat(),
    }
    made = [await ines.call("POST", EVENTS, theirs) for _ in range(99)]
    await scene.until(lambda: len(scene.guild.scheduled_events) == 99, "that the bot knows them")
    far = await scene.announce(in_days=9)
    await scene.settled()
    assert (await scene.mirror(far.id)).scheduled is not None
    near = await scene.announce(in_days=8)
    await scene.settled()
    assert (await scene.mirror(near.id)).scheduled is not None
    assert (await scene.mirror(far.id)).scheduled is None
    assert await scene.told("event.edited_on_discord") == []
    await ines.call("DELETE", f"{EVENTS}/{made[0]['id']}")
    await scene.until(lambda: len(scene.guild.scheduled_events) == 99, "that there is room")
    await scene.settled()
    assert (await scene.mirror(far.id)).scheduled is not None


async def test_all_that_is_sent_of_events_keeps_discords_contract(scene: Scene) -> None:
    """Made, changed, moved, begun, ended and called off, at a place, in a voice and in a stage channel."""
    openapi.need()
    voice = Place(Manner.ONLINE, "", RoomKind.VOICE)
    kept = await scene.announce(description="Six companies tell")
    off = await scene.announce(in_days=8, place=voice)
    soon = await scene.announce(in_days=0.01, minutes=30, place=voice)
    await scene.settled()
    later = replace(kept.span, wall=kept.span.wall + timedelta(days=1))
    await scene.core.write(BOSS, changing.move, kept.id, kept.revision, later)
    await scene.core.write(BOSS, changing.cancel, off.id, off.revision, "A storm")
    await scene.settled()
    await scene.advance(timedelta(minutes=16))
    await scene.settled()
    await scene.advance(timedelta(minutes=45))
    await scene.settled()
    assert (await scene.mirror(soon.id)).scheduled is None
    rows = [
        one
        for one in await scene.running.log()
        if one["kind"] == "request" and "/scheduled-events" in one["path"] and one["user_id"] == str(BOT)
    ]
    sent = [one for one in rows if one["body"] is not None]
    assert {one["method"] for one in sent} == {"POST", "PATCH"}
    assert {one["body"]["entity_type"] for one in sent if "entity_type" in one["body"]} >= {2, 3}
    assert {one["body"]["status"] for one in sent if "status" in one["body"]} >= {2, 3, 4}
    assert any(one["body"].get("image") for one in sent)
    assert openapi.problems(rows, bot_id=str(BOT)) == []
