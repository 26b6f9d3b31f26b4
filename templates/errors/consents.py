"""What is said where a consent cannot be recorded for somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain import consents
from templates.errors.text import ErrorText
from templates.markdown import safe

if TYPE_CHECKING:
    from locales import Translator
    from templates.errors.text import ErrorTable


def _given_already(error: consents.GivenAlready, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("{name} agrees to that already", name=safe(error.name, 60)), t.text("Nothing was changed.")
    )


def _taken_back_since(error: consents.TakenBackSince, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("{name} took it back", name=safe(error.name, 60)),
        t.text(
            "They took it back themselves on {day}, and what they said by then holds no more. If they say "
            "yes again, record that day.",
            day=t.date(error.day),
        ),
    )


def _day_ahead(error: consents.DayAhead, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("That day is still to come"),
        t.text(
            "This was read as {day}. Write the day on which they said yes, with the year, such as "
            "31/01/2027.",
            day=t.date(error.day),
        ),
    )


ERRORS: Final[ErrorTable] = {
    consents.GivenAlready: _given_already,
    consents.TakenBackSince: _taken_back_since,
    consents.DayAhead: _day_ahead,
}
