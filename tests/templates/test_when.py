"""A reading said back, as each language writes it."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

import pytest

from domain.languages import LANGUAGES
from domain.when import Read, Refused, read
from locales import translator
from templates.errors import describe
from templates.words.when import said_back

# ruff: noqa: DTZ001 - wall times have no zone
TUESDAY = Read(datetime(2027, 1, 19, 14), None, "Europe/Paris", timedelta(hours=1))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Tuesday, 19 January 2027, 14:00 (Europe/Paris)"),
        ("fr", "mardi 19 janvier 2027, 14:00 (Europe/Paris)"),
        ("es", "martes, 19 de enero de 2027, 14:00 (Europe/Paris)"),
        ("pt", "terça-feira, 19 de janeiro de 2027, 14:00 (Europe/Paris)"),
    ],
)
def test_a_reading_is_said_back_in_each_language(language: str, said: str) -> None:
    # The reader's own zone does not matter: the clock that was meant does.
    assert said_back(TUESDAY, translator(language, "Atlantic/Azores")) == said


@pytest.mark.parametrize(
    ("read", "said"),
    [
        (
            Read(datetime(2027, 1, 19, 9), datetime(2027, 1, 19, 17, 30), "Europe/Paris", timedelta(hours=1)),
            "mardi 19 janvier 2027, 09:00–17:30 (Europe/Paris)",
        ),
        (
            Read(datetime(2027, 1, 19, 22), datetime(2027, 1, 20, 2), "Europe/Paris", timedelta(hours=1)),
            "mardi 19 janvier 2027, 22:00 – mercredi 20 janvier 2027, 02:00 (Europe/Paris)",
        ),
        (
            Read(datetime(2027, 10, 31, 2, 30), None, "Europe/Paris", timedelta(hours=2)),
            "dimanche 31 octobre 2027, 02:30 (Europe/Paris, UTC+2)",
        ),
        (Read(date(2027, 1, 19), None, "Europe/Paris"), "mardi 19 janvier 2027"),
        (
            Read(date(2027, 1, 19), date(2027, 1, 21), "Europe/Paris"),
            "mardi 19 janvier 2027 – jeudi 21 janvier 2027",
        ),
    ],
    ids=["range", "night", "repeated hour", "day", "days"],
)
def test_ends_offsets_and_days(read: Read, said: str) -> None:
    assert said_back(read, translator("fr")) == said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("typed", ["yesterday", "banana", "10:00"])
def test_where_a_day_is_asked_no_hour_is_in_the_hint(language: str, typed: str) -> None:
    now = datetime(2027, 1, 12, 12, tzinfo=UTC)
    for kind, hours in (("date", False), ("datetime", True)):
        refused = read(typed, language="en", zone="Europe/Lisbon", now=now, kind=kind)  # type: ignore[arg-type]
        assert isinstance(refused, Refused)
        body = describe(refused, translator(language)).body
        assert bool(re.search(r"\d(:\d\d|h\b)", body)) == hours, body
