"""Values come back from a column as they went in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.dialects import sqlite

from domain.actors import Role
from storage.schema.types import Choice, Instant, Json, from_milliseconds, to_milliseconds

DIALECT = sqlite.dialect()
ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
INSTANTS = st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=ZONES)  # noqa: DTZ001
PLAIN = st.recursive(
    st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner | st.none()) | st.dictionaries(st.text(), inner | st.none()),
)


@given(INSTANTS)
def test_an_instant_is_kept_to_the_millisecond(at: datetime) -> None:
    back = from_milliseconds(to_milliseconds(at))
    assert back.tzinfo is UTC
    assert timedelta(0) <= at - back < timedelta(milliseconds=1)
    assert to_milliseconds(back) == to_milliseconds(at)


@given(INSTANTS, INSTANTS)
def test_instants_keep_their_order(one: datetime, other: datetime) -> None:
    assert (one <= other) <= (to_milliseconds(one) <= to_milliseconds(other))


def test_a_naive_datetime_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        Instant().process_bind_param(datetime(2027, 1, 12), DIALECT)  # noqa: DTZ001


@given(PLAIN)
def test_plain_data_come_back(value: object) -> None:
    assert Json().process_result_value(Json().process_bind_param(value, DIALECT), DIALECT) == value


def test_what_is_no_plain_data_is_refused() -> None:
    for value in (float("nan"), {1, 2}, datetime.now(UTC)):
        with pytest.raises((TypeError, ValueError)):
            Json().process_bind_param(value, DIALECT)


def test_a_choice_is_one_of_its_enum() -> None:
    kind = Choice(Role)
    assert kind.process_bind_param(Role.CONTACT, DIALECT) == "contact"
    assert kind.process_result_value("contact", DIALECT) is Role.CONTACT
    with pytest.raises(ValueError, match="boss"):
        kind.process_bind_param("boss", DIALECT)


def test_two_enums_are_two_types() -> None:
    class Colour(StrEnum):
        RED = "red"

    assert Choice(Role)._static_cache_key != Choice(Colour)._static_cache_key
