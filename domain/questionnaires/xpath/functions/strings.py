"""Texts."""

# ruff: noqa: D103 - the functions are ODK's, described in its form reference; only what differs is said
from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import re2

from domain.questionnaires.xpath.errors import XPathError
from domain.questionnaires.xpath.functions.registry import MANY, function, number_of
from domain.questionnaires.xpath.values import Value, to_string

if TYPE_CHECKING:
    from domain.questionnaires.xpath.scope import Scope

LONGEST_PATTERN: Final = 1_000
LONGEST_RESULT: Final = 32_767


@function("string", 0, 1)
def string(scope: Scope, value: Value | None = None) -> str:
    return scope.node.text() if value is None else to_string(value)


@function("concat", 1, MANY)
def concat(_: Scope, *values: Value) -> str:
    """ODK joins all nodes of a node-set, not the first one only."""
    return _bounded("".join(text for value in values for text in texts(value)))


@function("join", 1, MANY)
def join(_: Scope, separator: Value, *values: Value) -> str:
    return _bounded(to_string(separator).join(text for value in values for text in texts(value)))


def _bounded(text: str) -> str:
    """Cut at a spreadsheet cell's limit: rows that double each other would fill the memory (trap 15)."""
    return text[:LONGEST_RESULT]


def texts(value: Value) -> list[str]:
    """The texts of all nodes of a node-set, or that of the one value."""
    return [node.text() for node in value] if isinstance(value, list) else [to_string(value)]


@function("string-length", 0, 1)
def string_length(scope: Scope, value: Value | None = None) -> float:
    return float(len(string(scope, value)))


@function("normalize-space", 0, 1)
def normalize_space(scope: Scope, value: Value | None = None) -> str:
    return " ".join(string(scope, value).split())


@function("contains", 2)
def contains(_: Scope, text: Value, part: Value) -> bool:
    return to_string(part) in to_string(text)


@function("starts-with", 2)
def starts_with(_: Scope, text: Value, part: Value) -> bool:
    return to_string(text).startswith(to_string(part))


@function("ends-with", 2)
def ends_with(_: Scope, text: Value, part: Value) -> bool:
    return to_string(text).endswith(to_string(part))


@function("substring", 2, 3)
def substring(scope: Scope, text: Value, start: Value, length: Value | None = None) -> str:
    """Counted from 1, with XPath's rounding."""
    first = _rounded(number_of(scope, start))
    beyond = math.inf if length is None else first + _rounded(number_of(scope, length))
    return "".join(sign for place, sign in enumerate(to_string(text), 1) if first <= place < beyond)


def _rounded(value: float) -> float:
    return value if not math.isfinite(value) else math.floor(value + 0.5)


@function("substr", 2, 3)
def substr(scope: Scope, text: Value, start: Value, end: Value | None = None) -> str:
    """Counted from 0; negative places from the end; `end` is not included."""
    first, last = number_of(scope, start), math.nan if end is None else number_of(scope, end)
    if math.isnan(first) or (end is not None and math.isnan(last)):
        return ""
    return to_string(text)[_place(first) : None if end is None else _place(last)]


def _place(value: float) -> int:
    return int(max(-1e9, min(1e9, value)))


@function("substring-before", 2)
def substring_before(_: Scope, text: Value, part: Value) -> str:
    before, found, _after = to_string(text).partition(to_string(part) or "\0")
    return before if found else ""


@function("substring-after", 2)
def substring_after(_: Scope, text: Value, part: Value) -> str:
    return to_string(text).partition(to_string(part))[2] if to_string(part) else to_string(text)


@function("translate", 3)
def translate(_: Scope, text: Value, signs: Value, others: Value) -> str:
    new = to_string(others)
    table: dict[int, str | None] = {}
    for place, sign in enumerate(to_string(signs)):
        table.setdefault(ord(sign), new[place] if place < len(new) else None)
    return to_string(text).translate(table)


@function("regex", 2)
def regex(_: Scope, text: Value, pattern: Value) -> bool:
    """Found anywhere, as in Web Forms (trap 8); a pattern that cannot be used never matches."""
    try:
        return compiled(to_string(pattern)).search(to_string(text)) is not None
    except XPathError:
        return False


@lru_cache(maxsize=256)
def compiled(pattern: str) -> re2._Regexp:
    """The pattern in RE2, whose time grows with the text only (trap 15). Raises `XPathError`."""
    options = re2.Options()
    options.log_errors = False
    if len(pattern) > LONGEST_PATTERN:
        raise XPathError("xpath_bad_pattern", f"{len(pattern)} > {LONGEST_PATTERN}")
    try:
        return re2.compile(pattern, options)
    except re2.error as error:
        raise XPathError("xpath_bad_pattern", pattern) from error
