"""How the values of the rules lie in a column. What is portable is decided here once."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import BigInteger, Integer, Text
from sqlalchemy.types import TypeDecorator

if TYPE_CHECKING:
    from enum import StrEnum

    from sqlalchemy import Dialect

EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
MILLISECOND: Final = timedelta(milliseconds=1)

# SQLite gives AUTOINCREMENT to a column of type INTEGER only (64 bits there all the same).
Key: Final = BigInteger().with_variant(Integer(), "sqlite")
# Discord's ids fill 64 bits.
Snowflake: Final = BigInteger()


def to_milliseconds(at: datetime) -> int:
    """Whole milliseconds since the epoch, rounded down. Raises `ValueError` for a naive datetime."""
    if at.tzinfo is None:
        raise ValueError(f"an instant needs its time zone: {at!r}")
    return (at - EPOCH) // MILLISECOND


def from_milliseconds(value: int) -> datetime:
    """The aware datetime, in UTC."""
    return EPOCH + value * MILLISECOND


class Instant(TypeDecorator[datetime]):
    """An aware datetime as whole milliseconds since the epoch: the same, and ordered, in both engines."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:  # noqa: ARG002, D102
        return None if value is None else to_milliseconds(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002, D102
        return None if value is None else from_milliseconds(value)


class Day(TypeDecorator[date]):
    """A calendar day as its ISO text: no instant, the same and in order in both engines."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:  # noqa: ARG002, D102
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> date | None:  # noqa: ARG002, D102
        return None if value is None else date.fromisoformat(value)


class Number(TypeDecorator[Decimal]):
    """A decimal number exactly as it was given, as text. Not for comparing or adding up in SQL."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:  # noqa: ARG002, D102
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:  # noqa: ARG002, D102
        return None if value is None else Decimal(value)


class Json(TypeDecorator[Any]):
    """Plain data (dict, list, str, int, float, bool) as compact JSON text. Python's None is SQL's NULL."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ARG002, D102
        if value is None:
            return None
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ARG002, D102
        return None if value is None else json.loads(value)


class Choice(TypeDecorator[Any]):
    """A member of a `StrEnum`, kept as its value. The table adds the CHECK with `base.one_of`."""

    impl = Text
    cache_ok = True

    def __init__(self, enum: type[StrEnum]) -> None:
        super().__init__()
        self.enum = enum

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ARG002, D102
        return None if value is None else self.enum(value).value

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ARG002, D102
        return None if value is None else self.enum(value)
