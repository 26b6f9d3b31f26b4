"""What an expression walks over: a node with a name, a parent, children and a text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence


class Node(Protocol):
    """A node of a form's answers, of a list of choices, or of a form's structure."""

    @property
    def name(self) -> str:
        """The element's name; empty for the root above the outermost element."""

    @property
    def parent(self) -> Node | None:
        """None for the root."""

    def children(self, name: str | None = None) -> Sequence[Node]:
        """Its children in document order, all or those of that name."""

    def text(self) -> str:
        """Its effective value: blank while it is not relevant."""


def children(node: Node, test: str) -> Sequence[Node]:
    """The children that the test admits."""
    return node.children(None if test in {"*", "node()"} else test)


def descendants(node: Node) -> Iterator[Node]:
    """All nodes below, in document order."""
    for child in node.children():
        yield child
        yield from descendants(child)


def ancestors(node: Node) -> Iterator[Node]:
    """The parent, its parent and so on up to the root."""
    parent = node.parent
    while parent is not None:
        yield parent
        parent = parent.parent


def siblings(node: Node) -> Sequence[Node]:
    """The node and its siblings, in document order."""
    return [node] if node.parent is None else node.parent.children()


def place(node: Node) -> int:
    """Its place among its siblings of the same name, from 1."""
    if node.parent is None:
        return 1
    return next(n for n, other in enumerate(node.parent.children(node.name), 1) if other is node)


def _preceding(node: Node) -> list[Node]:
    found: list[Node] = []
    for other in siblings(node):
        if other is node:
            break
        found.insert(0, other)
    return found


def _following(node: Node) -> list[Node]:
    beside = list(siblings(node))
    where = next(i for i, other in enumerate(beside) if other is node)
    return beside[where + 1 :]


def _parent(node: Node) -> list[Node]:
    return [] if node.parent is None else [node.parent]


AXES: dict[str, Callable[[Node], Sequence[Node] | Iterator[Node]]] = {
    "self": lambda node: [node],
    "parent": _parent,
    "descendant": descendants,
    "descendant-or-self": lambda node: [node, *descendants(node)],
    "ancestor": ancestors,
    "ancestor-or-self": lambda node: [node, *ancestors(node)],
    "preceding-sibling": _preceding,
    "following-sibling": _following,
}


def step(node: Node, axis: str, test: str) -> list[Node]:
    """The nodes that one step leads to, without its predicates, nearest first."""
    if axis == "child":
        return list(children(node, test))
    found = AXES[axis](node)
    if test == "node()":
        return list(found)
    return [other for other in found if other.name and test in {"*", other.name}]
