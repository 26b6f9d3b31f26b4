"""Refusals of dates and times as they are typed (`domain/when`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.when import results
from templates.errors.text import ErrorText
from templates.markdown import safe

if TYPE_CHECKING:
    from locales import Translator
    from templates.errors.text import ErrorTable

_SHOWN: Final = 60
_DAY: Final = "date"


def _refused(error: results.Refused, t: Translator) -> ErrorText:
    title = t.text("“{typed}” could not be read as a date", typed=safe(error.typed, _SHOWN))
    if error.kind == _DAY:
        return ErrorText(title, t.text("Nothing was changed. Write a day like “Tuesday” or “31/01/2027”."))
    return ErrorText(
        title,
        t.text(
            "Nothing was changed. Write it like “Tuesday 14:00” or “31/01/2027 9:30”, or choose a suggestion."
        ),
    )


def _ends_first(error: results.EndsFirst, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("The end of “{typed}” does not come after its start", typed=safe(error.typed, _SHOWN)),
        t.text("Nothing was changed. The start comes first, then the end: “Tuesday 14:00–15:30”."),
    )


def _no_such_day(error: results.NonexistentDate, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("The calendar has no “{typed}”", typed=safe(error.typed, _SHOWN)),
        t.text("Nothing was changed. The day comes first, then the month: 31/01/2027."),
    )


def _no_such_time(error: results.NonexistentTime, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("No clock shows “{typed}”", typed=safe(error.typed, _SHOWN)),
        t.text(
            "Nothing was changed. Hours go from 00:00 to 23:59, and in the night when the clocks go forward "
            "one hour is skipped. Choose another time."
        ),
    )


def _past(error: results.Past, t: Translator) -> ErrorText:
    title = t.text("“{typed}” has gone by", typed=safe(error.typed, _SHOWN))
    said = t.text("Nothing was changed. Choose a moment to come, such as “tomorrow 10:00”.")
    if error.kind == _DAY:
        said = t.text("Nothing was changed. Choose a day to come, such as “tomorrow” or “31/01/2027”.")
    if error.day is None:
        return ErrorText(title, said)
    read = t.text("It was read as {day}.", day=t.date(error.day, "full"))
    return ErrorText(title, f"{read} {said}")


def _to_come(error: results.ToCome, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("“{typed}” has not come yet", typed=safe(error.typed, _SHOWN)),
        t.text("Nothing was changed. A day is asked for that has been: “yesterday”, “last Monday”, 31/01."),
    )


def _no_date(error: results.NoDate, t: Translator) -> ErrorText:
    title = t.text("On which day is “{typed}”?", typed=safe(error.typed, _SHOWN))
    if error.kind == _DAY:
        return ErrorText(title, t.text("Nothing was changed. Write a day like “Tuesday” or “31/01/2027”."))
    return ErrorText(
        title,
        t.text("Nothing was changed. Add the day, such as “tomorrow 10:00” or “31/01/2027 10:00”."),
    )


def _no_time(error: results.NoTime, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("At what time is “{typed}”?", typed=safe(error.typed, _SHOWN)),
        t.text("Nothing was changed. Add the time, such as “tomorrow 10:00” or “31/01/2027 10:00”."),
    )


ERRORS: Final[ErrorTable] = {
    results.Refused: _refused,
    results.NotUnderstood: _refused,
    results.EndsFirst: _ends_first,
    results.NonexistentDate: _no_such_day,
    results.NonexistentTime: _no_such_time,
    results.Past: _past,
    results.ToCome: _to_come,
    results.NoDate: _no_date,
    results.NoTime: _no_time,
}
