"""The shipped self-assessment: complete, in four languages, short enough for a phone, well set."""

from __future__ import annotations

import re
from collections import Counter
from itertools import product

import pytest

import content
from tests.content.tables import LANGUAGES, Row, Sheet, texts

DIMENSIONS = [f"d{n}" for n in range(1, 8)]
FACETS = ["intent", "practice", "means", "proof"]
LEVELS = [f"l{n}" for n in range(5)]
RESERVED = ["dk", "na"]

LONGEST = {"title": 60, "hint": 120, "level": 120, "name": 30}
COMFORTABLE = 90  # a level stands beside a button: what is longer takes four lines on a phone


def every_text(instrument: dict[str, Sheet]) -> list[tuple[str, str, str]]:
    """(where, language, text) of everything a person reads."""
    found: list[tuple[str, str, str]] = []
    for sheet, rows in instrument.items():
        for row in rows:
            kinds = {column.split("::")[0] for column in row if "::" in column}
            for kind in sorted(kinds):
                where = f"{sheet} {row.get('list_name', '')} {row.get('name') or row.get('code', '')} {kind}"
                found += [(where, code, text) for code, text in texts(row, kind).items()]
    return found


def test_seven_dimensions_by_four_facets(items: list[Row]) -> None:
    assert [row["name"] for row in items] == [f"{d}_{f}" for d, f in product(DIMENSIONS, FACETS)]
    for row in items:
        assert row["name"] == f"{row['dimension']}_{row['facet']}"
        assert row["type"] == f"select_one {row['name']}"
        assert (row["required"], row["score"]) == ("yes", "1")


def test_each_chapter_is_a_group_that_ends_with_evidence(instrument: dict[str, Sheet]) -> None:
    shape = [(row["type"].split(" ")[0], row["name"]) for row in instrument["survey"]]
    expected: list[tuple[str, str]] = []
    for d in DIMENSIONS:
        expected += [("begin_group", d), *(("select_one", f"{d}_{f}") for f in FACETS)]
        expected += [("text", f"{d}_evidence"), ("end_group", "")]
    assert shape == expected
    evidence = [row for row in instrument["survey"] if row["type"] == "text"]
    for row in evidence:
        assert (row["required"], row["dimension"], row["score"]) == ("", "", "")
        assert row["appearance"] == "chapter-end"
        assert row["constraint"] == "string-length(.) <= 1000"


def test_declared_dimensions_and_facets_are_the_ones_used(instrument: dict[str, Sheet]) -> None:
    declared = [(row["kind"], row["code"]) for row in instrument["dimensions"]]
    assert declared == [*(("dimension", d) for d in DIMENSIONS), *(("facet", f) for f in FACETS)]
    chapters = {
        row["name"]: texts(row, "label") for row in instrument["survey"] if row["type"] == "begin_group"
    }
    names = {r["code"]: texts(r, "label") for r in instrument["dimensions"] if r["kind"] == "dimension"}
    assert chapters == names


def test_each_question_has_five_levels_in_order_and_two_reserved_choices(
    items: list[Row], levels: dict[str, Sheet]
) -> None:
    assert list(levels) == [row["name"] for row in items]
    for rows in levels.values():
        assert [row["name"] for row in rows] == [*LEVELS, *RESERVED]
        assert [row["score"] for row in rows] == ["0", "1", "2", "3", "4", "", ""]


def test_reserved_choices_read_the_same_everywhere(levels: dict[str, Sheet]) -> None:
    for position in (5, 6):
        assert len({tuple(texts(rows[position], "label").values()) for rows in levels.values()}) == 1


