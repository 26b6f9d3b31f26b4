"""A visit is offered, fits a request, is taken up with a date poll, prepared, reported and followed up."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from domain.actors import NetworkId
from domain.errors import Changed, NotAMember, NotFound
from domain.events.model import Seat
from domain.handover import Leaver, Thing
from domain.notices.reader import Reader
from domain.polls import SlotsTooFew, Vote
from domain.practices.exchange import (
    NotYourVisit,
    Report,
    Side,
    TakesOwn,
    TimeUnclear,
    VisitFields,
    VisitNotThere,
    VisitState,
    VisitToCome,
    VisitWordsNeeded,
)
from services import members
from services.handover import giving, preparing
from services.polls import acting as polls_acting
from services.polls import reading as polls
from services.practices.exchange import acting, notices, reading, telling
from services.practices.exchange.tending import tend
from services.todo import listing
from storage import across, outbox
from storage.events import answers, mirrors
from storage.methodology import tasks
from tests.services.networks_made import BOSS
from tests.services.practices.adopting.conftest import ANA, BRUNO, CLEO, STRANGER, Made, made, waiting

if TYPE_CHECKING:
    from domain.actors import Actor, Caller, MemberId
    from domain.practices.exchange import VisitId
    from services.core import Core
    from services.practices.exchange.views import VisitView
    from storage.transaction import Transaction
    from tests.clock import FixedClock

__all__ = ["made"]
TANKS = VisitFields(Side.OFFER, "energy", "Our wave tank", "spring", "two days", ("en", "fr"))
WISH = VisitFields(Side.REQUEST, "energy", "How waves are measured", languages=("en",))
TIMES = "16/06/2027 10:00\n17/06/2027 10:00"
TITLE = "Visit: our wave tank"


async def offered(core: Core, fields: VisitFields = TANKS, by: Caller = CLEO) -> VisitView:
    return await core.write(by, acting.offer, fields)


async def taken(core: Core, by: Caller = BRUNO, times: str = TIMES) -> VisitView:
    visit = (await offered(core)).visit
    kept = await core.write(by, acting.keep, visit.id, times)
    return await core.write(by, acting.take, kept.draft, TITLE)


async def tended(core: Core) -> int:
    """What time does now; says for how many visits."""
    found = await core.look_across(across.visits_due)
    for network, visit in found:
        await core.across(tend, NetworkId(network), visit)
    return len(found)


async def dated(core: Core) -> VisitView:
    view = await taken(core)
    assert view.visit.poll is not None
    poll = (await core.read(BRUNO, polls.show, view.visit.poll)).poll
    await core.write(BRUNO, polls_acting.decide, poll.id, poll.revision, poll.slots[0].id)
    assert await tended(core) == 1
    return await core.read(CLEO, reading.show, view.visit.id)


async def been(core: Core, clock: FixedClock) -> VisitView:
    view = await dated(core)
    clock.advance(timedelta(days=180))
    assert await tended(core) == 1
    assert await tended(core) == 0, "asked once"
    return await core.read(BRUNO, reading.show, view.visit.id)


async def test_what_fits_stands_first(core: Core, made: Made) -> None:
    other = await offered(core, VisitFields(Side.OFFER, "mobility", "Cargo bikes"), ANA)
    visit = (await offered(core)).visit
    await offered(core, VisitFields(Side.OFFER, "funding", "Vouchers"), ANA)
    mine = await offered(core, WISH, BRUNO)
    assert [one.id for one in mine.fits] == [visit.id]
    found = await core.read(BRUNO, reading.listed)
    assert [one.visit.code for one in found.visits] == [
        mine.visit.code,
        visit.code,
        "V3",
        other.visit.code,
    ]
    assert (await core.read(BRUNO, reading.called, "v2")).visit == visit
    with pytest.raises(NotFound):
        await core.read(BRUNO, reading.called, "V99")
    with pytest.raises(NotAMember):
        await core.read(STRANGER, reading.listed)


async def test_taking_it_up_asks_the_other_when_they_can(core: Core, made: Made) -> None:
    view = await taken(core)
    assert (view.visit.state, view.visit.taker, view.taker) == (VisitState.TAKEN, made.bruno, "Bruno")
    assert [one.member_id for one in await waiting(core, "visit.taken")] == [made.cleo]
    assert [one.member_id for one in await waiting(core, "poll.invited")] == [made.cleo]
    assert view.visit.poll is not None
    poll = (await core.read(CLEO, polls.show, view.visit.poll)).poll
    assert (poll.organiser, len(poll.slots), poll.fields.title) == (made.bruno, 2, TITLE)
    assert poll.fields.place.venue == "Université de Brest", "it is at the host's"
    await core.write(CLEO, polls_acting.say_all, poll.id, Vote.YES)
    assert all(one.due is None for one in view.tasks), "the days come with the date"


async def test_it_is_between_the_two_alone(core: Core, made: Made) -> None:
    view = await taken(core)
    assert view.visit.poll is not None
    poll = (await core.read(BRUNO, polls.show, view.visit.poll)).poll
    mine = (await core.read(BRUNO, polls.show, poll.id)).mine
    assert set(mine.values()) == {Vote.YES}, "whoever proposes the times can come"
    assert len(mine) == len(poll.slots)
    await core.write(CLEO, polls_acting.say_all, poll.id, Vote.YES)
    done = await core.write(BRUNO, polls_acting.decide, poll.id, poll.revision, poll.slots[0].id, 4711)
    assert done.event is not None
    event = done.event.event.id
    standing = await core.read(BOSS, lambda tx, _: mirrors.load(tx, event))
    assert standing.channel is None, "no channel shows it"
    said = await core.read(BOSS, lambda tx, _: answers.listed(tx, event))
    assert {one.member for one in said if one.seat is Seat.SEATED} == {made.bruno, made.cleo}
    assert await waiting(core, "event.invited") == []
    assert await core.read(BOSS, lambda tx, _: tasks.of_event(tx, event)) == ()
    await tended(core)
    assert {one.member_id for one in await waiting(core, "visit.dated")} == {made.cleo}


async def test_who_did_not_choose_the_date_hears_of_it(core: Core, made: Made) -> None:
    view = await taken(core)
    assert view.visit.poll is not None
    poll = (await core.read(BRUNO, polls.show, view.visit.poll)).poll
    await core.write(BOSS, polls_acting.decide, poll.id, poll.revision, poll.slots[0].id)
    await tended(core)
    assert {one.member_id for one in await waiting(core, "event.invited")} == {made.cleo}, "she said nothing"
    assert {one.member_id for one in await waiting(core, "visit.dated")} == {made.cleo, made.bruno}
    assert await _told(core, view.visit.id, "visit.dated", made.bruno) is not None


async def test_what_cannot_be_is_refused_and_nothing_typed_is_lost(core: Core, made: Made) -> None:
    visit = (await offered(core)).visit
    kept = await core.write(BRUNO, acting.keep, visit.id, "next Friday; soon")
    with pytest.raises(TimeUnclear):
        await core.write(BRUNO, acting.take, kept.draft, TITLE)
    assert (await core.read(BRUNO, acting.kept, kept.draft)).typed == "next Friday; soon"
    one = await core.write(BRUNO, acting.keep, visit.id, "16/06/2027 10:00")
    with pytest.raises(SlotsTooFew):
        await core.write(BRUNO, acting.take, one.draft, TITLE)
    with pytest.raises(TakesOwn):
        await core.write(CLEO, acting.keep, visit.id, TIMES)
    with pytest.raises(Changed):
        await core.read(ANA, acting.kept, kept.draft)
    assert (await core.read(BRUNO, reading.show, visit.id)).visit.state is VisitState.OPEN


async def test_it_is_taken_up_once(core: Core, made: Made) -> None:
    visit = (await taken(core)).visit
    with pytest.raises(VisitNotThere):
        await core.write(ANA, acting.keep, visit.id, TIMES)
    with pytest.raises(VisitNotThere):
        await core.write(CLEO, acting.close, visit.id, visit.revision)


async def test_the_host_has_a_checklist_with_days(core: Core, made: Made) -> None:
    view = await dated(core)
    assert [one.member_id for one in await waiting(core, "visit.dated")] == [made.cleo]
    assert view.first is not None
    assert 8 <= len(view.tasks) <= 10
    days = [one.due for one in view.tasks if one.due is not None]
    assert days == sorted(days)
    assert min(days) == view.first - timedelta(days=28)
    key = view.tasks[0].task.key
    seen = await core.write(CLEO, acting.tick, view.visit.id, key, done=True)
    seen = await core.write(CLEO, acting.tick, view.visit.id, key, done=True)
    assert [one.task.key for one in seen.tasks if one.done] == [key]
    seen = await core.write(CLEO, acting.tick, view.visit.id, key, done=False)
    assert not any(one.done for one in seen.tasks)
    with pytest.raises(NotYourVisit):
        await core.write(BRUNO, acting.tick, view.visit.id, key, done=True)
    with pytest.raises(NotFound):
        await core.write(CLEO, acting.tick, view.visit.id, "no such", done=True)


async def test_after_it_the_guest_tells_and_is_asked_again(core: Core, made: Made, clock: FixedClock) -> None:
    early = await dated(core)
    with pytest.raises(VisitToCome):
        await core.write(BRUNO, acting.report, early.visit.id, Report("Waves"))
    clock.advance(timedelta(days=180))
    await tended(core)
    assert [one.member_id for one in await waiting(core, "visit.report")] == [made.bruno]
    assert await owes(core, BRUNO) == ["practice.visit"]
    with pytest.raises(NotYourVisit):
        await core.write(CLEO, acting.report, early.visit.id, Report("Waves"))
    said = Report("Waves in a tank", "A small one", ("https://example.org/tank",))
    done = await core.write(BRUNO, acting.report, early.visit.id, said)
    assert (done.visit.state, done.visit.report) == (VisitState.REPORTED, said)
    assert [one.member_id for one in await waiting(core, "visit.reported")] == [made.cleo]
    assert await owes(core, BRUNO) == []
    (again,) = await waiting(core, "visit.again")
    assert (again.member_id, again.due_at.month) == (made.bruno, (clock.now().month + 2) % 12 + 1)
    clock.advance(timedelta(days=95))
    assert await owes(core, BRUNO) == ["practice.visit"]
    with pytest.raises(VisitWordsNeeded):
        await core.write(BRUNO, acting.follow_up, early.visit.id, "…")
    last = await core.write(BRUNO, acting.follow_up, early.visit.id, "We built one")
    assert last.visit.outcome == "We built one"
    assert await waiting(core, "visit.again") == []
    assert await owes(core, BRUNO) == []


async def test_what_was_called_off_is_open_again(core: Core, made: Made) -> None:
    view = await taken(core)
    with pytest.raises(VisitNotThere):
        await core.write(CLEO, acting.give_back, view.visit.id, view.visit.revision)
    assert view.visit.poll is not None
    poll = (await core.read(BRUNO, polls.show, view.visit.poll)).poll
    await core.write(BRUNO, polls_acting.cancel, poll.id, poll.revision, "No time")
    with pytest.raises(NotYourVisit):
        await core.write(ANA, acting.give_back, view.visit.id, view.visit.revision)
    done = await core.write(CLEO, acting.give_back, view.visit.id, view.visit.revision)
    assert (done.visit.state, done.visit.taker, done.visit.poll) == (VisitState.OPEN, None, None)
    with pytest.raises(Changed):
        await core.write(CLEO, acting.close, view.visit.id, view.visit.revision)
    with pytest.raises(NotYourVisit):
        await core.write(ANA, acting.close, done.visit.id, done.visit.revision)
    closed = await core.write(CLEO, acting.close, done.visit.id, done.visit.revision)
    assert closed.visit.state is VisitState.CLOSED
    assert (await core.read(CLEO, reading.listed)).visits == ()


async def test_who_left_cannot_be_visited(core: Core, made: Made) -> None:
    visit = (await offered(core)).visit
    await core.write(BOSS, members.remove, made.cleo)
    with pytest.raises(NotFound):
        await core.read(BRUNO, acting.before, visit.id)


async def test_what_the_notices_say(core: Core, made: Made, clock: FixedClock) -> None:
    view = await been(core, clock)
    assert await _told(core, view.visit.id, "visit.taken", made.cleo) is None, "it has its date by now"
    assert await _told(core, view.visit.id, "visit.report", made.bruno) is not None
    await core.write(BRUNO, acting.report, view.visit.id, Report("Waves"))
    assert await _told(core, view.visit.id, "visit.report", made.bruno) is None
    assert await _told(core, view.visit.id, "visit.reported", made.cleo) is not None
    assert await _told(core, view.visit.id, "visit.again", made.bruno) is not None


async def test_what_is_not_over_is_handed_over(core: Core, made: Made) -> None:
    kept = await taken(core)
    other = await offered(core, TANKS, ANA)
    view = await core.write(BOSS, preparing.begin, Leaver.MEMBER, made.bruno)
    assert view.held.counts[Thing.VISITS] == 1
    view = await core.write(BOSS, preparing.choose, view.window, Thing.VISITS, made.ana)
    view = await core.write(BOSS, preparing.say_why, view.window, "Bruno moves on")
    await core.write(BOSS, giving.hand_over, view.window, view.seal)
    assert (await core.read(ANA, reading.show, kept.visit.id)).visit.taker == made.ana
    assert (await core.read(ANA, reading.show, other.visit.id)).visit.member == made.ana


async def owes(core: Core, who: Caller) -> list[str]:
    found = (await core.read(who, listing.mine, 0, 200)).items
    return [one.kind.value for one in found if one.kind.value == "practice.visit"]


async def _told(core: Core, visit: VisitId, kind: str, member: MemberId) -> notices.VisitNotice | None:
    def run(tx: Transaction, _actor: Actor) -> notices.VisitNotice | None:
        found = next(
            one
            for about in (telling.VISIT, telling.VISIT_NEWS)
            for one in outbox.about(tx, about, int(visit))
            if one.kind == kind and one.member == member
        )
        return notices.tell(tx, found, Reader(tx.network, "en", "Europe/Lisbon", member))

    return await core.read(BOSS, run)
