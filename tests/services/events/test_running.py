"""Moved and changed by who runs it: read and pinned first, what was typed kept, those concerned counted."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from domain.errors import Changed, NotAMember, RoleNeeded
from domain.events.errors import AlreadyThen, CapacityImpossible, NotYourEvent, SeatsHeld
from domain.events.history import Act, span_from
from domain.events.model import Audience, Manner, Reply, Seat
from domain.events.warnings import OnWeekend
from domain.notices import NoticeState
from domain.notices.reader import Reader
from domain.records import replace
from domain.when import NoTime, Past
from services import partners
from services.events import answering, changing, creating, editing, moving, reading, tending
from services.events.editing import ChangeDraft
from services.events.notices import tell
from services.events.views import EventDone
from services.meetings import running
from storage import outbox
from storage.schema.notices import notice as notices
from tests.services.events.conftest import (
    ANA,
    BREST,
    BRUNO,
    CLEO,
    PORTO,
    SEMINAR,
    Made,
    announced,
    lisbon,
    loaded,
    look,
    says,
    waiting,
)
from tests.services.networks_made import BOSS

if TYPE_CHECKING:
    from services.core import Core
    from tests.clock import FixedClock


async def test_it_is_said_whom_a_move_concerns_and_done_once(core: Core, made: Made) -> None:
    event = await announced(core)
    await says(core, ANA, event.id)
    await says(core, CLEO, event.id, Reply.MAYBE)
    await says(core, BRUNO, event.id, Reply.NO)
    draft = await core.write(BOSS, moving.begin, event.id, "19/06/2027 10:00")
    assert draft.span is not None
    assert (draft.told, draft.following, draft.span.minutes) == (2, 0, 90)
    assert [type(one) for one in draft.warnings] == [OnWeekend]
    done = await core.write(BOSS, moving.carry_out, draft.id, draft.turn, following=False)
    assert (done.told, str(done.view.event.span.wall)) == (2, "2027-06-19 10:00:00")
    with pytest.raises(Changed):
        await core.write(BOSS, moving.carry_out, draft.id, draft.turn, following=False)


async def test_a_new_time_is_asked_back_and_refused_like_the_first(
    core: Core, made: Made, clock: FixedClock
) -> None:
    event = await announced(core)
    draft = await core.write(BOSS, moving.begin, event.id, "16 June in the morning")
    assert draft.span is None
    assert isinstance(draft.fault, NoTime)
    assert [f"{one.start:%H:%M}" for one in draft.choices] == ["09:00", "10:00", "11:00"]
    chosen = await core.write(BOSS, moving.choose, draft.id, draft.turn, 0)
    assert chosen.span is not None
    again = await core.write(BOSS, moving.type_into, draft.id, "17/06/2027 09:00", "45 min")
    assert again.span is not None
    assert again.span.minutes == 45
    with pytest.raises(Changed):
        await core.write(BOSS, moving.carry_out, draft.id, draft.turn, following=False)
    clock.set(again.span.starts_at - timedelta(hours=100))
    soon = await core.write(BOSS, moving.begin, event.id, "13/06/2027 12:00")
    clock.advance(timedelta(hours=12))
    late = await core.write(BOSS, moving.load, soon.id)
    assert soon.span is not None
    assert late.span is None
    assert isinstance(late.fault, Past)
    await core.write(BOSS, moving.drop, soon.id)
    with pytest.raises(Changed):
        await core.write(BOSS, moving.load, soon.id)


@pytest.mark.parametrize(
    ("locale", "typed", "both"),
    [
        ("en-GB", "16 June 2027", "next Friday"),
        ("fr", "16 juin 2027", "vendredi prochain"),
        ("es-ES", "16 de junio de 2027", "el próximo viernes"),
        ("pt-BR", "16 de junho de 2027", "próxima sexta"),
    ],
)
async def test_moved_to_a_day_it_keeps_its_hour_on_its_clocks(
    core: Core, made: Made, clock: FixedClock, locale: str, typed: str, both: str
) -> None:
    event = await announced(core, span=lisbon("2027-06-15T14:30"))
    clock.set(lisbon("2027-06-09T10:00").starts_at)
    boss = replace(BOSS, locale=locale)
    draft = await core.write(boss, moving.begin, event.id, typed)
    assert draft.span == lisbon("2027-06-16T14:30")
    again = await core.write(boss, moving.type_into, draft.id, both, "")
    assert again.span is None
    assert again.fault is None
    assert [(f"{one.start:%d %H:%M}", one.zone) for one in again.choices] == [
        ("11 14:30", "Europe/Lisbon"),
        ("18 14:30", "Europe/Lisbon"),
    ]
    chosen = await core.write(boss, moving.choose, again.id, again.turn, 1)
    assert chosen.span == lisbon("2027-06-18T14:30")
    offered = await core.read(boss, moving.suggest, event.code, typed)
    assert [one.exact for one in offered] == ["2027-06-16T14:30:00[Europe/Lisbon]"]
    assert len(await core.read(boss, moving.suggest, "E99", typed)) > 1, "no event is chosen yet"


async def test_a_move_to_the_very_time_is_refused_before(core: Core, made: Made) -> None:
    event = await announced(core)
    await says(core, ANA, event.id)
    for typed in ("15/06/2027 14:00 (Europe/Lisbon)", "15/06/2027"):
        draft = await core.write(BOSS, moving.begin, event.id, typed)
        assert draft.span is None
        assert isinstance(draft.fault, AlreadyThen)
        assert draft.fault.event == event.code
    longer = await core.write(BOSS, moving.type_into, draft.id, "15/06/2027", "2 h")
    assert longer.span is not None, "it lasts longer"
    assert (longer.told, longer.same) == (1, False)


async def test_the_same_time_on_another_clock_tells_nobody_and_says_so(core: Core, made: Made) -> None:
    event = await announced(core)
    await says(core, ANA, event.id)
    draft = await core.write(BOSS, moving.begin, event.id, "15/06/2027 15:00 (Europe/Paris)")
    assert draft.span is not None
    assert (draft.told, draft.same) == (0, True)
    done = await core.write(BOSS, moving.carry_out, draft.id, draft.turn, following=False)
    assert (done.told, done.view.event.span.zone) == (0, "Europe/Paris")


async def test_an_event_that_changed_meanwhile_is_looked_at_again(core: Core, made: Made) -> None:
    event = await announced(core)
    draft = await core.write(BOSS, moving.begin, event.id, "17/06/2027 09:00")
    await core.write(BOSS, changing.move, event.id, 0, lisbon("2027-06-18T09:00"))
    with pytest.raises(Changed):
        await core.write(BOSS, moving.carry_out, draft.id, draft.turn, following=False)


async def test_others_neither_move_nor_change_it(core: Core, made: Made) -> None:
    event = await announced(core)
    with pytest.raises(NotYourEvent):
        await core.write(ANA, moving.begin, event.id, "17/06/2027 09:00")
    with pytest.raises(NotYourEvent):
        await core.write(ANA, editing.begin, event.id, "what")
    with pytest.raises(NotYourEvent):
        await core.read(ANA, reading.history, event.id)
    with pytest.raises(NotYourEvent):
        await core.read(ANA, reading.before_cancelling, event.id)


async def test_this_and_those_that_follow_move_together(core: Core, made: Made) -> None:
    done = await core.write(BOSS, creating.create, SEMINAR, "FREQ=WEEKLY;COUNT=4")
    second = done.others[0]
    draft = await core.write(BOSS, moving.begin, second.id, "23/06/2027 16:00")
    assert draft.following == 2
    moved = await core.write(BOSS, moving.carry_out, draft.id, draft.turn, following=True)
    assert [str(one.span.wall) for one in moved.others] == ["2027-06-29 14:00:00", "2027-07-06 14:00:00"]
    walls = [str((await loaded(core, one.id)).span.wall) for one in (done.view.event, *done.others)]
    assert walls == [
        "2027-06-15 14:00:00",
        "2027-06-23 16:00:00",
        "2027-06-30 16:00:00",
        "2027-07-07 16:00:00",
    ]
    assert (await core.read(BOSS, reading.before_cancelling, done.others[1].id)).following == 1


async def test_what_cannot_be_taken_stays_in_the_window(core: Core, made: Made) -> None:
    event = await announced(core, capacity=3)
    await says(core, ANA, event.id)
    await says(core, CLEO, event.id)
    window = await core.write(BOSS, editing.begin, event.id, "what")
    assert window.said["seats"] == "3"
    said = {**window.said, "place": "Tank hall", "seats": "many", "title": "Tides"}
    for seats, error in (("many", CapacityImpossible), ("1", SeatsHeld)):
        kept = await core.write(BOSS, editing.type_into, window.id, {**said, "seats": seats})
        assert isinstance(kept, ChangeDraft)
        assert isinstance(kept.faults[0], error)
        assert (await core.read(BOSS, editing.load, window.id)).said["place"] == "Tank hall"
    done = await core.write(BOSS, editing.type_into, window.id, {"seats": ""})
    assert isinstance(done, EventDone)
    event_now = done.view.event
    assert (event_now.title, event_now.capacity, event_now.place.manner) == ("Tides", None, Manner.ON_SITE)
    assert done.told == 2
    with pytest.raises(Changed):
        await core.write(BOSS, editing.type_into, window.id, said)


async def test_for_whom_and_until_when_are_a_window_of_their_own(core: Core, made: Made) -> None:
    event = await announced(core)
    window = await core.write(BOSS, editing.begin, event.id, "who")
    said = {"audience": "P1, Cléo", "closes": "2 h", "offer": "30 min"}
    done = await core.write(BOSS, editing.type_into, window.id, said)
    assert isinstance(done, EventDone)
    now = done.view.event
    assert (now.audience.partners, now.audience.members) == (frozenset({PORTO}), frozenset({made.cleo}))
    assert (now.closes_before, now.offer_minutes) == (120, 30)
    again = await core.write(BOSS, editing.begin, event.id, "who")
    assert dict(again.said) == {"audience": "P1, Cléo", "closes": "2h", "offer": "30 min"}
    await core.write(BOSS, editing.drop, again.id)
    with pytest.raises(Changed):
        await core.read(BOSS, editing.load, again.id)


async def test_lists_and_what_is_completed(core: Core, made: Made, clock: FixedClock) -> None:
    done = await core.write(BOSS, creating.create, SEMINAR, "FREQ=WEEKLY;COUNT=7")
    page = await core.read(ANA, reading.page_of, False, 1)
    assert (page.total, page.pages, [one.event.code for one in page.events]) == (7, 2, ["E6", "E7"])
    assert page.may_organise
    assert [one.code for one in await core.read(ANA, reading.complete, "e3")] == ["E3"]
    assert len(await core.read(ANA, reading.complete, "tank")) == 7
    assert await core.read(ANA, reading.complete, "", running=True) == ()
    clock.set(done.others[0].ends_at)
    gone = await core.read(ANA, reading.page_of, True, 0)
    assert [one.event.code for one in gone.events] == ["E2", "E1"]


async def test_what_is_on_stands_first_until_it_is_ended(core: Core, made: Made, clock: FixedClock) -> None:
    later = await announced(core, span=lisbon("2027-06-15T14:30"))
    first = await announced(core, span=lisbon("2027-06-15T15:00"))
    await announced(core, span=lisbon("2027-06-20T14:00"))
    clock.set(first.starts_at)
    await core.write(BOSS, running.start, first.id)
    found = await core.read(BOSS, reading.complete, "", running=True)
    assert [one.code for one in found] == ["E2", "E1", "E3"], "who runs it may still look for it"
    clock.set(first.ends_at + timedelta(minutes=5))
    for held in (True, False):
        found = await core.read(BOSS, reading.complete, "", running=held)
        assert [one.code for one in found] == ["E2", "E3", *([] if held else [later.code])]
    await core.write(BOSS, running.end, first.id)
    assert [one.code for one in await core.read(BOSS, reading.complete, "", running=True)] == ["E3"]


async def test_a_card_of_an_earlier_date_is_known(core: Core, made: Made, clock: FixedClock) -> None:
    event = await announced(core)
    sent = clock.now()
    clock.advance(timedelta(hours=1))
    await core.write(BOSS, changing.move, event.id, 0, lisbon("2027-06-16T14:00"))
    await core.write(BOSS, changing.move, event.id, 1, lisbon("2027-06-17T14:00"))
    assert await core.read(ANA, reading.moved_since, event.id, sent) == event.starts_at
    assert await core.read(ANA, reading.moved_since, event.id, clock.now()) is None
    await core.write(BOSS, changing.move, event.id, 2, event.span)
    assert await core.read(ANA, reading.moved_since, event.id, sent) is None, "it is as that card says"


async def test_what_was_called_off_is_found_among_what_is_over(core: Core, made: Made) -> None:
    event = await announced(core)
    await core.write(BOSS, changing.cancel, event.id, 0, "The tank leaks")
    assert (await core.read(ANA, reading.page_of, False, 0)).events == ()
    assert [one.event.code for one in (await core.read(ANA, reading.page_of, True, 0)).events] == ["E1"]
    assert [one.code for one in await core.read(ANA, reading.complete, "e1")] == ["E1"]
    assert await core.read(BOSS, reading.complete, "e1", running=True) == ()


async def test_the_history_tells_what_was_done(core: Core, made: Made) -> None:
    event = await announced(core)
    await core.write(ANA, answering.respond_for_own, event.id, [made.bruno])
    await core.write(BOSS, changing.move, event.id, 0, lisbon("2027-06-18T09:00"))
    await core.write(BOSS, changing.cancel, event.id, 1, "The tank leaks")
    found = await core.read(BOSS, reading.history, event.id)
    assert [one.act for one in found.changes] == [Act.CANCELLED, Act.MOVED, Act.ANSWERED_FOR, Act.CREATED]
    assert found.changes[0].why == "The tank leaks"
    assert found.names[made.ana] == "Ana"


async def test_colleagues_are_those_of_one_s_own_partner(core: Core, made: Made) -> None:
    event = await announced(core)
    await says(core, BRUNO, event.id)
    found = await core.read(ANA, reading.colleagues, event.id)
    assert [(name, said.seat if said else None) for _, name, said in found.people] == [
        ("Ana", None),
        ("Bruno", Seat.SEATED),
    ]
    with pytest.raises(RoleNeeded):
        await core.read(BRUNO, reading.colleagues, event.id)
    with pytest.raises(NotAMember):
        await core.write(BOSS, answering.respond_for_own, event.id, [made.bruno])
    assert (await look(core, event.id, ANA)).speaks_for == PORTO
    assert await waiting(core, "event.answered_for") == []


async def test_the_second_of_two_equal_hours_can_be_chosen(core: Core, made: Made) -> None:
    first = lisbon("2027-10-31T01:30")
    event = await announced(core, span=first)
    await says(core, ANA, event.id)
    again = replace(first, wall=first.wall.replace(fold=1))
    done = await core.write(BOSS, changing.move, event.id, event.revision, again)
    assert done.told == 1
    now = await loaded(core, event.id)
    assert (now.starts_at - event.starts_at, now.moved) == (timedelta(hours=1), 1)
    history = await core.read(BOSS, reading.history, event.id)
    was, became = history.changes[0].fields["span"]
    assert was == ["2027-10-31T01:30:00", "Europe/Lisbon", 90]
    assert became == [*was, 1]
    assert span_from(became) == again
    assert span_from(was) == first


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


async def test_who_was_invited_and_has_not_answered_hears_of_a_move_and_that_it_is_called_off(
    core: Core, made: Made
) -> None:
    """The card that they were sent says another time, and stays where it is."""
    event = await announced(core)
    await says(core, CLEO, event.id, Reply.NO)
    draft = await core.write(BOSS, moving.begin, event.id, "16/06/2027 10:00")
    assert draft.told == 0, "nobody has read an invitation yet"
    invited = notices.update().where(notices.c.kind == "event.invited").values(state=NoticeState.SENT)
    await core.write(BOSS, lambda tx, _: tx.connection.execute(invited))
    draft = await core.write(BOSS, moving.begin, event.id, "16/06/2027 10:00")
    assert draft.told == 2
    done = await core.write(BOSS, moving.carry_out, draft.id, draft.turn, following=False)
    assert done.told == 2
    assert [one.member_id for one in await waiting(core, "event.moved")] == [made.ana, made.bruno]
    assert await core.look_across(lambda tx: still_said(tx, "event.moved")) == 2
    asked = await core.read(BOSS, reading.before_cancelling, event.id)
    assert asked.told == 2
    called_off = await core.write(BOSS, changing.cancel, event.id, done.view.event.revision, "Storm")
    assert called_off.told == 2
    assert await core.look_across(lambda tx: still_said(tx, "event.cancelled")) == 2
    assert await core.look_across(lambda tx: still_said(tx, "event.moved")) == 0


def still_said(tx: Any, kind: str) -> int:
    """How many of these notices still have something to say."""
    rows = tx.connection.execute(notices.select().where(notices.c.kind == kind)).all()
    told = [
        tell(
            tx.within(row.network_id),
            outbox.notice_from(row),
            Reader(row.network_id, "en", "Europe/Lisbon", row.member_id),
        )
        for row in rows
    ]
    return sum(one is not None for one in told)


async def test_who_gave_the_seat_back_by_leaving_is_told_of_no_move(core: Core, made: Made) -> None:
    event = await announced(core, audience=Audience(everyone=False, partners=frozenset({BREST})))
    await says(core, CLEO, event.id)
    await core.write(BOSS, partners.leave, BREST)
    now = await loaded(core, event.id)
    later = now.span.moved_to(now.span.wall + timedelta(hours=1))
    done = await core.write(BOSS, changing.move, event.id, now.revision, later)
    assert (done.told, [one.member_id for one in await waiting(core, "event.moved")]) == (0, [])
