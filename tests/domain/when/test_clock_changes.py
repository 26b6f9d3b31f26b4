"""The nights in which clocks change, in six zones and both directions; month ends; the leap day."""

from __future__ import annotations

# ruff: noqa: DTZ001 - wall times have no zone
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.when import Ambiguous, NonexistentDate, NonexistentTime, Read, iso, read

# The first hour that the clocks skip on 28 March 2027, and repeat on 31 October 2027: 01:00 UTC everywhere.
FIRST = {
    "Europe/Lisbon": 1,
    "Europe/London": 1,
    "Europe/Dublin": 1,
    "Europe/Madrid": 2,
    "Europe/Paris": 2,
    "Atlantic/Azores": 0,
}
ZONES = sorted(FIRST)
SPRING, AUTUMN = "2027-03-28", "2027-10-31"


def answer(text: str, zone: str, now: str = "2027-01-12T10:00", language: str = "en") -> object:
    return read(
        text, language=language, zone=zone, now=datetime.fromisoformat(now).replace(tzinfo=ZoneInfo(zone))
    )


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("minute", [0, 30, 59])
def test_a_skipped_hour_does_not_exist(zone: str, minute: int) -> None:
    assert isinstance(answer(f"{SPRING} {FIRST[zone]:02d}:{minute:02d}", zone), NonexistentTime)


@pytest.mark.parametrize("zone", ZONES)
def test_the_hour_after_the_jump_does(zone: str) -> None:
    found = answer(f"{SPRING} {FIRST[zone] + 1:02d}:00", zone)
    assert isinstance(found, Read)
    assert found.begins() == datetime(2027, 3, 28, 1, tzinfo=UTC)


@pytest.mark.parametrize("zone", ZONES)
def test_the_minute_before_the_jump_does(zone: str) -> None:
    hour = (datetime(2027, 3, 28, FIRST[zone]) - timedelta(minutes=1)).strftime("%Y-%m-%d %H:%M")
    found = answer(hour, zone)
    assert isinstance(found, Read)
    assert found.begins() == datetime(2027, 3, 28, 0, 59, tzinfo=UTC)


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("minute", [0, 30, 59])
def test_a_repeated_hour_is_asked_about_with_its_offsets(zone: str, minute: int) -> None:
    found = answer(f"{AUTUMN} {FIRST[zone]:02d}:{minute:02d}", zone)
    assert isinstance(found, Ambiguous)
    first, second = found.candidates
    assert first.start == second.start
    assert second.begins() - first.begins() == timedelta(hours=1)
    assert iso(first) != iso(second)


@pytest.mark.parametrize("zone", ZONES)
def test_the_hour_after_the_repeated_one_is_plain(zone: str) -> None:
    found = answer(f"{AUTUMN} {FIRST[zone] + 1:02d}:00", zone)
    assert isinstance(found, Read)
    assert found.begins() == datetime(2027, 10, 31, 2, tzinfo=UTC)


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("day", [SPRING, AUTUMN])
def test_two_hours_are_two_hours_across_a_change(zone: str, day: str) -> None:
    now = datetime.fromisoformat(f"{day}T00:30:00+00:00")
    found = read("in two hours", language="en", zone=zone, now=now)
    assert isinstance(found, Read)
    assert found.begins() - now == timedelta(hours=2)


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("day", [SPRING, AUTUMN])
def test_a_day_keeps_its_wall_time_across_a_change(zone: str, day: str) -> None:
    before = (datetime.fromisoformat(day) - timedelta(days=1)).strftime("%Y-%m-%dT15:00")
    found = answer("tomorrow at 15:00", zone, before)
    assert isinstance(found, Read)
    assert found.start == datetime.fromisoformat(f"{day}T15:00")


@pytest.mark.parametrize("zone", ZONES)
def test_a_length_is_elapsed_time(zone: str) -> None:
    found = answer("27/03/2027 22:30 for 6 hours", zone)
    assert isinstance(found, Read)
    ends = found.ends()
    assert ends is not None
    assert ends - found.begins() == timedelta(hours=6)


