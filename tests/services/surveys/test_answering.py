"""Answering: what a member can rely on from the first press to the receipt, and after a wrong one."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from domain.consents import NOTICE_WORDING, Given, Purpose
from domain.errors import NotAMember, UnknownNetwork
from domain.questionnaires import (
    DONT_KNOW,
    BareNumber,
    ChapterStop,
    EmptyAnswer,
    QuestionStop,
    ReviewStop,
    UnknownChoice,
)
from domain.records import replace
from domain.surveys import (
    AlreadySent,
    AnswersMissing,
    CardPlace,
    NotYourCard,
    OldCard,
    SessionId,
    Stage,
    WaveClosed,
)
from services import consents, me
from services.surveys import answering, inviting
from services.surveys.results import own_result
from storage.schema.surveys import survey_event
from tests.services.networks_made import discord_user
from tests.services.surveys.conftest import ANA, BRUNO, CLEO, STRANGER

if TYPE_CHECKING:
    from domain.actors import Caller
    from domain.surveys import WaveId
    from services.core import Core
    from services.surveys.views import Conversation
    from tests.clock import FixedClock


async def test_the_privacy_notice_stands_before_the_first_answer_and_is_kept_with_the_first_press(
    core: Core, wave: WaveId
) -> None:
    found = await core.write(ANA, answering.open_session, wave)
    assert found.notice is not None
    assert not found.notice.read
    begun = await core.write(ANA, answering.start, found.session, found.revision)
    assert begun.notice is None
    held = (await core.read(ANA, consents.mine)).holding[Purpose.NOTICE]
    assert (held.wording, held.how) == (NOTICE_WORDING, Given.CHAT)


async def opened(core: Core, who: Caller, wave: WaveId) -> Conversation:
    """The first question of somebody's questionnaire."""
    found = await core.write(who, answering.open_session, wave)
    return await core.write(who, answering.start, found.session, found.revision)


async def chosen(core: Core, who: Caller, at: Conversation, choice: str) -> Conversation:
    return await core.write(who, answering.choose, at.session, at.revision, choice)


async def walked(core: Core, who: Caller, at: Conversation, choice: str = "2") -> Conversation:
    """All questions answered alike, up to the review."""
    while not isinstance(at.stop, ReviewStop):
        if isinstance(at.stop, ChapterStop):
            at = await core.write(who, answering.go_on, at.session, at.revision)
        else:
            at = await chosen(core, who, at, choice)
    return at


def label(at: Conversation) -> str:
    assert isinstance(at.stop, QuestionStop)
    return at.stop.question.label("en")


async def test_opening_shows_the_introduction_and_twice_is_the_same_session(core: Core, wave: WaveId):
    first = await core.write(ANA, answering.open_session, wave)
    again = await core.write(ANA, answering.open_session, wave)
    assert not first.begun
    assert (first.session, first.revision) == (again.session, again.revision)
    assert first.partner_name == "Porto technology centre"
    assert first.stage is Stage.NOT_STARTED


async def test_an_answer_moves_on_and_back_shows_it_again(core: Core, wave: WaveId):
    first = await opened(core, ANA, wave)
    second = await chosen(core, ANA, first, "3")
    assert label(second) != label(first)
    back = await core.write(ANA, answering.back, second.session, second.revision)
    assert isinstance(back.stop, QuestionStop)
    assert (label(back), back.stop.raw) == (label(first), "l3")


@pytest.mark.parametrize("typed", ["c", "C", "  c. "])
async def test_a_letter_is_an_answer(core: Core, wave: WaveId, typed: str):
    first = await opened(core, ANA, wave)
    second = await core.write(ANA, answering.answer, first.session, None, typed)
    assert second.progress.done == 1


@pytest.mark.parametrize("language", ["en", "fr", "es", "pt"])
async def test_the_sentence_is_an_answer_in_any_language(core: Core, wave: WaveId, language: str):
    first = await opened(core, ANA, wave)
    assert isinstance(first.stop, QuestionStop)
    sentence = first.stop.question.options[1].label(language)
    second = await core.write(ANA, answering.answer, first.session, None, sentence.upper())
    assert second.walk.values[first.stop.question.key] == "l1"


