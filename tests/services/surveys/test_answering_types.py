"""Choosing several, searching a long list, typing numbers and days: what a member can rely on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from domain.questionnaires import (
    AmbiguousChoice,
    AmbiguousNumber,
    AsideNotAlone,
    ConstraintNotMet,
    QuestionStop,
    ReviewStop,
    raw_of,
)
from domain.surveys import OldCard, Stage
from services.surveys import answering, inviting
from services.surveys.results import own_result
from tests.services.networks_made import BOSS
from tests.services.surveys import every_type
from tests.services.surveys.conftest import ANA
from tests.services.surveys.test_answering import opened

if TYPE_CHECKING:
    from domain.surveys import WaveId
    from services.core import Core
    from services.surveys.views import Conversation


@pytest.fixture
async def wave(core: Core, network: None) -> WaveId:
    plan = await core.write(BOSS, inviting.prepare, every_type.definition(), "31/01/2027", "", [])
    return (await core.write(BOSS, inviting.open_wave, plan.draft)).wave.id


async def typed(core: Core, at: Conversation, words: str) -> Conversation:
    return await core.write(ANA, answering.answer, at.session, at.revision, words)


async def picked(core: Core, at: Conversation, *places: int) -> Conversation:
    return await core.write(ANA, answering.choose_several, at.session, at.revision, [str(p) for p in places])


async def on(core: Core, at: Conversation) -> Conversation:
    return await core.write(ANA, answering.go_on, at.session, at.revision)


def asked(at: Conversation) -> str:
    assert isinstance(at.stop, QuestionStop), at.stop
    return at.stop.question.name


async def to(core: Core, wave: WaveId, name: str) -> Conversation:
    """Ana's card at a question, everything before it left for later or read."""
    at = await opened(core, ANA, wave)
    while not isinstance(at.stop, QuestionStop) or at.stop.question.name != name:
        at = await on(core, at)
    return at


async def test_several_are_chosen_in_a_select(core: Core, wave: WaveId) -> None:
    at = await picked(core, await to(core, wave, "ways"), 2, 0)
    assert asked(at) == "best"
    assert raw_of(at.walk, "/data/one/ways") == "walk bus"
    assert [option.name for option in at.stop.question.options] == ["walk", "bus"]  # type: ignore[union-attr]
    at = await picked(core, at, 1)
    assert raw_of(at.walk, "/data/one/best") == "bus"
    with pytest.raises(OldCard):
        await picked(core, at, 12)
    with pytest.raises(OldCard):
        await core.write(ANA, answering.choose_several, at.session, at.revision - 1, ["0"])


async def test_several_are_typed_and_dont_know_stands_alone(core: Core, wave: WaveId) -> None:
    at = await to(core, wave, "ways")
    with pytest.raises(AsideNotAlone):
        await typed(core, at, "A, don't know")
    at = await core.write(ANA, answering.choose, at.session, at.revision, "dk")
    assert raw_of(at.walk, "/data/one/ways") == "dk"
    at = await core.write(ANA, answering.back, at.session, at.revision)
    at = await typed(core, at, "by bus, on foot")
    assert raw_of(at.walk, "/data/one/ways") == "walk bus"


async def test_a_long_list_is_searched(core: Core, wave: WaveId) -> None:
    at = await to(core, wave, "home")
    with pytest.raises(AmbiguousChoice):
        await typed(core, at, "town")
    at = await typed(core, at, "santo")
    assert raw_of(at.walk, "/data/two/home") == "t1"
    assert asked(at) == "seen"
    at = await picked(core, at, 2)
    assert asked(at) == "seen"  # one stays, to search on
    at = await picked(core, at, 0, 1)
    assert raw_of(at.walk, "/data/two/seen") == "t0 t1 t2"
    at = await core.write(ANA, answering.empty, at.session, at.revision)
    assert raw_of(at.walk, "/data/two/seen") is None
    assert asked(at) == "seen"


async def test_numbers_and_days_are_typed(core: Core, wave: WaveId) -> None:
    at = await to(core, wave, "km")
    with pytest.raises(AmbiguousNumber):
        await typed(core, at, "1.500")
    with pytest.raises(ConstraintNotMet):
        await typed(core, at, "-2,5")
    at = await typed(core, at, "2,5")
    at = await on(core, await on(core, await on(core, await on(core, at))))
    assert asked(at) == "since"
    assert at.stop.raw == "2027-01-12"  # type: ignore[union-attr]
    at = await typed(core, at, "12 janvier 2019")
    assert asked(at) == "total"
    assert (at.stop.question.read_only, at.stop.raw) == (True, "550")  # type: ignore[union-attr]
    at = await on(core, at)
    assert asked(at) == "why"


async def test_an_answer_that_the_form_gives_starts_nothing(core: Core, wave: WaveId) -> None:
    found = await core.write(ANA, answering.open_session, wave)
    assert (found.progress.done, found.stage) == (1, Stage.NOT_STARTED)
    begun = await core.write(ANA, answering.start, found.session, found.revision)
    assert begun.stage is Stage.STARTED


async def test_from_the_first_question_to_the_receipt(core: Core, wave: WaveId) -> None:
    at = await picked(core, await to(core, wave, "ways"), 0, 1)
    for words in ("A", "month 3", "12,5", "7"):
        at = await typed(core, at, words)
    at = await on(core, at)  # the end of the chapter
    at = await typed(core, at, "Brest")
    at = await picked(core, at, 0)
    at = await on(core, at)
    at = await typed(core, at, "31/12/2026")
    while not isinstance(at.stop, ReviewStop):
        at = await on(core, at)
    await core.write(ANA, answering.send, at.session, at.revision)
    sent = await core.read(ANA, own_result)
    assert sent.answers == {
        "/data/one/ways": "walk bike", "/data/one/best": "walk", "/data/one/month": "m3", "/data/one/km": "12.5",
        "/data/one/year": "2750", "/data/one/people": "7", "/data/two/home": "t2", "/data/two/seen": "t0",
        "/data/two/since": "2026-12-31", "/data/two/total": "2750",
    }  # fmt: skip
    assert sent.scores.dimensions == ()