def test_the_same_wall_time_exists_in_the_zone_that_is_named() -> None:
    assert isinstance(answer(f"{SPRING} 02:30 Lisbon time", "Europe/Paris"), Read)
    assert isinstance(answer(f"{SPRING} 01:30", "Europe/Paris"), Read)
    assert isinstance(answer(f"{SPRING} 01:30 Lisbon time", "Europe/Paris"), NonexistentTime)


def test_letters_tell_a_repeated_hour_apart() -> None:
    summer, winter = (
        answer(f"{AUTUMN} 02:30 CEST", "Europe/Paris"),
        answer(f"{AUTUMN} 02:30 CET", "Europe/Paris"),
    )
    assert isinstance(summer, Read)
    assert isinstance(winter, Read)
    assert winter.begins() - summer.begins() == timedelta(hours=1)


def test_an_end_that_is_skipped_does_not_exist() -> None:
    assert isinstance(answer(f"{SPRING} 01:00-02:30", "Europe/Paris"), NonexistentTime)


def test_an_end_that_is_repeated_is_asked_about() -> None:
    assert isinstance(answer(f"{AUTUMN} 01:00-02:30", "Europe/Paris"), Ambiguous)


@pytest.mark.parametrize(
    ("now", "text", "start"),
    [
        ("2027-01-31T10:00", "in a month at 10am", "2027-02-28T10:00"),
        ("2028-01-31T10:00", "in a month at 10am", "2028-02-29T10:00"),
        ("2027-03-31T10:00", "in a month at 10am", "2027-04-30T10:00"),
        ("2027-11-30T10:00", "in three months at 10am", "2028-02-29T10:00"),
        ("2027-12-31T10:00", "tomorrow at 10am", "2028-01-01T10:00"),
        ("2027-02-28T10:00", "tomorrow at 10am", "2027-03-01T10:00"),
        ("2028-02-28T10:00", "tomorrow at 10am", "2028-02-29T10:00"),
        ("2028-02-29T09:00", "in a year at 10am", "2029-02-28T10:00"),
        ("2028-02-29T09:00", "29 February at 10am", "2028-02-29T10:00"),
        ("2028-03-20T09:00", "29 February at 10am", "2032-02-29T10:00"),
        ("2027-12-20T10:00", "5 January at 10am", "2028-01-05T10:00"),
        ("2027-12-30T10:00", "Monday at 10am", "2028-01-03T10:00"),
        ("2027-01-31T09:00", "last day of the month at 10am", "2027-01-31T10:00"),
        ("2027-12-31T11:00", "the 31st at 10am", "2028-01-31T10:00"),
    ],
)
def test_months_and_years_end(now: str, text: str, start: str) -> None:
    found = answer(text, "Europe/Paris", now)
    read_as = found if isinstance(found, Read) else found.candidates[0]  # type: ignore[attr-defined]
    assert read_as.start == datetime.fromisoformat(start)


@pytest.mark.parametrize(
    "text", ["29/02/2027 10:00", "31/04 10:00", "31 June at 10am", "30/02/2028 10:00", "32/01 10:00"]
)
def test_days_that_no_month_has(text: str) -> None:
    assert isinstance(answer(text, "Europe/Paris"), NonexistentDate)


def test_the_31st_is_asked_about_in_a_month_without_one() -> None:
    found = answer("the 31st at 10am", "Europe/Paris", "2027-04-20T10:00")
    assert isinstance(found, Ambiguous)
    assert [each.start for each in found.candidates] == [datetime(2027, 5, 31, 10)]


def test_an_end_is_of_the_days_after_each_start() -> None:
    found = answer("from Monday 2pm to Tuesday 4pm", "Europe/Paris", "2027-01-18T10:00")
    assert isinstance(found, Ambiguous)
    assert [(each.start.day, each.end.day) for each in found.candidates if each.end] == [(18, 19), (25, 26)]
    assert isinstance(answer("from Tuesday 14:00 to Monday 16:00", "Europe/Paris"), Ambiguous)
