"""How something repeats, in words: the choices of a list, and a rule said back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.events.repeats import Repeat, nth_weekday

if TYPE_CHECKING:
    from datetime import date

    from locales import Translator


def repeat_name(repeat: Repeat, start: date, t: Translator) -> str:
    """How what begins on that day repeats: "every month, on the second Tuesday"."""
    if repeat is Repeat.MONTHLY_DAY:
        return _nth(nth_weekday(start), t.weekday(start), t)
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
        # Translators: {weekday} is such as "Tuesday"
        1: t.text("every month, on the first {weekday}", weekday=weekday),
        # Translators: {weekday} is such as "Tuesday"
        2: t.text("every month, on the second {weekday}", weekday=weekday),
        # Translators: {weekday} is such as "Tuesday"
        3: t.text("every month, on the third {weekday}", weekday=weekday),
        # Translators: {weekday} is such as "Tuesday"
        4: t.text("every month, on the fourth {weekday}", weekday=weekday),
    }
    # Translators: {weekday} is such as "Tuesday"
    return names.get(number) or t.text("every month, on the last {weekday}", weekday=weekday)
