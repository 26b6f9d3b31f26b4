"""A day as people type it, in figures: year first, or day first as in all four countries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from domain.errors import DomainError

_YEARS_TO_A_LEAP_DAY = 8  # 1896 to 1904: the longest wait for a 29 February


@dataclass(eq=False)
class DayNotUnderstood(DomainError):
    """No day could be read in what was typed."""

    typed: str


@dataclass(eq=False)
class NoSuchDay(DomainError):
    """The calendar has no such day: 31 June."""

    typed: str


def read_day(typed: str, today: date) -> date:
    """Read `2027-01-31`, `31/1/2027`, `31.1.27` or `31 1`; without a year it is the next such day.

    Raises `NoSuchDay` or `DayNotUnderstood`.
    """
    parts = typed.strip().rstrip(".").replace("/", "-").replace(".", "-").replace(" ", "-").split("-")
    if not 2 <= len(parts) <= 3 or not all(part.isascii() and part.isdigit() for part in parts):
        raise DayNotUnderstood(typed)
    if max(map(len, parts)) > 4:
        raise DayNotUnderstood(typed)
    numbers = [int(part) for part in parts]
    if len(numbers) == 2:
        return _next_such_day(numbers[0], numbers[1], today, typed)
    year, month, day = numbers if len(parts[0]) == 4 else reversed(numbers)
    return _day(year + 2000 if year < 100 else year, month, day) or _refuse(typed)


def _next_such_day(day: int, month: int, today: date, typed: str) -> date:
    for year in range(today.year, today.year + _YEARS_TO_A_LEAP_DAY + 1):
        found = _day(year, month, day)
        if found and found >= today:
            return found
    return _refuse(typed)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _refuse(typed: str) -> date:
    raise NoSuchDay(typed)
