"""ODK's XPath 1.0: expressions that are parsed and compiled once, and evaluated over answers.

`compile_xpath(source)` gives an `Expression`; `references` says what an expression reads. Pure: the clock,
the zone and the seed come in an `Environment`.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from domain.questionnaires.xpath.errors import XPathError
from domain.questionnaires.xpath.evaluator import build
from domain.questionnaires.xpath.parser import parse
from domain.questionnaires.xpath.scope import Environment, Evaluator, Scope
from domain.questionnaires.xpath.values import to_boolean, to_number, to_string
from domain.records import Record

if TYPE_CHECKING:
    from domain.questionnaires.xpath.nodes import Node
    from domain.questionnaires.xpath.syntax import Expr
    from domain.questionnaires.xpath.values import Value

__all__ = ["Environment", "Expression", "XPathError", "compile_xpath"]


class Expression(Record):
    """An expression ready for use."""

    source: str
    tree: Expr
    _evaluator: Evaluator

    def value(self, node: Node, environment: Environment) -> Value:
        """Its value at a node; blank when the budget is spent."""
        try:
            return self.strict_value(node, environment)
        except XPathError:
            return ""

    def strict_value(self, node: Node, environment: Environment) -> Value:
        """Its value at a node. Raises `XPathError` when the budget is spent."""
        return self._evaluator(Scope(node, environment, node))

    def text(self, node: Node, environment: Environment) -> str:
        """Its value as an answer is written."""
        return to_string(self.value(node, environment))

    def holds(self, node: Node, environment: Environment) -> bool:
        """Its value as a condition."""
        return to_boolean(self.value(node, environment))

    def number(self, node: Node, environment: Environment) -> float:
        """Its value as a number."""
        return to_number(self.value(node, environment), environment.zone)


@lru_cache(maxsize=4096)
def compile_xpath(source: str) -> Expression:
    """The expression of that text. Raises `XPathError`."""
    tree = parse(source)
    return Expression(source, tree, build(tree))
