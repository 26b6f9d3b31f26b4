"""What is offered while somebody types."""

from __future__ import annotations

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest

from domain.languages import LANGUAGES
from domain.when import Hour, Suggestion, read, suggest
from domain.when.clocks import times_of
from domain.when.languages import language_of
from domain.when.pieces import Clock, Part

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


@pytest.mark.parametrize(
    ("language", "text", "hours"),
    [
        ("en", "tomorrow morning", ["09:00", "10:00", "11:00"]),
        ("en", "tomorrow afternoon", ["14:00", "15:00", "16:00"]),
        ("en", "Monday evening", ["18:00", "19:00", "20:00"]),
        ("en", "tonight", ["19:00", "20:00", "21:00"]),
        ("fr", "demain matin", ["09:00", "10:00", "11:00"]),
        ("fr", "demain après-midi", ["14:00", "15:00", "16:00"]),
        ("fr", "lundi soir", ["18:00", "19:00", "20:00"]),
        ("es", "mañana por la mañana", ["09:00", "10:00", "11:00"]),
        ("es", "mañana por la tarde", ["16:00", "17:00", "18:00"]),
        ("es", "el lunes por la noche", ["20:00", "21:00", "22:00"]),
        ("es", "esta tarde", ["16:00", "17:00", "18:00"]),
        ("pt", "amanhã de manhã", ["09:00", "10:00", "11:00"]),
        ("pt", "amanhã à tarde", ["14:00", "15:00", "16:00"]),
        ("pt", "segunda à noite", ["19:00", "20:00", "21:00"]),
    ],
)
def test_a_part_of_a_day_has_its_own_hours_and_no_others(language: str, text: str, hours: list[str]) -> None:
    found = offered(text, language)
    assert [each.exact[11:16] for each in found] == hours
    assert len({each.exact[:10] for each in found}) == 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["morning", "noon", "afternoon", "evening", "night", "dawn"])
def test_every_part_of_a_day_has_hours_that_are_within_it(language: str, name: str) -> None:
    hours = language_of(language).hours[name]  # type: ignore[index]
    for hour in hours:
        whole, minutes = map(int, hour.split(":"))
        assert not times_of(Clock(whole, minutes), None, Part(name)).ask  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "next Thursday"),
        ("fr", "jeudi prochain"),
        ("es", "el próximo jueves"),
        ("pt", "próxima quinta"),
    ],
)
def test_what_has_an_hour_already_is_offered_at_that_hour(language: str, text: str) -> None:
    hour = Hour(time(14, 30), "Europe/Lisbon")
    found = suggest(text, language=language, zone="Europe/Paris", now=NOW, hour=hour)
    assert [each.exact for each in found] == [
        "2027-01-14T14:30:00[Europe/Lisbon]",
        "2027-01-21T14:30:00[Europe/Lisbon]",
    ]


def test_what_is_spelled_out_is_read_in_every_language() -> None:
    for each in offered(""):
        for language in LANGUAGES:
            assert read(each.exact, language=language, zone="Europe/Paris", now=NOW) == each.reading


def test_nothing_is_offered_for_nonsense() -> None:
    assert offered("blah blah") == []
    assert suggest("x" * 1000, language="fr", zone="UTC", now=datetime(2027, 1, 12, tzinfo=UTC)) == []
