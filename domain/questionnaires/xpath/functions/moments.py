"""Dates and times. `today()` and `now()` are those of the operation that is under way (trap 14)."""

# ruff: noqa: D103 - the functions are ODK's, described in its form reference; only what differs is said
from __future__ import annotations

from typing import TYPE_CHECKING

from domain.questionnaires.xpath import dates
from domain.questionnaires.xpath.functions.registry import function, number_of
from domain.questionnaires.xpath.values import Value, to_string

if TYPE_CHECKING:
    from domain.questionnaires.xpath.scope import Scope


@function("today")
def today(scope: Scope) -> str:
    return scope.environment.now.date().isoformat()


@function("now")
def now(scope: Scope) -> str:
    return dates.moment_text(scope.environment.now)


@function("date", 1)
def date(scope: Scope, value: Value) -> str:
    """A date from a text or a number of days; blank when there is no such day."""
    return dates.from_days(number_of(scope, value))


@function("date-time", 1)
def date_time(scope: Scope, value: Value) -> str:
    zone = scope.environment.zone
    return dates.moment_from_days(number_of(scope, value), zone)


@function("decimal-date-time", 1)
def decimal_date_time(scope: Scope, value: Value) -> float:
    return number_of(scope, value)


@function("decimal-time", 1)
def decimal_time(_: Scope, value: Value) -> float:
    return dates.time_part(to_string(value).strip())


@function("format-date", 2)
def format_date(scope: Scope, value: Value, pattern: Value) -> str:
    """In ODK's signs; the names of months and days are English, as in Web Forms without a language."""
    zone = scope.environment.zone
    text = value if isinstance(value, str) else to_string(value)
    moment = dates.parse(text.strip(), zone)
    if moment is None:
        moment = dates.parse(dates.moment_from_days(number_of(scope, value), zone), zone)
    return "" if moment is None else dates.formatted(moment, to_string(pattern))


@function("format-date-time", 2)
def format_date_time(scope: Scope, value: Value, pattern: Value) -> str:
    return format_date(scope, value, pattern)
