"""Agreeing and signing: what a contact can rely on, and what is refused."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from domain.agreements import ItemState
from domain.errors import NotAMember, NotFound
from domain.people import Standing
from domain.questionnaires import DONT_KNOW, NOT_APPLICABLE, Form, UnknownChoice, encode
from domain.signatures import (
    AgreementChanged,
    AlreadySigned,
    AnswersClash,
    NobodyAnswered,
    NoSuchAnswer,
    NotSettled,
    NotSigned,
    NotTheContact,
)
from domain.surveys import NoWave, WaveClosed, WaveId
from services import members
from services.surveys import inviting, results, signing
from services.surveys.answering import receipt_number
from storage import trail
from storage.surveys import submissions
from tests.domain.questionnaires.tables import form, small
from tests.services.networks_made import BOSS, assigned, discord_user
from tests.services.surveys.answers import send
from tests.services.surveys.conftest import ANA, BREST, BRUNO, CLEO, PORTO, STRANGER

if TYPE_CHECKING:
    from domain.actors import Actor
    from domain.agreements import Item
    from services.core import Core
    from services.surveys.signed_views import AgreementView
    from storage.transaction import Transaction
    from tests.clock import FixedClock

CLOSED = datetime(2027, 2, 1, 0, 0, tzinfo=UTC)
DORA = discord_user(5, "Dora")


@pytest.fixture(autouse=True)
async def contacts(core: Core, wave: WaveId) -> None:
    """Ana is Porto's contact; Dora joins Porto."""
    await assigned(core, 2, "Ana", partner=PORTO, standing=Standing.CONTACT)
    await assigned(core, 5, "Dora", partner=PORTO)


def clashing() -> Form:
    return form(
        "type | name | label::English (en) | constraint | constraint_message::English (en)\n"
        "integer | lo | The least? | |\ninteger | hi | The most? | . > ${lo} | More than the least."
    )


def sent_as(tx: Transaction, actor: Actor, wave: WaveId, answers: dict[str, str]) -> None:
    assert actor.partner is not None
    submissions.add(tx, receipt_number(), wave, actor.partner, actor.as_member(), answers)


def place(item: Item) -> tuple[int, str]:
    """A question's place and seal, as its card names them."""
    return item.number, item.seal


async def agreement(core: Core, wave: WaveId) -> AgreementView:
    return await core.read(ANA, signing.agreement, wave)


async def signed(core: Core, wave: WaveId, *, shared: bool = True) -> AgreementView:
    found = await agreement(core, wave)
    return await core.write(ANA, signing.sign, wave, found.agreement.seal, shared=shared)


async def test_three_answer_the_contact_settles_and_signs(core: Core, wave: WaveId):
    await send(core, ANA, wave, "3111d")
    await send(core, BRUNO, wave, "1121n")
    await send(core, DORA, wave, "3222d")
    found = await agreement(core, wave)
    assert len(found.agreement.people) == 3
    assert set(found.names.values()) == {"Ana", "Bruno", "Dora"}
    assert found.waiting == 0
    opened = found.agreement.open
    assert [item.proposal for item in opened[:4]] == ["l3", "l1", "l2", "l1"]
    assert all(item.proposal is None for item in opened[4:]), "don't know against not applicable"
    with pytest.raises(NotSettled) as refusal:
        await core.write(ANA, signing.sign, wave, found.agreement.seal, shared=True)
    assert refusal.value.count == 28

    taken = await core.write(ANA, signing.take_proposals, wave, found.agreement.seal)
    assert [item.number for item in taken.agreement.open][:1] == [opened[0].number], (
        "two levels apart: looked at"
    )
    at = await core.write(ANA, signing.settle, wave, *place(opened[0]), "2")
    for item in at.agreement.open:
        at = await core.write(ANA, signing.settle, wave, *place(item), DONT_KNOW)
    assert at.agreement.count(ItemState.SETTLED) == 28
    done = await signed(core, wave)
    assert done.signature is not None
    assert (done.signature.name, done.signature.people, done.signature.shared) == ("Ana", 3, True)
    result = await core.read(DORA, results.results)
    assert isinstance(result, results.PartnerResult)
    assert result.result.scores.dimension("d1").shown == round(25 * (2 + 1 + 2 + 1) / 4 + 0.01)
    assert result.result.scores.dimension("d2").shown is None


async def test_one_person_alone_agrees_with_themselves(core: Core, wave: WaveId):
    await send(core, BRUNO, wave, "3")
    found = await signed(core, wave)
    assert found.signature is not None
    assert found.signature.people == 1, "a contact who did not answer signs all the same"


