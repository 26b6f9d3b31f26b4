"""The four types of XPath 1.0 and how one becomes another, as ODK Web Forms does it.

A date is its ISO text: compared or calculated with, it is a number of days since 1 January 1970 on the
calendar of the session's time zone (FORMS.md, trap 10).
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Final, TypeAlias

from domain.questionnaires.xpath import dates

if TYPE_CHECKING:
    from domain.questionnaires.xpath.nodes import Node

Nodes: TypeAlias = "list[Node]"
Value: TypeAlias = "bool | float | str | list[Node]"

NAN: Final = math.nan
_NUMBER: Final = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,4})?")
_PLAIN_BELOW: Final = 1e21


def to_string(value: Value) -> str:
    """A node-set gives its first node's text; NaN is blank (trap 11)."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return number_text(value)
    return value[0].text() if value else ""


def to_number(value: Value, zone: str = "UTC") -> float:
    """NaN for what is no number; a date or a time of day is a number of days."""
    if isinstance(value, bool):
        return float(value)
    if isinstance(value, float):
        return value
    text = to_string(value).strip()
    if _NUMBER.fullmatch(text):
        return float(text)
    return dates.days(text, zone)


def to_boolean(value: Value) -> bool:
    """A node-set is true when it has a node, even a blank one, unless that one says 0.

    Web Forms and JavaRosa differ on the blank one (trap 7): such expressions are warned of at upload.
    """
    if isinstance(value, bool):
        return value
    if isinstance(value, float):
        return value != 0 and not math.isnan(value)
    if isinstance(value, str):
        return bool(value)
    return bool(value) and value[0].text() != "0"


def number_text(value: float) -> str:
    """As ODK writes numbers: no trailing `.0`, blank for NaN and for what is infinite."""
    if not math.isfinite(value):
        return ""
    if value == int(value) and abs(value) < _PLAIN_BELOW:
        return str(int(value))
    if abs(value) >= _PLAIN_BELOW:
        mantissa, exponent = f"{value!r}".split("e") if "e" in f"{value!r}" else (repr(value), "+0")
        return f"{mantissa.removesuffix('.0')}e{int(exponent):+d}"
    return _plain(repr(value))


def _plain(text: str) -> str:
    """`1e-05` becomes `0.00001`."""
    if "e" not in text:
        return text
    mantissa, exponent = text.split("e")
    sign = "-" if mantissa.startswith("-") else ""
    digits = mantissa.lstrip("-").replace(".", "")
    return f"{sign}0.{'0' * (-int(exponent) - 1)}{digits.rstrip('0') or '0'}"
