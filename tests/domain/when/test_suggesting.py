"""What is offered while somebody types."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from domain.languages import LANGUAGES
from domain.when import Suggestion, read, suggest

NOW = datetime(2027, 1, 12, 10, tzinfo=ZoneInfo("Europe/Paris"))


def offered(text: str, language: str = "fr", kind: str = "datetime") -> list[Suggestion]:
    return suggest(text, language=language, zone="Europe/Paris", now=NOW, kind=kind)  # type: ignore[arg-type]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["date", "datetime"])
def test_an_empty_field_offers_the_days_to_come(language: str, kind: str) -> None:
    found = offered("", language, kind)
    assert 10 <= len(found) <= 25
    assert len({each.exact for each in found}) == len(found)


def test_what_is_whole_comes_alone() -> None:
    (found,) = offered("mardi prochain 14h")
    assert found.exact == "2027-01-19T14:00:00[Europe/Paris]"
    assert found.text == "mardi prochain 14h"


def test_what_is_ambiguous_comes_as_its_readings() -> None:
    assert [each.exact for each in offered("jeudi prochain 14h")] == [
        "2027-01-14T14:00:00[Europe/Paris]",
        "2027-01-21T14:00:00[Europe/Paris]",
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "el martes 19 de enero a las 5"),
        ("fr", "mardi 19 janvier à 5h"),
        ("en", "Tuesday 19 January at 5"),
        ("pt", "terça, 19 de janeiro, às 5"),
    ],
)
def test_the_afternoon_comes_before_the_small_hours(language: str, text: str) -> None:
    assert [each.exact for each in offered(text, language)] == [
        "2027-01-19T17:00:00[Europe/Paris]",
        "2027-01-19T05:00:00[Europe/Paris]",
    ]


def test_days_stay_in_their_order_whatever_the_hour() -> None:
    assert [each.exact[:16] for each in offered("jeudi prochain à 5h")] == [
        "2027-01-14T17:00",
        "2027-01-14T05:00",
        "2027-01-21T17:00",
        "2027-01-21T05:00",
    ]


@pytest.mark.parametrize(
    ("language", "text", "completed"),
    [
        ("fr", "mardi proch", "mardi prochain 14:00"),
        ("fr", "vendredi en h", "vendredi en huit 10:00"),
        ("fr", "14h", "demain 14h"),
        ("fr", "après", "après-demain 14:00"),
        ("fr", "apre", "après-demain 14:00"),
        ("en", "next mon", "next Monday 10:00"),
        ("en", "tomorrow", "tomorrow 09:00"),
        ("en", "in two h", "in two h"),
        ("en", "friday 14", "friday 14:00"),
        ("es", "el próximo vier", "el próximo viernes 10:00"),
        ("es", "dentro de dos s", "dentro de dos semanas 14:00"),
        ("pt", "daqui a duas s", "daqui a duas semanas 14:00"),
        ("pt", "amanh", "amanhã 09:00"),
        ("pt", "19 de janeiro", "19 de janeiro 15:00"),
    ],
)
def test_unfinished_words_are_completed(language: str, text: str, completed: str) -> None:
    assert completed in [each.text for each in offered(text, language)]


@pytest.mark.parametrize(("text", "completed"), [("samed", "samed"), ("dem", "demain"), ("fin", None)])
def test_a_date_needs_no_hour(text: str, completed: str | None) -> None:
    found = [each.text for each in offered(text, kind="date")]
    assert completed is None or completed in found
    assert not any(":" in each for each in found)


def test_what_is_spelled_out_is_read_in_every_language() -> None:
    for each in offered(""):
        for language in LANGUAGES:
            assert read(each.exact, language=language, zone="Europe/Paris", now=NOW) == each.reading


def test_nothing_is_offered_for_nonsense() -> None:
    assert offered("blah blah") == []
    assert suggest("x" * 1000, language="fr", zone="UTC", now=datetime(2027, 1, 12, tzinfo=UTC)) == []
