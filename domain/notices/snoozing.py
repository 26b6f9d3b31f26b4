"""Later: the times to which a notice can be put off with one press."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Mapping

MORNING: Final = time(9)


class Snooze(StrEnum):
    """How long. All but the hour end in a morning of the reader's own."""

    HOUR = "hour"
    TOMORROW = "tomorrow"
    DAYS = "days"
    WEEK = "week"


_DAYS: Final[Mapping[Snooze, int]] = {Snooze.TOMORROW: 1, Snooze.DAYS: 3, Snooze.WEEK: 7}


def snoozed_until(choice: Snooze, now: datetime, zone: str) -> datetime:
    """When a notice that is put off now comes again, in UTC."""
    if choice is Snooze.HOUR:
        return now + timedelta(hours=1)
    there = ZoneInfo(zone)
    day = now.astimezone(there).date() + timedelta(days=_DAYS[choice])
    return datetime.combine(day, MORNING, there).astimezone(UTC)