async def test_all_dont_know_can_be_signed_and_says_too_little(core: Core, wave: WaveId):
    await send(core, ANA, wave, "d")
    found = await signed(core, wave)
    assert {score.shown for score in found.scores.dimensions} == {None}


async def test_nobody_answered(core: Core, wave: WaveId):
    with pytest.raises(NobodyAnswered):
        await agreement(core, wave)
    with pytest.raises(NobodyAnswered):
        await core.write(ANA, signing.sign, wave, "any", shared=True)


@pytest.mark.parametrize(
    "act", ["agreement", "sign", "withdraw", "settle", "settle_in_words", "take_proposal", "take_proposals"]
)
async def test_only_the_contact_sees_and_signs(core: Core, wave: WaveId, act: str):
    await send(core, ANA, wave, "3")
    arguments = {
        "agreement": (),
        "sign": ("seal",),
        "withdraw": (),
        "settle": (0, "seal", "1"),
        "settle_in_words": (0, "seal", "A"),
        "take_proposal": (0, "seal"),
        "take_proposals": ("seal",),
    }[act]
    extra = {"shared": True} if act == "sign" else {}
    for who in (BRUNO, CLEO):
        with pytest.raises(NotTheContact):
            await core.write(who, getattr(signing, act), wave, *arguments, **extra)
    with pytest.raises(NotAMember):
        await core.write(STRANGER, getattr(signing, act), wave, *arguments, **extra)
    with pytest.raises(NotTheContact) as refusal:
        await core.write(BRUNO, signing.agreement, wave)
    assert refusal.value.contacts == ("Ana",)


async def test_what_somebody_sends_meanwhile_is_not_signed_unseen(core: Core, wave: WaveId):
    await send(core, ANA, wave, "3")
    seen = await agreement(core, wave)
    await send(core, BRUNO, wave, "3")
    with pytest.raises(AgreementChanged):
        await core.write(ANA, signing.sign, wave, seen.agreement.seal, shared=True)
    await send(core, DORA, wave, "2")
    with pytest.raises(AgreementChanged):
        await core.write(ANA, signing.take_proposals, wave, seen.agreement.seal)


async def test_an_old_card_of_a_question_settles_nothing(core: Core, wave: WaveId):
    await send(core, ANA, wave, "1")
    await send(core, BRUNO, wave, "2")
    seen = (await agreement(core, wave)).agreement.items[0]
    await send(core, DORA, wave, "4")
    for act, *more in ((signing.settle, "1"), (signing.take_proposal,)):
        with pytest.raises(AgreementChanged):
            await core.write(ANA, act, wave, *place(seen), *more)
    with pytest.raises(AgreementChanged) as refusal:
        await core.write(ANA, signing.settle_in_words, wave, *place(seen), "We check it.")
    assert refusal.value.typed == "We check it.", "what was written is given back"
    found = (await agreement(core, wave)).agreement
    assert found.count(ItemState.SETTLED) == 0
    other = found.items[1]
    await core.write(ANA, signing.settle, wave, *place(found.items[0]), "1")
    done = await core.write(ANA, signing.settle, wave, *place(other), "1")
    assert done.agreement.count(ItemState.SETTLED) == 2, "what is settled elsewhere makes no card old"


async def test_what_a_settled_answer_asks_for_is_settled_before_signing(core: Core, wave: WaveId):
    """Q2 is asked unless q1 is the lowest level; both chose it, so nobody answered q2."""
    plan = await core.write(BOSS, inviting.prepare, encode(small()), "31/01/2027", "", [])
    own = (await core.write(BOSS, inviting.open_wave, plan.draft)).wave.id
    for who in (ANA, BRUNO):
        await core.write(who, sent_as, own, {"/data/one/q1": "l0", "/data/two/people": "5"})
    first = (await core.read(ANA, signing.agreement, own)).agreement.items[0]
    found = await core.write(ANA, signing.settle, own, *place(first), "3")
    with pytest.raises(NotSettled) as refusal:
        await core.write(ANA, signing.sign, own, found.agreement.seal, shared=True)
    assert (refusal.value.count, refusal.value.first) == (1, "Is it kept up?")
    found = await core.write(ANA, signing.settle, own, *place(found.agreement.open[0]), "1")
    done = await core.write(ANA, signing.sign, own, found.agreement.seal, shared=True)
    assert done.signature is not None
    signed = await core.read(ANA, results.partner_result, own)
    assert signed.answers is not None
    assert signed.answers["/data/one/q2"] == "l1"


