"""Which days a piece can mean, seen from today. `gone`: the past is preferred, where people say either."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from domain.records import Record, replace
from domain.when.pieces import Calendar, Nth, Shift, Weekday

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from domain.when.pieces import Day

_SLIP_DAYS: Final = 7  # a yearless date so little gone may be a slip, or next year's
_LONGEST: Final = timedelta(184)  # "5 March to 3 March" is no year
_YEARS: Final = range(1, 2200)
_LEAP_WAIT: Final = 9
_SUNDAY: Final = 6


class NoSuchDay(Exception):
    """The calendar has none."""


class Days(Record):
    """Readings. `later` are asked about where none of `days` will do: all gone, or all to come.

    `ask`: even if one.
    """

    days: tuple[date, ...]
    later: tuple[date, ...] = ()
    ask: bool = False
    contradicts: bool = False
    """A weekday and its date do not go together."""


def days_of(said: Sequence[Day], today: date, *, gone: bool = False) -> Days:
    """The days that all pieces together can mean.

    Raises `NoSuchDay`, `ValueError` for pieces that do not go together, `OverflowError` far beyond any diary.
    """
    weekdays = [day for day in said if isinstance(day, Weekday)]
    fixed = [_found(day, today, gone) for day in said if not isinstance(day, Weekday)]
    calendar_days = [_found(day, today, gone).days for day in said if isinstance(day, Calendar)]
    if len(set(calendar_days)) > 1:
        raise ValueError(said)  # "3 March 2" is no slip of a weekday
    if not fixed:
        return _weekdays(weekdays, today, gone)
    one = fixed[0]
    for other in fixed[1:]:
        one = _both(one, other)
    for weekday in weekdays:
        one = _named(one, weekday, today, gone)
    return one


def end_day(said: Sequence[Day], start: date, today: date) -> tuple[date, bool]:
    """The day on which something ends that starts on that day, and whether to ask.

    "From Monday to Wednesday": the Wednesday after that Monday. Raises `NoSuchDay`, or `ValueError` where it
    would come before the start.
    """
    after = all(isinstance(day, Calendar) or (isinstance(day, Weekday) and day.how == "bare") for day in said)
    found = days_of(said, start if after else today)  # counted on from its start, whenever that was
    days = [day for day in found.days if day > start] or [day for day in found.days if day == start]
    wrapped = not any(isinstance(day, Calendar) and day.year for day in said)
    if not days or (wrapped and days[0] - start > _LONGEST):
        raise ValueError(said)
    return days[0], found.ask


def _weekdays(said: Sequence[Weekday], today: date, gone: bool) -> Days:
    if len({day.weekday for day in said}) != 1:
        raise ValueError(said)
    telling = [day for day in said if day.how != "bare"] or said[:1]
    return _weekday(telling[0], today, gone)


def _both(one: Days, other: Days) -> Days:
    shared = tuple(day for day in one.days if day in other.days)
    if shared:
        return Days(shared, ask=one.ask or other.ask)
    return Days(_unique([*one.days, *one.later, *other.days, *other.later]), ask=True, contradicts=True)


def _named(found: Days, weekday: Weekday, today: date, gone: bool) -> Days:
    """The date whose weekday was named too; where they do not go together, both ways to mend it."""
    right = tuple(day for day in found.days if day.weekday() == weekday.weekday)
    if weekday.how in {"next", "of", "last"}:
        meant = _weekday(weekday, today, gone)
        right = tuple(day for day in right if day in meant.days)
    later = tuple(day for day in found.later if day.weekday() == weekday.weekday)
    if right or (not found.days and later):
        return replace(found, days=right, later=later)
    days = found.days or found.later
    nearest = [_nearest(day, weekday.weekday) for day in days]
    return Days(_unique([*days, *nearest]), ask=True, contradicts=True)


def _nearest(day: date, weekday: int) -> date:
    return day + timedelta((weekday - day.weekday() + 3) % 7 - 3)


def _found(day: Day, today: date, gone: bool) -> Days:
    match day:
        case Weekday():
            return _weekday(day, today, gone)
        case Shift():
            start = add_months(today, day.months)
            return Days(tuple(start + timedelta(n) for n in day.days))
        case Calendar():
            return _calendar(day, today, gone)
        case Nth():
            return _nth(day, today, gone)


def _weekday(said: Weekday, today: date, gone: bool) -> Days:
    ahead = (said.weekday - today.weekday()) % 7
    coming = today + timedelta(ahead)
    week = timedelta(7)
    monday = today - timedelta(today.weekday())
    match said.how:
        case "last":
            return Days((today - timedelta((today.weekday() - said.weekday - 1) % 7 + 1),))
        case "of":
            return Days((monday + timedelta(said.weekday) + said.weeks * week,))
        case "next":
            return _next(said.weekday, today)
        case "plus":
            starts = (coming, coming + week) if ahead == 0 else (coming,)
            return Days(tuple(start + said.weeks * week for start in starts))
        case "this" if gone:
            return Days((monday + timedelta(said.weekday),))
        case "bare" if gone:
            before = coming - week
            return Days((before,) if ahead else (before, today))
        case "this" if said.weekday < today.weekday():
            return Days((), (coming,))
        case "this" | "bare":
            if ahead:
                return Days((coming,))
            return Days((today, today + week), ask=said.how == "this")


def _next(weekday: int, today: date) -> Days:
    first = today + timedelta((weekday - today.weekday() - 1) % 7 + 1)
    of_next_week = today - timedelta(today.weekday()) + timedelta(7 + weekday)
    if today.weekday() == _SUNDAY and weekday != _SUNDAY:
        of_next_week = first + timedelta(7)  # for whom the week began today
    return Days(_unique([first, of_next_week]))


def _calendar(said: Calendar, today: date, gone: bool) -> Days:
    if said.day == 0 or said.day > 31 or (said.month is not None and not 1 <= said.month <= 12):
        raise NoSuchDay
    if said.year is not None:
        return Days((_day(said.year, said.month or 1, said.day),), ask=said.vague)
    if said.months is not None:
        first = add_months(today.replace(day=1), said.months)
        return Days((_day(first.year, first.month, said.day),), ask=said.vague)
    if said.month is not None:
        return _yearless_gone(said, today) if gone else _yearless(said, today)
    if gone:
        return Days((_last_month_with(said.day, today),))
    this = _try(today.year, today.month, said.day)
    following = _first_month_with(said.day, add_months(today.replace(day=1), 1))
    if this is None:
        return Days((), (following,))
    return Days((this,), (following,)) if this >= today else Days((following,))


def _yearless(said: Calendar, today: date) -> Days:
    assert said.month is not None  # noqa: S101 - what the caller saw
    years = range(today.year, today.year + _LEAP_WAIT)
    dates = [found for year in years if (found := _try(year, said.month, said.day))]
    if not dates:
        raise NoSuchDay
    this = dates[0]
    if this >= today:
        return Days((this,), tuple(dates[1:2]), ask=said.vague)
    if this >= today - timedelta(_SLIP_DAYS):
        return Days((), tuple(dates[1:2]))
    return Days(tuple(dates[1:2]), ask=said.vague)


def _yearless_gone(said: Calendar, today: date) -> Days:
    """The latest such day that has been; one to come within the week may be a slip, so the other is asked."""
    assert said.month is not None  # noqa: S101 - what the caller saw
    years = range(today.year, today.year - _LEAP_WAIT, -1)
    dates = [found for year in years if (found := _try(year, said.month, said.day))]
    if not dates:
        raise NoSuchDay
    been = tuple(day for day in dates if day <= today)[:1]
    coming = (_try(year, said.month, said.day) for year in (today.year, today.year + 1))
    if any(day and today < day <= today + timedelta(_SLIP_DAYS) for day in coming):
        return Days((), been)
    return Days(been, ask=said.vague)


def _nth(said: Nth, today: date, gone: bool) -> Days:
    if said.months is not None:
        first = add_months(today.replace(day=1), said.months)
        return Days((_nth_of(first.year, first.month, said),))
    month = said.month or today.month
    if gone:
        been = [_nth_of(year, month, said) for year in (today.year, today.year - 1)]
        return Days((been[0] if been[0] <= today else been[1],))
    found = [_nth_of(year, month, said) for year in (today.year, today.year + 1)]
    return Days((found[0],), (found[1],)) if found[0] >= today else Days((found[1],))


def _nth_of(year: int, month: int, said: Nth) -> date:
    length = calendar.monthrange(year, month)[1]
    days = [d for d in (date(year, month, n) for n in range(1, length + 1)) if d.weekday() == said.weekday]
    if said.nth > len(days):
        raise NoSuchDay
    return days[said.nth - 1 if said.nth > 0 else said.nth]


def add_months(day: date, months: int) -> date:
    """The same day so many calendar months on, or the last of that month where it is shorter."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _first_month_with(day: int, first: date) -> date:
    while (found := _try(first.year, first.month, day)) is None:
        first = add_months(first, 1)
    return found


def _last_month_with(day: int, today: date) -> date:
    first = today.replace(day=1)
    while (found := _try(first.year, first.month, day)) is None or found > today:
        first = add_months(first, -1)
    return found


def _day(year: int, month: int, day: int) -> date:
    found = _try(year, month, day)
    if found is None:
        raise NoSuchDay
    return found


def _try(year: int, month: int, day: int) -> date | None:
    if year not in _YEARS:
        return None
    last = calendar.monthrange(year, month)[1]
    if day > last:
        return None
    return date(year, month, last if day == -1 else day)


def _unique(days: Iterable[date]) -> tuple[date, ...]:
    return tuple(dict.fromkeys(days))
