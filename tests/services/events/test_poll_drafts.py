"""A date poll before it is published: several times in one text, each read, pinned and asked back by itself."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from domain.actors import NetworkId
from domain.errors import Changed, RoleNeeded
from domain.events.model import Audience
from domain.events.warnings import AtNight, Clash, OnHoliday, OnWeekend
from domain.polls import DeadlineImpossible, SlotsTooFew, SlotsTooMany, Vote
from domain.records import replace
from domain.when import NoDate, NonexistentDate, NoTime, Past
from services import partners
from services.events import creating
from services.polls import acting, deadlines, drafting, pieces, posting
from services.polls.draft_reading import DEADLINE, PollDraft, PollTyped
from storage import polls
from tests.services.events.conftest import ANA, BREST, BRUNO, CLEO, PORTO, SEMINAR, Made, lisbon
from tests.services.networks_made import BOSS

if TYPE_CHECKING:
    from services.core import Core
    from tests.clock import FixedClock

TYPED = PollTyped(kind="seminar", title="Tides and tanks")
TIMES = "15/06/2027 14:00; 16/06/2027 10:00\n- 17/06/2027 9:30–11:00"


async def begun(core: Core, times: str = TIMES, who: Any = BOSS, **said: str) -> PollDraft:
    return await core.write(who, drafting.begin, replace(TYPED, **said), times)


def walls(draft: PollDraft) -> list[str]:
    return [f"{one.span.wall:%d %H:%M}" for one in draft.slots]


async def test_several_times_in_one_text_each_as_understood(core: Core, made: Made) -> None:
    draft = await begun(core)
    assert (draft.ready, walls(draft)) == (True, ["15 14:00", "16 10:00", "17 09:30"])
    assert [one.span.minutes for one in draft.slots] == [180, 180, 90], "a time with its end keeps it"
    assert [one.zones[0] for one in draft.slots[0].clocks] == ["Europe/London", "Europe/Paris"]
    assert (draft.count, draft.proposed) == (3, True)
    done = await core.write(BOSS, drafting.publish, draft.id, 0, 4242)
    assert (done.view.poll.code, done.told, done.view.poll.channel) == ("D1", 3, 4242)
    assert [one.span for one in done.view.poll.slots] == [one.span for one in draft.slots]
    with pytest.raises(Changed):
        await core.write(BOSS, drafting.publish, draft.id, 0, 4242)


async def test_in_the_language_of_who_types(core: Core, made: Made) -> None:
    draft = await begun(core, "mardi 15 juin 14h; le 16 juin à 10h; 18/06 9h30", CLEO, length="1h30")
    assert walls(draft) == ["15 14:00", "16 10:00", "18 09:30"]
    assert {one.span.minutes for one in draft.slots} == {90}
    assert draft.slots[0].span.zone == "Europe/London", "where the network is: she has not said where she is"


async def test_what_is_ambiguous_is_asked_one_by_one_and_nothing_is_lost(core: Core, made: Made) -> None:
    draft = await begun(core, "15/06/2027 at 3; 16/06/2027 10:00; 17/06/2027 at 4")
    assert (draft.asked, draft.ready, draft.slots) == (0, False, ())
    assert [f"{one.start:%H}" for one in draft.times[0].choices] == ["03", "15"]
    with pytest.raises(Changed):
        await core.write(BOSS, drafting.choose, draft.id, draft.turn, 0, 7)
    second = await core.write(BOSS, drafting.choose, draft.id, draft.turn, 0, 1)
    assert second.asked == 2
    with pytest.raises(Changed):
        await core.write(BOSS, drafting.choose, draft.id, draft.turn, 0, 1)
    with pytest.raises(Changed):
        await core.write(BOSS, drafting.publish, second.id, second.turn, None)
    third = await core.write(BOSS, drafting.choose, draft.id, second.turn, 2, 1)
    assert walls(third) == ["15 15:00", "16 10:00", "17 16:00"]


async def test_what_cannot_be_is_typed_again_or_left_out(core: Core, made: Made) -> None:
    draft = await begun(core, "31/06/2027 14:00; 16/06/2027 10:00; 17/06/2027; 18/06/2027 9:00")
    assert (draft.asked, type(draft.times[0].refused)) == (0, NonexistentDate)
    again = await core.write(BOSS, drafting.retype, draft.id, 0, "30/06/2027 14:00")
    assert (again.asked, type(again.times[2].refused)) == (2, NoTime)
    assert again.times[2].choices, "some hours of that day are offered"
    left = await core.write(BOSS, drafting.leave_out, draft.id, again.turn, 2)
    assert walls(left) == ["16 10:00", "18 09:00", "30 14:00"]
    more = await core.write(BOSS, drafting.add, draft.id, "20/06/2027 11:00")
    assert len(more.slots) == 4
    with pytest.raises(Changed):
        await core.write(BOSS, drafting.leave_out, draft.id, again.turn, 1)


async def test_an_hour_alone_may_be_of_the_day_before_it_and_is_asked(core: Core, made: Made) -> None:
    draft = await begun(core, "15/06/2027 14:00; 16:00")
    assert (draft.asked, type(draft.times[1].refused)) == (1, NoDate)
    (offered,) = draft.times[1].choices
    assert offered.start == datetime.fromisoformat("2027-06-15T16:00")
    chosen = await core.write(BOSS, drafting.choose, draft.id, draft.turn, 1, 0)
    assert walls(chosen) == ["15 14:00", "15 16:00"]


async def test_too_few_too_many_and_the_same_twice(core: Core, made: Made) -> None:
    for few in ("15/06/2027 14:00", "15/06/2027 14:00; 15/06/2027 14h", ""):
        draft = await begun(core, few)
        assert (draft.ready, [type(error) for _, error in draft.faults]) == (False, [SlotsTooFew])
    with pytest.raises(SlotsTooMany):
        await begun(core, "; ".join(f"{day}/06/2027 14:00" for day in range(1, 23)))
    full = await begun(core, "; ".join(f"{day}/06/2027 14:00" for day in range(1, 21)))
    assert full.ready
    with pytest.raises(SlotsTooMany):
        await core.write(BOSS, drafting.add, full.id, "22/06/2027 14:00")


async def test_a_draft_waits_and_means_the_same_later(core: Core, made: Made, clock: FixedClock) -> None:
    draft = await begun(core, "tomorrow 11:00; in three weeks 10:00; 18/06/2027 9:00")
    before = [one.span for one in draft.slots]
    clock.advance(timedelta(hours=20))
    again = await core.read(BOSS, drafting.load, draft.id)
    assert [one.span for one in again.slots] == before
    clock.set(before[0].starts_at)
    gone = await core.write(BOSS, drafting.type_into, draft.id, {"title": "Tides"})
    assert gone.asked == 0
    assert isinstance(gone.times[0].refused, Past)
    assert gone.times[0].refused.typed == "tomorrow 11:00", "as it was typed, not as it was pinned"
    with pytest.raises(Changed):
        await core.write(ANA, drafting.load, draft.id)


async def test_warnings_stand_with_the_time_that_they_are_of(core: Core, made: Made) -> None:
    other = replace(SEMINAR, span=lisbon("2027-06-16T10:30"))
    await core.write(BOSS, creating.create, other)
    draft = await begun(core, "10/06/2027 14:00; 12/06/2027 23:00; 16/06/2027 10:00; 17/06/2027 10:00")
    found = [{type(one) for one in slot.warnings} for slot in draft.slots]
    assert found == [{OnHoliday}, {OnWeekend, AtNight}, {Clash}, set()]
    assert len(draft.shifts) <= 1


async def test_the_deadline_is_proposed_typed_asked_or_refused(
    core: Core, made: Made, clock: FixedClock
) -> None:
    clock.set(datetime(2027, 6, 1, 9, tzinfo=UTC))
    proposed = await begun(core)
    assert (proposed.proposed, proposed.deadline) == (True, datetime(2027, 6, 8, 17, tzinfo=UTC))
    day = await begun(core, deadline="friday")
    assert (day.proposed, day.deadline) == (False, datetime(2027, 6, 4, 22, 59, tzinfo=UTC))
    again = await core.read(BOSS, drafting.load, day.id)
    assert again.deadline == day.deadline
    asked = await begun(core, deadline="7/06/2027 at 5")
    assert asked.deadline_asked is not None
    chosen = await core.write(BOSS, drafting.choose, asked.id, asked.turn, DEADLINE, 1)
    assert (chosen.ready, chosen.deadline) == (True, datetime(2027, 6, 7, 16, tzinfo=UTC))
    late = await begun(core, deadline="20/06/2027 10:00")
    assert [type(error) for _, error in late.faults] == [DeadlineImpossible]
    mended = await core.write(BOSS, drafting.type_into, late.id, {"deadline": ""})
    assert mended.ready


async def test_a_time_of_today_that_is_over_is_asked_in_a_poll_too(
    core: Core, made: Made, clock: FixedClock
) -> None:
    clock.set(datetime(2027, 6, 1, 9, tzinfo=UTC))
    draft = await begun(core, "01/06 09:00; 15/06/2027 14:00", deadline="30 May 10:00")
    assert [len(one.choices) for one in draft.times] == [1, 0]
    assert draft.deadline_asked is not None
    assert [f"{one.start:%Y}" for one in draft.deadline_asked.choices] == ["2028"]
    first = await begun(core)
    poll = (await core.write(BOSS, drafting.publish, first.id, 0, None)).view.poll
    asked = await core.read(BOSS, deadlines.read, poll.id, "01/06 09:00")
    assert (asked.sure, len(asked.readings)) == (False, 1)
    assert (await core.read(BOSS, deadlines.read, poll.id, "friday")).sure


async def test_windows_keep_what_was_chosen(core: Core, made: Made) -> None:
    draft = await begun(core, "15/06/2027 at 3; 16/06/2027 10:00")
    chosen = await core.write(BOSS, drafting.choose, draft.id, draft.turn, 0, 1)
    text = pieces.joined(one.piece for one in chosen.times)
    said = {"title": "Steering", "times": f"{text}\n17/06/2027 9:00", "audience": "nobody at all"}
    after = await core.write(BOSS, drafting.type_into, draft.id, said)
    assert (after.asked, [name for name, _ in after.faults]) == (None, ["audience"])
    fine = await core.write(BOSS, drafting.type_into, draft.id, {"audience": "P1"})
    assert walls(fine) == ["15 15:00", "16 10:00", "17 09:00"]
    assert (fine.count, fine.invited) == (2, ("Porto technology centre",))


async def test_times_are_added_to_a_poll_in_the_same_way(core: Core, made: Made) -> None:
    first = await begun(core)
    poll = (await core.write(BOSS, drafting.publish, first.id, 0, None)).view.poll
    with pytest.raises(RoleNeeded):
        await begun(core, who=BRUNO)
    draft = await core.write(BOSS, drafting.begin_more, poll.id, "15/06/2027 14:00; 22/06/2027 at 4")
    assert (draft.asked, draft.poll) == (1, poll)
    chosen = await core.write(BOSS, drafting.choose, draft.id, draft.turn, 1, 1)
    assert (walls(chosen), chosen.deadline) == (["22 16:00"], None), "what is there already is no news"
    done = await core.write(BOSS, drafting.publish, draft.id, chosen.turn, None)
    assert len(done.view.poll.slots) == 4
    same = await core.write(BOSS, drafting.begin_more, poll.id, "15/06/2027 14:00")
    assert [type(error) for _, error in same.faults] == [SlotsTooFew]


async def test_the_card_is_looked_after_until_it_shows_how_it_ended(
    core: Core, made: Made, clock: FixedClock
) -> None:
    draft = await begun(core)
    poll = (await core.write(BOSS, drafting.publish, draft.id, 0, 4242)).view.poll
    ((network, id_, stamp),) = await core.look_across(posting.standing)
    assert (id_, stamp) == (poll.id, ""), "it is to be posted"
    card = await core.look_across(posting.posting, network, id_)
    assert card is not None
    await core.across(posting.shows, card, 77)
    ((_, _, first),) = await core.look_across(posting.standing)
    assert first == card.stamp
    await core.write(ANA, acting.say_all, poll.id, Vote.YES)
    ((_, _, second),) = await core.look_across(posting.standing)
    assert second != first
    clock.set(poll.deadline)
    ((_, _, third),) = await core.look_across(posting.standing)
    assert third != second, "the deadline is over"
    await core.write(BOSS, acting.decide, poll.id, 0, poll.slots[0].id)
    last = await core.look_across(posting.posting, network, id_)
    assert last is not None
    assert (last.message, last.view.decided) == (77, True)
    await core.across(posting.shows, last, 77)
    assert await core.look_across(posting.standing) == ()


async def test_a_card_that_cannot_stand_there_is_put_elsewhere(core: Core, made: Made) -> None:
    draft = await begun(core)
    poll = (await core.write(BOSS, drafting.publish, draft.id, 0, 4242)).view.poll
    card = await core.look_across(posting.posting, NetworkId(1), poll.id)
    assert card is not None
    await core.across(posting.failed, card, "forbidden")
    assert await core.look_across(posting.standing) == ()
    again = await core.write(BOSS, posting.post_in, poll.id, 4343)
    assert (again.unposted, again.poll.channel) == (False, 4343)
    await core.across(posting.failed, card, "forbidden")
    kept = await core.read(BOSS, lambda tx, _: polls.load(tx, poll.id))
    assert kept.channel == 4343, "an attempt for another channel says nothing of this one"


async def test_times_are_added_to_a_poll_whose_people_left(core: Core, made: Made) -> None:
    spans = (lisbon("2027-06-15T14:00"), lisbon("2027-06-16T10:00"))
    fields = replace(SEMINAR, audience=Audience(everyone=False, partners=frozenset({BREST, PORTO})))
    poll = (
        await core.write(BOSS, acting.propose, fields, spans, spans[0].starts_at - timedelta(days=3))
    ).view.poll
    await core.write(BOSS, partners.leave, BREST)
    draft = await core.write(BOSS, drafting.begin_more, poll.id, "17/06/2027 10:00")
    assert draft.ready, draft.faults
