"""What should stand on Discord for events, who is told of what people did there, and what interest counts as."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

import pytest

from domain.errors import Changed, RoleNeeded
from domain.events.errors import NotYourEvent
from domain.events.model import Audience, Manner, Place, Reply, RoomKind, Seat, Via
from domain.events.on_discord import Said, Where, with_mark
from domain.records import replace
from services.events import changing, discord_edits, interest, mirroring
from services.events.mirroring import Part
from storage.events import mirrors
from tests.services.events.conftest import (
    ANA,
    BREST,
    BRUNO,
    CLEO,
    PORTO,
    STRANGER,
    Made,
    announced,
    loaded,
    look,
    says,
    waiting,
)
from tests.services.networks_made import BOSS

if TYPE_CHECKING:
    from domain.events.model import Event, EventId
    from services.core import Core
    from services.events.mirroring import Wanted
    from tests.clock import FixedClock

SCHEDULED = 4242


async def wanted(core: Core, event: EventId) -> Wanted:
    found = await core.look_across(mirroring.everything)
    return next(one for one in found if one.event.id == event)


BOTH: Final = Place(Manner.HYBRID, "Tank hall", RoomKind.LINK, "https://meet.example.org/waves")


async def standing(core: Core, location: str = "Online", **what: Any) -> tuple[Event, Said]:
    """An event that stands on Discord, and what that says."""
    event = await announced(core, **what)
    shown = Said(event.title, "E1 · Atlantic", event.starts_at, event.ends_at, Where.EXTERNAL, location)
    noted = {"sent": shown.as_data(), "told": shown.as_data(), "state": 1}
    await core.across(mirroring.note, await wanted(core, event.id), Part.SCHEDULED, SCHEDULED, **noted)
    return event, shown


async def test_who_has_a_seat_holds_the_role_soon_before_only(
    core: Core, made: Made, clock: FixedClock
) -> None:
    event = await announced(core)
    await says(core, ANA, event.id)
    await says(core, BRUNO, event.id, Reply.MAYBE)
    assert (await wanted(core, event.id)).holders == frozenset()
    clock.set(event.starts_at - timedelta(days=3))
    one = await wanted(core, event.id)
    assert (one.holders, one.known) == ({2}, {1, 2, 3, 4})


async def test_what_is_over_is_looked_at_until_nothing_stands(
    core: Core, made: Made, clock: FixedClock
) -> None:
    event, _ = await standing(core)
    clock.set(event.ends_at + timedelta(days=30))
    one = await wanted(core, event.id)
    await core.across(mirroring.note, one, Part.SCHEDULED, None)
    assert await core.look_across(mirroring.everything) == ()


async def test_a_part_that_is_noted_leaves_the_others(core: Core, made: Made) -> None:
    event, shown = await standing(core)
    await core.across(mirroring.making, await wanted(core, event.id), Part.ROLE)
    await core.across(mirroring.note, await wanted(core, event.id), Part.ROLE, 7, name="E1")
    one = await wanted(core, event.id)
    assert (one.mirror.scheduled, one.mirror.role) == (SCHEDULED, 7)
    assert (one.sent, one.told) == (shown, shown)
    assert one.notes(Part.ROLE)["name"] == "E1"


async def test_an_edit_is_told_once_and_taken_over_as_it_was_made(core: Core, made: Made) -> None:
    event, shown = await standing(core)
    edit = replace(
        shown,
        name="Waves",
        starts_at=event.starts_at + timedelta(hours=2),
        ends_at=event.ends_at + timedelta(hours=3),
        location="https://meet.example.org/waves",
        text="New words\n\nE1 · Atlantic",
    )
    for _ in range(2):
        await core.across(mirroring.edited, await wanted(core, event.id), edit)
    told = await waiting(core, "event.edited_on_discord")
    assert [(one.member_id, one.detail["fields"]) for one in told] == [
        (made.boss, ["title", "description", "span", "place"])
    ]
    with pytest.raises(NotYourEvent):
        await core.write(ANA, discord_edits.take_over, event.id)
    done = await core.write(BOSS, discord_edits.take_over, event.id)
    now = done.view.event
    assert (now.title, now.description) == ("Waves", "New words")
    assert (now.starts_at, now.ends_at) == (edit.starts_at, edit.ends_at)
    assert now.place == Place(Manner.ONLINE, "", RoomKind.LINK, "https://meet.example.org/waves")
    one = await wanted(core, event.id)
    assert (one.sent, one.notes(Part.SCHEDULED)["edited"]) == (None, None)
    with pytest.raises(Changed):
        await core.write(BOSS, discord_edits.take_over, event.id)


@pytest.mark.parametrize(
    ("location", "becomes"),
    [
        ("Old fish hall, and online", replace(BOTH, venue="Old fish hall")),
        ("Old fish hall", Place(Manner.ON_SITE, "Old fish hall")),
    ],
)
async def test_another_hall_leaves_the_room_on_the_net(
    core: Core, made: Made, location: str, becomes: Place
) -> None:
    event, shown = await standing(core, "Tank hall, and online", place=BOTH)
    edit = replace(shown, location=location)
    await core.across(mirroring.edited, await wanted(core, event.id), edit)
    done = await core.write(BOSS, discord_edits.take_over, event.id)
    assert done.view.event.place == becomes


@pytest.mark.parametrize(
    ("edit", "becomes"),
    [
        ({"where": Where.STAGE, "channel": 9}, Place(Manner.HYBRID, "Tank hall", RoomKind.STAGE)),
        (
            {"where": Where.EXTERNAL, "location": "https://meet.example.org/waves"},
            Place(Manner.HYBRID, "Tank hall", RoomKind.LINK, "https://meet.example.org/waves"),
        ),
        (
            {"where": Where.EXTERNAL, "location": "Old fish hall"},
            Place(Manner.ON_SITE, "Old fish hall"),
        ),
    ],
)
async def test_another_room_on_discord_leaves_the_hall(
    core: Core, made: Made, edit: dict[str, Any], becomes: Place
) -> None:
    hall = Place(Manner.HYBRID, "Tank hall", RoomKind.VOICE)
    event, shown = await standing(core, "", place=hall)
    told = replace(shown, where=Where.VOICE, channel=8)
    noted = {"sent": told.as_data(), "told": told.as_data(), "state": 1}
    await core.across(mirroring.note, await wanted(core, event.id), Part.SCHEDULED, SCHEDULED, **noted)
    await core.across(
        mirroring.edited, await wanted(core, event.id), replace(told, **{"channel": None, **edit})
    )
    done = await core.write(BOSS, discord_edits.take_over, event.id)
    assert done.view.event.place == becomes


async def test_a_description_changed_on_discord_does_not_lose_its_end(core: Core, made: Made) -> None:
    text = "Begin. " + "x" * 965 + " The end that matters."
    event, shown = await standing(core, description=text)
    told = replace(
        shown, text=with_mark(text, "E1 · Atlantic innovation · “Interested” here counts as “Going”")
    )
    noted = {"sent": told.as_data(), "told": told.as_data(), "state": 1}
    await core.across(mirroring.note, await wanted(core, event.id), Part.SCHEDULED, SCHEDULED, **noted)
    edit = replace(told, text=told.text.replace("Begin.", "Start."))
    await core.across(mirroring.edited, await wanted(core, event.id), edit)
    await core.write(BOSS, discord_edits.take_over, event.id)
    assert (await loaded(core, event.id)).description.endswith("The end that matters.")


async def test_ours_is_put_back(core: Core, made: Made) -> None:
    event, shown = await standing(core)
    await core.across(mirroring.edited, await wanted(core, event.id), replace(shown, name="Waves"))
    assert await core.read(BOSS, lambda tx, _: discord_edits.pending(tx, event.id, "edited"))
    await core.write(BOSS, discord_edits.put_back, event.id)
    assert not await core.read(BOSS, lambda tx, _: discord_edits.pending(tx, event.id, "edited"))
    assert (await loaded(core, event.id)).title == event.title
    with pytest.raises(Changed):
        await core.write(BOSS, discord_edits.put_back, event.id)


async def test_what_is_gone_waits_for_the_organiser(core: Core, made: Made) -> None:
    event, _ = await standing(core)
    for _ in range(2):
        await core.across(mirroring.gone, await wanted(core, event.id), Part.SCHEDULED)
    told = await waiting(core, "event.edited_on_discord")
    assert [one.detail["what"] for one in told] == ["scheduled"]
    assert "gone" in (await wanted(core, event.id)).notes(Part.SCHEDULED)
    await core.write(BOSS, discord_edits.announce_again, event.id, "scheduled")
    assert "gone" not in (await wanted(core, event.id)).notes(Part.SCHEDULED)


async def test_a_missing_right_is_told_to_the_coordination_once_for_all_events(
    core: Core, made: Made
) -> None:
    first, second = await announced(core), await announced(core)
    for event in (first, second, first):
        await core.across(mirroring.hinder, await wanted(core, event.id), Part.THREAD, "create_events")
    told = await waiting(core, "event.hindered")
    assert [one.member_id for one in told] == [made.boss]
    assert await core.read(BOSS, mirroring.hindered) == ("create_events",)
    with pytest.raises(RoleNeeded):
        await core.read(ANA, mirroring.hindered)
    for event in (first, second):
        await core.across(mirroring.hinder, await wanted(core, event.id), Part.THREAD, None)
    assert await core.read(BOSS, mirroring.hindered) == ()


async def test_interest_takes_a_seat_and_gives_it_back(core: Core, made: Made) -> None:
    event, _ = await standing(core, capacity=1)
    assert await core.write(ANA, interest.shown, SCHEDULED) == event.id
    mine = (await look(core, event.id, ANA)).mine
    assert mine is not None
    assert (mine.seat, mine.via) == (Seat.SEATED, Via.INTEREST)
    network, since = (await wanted(core, event.id)).network, mine.answered_at
    assert await core.look_across(interest.counted, network, event.id, since) == ((2,),)
    later = since + timedelta(seconds=1)
    assert await core.look_across(interest.counted, network, event.id, later) == (), "of the one before"

    assert await core.write(CLEO, interest.shown, SCHEDULED) is None, "there is no seat"
    assert (await look(core, event.id, CLEO)).mine is None
    assert len(await waiting(core, "event.interest")) == 2
    assert await core.write(ANA, interest.taken_back, SCHEDULED) == event.id
    assert (await look(core, event.id)).counts.going == 0


async def test_what_one_would_get_is_told_once_of_one_of_discords_events(
    core: Core, made: Made, clock: FixedClock
) -> None:
    event, _ = await standing(core, capacity=1)
    await says(core, ANA, event.id)
    for hours in range(3):
        clock.set(clock.now() + timedelta(hours=hours))
        assert await core.write(CLEO, interest.shown, SCHEDULED, caught_up=True) is None
    assert len(await waiting(core, "event.interest")) == 1


async def test_what_was_said_otherwise_is_not_taken_back(core: Core, made: Made) -> None:
    event, _ = await standing(core)
    await says(core, ANA, event.id)
    assert await core.write(ANA, interest.shown, SCHEDULED) is None
    assert await core.write(ANA, interest.taken_back, SCHEDULED) is None
    mine = (await look(core, event.id, ANA)).mine
    assert mine is not None
    assert (mine.reply, mine.via) == (Reply.GOING, Via.CHAT)
    await says(core, ANA, event.id, Reply.NO)
    assert await core.write(ANA, interest.shown, SCHEDULED, caught_up=True) is None, "they said so since"


async def test_who_is_not_meant_is_told_nothing(core: Core, made: Made) -> None:
    only = Audience(everyone=False, partners=frozenset({PORTO}))
    event, _ = await standing(core, audience=only)
    for who in (CLEO, STRANGER):
        assert await core.write(who, interest.shown, SCHEDULED) is None
        assert await core.write(who, interest.taken_back, SCHEDULED) is None
    assert await core.write(ANA, interest.shown, 99) is None, "another one's event"
    assert await waiting(core, "event.interest") == []
    assert (await look(core, event.id)).counts.going == 0
    one = await wanted(core, event.id)
    assert one.readers == frozenset(), "no roles stand on that server yet"
    assert BREST not in event.audience.partners


async def test_interest_in_what_was_called_off_is_told_so(core: Core, made: Made) -> None:
    event, _ = await standing(core)
    await core.write(BOSS, changing.cancel, event.id, event.revision, "No tank")
    assert await core.write(ANA, interest.shown, SCHEDULED) is None
    assert await core.read(BOSS, lambda tx, _: mirrors.of_scheduled(tx, SCHEDULED)) == event.id
    assert (await core.write(BOSS, interest.taken_back, SCHEDULED)) is None


async def test_who_comes_hears_of_the_new_place_too(core: Core, made: Made) -> None:
    """Somebody changed both on Discord; it was taken over in one press."""
    event = await announced(core, place=Place(Manner.ON_SITE, "Porto"))
    await says(core, ANA, event.id)
    told = Said(event.title, "E1 · A", event.starts_at, event.ends_at, Where.EXTERNAL, "Porto")
    noted = {"sent": told.as_data(), "told": told.as_data(), "state": 1}
    await core.across(mirroring.note, await wanted(core, event.id), Part.SCHEDULED, 4242, **noted)
    hour = timedelta(hours=1)
    edit = replace(told, location="Cork", starts_at=told.starts_at + hour, ends_at=event.ends_at + hour)
    await core.across(mirroring.edited, await wanted(core, event.id), edit)
    await core.write(BOSS, discord_edits.take_over, event.id)
    news = [*await waiting(core, "event.moved"), *await waiting(core, "event.changed")]
    assert any("place" in one.detail.get("fields", ()) for one in news)
