"""One message to each who was there: thanks, what was shown, how was it; once more; that it is closed."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from domain.events.model import EventKind
from domain.feedback import FeedbackNotAsked
from domain.meetings.errors import NobodyThere, NotHeldYet, ThankedAlready
from domain.methodology.lists import TaskStatus
from domain.notices.reader import Reader
from services.events import changing
from services.feedback import answering, opening, thanking
from services.feedback.notices import tell
from services.meetings import attending, materials, running
from storage import across, outbox
from storage.methodology import tasks
from storage.schema.feedback import feedback, feedback_person
from tests.services.events.conftest import announced, waiting
from tests.services.feedback.conftest import (
    ANA,
    THERE,
    held,
    ids,
    opens,
    rows,
    says,
    thanked,
    ticked,
)
from tests.services.networks_made import BOSS

if TYPE_CHECKING:
    from domain.actors import Actor, MemberId
    from domain.events.model import Event
    from services.core import Core
    from services.feedback.views import FeedbackNotice
    from storage.transaction import Transaction
    from tests.clock import FixedClock


async def told_to(core: Core, kind: str, member: MemberId) -> FeedbackNotice | None:
    """What a notice that waits says to that member."""
    (row,) = [one for one in await waiting(core, kind) if one.member_id == member]

    def said(tx: Transaction, _actor: Actor) -> FeedbackNotice | None:
        (notice,) = outbox.load(tx, [row.id])
        return tell(tx, notice, Reader(tx.network, "en", "UTC", member, name=""))

    return await core.read(BOSS, said)


async def test_it_opens_when_the_event_was_ended_or_two_hours_after_its_time(
    core: Core, clock: FixedClock, event: Event, definition: str
) -> None:
    meeting = await announced(core, kind=EventKind.MEETING)
    off = await announced(core, title="Called off")
    await core.write(BOSS, changing.cancel, off.id, off.revision, "ill")

    async def due() -> list[int]:
        return [int(id_) for _, id_ in await core.look_across(opening.due)]

    assert await due() == []
    clock.advance(event.starts_at - clock.now())
    await core.write(BOSS, running.start, event.id)
    assert await due() == []
    await core.write(BOSS, running.end, event.id)
    assert await due() == [event.id], "neither the meeting nor what was called off"
    assert await opens(core, event, definition)
    assert not await opens(core, meeting, definition)
    assert await due() == []
    other = await announced(core, span=event.span.moved_to(event.span.wall + timedelta(days=1)))
    clock.advance(other.ends_at - clock.now() + timedelta(minutes=119))
    assert await due() == []
    clock.advance(timedelta(minutes=1))
    assert await due() == [other.id]
    clock.advance(timedelta(days=14))
    assert await due() == [], "what is long over is let be"


async def test_thanks_bring_the_materials_and_the_question_in_one_message(
    core: Core, clock: FixedClock, event: Event, definition: str
) -> None:
    with pytest.raises(NotHeldYet):
        await thanked(core, event)
    clock.advance(event.ends_at - clock.now() + timedelta(minutes=5))
    with pytest.raises(NobodyThere):
        await thanked(core, event)
    await held(core, clock, event)
    await core.write(BOSS, materials.add_link, event.id, "Slides", "https://slides.example/1")
    assert await core.read(BOSS, thanking.needs_form, event.id)
    assert await thanked(core, event, definition) == len(THERE)
    assert not await core.read(BOSS, thanking.needs_form, event.id)
    people = await ids(core)
    assert {one.member_id for one in await waiting(core, "meeting.thanks")} == {
        id_ for name, id_ in people.items() if name != "Berta"
    }
    said = await told_to(core, "meeting.thanks", people["Ana"])
    assert said is not None
    assert said.asks
    assert [one.title for one in said.materials] == ["Slides"]
    with pytest.raises(ThankedAlready):
        await thanked(core, event)
    kept = await core.read(BOSS, lambda tx, _: tasks.of_event(tx, event.id))
    (done,) = [one for one in kept if one.key == "thanks"]
    assert (done.status, done.closed_by) == (TaskStatus.DONE, people["Berta"])


async def test_who_comes_on_the_list_later_is_thanked_by_another_press(
    core: Core, clock: FixedClock, event: Event, definition: str
) -> None:
    await held(core, clock, event, definition)
    people = await ids(core)
    await core.write(BOSS, attending.correct, event.id, people["Fay"], "", present=False)
    assert await thanked(core, event) == len(THERE) - 1
    await core.write(BOSS, attending.correct, event.id, people["Fay"], "she was", present=True)
    assert await thanked(core, event) == 1
    assert len(await rows(core, feedback_person)) == len(THERE)


async def test_where_too_few_were_there_they_are_thanked_and_not_asked(
    core: Core, clock: FixedClock, event: Event, definition: str
) -> None:
    await held(core, clock, event, definition)
    people = await ids(core)
    for name in ("Eli", "Fay"):
        await core.write(BOSS, attending.correct, event.id, people[name], "", present=False)
    assert await thanked(core, event) == 4
    assert await rows(core, feedback_person) == []
    said = await told_to(core, "meeting.thanks", people["Ana"])
    assert said is not None
    assert not said.asks
    with pytest.raises(FeedbackNotAsked):
        await core.read(ANA, answering.show, event.id)
    assert await told_to(core, "feedback.closed", people["Berta"]) is None, "there is nothing to look at"
    await core.write(BOSS, attending.correct, event.id, people["Fay"], "she was", present=True)
    assert await thanked(core, event) == 1
    asked = {one.member_id for one in await rows(core, feedback_person)}
    assert asked == {people[name] for name in ("Ana", "Bruno", "Cléo", "Dora", "Fay")}, "now there are five"
    assert len(await waiting(core, "feedback.reminder")) == 5


async def test_only_those_who_have_not_answered_are_asked_once_more(
    core: Core, clock: FixedClock, event: Event, definition: str
) -> None:
    await held(core, clock, event, definition)
    await thanked(core, event)
    people = await ids(core)
    reminders = await waiting(core, "feedback.reminder")
    assert len(reminders) == len(THERE)
    assert {one.due_at - clock.now() for one in reminders} == {timedelta(days=4)}
    await says(core, ANA, event)
    left = {one.member_id for one in await waiting(core, "feedback.reminder")}
    assert left == {id_ for name, id_ in people.items() if name not in {"Ana", "Berta"}}
    assert await told_to(core, "feedback.reminder", people["Bruno"]) is not None
    (closing,) = await waiting(core, "feedback.closed")
    assert (closing.member_id, closing.due_at - clock.now()) == (people["Berta"], timedelta(days=14))
    said = await told_to(core, "feedback.closed", people["Berta"])
    assert said is not None
    assert said.outcome is not None
    assert said.outcome.answered == 1


async def test_where_nobody_thanks_it_is_done_on_the_third_day_once_somebody_was_there(
    core: Core, clock: FixedClock, event: Event, definition: str
) -> None:
    clock.advance(event.ends_at - clock.now() + timedelta(minutes=5))
    assert await opens(core, event, definition)

    async def time_does() -> list[bool]:
        found = await core.look_across(across.feedback_to_ask)
        return [await core.across(thanking.tend, *one) for one in found]

    clock.advance(timedelta(days=3) - timedelta(minutes=1))
    assert await time_does() == []
    clock.advance(timedelta(minutes=1))
    assert await time_does() == [False], "nobody is known to have been there"
    assert await time_does() == []
    await ticked(core, event, *(await ids(core)).values())
    assert await time_does() == []
    clock.advance(timedelta(days=1))
    assert await time_does() == [True]
    assert len(await waiting(core, "meeting.thanks")) == len(THERE)
    assert await time_does() == []
    (kept,) = await rows(core, feedback)
    assert kept.closes_at - kept.opened_at == timedelta(days=14)


async def test_who_is_asked_late_has_a_week(
    core: Core, clock: FixedClock, event: Event, definition: str
) -> None:
    await held(core, clock, event, definition)
    clock.advance(timedelta(days=12))
    await thanked(core, event)
    (kept,) = await rows(core, feedback)
    assert kept.closes_at - clock.now() == timedelta(days=7)
