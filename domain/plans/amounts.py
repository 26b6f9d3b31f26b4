"""Amounts of money as people type them, in four languages: "150 000 €", "EUR 1,500.50", "150.000,00 euros".

Where the mark could part thousands or cents ("1.500") it is asked back, as everywhere.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from domain.folding import fold
from domain.plans.errors import AmountNotUnderstood, NumberNotUnderstood, YearNotUnderstood
from domain.plans.model import Money
from domain.questionnaires.answers import numbers
from domain.questionnaires.refusals import AmbiguousNumber, AnswerRefused

LARGEST: Final = 10**15
LONGEST: Final = 60
"""Signs of an amount; what is longer is none, and is not looked through."""
_SIGNS: Final = {"€": "EUR", "£": "GBP", "$": "USD"}
_NAMES: Final = {"euro": "EUR", "euros": "EUR", "pounds": "GBP", "pound": "GBP"}
_MONEY: Final = re.compile(r"(?P<before>[^\d\s+-]*)\s*(?P<number>[+-]?\d[\d\s.,'’]*?)\s*(?P<after>[^\d\s]*)")
_YEAR: Final = re.compile(r"19[0-9]{2}|2[01][0-9]{2}")


def read_money(typed: str, currency: str = "EUR") -> Money | None:
    """The amount, in `currency` where none is named; None for nothing. Raises `AmountNotUnderstood`."""
    text = " ".join(typed.split())
    if not text:
        return None
    found = _MONEY.fullmatch(text) if len(text) <= LONGEST else None
    said = None if found is None else _currency(found["before"] or found["after"], currency)
    if found is None or said is None or (found["before"] and found["after"]):
        raise AmountNotUnderstood(text[:LONGEST])
    try:
        number = read_number(found["number"])
    except AmountNotUnderstood as error:
        raise AmountNotUnderstood(text[:LONGEST], error.readings) from None
    cents = number * 100
    if number < 0 or cents != cents.to_integral_value() or cents > LARGEST:
        raise AmountNotUnderstood(text[:LONGEST])
    return Money(int(cents), said)


def amount_text(typed: str) -> str:
    """What was typed as `AmountNotUnderstood` names it."""
    return " ".join(typed.split())[:LONGEST]


def money_readings(typed: str, currency: str = "EUR") -> tuple[Money, ...]:
    """The amounts that "100.000" can be; none where it is read in one way or in none."""
    found = _MONEY.fullmatch(amount_text(typed))
    said = None if found is None else _currency(found["before"] or found["after"], currency)
    if found is None or said is None or (found["before"] and found["after"]):
        return ()
    try:
        read_number(found["number"])
    except AmountNotUnderstood as error:
        cents = [Decimal(one) * 100 for one in error.readings]
        return tuple(
            Money(int(one), said) for one in cents if 0 <= one <= LARGEST and one == one.to_integral_value()
        )
    return ()


def typed_money(amount: Money) -> str:
    """An amount as it can be typed: read again it is the same."""
    return f"{amount.cents / 100:.2f} {amount.currency}".replace(".00 ", " ")


def read_number(typed: str) -> Decimal:
    """A number with a fraction or without. Raises `AmountNotUnderstood`."""
    try:
        return Decimal(numbers.decimal_of(typed))
    except AmbiguousNumber as error:
        raise AmountNotUnderstood(typed.strip()[:60], tuple(error.readings)) from None
    except AnswerRefused:
        raise AmountNotUnderstood(typed.strip()[:60]) from None


def read_figure(typed: str) -> Decimal | None:
    """A measured number; None for nothing. A sign of its own unit may follow ("12 %").

    Raises `NumberNotUnderstood`.
    """
    text = " ".join(typed.split()).rstrip("% ")
    if not text:
        if typed.strip():
            raise NumberNotUnderstood(typed.strip()[:60])
        return None
    try:
        return read_number(text)
    except AmountNotUnderstood as error:
        raise NumberNotUnderstood(typed.strip()[:60], error.readings) from None


def typed_figure(value: Decimal | None) -> str:
    """A number as it can be typed: read again it is the same. "" for none.

    With three decimals a fourth stands there, because "1.125" could be a thousand and more.
    """
    if value is None:
        return ""
    text = f"{value.normalize():f}"
    return f"{text}0" if len(text.partition(".")[2]) == 3 else text


def read_year(typed: str) -> int | None:
    """A year of four digits; None for nothing. Raises `YearNotUnderstood`."""
    text = typed.strip()
    if not text:
        return None
    if not _YEAR.fullmatch(text):
        raise YearNotUnderstood(text[:60])
    return int(text)


def _currency(said: str, usual: str) -> str | None:
    if not said:
        return usual
    if said in _SIGNS:
        return _SIGNS[said]
    if re.fullmatch(r"[A-Z]{3}", said):
        return said
    return _NAMES.get(fold(said), fold(said).upper() if re.fullmatch(r"[a-z]{3}", fold(said)) else None)
