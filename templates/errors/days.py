"""Refusals around days as they are typed (`domain/days.py`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain import days
from templates.errors.text import ErrorText
from templates.markdown import safe

if TYPE_CHECKING:
    from locales import Translator
    from templates.errors.text import ErrorTable


def _not_understood(error: days.DayNotUnderstood, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("No day could be read in “{typed}”", typed=safe(error.typed, 60)),
        t.text("Nothing was changed. Write it like 31/01/2027 or 2027-01-31, or choose a suggestion."),
    )


def _no_such_day(error: days.NoSuchDay, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("The calendar has no “{typed}”", typed=safe(error.typed, 60)),
        t.text("Nothing was changed. The day comes first, then the month: 31/01/2027."),
    )


def _no_year(error: days.NoYear, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("Of which year is “{typed}”?", typed=safe(error.typed, 60)),
        t.text("Nothing was changed. Write it with its year: 31/01/2027."),
    )


ERRORS: Final[ErrorTable] = {
    days.DayNotUnderstood: _not_understood,
    days.NoSuchDay: _no_such_day,
    days.NoYear: _no_year,
}