async def test_two_contacts_sign_at_once_and_one_is_told(core: Core, wave: WaveId):
    await assigned(core, 3, "Bruno", partner=PORTO, standing=Standing.CONTACT)
    await send(core, ANA, wave, "3")
    seal = (await agreement(core, wave)).agreement.seal
    outcomes = await asyncio.gather(
        *(core.write(who, signing.sign, wave, seal, shared=True) for who in (ANA, BRUNO)),
        return_exceptions=True,
    )
    refused = [one for one in outcomes if isinstance(one, AlreadySigned)]
    assert len(refused) == 1
    assert refused[0].name in {"Ana", "Bruno"}
    with pytest.raises(AlreadySigned):
        await core.write(ANA, signing.settle, wave, 0, seal, "1")


async def test_a_signature_is_a_copy_and_can_be_withdrawn_until_the_wave_closes(
    core: Core, wave: WaveId, clock: FixedClock
):
    await send(core, ANA, wave, "3")
    await signed(core, wave)
    clock.advance(timedelta(hours=1))
    await send(core, BRUNO, wave, "0")
    kept = await agreement(core, wave)
    assert kept.signature is not None
    assert kept.signature.newer == 1
    result = await core.read(ANA, results.partner_result, wave)
    assert result.result.scores.dimension("d1").shown == 75

    withdrawn = await core.write(ANA, signing.withdraw, wave)
    assert withdrawn.signature is None
    assert len(withdrawn.agreement.open) == 28
    with pytest.raises(NotSigned):
        await core.write(ANA, signing.withdraw, wave)
    with pytest.raises(NotSigned):
        await core.read(ANA, results.partner_result, wave)
    taken = withdrawn
    for item in taken.agreement.open:
        taken = await core.write(ANA, signing.settle, wave, *place(item), "1")
    await signed(core, wave, shared=False)
    clock.set(CLOSED)
    with pytest.raises(WaveClosed):
        await core.write(ANA, signing.withdraw, wave)
    entries = await core.read(ANA, lambda tx, _: trail.listed(tx, subject=("partner", PORTO)))
    assert [entry.act for entry in entries[:3]] == ["survey.sign", "survey.withdraw", "survey.sign"]


async def test_a_closed_wave_takes_no_signature(core: Core, wave: WaveId, clock: FixedClock):
    await send(core, ANA, wave, "3")
    seal = (await agreement(core, wave)).agreement.seal
    clock.set(CLOSED)
    for act in (signing.take_proposals, signing.settle):
        with pytest.raises(WaveClosed):
            await core.write(ANA, act, wave, *((seal,) if act is signing.take_proposals else (0, seal, "1")))
    with pytest.raises(WaveClosed):
        await core.write(ANA, signing.sign, wave, seal, shared=True)
    assert not (await agreement(core, wave)).open


async def test_the_result_can_be_shown_or_hidden_later(core: Core, wave: WaveId, clock: FixedClock):
    await send(core, ANA, wave, "3")
    await signed(core, wave, shared=False)
    with pytest.raises(NotSigned):
        await core.read(CLEO, results.partner_result, wave, PORTO)
    await core.write(ANA, signing.share, wave, shared=True)
    seen = await core.read(CLEO, results.partner_result, wave, PORTO)
    assert not seen.own
    assert seen.answers is None
    with pytest.raises(NotTheContact):
        await core.write(BRUNO, signing.share, wave, shared=False)
    clock.set(CLOSED)
    await core.write(ANA, signing.share, wave, shared=False)
    with pytest.raises(NotSigned):
        await core.read(CLEO, results.partner_result, wave, PORTO)
    with pytest.raises(WaveClosed):
        await core.write(ANA, signing.share, wave, shared=True)


async def test_a_contact_who_left_cannot_sign_and_the_next_one_goes_on(core: Core, wave: WaveId):
    await send(core, ANA, wave, "1")
    await send(core, BRUNO, wave, "2")
    first = (await agreement(core, wave)).agreement.items[0]
    await core.write(ANA, signing.settle, wave, *place(first), "2")
    ana = (await core.read(ANA, lambda _, actor: actor)).as_member()
    await core.write(BOSS, members.remove, ana)
    with pytest.raises(NotAMember):
        await agreement(core, wave)
    with pytest.raises(NotTheContact) as refusal:
        await core.read(BRUNO, signing.agreement, wave)
    assert refusal.value.contacts == ()
    await assigned(core, 3, "Bruno", partner=PORTO, standing=Standing.CONTACT)
    found = await core.read(BRUNO, signing.agreement, wave)
    assert found.agreement.count(ItemState.SETTLED) == 1
    assert sorted(found.names.values()) == ["Ana", "Bruno"], "what she answered still counts"


