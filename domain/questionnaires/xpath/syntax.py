"""The syntax tree of an expression: immutable, without behaviour."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias

from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Iterator


class Number(Record):
    """`42`, `1.5`."""

    value: float


class Literal(Record):
    """`'words'`."""

    value: str


class Negation(Record):
    """`- operand`."""

    operand: Expr


class Binary(Record):
    """`left operator right`, the union `|` included."""

    operator: str
    left: Expr
    right: Expr


@dataclass(frozen=True, slots=True)
class Call:
    """`name(arguments)`."""

    name: str
    arguments: tuple[Expr, ...]
    at: int = field(default=0, compare=False)


class Step(Record):
    """`axis::test[predicate]…`; the test is a name, `*` or `node()`."""

    axis: str
    test: str
    predicates: tuple[Expr, ...] = ()


class Start(Enum):
    """Where a path without an expression before it begins."""

    ROOT = "/"
    HERE = "."


class Path(Record):
    """`start/step/step`: from the root, from the context node, or from an expression's nodes.

    `predicates` filter the start itself: `instance('x')[…]`, `(…)[1]`.
    """

    start: Start | Expr
    steps: tuple[Step, ...]
    predicates: tuple[Expr, ...] = ()


Expr: TypeAlias = Number | Literal | Negation | Binary | Call | Path


def parts(expression: Expr) -> Iterator[Expr]:
    """The direct parts of an expression, predicates included."""
    match expression:
        case Negation(operand):
            yield operand
        case Binary(_, left, right):
            yield left
            yield right
        case Call(_, arguments):
            yield from arguments
        case Path(start, steps, predicates):
            if not isinstance(start, Start):
                yield start
            yield from predicates
            for step in steps:
                yield from step.predicates


def everything(expression: Expr) -> Iterator[Expr]:
    """The expression and all its parts, at any depth."""
    yield expression
    for part in parts(expression):
        yield from everything(part)
