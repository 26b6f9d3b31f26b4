from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.questionnaires import AnswerRefused, BareNumber, Question, QuestionKind, UnknownChoice
from domain.questionnaires.answers import TYPES, check, read
from domain.questionnaires.conversion.rows import ANSWERABLE
from domain.questionnaires.formdef import Choice, FormNode, Structure, Wording
from domain.questionnaires.questions import plain_question
from tests.domain.questionnaires.answers.cases import READ, REFUSED
from tests.domain.questionnaires.tables import form, instrument, small

if TYPE_CHECKING:
    from domain.errors import DomainError


def question(kind: QuestionKind) -> Question:
    if kind is QuestionKind.SELECT_ONE:
        return small().question("/data/one/q1")
    if kind is QuestionKind.NOTE:
        return plain_question(FormNode("/data/n", kind), (), None)
    return form(f"type | name | label\n{kind} | a | A").question("/data/a")


def test_every_question_type_has_cases() -> None:
    assert set(READ) == set(REFUSED) == set(TYPES)
    assert {kind for kind in ANSWERABLE if isinstance(kind, QuestionKind)} == set(TYPES)
    assert all(REFUSED.values())


@pytest.mark.parametrize(
    ("kind", "typed", "raw"), [(kind, *case) for kind, cases in READ.items() for case in cases]
)
def test_read(kind: QuestionKind, typed: str, raw: str) -> None:
    assert read(question(kind), typed, "fr") == raw
    assert check(question(kind), raw) == raw


@pytest.mark.parametrize(
    ("kind", "typed", "refusal", "params"),
    [(kind, *case) for kind, cases in REFUSED.items() for case in cases],
)
def test_refused(
    kind: QuestionKind, typed: str, refusal: type[DomainError], params: dict[str, object]
) -> None:
    with pytest.raises(refusal) as error:
        read(question(kind), typed, "en")
    assert type(error.value) is refusal
    assert error.value.params == params


@given(st.sampled_from(sorted(TYPES)), st.text(max_size=60), st.sampled_from(["en", "fr", "xx"]))
def test_whatever_is_typed_is_read_or_refused(kind: QuestionKind, typed: str, language: str) -> None:
    asked = question(kind)
    try:
        raw = read(asked, typed, language)
    except AnswerRefused:
        return
    assert raw
    assert check(asked, raw) == raw


@given(st.integers(-(2**53) + 1, 2**53 - 1))
def test_every_whole_number_is_read_as_itself(number: int) -> None:
    asked = question(QuestionKind.INTEGER)
    assert read(asked, str(number), "en") == str(number)
    if abs(number) >= 1_000_000 or abs(number) < 1000:
        assert read(asked, f"{number:,}", "en") == str(number)
        assert read(asked, f"{number:,}".replace(",", "."), "pt") == str(number)
    assert read(asked, f"{number:,}".replace(",", "\u202f"), "fr") == str(number)


@pytest.mark.parametrize("language", ["en", "fr", "es", "pt"])
def test_every_sentence_of_the_self_assessment_can_be_typed(language: str) -> None:
    """In full, without its accents, shouted, and in a language that is not the reader's."""
    for asked in instrument().questions.values():
        for option in asked.options:
            sentence = option.label(language)
            for typed in (sentence, sentence.upper().rstrip("."), sentence.replace("’", "'")):
                assert read(asked, typed, "en") == option.name
        for name, wording in zip(asked.asides, asked.aside_wordings, strict=True):
            assert read(asked, wording.say(language), "pt") == name


def yes_no(*names: str) -> Question:
    rows = [Choice(name, Wording({"en": name.title()})) for name in names]
    return plain_question(FormNode("/data/q", QuestionKind.SELECT_ONE), rows, None)


def test_the_letter_on_the_card_wins_over_a_name() -> None:
    assert read(yes_no("b", "a"), "a", "en") == "b"


def test_a_number_is_an_answer_where_the_options_are_numbers() -> None:
    assert read(yes_no("3", "5"), "5", "en") == "5"
    with pytest.raises(BareNumber):
        read(yes_no("3", "5"), "4", "en")


def test_a_short_word_must_be_the_whole_answer() -> None:
    asked = yes_no("yes", "no", "not yet")
    assert read(asked, "no", "en") == "no"
    with pytest.raises(UnknownChoice):
        read(asked, "ye", "en")


def test_what_a_conversation_carries_out_is_what_conversion_lets_through() -> None:
    assert {Structure.GROUP, Structure.CALCULATE} < ANSWERABLE
    assert Structure.REPEAT not in ANSWERABLE
