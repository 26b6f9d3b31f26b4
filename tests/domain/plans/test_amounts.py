"""Money and numbers as they are typed in four languages."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.plans.amounts import (
    money_readings,
    read_figure,
    read_money,
    read_number,
    read_year,
    typed_figure,
    typed_money,
)
from domain.plans.errors import AmountNotUnderstood, NumberNotUnderstood, YearNotUnderstood
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


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=6, allow_nan=False))
def test_a_figure_that_is_typed_again_is_the_same(value: Decimal) -> None:
    assert read_figure(typed_figure(value)) == value


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("", None),
        (" ", None),
        ("83,5", Decimal("83.5")),
        ("83.5 %", Decimal("83.5")),
        ("-2", Decimal(-2)),
        ("1 500", Decimal(1500)),
        ("1.1250", Decimal("1.125")),
    ],
)
def test_a_figure_as_people_type_it(typed: str, value: Decimal | None) -> None:
    assert read_figure(typed) == value


@pytest.mark.parametrize("typed", ["many", "%", "1.125", "12 t", "1e400", "9" * 400, "NaN"])
def test_no_figure(typed: str) -> None:
    with pytest.raises(NumberNotUnderstood):
        read_figure(typed)


def test_years() -> None:
    assert [read_year(typed) for typed in ("", " 2025 ", "1999")] == [None, 2025, 1999]
    for typed in ("25", "last year", "20255", "2025/26", "٢٠٢٥", "1234"):
        with pytest.raises(YearNotUnderstood):
            read_year(typed)


def test_an_amount_with_two_readings_has_both_and_each_is_read_as_itself() -> None:
    assert set(money_readings("100.000")) == {Money(10000000, "EUR"), Money(10000, "EUR")}
    assert {one.currency for one in money_readings(" GBP  1.500 ")} == {"GBP"}
    for one in money_readings("100.000"):
        assert read_money(typed_money(one)) == one
    for typed in ("cem mil", "150 000 €", "", "EUR 1.500 GBP"):
        assert money_readings(typed) == ()


def test_what_is_far_too_long_for_an_amount_is_refused_in_a_moment() -> None:
    """A cell of a workbook holds 32,767 signs, and is read while others wait to write."""
    began = time.perf_counter()
    with pytest.raises(AmountNotUnderstood):
        read_money("1" + "." * 32000 + " 1")
    assert time.perf_counter() - began < 1
