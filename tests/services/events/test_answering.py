"""Who comes: seats are never more than there are, the queue keeps its order, and an offer ends in time."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from domain.errors import NotAMember, NotFound, RoleNeeded
from domain.events.errors import (
    EventCalledOff,
    EventOver,
    NotInvited,
    RegistrationClosed,
    SeatsHeld,
)
from domain.events.fields import EventFields
from domain.events.history import Act
from domain.events.model import Audience, Reply, Seat
from domain.records import replace
from locales import translator
from portal.events.words import mine_text
from services import partners
from services.events import answering, changing, reading
from services.events.guests import public
from tests.services.events.conftest import (
    ANA,
    BREST,
    BRUNO,
    CLEO,
    PORTO,
    STRANGER,
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


async def test_an_answer_is_given_and_given_anew(core: Core, made: Made) -> None:
    event = await announced(core)
    said = await says(core, ANA, event.id)
    assert said.view.mine is not None
    assert (said.view.mine.seat, said.view.counts.going, said.before) == (Seat.SEATED, 1, None)
    said = await says(core, ANA, event.id, Reply.MAYBE)
    assert (said.view.counts.going, said.view.counts.maybe, said.before) == (0, 1, Seat.SEATED)
    assert [one.name for one in said.view.silent] == ["Université de Brest", "Cork Labs"]


async def test_who_says_yes_twice_keeps_the_seat(core: Core, made: Made) -> None:
    event = await announced(core, capacity=1)
    await says(core, ANA, event.id)
    again = await says(core, ANA, event.id)
    assert again.view.mine is not None
    assert (again.view.mine.seat, again.view.counts.going) == (Seat.SEATED, 1)


async def test_one_seat_is_offered_to_who_waits_longest(core: Core, made: Made, clock: FixedClock) -> None:
    event = await announced(core, capacity=1, offer_minutes=60)
    await says(core, ANA, event.id)
    for who in (BRUNO, CLEO):
        clock.advance(timedelta(seconds=1))
        assert (await says(core, who, event.id)).view.mine.seat is Seat.WAITING
    assert (await look(core, event.id, CLEO)).ahead == 1
    left = await says(core, ANA, event.id, Reply.NO)
    assert left.told == ("Bruno",)
    mine = (await look(core, event.id, BRUNO)).mine
    assert (mine.seat, mine.offered_until) == (Seat.OFFERED, clock.now() + timedelta(hours=1))
    assert (await look(core, event.id)).seats_left == 0, "what is offered is held"
    assert [one.member_id for one in await waiting(core, "event.offered")] == [made.bruno]
    taken = await says(core, BRUNO, event.id)
    assert (taken.view.mine.seat, taken.before) == (Seat.SEATED, Seat.OFFERED)
    assert await waiting(core, "event.offered") == []


async def test_an_offer_that_runs_out_goes_to_the_next(core: Core, made: Made, clock: FixedClock) -> None:
    event = await announced(core, capacity=1, offer_minutes=60)
    await says(core, ANA, event.id)
    await says(core, BRUNO, event.id)
    clock.advance(timedelta(seconds=1))
    await says(core, CLEO, event.id)
    await says(core, ANA, event.id, Reply.NO)
    clock.advance(timedelta(minutes=61))
    assert await core.write(BOSS, lambda tx, _: answering.tend(tx, event.id))
    assert (await look(core, event.id, BRUNO)).mine.seat is Seat.LAPSED
    assert (await look(core, event.id, CLEO)).mine.seat is Seat.OFFERED
    assert [one.member_id for one in await waiting(core, "event.lapsed")] == [made.bruno]
    again = await says(core, BRUNO, event.id)
    assert again.view.mine.seat is Seat.WAITING, "they can ask again, behind the others"
    await says(core, CLEO, event.id, Reply.NO)
    assert (await look(core, event.id, BRUNO)).mine.seat is Seat.OFFERED


async def test_who_presses_too_late_takes_what_is_free_again(
    core: Core, made: Made, clock: FixedClock
) -> None:
    event = await announced(core, capacity=1, offer_minutes=60)
    await says(core, ANA, event.id)
    await says(core, BRUNO, event.id)
    await says(core, ANA, event.id, Reply.NO)
    clock.advance(timedelta(minutes=60))
    said = await says(core, BRUNO, event.id)
    assert said.view.mine.seat is Seat.SEATED, "nobody else waits: it is free again"


async def test_who_presses_too_late_waits_behind_who_gets_the_seat(
    core: Core, made: Made, clock: FixedClock
) -> None:
    event = await announced(core, capacity=1, offer_minutes=60)
    await says(core, ANA, event.id)
    await says(core, BRUNO, event.id)
    clock.advance(timedelta(seconds=1))
    await says(core, CLEO, event.id)
    await says(core, ANA, event.id, Reply.NO)
    clock.advance(timedelta(minutes=60))  # nobody has looked at offers that are over since
    said = await says(core, BRUNO, event.id)
    assert (said.before, said.view.mine.seat, said.view.ahead) == (Seat.LAPSED, Seat.WAITING, 0)
    assert said.told == ("Cléo",)
    assert (await look(core, event.id, CLEO)).mine.seat is Seat.OFFERED


async def test_no_offer_is_made_once_registration_is_over(core: Core, made: Made, clock: FixedClock) -> None:
    event = await announced(core, capacity=1, closes_before=60)
    await says(core, ANA, event.id)
    await says(core, BRUNO, event.id)
    clock.set(event.starts_at - timedelta(minutes=60))
    left = await says(core, ANA, event.id, Reply.NO)
    assert left.told == ()
    assert (await look(core, event.id, BRUNO)).mine.seat is Seat.WAITING
    with pytest.raises(RegistrationClosed) as refused:
        await says(core, CLEO, event.id)
    assert refused.value.at == event.starts_at - timedelta(minutes=60)


async def test_an_offer_never_outlives_the_start(core: Core, made: Made, clock: FixedClock) -> None:
    event = await announced(core, capacity=1, offer_minutes=24 * 60)
    await says(core, ANA, event.id)
    await says(core, BRUNO, event.id)
    clock.set(event.starts_at - timedelta(minutes=30))
    await says(core, ANA, event.id, Reply.NO)
    assert (await look(core, event.id, BRUNO)).mine.offered_until == event.starts_at


async def test_an_offer_is_no_longer_than_the_event_lets_it_when_it_moves(
    core: Core, made: Made, clock: FixedClock
) -> None:
    event = await announced(core, capacity=1, offer_minutes=7 * 24 * 60)
    await says(core, ANA, event.id)
    await says(core, BRUNO, event.id)
    await says(core, ANA, event.id, Reply.NO)
    earlier = lisbon("2027-01-14T10:00")
    moved = await core.write(BOSS, changing.move, event.id, 0, earlier)
    assert (await look(core, event.id, BRUNO)).mine.offered_until == moved.view.event.starts_at


async def test_more_seats_let_in_those_who_wait_and_fewer_send_nobody_away(core: Core, made: Made) -> None:
    event = await announced(core, capacity=1)
    await says(core, ANA, event.id)
    await says(core, BRUNO, event.id)
    await says(core, CLEO, event.id)
    fields = EventFields.of(event)
    two = await core.write(BOSS, changing.change, event.id, 0, replace(fields, capacity=2))
    assert (two.view.counts.offered, two.view.counts.waiting) == (1, 1)
    with pytest.raises(SeatsHeld) as refused:
        await core.write(BOSS, changing.change, event.id, 1, replace(fields, capacity=1))
    assert refused.value.held == 2
    free = await core.write(BOSS, changing.change, event.id, 1, replace(fields, capacity=None))
    assert (free.view.counts.going, free.view.counts.waiting, free.view.counts.offered) == (3, 0, 0)
    assert await waiting(core, "event.offered") == [], "nobody loses a seat by an offer that ends"
    assert {one.member_id for one in await waiting(core, "event.seated")} == {made.bruno, made.cleo}


async def test_it_is_for_those_whom_it_is_for(core: Core, made: Made) -> None:
    event = await announced(core, audience=Audience(False, frozenset({PORTO}), frozenset()))
    await says(core, BRUNO, event.id)
    with pytest.raises(NotInvited):
        await says(core, CLEO, event.id)
    with pytest.raises(NotAMember):
        await says(core, STRANGER, event.id)
    assert [one.member_id for one in await waiting(core, "event.invited")] == [made.ana]


async def test_a_contact_answers_for_the_partner_and_each_is_told(core: Core, made: Made) -> None:
    event = await announced(core)
    done = await core.write(ANA, answering.respond_for, event.id, PORTO, [made.ana, made.bruno, made.cleo])
    assert done.seats == (("Ana", Seat.SEATED), ("Bruno", Seat.SEATED)), "only its own people"
    assert [one.member_id for one in await waiting(core, "event.answered_for")] == [made.bruno]
    assert (await look(core, event.id, BRUNO)).recorded_by == "Ana"
    with pytest.raises(RoleNeeded):
        await core.write(ANA, answering.respond_for, event.id, BREST, [made.cleo])
    with pytest.raises(RoleNeeded):
        await core.write(BRUNO, answering.respond_for, event.id, PORTO, [made.ana])


async def test_a_contact_seats_nobody_where_the_event_is_for_others(core: Core, made: Made) -> None:
    event = await announced(core, audience=Audience(False, frozenset({PORTO}), frozenset()))
    with pytest.raises(NotFound):
        await core.write(CLEO, answering.respond_for, event.id, BREST, [made.cleo])
    with pytest.raises(NotFound):
        await core.write(CLEO, answering.respond_for_own, event.id, [made.cleo])
    assert (await look(core, event.id)).counts.going == 0
    await core.write(BOSS, answering.respond_for, event.id, BREST, [made.cleo])
    assert (await look(core, event.id)).counts.going == 1, "who runs it lets in whom they like"


async def test_a_contact_answers_for_those_colleagues_alone_who_are_meant(core: Core, made: Made) -> None:
    event = await announced(core, audience=Audience(False, frozenset(), frozenset({made.ana})))
    offered = await core.read(ANA, reading.colleagues, event.id)
    assert [name for _, name, _ in offered.people] == ["Ana"]
    done = await core.write(ANA, answering.respond_for, event.id, PORTO, [made.ana, made.bruno])
    assert done.seats == (("Ana", Seat.SEATED),)
    noted = (await core.read(BOSS, reading.history, event.id)).changes[0]
    assert noted.fields == {"members": (None, [made.ana])}, "the history names whom it seated"
    fields = EventFields.of(event)
    both = replace(fields, audience=Audience(False, frozenset({PORTO}), frozenset()))
    event = (await core.write(BOSS, changing.change, event.id, 0, both)).view.event
    await says(core, BRUNO, event.id, Reply.NO)
    await core.write(BOSS, changing.change, event.id, event.revision, fields)
    done = await core.write(ANA, answering.respond_for, event.id, PORTO, [made.bruno])
    assert done.seats == (("Bruno", Seat.SEATED),), "who was let in once still belongs to it"


async def test_who_is_on_the_list_already_keeps_their_own_answer(
    core: Core, made: Made, clock: FixedClock
) -> None:
    event = await announced(core, capacity=1)
    await says(core, BRUNO, event.id)
    for _ in range(2):
        clock.advance(timedelta(minutes=1))
        done = await core.write(ANA, answering.respond_for, event.id, PORTO, [made.ana, made.bruno])
        assert done.seats == (("Ana", Seat.WAITING), ("Bruno", Seat.SEATED))
    assert await waiting(core, "event.answered_for") == []
    assert (await look(core, event.id, BRUNO)).recorded_by == ""
    noted = (await core.read(BOSS, reading.history, event.id)).changes
    assert [one.fields for one in noted if one.act is Act.ANSWERED_FOR] == [{"members": (None, [made.ana])}]
    await says(core, ANA, event.id, Reply.NO)
    await says(core, CLEO, event.id)
    await says(core, BRUNO, event.id, Reply.NO)
    assert (await look(core, event.id, CLEO)).mine.seat is Seat.OFFERED
    done = await core.write(BOSS, answering.respond_for, event.id, BREST, [made.cleo])
    assert done.seats == (("Cléo", Seat.OFFERED),), "who was offered a seat takes it"


async def test_a_contact_answers_for_all_at_a_public_event(core: Core, made: Made) -> None:
    event = await announced(core, audience=Audience(False, frozenset({PORTO}), frozenset()))
    await core.write(BOSS, public.open_page, event.id, 0, public=True)
    done = await core.write(CLEO, answering.respond_for, event.id, BREST, [made.cleo])
    assert done.seats == (("Cléo", Seat.SEATED),)


async def test_reminders_follow_the_answer_and_the_time(core: Core, made: Made, clock: FixedClock) -> None:
    event = await announced(core)
    assert [one.member_id for one in await waiting(core, "event.unanswered") if one.member_id == made.ana]
    await says(core, ANA, event.id)
    due = [one.due_at for one in await waiting(core, "event.reminder")]
    assert due == [event.starts_at - timedelta(days=1), event.starts_at - timedelta(hours=1)]
    assert not [one for one in await waiting(core, "event.unanswered") if one.member_id == made.ana]
    later = lisbon("2027-06-16T14:00")
    await core.write(BOSS, changing.move, event.id, 0, later)
    assert (await waiting(core, "event.reminder"))[0].due_at == later.starts_at - timedelta(days=1)
    assert [one.member_id for one in await waiting(core, "event.moved")] == [made.ana]
    assert (await look(core, event.id)).stale == 1
    await says(core, ANA, event.id, Reply.NO)
    assert await waiting(core, "event.reminder") == []


async def test_what_is_called_off_says_so_once_and_nothing_else(core: Core, made: Made) -> None:
    event = await announced(core)
    await says(core, ANA, event.id)
    await says(core, CLEO, event.id, Reply.NO)
    done = await core.write(BOSS, changing.cancel, event.id, 0, "The tank leaks")
    assert (done.told, done.view.event.sequence) == (1, 1)
    assert [one.member_id for one in await waiting(core, "event.cancelled")] == [made.ana]
    for kind in ("event.invited", "event.unanswered", "event.reminder"):
        assert await waiting(core, kind) == []
    with pytest.raises(EventCalledOff):
        await says(core, ANA, event.id)


async def test_nobody_registers_for_what_is_over(core: Core, made: Made, clock: FixedClock) -> None:
    event = await announced(core)
    clock.set(event.starts_at)
    with pytest.raises(RegistrationClosed):
        await says(core, ANA, event.id)
    clock.set(event.ends_at)
    with pytest.raises(EventOver):
        await says(core, ANA, event.id, Reply.NO)
    assert (await loaded(core, event.id)).revision == 0


async def test_whose_seat_was_given_back_reads_that(core: Core, made: Made) -> None:
    event = await announced(core, audience=Audience(everyone=False, partners=frozenset({BREST})))
    await says(core, CLEO, event.id)
    await core.write(BOSS, partners.leave, BREST)
    view = await core.read(CLEO, reading.show, event.id)
    assert view.mine is not None
    assert view.mine.seat is Seat.NONE
    assert "A seat is yours" not in mine_text(view, translator("en"))
