"""A form run by a list of operations, and its state after each, as the official engine's recordings have it.

Operations are `["set", path, value]`, `["add", path of a repeat]`, `["del", path of a repeat, place]`; paths
count the instances of repeats as XPath does (`/data/kid[2]/name`). A state holds for each row that is no
group: relevant, required, value (null while irrelevant), violated (`required`, `constraint` or null), the
names offered (null where nothing is chosen) and the label.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from domain.questionnaires.asking import is_required, label_of
from domain.questionnaires.formdef import QuestionKind, Structure
from domain.questionnaires.live import Setting, Tree
from domain.questionnaires.session import EventKind, open_tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from domain.questionnaires.form import Form
    from domain.questionnaires.live import LiveNode
    from domain.questionnaires.session import Session

Operation: TypeAlias = "Sequence[str]"
State: TypeAlias = "dict[str, dict[str, Any]]"

_CONTAINERS: Final = frozenset({Structure.FORM, Structure.GROUP, Structure.REPEAT})
_PART: Final = re.compile(r"([^\[\]/]+)(?:\[(\d+)\])?")
_WHOLE: Final = re.compile(r"-?\d+")


@dataclass
class BadOperation(Exception):
    """An operation that this form cannot carry out. `number` counts from 1."""

    number: int
    operation: Operation


def record(form: Form, setting: Setting, operations: Iterable[Operation]) -> list[State]:
    """The state of a new session and after each operation. Raises `BadOperation`.

    Values are taken as they are, as the official engine takes them: nothing is refused, only violated.
    """
    tree = Tree.fresh(form, setting)
    states = [state(tree, setting.language)]
    for number, operation in enumerate(operations, 1):
        try:
            _apply(tree, *operation)
        except (KeyError, IndexError, TypeError, ValueError) as error:
            raise BadOperation(number, operation) from error
        states.append(state(tree, setting.language))
    return states


def state(tree: Tree, language: str) -> State:
    """The state of a tree, in document order."""
    shown = (node for node in tree.nodes() if node.node.kind not in _CONTAINERS)
    return {node.place_path: _of(tree, node, language) for node in shown}


def operation_of(form: Form, before: Session, after: Session) -> tuple[str, ...] | None:
    """What a change of a session was, as an operation; None for one that changed no answer."""
    if not after.log:
        return None
    event = after.log[0]
    match event.kind:
        case EventKind.SET | EventKind.CLEAR:
            return "set", _place(form, after, event.key), event.raw or ""
        case EventKind.ADD:
            return "add", _repeat(_place(form, after, event.key))
        case EventKind.REMOVE:
            place = _place(form, before, event.key)
            return "del", _repeat(place), place.rpartition("[")[2].rstrip("]")
        case _:
            return None


def _of(tree: Tree, node: LiveNode, language: str) -> dict[str, Any]:
    if not node.relevant:
        return {"rel": False, "req": False, "val": None, "viol": None, "choices": None, "lab": None}
    required = is_required(tree, node)
    is_asked = node.node.kind is not Structure.CALCULATE
    return {
        "rel": True,
        "req": required,
        "val": _written(node),
        "viol": _violated(tree, node, required=required),
        "choices": [choice.name for choice in tree.options(node)] if node.node.choices else None,
        "lab": (label_of(tree, node, language) or None) if is_asked else None,
    }


def _written(node: LiveNode) -> str:
    """The official engine writes an answered decimal's 9 as 9.0."""
    is_decimal = node.node.kind is QuestionKind.DECIMAL and node.spec.calculation is None
    return f"{node.value}.0" if is_decimal and _WHOLE.fullmatch(node.value) else node.value


def _violated(tree: Tree, node: LiveNode, *, required: bool) -> str | None:
    if not node.value:
        return "required" if required else None
    constraint = node.spec.constraint
    return None if constraint is None or constraint.holds(node, tree.environment) else "constraint"


def _apply(tree: Tree, act: str, path: str, value: str = "") -> None:
    if act == "set":
        node = _at(tree, path)
        if node.node.kind in _CONTAINERS:
            raise KeyError(path)
        tree.put(node, value)
    elif act == "add":
        parent, _, name = path.rpartition("/")
        holder = _at(tree, parent)
        _must_be_repeat(tree, f"{holder.node.path}/{name}")
        tree.add(holder, name)
    elif act == "del":
        node = _at(tree, f"{path}[{int(value)}]")
        _must_be_repeat(tree, node.node.path)
        tree.remove(node)
    else:
        raise ValueError(act)


def _must_be_repeat(tree: Tree, path: str) -> None:
    if tree.program.by_path[path].node.kind is not Structure.REPEAT:
        raise KeyError(path)


def _at(tree: Tree, path: str) -> LiveNode:
    node = tree.root
    for part in path.strip("/").split("/"):
        match = _PART.fullmatch(part)
        if match is None:
            raise KeyError(path)
        place = int(match[2] or 1)
        if place < 1:
            raise IndexError(path)
        node = node.children(match[1])[place - 1]
    return node


def _place(form: Form, session: Session, key: str) -> str:
    node = open_tree(form, session).find(key)
    return node.place_path if node is not None else key


def _repeat(place: str) -> str:
    """`/data/kid[2]` is an instance of `/data/kid`."""
    return place.rpartition("[")[0]
