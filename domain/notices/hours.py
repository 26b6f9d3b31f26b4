"""Quiet hours and the moments of digests: wall-clock times of a zone, over its changes of the clock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from domain.notices.preferences import Rhythm

if TYPE_CHECKING:
    from datetime import date, time

    from domain.notices.preferences import Preferences, QuietHours


def quiet_until(at: datetime, quiet: QuietHours | None, zone: str) -> datetime | None:
    """When the quiet hours end in which that instant lies; None when it lies in none."""
    if quiet is None:
        return None
    local = at.astimezone(ZoneInfo(zone))
    if not _within(local.time(), quiet):
        return None
    return _next(at, quiet.ends, zone, weekday=None)


def next_slot(at: datetime, rhythm: Rhythm, preferences: Preferences, zone: str) -> datetime:
    """The moment of the digest in which what is due then comes: that instant or later, in UTC.

    What comes at once, or never, has no digest: the instant itself.
    """
    if rhythm not in {Rhythm.DAILY, Rhythm.WEEKLY}:
        return at
    weekday = preferences.digest_weekday if rhythm is Rhythm.WEEKLY else None
    just_before = at - timedelta.resolution
    return _next(just_before, preferences.digest_at, zone, weekday=weekday)


def _within(clock: time, quiet: QuietHours) -> bool:
    if quiet.begins < quiet.ends:
        return quiet.begins <= clock < quiet.ends
    return clock >= quiet.begins or clock < quiet.ends


def _next(after: datetime, clock: time, zone: str, *, weekday: int | None) -> datetime:
    """The first instant after `after` at which the zone's clocks show that time, on that weekday if given.

    A time that a change of the clock skips counts as the instant that it would have been; of one that it
    repeats, either will do.
    """
    there = ZoneInfo(zone)
    today = after.astimezone(there).date()
    days = (today + timedelta(days=n) for n in range(-1, 9))
    instants = [
        at
        for day in days
        if weekday is None or day.weekday() == weekday
        for at in _instants(day, clock, there)
        if at > after
    ]
    return min(instants)


def _instants(day: date, clock: time, there: ZoneInfo) -> tuple[datetime, ...]:
    wall = datetime.combine(day, clock, there)
    first, second = wall.astimezone(UTC), wall.replace(fold=1).astimezone(UTC)
    # In the hour that is skipped, Python's second reading lies before the change: that was not yet the time.
    return (first, second) if first <= second else (first,)
