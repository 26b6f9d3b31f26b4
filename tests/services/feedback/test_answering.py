"""What one person says: kept answer by answer, sent once, and nobody's from then on."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from domain.errors import Changed, NotAMember, NotFound
from domain.events.model import EventId
from domain.feedback import (
    FeedbackClosed,
    FeedbackMissing,
    FeedbackNotAsked,
    FeedbackNotOpen,
    FeedbackSent,
)
from domain.questionnaires import ConstraintNotMet, QuestionStop, ReviewStop, raw_of
from services.events import reading
from services.feedback import answering, results
from services.feedback.views import Stage
from services.meetings import attending
from storage.schema.feedback import feedback_person, feedback_sheet
from tests.services.events.conftest import STRANGER
from tests.services.feedback.conftest import ANA, BRUNO, FINE, THERE, held, opens, rows, says, thanked
from tests.services.networks_made import BOSS

if TYPE_CHECKING:
    from domain.actors import Caller
    from domain.events.model import Event
    from services.core import Core
    from services.feedback.views import MyFeedback
    from tests.clock import FixedClock
    from tests.services.events.conftest import Made


async def look(core: Core, who: Caller, event: Event) -> MyFeedback:
    return await core.read(who, answering.show, event.id)


async def test_question_by_question_each_answer_is_kept_at_once(
    core: Core, clock: FixedClock, event: Event, definition: str
) -> None:
    await held(core, clock, event, definition)
    view = await look(core, ANA, event)
    assert (view.stage, view.revision, len(view.questions)) == (Stage.ASKED, 0, 8)
    assert await rows(core, feedback_person) == [], "looking keeps nothing"
    view = await core.write(ANA, answering.choose, event.id, 0, "v4")
    assert isinstance(view.stop, QuestionStop)
    assert view.stop.question.name == "useful"
    again = await look(core, ANA, event)
    assert (again.revision, raw_of(again.walk, "/data/overall")) == (1, "v4")
    with pytest.raises(Changed):
        await core.write(ANA, answering.choose, event.id, 0, "v1")
    view = await core.write(ANA, answering.choose, event.id, 1, "v5")
    assert view.missing == ""
    for seen in (2, 3):
        view = await core.write(ANA, answering.skip, event.id, seen)
    view = await core.write(ANA, answering.write, event.id, 4, "Show it to the board")
    view = await core.write(ANA, answering.back, event.id, 5)
    assert isinstance(view.stop, QuestionStop)
    assert view.stop.raw == "Show it to the board"
    view = await core.write(ANA, answering.review, event.id, 6)
    assert isinstance(view.stop, ReviewStop)
    view = await core.write(ANA, answering.jump, event.id, 7, "/data/change")
    view = await core.write(ANA, answering.write, event.id, 8, "  ")
    assert raw_of(view.walk, "/data/change") is None
    done = await core.write(ANA, answering.send, event.id, 9)
    assert done.stage is Stage.SENT
    (sheet,) = await rows(core, feedback_sheet)
    assert sheet.answers == {
        "/data/intention": "Show it to the board",
        "/data/overall": "v4",
        "/data/useful": "v5",
    }


async def test_what_is_sent_has_no_name_no_time_and_is_sent_once(
    core: Core, clock: FixedClock, event: Event, definition: str
) -> None:
    await held(core, clock, event, definition)
    await says(core, ANA, event, keep="The tank")
    (sheet,), (person,) = await rows(core, feedback_sheet), await rows(core, feedback_person)
    assert set(sheet._mapping) == {"network_id", "token", "event_id", "answers"}
    assert (person.walk, person.sent) == (None, True)
    assert (await look(core, ANA, event)).stage is Stage.SENT
    with pytest.raises(FeedbackSent):
        await says(core, ANA, event)
    assert len(await rows(core, feedback_sheet)) == 1


async def test_a_page_is_saved_for_later_and_what_is_wrong_changes_nothing(
    core: Core, clock: FixedClock, event: Event, definition: str
) -> None:
    await held(core, clock, event, definition)
    view = await core.write(BRUNO, answering.fill, event.id, 0, {"useful": "v2", "contacts": "A\r\nB"})
    assert raw_of(view.walk, "/data/contacts") == "A\nB"
    with pytest.raises(FeedbackMissing) as refused:
        await core.write(BRUNO, answering.fill_and_send, event.id, 1, {"useful": "v1"})
    assert refused.value.key == "/data/overall"
    with pytest.raises(ConstraintNotMet):
        await core.write(BRUNO, answering.fill, event.id, 1, {**FINE, "keep": "x" * 601})
    kept = await look(core, BRUNO, event)
    assert (kept.revision, raw_of(kept.walk, "/data/useful")) == (1, "v2")
    emptied = await core.write(BRUNO, answering.fill, event.id, 1, {})
    assert raw_of(emptied.walk, "/data/useful") is None


async def test_who_was_not_there_organises_it_or_is_nobody_here_is_not_asked(
    core: Core, clock: FixedClock, event: Event, definition: str
) -> None:
    with pytest.raises(FeedbackNotOpen):
        await look(core, ANA, event)
    clock.advance(event.ends_at + timedelta(minutes=5) - clock.now())
    assert await opens(core, event, definition)
    with pytest.raises(FeedbackNotAsked):
        await look(core, ANA, event)
    await held(core, clock, event)
    assert (await look(core, ANA, event)).stage is Stage.ASKED
    with pytest.raises(FeedbackNotAsked):
        await look(core, BOSS, event)
    with pytest.raises(NotAMember):
        await look(core, STRANGER, event)
    with pytest.raises(NotFound):
        await core.read(ANA, answering.show, EventId(999))


async def test_it_takes_nothing_once_it_is_closed(
    core: Core, clock: FixedClock, event: Event, definition: str
) -> None:
    await held(core, clock, event, definition)
    await core.write(ANA, answering.choose, event.id, 0, "v4")
    clock.advance(timedelta(days=14))
    assert (await look(core, ANA, event)).stage is Stage.CLOSED
    with pytest.raises(FeedbackClosed):
        await core.write(ANA, answering.choose, event.id, 1, "v4")
    with pytest.raises(FeedbackClosed):
        await says(core, BRUNO, event)
    found = await core.read(BOSS, results.show, event.id)
    assert found.outcome is not None
    assert found.outcome.answered == 0, "what was begun and not sent does not count"


async def test_all_send_at_once_and_nobody_s_is_lost(
    core: Core, clock: FixedClock, event: Event, definition: str
) -> None:
    await held(core, clock, event, definition)
    await thanked(core, event)
    await asyncio.gather(*(says(core, who, event) for who in THERE))
    assert len(await rows(core, feedback_sheet)) == len(THERE)


async def test_who_was_not_there_after_all_is_not_asked(
    core: Core, made: Made, event: Event, definition: str, clock: FixedClock
) -> None:
    await held(core, clock, event, definition)
    await core.write(BOSS, attending.correct, event.id, made.ana, "a mistake", present=False)
    assert not (await core.read(ANA, reading.show, event.id)).asks
    assert (await core.read(BRUNO, reading.show, event.id)).asks
