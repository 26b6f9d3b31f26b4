"""Money and numbers as they are typed in four languages."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.plans.amounts import read_money, read_number
from domain.plans.errors import AmountNotUnderstood
from domain.plans.model import Money


@pytest.mark.parametrize(
    ("typed", "cents", "currency"),
    [
        ("150 000 €", 15000000, "EUR"),
        ("150\u00a0000,50\u00a0€", 15000050, "EUR"),
        ("EUR 1,500.50", 150050, "EUR"),
        ("150.000,00 euros", 15000000, "EUR"),
        ("€12", 1200, "EUR"),
        ("12 gbp", 1200, "GBP"),
        ("£0.99", 99, "GBP"),
        ("0", 0, "EUR"),
    ],
)
def test_money(typed: str, cents: int, currency: str) -> None:
    assert read_money(typed) == Money(cents, currency)


def test_nothing_is_no_amount_and_two_readings_are_asked_back() -> None:
    assert read_money("  ") is None
    with pytest.raises(AmountNotUnderstood) as asked:
        read_money("1.500 €")
    assert asked.value.readings == ("1500", "1.5")


@pytest.mark.parametrize("typed", ["-3", "much", "€ 3 €", "3.555", "1e5", "12 x", "10000000000000000000"])
def test_what_is_no_money(typed: str) -> None:
    with pytest.raises(AmountNotUnderstood):
        read_money(typed)


def test_numbers_keep_their_digits() -> None:
    assert read_number("12,50") == Decimal("12.5")
    assert read_number("-0.125") == Decimal("-0.125")
    with pytest.raises(AmountNotUnderstood):
        read_number("")


@settings(deadline=None)
@given(st.text(max_size=20))
def test_no_text_breaks_it(typed: str) -> None:
    try:
        found = read_money(typed)
    except AmountNotUnderstood:
        return
    assert found is None or found.cents >= 0
