"""Every convention of docs/dates.md, in phrases, in four languages."""

from __future__ import annotations

import pytest

from tests.domain.when.tables import Phrase, phrases, shown

LANGUAGES = ("en", "fr", "es", "pt")
TABLES = [(language, phrase) for language in LANGUAGES for phrase in phrases(language)]
GONE = [(language, phrase) for language in LANGUAGES for phrase in phrases(f"past/{language}")]


@pytest.mark.parametrize(
    ("language", "phrase"),
    TABLES,
    ids=[f"{language}-{phrase.text}-{phrase.now:%m%d}" for language, phrase in TABLES],
)
def test_a_phrase_is_read_as_expected(language: str, phrase: Phrase) -> None:
    assert shown(phrase.answer(language), phrase.zone) == phrase.expected


@pytest.mark.parametrize(
    ("language", "phrase"), GONE, ids=[f"{language}-{phrase.text}" for language, phrase in GONE]
)
def test_a_day_that_has_been_is_read_as_expected(language: str, phrase: Phrase) -> None:
    assert shown(phrase.answer(language), phrase.zone) == phrase.expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_its_hundred(language: str) -> None:
    assert len(phrases(language)) >= 110
