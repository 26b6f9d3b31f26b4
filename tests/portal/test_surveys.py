"""Answering on the web: the same session and the same answers as in chat, page by page, and by a link."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from domain.notices import NewNotice
from domain.notices.kinds import SURVEY_CLOSING
from domain.people import Standing
from domain.questionnaires import ChapterStop, QuestionKind, QuestionStop, ReviewStop
from domain.surveys import Stage
from services import links, me, members
from services.links import Purpose
from services.surveys import answering, paging
from services.surveys.results import own_result
from storage import outbox
from storage.schema.notices import inbox as lying
from storage.schema.notices import notice as notices
from tests.domain.questionnaires.tables import form as form_of
from tests.domain.questionnaires.tables import instrument, small
from tests.portal.conftest import BRUNO, CLEO, World, asked
from tests.services.networks_made import assigned
from tests.services.plans.conftest import BREST
from tests.services.surveys import every_type

if TYPE_CHECKING:
    from domain.actors import Caller
    from domain.surveys import WaveId
    from services.core import Core
    from services.surveys.views import Conversation
    from tests.clock import FixedClock
    from tests.portal.conftest import Browse, Browser, Page

CLOSED = datetime(2027, 2, 1, 12, tzinfo=UTC)
TEXTS = """type | name | label::English (en) | required | constraint | constraint_message::English (en)
text | idea | Your idea? | yes | |
date | since | Since when? | | . <= today() | Not in the future.
decimal | km | How far? | | |"""


@pytest.fixture
async def wave(core: Core, world: World) -> WaveId:
    return await asked(core, small())


async def at(core: Core, who: Caller, wave: WaveId) -> Conversation:
    return await core.read(who, paging.present, wave)


async def link(core: Core, who: Caller, wave: int, purpose: Purpose = Purpose.ANSWER, days: int = 30) -> str:
    def make(tx: Any, actor: Any) -> str:
        return links.make(tx, actor.as_member(), purpose, wave, timedelta(days=days))

    return await core.write(who, make)


async def begun(browser: Browser, wave: int) -> Page:
    """Past the introduction, by its button."""
    await browser.get(f"/n/1/surveys/{wave}")
    return await browser.send(f"/surveys/{wave}", act="begin")


async def press(browser: Browser, act: str, **values: str) -> Page:
    """One press on the present page."""
    assert browser.page is not None
    form = next(one for one in browser.page.read.forms if act in one.acts)
    return await browser.send(form.action, act=act, **values)


async def test_looking_begins_nothing_and_one_press_does(core: Core, wave: WaveId, browse: Browse) -> None:
    browser = await browse(BRUNO)
    page = await browser.get(f"/n/1/surveys/{wave}")
    assert "Who asks: the coordination of Atlantic innovation. You answer for Porto technology" in page.text
    assert "your contact sees your answers" in page.text
    assert "Open until 31 January 2027." in page.text
    assert "Who sees your answers" in page.text, "what happens with the answers is a press away"
    assert (await at(core, BRUNO, wave)).session == paging.NOT_BEGUN
    page = await browser.send(f"/surveys/{wave}", act="begin")
    assert page.path == f"/n/1/surveys/{wave}"
    assert "Welcome." in page.text
    found = await at(core, BRUNO, wave)
    assert (found.revision, found.stage) == (1, Stage.NOT_STARTED)
    await browser.post(f"/n/1/surveys/{wave}", {"csrf": page.read.forms[0].fields["csrf"], "act": "begin"})
    assert (await at(core, BRUNO, wave)).revision == 1, "twice does no harm"


async def test_a_page_is_read_with_who_comes_in_one_go(
    core: Core, wave: WaveId, browse: Browse, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = await browse(BRUNO)
    asked_apart: list[Any] = []
    monkeypatch.setattr(core, "read", lambda *given: asked_apart.append(given))
    page = await browser.get(f"/n/1/surveys/{wave}")
    assert page.status == 200
    assert "Who asks: the coordination of Atlantic innovation." in page.text
    assert not asked_apart
    assert (await browser.get("/n/1/surveys/999")).status == 404


async def test_from_the_list_to_the_receipt(core: Core, wave: WaveId, browse: Browse) -> None:
    browser = await browse(BRUNO)
    page = await browser.get("/n/1/surveys")
    assert "until 31 January 2027" in page.text
    assert f'href="/n/1/surveys/{wave}"' in page.html
    page = await browser.get("/n/1/")
    assert f'<a href="/n/1/surveys/{wave}">' in page.html, "it waits on the first page, too"
    await begun(browser, wave)
    page = await press(browser, "on")
    assert "Chapter 1 of 2, First · question 1 of 3" in page.text
    page = await press(browser, "on", option="l2")
    assert "Is it kept up?" in page.text
    page = await press(browser, "on", option="dk")
    assert "First: done" in page.text
    page = await press(browser, "on", answer="Our plan")
    assert "How many people?" in page.text
    assert 'inputmode="numeric"' in page.html
    page = await press(browser, "on", answer="12")
    assert "Why 12?" in page.text
    page = await press(browser, "on")
    assert page.status == 200, "what is not needed may stay empty"
    page = await press(browser, "on")
    assert "Look it over before you send it" in page.text
    assert "We do it by rule." in page.text
    page = await press(browser, "send")
    assert "Your answers are sent. Thank you." in page.text
    assert "Answers: 2 · Don’t know: 1 · Not applicable: 0" in page.text
    result = await core.read(BRUNO, own_result, wave)
    assert result.receipt in page.text
    assert result.answers == {
        "/data/one/q1": "l2", "/data/one/q2": "dk", "/data/one/proof": "Our plan", "/data/two/people": "12",
    }  # fmt: skip
    page = await browser.get("/n/1/surveys")
    assert f"receipt {result.receipt}" in page.text
    assert "No questionnaire waits for you" in page.text
    await browser.get(f"/n/1/surveys/{wave}")
    page = await press(browser, "reopen")
    assert "Look it over" in page.text
    page = await browser.get("/n/1/surveys")
    assert "what you sent before counts until you send" in page.text


async def test_begun_here_gone_on_with_there_and_back(core: Core, wave: WaveId, browse: Browse) -> None:
    browser = await browse(BRUNO)
    await begun(browser, wave)
    await press(browser, "on")
    await press(browser, "on", option="l1")
    found = await core.write(BRUNO, answering.open_session, wave)
    assert isinstance(found.stop, QuestionStop)
    assert found.stop.question.name == "q2"
    await core.write(BRUNO, answering.choose, found.session, found.revision, "3")
    page = await browser.get(f"/n/1/surveys/{wave}")
    assert "First: done" in page.text
    page = await press(browser, "back")
    assert 'value="l3" checked' in page.html


async def walk_in_chat(core: Core, who: Caller, wave: WaveId, said: dict[str, str]) -> None:
    found = await core.write(who, answering.open_session, wave)
    found = await core.write(who, answering.start, found.session, found.revision)
    while not isinstance(found.stop, ReviewStop):
        key = (found.session, found.revision)
        stop = found.stop
        if isinstance(stop, ChapterStop):
            name = stop.attached[0].question.name if stop.attached and not stop.attached[0].raw else ""
            if said.get(name):
                found = await core.write(who, answering.answer, *key, said[name])
            else:
                found = await core.write(who, answering.go_on, *key)
        elif stop.question.read_only:
            found = await core.write(who, answering.go_on, *key)
        elif stop.question.name not in said:
            found = await core.write(who, answering.skip, *key)
        elif stop.question.kind in {QuestionKind.SELECT_ONE, QuestionKind.SELECT_MULTIPLE}:
            names = [option.name for option in stop.question.options]
            places = [str(names.index(name)) for name in said[stop.question.name].split() if name in names]
            if not places:
                found = await core.write(who, answering.choose, *key, said[stop.question.name])
                continue
            found = await core.write(who, answering.choose_several, *key, places)
            if found.stop == stop or (
                isinstance(found.stop, QuestionStop) and found.stop.question == stop.question
            ):
                found = await core.write(who, answering.go_on, found.session, found.revision)
        else:
            found = await core.write(who, answering.answer, *key, said[stop.question.name])
    await core.write(who, answering.send, found.session, found.revision)


async def walk_on_the_web(
    core: Core, browser: Browser, who: Caller, wave: WaveId, said: dict[str, str]
) -> None:
    await begun(browser, wave)
    for _ in range(100):
        found = await at(core, who, wave)
        stop = found.stop
        if isinstance(stop, ReviewStop):
            await press(browser, "send")
            return
        question = (
            stop.question
            if isinstance(stop, QuestionStop)
            else stop.attached[0].question
            if stop.attached
            else None
        )
        given = said.get(question.name) if question and not question.read_only else None
        assert browser.page is not None
        data = {**browser.page.form(f"/surveys/{wave}").fields, "act": "on"}
        if given is not None and question is not None and question.options:
            data = [
                *((k, v) for k, v in data.items() if k != "option"),
                *(("option", one) for one in given.split()),
            ]
        elif given is not None:
            data["answer"] = given
        page = await browser.post(f"/n/1/surveys/{wave}", data)  # type: ignore[arg-type]
        assert page.status == 200, page.text
    raise AssertionError("no end")


EVERY = {
    "ways": "bus walk", "best": "bus", "month": "m3", "km": "2,5", "people": "12", "home": "t1", "seen": "t2 t0",
    "since": "2019-03-01", "why": "Because\r\nit is <b>so</b>.",
}  # fmt: skip
SMALL = {"q1": "l3", "q2": "na", "proof": "https://example.org", "people": "40", "why": " *Many* "}


@pytest.mark.parametrize(
    ("name", "said"),
    [("small", SMALL), ("every", EVERY), ("instrument", {"": ""})],
    ids=lambda one: str(one)[:8],
)
async def test_the_same_answers_come_to_the_same_as_in_chat(
    core: Core, world: World, browse: Browse, name: str, said: dict[str, str]
) -> None:
    form = {"small": small, "every": every_type.form, "instrument": instrument}[name]()
    if name == "instrument":
        levels = ["l0", "l1", "l2", "l3", "l4", "dk", "na"]
        asked_for = [one for one in form.questions.values() if one.options]
        said = {one.name: levels[n % 7] for n, one in enumerate(asked_for)} | {"d2_evidence": "Our plan"}
    wave = await asked(core, form)
    await core.write(BRUNO, me.choose_language, "fr")
    await core.write(CLEO, me.choose_language, "fr")
    browser = await browse(BRUNO)
    await walk_on_the_web(core, browser, BRUNO, wave, said)
    await walk_in_chat(core, CLEO, wave, said)
    ours, theirs = [(await core.read(who, own_result, wave)).answers for who in (BRUNO, CLEO)]
    assert ours == theirs
    assert len(ours) > 4


async def test_going_back_and_pausing_keep_what_was_written(core: Core, world: World, browse: Browse) -> None:
    wave = await asked(core, form_of(TEXTS))
    browser = await browse(BRUNO)
    await begun(browser, wave)
    page = await press(browser, "pause", answer="A <b>boat</b>")
    assert "Everything is saved. Come back when it suits you." in page.text
    page = await press(browser, "resume")
    assert page.form(f"/surveys/{wave}").fields["answer"].strip() == "A <b>boat</b>"
    assert "<b>" not in page.html
    await press(browser, "on")
    page = await press(browser, "back", answer="2026-05-01")
    assert "Your idea?" in page.text
    page = await press(browser, "on")
    assert page.form(f"/surveys/{wave}").fields["answer"] == "2026-05-01"
    page = await press(browser, "language", answer="2026-06-01", language="fr")
    assert 'lang="fr"' in page.html
    assert page.form(f"/surveys/{wave}").fields["answer"] == "2026-06-01"
    assert (await core.read(BRUNO, me.profile)).language == "fr"


async def test_what_cannot_be_kept_stays_in_the_field_and_may_be_left(
    core: Core, world: World, browse: Browse
) -> None:
    wave = await asked(core, form_of(TEXTS))
    browser = await browse(BRUNO)
    await begun(browser, wave)
    page = await press(browser, "on")
    assert page.status == 422
    assert "An answer is needed here" in page.text
    (area,) = [have for tag, have in page.read.tags if tag == "textarea"]
    assert (area["aria-invalid"], area["aria-describedby"]) == ("true", "refused")
    page = await press(browser, "on", answer="é" * 2001)
    assert "2,001 characters; up to 2,000 fit" in page.text
    assert page.form(f"/surveys/{wave}").fields["answer"].strip() == "é" * 2001, "nothing is cut"
    page = await press(browser, "skip", answer="")
    page = await press(browser, "on", answer="2030-01-01")
    assert "Not in the future." in page.text
    assert page.form(f"/surveys/{wave}").fields["answer"] == "2030-01-01"
    page = await press(browser, "back", answer="2030-01-01")
    assert page.status == 422
    page = await press(browser, "drop:back")
    assert "Your idea?" in page.text
    page = await press(browser, "review")
    assert "1 question still needs an answer" in page.text
    token = page.read.forms[0].fields
    page = await browser.post(f"/n/1/surveys/{wave}", {**token, "act": "send"})
    assert page.status == 422
    assert "1 answer is still missing" in page.text
    page = await press(browser, "change:1")
    page = await press(browser, "on", answer="A boat")
    assert "Look it over" in page.text, "an answer that was changed from the list leads back there"
    page = await press(browser, "change:3")
    assert "Back to the list" in page.text
    page = await press(browser, "on", answer="1.500")
    assert "can be read in two ways" in page.text


@pytest.mark.parametrize("length", [10_000])
async def test_the_longest_answer_fits_into_a_form(
    core: Core, world: World, browse: Browse, length: int
) -> None:
    survey = TEXTS.replace(
        "text | idea | Your idea? | yes | |",
        f"text | idea | Your idea? | yes | string-length(.) <= {length} |",
    )
    wave = await asked(core, form_of(survey))
    browser = await browse(BRUNO)
    await begun(browser, wave)
    page = await press(browser, "on", answer="é" * length)
    assert page.status == 200
    assert "Since when?" in page.text


async def test_an_old_page_is_refused_and_what_was_written_is_given_back(
    core: Core, world: World, browse: Browse
) -> None:
    wave = await asked(core, form_of(TEXTS))
    browser, other = await browse(BRUNO), await browse(BRUNO)
    await begun(browser, wave)
    await other.get(f"/n/1/surveys/{wave}")
    await press(browser, "on", answer="First")
    before = (await at(core, BRUNO, wave)).revision
    page = await press(other, "on", answer="Second <i>")
    assert page.status == 409
    assert "Your questionnaire has gone on since" in page.text
    assert "So that it is not lost, you wrote: Second <i>" in page.text
    assert "Since when?" in page.text, "how it is now"
    assert (await at(core, BRUNO, wave)).revision == before
    page = await press(other, "on")
    assert page.status == 200, "the page that says so is up to date"


@pytest.mark.parametrize(
    ("data", "status"),
    [
        ({"option": "l9"}, 422),
        ({"option": "0"}, 422),
        ({"option": "l1 l2"}, 422),
        ({"answer": "gibberish"}, 422),
        ({"seen": "-1", "option": "l1"}, 409),
        ({"seen": "x" * 5000, "option": "l1"}, 409),
        ({"act": "nonsense"}, 200),
        ({"act": "change:99"}, 409),
        ({"act": "drop:nowhere"}, 200),
        ({"act": "language", "language": "xx"}, 200),
        ({"act": "reopen"}, 200),
        ({"act": "search", "words": "x"}, 200),
    ],
)
async def test_made_up_forms_change_no_answer(
    core: Core, wave: WaveId, browse: Browse, data: dict[str, str], status: int
) -> None:
    browser = await browse(BRUNO)
    await begun(browser, wave)
    page = await press(browser, "on")
    fields = {**page.form(f"/surveys/{wave}").fields, "act": "on", **data}
    page = await browser.post(f"/n/1/surveys/{wave}", fields)
    assert page.status == status, page.text
    assert (await at(core, BRUNO, wave)).progress.done == 0


async def test_several_and_an_aside_do_not_go_together(core: Core, world: World, browse: Browse) -> None:
    wave = await asked(core, every_type.form())
    browser = await browse(BRUNO)
    await begun(browser, wave)
    page = await press(browser, "on")
    fields = [
        *page.form(f"/surveys/{wave}").fields.items(),
        ("act", "on"),
        ("option", "bus"),
        ("option", "dk"),
    ]
    page = await browser.post(f"/n/1/surveys/{wave}", fields)  # type: ignore[arg-type]
    assert page.status == 422
    assert "Choose it by itself, or those that apply." in page.text
    assert page.html.count("checked") == 2, "what was ticked stays ticked"


async def test_a_long_list_is_searched(core: Core, world: World, browse: Browse) -> None:
    wave = await asked(core, every_type.form())
    browser = await browse(BRUNO)
    await begun(browser, wave)
    for values in ({}, {"option": "bus"}, {"option": "bus"}, {}, {"answer": "3"}, {}):
        page = await press(browser, "on", **values)
    page = await press(browser, "on")
    assert "Where do you live?" in page.text
    assert "Town 7" not in page.text, "the list is not shown"
    before = (await at(core, BRUNO, wave)).revision
    page = await press(browser, "search", words="por")
    assert "2 in the list fit “por”." in page.text
    assert {have["value"] for _, have in page.read.tags if have.get("name") == "option"} == {"t0", "t1"}
    assert (await at(core, BRUNO, wave)).revision == before, "searching answers nothing"
    page = await press(browser, "on", words="nowhere")
    assert "Nothing in the list fits “nowhere”" in page.text
    page = await press(browser, "on", words="Porto")
    assert "Where have you been?" in page.text, "a whole name is meant"
    page = await press(browser, "search", words="brest")
    assert 'value="t2" checked' in page.html
    page = await press(browser, "search", words="santo", option="t2")
    assert page.html.count("checked") == 2, "what was chosen before stays"
    fields = [(k, v) for k, v in page.form(f"/surveys/{wave}").fields.items() if k != "option"]
    fields += [("act", "on"), ("option", "t2"), ("option", "t1")]
    page = await browser.post(f"/n/1/surveys/{wave}", fields)  # type: ignore[arg-type]
    assert "Since when?" in page.text
    page = await press(browser, "back")
    assert page.html.count("checked") == 2


async def test_a_closed_wave_takes_nothing_and_shows_what_was_sent(
    core: Core, wave: WaveId, browse: Browse, clock: FixedClock
) -> None:
    browser, other = await browse(BRUNO), await browse(CLEO)
    await begun(browser, wave)
    page = await press(browser, "on")
    clock.set(CLOSED)
    browser, other = await browse(BRUNO), await browse(CLEO)
    page = await browser.get(f"/n/1/surveys/{wave}")
    assert "This questionnaire is closed" in page.text
    assert [form.action for form in page.read.forms] == ["/signout"]
    fields = {
        "csrf": page.read.forms[0].fields["csrf"],
        "seen": "2",
        "act": "on",
        "option": "l1",
        "answer": "lost?",
    }
    page = await browser.post(f"/n/1/surveys/{wave}", fields)
    assert page.status == 410
    assert "you wrote: lost?" in page.text
    page = await other.get(f"/n/1/surveys/{wave}")
    assert page.status == 410, "there is nothing to go back to"


async def test_who_is_not_asked_sees_nothing_of_it(core: Core, world: World, browse: Browse) -> None:
    wave = await asked(core, small(), partners=["P2"])
    browser = await browse(BRUNO)
    page = await browser.get(f"/n/1/surveys/{wave}")
    assert page.status == 403
    assert "This questionnaire does not ask your partner" in page.text
    token = page.read.forms[0].fields["csrf"]
    page = await browser.post(f"/n/1/surveys/{wave}", {"csrf": token, "act": "begin"})
    assert page.status == 403
    assert "31 January" not in (await browser.get("/n/1/surveys")).text
    assert (await browser.get("/n/1/surveys/99")).status == 404


async def test_what_was_begun_for_another_partner_stays_there(
    core: Core, wave: WaveId, browse: Browse
) -> None:
    browser = await browse(BRUNO)
    await begun(browser, wave)
    await press(browser, "on")
    await press(browser, "on", option="l1")
    await assigned(core, 3, "Bruno", partner=BREST, standing=Standing.MEMBER)
    page = await browser.get(f"/n/1/surveys/{wave}")
    assert "You answer for Université de Brest" in page.text


async def test_a_link_answers_and_does_nothing_else(
    core: Core, wave: WaveId, browse: Browse, clock: FixedClock
) -> None:
    token = await link(core, BRUNO, wave)
    browser = await browse()
    page = await browser.get(f"/act/{token}")
    assert "You answer for Porto technology centre." in page.text
    assert (await at(core, BRUNO, wave)).session == paging.NOT_BEGUN, "a scanner that opens it begins nothing"
    assert not [have for tag, have in page.read.tags if tag == "a" and "/n/" in (have.get("href") or "")]
    page = await press(browser, "begin")
    assert page.path == f"/act/{token}"
    await press(browser, "on")
    page = await press(browser, "on", option="l2")
    assert "Is it kept up?" in page.text
    for path in ("/n/1/", f"/n/1/surveys/{wave}", "/n/1/surveys"):
        assert (await browser.get(path)).path == "/signin", "nobody is signed in by it"
    for choice in ({"option": "l1"}, {}, {"answer": "3"}, {}):
        await browser.get(f"/act/{token}")
        await press(browser, "on", **choice)
    page = await press(browser, "send")
    assert "Your answers are sent." in page.text
    assert "Agree and sign" not in page.text
    assert (await core.read(BRUNO, own_result, wave)).answers["/data/one/q1"] == "l2"
    clock.advance(timedelta(days=31))
    assert (await browser.get(f"/act/{token}")).status == 410


async def test_a_link_is_void_for_who_has_left(core: Core, wave: WaveId, browse: Browse) -> None:
    token = await link(core, BRUNO, wave)
    browser = await browse()
    page = await browser.get(f"/act/{token}")
    await core.write(BRUNO, members.leave)
    page = await press(browser, "begin")
    assert page.status == 410


async def test_the_notice_of_its_end_leads_there(core: Core, wave: WaveId, browse: Browse) -> None:
    def place(tx: Any, actor: Any) -> None:
        one = NewNotice(SURVEY_CLOSING, "wave", wave, tx.now, "k", member=actor.member, detail={"wave": wave})
        outbox.add(tx, [one])
        row = tx.connection.execute(notices.select().where(notices.c.dedupe_key == "k")).one()
        tx.connection.execute(
            lying.insert().values(
                network_id=tx.network, notice_id=row.id, member_id=actor.member, placed_at=tx.now
            )
        )

    await core.write(BRUNO, place)
    browser = await browse(BRUNO)
    page = await browser.get("/n/1/inbox")
    assert f'<a href="/n/1/surveys/{wave}">' in page.html
