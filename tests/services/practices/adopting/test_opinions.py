"""Stars with a sentence, once a member; questions to the author, in a thread or by notice, and answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from domain.errors import NotAMember, NotFound, RoleNeeded
from domain.notices.reader import Reader
from domain.practices.opinions import (
    AnsweredAlready,
    AsksThemselves,
    NobodyToAsk,
    NotYoursToAnswer,
    RatesOwn,
    StarsImpossible,
    WordsLong,
    WordsNeeded,
)
from services import members
from services.practices.adopting import notices, opinions, reading, telling
from services.todo import listing
from storage import outbox
from tests.services.networks_made import BOSS
from tests.services.practices.adopting.conftest import ANA, BRUNO, CLEO, STRANGER, Made, waiting, withdrawn

if TYPE_CHECKING:
    from domain.actors import Actor, MemberId
    from services.core import Core
    from services.practices.adopting.views import QuestionView
    from storage.transaction import Transaction


async def asked(core: Core, made: Made) -> QuestionView:
    return await core.write(BRUNO, opinions.ask, made.practice, "Who pays for the bikes?")


async def test_a_member_rates_once_and_may_say_it_anew(core: Core, made: Made) -> None:
    await core.write(BRUNO, opinions.rate, made.practice, 3, "Useful")
    await core.write(ANA, opinions.rate, made.practice, 5, "It saved us a year")
    seen = await core.write(BRUNO, opinions.rate, made.practice, 4, " Very  useful ")
    assert (seen.mean, len(seen.ratings)) == (4.5, 2)
    assert seen.rated is not None
    assert (seen.rated.stars, seen.rated.sentence) == (4, "Very  useful")
    assert set(seen.names.values()) == {"Ana", "Bruno"}
    assert (await core.read(CLEO, reading.use, made.practice)).rated is None


async def test_ones_own_cannot_be_rated_and_stars_go_from_one_to_five(core: Core, made: Made) -> None:
    with pytest.raises(RatesOwn):
        await core.read(CLEO, opinions.before_rating, made.practice)
    with pytest.raises(RatesOwn):
        await core.write(CLEO, opinions.rate, made.practice, 5, "Mine")
    for wrong in (0, 6):
        with pytest.raises(StarsImpossible):
            await core.write(BRUNO, opinions.rate, made.practice, wrong, "Well")
    with pytest.raises(WordsNeeded):
        await core.write(BRUNO, opinions.rate, made.practice, 5, " … ")
    with pytest.raises(WordsLong):
        await core.write(BRUNO, opinions.rate, made.practice, 5, "x" * 301)
    with pytest.raises(NotAMember):
        await core.write(STRANGER, opinions.rate, made.practice, 5, "Well")


async def test_the_author_is_told_and_answers_and_who_asked_reads_it(core: Core, made: Made) -> None:
    question = (await asked(core, made)).question
    assert [one.member_id for one in await waiting(core, "question.asked")] == [made.cleo]
    assert "practice.question" in [one.kind.value for one in (await core.read(CLEO, listing.mine)).items]
    with pytest.raises(NotYoursToAnswer):
        await core.write(ANA, opinions.answer, question.id, "I think the city")
    done = await core.write(CLEO, opinions.answer, question.id, "The city, half of it")
    assert (done.by, done.question.answer) == ("Cléo", "The city, half of it")
    assert await waiting(core, "question.asked") == []
    assert [one.member_id for one in await waiting(core, "question.answered")] == [made.bruno]
    assert (await core.read(CLEO, listing.mine)).items == ()
    with pytest.raises(AnsweredAlready):
        await core.write(BOSS, opinions.answer, question.id, "The same")
    assert [one.question.id for one in (await core.read(ANA, reading.use, made.practice)).questions] == [
        question.id
    ]


async def test_what_the_notices_say(core: Core, made: Made) -> None:
    question = (await asked(core, made)).question
    told = await _told(core, telling.QUESTION, question.id, made.cleo)
    assert told is not None
    assert told.view.who == "Bruno"
    await core.write(CLEO, opinions.answer, question.id, "The city")
    assert await _told(core, telling.QUESTION, question.id, made.cleo) is None, "it was answered"
    assert await _told(core, telling.QUESTION_NEWS, question.id, made.bruno) is not None
    await withdrawn(core, made)
    assert await _told(core, telling.QUESTION_NEWS, question.id, made.bruno) is None


async def test_it_may_stand_in_a_thread(core: Core, made: Made) -> None:
    with pytest.raises(RoleNeeded):
        await core.write(ANA, opinions.talk_in, 77)
    assert await core.read(BRUNO, opinions.place) is None
    await core.write(BOSS, opinions.talk_in, 77)
    place = await core.read(BRUNO, opinions.place)
    assert place is not None
    assert place.channel == 77
    question = (await asked(core, made)).question
    seen = await core.write(BRUNO, opinions.stands, question.id, 77, 78)
    assert (seen.question.channel, seen.question.thread) == (77, 78)
    await core.write(BOSS, opinions.talk_in, None)
    assert await core.read(BRUNO, opinions.place) is None


async def test_nobody_asks_themselves_or_somebody_who_left(core: Core, made: Made) -> None:
    with pytest.raises(AsksThemselves):
        await core.write(CLEO, opinions.ask, made.practice, "Why?")
    await core.write(BOSS, members.remove, made.cleo)
    with pytest.raises(NobodyToAsk):
        await asked(core, made)
    await core.write(BOSS, opinions.talk_in, 77)
    assert (await asked(core, made)).question.answered_at is None
    assert await waiting(core, "question.asked") == []
    with pytest.raises(WordsNeeded):
        await core.write(BRUNO, opinions.ask, made.practice, "?")
    await withdrawn(core, made)
    with pytest.raises(NotFound):
        await asked(core, made)


async def _told(core: Core, about: str, question: int, member: MemberId) -> notices.QuestionNotice | None:
    def run(tx: Transaction, _actor: Actor) -> notices.QuestionNotice | None:
        found = next(one for one in outbox.about(tx, about, question) if one.member == member)
        return notices.tell_question(tx, found, Reader(tx.network, "en", "Europe/Lisbon", member))

    return await core.read(BOSS, run)
