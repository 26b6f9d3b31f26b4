"""The cards of agreeing, signing, results and reminders, with long names, are within Discord's limits."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from cogs.kit import acts
from cogs.kit.codec import CustomIdError, decode
from cogs.surveys.cards.agreement import agreement, chapter, item, next_open
from cogs.surveys.cards.answers import partner_answers
from cogs.surveys.cards.network_result import network_result
from cogs.surveys.cards.nudge import asked, nudge, preview
from cogs.surveys.cards.partner_result import partner_result
from cogs.surveys.cards.signing import ask_keep, ask_withdraw, kept_back, ready, shown
from cogs.surveys.cards.status import status
from domain.actors import PartnerId
from domain.agreements import ItemState
from domain.languages import LANGUAGES
from domain.people import Standing
from domain.questionnaires import encode
from domain.records import replace
from locales import translator
from services.surveys import inviting, nudging, results, signing
from services.surveys.answering import receipt_number
from services.surveys.status import status as load_status
from storage.surveys import submissions
from tests.cogs.surveys.test_cards import LONG, PARTNERS, harmless, parts, words
from tests.domain.questionnaires.tables import form
from tests.services.networks_made import BOSS, assigned, built, discord_user
from tests.services.surveys.answers import send
from tests.services.surveys.conftest import definition  # noqa: F401 - a fixture

if TYPE_CHECKING:
    from domain.actors import Actor
    from domain.surveys import WaveId
    from services.core import Core
    from storage.transaction import Transaction
    from tests.clock import FixedClock


def sent_as(tx: Transaction, actor: Actor, wave: WaveId, answers: dict[str, str]) -> None:
    assert actor.partner is not None
    submissions.add(tx, receipt_number(), wave, actor.partner, actor.as_member(), answers)


CONTACTS = [discord_user(20 + n, LONG[:60]) for n in range(6)]
COLLEAGUES = [discord_user(40 + n, LONG[:60]) for n in range(5)]


@pytest.fixture
async def wave(core: Core, definition: str) -> WaveId:  # noqa: F811
    """Nine partners with long names; six have a contact, the first has five more people. All disagree."""
    await built(core, partners=PARTNERS)
    for n in range(6):
        await assigned(core, 20 + n, LONG[:60], partner=PartnerId(n + 1), standing=Standing.CONTACT)
    for n in range(5):
        await assigned(core, 40 + n, LONG[:60], partner=PartnerId(1))
    plan = await core.write(BOSS, inviting.prepare, definition, "31/01/2027", "", [])
    opened = (await core.write(BOSS, inviting.open_wave, plan.draft)).wave.id
    for n, who in enumerate([CONTACTS[0], *COLLEAGUES]):
        await send(core, who, opened, ["0", "4", "d", "2", "n", "3"][n], {"d1": "*" * 900})
    return opened


async def signed_by_all(core: Core, wave: WaveId) -> None:
    for n, who in enumerate(CONTACTS):
        if n:
            await send(core, who, wave, "34"[n % 2])
        found = await core.read(who, signing.agreement, wave)
        for one in found.agreement.open:
            await core.write(who, signing.settle, wave, one.number, one.seal, "3")
        found = await core.read(who, signing.agreement, wave)
        await core.write(who, signing.sign, wave, found.agreement.seal, shared=True)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_agreeing_can_be_drawn(core: Core, wave: WaveId, language: str):
    t = translator(language)
    found = await core.read(CONTACTS[0], signing.agreement, wave)
    assert len(found.agreement.open) == 28
    drawn = [agreement(found, t, page) for page in range(6)]
    drawn += [chapter(found, n, t) for n in range(9)]
    drawn += [item(found, one.number, t) for one in found.agreement.items]
    drawn += [next_open(found, 30, t), ready(found, t), ask_withdraw(found, t), ask_keep(found, t)]
    crowded = replace(found, others=(found.about,) * 9)
    drawn += [agreement(crowded, t), kept_back(found, t), shown(found, t)]
    for view in drawn:
        assert harmless(view.to_components())


async def test_the_overview_counts_and_says_how_proposals_come_about_and_when_one_can_sign(
    core: Core, wave: WaveId
):
    t = translator("en")
    found = await core.read(CONTACTS[0], signing.agreement, wave)
    told = words(agreement(found, t))
    assert "Agreed: **0** · Settled: **0** · Still open: **28**" in told
    assert "Proposed is the lower middle of your colleagues’ answers" in told
    assert "You can sign once nothing is open" in told
    first = found.agreement.open[0]
    found = await core.write(CONTACTS[0], signing.settle, wave, first.number, first.seal, "2")
    assert "Settled: **1** · Still open: **27**" in words(agreement(found, t))
    for one in found.agreement.open:
        found = await core.write(CONTACTS[0], signing.settle, wave, one.number, one.seal, "3")
    told = words(agreement(found, t))
    assert "Settled: **28** · Still open: **0**" in told
    assert "You can sign now" in told
    assert "Proposed is" not in told


async def test_of_a_single_person_nothing_is_agreed(core: Core, wave: WaveId):
    await send(core, CONTACTS[1], wave, "2")
    told = words(agreement(await core.read(CONTACTS[1], signing.agreement, wave), translator("en")))
    assert "1 person has answered" in told
    assert "the answers of this one person are those of your partner" in told
    assert "gree on" not in told
    assert "Agreed:" not in told
    assert told.count("efore you sign") + told.count("You can sign now") == 1, "said once"


async def test_a_proposal_is_told_of_the_sentence_not_of_the_people(core: Core, wave: WaveId):
    found = await core.read(CONTACTS[0], signing.agreement, wave)
    told = words(item(found, 0, translator("en")))
    assert "-# Chosen by " in told
    assert "\n-# **Proposal of Techlink:** the lower middle of all answers" in told
    assert "· proposed" not in told


SCORELESS = "type | name | label::English (en)\n" + "\n".join(
    f"text | q{n} | Question {n} of many? {'*wide* ' * 30}" for n in range(9)
)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_without_scores_the_answers_are_seen_before_they_are_signed(core: Core, language: str):
    await built(core, partners=PARTNERS)
    await assigned(core, 20, LONG[:60], partner=PartnerId(1), standing=Standing.CONTACT)
    plan = await core.write(BOSS, inviting.prepare, encode(form(SCORELESS)), "31/01/2027", "", [])
    opened = (await core.write(BOSS, inviting.open_wave, plan.draft)).wave.id
    answers = {
        f"/data/q{n}": f"Answer {n} <@1> " + ("_word_ " * 250 if n == 3 else "short ") + f"end {n}."
        for n in range(9)
    }
    await core.write(CONTACTS[0], sent_as, opened, answers)
    found = await core.read(CONTACTS[0], signing.agreement, opened)
    t = translator(language)
    pages = [ready(found, t, page) for page in range(4)]
    assert pages[3].to_components() == ready(found, t, 2).to_components(), "three pages"
    pages.pop()
    told = [words(page) for page in pages]
    assert all(harmless(page.to_components()) for page in pages)
    for n in range(9):
        assert sum(f"Answer {n} " in page for page in told) == 1
        assert sum(f"Question {n} of" in page for page in told) == 1
        assert sum(f"end {n}." in page for page in told) == 1, "to its last word"
    drawn = [str(page.to_components()) for page in pages]
    assert all(t.text("Sign, for ourselves only") in page for page in drawn)
    assert all(t.text("Sign, only for sums") not in page for page in drawn), (
        "there are no sums without scores"
    )
    assert f":ready_page:{found.about.network}:{opened}:{found.agreement.seal}:1" in str(
        pages[0].to_components()
    )


async def test_other_questionnaires_can_be_gone_to(core: Core, wave: WaveId, definition: str):  # noqa: F811
    plan = await core.write(BOSS, inviting.prepare, definition, "28/02/2027", "next", [])
    later = (await core.write(BOSS, inviting.open_wave, plan.draft)).wave.id
    found = await core.read(CONTACTS[0], signing.agreement, wave)
    drawn = agreement(found, translator("en"))
    assert "**Also open:** Innovation self-assessment next" in words(drawn)
    options = [option for part in parts(drawn.to_components()) for option in part.get("options", [])]
    assert str(later) in [option["value"] for option in options if "next" in option["label"]]
    alone = replace(found, others=())
    assert "questionnaire is open, too" not in words(agreement(alone, translator("en")))


async def test_keeping_a_result_back_has_a_receipt_with_the_way_back(core: Core, wave: WaveId):
    found = await core.read(CONTACTS[0], signing.agreement, wave)
    t = translator("en")
    assert "only your partner’s own people see this result" in words(kept_back(found, t))
    assert "Show it to the network" in str(kept_back(found, t).to_components())
    assert "Keep it to ourselves" in str(shown(found, t).to_components())
    closed = replace(found, open=False)
    assert "Show it to the network" not in str(kept_back(closed, t).to_components())
    assert "cannot be shown again" in words(ask_keep(closed, t))


async def test_a_question_says_who_chose_which_sentence(core: Core, wave: WaveId):
    first = (await core.read(CONTACTS[0], signing.agreement, wave)).agreement.items[0]
    await core.write(CONTACTS[0], signing.settle, wave, first.number, first.seal, "2")
    found = await core.read(CONTACTS[0], signing.agreement, wave)
    drawn = str(item(found, 0, translator("en")).to_components())
    assert drawn.count("Agência Regional") == 4, "four of six said a level; the asides are counted"
    assert "Don’t know (1)" in drawn
    assert "Not applicable (1)" in drawn
    assert "Chosen" in drawn


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_question_that_nobody_was_asked_can_be_drawn(core: Core, wave: WaveId, language: str):
    t = translator(language)
    found = await core.read(CONTACTS[0], signing.agreement, wave)
    told = t.text("Nobody was asked this; your partner’s answers, taken together, call for it.")
    level, evidence = found.agreement.items[0], next(i for i in found.agreement.items if i.question.attached)
    for one in (level, evidence):
        bare = replace(one, voices=(), state=ItemState.OPEN, value=None, proposal=None, apart=None)
        items = tuple(bare if kept is one else kept for kept in found.agreement.items)
        view = replace(found, agreement=replace(found.agreement, items=items))
        drawn = [item(view, one.number, t), agreement(view, t), chapter(view, 0, t)]
        assert [harmless(card.to_components()) for card in drawn] == [True] * 3
        assert repr(told)[1:-1] in str(drawn[0].to_components())


@pytest.mark.parametrize(
    "custom_id",
    ["settle:1:7:0:2", "propose:1:7:0", "phrase:1:7:0", "phrased:1:7:0", "settle:1:7:0:2:x:y"],
)
def test_a_press_on_a_card_from_before_there_were_seals_is_told_so(custom_id: str):
    address = decode(f"tl:survey:{custom_id}")
    act = acts.find(address)
    assert act is not None
    with pytest.raises(CustomIdError):
        act.arguments(address)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_results_can_be_drawn(core: Core, wave: WaveId, language: str, clock: FixedClock):
    t = translator(language)
    empty = await core.read(BOSS, results.network_result, wave)
    assert harmless(network_result(empty, t).to_components())
    await signed_by_all(core, wave)
    own = await core.read(CONTACTS[0], results.partner_result, wave)
    whole = await core.read(BOSS, results.network_result, wave)
    drawn = [partner_result(own, t), network_result(whole, t)]
    drawn += [partner_answers(own, page, t) for page in range(7)]
    other = await core.read(CONTACTS[0], results.partner_result, wave, PartnerId(2))
    drawn += [partner_result(other, t), agreement(await core.read(CONTACTS[0], signing.agreement, wave), t)]
    clock.set(datetime(2027, 2, 1, tzinfo=UTC))
    drawn.append(agreement(await core.read(CONTACTS[0], signing.agreement, wave), t))
    for view in drawn:
        assert harmless(view.to_components())


@pytest.mark.parametrize("language", LANGUAGES)
async def test_status_and_reminder_can_be_drawn(core: Core, wave: WaveId, language: str):
    t = translator(language)
    plan = await core.read(BOSS, nudging.prepare, wave)
    drawn = [preview(plan, t), status(await core.read(BOSS, load_status), t)]
    asked_at = await core.write(BOSS, nudging.ask, wave)
    outcome = await core.read(BOSS, nudging.outcome, wave, asked_at)
    seen = await core.read(BOSS, load_status)
    drawn += [
        asked(outcome, t),
        status(seen, t),
        *(nudge(due, t) for due in await core.look_across(nudging.due)),
    ]
    for view in drawn:
        assert harmless(view.to_components())


async def test_a_partner_beyond_the_twenty_fifth_can_be_chosen(core: Core, wave: WaveId):
    await signed_by_all(core, wave)
    whole = await core.read(BOSS, results.network_result, wave)
    many = replace(whole, names={PartnerId(n): f"Partner {n:02}" for n in range(1, 40)})
    pages = [str(network_result(many, translator("en"), page=page).to_components()) for page in (0, 1)]
    assert "Partner 25" in pages[0]
    assert "Partner 26" not in pages[0]
    assert "Partner 39" in pages[1]


async def test_a_wave_that_closed_without_a_signature_says_so(core: Core, wave: WaveId, clock: FixedClock):
    clock.set(datetime(2027, 2, 1, tzinfo=UTC))
    found = await core.read(CONTACTS[0], signing.agreement, wave)
    drawn = str(agreement(found, translator("en")).to_components())
    assert "closed without your partner’s signature" in drawn
    assert "custom_id" not in drawn
