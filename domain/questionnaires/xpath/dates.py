"""Dates as ODK writes them, and as numbers of days since 1 January 1970."""

from __future__ import annotations

import math
import re
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

_EPOCH: Final = date(1970, 1, 1)
_DAY: Final = timedelta(days=1)
_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOMENT: Final = re.compile(r"(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?)(Z|[+-]\d{2}:\d{2})?")
_TIME: Final = re.compile(r"(\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?)(?:Z|[+-]\d{2}:\d{2})?")


def days(text: str, zone: str) -> float:
    """Days since the epoch on that zone's calendar (a time of day: part of a day); NaN for anything else."""
    try:
        if _DATE.fullmatch(text):
            return float((date.fromisoformat(text) - _EPOCH).days)
        moment = parse_moment(text, zone)
        if moment is not None:
            return (moment.replace(tzinfo=None) - datetime.combine(_EPOCH, time())) / _DAY
        of_day = _TIME.fullmatch(text)
        if of_day:
            return _part_of_day(time.fromisoformat(of_day[1]))
    except ValueError:
        pass
    return math.nan


def parse_moment(text: str, zone: str) -> datetime | None:
    """An ISO date and time as wall time in the zone. Raises `ValueError` for a day that does not exist."""
    match = _MOMENT.fullmatch(text)
    if match is None:
        return None
    there = zone_of(zone)
    moment = datetime.fromisoformat(f"{match[1]}T{match[2]}{(match[3] or '').replace('Z', '+00:00')}")
    return moment.astimezone(there) if match[3] else moment.replace(tzinfo=there)


def parse(text: str, zone: str) -> datetime | None:
    """A date (its midnight) or a date and time, in the zone; None for anything else."""
    try:
        if _DATE.fullmatch(text):
            return datetime.combine(date.fromisoformat(text), time(), zone_of(zone))
        return parse_moment(text, zone)
    except ValueError:
        return None


def from_days(count: float) -> str:
    """The ISO date of that many days since the epoch; blank outside the calendar."""
    if not math.isfinite(count):
        return ""
    try:
        return (_EPOCH + timedelta(days=math.floor(count))).isoformat()
    except OverflowError:
        return ""


def moment_text(moment: datetime) -> str:
    """As ODK writes a date and time: milliseconds and offset."""
    return moment.isoformat(timespec="milliseconds")


def moment_from_days(count: float, zone: str) -> str:
    """The date and time of that many days since the epoch, on the zone's calendar; blank outside it."""
    if not math.isfinite(count):
        return ""
    try:
        wall = datetime.combine(_EPOCH, time()) + timedelta(days=count)
    except OverflowError:
        return ""
    return moment_text(wall.replace(tzinfo=zone_of(zone)))


def time_part(text: str) -> float:
    """The part of a day that a time, or a date and time, has passed; NaN for anything else."""
    found = _TIME.fullmatch(text) or _MOMENT.fullmatch(text)
    if found is None:
        return math.nan
    try:
        return _part_of_day(time.fromisoformat(found[1] if found.re is _TIME else found[2]))
    except ValueError:
        return math.nan


def formatted(moment: datetime, pattern: str) -> str:
    """ODK's `format-date`: %Y %y %m %n %b %d %e %H %h %M %S %3 %a, everything else as it stands."""
    return re.sub(r"%(.)", lambda match: _part(moment, match[1]), pattern)


def _part(moment: datetime, sign: str) -> str:
    parts = {
        "Y": f"{moment.year:04}",
        "y": f"{moment.year % 100:02}",
        "m": f"{moment.month:02}",
        "n": str(moment.month),
        "b": _MONTHS[moment.month - 1],
        "d": f"{moment.day:02}",
        "e": str(moment.day),
        "H": f"{moment.hour:02}",
        "h": str(moment.hour),
        "M": f"{moment.minute:02}",
        "S": f"{moment.second:02}",
        "3": f"{moment.microsecond // 1000:03}",
        "a": _WEEKDAYS[moment.weekday()],
        "%": "%",
    }
    return parts.get(sign, f"%{sign}")


def _part_of_day(moment: time) -> float:
    return (
        timedelta(
            hours=moment.hour, minutes=moment.minute, seconds=moment.second, microseconds=moment.microsecond
        )
        / _DAY
    )


@lru_cache(maxsize=64)
def zone_of(name: str) -> ZoneInfo:
    """The zone of an IANA name."""
    return ZoneInfo(name)


_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
