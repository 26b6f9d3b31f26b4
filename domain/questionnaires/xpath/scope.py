"""Where an expression is evaluated: the node it stands on, and the session around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from domain.questionnaires.xpath.budget import Budget
from domain.records import Record, field

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from domain.questionnaires.xpath.nodes import Node
    from domain.questionnaires.xpath.values import Value


def _no_label(_path: str, value: str) -> str:
    return value


class Environment(Record):
    """What is the same for all expressions of one operation.

    `root` is the node above the outermost element; `instances` are the lists of choices by name; `now` is
    aware and in the session's zone; `seed` makes `random()` and `uuid()` repeatable; `choice_label` gives
    the label of a choice (path of its question, its name) in the session's language; `budget` is shared
    by all of them.
    """

    root: Node
    now: datetime
    zone: str = "UTC"
    seed: str = ""
    instances: Mapping[str, Node] = field(default_factory=dict)
    choice_label: Callable[[str, str], str] = _no_label
    budget: Budget = field(default_factory=Budget)


@dataclass(slots=True)
class Scope:
    """The context of an evaluation. `origin` is what `current()` means; position and size count from 1."""

    node: Node
    environment: Environment
    origin: Node
    position: int = 1
    size: int = 1


class Evaluator(Protocol):
    """A compiled expression."""

    def __call__(self, scope: Scope, /) -> Value:
        """Its value at that place."""
