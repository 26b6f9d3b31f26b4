"""An event before it is announced: read, pinned, asked back, warned of, announced once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from domain.errors import Changed, NotFound, RoleNeeded
from domain.events.errors import (
    AudienceUnknown,
    LanguageNotUnderstood,
    LengthImpossible,
    StartsInThePast,
)
from domain.events.fields import EventFields
from domain.events.model import Audience, EventKind, Manner, RoomKind
from domain.events.repeats import RepeatNeeded
from domain.events.series import SeriesEndless, SeriesTooLong
from domain.events.warnings import AtNight, Clash, FewSeats, OnHoliday, OnWeekend
from domain.records import replace
from domain.when import NoDate, NoTime
from services import me, partners
from services.events import announcing, drafting, reading
from services.events.draft_reading import EventDraft, Typed
from storage.events import mirrors
from tests.services.events.conftest import ANA, BREST, BRUNO, CLEO, PORTO, Made, announced, says
from tests.services.networks_made import BOSS

if TYPE_CHECKING:
    from services.core import Core
    from tests.clock import FixedClock

TYPED = Typed(kind="seminar", title="Tides and tanks", when="15/06/2027 14:00")


async def begun(core: Core, who: Any = BOSS, **said: str) -> EventDraft:
    return await core.write(who, drafting.begin, replace(TYPED, **said))


async def test_the_clocks_of_those_count_who_are_meant_by_name(core: Core, made: Made) -> None:
    """Bruno works for Porto, from the Azores: a meeting early in Lisbon is at night for him."""
    await core.write(BRUNO, me.choose_zone, "Atlantic/Azores")
    said = Typed("meeting", "Tides", "15/06/2027 07:00", audience="Bruno")
    draft = await core.write(BOSS, drafting.begin, said)
    assert "Atlantic/Azores" in [zone for one in draft.clocks for zone in one.zones]
    (night,) = [one for one in draft.warnings if isinstance(one, AtNight)]
    assert [one.zones for one in night.clocks] == [("Atlantic/Azores",)]
    event = await announced(core, audience=Audience(everyone=False, members=frozenset({made.bruno})))
    view = await core.read(BOSS, reading.show, event.id)
    assert "Atlantic/Azores" in [zone for one in view.clocks for zone in one.zones]


async def test_a_title_and_a_time_are_enough(core: Core, made: Made) -> None:
    draft = await begun(core)
    assert draft.fields is not None
    assert (draft.fields.span.minutes, draft.fields.audience.everyone) == (180, True)
    assert [one.zones[0] for one in draft.clocks] == ["Europe/London", "Europe/Paris"]
    assert draft.count == 3
    done = await core.write(BOSS, drafting.announce, draft.id, 0, 4242)
    assert (done.view.event.code, done.told) == ("E1", 3)
    mirror = await core.read(BOSS, lambda tx, _: mirrors.load(tx, done.view.event.id))
    assert (mirror.channel, mirror.message) == (4242, None)
    with pytest.raises(Changed):
        await core.write(BOSS, drafting.announce, draft.id, 0, 4242)


async def test_all_that_a_command_says(core: Core, made: Made) -> None:
    draft = await begun(
        core,
        length="1h30",
        place="Tank hall, https://meet.example.org/x",
        audience="P2, bruno",
        languages="English, pt",
        seats="20",
        description="What six SMEs learnt",
    )
    fields = draft.fields
    assert fields is not None
    assert (fields.span.minutes, fields.capacity, fields.languages) == (90, 20, ("en", "pt"))
    assert (fields.place.manner, fields.place.venue, fields.place.room) == (
        Manner.HYBRID,
        "Tank hall",
        RoomKind.LINK,
    )
    assert (draft.invited, draft.count) == (("Université de Brest", "Bruno"), 2)
    assert draft.warnings == ()
    few = await core.write(BOSS, drafting.type_into, draft.id, {"seats": "1"})
    assert few.warnings == (FewSeats(1, 2),), "seats for some of those who are invited"


async def test_what_is_ambiguous_is_asked_and_what_was_chosen_stays(
    core: Core, made: Made, clock: FixedClock
) -> None:
    draft = await begun(core, when="next thursday at 3")
    assert draft.fields is None
    assert len(draft.choices) >= 2
    with pytest.raises(Changed):
        await core.write(BOSS, drafting.choose, draft.id, draft.turn, 9)
    chosen = await core.write(BOSS, drafting.choose, draft.id, draft.turn, 1)
    assert chosen.fields is not None
    assert chosen.fields.span.wall == draft.choices[1].start
    clock.advance(timedelta(hours=20))
    later = await core.write(BOSS, drafting.load, draft.id)
    assert later.fields == chosen.fields, "it is pinned: the same the next day"
    with pytest.raises(Changed):
        await core.write(BOSS, drafting.choose, draft.id, draft.turn, 0)


@pytest.mark.parametrize(
    ("locale", "typed"),
    [
        ("en-GB", "12 January 09:00"),
        ("fr", "12 janvier à 09h00"),
        ("es-ES", "12 de enero a las 09:00"),
        ("pt-BR", "12/01 09:00"),
    ],
)
async def test_an_hour_of_today_that_is_over_is_not_taken_for_next_year(
    core: Core, made: Made, clock: FixedClock, locale: str, typed: str
) -> None:
    clock.set(datetime(2027, 1, 12, 10, 40, tzinfo=UTC))
    boss = replace(BOSS, locale=locale)
    draft = await begun(core, boss, when=typed)
    assert draft.fields is None
    assert [f"{one.start:%Y-%m-%d %H:%M}" for one in draft.choices] == ["2028-01-12 09:00"]
    chosen = await core.write(boss, drafting.choose, draft.id, draft.turn, 0)
    assert chosen.fields is not None


async def test_half_a_day_comes_with_its_own_hours(core: Core, made: Made) -> None:
    draft = await begun(core, when="14 June in the afternoon")
    assert [f"{one.start:%H:%M}" for one in draft.choices] == ["14:00", "15:00", "16:00"]


async def test_a_window_shows_a_time_as_people_write_it(core: Core, made: Made) -> None:
    draft = await begun(core, when="2027-06-15T14:00:00[Europe/London] - 2027-06-15T16:00:00[Europe/London]")
    assert draft.when == "15/06/2027 14:00–16:00"
    again = await core.write(BOSS, drafting.type_into, draft.id, {"when": draft.when, "title": "Tides"})
    assert again.fields is not None
    assert draft.fields is not None
    assert (again.fields.span, again.fields.title) == (draft.fields.span, "Tides")
    elsewhere = await begun(core, when="2027-06-15T14:00:00[Europe/Paris]")
    assert elsewhere.when == "2027-06-15T14:00:00[Europe/Paris]", "what is said for another clock stays so"


async def test_a_day_without_an_hour_comes_with_hours_to_choose(core: Core, made: Made) -> None:
    draft = await begun(core, when="15/06/2027")
    assert [type(error) for _, error in draft.faults] == [NoTime]
    assert draft.choices
    chosen = await core.write(BOSS, drafting.choose, draft.id, 0, 0)
    assert chosen.fields is not None
    assert chosen.fields.title == "Tides and tanks"
    draft = await begun(core, when="14:00")
    assert [type(error) for _, error in draft.faults] == [NoDate]


@pytest.mark.parametrize(
    ("said", "error"),
    [
        ({"length": "0"}, LengthImpossible),
        ({"length": "soon"}, LengthImpossible),
        ({"audience": "P9"}, NotFound),
        ({"repeat": "weekly"}, SeriesEndless),
        ({"repeat": "weekly", "until": "999"}, SeriesTooLong),
        ({"until": "3"}, RepeatNeeded),
        ({"when": "2027-01-01 10:00"}, None),
    ],
)
async def test_what_cannot_be_is_said_and_nothing_is_lost(
    core: Core, made: Made, said: dict[str, str], error: type[Exception] | None
) -> None:
    draft = await begun(core, **said)
    assert draft.fields is None
    if error is not None:
        assert [type(found) for _, found in draft.faults] == [error]
    right = {"length": "", "audience": "", "repeat": "", "until": "", "when": "15/06/2027 14:00"}
    mended = await core.write(BOSS, drafting.type_into, draft.id, right)
    assert mended.fields is not None
    assert mended.typed.title == "Tides and tanks"


async def test_all_that_cannot_be_is_said_at_once(core: Core, made: Made) -> None:
    wrong = {"audience": "P9, Zorro", "languages": "Klingon, en, Elvish", "seats": "-3", "until": "banana"}
    for said in (wrong, {**wrong, "when": "tomorrow"}, {**wrong, "length": "soon"}):
        draft = await begun(core, **said)
        found = dict(draft.faults)
        assert {"audience", "languages", "seats", "repeat"} <= set(found)
        assert isinstance(found["audience"], AudienceUnknown)
        assert found["audience"].typed == ("P9", "Zorro")
        assert isinstance(found["languages"], LanguageNotUnderstood)
        assert found["languages"].typed == "Klingon, Elvish"
    weekly = await begun(core, repeat="weekly", until="banana", seats="many")
    assert [name for name, _ in weekly.faults] == ["seats", "repeat"]


async def test_time_goes_by_before_it_is_announced(core: Core, made: Made, clock: FixedClock) -> None:
    soon = clock.now() + timedelta(hours=1)
    draft = await begun(core, when=soon.strftime("%Y-%m-%d %H:%M"))
    assert draft.fields is not None
    clock.advance(timedelta(hours=2))
    with pytest.raises((StartsInThePast, Changed)):
        await core.write(BOSS, drafting.announce, draft.id, draft.turn, None)
    late = await core.write(BOSS, drafting.load, draft.id)
    assert late.fields is None
    assert late.faults


async def test_a_series_is_said_back_and_each_meeting_is_its_own(core: Core, made: Made) -> None:
    draft = await begun(core, repeat="monthly_day", until="4 times")
    assert draft.rule == "FREQ=MONTHLY;BYDAY=3TU;COUNT=4"
    assert [str(wall.date()) for wall in draft.walls] == [
        "2027-06-15",
        "2027-07-20",
        "2027-08-17",
        "2027-09-21",
    ]
    done = await core.write(BOSS, drafting.announce, draft.id, draft.turn, None)
    assert [one.code for one in done.others] == ["E2", "E3", "E4"]
    weekly = await begun(core, repeat="weekly", until="30/06/2027")
    assert len(weekly.walls) == 3


async def test_what_there_is_to_know_is_said_before(core: Core, made: Made) -> None:
    await announced(core)
    draft = await begun(core)
    assert [type(one) for one in draft.warnings] == [Clash]
    holiday = await begun(core, when="14/07/2027 10:00")
    assert [(one.name, one.partners) for one in holiday.warnings if isinstance(one, OnHoliday)] == [
        ("National Day", ("Université de Brest",))
    ]
    weekend = await begun(core, when="12/06/2027 10:00", audience="P3")
    assert [type(one) for one in weekend.warnings] == [OnWeekend]


async def test_a_copy_has_all_but_the_time(core: Core, made: Made) -> None:
    first = await begun(core, place="Tank hall", audience="P1, Cléo", seats="12", length="50")
    done = await core.write(BOSS, drafting.announce, first.id, 0, None)
    copy = await core.write(ANA, drafting.copy, done.view.event.id, "22/06/2027 09:00")
    assert copy.fields is not None
    assert first.fields is not None
    assert replace(copy.fields, span=first.fields.span) == first.fields
    assert copy.fields.span.minutes == 50


async def test_it_is_announced_by_who_may(core: Core, made: Made) -> None:
    with pytest.raises(RoleNeeded):
        await begun(core, who=BRUNO)
    draft = await begun(core, who=CLEO)
    with pytest.raises(Changed):
        await core.write(ANA, drafting.load, draft.id)
    await core.write(ANA, drafting.drop, draft.id)
    await core.write(CLEO, drafting.drop, draft.id)
    with pytest.raises(Changed):
        await core.write(CLEO, drafting.load, draft.id)


async def test_an_announcement_is_stale_until_it_shows_how_things_are(core: Core, made: Made) -> None:
    draft = await begun(core)
    done = await core.write(BOSS, drafting.announce, draft.id, 0, 4242)
    event, network = done.view.event.id, done.view.network
    assert await core.look_across(announcing.stale) == ((network, event),)
    wanted = await core.look_across(announcing.posting, network, event)
    assert wanted is not None
    await core.across(announcing.shows, wanted, 99)
    assert await core.look_across(announcing.stale) == ()
    await says(core, ANA, event)
    assert await core.look_across(announcing.stale) == ((network, event),)
    wanted = await core.look_across(announcing.posting, network, event)
    assert wanted is not None
    assert (wanted.message, wanted.view.counts.going, wanted.view.runs) == (99, 1, False)
    await core.across(announcing.failed, wanted, "gone")
    assert await core.look_across(announcing.stale) == ()
    assert (await core.read(BOSS, reading.show, event)).unposted
    await core.write(BOSS, announcing.post_in, event, 4243)
    assert await core.look_across(announcing.stale) == ((network, event),)


async def test_kinds_have_their_lengths(core: Core, made: Made) -> None:
    lengths = {}
    for kind in EventKind:
        draft = await begun(core, kind=kind.value)
        assert draft.fields is not None
        lengths[kind] = draft.fields.span.minutes
    assert lengths[EventKind.VIDEO] == 90
    assert PORTO


async def test_a_copy_has_what_no_window_asks_for(core: Core, made: Made) -> None:
    some = Audience(everyone=False, partners=frozenset({BREST}), members=frozenset({made.bruno}))
    event = await announced(
        core, closes_before=120, offer_minutes=60, theme="energy", public=True, deputy=made.ana, audience=some
    )
    draft = await core.write(BOSS, drafting.copy, event.id, "15/09/2027 10:00")
    assert draft.fields is not None
    assert replace(draft.fields, span=event.span) == EventFields.of(event)
    retyped = await core.write(BOSS, drafting.type_into, draft.id, {"title": "Again"})
    assert retyped.fields is not None
    assert (retyped.fields.title, retyped.fields.closes_before) == ("Again", 120)


async def test_a_copy_is_for_those_who_are_still_there(core: Core, made: Made) -> None:
    some = Audience(everyone=False, partners=frozenset({BREST, PORTO}))
    both = await announced(core, audience=some)
    one = await announced(core, audience=replace(some, partners=frozenset({BREST})))
    await core.write(BOSS, partners.leave, BREST)
    draft = await core.write(BOSS, drafting.copy, both.id, "15/09/2027 10:00")
    assert draft.fields is not None
    assert draft.fields.audience.partners == {PORTO}
    gone = await core.write(BOSS, drafting.copy, one.id, "15/09/2027 10:00")
    assert gone.fields is None
    assert [name for name, _ in gone.faults] == ["audience"]
