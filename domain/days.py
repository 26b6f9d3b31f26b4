"""A day as people type it: year first, day first as in all four countries, or with its month in words."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from domain.errors import DomainError
from domain.folding import fold

_YEARS_TO_A_LEAP_DAY = 8  # 1896 to 1904: the longest wait for a 29 February
_MONTHS: Final = tuple(
    names.split()
    for names in (
        "january janvier enero janeiro",
        "february fevrier febrero fevereiro",
        "march mars marzo marco",
        "april avril abril",
        "may mai mayo maio",
        "june juin junio junho",
        "july juillet julio julho",
        "august aout agosto",
        "september septembre septiembre setiembre setembro",
        "october octobre octubre outubro",
        "november novembre noviembre novembro",
        "december decembre diciembre dezembro",
    )
)
_SHORTEST: Final = 3  # letters of a month that tell it from the others: "jan", "fév."
_FILLERS: Final = frozenset({"de", "del", "do", "of", "the", "le", "el", "o"})
_ORDINAL: Final = re.compile(r"(\d{1,2})(?:er|st|nd|rd|th|o|a)")
_MARKS: Final = re.compile(r"[\s/.,-]+")


class DayNotUnderstood(DomainError):
    """No day could be read in what was typed."""

    typed: str


class NoSuchDay(DomainError):
    """The calendar has no such day: 31 June."""

    typed: str


class NoYear(DomainError):
    """A day and a month where the year matters."""

    typed: str


def read_day(typed: str, today: date) -> date:
    """Read `2027-01-31`, `31/1/2027`, `31.1.27` or `31 janvier`; without a year the next such day.

    Raises `NoSuchDay` or `DayNotUnderstood`.
    """
    day, month, year = _parts(typed)
    if year is None:
        return _next_such_day(day, month, today, typed)
    return _day(year, month, day) or _refuse(typed)


def read_whole_day(typed: str) -> date:
    """Read a day that has its year. Raises `NoYear`, `NoSuchDay` or `DayNotUnderstood`."""
    day, month, year = _parts(typed)
    if year is None:
        raise NoYear(typed)
    return _day(year, month, day) or _refuse(typed)


def _parts(typed: str) -> tuple[int, int, int | None]:
    """Day, month, and the year if there is one."""
    words = [word for word in _MARKS.split(fold(typed)) if word and word not in _FILLERS]
    months = [found for word in words if (found := month_of(word))]
    figures = [_figures(word) for word in words if not month_of(word)]
    numbers = [int(text) for text in figures if text]
    if len(numbers) != len(figures) or len(months) > 1 or not 2 <= len(words) <= 3:
        raise DayNotUnderstood(typed)
    if months:
        day, *rest = numbers
        return day, months[0], _century(rest[0]) if rest else None
    if len(numbers) == 2:
        return numbers[0], numbers[1], None
    year, month, day = numbers if len(figures[0]) == 4 else reversed(numbers)
    return day, month, _century(year)


def _figures(word: str) -> str:
    """A number as it is written, `1er` as `1`; empty for anything else."""
    ordinal = _ORDINAL.fullmatch(word)
    plain = ordinal[1] if ordinal else word
    return plain if plain.isascii() and plain.isdigit() and len(plain) <= 4 else ""


def month_of(word: str) -> int | None:
    """The month that a folded word, or the beginning of one, names in any of the four languages."""
    if len(word) < _SHORTEST:
        return None
    found = {n for n, names in enumerate(_MONTHS, 1) if any(name.startswith(word) for name in names)}
    return found.pop() if len(found) == 1 else None


def _century(year: int) -> int:
    return year + 2000 if year < 100 else year


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
