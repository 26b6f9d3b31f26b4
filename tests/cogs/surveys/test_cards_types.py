"""Cards of a questionnaire with every type and hostile texts: within Discord's limits, in all four languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from cogs.surveys.cards.answers import all_answers
from cogs.surveys.cards.choosing import matches
from cogs.surveys.cards.conversation import conversation
from cogs.surveys.cards.edges import answered
from cogs.surveys.cards.question import editable
from cogs.surveys.cards.result import own_result
from cogs.surveys.cards.review import chapter_answers, review
from domain.languages import LANGUAGES
from domain.questionnaires import QuestionStop, ReviewStop, encode
from locales import translator
from services.surveys import answering, inviting
from services.surveys.results import own_result as load_result
from tests.domain.questionnaires.tables import form
from tests.services.networks_made import BOSS, assigned, built
from tests.services.surveys import every_type
from tests.services.surveys.conftest import ANA, PORTO

if TYPE_CHECKING:
    from services.core import Core
    from services.surveys.views import Conversation

TYPED = {
    "ways": "A, B", "best": "B", "month": "L", "km": "1234,5", "people": "12", "home": "santo",
    "seen": "porto santo, brest", "since": "31/12/2019", "why": "*" * 1900,
}  # fmt: skip


@pytest.fixture
async def walked(core: Core) -> list[Conversation]:
    """Ana's conversation at every stop, each question before and after its answer."""
    await built(core)
    await assigned(core, 2, "Ana", partner=PORTO)
    plan = await core.write(BOSS, inviting.prepare, every_type.definition(), "31/01/2027", "", [])
    wave = (await core.write(BOSS, inviting.open_wave, plan.draft)).wave.id
    at = await core.write(ANA, answering.open_session, wave)
    at = await core.write(ANA, answering.start, at.session, at.revision)
    seen, left = [at], dict(TYPED)
    while not isinstance(at.stop, ReviewStop):
        words = left.pop(at.stop.question.name, None) if isinstance(at.stop, QuestionStop) else None
        if words is not None:
            at = await core.write(ANA, answering.answer, at.session, at.revision, words)
            seen.append(at)
            at = await core.write(ANA, answering.back, at.session, at.revision)
            seen.append(at)
        at = await core.write(ANA, answering.go_on, at.session, at.revision)
        seen.append(at)
    seen.append(await core.write(ANA, answering.send, at.session, at.revision))
    return seen


def at(walked: list[Conversation], name: str, *, answered: bool) -> Conversation:
    return next(
        c
        for c in reversed(walked)
        if isinstance(c.stop, QuestionStop)
        and c.stop.question.name == name
        and (c.stop.raw is not None) is answered
    )


def parts(components: Any) -> list[dict[str, Any]]:
    found = []
    for part in components:
        found.append(part)
        found += parts(part.get("components", []))
        if "accessory" in part:
            found.append(part["accessory"])
    return found


def told(view: Any) -> str:
    """All that is shown as Markdown; what an option of a select says has no effect."""
    return "\n".join(part["content"] for part in parts(view.to_components()) if part["type"] == 10)


def harmless(view: Any) -> bool:
    return "<@1>" not in told(view) and "*muito*" not in told(view).replace("\\*muito", "")


def selects(view: Any) -> list[dict[str, Any]]:
    return [part for part in parts(view.to_components()) if part["type"] == 3]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_card_can_be_drawn(core: Core, walked: list[Conversation], language: str) -> None:
    t = translator(language)
    for c in walked:
        drawn = [conversation(c, t), conversation(c, t, more=True), conversation(c, t, search="town")]
        drawn.append(answered(c, walked[-1], t))
        for view in drawn:
            assert harmless(view)
    for chapter in range(2):
        for page in range(2):
            assert harmless(chapter_answers(walked[-2], chapter, t, page))
    result = await core.read(ANA, load_result)
    assert harmless(own_result(result, t))
    for page in range(3):
        assert harmless(all_answers(result, page, t))


async def test_several_are_chosen_in_one_select_with_what_was_chosen(walked: list[Conversation]) -> None:
    [select] = selects(conversation(at(walked, "ways", answered=True), translator("en")))
    assert (select["max_values"], select.get("min_values", 1)) == (3, 1)
    assert [option["label"][:2] for option in select["options"]] == ["A.", "B.", "C."]
    assert [option.get("default", False) for option in select["options"]] == [True, True, False]
    [select] = selects(conversation(at(walked, "month", answered=False), translator("en")))
    assert (len(select["options"]), select["max_values"]) == (12, 1)


async def test_a_long_list_shows_what_was_found(walked: list[Conversation]) -> None:
    t, c = translator("en"), at(walked, "home", answered=False)
    assert selects(conversation(c, t)) == []
    [select] = selects(conversation(c, t, search="porto"))
    assert [option["value"] for option in select["options"]] == ["0", "1"]
    assert len(selects(conversation(c, t, search="town"))[0]["options"]) == 25
    assert matches(c, "porto") == (0,)
    assert matches(c, "port") == (0, 1)
    assert matches(c, "zz") == ()
    assert editable(c, t).hint == "A word of the one you mean"


