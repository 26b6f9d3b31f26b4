"""Signing on the web: what a partner's contact sees, settles, signs and takes back, and who may not."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from domain.agreements import ItemState
from services import me
from services.links import Purpose
from services.surveys import results, signing
from tests.domain.questionnaires.tables import instrument, small
from tests.portal.conftest import ANA, BRUNO, CLEO, World, asked
from tests.portal.test_surveys import link, press
from tests.services.networks_made import BOSS
from tests.services.surveys import every_type
from tests.services.surveys.answers import send
from tests.services.surveys.test_signing import sent_as

if TYPE_CHECKING:
    from domain.surveys import WaveId
    from services.core import Core
    from services.surveys.signed_views import AgreementView
    from tests.clock import FixedClock
    from tests.portal.conftest import Browse

CLOSED = datetime(2027, 2, 1, 12, tzinfo=UTC)


@pytest.fixture
async def wave(core: Core, world: World) -> WaveId:
    return await asked(core, instrument())


async def agreement(core: Core, wave: WaveId) -> AgreementView:
    return await core.read(ANA, signing.agreement, wave)


async def test_from_the_list_to_the_signature(core: Core, wave: WaveId, browse: Browse) -> None:
    await send(core, ANA, wave, "3112")
    await send(core, BRUNO, wave, "1112")
    browser = await browse(ANA)
    page = await browser.get("/n/1/surveys")
    assert "1 answer to settle · 2 people have answered" in page.text
    page = await browser.get(f"/n/1/surveys/{wave}/sign")
    assert "1 answer to settle before Porto technology centre signs" in page.text
    assert "Agreed: 27 · Settled: 0 · Still open: 1" in page.text
    assert "Sign…" not in page.text
    page = await browser.get(f"/n/1/surveys/{wave}/sign?look=0")
    assert "Chosen by Ana" in page.text
    assert "Chosen by Bruno" in page.text
    assert "Proposal of Techlink: the lower middle of all answers" in page.text
    page = await press(browser, "choose", option="l2")
    assert "All is settled: Porto technology centre can sign" in page.text
    assert (await agreement(core, wave)).agreement.count(ItemState.SETTLED) == 1
    page = await browser.get(f"/n/1/surveys/{wave}/sign?ready=1")
    assert "You decide now whether the coordination and the other partners see this result too" in page.text
    assert "You sign 28 answers" in page.text
    assert "1 person has not sent" not in page.text
    page = await press(browser, "sign:private")
    assert "Porto technology centre has signed" in page.text
    assert "Only your partner’s own people see this result." in page.text
    found = (await agreement(core, wave)).signature
    assert found is not None
    assert (found.name, found.people, found.shared) == ("Ana", 2, False)


async def test_sharing_is_decided_anew_and_a_signature_taken_back_after_a_question(
    core: Core, wave: WaveId, browse: Browse, clock: FixedClock
) -> None:
    await send(core, ANA, wave, "3")
    browser = await browse(ANA)
    await browser.get(f"/n/1/surveys/{wave}/sign?ready=1")
    await press(browser, "sign:shown")
    page = await press(browser, "keep")
    assert "keeps its result to itself now" in page.text
    page = await press(browser, "show")
    assert "The network sees the result of Porto technology centre now" in page.text
    page = await browser.get(f"/n/1/surveys/{wave}/sign?ask=withdraw")
    assert "counts as if it had not answered" in page.text
    assert (await agreement(core, wave)).signature is not None
    page = await press(browser, "withdraw")
    assert "The signature is withdrawn." in page.text
    assert (await agreement(core, wave)).signature is None
    await browser.get(f"/n/1/surveys/{wave}/sign?ready=1")
    await press(browser, "sign:shown")
    clock.set(CLOSED)
    browser = await browse(ANA)
    page = await browser.get(f"/n/1/surveys/{wave}/sign")
    assert "Withdraw" not in page.text
    page = await browser.get(f"/n/1/surveys/{wave}/sign?ask=keep")
    assert "it cannot be shown again" in page.text
    await press(browser, "keep")
    found = (await agreement(core, wave)).signature
    assert found is not None
    assert not found.shared
    token = (await browser.get(f"/n/1/surveys/{wave}/sign")).read.forms[0].fields["csrf"]
    for act in ("show", "withdraw"):
        page = await browser.post(f"/n/1/surveys/{wave}/sign", {"csrf": token, "act": act})
        assert page.status == 410, act


async def test_what_changed_meanwhile_is_not_settled_and_words_are_kept(
    core: Core, world: World, browse: Browse
) -> None:
    wave = await asked(core, every_type.form())
    ours = {"/data/one/people": "3", "/data/one/ways": "bus", "/data/two/home": "t1"}
    theirs = {"/data/one/people": "9", "/data/one/ways": "walk bus", "/data/two/home": "t2"}
    await core.write(ANA, sent_as, wave, ours)
    await core.write(BRUNO, sent_as, wave, theirs)
    items = {one.question.name: one for one in (await agreement(core, wave)).agreement.items}
    browser = await browse(ANA)
    page = await browser.get(f"/n/1/surveys/{wave}/sign?look={items['people'].number}")
    assert "Ana 3 Bruno 9" in page.text
    assert "Proposed: 3" in page.text
    await core.write(BRUNO, sent_as, wave, {**theirs, "/data/one/people": "8"})
    page = await press(browser, "write", answer="7")
    assert page.status == 409
    assert "The answers have changed since this page was shown" in page.text
    assert page.form("/sign").fields["answer"] == "7"
    page = await press(browser, "write", answer="seven")
    assert page.status == 422
    assert page.form("/sign").fields["answer"] == "seven"
    assert 'aria-invalid="true"' in page.html
    page = await press(browser, "write", answer="7")
    assert page.status == 200
    page = await browser.get(f"/n/1/surveys/{wave}/sign?look={items['ways'].number}")
    fields = [(k, v) for k, v in page.form("/sign").fields.items() if k != "option"]
    fields += [("act", "choose"), ("option", "walk"), ("option", "bike")]
    await browser.post(f"/n/1/surveys/{wave}/sign", fields)  # type: ignore[arg-type]
    await browser.get(f"/n/1/surveys/{wave}/sign?look={items['home'].number}")
    await press(browser, "write", answer="Porto Santo")
    answers = (await agreement(core, wave)).agreement.answers()
    assert answers["/data/one/people"] == "7"
    assert answers["/data/one/ways"] == "walk bike"
    assert answers["/data/two/home"] == "t1"


async def test_nobody_signs_what_they_did_not_see(core: Core, wave: WaveId, browse: Browse) -> None:
    await send(core, ANA, wave, "3")
    browser = await browse(ANA)
    page = await browser.get(f"/n/1/surveys/{wave}/sign?ready=1")
    await send(core, BRUNO, wave, "1")
    page = await press(browser, "sign:shown")
    assert page.status == 409
    assert "28 answers to settle" in page.text
    assert not [form for form in page.read.forms if "take" in form.acts], "two levels apart"
    token = page.read.forms[0].fields
    page = await browser.post(f"/n/1/surveys/{wave}/sign", {**token, "act": "sign:shown", "seal": "x"})
    assert page.status == 409
    assert (await agreement(core, wave)).signature is None


async def test_proposals_close_together_are_taken_at_once(core: Core, wave: WaveId, browse: Browse) -> None:
    await send(core, ANA, wave, "3")
    await send(core, BRUNO, wave, "2")
    browser = await browse(ANA)
    page = await browser.get(f"/n/1/surveys/{wave}/sign")
    assert "Take 28 proposals less than two levels apart" in page.text
    page = await press(browser, "take")
    assert "All is settled" in page.text


@pytest.mark.parametrize("who", [BRUNO, CLEO, BOSS])
async def test_only_the_contact_sees_everybody_s_answers(
    core: Core, wave: WaveId, browse: Browse, who: Any
) -> None:
    await send(core, ANA, wave, "3")
    await send(core, BRUNO, wave, "1")
    browser = await browse(who)
    page = await browser.get(f"/n/1/surveys/{wave}/sign")
    assert page.status == 403
    assert "Chosen by" not in page.text
    token = page.read.forms[0].fields["csrf"]
    seal = (await agreement(core, wave)).agreement.seal
    for act in ("sign:shown", "take", "withdraw", "keep", "choose", "write", "propose", "aside:dk", "x"):
        data = {"csrf": token, "act": act, "seal": seal, "number": "0", "option": "l1", "answer": "1"}
        page = await browser.post(f"/n/1/surveys/{wave}/sign", data)
        assert page.status == 403, act
    assert (await agreement(core, wave)).signature is None


async def test_nobody_has_answered_and_no_such_questionnaire(
    core: Core, wave: WaveId, browse: Browse
) -> None:
    browser = await browse(ANA)
    page = await browser.get(f"/n/1/surveys/{wave}/sign")
    assert "Nobody of Porto technology centre has sent answers yet" in page.text
    assert "`" not in page.text
    assert "/survey" not in page.text
    assert (await browser.get("/n/1/surveys/99/sign")).status == 404


async def test_a_link_signs_and_does_nothing_else(core: Core, world: World, browse: Browse) -> None:
    wave = await asked(core, small())
    await core.write(
        ANA, sent_as, wave, {"/data/one/q1": "l1", "/data/one/q2": "l1", "/data/two/people": "5"}
    )
    await core.write(ANA, me.choose_language, "pt")
    token = await link(core, ANA, wave, Purpose.SIGN)
    browser = await browse()
    page = await browser.get(f"/act/{token}?ready=1")
    assert "Assinar" in page.text
    assert not [have for tag, have in page.read.tags if tag == "a" and "/n/" in (have.get("href") or "")]
    page = await press(browser, "sign:shown")
    assert page.path == f"/act/{token}"
    assert (await agreement(core, wave)).signature is not None
    assert (await browser.get(f"/n/1/surveys/{wave}")).path == "/signin"
    result = await core.read(ANA, results.partner_result, wave)
    assert result.signature.shared
    other = await link(core, BRUNO, wave, Purpose.SIGN)
    assert (await browser.get(f"/act/{other}")).status == 403, "a link makes nobody a contact"