@pytest.mark.parametrize(
    ("number", "choice", "refusal"),
    [(0, "9", NoSuchAnswer), (0, "nonsense", UnknownChoice), (999, "1", AgreementChanged)],
)
async def test_made_up_choices_are_refused(
    core: Core, wave: WaveId, number: int, choice: str, refusal: type[Exception]
):
    await send(core, ANA, wave, "1")
    seal = (await agreement(core, wave)).agreement.items[0].seal
    with pytest.raises(refusal):
        await core.write(ANA, signing.settle, wave, number, seal, choice)
    assert (await agreement(core, wave)).agreement.count(ItemState.AGREED) == 28


async def test_evidence_of_all_is_gathered_and_can_be_written_anew(core: Core, wave: WaveId):
    await send(core, ANA, wave, "3", {"d1": "Our plan"})
    await send(core, BRUNO, wave, "3", {"d1": "https://example.org"})
    found = await agreement(core, wave)
    assert found.declared == ("d2", "d3", "d4", "d5", "d6", "d7")
    evidence = next(item for item in found.agreement.items if item.question.attached)
    assert evidence.value == "Our plan · https://example.org"
    written = await core.write(ANA, signing.settle_in_words, wave, *place(evidence), "Plan 2027")
    assert "Plan 2027" in written.agreement.answers().values()


async def test_another_partners_wave_or_none(core: Core, wave: WaveId):
    with pytest.raises(NotFound):
        await core.read(ANA, signing.agreement, WaveId(99))
    await assigned(core, 8, "Olga", function="interpreter")
    with pytest.raises(NotTheContact):
        await core.read(discord_user(8, "Olga"), signing.agreement)
    assert (await core.read(BOSS, results.network_result, wave)).picture.signed == 0


async def test_dont_know_and_not_applicable_are_listed_not_counted(core: Core, wave: WaveId):
    await send(core, ANA, wave, "d")
    await send(core, BRUNO, wave, "n")
    await send(core, DORA, wave, "2")
    item = (await agreement(core, wave)).agreement.items[0]
    assert (item.state, item.value) == (ItemState.AGREED, "l2")
    assert (item.count(DONT_KNOW), item.count(NOT_APPLICABLE)) == (1, 1)


async def test_who_answered_for_another_partner_is_not_waited_for(core: Core, wave: WaveId):
    """An answer counts for the partner one belonged to when one sent it."""
    await send(core, ANA, wave, "3")
    await send(core, BRUNO, wave, "3")
    await assigned(core, 3, "Bruno", partner=BREST, standing=Standing.CONTACT)
    assert sorted((await agreement(core, wave)).names.values()) == ["Ana", "Bruno"]
    await send(core, CLEO, wave, "2")
    assert (await core.read(BRUNO, signing.agreement, wave)).waiting == 0


async def test_a_wave_that_does_not_ask_ones_partner_is_not_there(core: Core, wave: WaveId, definition: str):
    plan = await core.write(BOSS, inviting.prepare, definition, "31/01/2027", "Brest only", ["P2"])
    only = (await core.write(BOSS, inviting.open_wave, plan.draft)).wave.id
    with pytest.raises(NotFound):
        await core.read(ANA, signing.agreement, only)
    offered = await core.read(ANA, signing.waves_to_sign)
    assert [about.wave.id for about in offered] == [wave]
    assert await core.read(BOSS, signing.waves_to_sign) == ()


async def test_answers_that_the_form_does_not_allow_together_are_not_signed(core: Core, wave: WaveId):
    form = clashing()
    plan = await core.write(BOSS, inviting.prepare, encode(form), "31/01/2027", "", [])
    own = (await core.write(BOSS, inviting.open_wave, plan.draft)).wave.id
    for who, low, high in ((ANA, "5", "9"), (BRUNO, "1", "2")):
        await core.write(who, sent_as, own, {"/data/lo": low, "/data/hi": high})
    found = await core.read(ANA, signing.agreement, own)
    assert [item.proposal for item in found.agreement.open] == ["1", "2"]
    await core.write(ANA, signing.take_proposal, own, *place(found.agreement.open[1]))
    found = await core.write(ANA, signing.settle_in_words, own, *place(found.agreement.open[0]), "5")
    with pytest.raises(AnswersClash) as refusal:
        await core.write(ANA, signing.sign, own, found.agreement.seal, shared=True)
    assert (refusal.value.question, refusal.value.message) == ("The most?", "More than the least.")


async def test_without_any_wave_there_is_nothing_to_sign(core: Core, network: None, wave: WaveId):
    await core.across(lambda tx: tx.connection.exec_driver_sql("DELETE FROM wave"))
    with pytest.raises(NoWave):
        await core.read(ANA, signing.agreement)
