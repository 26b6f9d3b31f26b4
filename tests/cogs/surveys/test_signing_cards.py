"""The cards of agreeing, signing, results and reminders, with long names, are within Discord's limits."""

from __future__ import annotations

from dataclasses import replace
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
from cogs.surveys.cards.signing import ask_withdraw, ready
from cogs.surveys.cards.status import status
from domain.actors import PartnerId
from domain.agreements import ItemState
from domain.languages import LANGUAGES
from domain.people import Standing
from locales import translator
from services.surveys import inviting, nudging, results, signing
from services.surveys.status import status as load_status
from tests.cogs.surveys.test_cards import LONG, PARTNERS, harmless
from tests.services.networks_made import BOSS, assigned, built, discord_user
from tests.services.surveys.answers import send
from tests.services.surveys.conftest import definition  # noqa: F401 - a fixture

if TYPE_CHECKING:
    from domain.surveys import WaveId
    from services.core import Core
    from tests.clock import FixedClock

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
    drawn += [next_open(found, 30, t), ready(found, t), ask_withdraw(found, t)]
    for view in drawn:
        assert harmless(view.to_components())


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
        assert told in str(drawn[0].to_components())


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
