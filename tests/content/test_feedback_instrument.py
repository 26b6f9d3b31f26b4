"""The shipped questionnaire after events: short, in four languages, with what reports count."""

from __future__ import annotations

import re

import pytest

import content
from domain import feedback
from domain.questionnaires import QuestionKind, decode
from domain.questionnaires.conversion import convert, examine
from tests.content import tables
from tests.content.tables import LANGUAGES, texts

NAME = "event-feedback.md"


@pytest.fixture(scope="module")
def sheets() -> dict[str, tables.Sheet]:
    return tables.read(content.read_bytes("instruments", NAME).decode())


def test_it_has_at_most_eight_questions_and_those_that_are_indicators() -> None:
    form = convert(content.read_bytes("instruments", NAME), NAME)
    asked = {one.name: one for one in form.questions.values()}
    assert len(asked) <= 8
    assert list(asked)[:2] == [feedback.SATISFACTION, feedback.USEFULNESS], "the first two, as indicators say"
    assert {feedback.INTENTION, feedback.CONTACTS} <= set(asked)
    for one in asked.values():
        if one.kind is QuestionKind.SELECT_ONE:
            assert [option.score for option in one.options] == [1, 2, 3, 4, 5]
        else:
            assert (one.kind, one.required, one.longest) == (QuestionKind.TEXT, False, 600)
    found = examine(content.read_bytes("instruments", NAME), NAME)
    assert (found.errors, found.warnings) == ((), ())
    assert decode(found.definition or "").hash == form.hash


def test_every_text_is_there_in_four_languages_and_fits(sheets: dict[str, tables.Sheet]) -> None:
    for row in [*sheets["survey"], *sheets["choices"], *sheets["settings"]]:
        assert all(texts(row, "label").values()), row
    for row in sheets["survey"]:
        for code in LANGUAGES:
            title, hint = texts(row, "label")[code], texts(row, "hint")[code]
            assert title.endswith("?")
            assert title.startswith("¿") == (code == "es")
            assert len(title) <= 65
            assert hint.endswith(".")
            assert len(hint) <= 120


def test_typography(sheets: dict[str, tables.Sheet]) -> None:
    for row in [*sheets["survey"], *sheets["choices"]]:
        for column in ("label", "hint", "constraint_message"):
            if f"{column}::English (en)" not in row:
                continue
            for code, text in texts(row, column).items():
                assert not re.search(r"['\"“”`*_<>@!]|  |\.\.\.", text), text
                if code == "fr":
                    assert not re.search(r"(?<!\u00a0)[:;?]", text), text
                else:
                    assert "\u00a0" not in text, text


def test_no_two_sentences_of_a_question_are_alike(sheets: dict[str, tables.Sheet]) -> None:
    for code in LANGUAGES:
        by_list: dict[str, list[str]] = {}
        for row in sheets["choices"]:
            by_list.setdefault(row["list_name"], []).append(texts(row, "label")[code])
        for found in by_list.values():
            assert len(set(found)) == len(found)
