"""The glossary has four languages in every row, each term once, and the words the questionnaire uses."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.content.tables import Sheet, texts

GLOSSARY = Path(__file__).parents[2] / "docs" / "glossary.md"


@pytest.fixture(scope="module")
def terms() -> list[list[str]]:
    """Rows of the term tables: English, French, Spanish, Portuguese."""
    lines = GLOSSARY.read_text("utf-8").splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("| ")]
    return [row for row in rows if len(row) == 4 and row[0] != "English"]


def test_every_term_has_four_languages_and_stands_once(terms: list[list[str]]) -> None:
    assert len(terms) > 60
    assert all(all(row) for row in terms)
    assert len({row[0] for row in terms}) == len(terms)
    assert not [row for row in terms if re.search(r"['\"]", "".join(row))]


def test_the_questionnaire_speaks_the_glossary(
    terms: list[list[str]], instrument: dict[str, Sheet], levels: dict[str, Sheet]
) -> None:
    named = [list(texts(row, "label").values()) for row in instrument["dimensions"]]
    assert [row for row in named if row not in terms] == []
    reserved = [texts(row, "label") for row in levels["d1_intent"][5:]]
    joined = [" · ".join(row[code] for row in reserved) for code in ("en", "fr", "es", "pt")]
    assert joined in terms
