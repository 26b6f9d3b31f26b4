"""How something repeats, in words: the choices of a list, and a rule said back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.events.repeats import Repeat, nth_weekday

if TYPE_CHECKING:
    from datetime import date

    from locales import Translator

_SATURDAY: Final = 5


def repeat_name(repeat: Repeat, start: date, t: Translator) -> str:
    """How what begins on that day repeats: "every month, on the second Tuesday"."""
    if repeat is Repeat.MONTHLY_DAY:
        number, weekday = nth_weekday(start), t.weekday(start)
        # Portuguese has two genders of days: "a primeira segunda-feira", "o primeiro sábado".
        return (
            _nth_at_weekend(number, weekday, t) if start.weekday() >= _SATURDAY else _nth(number, weekday, t)
        )
    names = {
        Repeat.DAILY: t.text("every working day"),
        Repeat.WEEKLY: t.text("every week"),
        Repeat.FORTNIGHTLY: t.text("every two weeks"),
        Repeat.MONTHLY_DATE: t.text("every month, on day {n}", n=start.day),
        Repeat.YEARLY: t.text("every year"),
    }
    return names[repeat]


def _nth(number: int, weekday: str, t: Translator) -> str:
    names = {
        # Translators: {weekday} is a day from Monday to Friday
        1: t.text("every month, on the first {weekday}", weekday=weekday),
        # Translators: {weekday} is a day from Monday to Friday
        2: t.text("every month, on the second {weekday}", weekday=weekday),
        # Translators: {weekday} is a day from Monday to Friday
        3: t.text("every month, on the third {weekday}", weekday=weekday),
        # Translators: {weekday} is a day from Monday to Friday
        4: t.text("every month, on the fourth {weekday}", weekday=weekday),
    }
    # Translators: {weekday} is a day from Monday to Friday
    return names.get(number) or t.text("every month, on the last {weekday}", weekday=weekday)


def _nth_at_weekend(number: int, weekday: str, t: Translator) -> str:
    names = {
        # Translators: {weekday} is a day of the weekend
        1: t.context("weekend", "every month, on the first {weekday}", weekday=weekday),
        # Translators: {weekday} is a day of the weekend
        2: t.context("weekend", "every month, on the second {weekday}", weekday=weekday),
        # Translators: {weekday} is a day of the weekend
        3: t.context("weekend", "every month, on the third {weekday}", weekday=weekday),
        # Translators: {weekday} is a day of the weekend
        4: t.context("weekend", "every month, on the fourth {weekday}", weekday=weekday),
    }
    # Translators: {weekday} is a day of the weekend
    return names.get(number) or t.context("weekend", "every month, on the last {weekday}", weekday=weekday)
