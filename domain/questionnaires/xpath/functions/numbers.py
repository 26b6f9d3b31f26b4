"""Numbers. What overflows or has no value is NaN, which is blank as an answer."""

# ruff: noqa: D103 - the functions are ODK's, described in its form reference; only what differs is said
from __future__ import annotations

import math
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Final

from domain.questionnaires.xpath.functions.registry import function, number_of
from domain.questionnaires.xpath.values import NAN, Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from domain.questionnaires.xpath.scope import Scope

_FINEST: Final = 20


@function("number", 0, 1)
def number(scope: Scope, value: Value | None = None) -> float:
    return number_of(scope, scope.node.text() if value is None else value)


@function("int", 1)
def int_(scope: Scope, value: Value) -> float:
    found = number_of(scope, value)
    return float(math.trunc(found)) if math.isfinite(found) else NAN


@function("round", 1, 2)
def round_(scope: Scope, value: Value, places: Value = 0.0) -> float:
    """Halves go away from zero, as in Web Forms; negative places round to tens and hundreds."""
    found, count = number_of(scope, value), number_of(scope, places)
    if not math.isfinite(found) or not math.isfinite(count):
        return NAN
    fineness = max(-_FINEST, min(_FINEST, int(count)))
    if abs(found) >= 2**53:
        return found
    unit = Decimal(1).scaleb(-fineness)
    return float((Decimal(repr(found)) / unit).quantize(Decimal(1), ROUND_HALF_UP) * unit)


@function("pow", 2)
def pow_(scope: Scope, base: Value, exponent: Value) -> float:
    try:
        return math.pow(number_of(scope, base), number_of(scope, exponent))
    except (ArithmeticError, ValueError):
        return NAN


@function("pi")
def pi(_: Scope) -> float:
    return math.pi


@function("atan2", 2)
def atan2(scope: Scope, y: Value, x: Value) -> float:
    return math.atan2(number_of(scope, y), number_of(scope, x))


def _of_one(name: str, apply: Callable[[float], float]) -> None:
    @function(name, 1)
    def applied(scope: Scope, value: Value) -> float:
        try:
            return float(apply(number_of(scope, value)))
        except (ArithmeticError, ValueError):
            return NAN


_OF_ONE: Final[dict[str, Callable[[float], float]]] = {
    "abs": abs,
    "floor": math.floor,
    "ceiling": math.ceil,
    "sqrt": math.sqrt,
    "exp": math.exp,
    "exp10": lambda x: math.pow(10, x),
    "log": math.log,
    "log10": math.log10,
    "sin": math.sin,
    "cos": math.cos,
    "tan": math.tan,
    "asin": math.asin,
    "acos": math.acos,
    "atan": math.atan,
}
for _name, _apply in _OF_ONE.items():
    _of_one(_name, _apply)
