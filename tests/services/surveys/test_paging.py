"""Answering page by page: what stands on a page is kept, whichever way one leaves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from domain.errors import NotFound
from domain.questionnaires import (
    AnswerState,
    ChapterStop,
    EmptyAnswer,
    EventKind,
    QuestionStop,
    ReviewStop,
    UnknownChoice,
    encode,
)
from domain.surveys import NotAsked, OldCard, Stage, WaveId
from services import me
from services.surveys import answering, inviting, mine, paging
from services.surveys.paging import NOTHING, Given, Way
from storage.schema.surveys import survey_event
from tests.domain.questionnaires.tables import small
from tests.services.networks_made import BOSS
from tests.services.surveys.conftest import ANA, BRUNO, CLEO

if TYPE_CHECKING:
    from domain.actors import Actor
    from services.core import Core
    from services.surveys.views import Conversation
    from storage.transaction import Transaction


@pytest.fixture
async def asked(core: Core, network: None) -> WaveId:
    plan = await core.write(BOSS, inviting.prepare, encode(small()), "31/01/2027", "", [])
    return (await core.write(BOSS, inviting.open_wave, plan.draft)).wave.id


async def at_first(core: Core, wave: WaveId) -> Conversation:
    """Ana's first question."""
    found = await core.write(ANA, paging.enter, wave)
    return await left(core, wave, found, NOTHING)


async def left(core: Core, wave: WaveId, at: Conversation, given: Given, way: Way = Way.ON) -> Conversation:
    return await core.write(ANA, paging.in_wave, wave, paging.leave, at.revision, given, way)


def label(at: Conversation) -> str:
    assert isinstance(at.stop, QuestionStop)
    return at.stop.question.name


def _log(tx: Transaction, _actor: Actor) -> list[tuple[str, str | None]]:
    rows = tx.connection.execute(
        survey_event.select().where(survey_event.c.network_id == tx.network).order_by(survey_event.c.id)
    )
    return [(row.kind, row.raw) for row in rows]


async def test_looking_is_not_beginning(core: Core, asked: WaveId) -> None:
    found = await core.read(ANA, paging.present, asked)
    assert (found.session, found.revision, found.stage) == (paging.NOT_BEGUN, 0, Stage.NOT_STARTED)
    with pytest.raises(OldCard):
        await core.write(ANA, paging.in_wave, asked, answering.resume)
    with pytest.raises(NotFound):
        await core.read(ANA, paging.present, WaveId(99))
    begun = await core.write(ANA, paging.enter, asked)
    again = await core.write(ANA, paging.enter, asked)
    assert (again.session, again.revision) == (begun.session, 1)


@pytest.mark.parametrize(
    ("way", "where"),
    [(Way.ON, "q2"), (Way.BACK, "welcome"), (Way.PAUSE, "q1"), (Way.STAY, "q1"), (Way.SKIP, "q2")],
)
async def test_what_was_chosen_is_kept_and_told_once(core: Core, asked: WaveId, way: Way, where: str) -> None:
    first = await at_first(core, asked)
    at = await left(core, asked, first, Given(names=("l3",)), way)
    assert label(at) == where
    assert at.paused == (way is Way.PAUSE)
    assert at.walk.values["/data/one/q1"] == "l3"
    assert await core.read(ANA, _log) == [(EventKind.SET, "l3")]
    assert await core.read(ANA, paging.present, asked) == at
    with pytest.raises(OldCard):
        await left(core, asked, first, Given(names=("l1",)))


async def test_the_same_answer_is_no_change(core: Core, asked: WaveId) -> None:
    at = await at_first(core, asked)
    at = await left(core, asked, at, Given(names=("l3",)), Way.STAY)
    at = await left(core, asked, at, Given(names=("l3",)))
    assert label(at) == "q2"
    assert await core.read(ANA, _log) == [(EventKind.SET, "l3")]


async def test_what_is_needed_is_asked_and_what_is_no_answer_refused(core: Core, asked: WaveId) -> None:
    at = await at_first(core, asked)
    with pytest.raises(EmptyAnswer):
        await left(core, asked, at, NOTHING)
    for way in Way:
        with pytest.raises(UnknownChoice):
            await left(core, asked, at, Given(names=("0",)), way)
    at = await left(core, asked, at, NOTHING, Way.SKIP)
    assert label(at) == "q2"
    assert await core.read(ANA, _log) == [(EventKind.SKIP, None)]
    at = await left(core, asked, at, NOTHING, Way.BACK)
    assert isinstance(at.stop, QuestionStop)
    assert at.stop.state is AnswerState.SKIPPED


