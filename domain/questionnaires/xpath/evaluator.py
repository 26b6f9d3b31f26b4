"""A syntax tree as a closure: parsed and compiled once, then evaluated many times.

Evaluation never fails on data: what has no sensible value is blank or NaN, as in both official engines.
"""

from __future__ import annotations

import math
import operator
from typing import TYPE_CHECKING, Any, Final

from domain.questionnaires.xpath.errors import XPathError
from domain.questionnaires.xpath.functions import FUNCTIONS
from domain.questionnaires.xpath.nodes import step as walk
from domain.questionnaires.xpath.scope import Evaluator, Scope
from domain.questionnaires.xpath.syntax import (
    Binary,
    Call,
    Expr,
    Literal,
    Negation,
    Number,
    Path,
    Start,
    Step,
)
from domain.questionnaires.xpath.values import NAN, Nodes, Value, to_boolean, to_number, to_string

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def build(tree: Expr) -> Evaluator:
    """The closure of a syntax tree. Raises `XPathError` for an unknown function or wrong arguments."""
    match tree:
        case Number(value) | Literal(value):
            return lambda _scope: value
        case Negation(operand):
            inner = build(operand)
            return lambda scope: -to_number(inner(scope), scope.environment.zone)
        case Binary():
            return _binary(tree)
        case Call():
            return _call(tree)
        case Path():
            return _path(tree)


def _binary(tree: Binary) -> Evaluator:
    left, right = build(tree.left), build(tree.right)
    match tree.operator:
        case "or":
            return lambda scope: to_boolean(left(scope)) or to_boolean(right(scope))
        case "and":
            return lambda scope: to_boolean(left(scope)) and to_boolean(right(scope))
        case "|":
            return lambda scope: _union(left(scope), right(scope))
        case sign if sign in _ORDER:
            return _comparison(left, right, _ORDER[sign], ordered=True)
        case "=":
            return _comparison(left, right, operator.eq, ordered=False)
        case "!=":
            return _comparison(left, right, operator.ne, ordered=False)
        case sign:
            return _arithmetic(left, right, _ARITHMETIC[sign])


def _union(left: Value, right: Value) -> Nodes:
    """Both node-sets, without doubles; the left one's nodes first."""
    found = list(left) if isinstance(left, list) else []
    if isinstance(right, list):
        seen = {id(node) for node in found}
        found += [node for node in right if id(node) not in seen]
    return found


def _comparison(
    left: Evaluator, right: Evaluator, compare: Callable[[Any, Any], bool], *, ordered: bool
) -> Evaluator:
    def compared(scope: Scope) -> bool:
        a, b = left(scope), right(scope)
        zone = scope.environment.zone
        if not ordered and (isinstance(a, bool) or isinstance(b, bool)):
            return compare(to_boolean(a), to_boolean(b))
        numeric = ordered or isinstance(a, float) or isinstance(b, float)
        convert = (lambda value: to_number(value, zone)) if numeric else to_string
        left_values, right_values = _each(a), _each(b)
        scope.environment.budget.spend(len(left_values) * len(right_values))
        return any(compare(convert(x), convert(y)) for x in left_values for y in right_values)

    return compared


def _each(value: Value) -> Sequence[Value]:
    """A node-set's texts: a comparison holds when it holds for one of them (XPath 1.0, 3.4)."""
    return [node.text() for node in value] if isinstance(value, list) else [value]


def _arithmetic(left: Evaluator, right: Evaluator, apply: Callable[[float, float], float]) -> Evaluator:
    def calculated(scope: Scope) -> float:
        zone = scope.environment.zone
        try:
            return apply(to_number(left(scope), zone), to_number(right(scope), zone))
        except (ArithmeticError, ValueError):
            return NAN

    return calculated


def _divide(a: float, b: float) -> float:
    if b == 0:
        return NAN if a == 0 or math.isnan(a) else math.copysign(math.inf, a) * math.copysign(1, b)
    return a / b


_ORDER: Final = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}
_ARITHMETIC: Final = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "div": _divide,
    "mod": math.fmod,
}


def _call(tree: Call) -> Evaluator:
    function = FUNCTIONS.get(tree.name)
    if function is None:
        raise XPathError("xpath_unknown_function", tree.name, tree.at)
    if not function.takes(len(tree.arguments)):
        raise XPathError("xpath_arguments", tree.name, tree.at)
    arguments = [build(argument) for argument in tree.arguments]
    return function.make(arguments)


def _path(tree: Path) -> Evaluator:
    first = _start(tree.start)
    filters = [build(predicate) for predicate in tree.predicates]
    steps = [(step, [build(predicate) for predicate in step.predicates]) for step in tree.steps]

    def found(scope: Scope) -> Nodes:
        nodes = first(scope)
        for predicate in filters:
            nodes = _filtered(nodes, predicate, scope)
        for step, predicates in steps:
            nodes = _stepped(nodes, step, predicates, scope)
        return nodes

    return found


def _start(start: Start | Expr) -> Callable[[Scope], Nodes]:
    if start is Start.ROOT:
        return lambda scope: [scope.environment.root]
    if start is Start.HERE:
        return lambda scope: [scope.node]
    assert not isinstance(start, Start)  # noqa: S101 - the two members of Start are handled above
    inner = build(start)

    def nodes(scope: Scope) -> Nodes:
        value = inner(scope)
        return value if isinstance(value, list) else []

    return nodes


def _stepped(nodes: Nodes, step: Step, predicates: list[Evaluator], scope: Scope) -> Nodes:
    found: Nodes = []
    seen: set[int] = set()
    for node in nodes:
        reached = walk(node, step.axis, step.test)
        scope.environment.budget.spend(len(reached) + 1)
        for predicate in predicates:
            reached = _filtered(reached, predicate, scope)
        found += [other for other in reached if id(other) not in seen]
        if len(nodes) > 1:
            seen.update(id(other) for other in reached)
    return found


def _filtered(nodes: Nodes, predicate: Evaluator, scope: Scope) -> Nodes:
    size = len(nodes)
    scope.environment.budget.spend(size)
    kept: Nodes = []
    for position, node in enumerate(nodes, 1):
        value = predicate(Scope(node, scope.environment, scope.origin, position, size))
        if (value == position) if _is_number(value) else to_boolean(value):
            kept.append(node)
    return kept


def _is_number(value: Value) -> bool:
    return isinstance(value, float)
