"""Defects that a review found: each test says what should be, and fails until it is mended."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from domain.events.history import Act
from domain.events.model import Audience, Manner, Place, RoomKind
from domain.events.on_discord import Said, Where, with_mark
from domain.meetings.attendance import Source
from domain.methodology.closing import Figures
from domain.polls import Vote
from services import partners
from services.events import (
    discord_edits,
    drafting,
    editing,
    mirroring,
)
from services.events.guests import numbers
from services.events.guests.sweeping import KEPT
from services.events.mirroring import Part
from services.events.views import EventDone
from services.meetings import attending
from services.methodology import figures as figures_of
from services.polls import acting
from services.polls import reading as poll_reading
from services.sweeping import sweep
from storage import members as people
from storage.events import changes
from tests.services.events.conftest import (
    ANA,
    BREST,
    SEMINAR,
    Made,
    announced,
    lisbon,
    loaded,
    waiting,
)
from tests.services.events.test_guests import registered
from tests.services.events.test_mirroring import wanted
from tests.services.networks_made import BOSS, assigned

if TYPE_CHECKING:
    from services.core import Core
    from tests.clock import FixedClock

FEW = Audience(everyone=False, partners=frozenset({BREST}))


async def test_an_event_whose_people_left_is_not_opened_to_everybody_by_another_deadline(
    core: Core, made: Made
) -> None:
    event = await announced(core, audience=FEW)
    await core.write(BOSS, partners.leave, BREST)
    window = await core.write(BOSS, editing.begin, event.id, "who")
    said = {**window.said, "closes": "2 h"}
    await core.write(BOSS, editing.type_into, window.id, said)
    assert not (await loaded(core, event.id)).audience.everyone
    assert {one.member_id for one in await waiting(core, "event.invited")} <= {made.cleo}


async def test_of_two_who_are_called_alike_the_window_keeps_the_one_who_is_meant(
    core: Core, made: Made
) -> None:
    await assigned(core, 7, "Ana", partner=BREST)
    event = await announced(core, audience=Audience(everyone=False, members=frozenset({made.ana})))
    window = await core.write(BOSS, editing.begin, event.id, "who")
    done = await core.write(BOSS, editing.type_into, window.id, {**window.said, "closes": "2 h"})
    assert isinstance(done, EventDone), done
    assert (await loaded(core, event.id)).audience.members == {made.ana}


async def test_a_name_with_a_comma_stays_whole(core: Core, made: Made) -> None:
    await assigned(core, 7, "Ana, Silva", partner=BREST)
    await assigned(core, 8, "Silva", partner=BREST)
    found = await core.read(BOSS, lambda tx, _: {one.name: one.id for one in people.listed(tx)})
    event = await announced(core, audience=Audience(everyone=False, members=frozenset({found["Ana, Silva"]})))
    window = await core.write(BOSS, editing.begin, event.id, "who")
    await core.write(BOSS, editing.type_into, window.id, {**window.said, "closes": "2 h"})
    assert (await loaded(core, event.id)).audience.members == {found["Ana, Silva"]}


async def test_a_place_changed_on_discord_does_not_lose_the_link(core: Core, made: Made) -> None:
    place = Place(Manner.HYBRID, "Porto, room 1", RoomKind.LINK, "https://meet.example/abc")
    event = await announced(core, place=place)
    told = Said(
        event.title,
        "E1 · Atlantic",
        event.starts_at,
        event.ends_at,
        Where.EXTERNAL,
        "Porto, room 1, and online",
    )
    noted = {"sent": told.as_data(), "told": told.as_data(), "state": 1}
    await core.across(mirroring.note, await wanted(core, event.id), Part.SCHEDULED, 4242, **noted)
    await core.across(
        mirroring.edited, await wanted(core, event.id), replace(told, location="Porto, room 2, and online")
    )
    await core.write(BOSS, discord_edits.take_over, event.id)
    assert (await loaded(core, event.id)).place.link == "https://meet.example/abc"


async def test_a_description_changed_on_discord_does_not_lose_its_end(core: Core, made: Made) -> None:
    text = "Begin. " + "x" * 965 + " The end that matters."
    event = await announced(core, description=text)
    told = Said(
        event.title,
        with_mark(text, "E1 · Atlantic innovation · “Interested” here counts as “Going”"),
        event.starts_at,
        event.ends_at,
        Where.EXTERNAL,
        "Online",
    )
    noted = {"sent": told.as_data(), "told": told.as_data(), "state": 1}
    await core.across(mirroring.note, await wanted(core, event.id), Part.SCHEDULED, 4242, **noted)
    edit = replace(told, text=told.text.replace("Begin.", "Start."))
    await core.across(mirroring.edited, await wanted(core, event.id), edit)
    await core.write(BOSS, discord_edits.take_over, event.id)
    assert (await loaded(core, event.id)).description.endswith("The end that matters.")


async def test_a_copy_has_all_but_the_time(core: Core, made: Made) -> None:
    event = await announced(core, closes_before=120, offer_minutes=60)
    draft = await core.write(BOSS, drafting.copy, event.id, "15/09/2027 10:00")
    assert draft.fields is not None
    assert (draft.fields.closes_before, draft.fields.offer_minutes) == (120, 60)


async def test_registration_can_close_weeks_before(core: Core, made: Made) -> None:
    event = await announced(core)
    window = await core.write(BOSS, editing.begin, event.id, "who")
    done = await core.write(BOSS, editing.type_into, window.id, {**window.said, "closes": "14 days"})
    assert isinstance(done, EventDone), done


async def test_the_closing_report_counts_guests_that_are_forgotten(
    core: Core, made: Made, clock: FixedClock
) -> None:
    event = await announced(core, public=True)
    await registered(core, event)

    async def figures() -> tuple[int | None, int | None]:
        found = await core.read(BOSS, lambda tx, _: figures_of.filled(tx, event, Figures()))
        return found.registered, found.present

    guest = (await core.read(BOSS, numbers.of_event, event.id)).known
    clock.set(event.ends_at)
    await core.write(BOSS, attending.tick, event.id, [*guest, made.ana], Source.SHEET)
    assert await figures() == (1, 2)
    clock.set(event.ends_at + KEPT)
    assert (await core.across(sweep)).guests == 1
    assert await figures() == (1, 2)


async def test_the_numbers_of_more_than_a_thousand_forgotten_guests_stay(core: Core, made: Made) -> None:
    event = await announced(core, public=True)

    def forgotten(tx: Any, _: Any) -> None:
        for _number in range(1001):
            changes.note(tx, event.id, None, Act.GUESTS_FORGOTTEN, {"kind:business": (None, 1)})

    await core.write(BOSS, forgotten)
    assert (await core.read(BOSS, numbers.of_event, event.id)).numbers.total == 1001


async def test_times_added_after_the_end_of_a_poll_say_whom_that_is_told(
    core: Core, made: Made, clock: FixedClock
) -> None:
    spans = (lisbon("2027-06-15T14:00"), lisbon("2027-06-16T10:00"))
    end = spans[0].starts_at - timedelta(days=3)
    poll = (await core.write(BOSS, acting.propose, SEMINAR, spans, end)).view.poll
    await core.write(ANA, acting.say_all, poll.id, Vote.YES)
    clock.set(end + timedelta(hours=1))
    now = (await core.read(BOSS, poll_reading.show, poll.id)).poll
    done = await core.write(BOSS, acting.add_slots, poll.id, now.revision, [lisbon("2027-06-17T10:00")])
    assert done.told == 0, "nobody can answer any more, and nobody is told"
