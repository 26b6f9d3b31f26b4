"""Lengths, places and repeats as people say them, and written again so that they are read as the same."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.events.errors import LengthImpossible
from domain.events.fields import LONGEST
from domain.events.model import ONLINE, Manner, Place, RoomKind
from domain.events.repeats import Repeat, nth_weekday, rule
from domain.events.said import length, minutes, place, place_text, times
from domain.events.series import MOST, SeriesEndless, SeriesTooLong, expand
from domain.events.times import Span


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        *((f"4 {word}", 4) for word in ("times", "fois", "veces", "vezes", "x")),
        ("4", 4),
        ("1 vez", 1),
        ("10 000 Times", 10_000),
        ("4 May", None),
        ("30/06/2027", None),
        ("times", None),
        ("", None),
    ],
)
def test_how_often_is_read(typed: str, wanted: int | None) -> None:
    assert times(typed) == wanted


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("90", 90),
        ("90 min", 90),
        ("90 minutos", 90),
        ("1h", 60),
        ("1h30", 90),
        ("1 h 30", 90),
        ("1 h 30 min", 90),
        ("1,5 h", 90),
        ("1:30", 90),
        ("2 heures", 120),
        ("2 horas y 15 minutos", 135),
        ("one hour", None),
        ("2 days", 2880),
        ("2 jours", 2880),
        ("0", None),
        ("-5", None),
        ("8 days", None),
        ("99999", None),
        ("", None),
        ("1h" * 500, None),
    ],
)
def test_lengths(typed: str, wanted: int | None) -> None:
    if wanted is None:
        with pytest.raises(LengthImpossible):
            minutes(typed)
    else:
        assert minutes(typed) == wanted


@given(st.integers(1, LONGEST))
def test_a_length_is_read_back(value: int) -> None:
    assert minutes(length(value)) == value


LINK = "https://meet.example.org/x?y=1"


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("", ONLINE),
        ("Online", ONLINE),
        ("en ligne", ONLINE),
        ("@online", ONLINE),
        (LINK, Place(Manner.ONLINE, "", RoomKind.LINK, LINK)),
        ("Room 3,  Porto", Place(Manner.ON_SITE, "Room 3, Porto")),
        (f"Room 3, Porto, {LINK}.", Place(Manner.HYBRID, "Room 3, Porto", RoomKind.LINK, LINK)),
        ("Room 3 @jitsi", Place(Manner.HYBRID, "Room 3", RoomKind.JITSI)),
        ("@voice", Place(Manner.ONLINE, "", RoomKind.VOICE)),
        ("<script>alert(1)</script>", Place(Manner.ON_SITE, "<script>alert(1)</script>")),
    ],
)
def test_places(typed: str, wanted: Place) -> None:
    found = place(typed)
    assert found == wanted
    assert place(place_text(found)) == found


TUESDAY = datetime.fromisoformat("2027-06-15T14:00")


@pytest.mark.parametrize(
    ("repeat", "days"),
    [
        (Repeat.WEEKLY, ["2027-06-15", "2027-06-22", "2027-06-29"]),
        (Repeat.FORTNIGHTLY, ["2027-06-15", "2027-06-29", "2027-07-13"]),
        (Repeat.MONTHLY_DAY, ["2027-06-15", "2027-07-20", "2027-08-17"]),
        (Repeat.MONTHLY_DATE, ["2027-06-15", "2027-07-15", "2027-08-15"]),
        (Repeat.YEARLY, ["2027-06-15", "2028-06-15", "2029-06-15"]),
        (Repeat.DAILY, ["2027-06-15", "2027-06-16", "2027-06-17"]),
    ],
)
def test_repeats(repeat: Repeat, days: list[str]) -> None:
    span = Span(TUESDAY, "Europe/Lisbon", 60)
    assert [str(wall.date()) for wall in expand(rule(repeat, TUESDAY, count=3), span)] == days
    until = date.fromisoformat(days[-1])
    assert [str(wall.date()) for wall in expand(rule(repeat, TUESDAY, until=until), span)] == days


def test_a_series_has_an_end_that_people_live_to_see() -> None:
    with pytest.raises(SeriesEndless):
        rule(Repeat.WEEKLY, TUESDAY)
    for count in (0, MOST + 1, 10_000):
        with pytest.raises(SeriesTooLong):
            rule(Repeat.WEEKLY, TUESDAY, count=count)


@given(st.dates(date(2027, 1, 1), date(2035, 1, 1)))
def test_the_fifth_is_the_last(day: date) -> None:
    number = nth_weekday(day)
    assert number in {1, 2, 3, 4, -1}
    assert (number == -1) == (day.day > 28)
