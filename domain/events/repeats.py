"""The ways of repeating that people choose from, as RFC 5545 rules; any other rule can be imported, not said.

Each needs an end: how often (`COUNT`) or until which day (`UNTIL`). `series.expand` makes the meetings of it.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from domain.errors import DomainError
from domain.events.series import MOST, SeriesEndless, SeriesTooLong

if TYPE_CHECKING:
    from datetime import date, datetime

_DAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_WEEK: Final = 7
_LAST: Final = 5


class Repeat(StrEnum):
    """How something repeats."""

    DAILY = "daily"
    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY_DAY = "monthly_day"
    """On the same weekday of the month: the second Tuesday; the fifth is the last."""
    MONTHLY_DATE = "monthly_date"
    """On the same date of the month; months without it are left out."""
    YEARLY = "yearly"


class RepeatNeeded(DomainError):
    """An end was given for something that does not repeat."""


def rule(repeat: Repeat, start: datetime, *, count: int | None = None, until: date | None = None) -> str:
    """The rule for what begins at that wall time. Raises `SeriesEndless` and `SeriesTooLong`."""
    if count is not None and not 1 <= count <= MOST:
        raise SeriesTooLong(MOST)
    if count is not None:
        end = f"COUNT={count}"
    elif until is not None:
        end = f"UNTIL={until:%Y%m%d}T235959"
    else:
        raise SeriesEndless
    return f"{_frequency(repeat, start)};{end}"


def nth_weekday(start: date) -> int:
    """Which of its month's such weekdays a day is, from 1; -1 for a fifth, which is the last."""
    number = (start.day - 1) // _WEEK + 1
    return -1 if number == _LAST else number


def _frequency(repeat: Repeat, start: datetime) -> str:
    weekday = _DAYS[start.weekday()]
    frequencies = {
        Repeat.DAILY: "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
        Repeat.WEEKLY: "FREQ=WEEKLY",
        Repeat.FORTNIGHTLY: "FREQ=WEEKLY;INTERVAL=2",
        Repeat.MONTHLY_DAY: f"FREQ=MONTHLY;BYDAY={nth_weekday(start)}{weekday}",
        Repeat.MONTHLY_DATE: f"FREQ=MONTHLY;BYMONTHDAY={start.day}",
        Repeat.YEARLY: "FREQ=YEARLY",
    }
    return frequencies[repeat]
