"""What an expression reads, found without evaluating it: the edges of a form's dependency graph.

Paths are walked over the form's *structure* (one node per row of the survey sheet) with the same axes that
walk over answers; predicates are ignored as filters and followed as readers. Inside
`instance('x')/root/item[…]` plain names are columns of the choices, `/data/…` and `current()` are the form
(FORMS.md, trap 1).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.questionnaires.xpath.budget import Budget
from domain.questionnaires.xpath.nodes import step as walk
from domain.questionnaires.xpath.syntax import Call, Expr, Path, Start, Step, everything, parts
from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from domain.questionnaires.xpath.nodes import Node


MOST_READ: Final = 100_000


class References(Record):
    """The nodes of the structure that an expression reads, and the paths in it that lead nowhere."""

    nodes: tuple[Node, ...]
    dangling: tuple[str, ...]


def references(tree: Expr, node: Node, root: Node) -> References:
    """What the expression reads when it stands on that node of the structure.

    Raises `XPathError` for one that reads its way through everything again and again.
    """
    finder = _Finder(node, root)
    finder.read(tree, [node])
    unique = {id(found): found for found in finder.nodes}
    return References(tuple(unique.values()), tuple(dict.fromkeys(finder.dangling)))


def calls(tree: Expr) -> tuple[Call, ...]:
    """All function calls in an expression."""
    return tuple(part for part in everything(tree) if isinstance(part, Call))


class _Finder:
    """Collects. A context of None means: inside a list of choices, where plain names are its columns."""

    def __init__(self, origin: Node, root: Node) -> None:
        self._origin = origin
        self._root = root
        self._budget = Budget(MOST_READ)
        self.nodes: list[Node] = []
        self.dangling: list[str] = []

    def read(self, tree: Expr, context: list[Node] | None) -> None:
        if isinstance(tree, Path):
            self.nodes += self._follow(tree, context) or ()
            return
        if isinstance(tree, Call) and tree.name == "current":
            self.nodes.append(self._origin)
        for part in parts(tree):
            self.read(part, context)

    def _follow(self, path: Path, context: list[Node] | None) -> list[Node] | None:
        """The nodes that the path ends on; None when that is in a list of choices."""
        reached = self._start(path.start, context)
        self._read_all(path.predicates, reached)
        for step in path.steps:
            if reached is None:
                self._read_all(step.predicates, None)
                continue
            onward = self._onward(reached, step)
            if reached and not onward:
                self.dangling.append(step.test)
            reached = onward
            self._read_all(step.predicates, reached)
        return reached

    def _onward(self, nodes: list[Node], step: Step) -> list[Node]:
        found: dict[int, Node] = {}
        for node in nodes:
            reached = walk(node, step.axis, step.test)
            self._budget.spend(len(reached) + 1)
            found.update((id(other), other) for other in reached)
        return list(found.values())

    def _start(self, start: Start | Expr, context: list[Node] | None) -> list[Node] | None:
        if start is Start.ROOT:
            return [self._root]
        if start is Start.HERE:
            return context
        if isinstance(start, Call):
            return self._call(start, context)
        if isinstance(start, Path):
            return self._follow(start, context)
        if not isinstance(start, Start):
            self.read(start, context)
        return []

    def _call(self, call: Call, context: list[Node] | None) -> list[Node] | None:
        if call.name == "current":
            return [self._origin]
        self._read_all(call.arguments, context)
        return None if call.name == "instance" else []

    def _read_all(self, trees: Iterable[Expr], context: list[Node] | None) -> None:
        for tree in trees:
            self.read(tree, context)
