"""Series: the wall times that an RFC 5545 rule gives, each an event of its own.

A rule is about wall time: ten o'clock stays ten o'clock over every change of the clocks. Where a zone skips
an occurrence's time that day, it is an hour later, as its clocks are.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr

from domain.errors import DomainError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from domain.events.times import Span

MOST: Final = 60
"""So many meetings can be announced at once: five years of one a month, a year of one a week."""
_FREQUENCIES: Final = frozenset({"DAILY", "WEEKLY", "MONTHLY", "YEARLY"})
_PARTS: Final = frozenset(
    {"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "WKST"}
)
_DAY: Final = re.compile(r"([+-]?[0-9]{1,2})?(?:MO|TU|WE|TH|FR|SA|SU)")
_IN_MONTH: Final = 5
_IN_YEAR: Final = 53
_LONGEST: Final = 200
_LONGEST_TIME: Final = timedelta(days=3660)


class RuleNotUnderstood(DomainError):
    """No rule for repeating could be read in what was given."""

    typed: str


class SeriesEndless(DomainError):
    """A series says how often (`COUNT`) or until when (`UNTIL`)."""


class SeriesTooLong(DomainError):
    """More occurrences than `most`."""

    most: int


def expand(rule: str, span: Span) -> tuple[datetime, ...]:
    """The wall times of a series that begins with `span`, which is its first occurrence in any case.

    Raises `RuleNotUnderstood`, `SeriesEndless`, `SeriesTooLong`.
    """
    parts = _parts(rule)
    start = span.wall.replace(fold=0)
    # The number is counted here: a rule that nothing fits would be searched until the year 9999.
    count = int(parts.pop("COUNT", MOST + 1))
    end = (start + _LONGEST_TIME).strftime("%Y%m%dT%H%M%S")
    parts["UNTIL"] = min(parts.get("UNTIL", end), end)
    try:
        found = rrulestr(";".join(f"{name}={value}" for name, value in parts.items()), dtstart=start)
        walls = list(islice((at for at in found if at > start), min(count - 1, MOST)))
    except (ValueError, TypeError, LookupError, OverflowError):
        raise RuleNotUnderstood(rule[:60]) from None
    if len(walls) >= MOST:
        raise SeriesTooLong(MOST)
    return tuple(shown(at, span.zone) for at in (span.wall, *walls))


def _parts(rule: str) -> dict[str, str]:
    """The parts of a rule. `UNTIL` as a day means the whole day; an instant is read as a wall time."""
    typed = rule.strip().upper().removeprefix("RRULE:")
    pairs = [part.partition("=") for part in typed.split(";") if part]
    parts = {name: value for name, _, value in pairs}
    known = set(parts) <= _PARTS and parts.get("FREQ") in _FREQUENCIES and all(parts.values())
    if len(typed) > _LONGEST or not known or len(parts) != len(pairs):
        raise RuleNotUnderstood(rule[:60])
    if "COUNT" not in parts and "UNTIL" not in parts:
        raise SeriesEndless
    if not parts.get("COUNT", "1").isdecimal() or int(parts.get("COUNT", "1")) < 1:
        raise RuleNotUnderstood(rule[:60])
    # Neither ever ends where it is tried: no interval, and the sixth Monday of a month.
    if not parts.get("INTERVAL", "1").isdecimal() or int(parts.get("INTERVAL", "1")) < 1:
        raise RuleNotUnderstood(rule[:60])
    if not all(_is_day(day, parts) for day in parts.get("BYDAY", "MO").split(",")):
        raise RuleNotUnderstood(rule[:60])
    if int(parts.get("COUNT", "1")) > MOST:
        raise SeriesTooLong(MOST)
    if "UNTIL" in parts:
        day = parts["UNTIL"].removesuffix("Z")
        parts["UNTIL"] = day if "T" in day else f"{day}T235959"
    return parts


def _is_day(said: str, parts: Mapping[str, str]) -> bool:
    """Whether a month, or a year, has that day: "MO", or "-1MO" for its last Monday."""
    found = _DAY.fullmatch(said)
    if found is None:
        return False
    most = _IN_MONTH if parts["FREQ"] == "MONTHLY" or "BYMONTH" in parts else _IN_YEAR
    return found[1] is None or 1 <= abs(int(found[1])) <= most


def shown(wall: datetime, zone: str) -> datetime:
    """The wall time that clocks show then: an hour later where they skip it."""
    there = wall.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC).astimezone(ZoneInfo(zone))
    return there.replace(tzinfo=None)
