"""The second set of phrases, on which nothing was tuned: never read worse than docs/dates.md says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from domain.languages import LANGUAGES
from domain.when import Read
from tests.domain.when.tables import phrases, shown

PAGE = (Path(__file__).parents[3] / "docs" / "dates.md").read_text("utf-8")
ROWS = {
    row[1]: tuple(int(cell) for cell in row.groups()[1:])
    for row in re.finditer(r"^\| (\w\w) \| (\d+) \| (\d+) \| (\d+) \| (\d+) \|$", PAGE, re.MULTILINE)
}


def test_each_language_has_its_row() -> None:
    assert tuple(ROWS) == LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_score_is_not_lower_than_published(language: str) -> None:
    first, size, right, sure = ROWS[language]
    second = phrases(f"second/{language}")
    answers = [(phrase, phrase.answer(language)) for phrase in second]
    wrong = [(phrase, answer) for phrase, answer in answers if shown(answer, phrase.zone) != phrase.expected]
    assert len(phrases(language)) >= first
    assert len(second) == size >= 40
    assert len(second) - len(wrong) >= right
    assert sum(isinstance(answer, Read) for _, answer in wrong) <= sure


def test_what_both_sets_share_is_told() -> None:
    shared = sum(
        len({phrase.text for phrase in phrases(each)} & {phrase.text for phrase in phrases(f"second/{each}")})
        for each in LANGUAGES
    )
    told = re.search(r"(\d+) of the second set turned out to stand in the first", PAGE)
    assert told
    assert shared == int(told[1])
