"""Node-sets: counting, adding up, places in a repeat."""

# ruff: noqa: D103 - the functions are ODK's, described in its form reference; only what differs is said
from __future__ import annotations

import math
from typing import TYPE_CHECKING

from domain.questionnaires.xpath.functions.registry import MANY, function, number_of
from domain.questionnaires.xpath.nodes import ancestors, place
from domain.questionnaires.xpath.values import NAN, Nodes, Value, to_string

if TYPE_CHECKING:
    from domain.questionnaires.xpath.nodes import Node
    from domain.questionnaires.xpath.scope import Scope


@function("count", 1)
def count(_: Scope, nodes: Value) -> float:
    return float(len(nodes)) if isinstance(nodes, list) else NAN


@function("count-non-empty", 1)
def count_non_empty(_: Scope, nodes: Value) -> float:
    return float(sum(bool(node.text()) for node in nodes)) if isinstance(nodes, list) else NAN


@function("sum", 1)
def sum_(scope: Scope, nodes: Value) -> float:
    """Blank nodes are skipped, and nothing adds up to 0 (trap 9)."""
    return sum(_numbers(scope, nodes), 0.0) if isinstance(nodes, list) else NAN


@function("min", 1, MANY)
def min_(scope: Scope, *values: Value) -> float:
    return _extreme(scope, values, highest=False)


@function("max", 1, MANY)
def max_(scope: Scope, *values: Value) -> float:
    return _extreme(scope, values, highest=True)


def _extreme(scope: Scope, values: tuple[Value, ...], *, highest: bool) -> float:
    """Blanks are skipped (trap 9); NaN when nothing is left, or something is no number."""
    found = [number for value in values for number in _numbers(scope, value)]
    if not found or any(math.isnan(number) for number in found):
        return NAN
    return max(found) if highest else min(found)


def _numbers(scope: Scope, value: Value) -> list[float]:
    if isinstance(value, list):
        return [number_of(scope, text) for text in (node.text() for node in value) if text]
    return [] if value == "" else [number_of(scope, value)]


@function("position", 0, 1)
def position(scope: Scope, nodes: Value | None = None) -> float:
    """Without an argument the place in the set that is filtered, else the place in its repeat."""
    if nodes is None:
        return float(scope.position)
    return float(place(nodes[0])) if isinstance(nodes, list) and nodes else NAN


@function("last")
def last(scope: Scope) -> float:
    return float(scope.size)


@function("current")
def current(scope: Scope) -> Nodes:
    return [scope.origin]


@function("instance", 1)
def instance(scope: Scope, name: Value) -> Nodes:
    """The list of choices of that name (the only secondary instances there are)."""
    found = scope.environment.instances.get(to_string(name))
    return [] if found is None else [found]


@function("name", 0, 1)
def name_(scope: Scope, nodes: Value | None = None) -> str:
    if nodes is None:
        return scope.node.name
    return nodes[0].name if isinstance(nodes, list) and nodes else ""


@function("local-name", 0, 1)
def local_name(scope: Scope, nodes: Value | None = None) -> str:
    return name_(scope, nodes).rpartition(":")[2]


@function("indexed-repeat", 3, 7)
def indexed_repeat(scope: Scope, nodes: Value, *places: Value) -> Nodes:
    """`indexed-repeat(node, repeat, n, inner repeat, m…)`: the node in the n-th instance, and so on."""
    found = nodes if isinstance(nodes, list) else []
    for repeats, index in zip(places[::2], places[1::2], strict=False):
        inside = _holding(repeats if isinstance(repeats, list) else [], found)
        wanted = number_of(scope, index)
        chosen = next((node for n, node in enumerate(inside, 1) if n == wanted), None)
        found = [node for node in found if chosen is not None and _is_in(node, chosen)]
    return found


def _holding(repeats: Nodes, nodes: Nodes) -> Nodes:
    return [repeat for repeat in repeats if any(_is_in(node, repeat) for node in nodes)]


def _is_in(node: Node, other: Node) -> bool:
    return any(above is other for above in ancestors(node))
