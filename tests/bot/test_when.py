"""`techlink when` as somebody types it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from bot.exits import Stop
from bot.when import Asked, batch, one

if TYPE_CHECKING:
    from pathlib import Path

NOW = "2027-01-12T10:00:00"


def answer(
    text: str, language: str = "fr", zone: str = "Europe/Paris", now: str = NOW, kind: str = "datetime"
) -> object:
    return json.loads(one(Asked(text, language, zone, now, kind), as_json=True))


def test_a_reading() -> None:
    assert answer("mardi prochain 14h") == {
        "start": "2027-01-19T14:00:00",
        "end": None,
        "zone": "Europe/Paris",
    }
    assert answer("demain 15h-16h30 heure de Lisbonne") == {
        "start": "2027-01-13T15:00:00",
        "end": "2027-01-13T16:30:00",
        "zone": "Europe/Lisbon",
    }


def test_a_day() -> None:
    assert answer("mardi prochain", kind="date") == {
        "start": "2027-01-19",
        "end": None,
        "zone": "Europe/Paris",
    }


def test_an_ambiguous_text() -> None:
    assert answer("jeudi prochain 14h") == {"ambiguous": ["2027-01-14T14:00:00", "2027-01-21T14:00:00"]}
    assert answer("demain de 2 à 4") == {"ambiguous": ["2027-01-13T02:00:00", "2027-01-13T14:00:00"]}


def test_offsets_stand_where_they_are_the_question() -> None:
    assert answer("31/10 02:30") == {"ambiguous": ["2027-10-31T02:30:00+02:00", "2027-10-31T02:30:00+01:00"]}
    assert answer("6 juillet 15h CET") == {
        "ambiguous": ["2027-07-06T15:00:00+02:00", "2027-07-06T15:00:00+01:00"]
    }


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("31/02", "nonexistent_date"),
        ("28/03 02h30", "nonexistent_time"),
        ("hier", "past"),
        ("14h", "no_date"),
        ("demain", "no_time"),
        ("bof", "not_understood"),
        ("", "not_understood"),
    ],
)
def test_a_refusal(text: str, code: str) -> None:
    assert answer(text) == {"error": code}


def test_now_is_wall_time_in_the_zone_unless_it_names_its_offset() -> None:
    late = {"language": "en", "zone": "Atlantic/Azores"}
    assert answer("tomorrow 10:00", now="2027-01-12T23:30", **late)["start"] == "2027-01-13T10:00:00"  # type: ignore[index]
    assert answer("tomorrow 10:00", now="2027-01-13T00:30Z", **late)["start"] == "2027-01-13T10:00:00"  # type: ignore[index]
    assert answer("tomorrow 10:00", now="2027-01-13T01:30Z", **late)["start"] == "2027-01-14T10:00:00"  # type: ignore[index]


def test_without_json_it_is_said_in_words() -> None:
    asked = Asked("jeudi prochain 14h", "fr", "Europe/Paris", NOW, "datetime")
    assert one(asked, as_json=False).splitlines() == [
        "? jeudi 14 janvier 2027, 14:00 (Europe/Paris)",
        "? jeudi 21 janvier 2027, 14:00 (Europe/Paris)",
    ]
    told = one(Asked("demain", "fr", "Europe/Paris", NOW, "datetime"), as_json=False)
    assert told.startswith("À quelle heure")
    assert one(Asked("tomorrow 9am", "en", "Europe/Dublin", NOW, "datetime"), as_json=False) == (
        "Wednesday, 13 January 2027, 09:00 (Europe/Dublin)"
    )


def test_a_batch_is_answered_by_id(tmp_path: Path) -> None:
    file = tmp_path / "batch.json"
    items = [
        {"id": "a", "language": "en", "zone": "Europe/London", "now": NOW, "text": "Friday week at noon"},
        {"id": 2, "language": "pt", "zone": "Europe/Lisbon", "now": NOW, "text": "31/02"},
        {"id": "c", "language": "es", "zone": "Europe/Madrid", "now": NOW, "text": "mañana", "kind": "date"},
    ]
    file.write_text(json.dumps(items), "utf-8")
    assert json.loads(batch(file, "datetime")) == {
        "a": {"start": "2027-01-22T12:00:00", "end": None, "zone": "Europe/London"},
        "2": {"error": "nonexistent_date"},
        "c": {"start": "2027-01-13", "end": None, "zone": "Europe/Madrid"},
    }


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("no json", "no JSON"),
        ("{}", "no list"),
        ('[{"text": "x"}]', "No id"),
        ('[{"id": "a", "text": "x"}]', "a: language, zone"),
        ('[{"id": "a", "text": "x", "language": "de", "zone": "UTC"}]', "de is none of"),
        ('[{"id": "a", "text": "x", "language": "en", "zone": "Mars/Olympus"}]', "no time zone"),
        ('[{"id": "a", "text": "x", "language": "en", "zone": "UTC", "now": "soon"}]', "soon is no instant"),
        ('[{"id": "a", "text": "x", "language": "en", "zone": "UTC", "kind": "year"}]', "year is none of"),
    ],
)
def test_a_batch_that_cannot_be_read_is_one_line(tmp_path: Path, content: str, line: str) -> None:
    file = tmp_path / "batch.json"
    file.write_text(content, "utf-8")
    with pytest.raises(Stop, match=line) as stopped:
        batch(file, "datetime")
    assert stopped.value.code == 2


def test_a_batch_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(Stop, match="no JSON"):
        batch(tmp_path / "nothing.json", "datetime")