@pytest.mark.parametrize(
    ("name", "language", "shown", "typed"),
    [
        ("km", "en", "1,234.5", "1234.5"),
        ("km", "fr", "1\u202f234,5", "1234,5"),
        ("since", "en", "31 December 2019", "31/12/2019"),
        ("since", "pt", "31 de dezembro de 2019", "31/12/2019"),
        ("people", "es", "12", "12"),
        ("ways", "fr", "À pied", ""),
    ],
)
async def test_answers_are_shown_as_the_reader_writes_them(
    walked: list[Conversation], name: str, language: str, shown: str, typed: str
) -> None:
    t, c = translator(language), at(walked, name, answered=True)
    assert shown in told(conversation(c, t))
    if typed:
        assert editable(c, t).value == typed
    for page in range(2):
        for chapter in range(2):
            if shown in told(chapter_answers(walked[-2], chapter, t, page)):
                return
    pytest.fail("not in the list of answers")


async def test_an_example_is_given_in_the_reader_s_language(walked: list[Conversation]) -> None:
    for language, example in (("en", "2.5"), ("fr", "2,5"), ("es", "2,5"), ("pt", "2,5")):
        assert example in str(
            conversation(at(walked, "km", answered=False), translator(language)).to_components()
        )
    said = str(conversation(at(walked, "since", answered=True), translator("fr")).to_components())
    assert "31 janvier 2027" in said


async def test_what_the_form_fills_in_offers_nothing_to_write(walked: list[Conversation]) -> None:
    view = conversation(at(walked, "total", answered=True), translator("en"))
    labels = [part.get("label") for part in parts(view.to_components())]
    assert "Write my answer" not in labels
    assert "Go on ›" in labels


FLAT = "\n".join(
    [
        "type | name | label::English (en)",
        *(f"text | t{n} | Question {n} in words? {every_type.HOSTILE}" for n in range(9)),
        "select_one two | x | Which of two?",
        "select_one three | y | Which of three?",
    ]
)
LISTS = "list_name | name | label::English (en)\n" + "\n".join(
    f"{of} | {name} | Choice {name}" for of, names in (("two", "ab"), ("three", "abc")) for name in names
)


async def reviewed(core: Core, survey: str, typed: dict[str, str]) -> Conversation:
    """Ana's conversation with a form of these rows, at its review."""
    await built(core)
    await assigned(core, 2, "Ana", partner=PORTO)
    own = encode(form(survey, LISTS))
    plan = await core.write(BOSS, inviting.prepare, own, "31/01/2027", "", [])
    wave = (await core.write(BOSS, inviting.open_wave, plan.draft)).wave.id
    now = await core.write(ANA, answering.open_session, wave)
    now = await core.write(ANA, answering.start, now.session, now.revision)
    while not isinstance(now.stop, ReviewStop):
        words = typed.get(now.stop.question.name) if isinstance(now.stop, QuestionStop) else None
        if words is None:
            now = await core.write(ANA, answering.go_on, now.session, now.revision)
        else:
            now = await core.write(ANA, answering.answer, now.session, now.revision, words)
    return now


@pytest.mark.parametrize("language", LANGUAGES)
async def test_without_chapters_the_review_lists_questions_with_their_answers(core: Core, language: str):
    t, typed = translator(language), {f"t{n}": f"Answer {n}. {every_type.HOSTILE[:900]}" for n in range(9)}
    c = await reviewed(core, FLAT, typed | {"x": "B"})
    pages = [review(c, t, page) for page in (0, 1)]
    assert all(harmless(page) for page in pages)
    for n in range(9):
        assert [f"Question {n} in" in told(page) for page in pages].count(True) == 1
        assert [f"Answer {n}." in told(page) for page in pages].count(True) == 1
    assert "B. Choice b" in told(pages[1])
    assert "A–" not in told(pages[0])
    assert "**✓**" not in told(pages[0])
    assert "survey:reviewpage:" in str(pages[0].to_components())
    assert selects(pages[0]) == []


@pytest.mark.parametrize(
    ("rows", "typed", "said", "unsaid"),
    [
        ("text | x | Why?", {"x": "so"}, "✓: answered", "A–"),
        (
            "select_one two | x | Two?",
            {"x": "A"},
            "A–B: the sentence chosen, from A, the first, to B, the last",
            "letters",
        ),
        ("select_one two | x | Two?\nselect_one three | y | Three?", {"x": "A", "y": "A"}, "letters: ", "A–"),
        ("integer | x | How many?", {"x": "3"}, "", "A–"),
        ("select_one two | x | Two?", {}, "…: no answer yet", "A–"),
    ],
)
async def test_the_legend_explains_the_signs_that_are_there(
    core: Core, rows: str, typed: dict[str, str], said: str, unsaid: str
):
    survey = f"type | name | label::English (en)\nbegin_group | g | Chapter\n{rows}\nend_group | |"
    shown = told(review(await reviewed(core, survey, typed), translator("en")))
    assert said in shown
    assert unsaid not in shown