@pytest.mark.parametrize(
    ("typed", "refusal"),
    [("3", BareNumber), ("   ", EmptyAnswer), ("@everyone", UnknownChoice), ("x" * 10_000, UnknownChoice)],
)
async def test_what_is_no_answer_is_refused_and_changes_nothing(
    core: Core, wave: WaveId, typed: str, refusal: type[Exception]
):
    first = await opened(core, ANA, wave)
    with pytest.raises(refusal):
        await core.write(ANA, answering.answer, first.session, None, typed)
    assert await core.read(ANA, answering.look, first.session) == first


async def test_the_second_of_two_presses_on_one_card_is_refused(core: Core, wave: WaveId):
    first = await opened(core, ANA, wave)
    second = await chosen(core, ANA, first, "1")
    with pytest.raises(OldCard):
        await chosen(core, ANA, first, "4")
    assert await core.read(ANA, answering.look, first.session) == second


async def test_somebody_elses_card_is_refused(core: Core, wave: WaveId):
    first = await opened(core, ANA, wave)
    with pytest.raises(NotYourCard):
        await chosen(core, BRUNO, first, "1")
    with pytest.raises(NotAMember):
        await core.write(STRANGER, answering.open_session, wave)


async def test_a_closed_wave_takes_no_answers_and_keeps_what_was_said(
    core: Core, wave: WaveId, clock: FixedClock
):
    second = await chosen(core, ANA, await opened(core, ANA, wave), "1")
    clock.set(datetime(2027, 2, 1, 0, 0, tzinfo=UTC))
    with pytest.raises(WaveClosed):
        await chosen(core, ANA, second, "1")
    kept = await core.read(ANA, answering.look, second.session)
    assert kept.progress.done == 1


async def test_the_language_can_change_midway_and_the_log_says_in_which_each_was_read(
    core: Core, wave: WaveId
):
    second = await chosen(core, ANA, await opened(core, ANA, wave), "1")
    await core.write(ANA, me.choose_language, "fr")
    third = await chosen(core, ANA, second, "2")
    assert third.walk.language == "fr"
    rows = await core.across(
        lambda tx: tx.connection.execute(
            select(survey_event.c.language, survey_event.c.raw).order_by(survey_event.c.id)
        ).all()
    )
    assert [tuple(row) for row in rows] == [("en", "l1"), ("fr", "l2")]


async def test_pause_keeps_the_place(core: Core, wave: WaveId):
    second = await chosen(core, ANA, await opened(core, ANA, wave), "1")
    paused = await core.write(ANA, answering.pause, second.session, second.revision)
    assert paused.paused
    resumed = await core.write(ANA, answering.resume, paused.session)
    assert not resumed.paused
    assert label(resumed) == label(second)
    assert await core.write(ANA, answering.resume, paused.session) == resumed


async def test_evidence_is_taken_at_the_end_of_a_chapter(core: Core, wave: WaveId):
    at = await opened(core, ANA, wave)
    for _ in range(4):
        at = await chosen(core, ANA, at, "3")
    assert isinstance(at.stop, ChapterStop)
    told = await core.write(ANA, answering.answer, at.session, at.revision, "https://example.org/plan")
    assert isinstance(told.stop, ChapterStop)
    assert [one.raw for one in told.stop.attached] == ["https://example.org/plan"]
    assert told.stop.score
    assert told.stop.score.shown == 75


async def test_sending_needs_every_required_answer(core: Core, wave: WaveId):
    at = await opened(core, ANA, wave)
    at = await core.write(ANA, answering.skip, at.session, at.revision)
    at = await walked(core, ANA, at)
    with pytest.raises(AnswersMissing) as lacking:
        await core.write(ANA, answering.send, at.session, at.revision)
    assert lacking.value.count == 1


