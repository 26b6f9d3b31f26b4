"""People come and go: who is gone holds no seat, who is new is invited, and what they organised is given."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from domain.errors import NotFound
from domain.events.fields import EventFields
from domain.events.model import Audience, Reply, Seat
from domain.handover import Leaver, Thing
from domain.records import replace
from services import me, members, partners
from services.events import changing, creating
from services.handover import giving, holdings, preparing
from services.members import merging
from services.polls import acting
from storage import polls
from storage.events import answers, changes, events
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
from tests.services.networks_made import BOSS, assigned

if TYPE_CHECKING:
    from domain.actors import Caller, MemberId
    from domain.events.model import EventId
    from services.core import Core
    from tests.clock import FixedClock


async def seat(core: Core, event: EventId, member: int) -> Seat | None:
    found = await core.read(BOSS, lambda tx, _: answers.own(tx, event, member))
    return None if found is None else found.seat


async def test_who_leaves_gives_the_seat_to_the_next_and_hears_no_more(
    core: Core, made: Made, clock: FixedClock
) -> None:
    event = await announced(core, capacity=1)
    await says(core, BRUNO, event.id)
    clock.advance(timedelta(seconds=1))
    await says(core, CLEO, event.id)
    await core.write(BOSS, members.remove, made.bruno)
    assert await seat(core, event.id, made.bruno) is Seat.NONE
    assert await seat(core, event.id, made.cleo) is Seat.OFFERED
    assert await waiting(core, "event.reminder") == []


async def test_who_is_erased_frees_the_seat(core: Core, made: Made) -> None:
    event = await announced(core, capacity=1)
    await says(core, BRUNO, event.id)
    await says(core, CLEO, event.id)
    seen = await core.read(BRUNO, me.preview)
    await core.write(BRUNO, me.erase, seen.erasure.seal)
    assert await seat(core, event.id, made.bruno) is None
    assert await seat(core, event.id, made.cleo) is Seat.OFFERED


async def test_a_partner_that_leaves_takes_its_people_along(core: Core, made: Made) -> None:
    event = await announced(core, audience=Audience(False, frozenset({PORTO, BREST}), frozenset()))
    everybody = await announced(core)
    for who in (BRUNO, CLEO):
        await says(core, who, event.id)
        await says(core, who, everybody.id)
    await core.write(BOSS, partners.leave, PORTO)
    assert await seat(core, event.id, made.bruno) is Seat.NONE
    assert await seat(core, event.id, made.cleo) is Seat.SEATED
    assert await seat(core, everybody.id, made.bruno) is Seat.SEATED, "what is for everybody is for them too"
    asked = {one.member_id for one in await waiting(core, "event.invited") if one.subject_id == event.id}
    assert made.ana not in asked


async def test_who_is_new_is_invited_to_what_is_to_come(core: Core, made: Made, clock: FixedClock) -> None:
    event = await announced(core)
    await assigned(core, 7, "Nuno", partner=BREST)
    invited = {one.member_id for one in await waiting(core, "event.invited")}
    assert len(invited) == 4
    clock.set(event.starts_at)
    await assigned(core, 8, "Olga", partner=BREST)
    assert len({one.member_id for one in await waiting(core, "event.invited")}) == 4, "it has begun"


async def test_events_are_handed_over_with_the_reason_in_their_history(core: Core, made: Made) -> None:
    own = await announced(core, by=ANA, deputy=made.bruno)
    other = await announced(core, deputy=made.ana)
    held = await core.read(BOSS, holdings.held, Leaver.MEMBER, made.ana)
    assert held.counts[Thing.EVENTS] == 2
    view = await core.write(BOSS, preparing.begin, Leaver.MEMBER, made.ana)
    view = await core.write(BOSS, preparing.choose, view.window, Thing.EVENTS, made.bruno)
    assert [(one.thing, one.what, one.who) for one in view.holes] == [
        (Thing.EVENTS, ("E1 Tides and tanks",), "Bruno")
    ]
    view = await core.write(BOSS, preparing.say_why, view.window, "She leaves")
    done = await core.write(BOSS, giving.hand_over, view.window, view.seal)
    assert done.given[Thing.EVENTS] == (2, "Bruno")
    now = await loaded(core, own.id)
    assert (now.organiser, now.deputy) == (made.bruno, None)
    now = await loaded(core, other.id)
    assert (now.organiser, now.deputy) == (made.boss, made.bruno)
    noted = await core.read(BOSS, lambda tx, _: changes.listed(tx, own.id))
    assert noted[0].why == "She leaves"
    assert (await look(core, own.id)).organiser == "Bruno"


async def test_a_reminder_that_is_held_back_stays_when_somebody_answers_again(
    core: Core, made: Made, clock: FixedClock
) -> None:
    event = await announced(core)
    await says(core, BRUNO, event.id)
    clock.set(event.starts_at - timedelta(hours=23))  # due since an hour, and nobody has sent it
    await says(core, BRUNO, event.id, Reply.MAYBE)
    held = [one.due_at for one in await waiting(core, "event.reminder")]
    assert held == [event.starts_at - timedelta(days=1), event.starts_at - timedelta(hours=1)]
    await says(core, CLEO, event.id)
    new = [one.due_at for one in await waiting(core, "event.reminder") if one.member_id == made.cleo]
    assert new == [event.starts_at - timedelta(hours=1)], "what is past is not said late to who is new"
    await says(core, BRUNO, event.id, Reply.NO)
    assert made.bruno not in {one.member_id for one in await waiting(core, "event.reminder")}


async def test_nothing_of_events_is_left_of_who_is_erased(core: Core, made: Made) -> None:
    event = await announced(core, by=ANA, audience=Audience(False, frozenset(), frozenset({made.cleo})))
    await says(core, CLEO, event.id, Reply.MAYBE)
    for who in (CLEO, ANA):
        seen = await core.read(who, me.preview)
        await core.write(who, me.erase, seen.erasure.seal)
    now = await loaded(core, event.id)
    assert (now.organiser, now.created_by, now.audience.members) == (None, None, frozenset())
    assert await core.read(BOSS, lambda tx, _: answers.listed(tx, event.id)) == ()
    assert [one.member for one in await core.read(BOSS, lambda tx, _: changes.listed(tx, event.id))] == [None]
    assert len(await core.read(BOSS, lambda tx, _: events.listed(tx))) == 1


async def test_whom_an_event_names_may_leave_and_it_can_still_be_changed(core: Core, made: Made) -> None:
    asked = Audience(False, frozenset({PORTO, BREST}), frozenset({made.bruno}))
    event = await announced(core, audience=asked, deputy=made.bruno)
    await core.write(BOSS, members.remove, made.bruno)
    await core.write(BOSS, partners.leave, BREST)
    moved = await core.write(BOSS, changing.move, event.id, 0, lisbon("2027-06-16T14:00"))
    assert str(moved.view.event.span.wall) == "2027-06-16 14:00:00"
    said = replace(EventFields.of(await loaded(core, event.id)), title="Tides")
    assert (await core.write(BOSS, changing.change, event.id, 1, said)).view.event.title == "Tides"
    gone = Audience(False, frozenset({PORTO}), frozenset({made.cleo}))
    await core.write(BOSS, members.remove, made.cleo)
    for wrong in (replace(said, deputy=made.cleo), replace(said, audience=gone)):
        with pytest.raises(NotFound) as refused:
            await core.write(BOSS, changing.change, event.id, 2, wrong)
        assert (refused.value.kind, refused.value.name) == ("member", "Cléo")
    one = replace(SEMINAR, audience=Audience(False, frozenset({BREST}), frozenset()))
    with pytest.raises(NotFound) as refused:
        await core.write(BOSS, creating.create, one)
    assert (refused.value.kind, refused.value.name) == ("partner", "Université de Brest")


async def together(core: Core, kept: MemberId, gone: MemberId) -> None:
    """They are one person, whatever they would say to it."""
    await core.write(BOSS, lambda tx, actor: merging.join(tx, merging.together(tx, kept, gone), actor.member))


async def test_two_accounts_become_one_and_the_second_seat_goes_to_the_next(core: Core, made: Made) -> None:
    event = await announced(core, capacity=2)
    for who in (ANA, BRUNO, CLEO):
        await says(core, who, event.id)
    await together(core, made.ana, made.bruno)
    assert await seat(core, event.id, made.ana) is Seat.SEATED
    assert await seat(core, event.id, made.cleo) is Seat.OFFERED


@pytest.mark.parametrize(
    ("kept", "gone", "left"),
    [(ANA, BRUNO, Seat.SEATED), (BRUNO, ANA, Seat.SEATED), (ANA, CLEO, Seat.WAITING)],
)
async def test_of_two_answers_the_better_seat_is_kept(
    core: Core, made: Made, kept: Caller, gone: Caller, left: Seat
) -> None:
    """Ana said no, Bruno has the one seat, Cléo waits for it."""
    event = await announced(core, capacity=1)
    await says(core, ANA, event.id, Reply.NO)
    await says(core, BRUNO, event.id)
    await says(core, CLEO, event.id)
    ids = {ANA: made.ana, BRUNO: made.bruno, CLEO: made.cleo}
    await together(core, ids[kept], ids[gone])
    assert await seat(core, event.id, ids[kept]) is left
    waits = await seat(core, event.id, made.cleo)
    assert waits is (None if gone is CLEO else Seat.WAITING), "nothing was free"
    reminded = {one.member_id for one in await waiting(core, "event.reminder")}
    assert reminded == {ids[kept] if left is Seat.SEATED else made.bruno}
    assert len(await waiting(core, "event.reminder")) == 2


async def test_who_is_erased_stands_in_no_reason_of_what_they_called_off(core: Core, made: Made) -> None:
    event = await announced(core, by=ANA)
    other = await announced(core)
    times = (lisbon("2027-06-15T14:00"), lisbon("2027-06-16T10:00"))
    poll = (
        await core.write(ANA, acting.propose, SEMINAR, times, times[0].starts_at - timedelta(days=9))
    ).view
    for one, who in ((event, ANA), (other, BOSS)):
        await core.write(who, changing.cancel, one.id, one.revision, "Ana is ill, regards Ana")
    await core.write(ANA, acting.cancel, poll.poll.id, poll.poll.revision, "ANA is ill")
    seen = await core.read(ANA, me.preview)
    await core.write(ANA, me.erase, seen.erasure.seal)
    assert (await loaded(core, event.id)).cancelled_why == "… is ill, regards …"
    assert (await loaded(core, other.id)).cancelled_why == "Ana is ill, regards Ana", "another wrote it"
    assert (await core.read(BOSS, lambda tx, _: polls.load(tx, poll.poll.id))).why == "… is ill"
