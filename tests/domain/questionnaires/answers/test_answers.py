from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.questionnaires import (
    AmbiguousChoice,
    AmbiguousNumber,
    AnswerRefused,
    BareNumber,
    Question,
    QuestionKind,
    UnclearList,
    UnknownChoice,
    retypable,
    search,
)
from domain.questionnaires.answers import TYPES, check, read
from domain.questionnaires.conversion.rows import ANSWERABLE
from domain.questionnaires.formdef import Choice, FormNode, Structure, Wording
from domain.questionnaires.questions import plain_question
from locales import translator
from tests.domain.questionnaires.answers.cases import READ, REFUSED
from tests.domain.questionnaires.tables import form, instrument, small

if TYPE_CHECKING:
    from domain.errors import DomainError


def question(kind: QuestionKind) -> Question:
    if kind is QuestionKind.SELECT_ONE:
        return small().question("/data/one/q1")
    if kind is QuestionKind.SELECT_MULTIPLE:
        return ways()
    if kind is QuestionKind.NOTE:
        return plain_question(FormNode("/data/n", kind), (), None)
    return form(f"type | name | label\n{kind} | a | A").question("/data/a")


WAYS = """list_name | name | label::English (en) | label::French (fr)
way | walk | On foot | À pied
way | bike | By bicycle | À vélo
way | bus | By bus | En bus
way | rail | By train, tram or boat | En train, en tram ou en bateau
way | both | Car and bike together | Voiture et vélo combinés
way | dk | Don’t know | Je ne sais pas
way | na | Not applicable | Sans objet"""


def ways() -> Question:
    survey = (
        "type | name | label::English (en) | label::French (fr)\nselect_multiple way | a | How? | Comment ?"
    )
    return form(survey, WAYS).question("/data/a")


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


@given(st.decimals(-(10**9), 10**9, allow_nan=False, allow_infinity=False, places=4))
def test_a_decimal_typed_as_the_window_offers_it_is_itself(number: Decimal) -> None:
    asked = question(QuestionKind.DECIMAL)
    raw = check(asked, f"{number:f}")
    assert Decimal(raw) == number
    for mark in ".,":
        assert read(asked, retypable(raw, mark), "fr") == raw


@given(st.decimals(-(10**9), 10**9, allow_nan=False, allow_infinity=False, places=3))
def test_a_decimal_that_is_shown_is_read_as_itself_or_asked_back(number: Decimal) -> None:
    asked = question(QuestionKind.DECIMAL)
    raw = check(asked, f"{number:f}")
    for language in ("en", "fr", "es", "pt"):
        shown = translator(language).number(Decimal(raw), len(raw.partition(".")[2]))
        assert raw in readings(asked, shown, language)


def readings(asked: Question, typed: str, language: str) -> set[str]:
    """What a number is read as: one reading, or the two that are asked about, each of which can be typed."""
    try:
        return {read(asked, typed, language)}
    except AmbiguousNumber as error:
        return {read(asked, reading, language) for reading in error.readings}


@given(st.dates(min_value=date(1000, 1, 1)), st.sampled_from(["en", "fr", "es", "pt"]))
def test_a_day_that_is_shown_is_read_as_itself(day: date, language: str) -> None:
    asked = question(QuestionKind.DATE)
    assert read(asked, translator(language).date(day), language) == day.isoformat()
    assert read(asked, f"{day:%d/%m/}{day.year}", language) == day.isoformat()
    assert check(asked, day.isoformat()) == day.isoformat()


@given(
    st.permutations(["walk", "bike", "bus", "rail", "both"]), st.integers(1, 5), st.sampled_from(["en", "fr"])
)
def test_several_choices_said_in_any_order_are_those_of_the_list(
    names: list[str], count: int, language: str
) -> None:
    asked, said = ways(), names[:count]
    labels = {option.name: option.label(language) for option in asked.options}
    places = {option.name: "ABCDE"[n] for n, option in enumerate(asked.options)}
    expected = " ".join(option.name for option in asked.options if option.name in said)
    assert read(asked, ", ".join(labels[name] for name in said), language) == expected
    assert read(asked, "; ".join(places[name] for name in said), language) == expected
    assert read(asked, " ".join(places[name] for name in said), language) == expected
    assert check(asked, " ".join(said)) == expected


def test_a_small_e_between_letters_is_asked_back_where_it_may_be_a_word() -> None:
    assert read(ways(), "a e c", "fr") == "walk bus both"
    assert read(ways(), "A e C", "pt") == "walk bus"
    with pytest.raises(UnclearList):
        read(ways(), "a e c", "pt")


def test_a_long_list_is_searched() -> None:
    towns = ["Porto", "Porto Santo", "Brest", "Vigo", "Portimão", *(f"Town {n}" for n in range(40))]
    rows = [Choice(f"t{n}", Wording({"en": name})) for n, name in enumerate(towns)]
    asked = plain_question(FormNode("/data/q", QuestionKind.SELECT_ONE), rows, None)
    assert search(asked, "port") == (0, 1, 4)
    assert search(asked, "SANTO por") == (1,)
    assert search(asked, "portimao") == (4,)
    assert search(asked, "zz") == search(asked, " ") == ()
    assert read(asked, "porto", "en") == "t0"
    assert read(asked, "santo", "en") == "t1"
    with pytest.raises(AmbiguousChoice) as error:
        read(asked, "town", "en")
    assert not any(error.value.letters)
    with pytest.raises(UnknownChoice) as unknown:
        read(asked, "A", "en")
    assert unknown.value.letters == ()
