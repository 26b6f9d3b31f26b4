"""Rules that all four languages share: figures, clocks, zones by letter and offset, marks between."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, cast

from domain.when.pieces import (
    Calendar,
    Clock,
    DayNumber,
    Elapsed,
    Lasting,
    Link,
    Part,
    Shift,
    Week,
    Weekday,
    Zone,
)
from domain.when.rules import always, rule
from domain.when.spans import any_of
from domain.when.zones import LETTERS, iana_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from domain.when.pieces import LinkSense, PartName
    from domain.when.rules import Rule

_LONGEST_SHIFT: Final = {"days": 3660, "months": 120}
_MOST_MINUTES: Final = 60 * 24 * 366


def clock(h: tuple[int, bool], mm: int = 0, s: int = 0) -> Clock:
    """A time as it is shown on a clock; without a leading zero it may be of a 12-hour one."""
    hour, zero = h
    return Clock(hour, mm, s, twelve=not zero and 1 <= hour <= 12)


def pointed(h: tuple[int, bool], later: int) -> Clock:
    """A time with a point, whose minutes are no month: 14.30."""
    return clock(h, later)


def worded(hw: tuple[int, bool], mw: int = 0) -> Clock:
    """A time in words: "ten thirty"."""
    return clock(hw, mw)


def past_hour(h: tuple[int, bool], minute: int = 0, mm: int = 0, mw: int = 0, five: int = 0) -> Clock:
    """Minutes past an hour: "trois heures vingt", "ten past two"."""
    return clock(h, minute or mm or mw or five)


def past(minutes: int, h: tuple[int, bool]) -> Clock:
    """So many minutes past an hour; before it when negative: "quarter to four"."""
    hour, zero = h
    if minutes >= 0:
        return clock(h, minutes)
    before = hour - 1 if hour > 1 else 12 if not zero and hour == 1 else (hour - 1) % 24
    return clock((before, zero), 60 + minutes)


def to_hour(h: tuple[int, bool], minute: int) -> Clock:
    """So many minutes before an hour."""
    return past(-minute, h)


def number(h: tuple[int, bool]) -> Clock:
    """A number that may be an hour."""
    made = clock(h)
    return Clock(made.hour, twelve=made.twelve, number=True)


def military(four: int) -> Clock:
    """`1430 hours`."""
    return Clock(four // 100, four % 100)


def day_number(day: int) -> DayNumber | None:
    """A number that may be a day of the month."""
    return DayNumber(day) if 1 <= day <= 31 else None


def short_year(day: int, mo: int, yy: int) -> Calendar:
    """A numeric date of this century."""
    return Calendar(day, mo, 2000 + yy)


def numeric(day: int, mo: int, year: int | None = None) -> Calendar:
    """A numeric date, day first."""
    return Calendar(day, mo, year)


def dated(day: int, month: int, year: int | None = None) -> Calendar:
    """A date with its month in words."""
    return Calendar(day, month, year)


def in_month(day: int, months: int | None = None) -> Calendar:
    """A day of a month: of the one so many ahead, or of the first in which it is to come."""
    return Calendar(day, months=months)


def ordinal_day(nth: int) -> Calendar:
    """The first, the third, of a month."""
    return Calendar(nth)


def written_ordinal(ordinal: int) -> Calendar:
    """The 20th."""
    return Calendar(ordinal)


def last_of(
    month: int | None = None, year: int | None = None, *, months: int | None = None, vague: bool = False
) -> Calendar:
    """The last day of a month."""
    return Calendar(-1, month, year, months, vague)


def shift(n: int, unit: str) -> Shift | None:
    """So many days, weeks, months or years ahead; negative: ago."""
    days, months = {"day": (n, 0), "week": (n * 7, 0), "month": (0, n), "year": (0, n * 12)}[unit]
    if abs(days) > _LONGEST_SHIFT["days"] or abs(months) > _LONGEST_SHIFT["months"]:
        return None
    return Shift((days,), months)


def ahead(unit: str, *patterns: str) -> Rule:
    """So many units from now."""
    return rule(partial(shift, unit=unit), *patterns)


def ago(unit: str, *patterns: str) -> Rule:
    """So many units back."""
    return rule(lambda n: shift(-n, unit), *patterns)


def elapsed(span: int) -> Elapsed | None:
    """So many minutes from now."""
    return Elapsed(span) if 0 < span <= _MOST_MINUTES else None


def elapsed_ago(span: int) -> Elapsed:
    """So many minutes back."""
    return Elapsed(-span)


def lasting(span: int) -> Lasting | None:
    """How long it takes."""
    return Lasting(span) if 0 < span <= _MOST_MINUTES else None


def part(name: PartName, *patterns: str, tight: bool = False) -> Rule:
    """A part of the day."""
    return rule(always(Part(name, tight)), *patterns)


def today(name: PartName, *patterns: str) -> Rule:
    """A part of today: "tonight"."""
    return rule(always(Shift(), Part(name)), *patterns)


def link(senses: str, *patterns: str) -> Rule:
    """A word between; `senses` with spaces between."""
    return rule(always(Link(tuple(cast("list[LinkSense]", senses.split())))), *patterns)


def days_from_now(*days: int, words: tuple[str, ...]) -> Rule:
    """Fixed words for a day so many from today; several are readings to ask about."""
    return rule(always(Shift(days)), *words)


def week(weeks: int, *patterns: str) -> Rule:
    """A week so many ahead, that wants a weekday."""
    return rule(always(Week(weeks)), *patterns)


def weekday_plus(weeks: int, *patterns: str) -> Rule:
    """A weekday so many weeks after the coming one."""
    return rule(lambda weekday: Weekday(weekday, "plus", weeks), *patterns)


def place(*patterns: str, bare: bool = False, where: bool = False) -> Rule:
    """A zone by the name of a place."""
    return rule(lambda place: Zone(place, bare=bare, where=where), *patterns)


def own_zone(name: str, *patterns: str) -> Rule:
    """A zone by an adjective: "hora peninsular"."""
    return rule(always(Zone(name)), *patterns)


def fillers(*patterns: str) -> Rule:
    """Words that say nothing about when."""
    return rule(always(), *patterns)


def _letters(letters: str) -> Zone:
    return Zone(letters=letters)


def _offset(hours: int, rest: int = 0, sign: str = "+", plus: str = "") -> Zone:
    minutes = hours * 60 + rest
    return Zone(minutes=-minutes if (plus or sign) == "-" else minutes)


def _iana(iana: str) -> Zone | None:
    name = iana_words().get(iana)
    return Zone(name) if name else None


SHARED: Final = (
    rule(
        numeric, "{day} / {mo}(?: / {year})?", r"{day} (?:\.|-) {mo} (?:\.|-) {year}", r"{day} (?:\.|-) {mo}"
    ),
    rule(numeric, r"{year} (?:/|\.|-) {mo} (?:/|\.|-) {day}(?: t(?= [0-9]))?"),
    rule(short_year, r"{day} (?:/|\.|-) {mo} (?:/|\.|-) {yy}"),
    rule(dated, "{day} - {month} - {year}"),
    rule(clock, r"{h} : {mm}(?: : {s}(?: [.,] 0+)?)?"),
    rule(clock, "{h} h(?: {mm}(?: (?:m|mn|min))?)?", r"{h} \. {mm}(?= [ap]m)"),
    rule(pointed, r"{h} \. {later}"),
    rule(number, "{h}"),
    rule(day_number, "{day}"),
    rule(_letters, "{letters}"),
    rule(_offset, "(?:utc|gmt) {sign} {hours}(?: : {rest})?"),
    # "14:00-02:00" is a range; an offset in figures alone is one where nothing else is possible.
    rule(_offset, "{plus} {hours} : {rest}", "{sign} {hours} : {rest}(?= [a-z]+ / [a-z])"),
    rule(always(Zone(minutes=0)), "z", "utc", "universal time"),
    rule(_iana, "{iana}"),
    rule(lambda sign, hours: _offset(hours, sign="+" if sign == "-" else "-"), "etc / gmt {sign} {hours}"),
    part("am", "am", tight=True),
    part("pm", "pm", tight=True),
    link("at", "@"),
    link("to dash", "-"),
    place("{place}", bare=True),
)
"""What a language's own rules are added to."""


HOURS: Final[Mapping[PartName, tuple[str, ...]]] = {
    "morning": ("09:00", "10:00", "11:00"),
    "noon": ("12:00", "13:00", "14:00"),
    "afternoon": ("14:00", "15:00", "16:00"),
    "evening": ("18:00", "19:00", "20:00"),
    "night": ("19:00", "20:00", "21:00"),
    "dawn": ("05:00", "06:00", "07:00"),
}
"""What is proposed for each part of the day; a language has its own where its people mean another."""


def holes() -> dict[str, str]:
    """Holes that only the shared rules use."""
    return {
        "mo": r"[0-9]{1,2}",
        "yy": r"[0-9]{2}",
        "four": r"[0-9]{4}",
        "five": "cinq|cinco",
        "ordinal": r"[0-9]{1,2} (?:st|nd|rd|th)",
        "s": r"[0-9]{2}",
        "later": r"(?:00|1[3-9]|[2-9][0-9])",
        "letters": "|".join(sorted(LETTERS)),
        "sign": r"[+-]",
        "plus": r"\+",
        "hours": r"[0-9]{1,2}",
        "rest": r"[0-9]{2}",
        "iana": r"(?=[a-z]+ / )(?:" + any_of(iana_words()) + ")",
    }
