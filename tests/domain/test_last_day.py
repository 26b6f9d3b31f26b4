"""The last day of a questionnaire is one day for everybody, whatever zone they read in."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from domain.surveys import Wave, WaveId, deadline

ZONES: Final = tuple(
    ZoneInfo(name)
    for name in (
        "Europe/Lisbon",
        "Atlantic/Azores",
        "Europe/Madrid",
        "Europe/Paris",
        "Europe/London",
        "Europe/Dublin",
    )
)
OPENED = datetime(2026, 1, 5, 9, tzinfo=UTC)
days = st.dates(date(2026, 1, 8), date(2026, 12, 31))


def _wave(day: date, zone: ZoneInfo) -> Wave:
    return Wave(WaveId(1), "f", "2026", OPENED, deadline(day, zone, OPENED), None)


@given(days, st.sampled_from(ZONES))
def test_the_last_day_is_the_one_that_was_chosen(day: date, zone: ZoneInfo) -> None:
    assert _wave(day, zone).last_day(zone) == day


@given(days, st.sampled_from(ZONES), st.sampled_from(ZONES))
def test_the_last_day_is_open_to_its_end_after_the_network_has_moved(
    day: date, made: ZoneInfo, moved: ZoneInfo
) -> None:
    wave = _wave(day, made)
    told = wave.last_day(moved)
    end = datetime.combine(told + timedelta(days=1), datetime.min.time(), moved)
    assert wave.is_open(end.astimezone(UTC) - timedelta(seconds=1))
    assert day - timedelta(days=1) <= told <= day