async def test_an_emptied_field_takes_back_what_is_not_needed_on_the_way_on_only(
    core: Core, asked: WaveId
) -> None:
    at = await at_first(core, asked)
    at = await left(core, asked, at, Given(names=("l0",)))
    assert isinstance(at.stop, ChapterStop)
    at = await left(core, asked, at, Given(typed="Our plan"))
    assert label(at) == "people"
    at = await left(core, asked, at, NOTHING, Way.BACK)
    at = await left(core, asked, at, NOTHING, Way.REVIEW)
    assert isinstance(at.stop, ReviewStop)
    assert at.walk.values["/data/one/proof"] == "Our plan"
    at = await left(core, asked, at, NOTHING, Way.BACK)
    while not isinstance(at.stop, ChapterStop) or at.stop.chapter.number != 1:
        at = await left(core, asked, at, NOTHING, Way.BACK)
    at = await left(core, asked, at, Given(names=("l1",), typed=" "))
    assert label(at) == "people"
    assert "/data/one/proof" not in at.walk.values


async def test_from_the_list_one_answer_leads_back_there(core: Core, asked: WaveId) -> None:
    at = await at_first(core, asked)
    at = await left(core, asked, at, Given(names=("l0",)), Way.REVIEW)
    for way in (Way.ON, Way.BACK):
        at = await core.write(ANA, paging.in_wave, asked, answering.jump, at.revision, 1)
        at = await left(core, asked, at, Given(names=("l1",)), Way.PAUSE)
        at = await core.write(ANA, paging.in_wave, asked, answering.resume)
        at = await left(core, asked, at, Given(names=("l2",)), way)
        assert isinstance(at.stop, ReviewStop), "also after a pause"


async def test_another_language_keeps_what_is_there(core: Core, asked: WaveId) -> None:
    at = await at_first(core, asked)
    await core.write(ANA, paging.speak, asked, at.revision, Given(names=("l1",)), "fr")
    found = await core.read(ANA, paging.present, asked)
    assert (found.walk.language, found.walk.values["/data/one/q1"]) == ("fr", "l1")
    assert (await core.read(ANA, me.profile)).language == "fr"


async def test_mine_are_those_that_ask_me_and_those_that_i_sent(core: Core, asked: WaveId) -> None:
    at = await at_first(core, asked)
    at = await left(core, asked, at, Given(names=("l0",)))
    (one,) = (await core.read(ANA, mine.mine)).answering
    assert (one.stage, one.done, one.total, one.receipt) == (Stage.STARTED, 1, 2, "")
    at = await left(core, asked, at, NOTHING)
    at = await left(core, asked, at, Given(typed="5"))
    at = await left(core, asked, at, NOTHING)
    assert isinstance(at.stop, ReviewStop)
    sent = await core.write(ANA, paging.in_wave, asked, answering.send, at.revision)
    (one,) = (await core.read(ANA, mine.mine)).answering
    assert (one.stage, one.receipt) == (Stage.SENT, sent.receipt)
    (one,) = (await core.read(BRUNO, mine.mine)).answering
    assert one.stage is Stage.NOT_STARTED
    assert [item.subject for item in await core.read(BRUNO, mine.waiting)] == [int(asked)]
    assert await core.read(ANA, mine.waiting) == ()


async def test_a_wave_for_others_is_none_of_mine(core: Core, network: None) -> None:
    plan = await core.write(BOSS, inviting.prepare, encode(small()), "31/01/2027", "", ["P2"])
    wave = (await core.write(BOSS, inviting.open_wave, plan.draft)).wave.id
    with pytest.raises(NotAsked):
        await core.read(ANA, paging.present, wave)
    with pytest.raises(NotAsked):
        await core.write(ANA, paging.enter, wave)
    assert (await core.read(ANA, mine.mine)).answering == ()
    assert len((await core.read(CLEO, mine.mine)).answering) == 1
