"""What a search is narrowed to is the same however it is kept, and however it is chosen."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from domain.practices.filters import (
    FACET_OF,
    FACETS,
    SETS,
    Filters,
    as_data,
    chosen_of,
    filters_of,
    from_data,
    with_values,
    without,
)
from domain.records import names, replace

VALUES = st.frozensets(st.text(min_size=1, max_size=8), max_size=4)
YEARS = st.none() | st.tuples(st.integers(1000, 9999), st.integers(1000, 9999)).map(
    lambda two: (min(two), max(two))
)
ANY = st.fixed_dictionaries(dict.fromkeys(SETS.values(), VALUES) | {"years": YEARS}).map(
    lambda said: Filters(**said)
)
NOW = datetime(2027, 1, 12, 12, tzinfo=UTC)


def test_every_filter_has_its_facet() -> None:
    assert set(names(Filters)) == {*FACET_OF, "since"}
    assert {FACET_OF[name] for name in FACET_OF} == set(FACETS)


@given(ANY)
def test_kept_as_data_they_come_back(filters: Filters) -> None:
    assert from_data(json.loads(json.dumps(as_data(filters)))) == filters
    assert from_data(as_data(replace(filters, since=NOW))) == filters, "the moment since when is none of it"


@given(ANY)
def test_as_pairs_they_ask_for_the_same(filters: Filters) -> None:
    assert filters_of(chosen_of(as_data(filters))) == filters


@given(ANY, st.sampled_from(sorted(FACET_OF)))
def test_one_of_them_is_dropped_and_the_others_stay(filters: Filters, name: str) -> None:
    nothing = None if name == "years" else frozenset[str]()
    assert without(filters, name) == replace(filters, **{name: nothing})  # type: ignore[arg-type]


def test_years_are_a_span_of_what_is_named() -> None:
    assert with_values(Filters(), "years", ["2023", "2019", "x"]).years == (2019, 2023)
    assert with_values(Filters(), "years", ["x"]).years is None
    assert filters_of([("year", "2021"), ("year", "2019"), ("year", "²"), ("year", "21")]).years == (
        2019,
        2021,
    )


def test_what_is_no_filter_asks_for_nothing() -> None:
    assert filters_of([("colour", "red")]) == Filters()
    assert with_values(Filters(), "colour", ["red"]) == Filters()
