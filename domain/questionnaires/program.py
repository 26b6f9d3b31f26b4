"""A form compiled: its expressions, and in which order they have to be computed after a change.

The graph has one vertex per row of the survey sheet, standing for its relevance and its value together. A
row depends on the group it is in and on every row that its `relevant`, `calculation`, `repeat_count` or
choice filter reads. Conditions that are only looked at when somebody is asked (`required`, `constraint`)
are no part of it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING

from domain.questionnaires.formdef import Choice, FormNode, Structure
from domain.questionnaires.xpath import Expression, XPathError, compile_xpath
from domain.questionnaires.xpath.references import references

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

# The columns of a row whose expressions are computed after a change.
COMPUTED = ("relevant", "calculation", "repeat_count", "choice_filter")
# Those that are looked at when the row is asked.
ASKED = ("required", "constraint")
# Those that are worked out once.
ONCE = ("initial",)


class CycleError(Exception):
    """Rows that depend on themselves. `names` are theirs, in the order of the dependency."""

    def __init__(self, paths: Sequence[str]) -> None:
        super().__init__(" → ".join(paths))
        self.paths = tuple(paths)


class Spec:
    """A row of the form, as a node that expressions can be resolved over, with its compiled expressions."""

    __slots__ = (
        "_by_name", "_children", "calculation", "choice_filter", "constraint", "dependents", "index",
        "initial", "is_repeat", "name", "node", "order", "parent", "relevant", "repeat_count", "required",
    )  # fmt: skip

    def __init__(self, node: FormNode, parent: Spec | None, name: str) -> None:
        self.node = node
        self.name = name
        self.parent = parent
        self.is_repeat = node.kind is Structure.REPEAT
        self.index = -1
        self.order = -1
        self.dependents: tuple[int, ...] = ()
        self._children: list[Spec] = []
        self._by_name: dict[str, list[Spec]] = {}
        self.relevant = _compiled(node.relevant)
        self.calculation = _compiled(node.calculation)
        self.repeat_count = _compiled(node.repeat_count)
        self.choice_filter = _compiled(node.choice_filter)
        self.required = _compiled(node.required)
        self.constraint = _compiled(node.constraint)
        self.initial = _compiled(node.initial)

    def children(self, name: str | None = None) -> Sequence[Spec]:
        """The rows inside this one."""
        return self._children if name is None else self._by_name.get(name, ())

    def text(self) -> str:
        """A row has no value; answers have."""
        return ""

    def add(self, child: Spec) -> None:
        """Put a row inside this one."""
        self._children.append(child)
        self._by_name.setdefault(child.name, []).append(child)

    @property
    def computed(self) -> list[Expression]:
        """The expressions that are computed after a change."""
        return [found for column in COMPUTED if (found := getattr(self, column))]


def _compiled(source: str) -> Expression | None:
    return compile_xpath(source) if source else None


class Item:
    """A node of a list of choices: its root, an `item`, or a column of one."""

    __slots__ = ("_children", "_text", "name", "parent")

    def __init__(self, name: str, parent: Item | None, text: str = "") -> None:
        self.name = name
        self.parent = parent
        self._text = text
        self._children: list[Item] = []
        if parent is not None:
            parent._children.append(self)

    def children(self, name: str | None = None) -> Sequence[Item]:
        """The items of a list, or the columns of an item."""
        return [child for child in self._children if name in {None, child.name}]

    def text(self) -> str:
        """A column's cell."""
        return self._text or "".join(child.text() for child in self._children)


@dataclass(frozen=True)
class Program:
    """All rows in document order (the form itself first), and the lists of choices as nodes."""

    root: Spec
    specs: tuple[Spec, ...]
    lists: Mapping[str, Item]
    by_path: Mapping[str, Spec] = field(repr=False)
    repeats: tuple[Spec, ...] = ()

    @classmethod
    def of(cls, top: FormNode, choices: Mapping[str, Iterable[Choice]]) -> Program:
        """Compile a form's rows. Raises `XPathError` for a bad expression, `CycleError` for a cycle."""
        root = Spec(FormNode("", Structure.FORM), None, "")
        specs = list(_specs(top, root))
        for index, spec in enumerate(specs):
            spec.index = index
        _arrange(root, specs)
        lists = {name: _list(rows) for name, rows in choices.items()}
        repeats = tuple(spec for spec in specs if spec.is_repeat)
        return cls(root, tuple(specs), lists, {spec.node.path: spec for spec in specs}, repeats)


def _specs(node: FormNode, parent: Spec) -> Iterable[Spec]:
    spec = Spec(node, parent, node.name)
    parent.add(spec)
    yield spec
    for child in node.children:
        yield from _specs(child, spec)


def _list(rows: Iterable[Choice]) -> Item:
    """As XForms has it: `instance('x')/root/item/column`."""
    top = Item("", None)
    root = Item("root", top)
    for choice in rows:
        item = Item("item", root)
        for column, cell in {**choice.columns, "name": choice.name}.items():
            Item(column, item, cell)
    return top


def _arrange(root: Spec, specs: Sequence[Spec]) -> None:
    """Give every row its dependents and its place in the order of computing."""
    needs = [_needs(spec, root) for spec in specs]
    dependents: list[list[int]] = [[] for _ in specs]
    for index, needed in enumerate(needs):
        for other in sorted(needed):
            dependents[other].append(index)
    waiting = [len(needed) for needed in needs]
    ready = [index for index, count in enumerate(waiting) if count == 0]
    heapify(ready)
    place = 0
    while ready:
        index = heappop(ready)
        specs[index].order = place
        specs[index].dependents = tuple(dependents[index])
        place += 1
        for other in dependents[index]:
            waiting[other] -= 1
            if waiting[other] == 0:
                heappush(ready, other)
    if place < len(specs):
        raise CycleError([specs[index].node.path for index in _cycle(needs, waiting)])


def _needs(spec: Spec, root: Spec) -> set[int]:
    """The rows that this one is computed from."""
    found = {spec.parent.index} if spec.parent is not None and spec.parent is not root else set()
    for expression in spec.computed:
        try:
            read = references(expression.tree, spec, root).nodes
        except XPathError as error:
            raise XPathError(error.code, spec.node.path) from error
        for node in read:
            if isinstance(node, Spec) and node is not root:
                found.add(node.index)
    return found


def _cycle(needs: Sequence[set[int]], waiting: Sequence[int]) -> list[int]:
    """One cycle among the rows that could not be ordered: follow what they wait for until one repeats."""
    stuck = {index for index, count in enumerate(waiting) if count > 0}
    trail = [min(stuck)]
    while True:
        following = min(needs[trail[-1]] & stuck)
        if following in trail:
            return [*trail[trail.index(following) :], following]
        trail.append(following)
