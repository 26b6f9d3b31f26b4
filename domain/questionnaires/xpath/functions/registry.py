"""The table of functions, and the two ways to write one.

To add a function: write it in the module of its family with `@function(name, least, most)`, taking the
scope and its argument values, and add a row to `tests/domain/questionnaires/xpath/cases.py`: a test walks
this table and demands one for each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias, TypeVar

from domain.questionnaires.xpath.values import to_number
from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from domain.questionnaires.xpath.scope import Evaluator, Scope
    from domain.questionnaires.xpath.values import Value

    Lazy: TypeAlias = Callable[[Sequence[Evaluator]], Evaluator]
    Eager = TypeVar("Eager", bound=Callable[..., Value])

MANY: Final = 1000


class Function(Record):
    """A function: its name, how many arguments it takes, and how a call of it is compiled."""

    name: str
    least: int
    most: int
    make: Lazy

    def takes(self, count: int) -> bool:
        """Whether it can be called with that many arguments."""
        return self.least <= count <= self.most


FUNCTIONS: Final[dict[str, Function]] = {}


def function(name: str, least: int = 0, most: int | None = None) -> Callable[[Eager], Eager]:
    """Register a function of values: it is called with the scope and the values of its arguments."""

    def register(implementation: Eager) -> Eager:
        def make(arguments: Sequence[Evaluator]) -> Evaluator:
            return lambda scope: implementation(scope, *[argument(scope) for argument in arguments])

        FUNCTIONS[name] = Function(name, least, least if most is None else most, make)
        return implementation

    return register


def special(name: str, least: int, most: int) -> Callable[[Lazy], Lazy]:
    """Register a function that decides itself which of its arguments are evaluated."""

    def register(make: Lazy) -> Lazy:
        FUNCTIONS[name] = Function(name, least, most, make)
        return make

    return register


def number_of(scope: Scope, value: Value) -> float:
    """An argument as a number, in the session's zone."""
    return to_number(value, scope.environment.zone)
