"""Date polls: who can when, who is reminded, and the event that comes of it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from domain.errors import Changed, NotAMember, NotFound, RoleNeeded
from domain.events.errors import NotInvited, NotYourEvent, StartsInThePast
from domain.events.model import Audience, Reply, Seat
from domain.methodology.lists import TaskStatus
from domain.notices import NoticeState
from domain.polls import (
    DeadlineImpossible,
    NobodyToRemind,
    PollOver,
    PollStatus,
    SlotsTooFew,
    SlotsTooMany,
    Vote,
)
from domain.records import replace
from services import me, members, partners
from services.polls import acting, nudging, reading
from storage.events import mirrors
from storage.schema.notices import notice as notices
from tests.services.events.conftest import (
    ANA,
    BREST,
    BRUNO,
    CLEO,
    PORTO,
    SEMINAR,
    STRANGER,
    Made,
    lisbon,
    look,
    waiting,
)
from tests.services.events.conftest import says as answers_event
from tests.services.methodology.conftest import task_of
from tests.services.networks_made import BOSS, assigned, discord_user

if TYPE_CHECKING:
    from domain.actors import Caller
    from domain.polls import PollId
    from services.core import Core
    from services.polls.views import PollView
    from tests.clock import FixedClock

TIMES = (lisbon("2027-06-15T14:00"), lisbon("2027-06-16T10:00"), lisbon("2027-06-17T10:00"))


async def proposed(core: Core, by: Caller = BOSS, **said: object) -> PollView:
    fields = replace(SEMINAR, **said)  # type: ignore[arg-type]
    deadline = TIMES[0].starts_at - timedelta(days=14)
    return (await core.write(by, acting.propose, fields, TIMES, deadline)).view


async def says(core: Core, who: Caller, poll: PollId, *votes: Vote) -> PollView:
    slots = (await core.read(BOSS, reading.show, poll)).poll.slots
    return await core.write(who, acting.say, poll, {one.id: v for one, v in zip(slots, votes, strict=False)})


async def test_slots_are_ranked_with_who_would_miss(core: Core, made: Made) -> None:
    poll = (await proposed(core)).poll
    await says(core, ANA, poll.id, Vote.YES, Vote.IF_NEED_BE, Vote.NO)
    await says(core, BRUNO, poll.id, Vote.NO, Vote.YES, Vote.NO)
    seen = await says(core, CLEO, poll.id, Vote.YES, Vote.YES, Vote.YES)
    best, second, third = seen.ranked
    assert (best.slot.span, best.possible, best.missing) == (TIMES[1], 3, ())
    assert (second.slot.span, second.missing) == (TIMES[0], (made.bruno,))
    assert (third.possible, set(third.missing)) == (1, {made.ana, made.bruno})
    assert (seen.answered, seen.asked) == (3, 4)
    assert seen.silent == (), "who has not answered is for who runs it"
    assert (await core.read(BOSS, reading.show, poll.id)).silent == ("Berta",)


async def test_only_the_silent_are_reminded_and_the_organiser_hears_when_all_have_said(
    core: Core, made: Made
) -> None:
    poll = (await proposed(core)).poll
    assert {one.member_id for one in await waiting(core, "poll.unanswered")} == {
        made.ana,
        made.bruno,
        made.cleo,
    }
    await core.write(ANA, acting.say_all, poll.id, Vote.YES)
    assert {one.member_id for one in await waiting(core, "poll.unanswered")} == {made.bruno, made.cleo}
    assert await waiting(core, "poll.all_answered") == []
    await core.write(BRUNO, acting.say_all, poll.id, Vote.YES)
    await says(core, CLEO, poll.id, Vote.NO, Vote.YES)
    assert await waiting(core, "poll.all_answered") == [], "who has begun has not answered"
    assert made.cleo in {one.member_id for one in await waiting(core, "poll.unanswered")}
    await says(core, CLEO, poll.id, Vote.NO, Vote.YES, Vote.NO)
    assert [one.member_id for one in await waiting(core, "poll.all_answered")] == [made.boss]
    await says(core, CLEO, poll.id, Vote.YES)
    assert len(await waiting(core, "poll.all_answered")) == 1, "told once"


async def test_one_press_makes_the_event_and_invites(core: Core, made: Made) -> None:
    poll = (await proposed(core)).poll
    await says(core, ANA, poll.id, Vote.NO, Vote.YES)
    done = await core.write(BOSS, acting.decide, poll.id, 0, poll.slots[1].id)
    assert done.event is not None
    assert (done.event.event.span, done.event.event.organiser) == (TIMES[1], made.boss)
    assert (done.view.poll.status, done.view.poll.event) == (PollStatus.FINAL, done.event.event.id)
    assert {one.member_id for one in await waiting(core, "event.invited")} == {
        made.ana,
        made.bruno,
        made.cleo,
    }
    for kind in ("poll.invited", "poll.unanswered", "poll.ended"):
        assert await waiting(core, kind) == []
    with pytest.raises(PollOver):
        await core.write(BOSS, acting.decide, poll.id, 1, poll.slots[0].id)
    with pytest.raises(PollOver):
        await says(core, ANA, poll.id, Vote.YES)


async def test_a_slot_that_has_gone_by_cannot_be_taken(core: Core, made: Made, clock: FixedClock) -> None:
    poll = (await proposed(core)).poll
    clock.set(TIMES[1].starts_at)
    with pytest.raises(StartsInThePast):
        await core.write(BOSS, acting.decide, poll.id, 0, poll.slots[0].id)
    done = await core.write(BOSS, acting.decide, poll.id, 0, poll.slots[2].id)
    assert done.event is not None, "past its deadline it can still be decided"


async def test_who_has_not_answered_in_full_is_reminded_by_hand_once_a_day(
    core: Core, made: Made, clock: FixedClock
) -> None:
    poll = (await proposed(core)).poll
    await says(core, ANA, poll.id, Vote.YES, Vote.YES)
    await core.write(BRUNO, acting.say_all, poll.id, Vote.YES)
    found = await core.read(BOSS, nudging.look, poll.id)
    assert [(one.name, one.said) for one in found.people] == [("Ana", 2), ("Cléo", 0)]
    assert found.due == 0, "they were asked a moment ago"
    with pytest.raises(NobodyToRemind):
        await core.write(BOSS, nudging.nudge, poll.id)
    clock.advance(timedelta(days=1))
    assert (await core.write(BOSS, nudging.nudge, poll.id)).reminded == 2
    now = {one.member_id for one in await waiting(core, "poll.unanswered") if one.due_at == clock.now()}
    assert now == {made.ana, made.cleo}
    with pytest.raises(NobodyToRemind):
        await core.write(BOSS, nudging.nudge, poll.id)
    assert all(one.rests for one in (await core.read(BOSS, nudging.look, poll.id)).people)
    clock.set(poll.deadline - timedelta(days=2, hours=3))
    assert (await core.read(BOSS, nudging.look, poll.id)).due == 0, (
        "their reminder comes by itself before long"
    )
    with pytest.raises(NotYourEvent):
        await core.read(ANA, nudging.look, poll.id)
    clock.set(poll.deadline)
    with pytest.raises(PollOver):
        await core.read(BOSS, nudging.look, poll.id)


async def test_partial_answers_are_told_as_such(core: Core, made: Made) -> None:
    poll = (await proposed(core)).poll
    await says(core, ANA, poll.id, Vote.YES, Vote.YES)
    seen = await core.read(BOSS, reading.show, poll.id)
    assert ("Ana", 2) in seen.partly
    assert "Ana" not in seen.silent
    assert (await core.read(BRUNO, reading.show, poll.id)).partly == ()


async def test_more_times_ask_those_who_had_answered_to_look_again(core: Core, made: Made) -> None:
    poll = (await proposed(core)).poll
    await says(core, ANA, poll.id, Vote.YES, Vote.YES, Vote.YES)
    more = [TIMES[0], lisbon("2027-06-18T10:00")]
    done = await core.write(BOSS, acting.add_slots, poll.id, 0, more)
    assert (len(done.view.poll.slots), done.told) == (4, 1)
    assert [one.member_id for one in await waiting(core, "poll.changed")] == [made.ana]
    assert (done.view.answered, done.view.asked) == (0, 4)
    again = {one.member_id for one in await waiting(core, "poll.unanswered")}
    assert made.ana in again, "of the new slot she has not said anything"
    assert made.ana not in {one.member_id for one in await waiting(core, "poll.invited")}
    with pytest.raises(Changed):
        await core.write(BOSS, acting.add_slots, poll.id, 0, [lisbon("2027-06-19T10:00")])


async def test_who_may_do_what(core: Core, made: Made) -> None:
    poll = (await proposed(core, by=ANA, audience=Audience(False, frozenset({PORTO}), frozenset()))).poll
    await says(core, BRUNO, poll.id, Vote.YES)
    with pytest.raises(NotInvited):
        await core.write(CLEO, acting.say_all, poll.id, Vote.YES)
    with pytest.raises(NotAMember):
        await core.write(STRANGER, acting.say_all, poll.id, Vote.YES)
    with pytest.raises(NotYourEvent) as refused:
        await core.write(BRUNO, acting.decide, poll.id, 0, poll.slots[0].id)
    assert refused.value.names == ("Ana",)
    with pytest.raises(RoleNeeded):
        await core.write(BRUNO, acting.propose, SEMINAR, TIMES, TIMES[0].starts_at - timedelta(days=1))


async def test_what_cannot_be_is_refused(core: Core, made: Made, clock: FixedClock) -> None:
    day = timedelta(days=1)
    deadline = TIMES[0].starts_at - day
    with pytest.raises(SlotsTooFew):
        await core.write(BOSS, acting.propose, SEMINAR, [TIMES[0], TIMES[0]], deadline)
    many = [replace(TIMES[0], wall=TIMES[0].wall + day * n) for n in range(21)]
    with pytest.raises(SlotsTooMany):
        await core.write(BOSS, acting.propose, SEMINAR, many, deadline)
    for wrong in (clock.now() - day, TIMES[2].starts_at + day):
        with pytest.raises(DeadlineImpossible):
            await core.write(BOSS, acting.propose, SEMINAR, TIMES, wrong)


async def test_a_poll_follows_who_comes_and_goes(core: Core, made: Made) -> None:
    poll = (await proposed(core)).poll
    await assigned(core, 7, "Nuno", partner=BREST)
    assert len({one.member_id for one in await waiting(core, "poll.invited")}) == 4
    await core.write(CLEO, acting.say_all, poll.id, Vote.YES)
    await core.write(BOSS, members.remove, made.cleo)
    await core.write(BOSS, members.remove, made.bruno)
    assert {one.member_id for one in await waiting(core, "poll.unanswered")} >= {made.ana}
    assert made.bruno not in {one.member_id for one in await waiting(core, "poll.unanswered")}
    assert (await core.read(BOSS, reading.show, poll.id)).answered == 0


async def test_all_have_answered_when_the_last_who_was_silent_leaves(core: Core, made: Made) -> None:
    poll = (await proposed(core)).poll
    await core.write(ANA, acting.say_all, poll.id, Vote.YES)
    await core.write(BOSS, members.remove, made.bruno)
    assert await waiting(core, "poll.all_answered") == [], "Cléo is asked still"
    await core.write(BOSS, members.remove, made.cleo)
    assert [one.member_id for one in await waiting(core, "poll.all_answered")] == [made.boss]
    await assigned(core, 7, "Nuno", partner=BREST)
    nuno = await core.read(discord_user(7, "Nuno"), lambda _, actor: actor.member)
    await core.write(BOSS, members.remove, nuno)
    assert len(await waiting(core, "poll.all_answered")) == 1, "told once"


async def test_where_everybody_left_nobody_has_answered(core: Core, made: Made) -> None:
    await proposed(core)
    for one in (made.ana, made.bruno, made.cleo):
        await core.write(BOSS, members.remove, one)
    assert await waiting(core, "poll.all_answered") == []


async def test_a_poll_that_is_called_off_tells_those_who_had_answered(core: Core, made: Made) -> None:
    poll = (await proposed(core)).poll
    await says(core, ANA, poll.id, Vote.YES)
    done = await core.write(BOSS, acting.cancel, poll.id, 0, "We meet in autumn")
    assert (done.told, done.view.poll.status) == (1, PollStatus.CANCELLED)
    assert (await core.read(ANA, reading.show, poll.id)).poll.why == "We meet in autumn"
    assert [one.member_id for one in await waiting(core, "poll.cancelled")] == [made.ana]
    assert await waiting(core, "poll.unanswered") == []


async def test_another_deadline_moves_the_reminders(core: Core, made: Made) -> None:
    poll = (await proposed(core)).poll
    later = poll.deadline + timedelta(days=7)
    await core.write(BOSS, acting.extend, poll.id, 0, later)
    ended = await waiting(core, "poll.ended")
    assert [one.due_at for one in ended] == [later]
    assert {one.due_at for one in await waiting(core, "poll.unanswered")} == {
        later - timedelta(days=2),
        later - timedelta(hours=4),
    }


async def test_a_deadline_that_was_put_off_is_told_when_it_is_over_too(
    core: Core, made: Made, clock: FixedClock
) -> None:
    poll = (await proposed(core)).poll
    clock.set(poll.deadline)
    sent = notices.update().where(notices.c.kind == "poll.ended").values(state=NoticeState.SENT)
    await core.write(BOSS, lambda tx, _: tx.connection.execute(sent))
    later = poll.deadline + timedelta(days=1)
    await core.write(BOSS, acting.extend, poll.id, 0, later)
    assert [one.due_at for one in await waiting(core, "poll.ended")] == [later]


async def test_who_helps_to_run_it_stays_asked_and_who_organises_it_is_not(core: Core, made: Made) -> None:
    poll = (await proposed(core, by=ANA)).poll
    await core.write(BOSS, acting.extend, poll.id, 0, poll.deadline + timedelta(days=1))
    asked = {one.member_id for one in await waiting(core, "poll.invited")}
    assert asked == {made.boss, made.bruno, made.cleo}


async def test_nothing_waits_for_an_organiser_who_is_not_among_those_who_are_asked(
    core: Core, made: Made
) -> None:
    others = Audience(everyone=False, partners=frozenset({BREST}))
    poll = (await proposed(core, by=ANA, audience=others)).poll
    assert [(await core.read(one, reading.show, poll.id)).waits for one in (ANA, CLEO)] == [False, True]
    after = await says(core, ANA, poll.id, Vote.YES)
    assert (after.waits, after.left) == (True, 2), "who began to say it counts among those who are heard"


async def test_the_announcement_stands_where_the_poll_stood(core: Core, made: Made) -> None:
    poll = (await proposed(core)).poll
    done = await core.write(BOSS, acting.decide, poll.id, 0, poll.slots[1].id, 4242)
    assert done.event is not None
    event = done.event.event
    mirror = await core.read(BOSS, lambda tx, _: mirrors.load(tx, event.id))
    assert (mirror.channel, done.view.event) == (4242, event)


async def test_polls_are_found_by_code_and_title_the_open_ones_first(core: Core, made: Made) -> None:
    first, second = (await proposed(core)).poll, (await proposed(core, title="Steering")).poll
    await core.write(BOSS, acting.cancel, first.id, 0, "No room")
    page = await core.read(BRUNO, reading.page_of, 0)
    assert ([one.poll.code for one in page.polls], page.may_organise) == (["D2", "D1"], False)
    assert [one.id for one in await core.read(BRUNO, reading.complete, "steer")] == [second.id]
    assert (await core.read(BRUNO, reading.called, "d1")).id == first.id
    with pytest.raises(NotFound):
        await core.read(BRUNO, reading.called, "D7")


@pytest.mark.parametrize("early", [timedelta(days=40), timedelta(days=1)])
async def test_the_date_was_settled_together_whatever_time_was_left(
    core: Core, made: Made, clock: FixedClock, early: timedelta
) -> None:
    poll = (await proposed(core)).poll
    clock.set(TIMES[1].starts_at - early)
    done = await core.write(BOSS, acting.decide, poll.id, 0, poll.slots[1].id)
    assert done.event is not None
    settled = await task_of(core, done.event.event.id, "poll")
    assert settled.status is TaskStatus.DONE
    assert [one.text for one in settled.given] == [f"{poll.code} · {SEMINAR.title}"]


async def test_a_yes_to_the_time_that_is_taken_is_the_answer_to_the_event(
    core: Core, made: Made, clock: FixedClock
) -> None:
    poll = (await proposed(core, capacity=1)).poll
    for who, vote in ((CLEO, Vote.YES), (BRUNO, Vote.YES), (BOSS, Vote.IF_NEED_BE)):
        clock.advance(timedelta(minutes=1))
        await says(core, who, poll.id, Vote.NO, vote, Vote.NO)
    await says(core, ANA, poll.id, Vote.YES, Vote.NO)
    done = await core.write(BOSS, acting.decide, poll.id, 0, poll.slots[1].id)
    assert done.event is not None
    event = done.event.event
    counts = done.event.counts
    assert (counts.going, counts.maybe, counts.waiting) == (1, 1, 1), "who said it first has the seat"
    seen = {who.name: await look(core, event.id, who) for who in (ANA, BRUNO, CLEO, BOSS)}
    assert {name: one.mine and one.mine.seat for name, one in seen.items()} == {
        "Ana": None,
        "Bruno": Seat.WAITING,
        "Cléo": Seat.SEATED,
        "Berta": Seat.NONE,
    }
    assert [seen[name].polled for name in ("Ana", "Bruno", "Cléo", "Berta")] == [False, True, True, True]
    invited = await waiting(core, "event.invited")
    told = {(one.member_id, one.subject_kind, (one.detail or {}).get("polled", False)) for one in invited}
    assert told == {
        (made.ana, "event", False),
        (made.bruno, "event.news", True),
        (made.cleo, "event.news", True),
    }, "who has said no is asked; who decided need not be told"
    assert {one.member_id for one in await waiting(core, "event.unanswered")} == {made.ana}
    clock.advance(timedelta(minutes=1))
    await answers_event(core, CLEO, event.id, Reply.NO)
    assert not (await look(core, event.id, CLEO)).polled, "what is said since counts"


async def test_a_yes_does_not_count_where_registration_is_over(
    core: Core, made: Made, clock: FixedClock
) -> None:
    poll = (await proposed(core, closes_before=60 * 24)).poll
    await says(core, CLEO, poll.id, Vote.YES, Vote.YES, Vote.YES)
    clock.set(TIMES[1].starts_at - timedelta(hours=20))
    done = await core.write(BOSS, acting.decide, poll.id, 0, poll.slots[1].id)
    assert done.event is not None
    assert done.event.counts.going == 0


async def test_a_deputy_who_is_no_contact_decides(core: Core, made: Made) -> None:
    poll = (await proposed(core, ANA, deputy=made.bruno)).poll
    with pytest.raises(NotYourEvent):
        await core.write(CLEO, acting.decide, poll.id, 0, poll.slots[0].id)
    done = await core.write(BRUNO, acting.decide, poll.id, 0, poll.slots[0].id)
    assert done.event is not None
    assert (done.event.event.organiser, done.event.event.created_by) == (made.ana, made.bruno)
    with pytest.raises(RoleNeeded):
        await core.write(BRUNO, acting.propose, SEMINAR, TIMES, TIMES[0].starts_at - timedelta(days=14))


async def test_whom_a_poll_names_may_leave_and_it_can_still_be_decided(core: Core, made: Made) -> None:
    asked = Audience(False, frozenset({PORTO, BREST}), frozenset({made.bruno, made.cleo}))
    poll = (await proposed(core, audience=asked, deputy=made.bruno)).poll
    await core.write(BOSS, members.remove, made.bruno)
    await core.write(BOSS, partners.leave, BREST)
    await core.write(BOSS, acting.add_slots, poll.id, 0, [lisbon("2027-06-18T10:00")])
    seen = await core.read(CLEO, me.preview)
    await core.write(CLEO, me.erase, seen.erasure.seal)
    done = await core.write(BOSS, acting.decide, poll.id, 1, poll.slots[0].id)
    assert done.event is not None
    assert done.event.event.audience == Audience(False, frozenset({PORTO}), frozenset())
    assert done.event.event.deputy is None


async def test_times_added_after_the_end_of_a_poll_say_whom_that_is_told(
    core: Core, made: Made, clock: FixedClock
) -> None:
    spans = (lisbon("2027-06-15T14:00"), lisbon("2027-06-16T10:00"))
    end = spans[0].starts_at - timedelta(days=3)
    poll = (await core.write(BOSS, acting.propose, SEMINAR, spans, end)).view.poll
    await core.write(ANA, acting.say_all, poll.id, Vote.YES)
    clock.set(end + timedelta(hours=1))
    now = (await core.read(BOSS, reading.show, poll.id)).poll
    done = await core.write(BOSS, acting.add_slots, poll.id, now.revision, [lisbon("2027-06-17T10:00")])
    assert done.told == 0, "nobody can answer any more, and nobody is told"
