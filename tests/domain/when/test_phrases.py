"""Every convention of docs/dates.md, in phrases, in four languages."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

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


@pytest.mark.parametrize(
    ("language", "typed", "day"),
    [
        ("en", "12/10/26", date(2026, 10, 12)),
        ("en", "12/10/26 10:00", date(2026, 10, 12)),
        ("en", "yesterday at 3", date(2026, 11, 25)),
        ("fr", "12/10/26 à 10h", date(2026, 10, 12)),
        ("fr", "mardi dernier", date(2026, 11, 24)),
        ("es", "el 12/10/26 a las 10", date(2026, 10, 12)),
        ("pt", "12/10/26 às 10h", date(2026, 10, 12)),
        ("pt", "ontem", date(2026, 11, 25)),
    ],
)
@pytest.mark.parametrize("kind", ["date", "datetime"])
def test_what_has_gone_by_says_which_day_was_read(language: str, typed: str, day: date, kind: str) -> None:
    now = datetime(2026, 11, 26, 12, tzinfo=UTC)
    found = when.read(typed, language=language, zone="Europe/Paris", now=now, kind=kind)  # type: ignore[arg-type]
    assert isinstance(found, when.Past)
    assert found.day == day


@pytest.mark.parametrize(
    ("language", "typed", "expected"),
    [
        ("en", "next Friday", ["2026-12-04T14:00", "2026-12-11T14:00"]),
        ("fr", "vendredi prochain", ["2026-12-04T14:00", "2026-12-11T14:00"]),
        ("es", "el próximo viernes", ["2026-12-04T14:00", "2026-12-11T14:00"]),
        ("pt", "próxima sexta", ["2026-12-04T14:00", "2026-12-11T14:00"]),
        ("en", "16/06/2027", ["2027-06-16T14:00"]),
        ("fr", "16 juin", ["2027-06-16T14:00"]),
        ("es", "el 16 de junio", ["2027-06-16T14:00"]),
        ("pt", "16 de junho", ["2027-06-16T14:00"]),
        ("en", "Friday 10:00", ["2026-12-04T10:00"]),
        ("en", "Friday 10:00 Paris time", ["2026-12-04T10:00"]),
        ("en", "today", ["2026-12-01T14:00"]),
        ("en", "28/03/2027", ["2027-03-28T14:00"]),
    ],
)
def test_an_hour_that_there_is_already_is_kept(language: str, typed: str, expected: list[str]) -> None:
    now = datetime(2026, 12, 1, 10, 40, tzinfo=ZoneInfo("Europe/London"))
    hour = when.Hour(time(14), "Europe/Lisbon")
    found = when.read(typed, language=language, zone="Europe/London", now=now, hour=hour)
    assert not isinstance(found, when.Refused)
    reads = found.candidates if isinstance(found, when.Ambiguous) else (found,)
    assert [f"{each.start:%Y-%m-%dT%H:%M}" for each in reads] == expected
    own = "10:00" not in typed
    assert {each.zone for each in reads} == {
        "Europe/Lisbon" if own else "Europe/Paris" if "Paris" in typed else "Europe/London"
    }


@pytest.mark.parametrize("typed", ["tomorrow afternoon", "Friday to Saturday", "Friday, Lisbon time"])
def test_no_hour_is_kept_where_another_is_hinted_at(typed: str) -> None:
    now = datetime(2026, 12, 1, 10, 40, tzinfo=ZoneInfo("Europe/London"))
    hour = when.Hour(time(9), "Europe/London")
    found = when.read(typed, language="en", zone="Europe/London", now=now, hour=hour)
    assert isinstance(found, when.NoTime)


@pytest.mark.parametrize(
    ("typed", "refused"),
    [("28/03/2027", when.NonexistentTime), ("yesterday", when.Past), ("today", when.Past)],
)
def test_an_hour_that_is_kept_has_to_be_possible(typed: str, refused: type) -> None:
    now = datetime(2026, 12, 1, 10, 40, tzinfo=ZoneInfo("Europe/London"))
    hour = when.Hour(time(1, 30), "Europe/London")
    found = when.read(typed, language="en", zone="Europe/London", now=now, hour=hour)
    assert isinstance(found, refused)