def test_every_text_exists_in_four_languages(instrument: dict[str, Sheet]) -> None:
    by_place: dict[str, dict[str, str]] = {}
    for where, code, text in every_text(instrument):
        by_place.setdefault(where, {})[code] = text
    for where, by_code in by_place.items():
        assert all(by_code.values()) or not any(by_code.values()), f"{where} lacks a language"
    for row in instrument["survey"]:
        if row["type"] != "end_group":
            assert all(texts(row, "label").values()), row["name"]
        if row["type"].split(" ")[0] in {"select_one", "text"}:
            assert all(texts(row, "hint").values()), row["name"]
    for row in [*instrument["choices"], *instrument["dimensions"], *instrument["settings"]]:
        assert all(texts(row, "label").values()), row


@pytest.mark.parametrize("code", LANGUAGES)
def test_texts_fit_a_phone(code: str, items: list[Row], instrument: dict[str, Sheet]) -> None:
    for row in items:
        assert len(texts(row, "label")[code]) <= LONGEST["title"], row["name"]
    for row in instrument["survey"]:
        assert len(texts(row, "hint")[code]) <= LONGEST["hint"], row["name"]
    for row in instrument["dimensions"]:
        assert len(texts(row, "label")[code]) <= LONGEST["name"], row["code"]
    lengths = [len(texts(row, "label")[code]) for row in instrument["choices"]]
    assert max(lengths) <= LONGEST["level"]
    assert max(lengths) <= COMFORTABLE


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_sentence_stands_twice(code: str, items: list[Row], levels: dict[str, Sheet]) -> None:
    written = [texts(row, column)[code] for row in items for column in ("label", "hint")]
    written += [texts(row, "label")[code] for rows in levels.values() for row in rows[:5]]
    assert [text for text, count in Counter(written).items() if count > 1] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_levels_are_sentences_and_titles_are_questions(
    code: str, items: list[Row], levels: dict[str, Sheet]
) -> None:
    for row in items:
        title, hint = texts(row, "label")[code], texts(row, "hint")[code]
        assert title.endswith("?"), title
        assert title.startswith("¿") == (code == "es"), title
        assert hint.endswith((".", "?")), hint
    for rows in levels.values():
        for row in rows[:5]:
            sentence = texts(row, "label")[code]
            assert sentence.endswith("."), sentence
            assert sentence[0].isupper(), sentence
            assert not re.search(r"\.\s", sentence), f"more than one sentence: {sentence}"


def test_typography(instrument: dict[str, Sheet]) -> None:
    for where, code, text in every_text(instrument):
        place = f"{where} {code}: {text}"
        assert not re.search(r"['\"“”`*_<>@]", text), place
        assert "  " not in text, place
        assert "..." not in text, place
        assert text == text.strip(), place
        assert "!" not in text, place
        if code == "fr":
            assert not re.search(r"(?<!\u00a0)[:;?]", text), place
            assert "\u202f" not in text, place
        else:
            assert "\u00a0" not in text, place
            assert not re.search(r"\s[:;?,.]", text), place


def test_languages_are_not_mixed_up(levels: dict[str, Sheet]) -> None:
    """A cell pasted into the wrong column shows by its letters or by being equal to its neighbour."""
    for rows in levels.values():
        for row in rows[:5]:
            by_code = texts(row, "label")
            assert len(set(by_code.values())) == 4, by_code
            assert not re.search(r"[ãõ]", by_code["en"] + by_code["fr"] + by_code["es"]), by_code
            assert not re.search(r"[ñ¿¡]", by_code["en"] + by_code["fr"] + by_code["pt"]), by_code
            assert not re.search(r"[èêàùœîû]", by_code["en"] + by_code["es"]), by_code


def test_pyxform_reads_it_without_a_warning(instrument: dict[str, Sheet]) -> None:
    from pyxform.xls2xform import convert

    result = convert(content.path("instruments", "innovation-self-assessment.md"), file_type=".md")
    assert result.warnings == []
    assert result.xform.count("<select1 ") == 28
    assert result.xform.count("<translation ") == len(LANGUAGES)
    assert "<value>-</value>" not in result.xform  # pyxform's mark for a missing translation
    assert result.xform.count("\u00a0") > 50  # French no-break spaces survive
