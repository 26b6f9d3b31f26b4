"""Truth, choice between values, and values that are made once."""

# ruff: noqa: D103 - the functions are ODK's, described in its form reference; only what differs is said
from __future__ import annotations

import base64
import hashlib
import uuid as uuids
from typing import TYPE_CHECKING, Final

from domain.questionnaires.xpath.functions.registry import MANY, function, number_of, special
from domain.questionnaires.xpath.values import Value, to_boolean, to_string

if TYPE_CHECKING:
    from collections.abc import Sequence

    from domain.questionnaires.xpath.scope import Evaluator, Scope

_ALGORITHMS: Final = {"MD5": "md5", "SHA-1": "sha1", "SHA-256": "sha256", "SHA-384": "sha384",
                      "SHA-512": "sha512"}  # fmt: skip


@function("true")
def true(_: Scope) -> bool:
    return True


@function("false")
def false(_: Scope) -> bool:
    return False


@function("not", 1)
def not_(_: Scope, value: Value) -> bool:
    return not to_boolean(value)


@function("boolean", 1)
def boolean(_: Scope, value: Value) -> bool:
    return to_boolean(value)


@function("boolean-from-string", 1)
def boolean_from_string(_: Scope, value: Value) -> bool:
    return to_string(value).lower() in {"1", "true"}


@special("if", 3, 3)
def if_(arguments: Sequence[Evaluator]) -> Evaluator:
    condition, then, otherwise = arguments
    return lambda scope: then(scope) if to_boolean(condition(scope)) else otherwise(scope)


@special("coalesce", 1, MANY)
def coalesce(arguments: Sequence[Evaluator]) -> Evaluator:
    """The first value that is not blank."""

    def first(scope: Scope) -> Value:
        texts = (to_string(argument(scope)) for argument in arguments)
        return next((text for text in texts if text), "")

    return first


@special("once", 1, 1)
def once(arguments: Sequence[Evaluator]) -> Evaluator:
    """What the node holds already; computed only while it is blank."""
    return lambda scope: scope.origin.text() or to_string(arguments[0](scope))


@function("checklist", 2, MANY)
def checklist(scope: Scope, least: Value, most: Value, *answers: Value) -> bool:
    count = sum(to_boolean(answer) for answer in answers)
    return _within(count, number_of(scope, least), number_of(scope, most))


@function("weighted-checklist", 2, MANY)
def weighted_checklist(scope: Scope, least: Value, most: Value, *pairs: Value) -> bool:
    weighted = zip(pairs[::2], pairs[1::2], strict=False)
    total = sum(number_of(scope, weight) for answer, weight in weighted if to_boolean(answer))
    return _within(total, number_of(scope, least), number_of(scope, most))


def _within(total: float, least: float, most: float) -> bool:
    """-1 stands for no limit."""
    return (least in {-1, total} or total > least) and (most in {-1, total} or total < most)


@function("uuid", 0, 1)
def uuid(scope: Scope, length: Value | None = None) -> str:
    """From the session's seed and the node, so that it stays the same however often it is computed."""
    digest = hashlib.sha256(f"{scope.environment.seed}\0{_address(scope)}".encode()).digest()
    text = str(uuids.UUID(bytes=digest[:16], version=4))
    return text if length is None else text.replace("-", "")[: max(0, int(number_of(scope, length)))]


@function("random")
def random(scope: Scope) -> float:
    digest = hashlib.sha256(f"{scope.environment.seed}\1{_address(scope)}".encode()).digest()
    return int.from_bytes(digest[:6]) / 2**48


def _address(scope: Scope) -> str:
    return str(getattr(scope.origin, "key", scope.origin.name))


@function("digest", 2, 3)
def digest(_: Scope, data: Value, algorithm: Value, encoding: Value = "base64") -> str:
    name = _ALGORITHMS.get(to_string(algorithm).upper())
    if name is None:
        return ""
    made = hashlib.new(name, to_string(data).encode(), usedforsecurity=False).digest()
    return made.hex() if to_string(encoding) == "hex" else base64.b64encode(made).decode()
