"""Refusals of what people type in plans: codes, days, amounts, reminders (`domain/plans/errors.py`)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from domain.plans import errors
from templates.errors.text import ErrorText
from templates.markdown import safe
from templates.words.plans.reminders import LADDER_FIELDS

if TYPE_CHECKING:
    from locales import Translator
    from templates.errors.text import ErrorTable


def _code(error: errors.CodeNotUnderstood, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("“{typed}” names nothing in a plan", typed=safe(error.typed, 60)),
        t.text(
            "Choose a suggestion, or write the code: P2.Z1.A3.M2 is milestone 2 of action 3 of zone 1 "
            "in plan 2."
        ),
    )


def _place(error: errors.PlaceNotUnderstood, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("There is no region “{typed}”", typed=safe(error.typed, 40)),
        t.text("Nothing was changed. A NUTS code looks like PT11 or, for a part of a region, PT11A."),
    )


def _day(error: errors.DayNotUnderstood, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("“{typed}” could not be read as a day", typed=safe(error.typed, 60)),
        t.text("Nothing was changed. Write it like “31/01/2027”, “in three weeks” or “end of March”."),
    )


def _amount(error: errors.AmountNotUnderstood, t: Translator) -> ErrorText:
    typed = safe(error.typed, 60)
    if error.readings:
        readings = t.join((t.number(Decimal(one)) for one in error.readings), "or")
        return ErrorText(
            t.text("How much is “{typed}”?", typed=typed),
            t.text(
                "It can be read as {readings}. Nothing was changed; write it without a mark, or with two "
                "decimals.",
                readings=readings,
            ),
        )
    return ErrorText(
        t.text("“{typed}” could not be read as an amount", typed=typed),
        t.text(
            "Nothing was changed. Write it in digits, such as 150000, 150 000 € or 150 000,50 EUR; no words."
        ),
    )


def _number(error: errors.NumberNotUnderstood, t: Translator) -> ErrorText:
    typed = safe(error.typed, 60)
    if error.readings:
        readings = t.join((t.number(Decimal(one)) for one in error.readings), "or")
        return ErrorText(
            t.text("How much is “{typed}”?", typed=typed),
            t.text(
                "It can be read as {readings}. Nothing was changed; write it without a mark, or with two "
                "decimals.",
                readings=readings,
            ),
        )
    return ErrorText(
        t.text("“{typed}” is no number", typed=typed),
        t.text(
            "Nothing was changed. Write digits alone, such as 1500 or {example}; the unit has its own field.",
            example=t.number(Decimal("12.5")),
        ),
    )


def _year(error: errors.YearNotUnderstood, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("“{typed}” is no year", typed=safe(error.typed, 60)),
        t.text("Nothing was changed. A year has four digits, such as 2025."),
    )


def _ladder(error: errors.LadderImpossible, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("These reminders are not possible"),
        t.text(
            "Nothing was changed. At most {most} before the due date, from {longest} days before to "
            "the day itself; and at most {most} while overdue, 1 to {longest} days apart.",
            most=t.number(error.most),
            longest=t.number(error.longest),
        ),
    )


def _ladder_typed(error: errors.LadderNotUnderstood, t: Translator) -> ErrorText:
    said = [_ladder_fault(name, typed, t) for name, typed in error.faults]
    return ErrorText(
        t.text("Reminders are said in whole numbers"), "\n".join([t.text("Nothing was changed."), *said])
    )


def _ladder_fault(name: str, typed: str, t: Translator) -> str:
    label, said = LADDER_FIELDS[name](t), safe(typed, 60)
    if name == "before":
        return t.text(
            "- **{field}** holds “{typed}”. Write days apart by commas: 30, 7, 1, 0.", field=label, typed=said
        )
    if typed:
        return t.text(
            "- **{field}** holds “{typed}”. Write one whole number, such as 7.", field=label, typed=said
        )
    return t.text("- **{field}** is empty. Write one whole number, such as 7.", field=label)


def _postpone_days(error: errors.DaysNotUnderstood, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("How many days?"),
        t.text(
            "Nothing was changed. Expected is a whole number of days, from 0 to {longest}, such as 14.",
            longest=t.number(error.longest),
        ),
    )


ERRORS: Final[ErrorTable] = {
    errors.CodeNotUnderstood: _code,
    errors.PlaceNotUnderstood: _place,
    errors.DayNotUnderstood: _day,
    errors.AmountNotUnderstood: _amount,
    errors.NumberNotUnderstood: _number,
    errors.YearNotUnderstood: _year,
    errors.LadderImpossible: _ladder,
    errors.LadderNotUnderstood: _ladder_typed,
    errors.DaysNotUnderstood: _postpone_days,
}
