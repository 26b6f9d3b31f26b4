"""Quiet hours end, digests come, whatever the clocks do that night."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.notices import Preferences, QuietHours, Rhythm
from domain.notices.hours import next_slot, quiet_until
from domain.notices.snoozing import Snooze, snoozed_until

ZONES = (
    "Europe/Lisbon",
    "Europe/Madrid",
    "Europe/Paris",
    "Europe/London",
    "Europe/Dublin",
    "Atlantic/Azores",
    "America/Martinique",
)
NIGHT = QuietHours(time(21), time(8))
instants = st.datetimes(datetime(2026, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
clocks = st.times().map(lambda t: t.replace(microsecond=0))


def wall(zone: str, *at: int, fold: int = 0) -> datetime:
    return datetime(*at, tzinfo=ZoneInfo(zone), fold=fold).astimezone(UTC)


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("day", [(2027, 3, 27), (2027, 10, 30), (2028, 2, 28), (2027, 12, 31)])
def test_a_night_ends_at_eight_on_the_readers_clock(zone: str, day: tuple[int, int, int]) -> None:
    evening = wall(zone, *day, 23)
    end = quiet_until(evening, NIGHT, zone)
    assert end is not None
    there = end.astimezone(ZoneInfo(zone))
    assert (there.hour, there.minute) == (8, 0)
    assert there.date() == evening.astimezone(ZoneInfo(zone)).date() + timedelta(days=1)


def test_the_day_is_not_quiet_and_its_edges_belong_to_the_day() -> None:
    zone = "Europe/Paris"
    assert quiet_until(wall(zone, 2027, 1, 12, 12), NIGHT, zone) is None
    assert quiet_until(wall(zone, 2027, 1, 12, 8), NIGHT, zone) is None
    assert quiet_until(wall(zone, 2027, 1, 12, 20, 59), NIGHT, zone) is None
    assert quiet_until(wall(zone, 2027, 1, 12, 21), NIGHT, zone) == wall(zone, 2027, 1, 13, 8)
    assert quiet_until(wall(zone, 2027, 1, 13, 3), NIGHT, zone) == wall(zone, 2027, 1, 13, 8)
    assert quiet_until(wall(zone, 2027, 1, 12, 23), None, zone) is None


def test_quiet_hours_within_a_day() -> None:
    siesta = QuietHours(time(14), time(16))
    zone = "Europe/Madrid"
    assert quiet_until(wall(zone, 2027, 1, 12, 15), siesta, zone) == wall(zone, 2027, 1, 12, 16)
    assert quiet_until(wall(zone, 2027, 1, 12, 17), siesta, zone) is None


def test_an_end_that_the_clocks_skip_and_one_that_they_repeat() -> None:
    zone = "Europe/Paris"
    until_half_past_two = QuietHours(time(22), time(2, 30))
    skipped = quiet_until(wall(zone, 2027, 3, 28, 1), until_half_past_two, zone)
    assert skipped == wall(zone, 2027, 3, 28, 3, 30)
    repeated = quiet_until(wall(zone, 2027, 10, 31, 2, 10, fold=1), until_half_past_two, zone)
    assert repeated == wall(zone, 2027, 10, 31, 2, 30, fold=1)


@given(instants, clocks, clocks, st.sampled_from(ZONES))
def test_quiet_hours_end_later_within_a_day_and_a_bit_and_are_over_then(
    at: datetime, begins: time, ends: time, zone: str
) -> None:
    quiet = QuietHours(begins, ends)
    if begins == ends:
        return
    end = quiet_until(at, quiet, zone)
    if end is not None:
        assert at < end <= at + timedelta(hours=25)
        again = quiet_until(end, quiet, zone)
        # Only where the clocks are put back over the end is the end itself quiet once more.
        assert again is None or again - end <= timedelta(hours=1)


@given(instants, clocks, st.integers(0, 6), st.sampled_from(ZONES), st.sampled_from(list(Rhythm)))
def test_a_digest_comes_at_its_time_and_never_before(
    at: datetime, clock: time, weekday: int, zone: str, rhythm: Rhythm
) -> None:
    preferences = Preferences(digest_at=clock, digest_weekday=weekday)
    slot = next_slot(at, rhythm, preferences, zone)
    assert slot >= at
    if rhythm in {Rhythm.AT_ONCE, Rhythm.NEVER}:
        assert slot == at
        return
    days = 1 if rhythm is Rhythm.DAILY else 7
    assert slot - at <= timedelta(days=days, hours=1)
    assert next_slot(slot, rhythm, preferences, zone) == slot, "a slot is in itself"
    if rhythm is Rhythm.WEEKLY and clock.hour not in (0, 1, 2, 3):
        assert slot.astimezone(ZoneInfo(zone)).weekday() == weekday


@pytest.mark.parametrize("zone", ZONES)
def test_a_weekly_digest_keeps_its_wall_clock_over_the_change(zone: str) -> None:
    preferences = Preferences(digest_at=time(9), digest_weekday=0)
    before = next_slot(wall(zone, 2027, 3, 20, 12), Rhythm.WEEKLY, preferences, zone)
    after = next_slot(before + timedelta(minutes=1), Rhythm.WEEKLY, preferences, zone)
    for slot in (before, after):
        there = slot.astimezone(ZoneInfo(zone))
        assert (there.weekday(), there.hour) == (0, 9)
    if zone != "America/Martinique":
        assert after - before == timedelta(days=7) - timedelta(hours=1)


@pytest.mark.parametrize("zone", ZONES)
def test_a_snooze_ends_in_a_morning_of_the_readers_own(zone: str) -> None:
    now = wall(zone, 2027, 3, 27, 23, 30)
    assert snoozed_until(Snooze.HOUR, now, zone) == now + timedelta(hours=1)
    assert snoozed_until(Snooze.TOMORROW, now, zone) == wall(zone, 2027, 3, 28, 9)
    assert snoozed_until(Snooze.DAYS, now, zone) == wall(zone, 2027, 3, 30, 9)
    assert snoozed_until(Snooze.WEEK, now, zone) == wall(zone, 2027, 4, 3, 9)
