"""Times and lengths as attendance files write them: no zone, and either order of day and month.

One file has one order: it is the one in which more of its times can be read at all, and of two as good ones
the one whose times lie nearer the event.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_DATE: Final = re.compile(
    r"^\D*(\d{1,4})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{2,4})[\s,T]+(\d{1,2})[:.h](\d{2})(?:[:.](\d{2}))?(?:\.\d+)?\s*(.*)$"
)
_CLOCK: Final = re.compile(r"^\s*(\d{1,2})[:h](\d{2})(?::(\d{2}))?\s*(.*)$")
_HALF: Final = re.compile(r"^([ap])\W{0,2}\s*m\b", re.IGNORECASE)
_PARTS: Final = re.compile(r"(\d+(?:[.,]\d+)?)\s*([a-z]*)\.?", re.IGNORECASE)
_COLONS: Final = re.compile(r"^\s*(\d{1,3}):(\d{2})(?::(\d{2}))?\s*$")
_SECONDS: Final = {"h": 3600, "m": 60, "s": 1}
_CENTURY: Final = 100
_YEARS: Final = range(1970, 2200)
"""Others are no year of a meeting, and cannot be told in every zone."""
LONGEST: Final = timedelta(days=31)
"""Nobody is connected for longer: it is another number."""


class Order(StrEnum):
    """Which of the first two numbers is the day."""

    DAY_FIRST = "day"
    MONTH_FIRST = "month"


def read(text: str, order: Order, around: datetime) -> datetime | None:
    """The wall time that is written; a bare hour is on the day of `around`. None: it is none."""
    clock = _CLOCK.match(text)
    if clock is not None:
        hour, minute, second, rest = clock.groups()
        return _moment(around.year, around.month, around.day, (hour, minute, second), rest)
    match = _DATE.match(text.replace("\u202f", " ").replace("\xa0", " "))
    if match is None:
        return None
    one, two, three = (int(match[number]) for number in (1, 2, 3))
    if len(match[1]) > 2:
        year, month, day = one, two, three
    elif order is Order.DAY_FIRST:
        day, month, year = one, two, three
    else:
        month, day, year = one, two, three
    year += 2000 if year < _CENTURY else 0
    return _moment(year, month, day, (match[4], match[5], match[6]), match[7])


def order_of(texts: Iterable[str], around: datetime) -> Order:
    """The order in which a file writes its days."""
    written = [text for text in texts if text.strip()]

    def badness(order: Order) -> tuple[int, float]:
        found = [read(text, order, around) for text in written]
        away = [abs((one - around).total_seconds()) for one in found if one is not None]
        return sum(one is None for one in found), sum(away)

    return min(Order, key=badness)


def length(text: str) -> timedelta | None:
    """How long: "1h 30m 51s", "1 h 2 min", "00:45:10", or a bare number of minutes. None: it says nothing.

    More than `LONGEST` says nothing either.
    """
    seconds = _seconds(text)
    return None if seconds is None or seconds > LONGEST.total_seconds() else timedelta(seconds=seconds)


def _seconds(text: str) -> float | None:
    colons = _COLONS.match(text)
    if colons is not None:
        hours, minutes, seconds = (int(one or 0) for one in colons.groups())
        return hours * 3600.0 + minutes * 60 + seconds
    parts = _PARTS.findall(text)
    if not parts:
        return None
    if len(parts) == 1 and not parts[0][1]:
        return float(parts[0][0].replace(",", ".")) * 60
    total = 0.0
    for number, unit in parts:
        worth = _SECONDS.get(unit[:1].lower())
        if worth is None:
            return None
        total += float(number.replace(",", ".")) * worth
    return total


def _moment(
    year: int, month: int, day: int, clock: tuple[str, str, str | None], rest: str
) -> datetime | None:
    if year not in _YEARS:
        return None
    hour, minute, second = int(clock[0]), int(clock[1]), int(clock[2] or 0)
    half = _HALF.match(rest.strip())
    if half is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half[1].lower() == "p" else 0)
    try:
        return datetime(year, month, day, hour, minute, second)  # noqa: DTZ001 - the file names no zone
    except ValueError:
        return None