async def test_review_change_send_and_change_again(core: Core, wave: WaveId):
    at = await walked(core, ANA, await opened(core, ANA, wave))
    at = await core.write(ANA, answering.jump, at.session, at.revision, 5)
    at = await chosen(core, ANA, at, DONT_KNOW)
    assert isinstance(at.stop, ReviewStop), "one answer changed leads back to the review"
    sent = await core.write(ANA, answering.send, at.session, at.revision)
    assert sent.stage is Stage.SENT
    assert sent.receipt
    with pytest.raises(AlreadySent):
        await core.write(ANA, answering.go_on, sent.session, sent.revision)
    result = await core.read(ANA, own_result)
    assert result.receipt == sent.receipt
    assert result.scores.dimension("d1").shown == 50
    assert result.scores.dimension("d2").answered == 3

    again = await core.write(ANA, answering.reopen, sent.session)
    assert isinstance(again.stop, ReviewStop)
    resent = await core.write(ANA, answering.send, again.session, again.revision)
    assert resent.receipt not in (None, sent.receipt)


async def test_answer_without_naming_a_wave_finds_the_open_one(core: Core, wave: WaveId):
    found = await core.write(CLEO, answering.current_session)
    assert found.about.wave.id == wave
    assert found.walk.language == "fr"


async def test_a_card_in_direct_messages_is_found_by_its_channel_until_the_answers_are_sent(
    core: Core, wave: WaveId
):
    at = await opened(core, ANA, wave)
    place = CardPlace(555, 1)
    assert await core.write(ANA, answering.place_card, at.session, place, in_dm=True) is None
    assert await core.look_across(answering.conversation_in, 555) == (at.about.network, SessionId(at.session))
    moved = await core.write(ANA, answering.place_card, at.session, CardPlace(555, 2), in_dm=True)
    assert moved == place
    at = await walked(core, ANA, at)
    await core.write(ANA, answering.send, at.session, at.revision)
    assert await core.look_across(answering.conversation_in, 555) is None
    assert await core.look_across(answering.conversation_in, 556) is None


async def test_a_pause_on_the_way_from_the_review_leads_back_to_it(core: Core, wave: WaveId):
    at = await walked(core, ANA, await opened(core, ANA, wave))
    at = await core.write(ANA, answering.jump, at.session, at.revision, 5)
    await core.write(ANA, answering.pause, at.session, at.revision)
    at = await core.write(ANA, answering.resume, at.session)
    at = await chosen(core, ANA, at, "1")
    assert isinstance(at.stop, ReviewStop)


@pytest.mark.parametrize("choice", ["99", "7"])
async def test_a_forged_place_is_refused_kindly(core: Core, wave: WaveId, choice: str):
    first = await opened(core, ANA, wave)
    with pytest.raises(OldCard):
        await chosen(core, ANA, first, choice)
    with pytest.raises(OldCard):
        await core.write(ANA, answering.jump, first.session, first.revision, 999)


async def test_a_stranger_with_a_made_up_id_sees_nothing_of_the_network(core: Core, wave: WaveId):
    first = await opened(core, ANA, wave)
    stranger = discord_user(77, "Nobody", server=None)
    forged = replace(stranger, network=first.about.network)
    for service in (answering.look, answering.resume):
        with pytest.raises(UnknownNetwork):
            await core.write(forged, service, first.session)
    with pytest.raises(UnknownNetwork):
        await core.read(forged, inviting.about, wave)
    with pytest.raises(UnknownNetwork):
        await core.write(forged, answering.speak, first.session, "fr")


async def test_a_language_chosen_on_somebody_elses_card_changes_nothing(core: Core, wave: WaveId):
    first = await opened(core, ANA, wave)
    with pytest.raises(NotYourCard):
        await core.write(BRUNO, answering.speak, first.session, "fr")
    assert (await core.read(BRUNO, me.profile)).language == "pt"
    assert (await core.write(ANA, answering.speak, first.session, "es")).walk.language == "es"


async def test_only_a_press_on_a_card_that_says_so_agrees_to_direct_messages(core: Core, wave: WaveId):
    at = await opened(core, ANA, wave)
    await core.write(ANA, answering.place_card, at.session, CardPlace(555, 1), in_dm=True)
    before = await core.read(ANA, me.profile)
    assert before.direct is not None
    assert before.direct.agreed_at is None
    await core.write(ANA, answering.place_card, at.session, CardPlace(555, 2), in_dm=True, agrees=True)
    after = await core.read(ANA, me.profile)
    assert after.direct is not None
    assert after.direct.agreed_at == core.now()
