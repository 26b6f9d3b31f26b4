"""Every convention of docs/dates.md, in phrases, in four languages."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from domain import when
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


@pytest.mark.parametrize(
    ("language", "typed"),
    [
        ("en", "Friday 16:00-14:00"),
        ("en", "Friday 10 to 10"),
        ("fr", "vendredi de 10h à 9h"),
        ("es", "15/06/2027 de 14:00 a 13:00"),
        ("pt", "sexta das 10h às 10h"),
    ],
)
def test_an_end_that_does_not_come_after_the_start_is_said_to_be_that(language: str, typed: str) -> None:
    now = datetime(2026, 11, 26, tzinfo=UTC)
    found = when.read(typed, language=language, zone="Europe/Paris", now=now)
    assert isinstance(found, when.EndsFirst)
    assert found.code() == "not_understood"
