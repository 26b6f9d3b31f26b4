"""Defects that a review found: each test says what should be, and fails until it is mended."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from domain.events.model import Audience, Manner, Place, Reply, Seat
from domain.events.on_discord import Said, Where
from domain.events.times import Span
from domain.polls import Vote
from locales import translator
from portal.events.words import mine_text
from services import partners
from services.events import (
    changing,
    creating,
    discord_edits,
    drafting,
    editing,
    mirroring,
    moving,
    reading,
    tending,
)
from services.events.mirroring import Part
from services.events.views import EventDone
from services.polls import acting
from services.polls import drafting as poll_drafting
from services.polls import reading as poll_reading
from tests.services.events.conftest import (
    ANA,
    BREST,
    CLEO,
    PORTO,
    SEMINAR,
    Made,
    announced,
    lisbon,
    loaded,
    says,
    waiting,
)
from tests.services.events.test_mirroring import wanted
from tests.services.networks_made import BOSS

if TYPE_CHECKING:
    from services.core import Core
    from tests.clock import FixedClock

FEW = Audience(everyone=False, partners=frozenset({BREST}))


async def test_those_that_follow_move_by_as_much_whatever_zone_they_were_said_in(
    core: Core, made: Made
) -> None:
    done = await core.write(BOSS, creating.create, SEMINAR, "FREQ=WEEKLY;COUNT=3")
    first, second = done.view.event, done.others[0]
    # Somebody in the Azores says the second anew on their own clock, half an hour later: 13:30 there.
    azores = Span(second.span.wall.replace(hour=13, minute=30), "Atlantic/Azores", 90)
    await core.write(BOSS, changing.move, second.id, 0, azores)
    before = (await loaded(core, second.id)).starts_at
    later = first.span.moved_to(first.span.wall + timedelta(hours=1))
    now = await loaded(core, first.id)
    await core.write(BOSS, changing.move, first.id, now.revision, later, following=True)
    assert (await loaded(core, second.id)).starts_at - before == timedelta(hours=1)


async def test_those_that_follow_keep_their_own_length(core: Core, made: Made) -> None:
    done = await core.write(BOSS, creating.create, SEMINAR, "FREQ=WEEKLY;COUNT=3")
    first, last = done.view.event, done.others[1]
    await core.write(BOSS, changing.move, last.id, 0, replace(last.span, minutes=240))
    later = first.span.moved_to(first.span.wall + timedelta(hours=1))
    await core.write(BOSS, changing.move, first.id, 0, later, following=True)
    assert (await loaded(core, last.id)).span.minutes == 240


async def test_a_copy_has_all_but_the_time(core: Core, made: Made) -> None:
    event = await announced(core, closes_before=120, offer_minutes=60)
    draft = await core.write(BOSS, drafting.copy, event.id, "15/09/2027 10:00")
    assert draft.fields is not None
    assert (draft.fields.closes_before, draft.fields.offer_minutes) == (120, 60)


async def test_times_are_added_to_a_poll_whose_people_left(core: Core, made: Made) -> None:
    spans = (lisbon("2027-06-15T14:00"), lisbon("2027-06-16T10:00"))
    fields = replace(SEMINAR, audience=Audience(everyone=False, partners=frozenset({BREST, PORTO})))
    poll = (
        await core.write(BOSS, acting.propose, fields, spans, spans[0].starts_at - timedelta(days=3))
    ).view.poll
    await core.write(BOSS, partners.leave, BREST)
    draft = await core.write(BOSS, poll_drafting.begin_more, poll.id, "17/06/2027 10:00")
    assert draft.ready, draft.faults


async def test_registration_can_close_weeks_before(core: Core, made: Made) -> None:
    event = await announced(core)
    window = await core.write(BOSS, editing.begin, event.id, "who")
    done = await core.write(BOSS, editing.type_into, window.id, {**window.said, "closes": "14 days"})
    assert isinstance(done, EventDone), done


async def test_who_lost_the_offer_is_told_of_no_move(core: Core, made: Made, clock: FixedClock) -> None:
    """The preview counts who comes, waits or may come; who stands on no list any more is none of them."""
    event = await announced(core, capacity=1, offer_minutes=60)
    await says(core, ANA, event.id)
    clock.advance(timedelta(seconds=1))
    await says(core, CLEO, event.id)
    await says(core, ANA, event.id, Reply.NO)
    clock.advance(timedelta(hours=2))
    await core.across(tending.tend, await core.read(BOSS, lambda tx, _: tx.network), event.id)
    draft = await core.write(BOSS, moving.begin, event.id, "16/06/2027 10:00")
    done = await core.write(BOSS, moving.carry_out, draft.id, draft.turn, following=False)
    assert done.told == draft.told


async def test_whose_seat_was_given_back_reads_that(core: Core, made: Made) -> None:
    event = await announced(core, audience=FEW)
    await says(core, CLEO, event.id)
    await core.write(BOSS, partners.leave, BREST)
    view = await core.read(CLEO, reading.show, event.id)
    assert view.mine is not None
    assert view.mine.seat is Seat.NONE
    assert "A seat is yours" not in mine_text(view, translator("en"))


async def test_who_gave_the_seat_back_by_leaving_is_told_of_no_move(core: Core, made: Made) -> None:
    event = await announced(core, audience=FEW)
    await says(core, CLEO, event.id)
    await core.write(BOSS, partners.leave, BREST)
    now = await loaded(core, event.id)
    later = now.span.moved_to(now.span.wall + timedelta(hours=1))
    done = await core.write(BOSS, changing.move, event.id, now.revision, later)
    assert (done.told, [one.member_id for one in await waiting(core, "event.moved")]) == (0, [])


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


async def test_a_day_before_is_a_day_on_the_clock(core: Core, made: Made) -> None:
    """The clocks go back in the night before it."""
    event = await announced(core, span=lisbon("2027-10-31T14:00"))
    await says(core, ANA, event.id)
    due = min(one.due_at for one in await waiting(core, "event.reminder"))
    assert due.astimezone(ZoneInfo("Europe/Lisbon")).hour == 14
