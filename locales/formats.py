"""Dates, numbers and lists as Babel writes them. Imported on first use only: Babel is not free."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time, get_datetime_format
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent
from babel.units import format_unit

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

Style = Literal["short", "medium", "long", "full"]
_FIRST = re.compile(r"\b1(?= [^\W\d])")


@lru_cache(maxsize=8)
def _locale(name: str) -> Locale:
    return Locale.parse(name)


@lru_cache(maxsize=256)
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


def _seen_in(moment: dt.datetime, zone: str) -> dt.datetime:
    return moment if moment.tzinfo is None else moment.astimezone(_zone(zone))


def date(day: dt.date, zone: str, locale: str, style: Style) -> str:
    """A day in words; of an aware datetime, the day it is in that zone."""
    if isinstance(day, dt.datetime):
        day = _seen_in(day, zone).date()
    said = _first(format_date(day, style, locale=_locale(locale)), day, locale)
    # A short day stands in lists and on cards, where a line that ends after "7" would tear it.
    return said.replace(" ", "\u00a0") if style == "medium" else said


def month(day: dt.date, locale: str) -> str:
    """The month's name, as short as it is written: "Jan"."""
    return format_date(day, "LLL", locale=_locale(locale))


def month_year(day: dt.date, locale: str) -> str:
    """A month of a year in words: "March 2024"."""
    return format_skeleton("yMMMM", day, locale=_locale(locale)).replace(" ", "\u00a0")


def weekday(day: dt.date, locale: str) -> str:
    """The name of the day of the week: "Monday"."""
    return format_date(day, "cccc", locale=_locale(locale))


def quarter(day: dt.date, locale: str) -> str:
    """The quarter of the year: "Q1"."""
    return format_date(day, "QQQ", locale=_locale(locale))


def day_month(day: dt.date, locale: str) -> str:
    """Day and month without the year, short: "12 Jan"."""
    return _first(format_skeleton("MMMd", day, locale=_locale(locale)), day, locale)


def _first(said: str, day: dt.date, locale: str) -> str:
    """French counts the first of a month, "1er janvier", which CLDR does not; not where all is in digits."""
    return _FIRST.sub("1er", said, count=1) if day.day == 1 and locale.startswith("fr") else said


def time(moment: dt.datetime | dt.time, zone: str, locale: str) -> str:
    """Hours and minutes; of an aware datetime, in that zone."""
    if isinstance(moment, dt.datetime):
        moment = _seen_in(moment, zone).time()
    return _clock(moment.hour, moment.minute, locale)


@lru_cache(maxsize=4096)
def _clock(hour: int, minute: int, locale: str) -> str:
    # A card shows the same few minutes in many zones, and a day has no more than 1,440.
    return format_time(dt.time(hour, minute), "short", locale=_locale(locale))


def datetime_(moment: dt.datetime, zone: str, locale: str, style: Style) -> str:
    """Day and time, joined as the language joins them for that style."""
    pattern = str(get_datetime_format(style, locale=_locale(locale)))
    there = _seen_in(moment, zone)
    return pattern.replace("{0}", time(there, zone, locale)).replace("{1}", date(there, zone, locale, style))


def span(
    start: dt.date,
    end: dt.date | None,
    zone: str,
    locale: str,
    offset: dt.timedelta | None,
    called: str = "",
) -> str:
    """Wall time in a zone, with its weekday and to its end; days alone have neither hours nor zone.

    `called` is what stands there for the zone.

    `offset` is told too when given, for the hour that a clock change repeats.
    """
    if not isinstance(start, dt.datetime):
        days = [date(day, zone, locale, "full") for day in (start, end) if day]
        return " – ".join(days)
    told = f"{date(start.date(), zone, locale, 'full')}, {_wall(start, locale)}"
    if isinstance(end, dt.datetime):
        same = end.date() == start.date()
        told += (
            f"–{_wall(end, locale)}"
            if same
            else f" – {date(end.date(), zone, locale, 'full')}, {_wall(end, locale)}"
        )
    minutes = 0 if offset is None else int(offset.total_seconds()) // 60
    utc = (
        ""
        if offset is None
        else f", UTC{minutes // 60:+d}" + (f":{minutes % 60:02d}" if minutes % 60 else "")
    )
    return f"{told} ({called or zone}{utc})"


def _wall(moment: dt.datetime, locale: str) -> str:
    """Hours of two figures in each language, so that 8:00 is not taken for an hour of the evening."""
    return format_time(moment.time(), "HH:mm:ss" if moment.second else "HH:mm", locale=_locale(locale))


def number(value: float | Decimal, locale: str, digits: int | None) -> str:
    """A decimal number, grouped."""
    pattern = None if digits is None else "#,##0" + ("." + "0" * digits if digits else "")
    return format_decimal(value, format=pattern, locale=_locale(locale))


def percent(share: float, locale: str) -> str:
    """A share of one, in whole per cent."""
    return format_percent(share, locale=_locale(locale))


def join(items: Iterable[str], locale: str, style: Literal["and", "or"]) -> str:
    """The items with commas and the language's "and" or "or"."""
    return format_list(list(items), style="standard" if style == "and" else "or", locale=_locale(locale))


def duration(minutes: float, locale: str, *, short: bool) -> str:
    """Hours and minutes, the zero one left out: in words, or with the symbols that all languages share."""
    hours, rest = divmod(max(1, round(minutes)), 60)
    if short:
        return " ".join(f"{n}\u00a0{unit}" for n, unit in ((hours, "h"), (rest, "min")) if n)
    units = [(hours, "duration-hour"), (rest, "duration-minute")]
    return " ".join(format_unit(n, unit, length="long", locale=_locale(locale)) for n, unit in units if n)


def language_name(language: str, locale: str) -> str:
    """The name of a language."""
    return str(_locale(locale).languages.get(language, language))


def country_name(code: str, locale: str) -> str:
    """The name of a country, without what Babel adds in brackets."""
    name = str(_locale(locale).territories.get(code.upper(), code))
    return re.sub(r"\s*\(.*\)$", "", name)
