"""The answers of one session as a tree that expressions walk over, kept up to date after each change.

A `Tree` serves one operation: it is restored from a session's snapshot without computing anything, or taken
over (`renew`) from the operation before, changed, and read off again. After a change only what depends on it
is computed, in the order of the graph (`program`), and only as far as values really change.
"""

from __future__ import annotations

from heapq import heappop, heappush
from typing import TYPE_CHECKING, Final

from domain.questionnaires.formdef import Choice, QuestionKind, Structure
from domain.questionnaires.xpath import Environment
from domain.questionnaires.xpath.budget import Budget
from domain.questionnaires.xpath.dates import zone_of
from domain.questionnaires.xpath.nodes import place
from domain.records import Record, field, replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from domain.questionnaires.form import Form
    from domain.questionnaires.formdef import FormNode
    from domain.questionnaires.program import Program, Spec

MOST_NODES: Final = 20_000  # of one session, repeats in repeats included
MOST_INSTANCES: Final = 200  # of one repeat; `repeat_count` asks for as many as somebody types (trap 15)


class LiveNode:
    """A node of the tree. `raw` is what was answered or calculated, `value` what it counts for now."""

    __slots__ = ("_kids", "holds", "key", "parent", "raw", "relevant", "spec", "unsettled", "value")

    def __init__(self, spec: Spec, parent: LiveNode | None, key: str) -> None:
        self.spec = spec
        self.parent = parent
        self.key = key
        self.raw = ""
        self.value = ""
        self.holds = True
        self.relevant = True
        self.unsettled = False
        self._kids: dict[str, list[LiveNode]] = {}

    @property
    def name(self) -> str:
        """The name of its row."""
        return self.spec.name

    @property
    def node(self) -> FormNode:
        """The row of the form that it is an instance of."""
        return self.spec.node

    def children(self, name: str | None = None) -> Sequence[LiveNode]:
        """Its children; the instances of a repeat are children of the same name."""
        if name is not None:
            return self._kids.get(name, ())
        return [node for same in self._kids.values() for node in same]

    def kids(self, name: str) -> list[LiveNode]:
        """The list of its children of one name, to be changed."""
        return self._kids.setdefault(name, [])

    def text(self) -> str:
        """The effective value."""
        if self._kids:
            return "".join(child.text() for child in self.children())
        return self.value

    @property
    def place_path(self) -> str:
        """Its path with the places of repeats, as XPath counts them: `/data/kid[2]/name`."""
        if self.parent is None:
            return ""
        here = f"{self.parent.place_path}/{self.name}"
        return f"{here}[{place(self)}]" if self.node.kind is Structure.REPEAT else here

    def subtree(self) -> list[LiveNode]:
        """The node and all below it, in document order."""
        found = [self]
        for same in self._kids.values():
            for child in same:
                if child._kids:
                    found += child.subtree()
                else:
                    found.append(child)
        return found


class Snapshot(Record):
    """What of a tree is kept between two operations. All mappings are by key.

    `values` are raw answers; `computed` the effective values that differ from them (calculations, answers
    that a choice filter withholds); `irrelevant` those whose own condition does not hold; `instances` the
    ids of each repeat's instances, in order; `serial` the last id given.
    """

    values: Mapping[str, str] = field(default_factory=dict)
    computed: Mapping[str, str] = field(default_factory=dict)
    irrelevant: frozenset[str] = frozenset()
    instances: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    serial: int = 0


class Setting(Record):
    """What expressions may ask for besides answers. `now` is aware, in any zone."""

    now: datetime
    zone: str
    language: str
    seed: str = ""


class Tree:
    """The live tree of one session. Use `fresh` at its start, `restore` afterwards."""

    def __init__(self, form: Form, setting: Setting) -> None:
        self.form = form
        self.program: Program = form.program
        self._live: list[list[LiveNode]] = [[] for _ in self.program.specs]
        self._by_key: dict[str, LiveNode] = {}
        self._cut: set[int] = set()  # rows that lost a node: what read it has to be computed
        self._nodes: list[LiveNode] | None = None  # in document order, made when asked for
        self._begun: list[LiveNode] = []  # new nodes that wait for their dynamic default
        self._serial = 0
        self.turn = 0  # how often another operation has taken it over
        self.shape = 0  # how often a node came, went, or began or ceased to be relevant
        self.root = LiveNode(self.program.root, None, "")
        self.environment = Environment(
            root=self.root,
            now=setting.now.astimezone(zone_of(setting.zone)),
            zone=setting.zone,
            seed=setting.seed,
            instances=self.program.lists,
            choice_label=lambda path, name: self._choice_label(path, name, setting.language),
        )

    @classmethod
    def fresh(cls, form: Form, setting: Setting) -> Tree:
        """A new session's tree: one instance of each repeat that people add to, defaults, all computed."""
        tree = cls(form, setting)
        tree._grow(tree.program.specs[0], tree.root, first=True)
        tree.settle(spec.index for spec in tree.program.specs)
        tree._begin()
        return tree

    @classmethod
    def restore(cls, form: Form, setting: Setting, kept: Snapshot) -> Tree:
        """The tree as it was; nothing is computed, first-load actions do not run again."""
        tree = cls(form, setting)
        tree._serial = kept.serial
        tree._regrow(tree.program.specs[0], tree.root, kept)
        return tree

    def snapshot(self) -> Snapshot:
        """What has to be kept to restore the tree."""
        nodes = self._by_key.values()
        values = {n.key: n.raw for n in nodes if n.raw and n.spec.calculation is None}
        computed = {
            n.key: n.raw if n.spec.calculation else n.value
            for n in nodes
            if (n.raw if n.spec.calculation else n.relevant and n.value != n.raw)
        }
        irrelevant = frozenset(n.key for n in nodes if not n.holds)
        instances: dict[str, list[int]] = {}
        for spec in self.program.repeats:
            for node in self._live[spec.index]:
                base, _, serial = node.key.rpartition("#")
                instances.setdefault(base, []).append(int(serial))
        kept = {base: tuple(serials) for base, serials in instances.items()}
        return Snapshot(values, computed, irrelevant, kept, self._serial)

    def renew(self, setting: Setting) -> None:
        """Take the tree over for another operation, as if it had been restored then."""
        self.turn += 1
        now = setting.now.astimezone(zone_of(setting.zone))
        self.environment = replace(self.environment, now=now, budget=Budget())

    # Reading

    def find(self, key: str) -> LiveNode | None:
        """The node with that key."""
        return self._by_key.get(key)

    def nodes(self) -> Sequence[LiveNode]:
        """All nodes in document order, irrelevant ones too."""
        if self._nodes is None:
            self._nodes = [node for top in self.root.children() for node in top.subtree()]
        return self._nodes

    def options(self, node: LiveNode) -> tuple[Choice, ...]:
        """The choices that a select offers now."""
        rows = self.form.lists.get(node.node.choices, ())
        test = node.spec.choice_filter
        if test is None:
            return rows
        listed = test.value(node, self.environment)
        names = (
            {child.text() for item in listed for child in item.children("name")}
            if isinstance(listed, list)
            else set()
        )
        return tuple(row for row in rows if row.name in names)

    # Changing

    def put(self, node: LiveNode, raw: str) -> None:
        """Answer a node (blank: take the answer back) and compute what depends on it."""
        node.raw = raw
        self.settle([node.spec.index])
        self._begin()

    def add(self, parent: LiveNode, name: str) -> LiveNode:
        """Add an instance of a repeat; repeats inside it start empty (FORMS.md, trap 13)."""
        spec = self.program.by_path[f"{parent.spec.node.path}/{name}"]
        added = self._instance(spec, parent)
        self.settle([spec.index])
        self._begin()
        return added

    def remove(self, node: LiveNode) -> None:
        """Remove an instance of a repeat, with all that is in it. Other instances keep their keys."""
        self._drop(node)
        self.settle([node.spec.index])
        self._begin()

    def _begin(self) -> None:
        """Give new nodes their dynamic defaults: once, in order, each over those before it."""
        while self._begun:
            node = self._begun.pop(0)
            if node.spec.initial is not None and self._by_key.get(node.key) is node:
                node.raw = node.spec.initial.text(node, self.environment)
                self.settle([node.spec.index])

    def settle(self, dirty: Iterable[int]) -> None:
        """Compute rows, and whatever depends on those that change, each at most once."""
        specs = self.program.specs
        queue: list[tuple[int, int]] = []
        queued: set[int] = set()

        def enqueue(index: int) -> None:
            if index not in queued:
                queued.add(index)
                heappush(queue, (specs[index].order, index))

        for index in dirty:
            enqueue(index)
        while queue:
            _, index = heappop(queue)
            if self._compute(specs[index]) or index in self._cut:
                for other in specs[index].dependents:
                    enqueue(other)
        self._cut.clear()

    def _compute(self, spec: Spec) -> bool:
        """Bring all nodes of a row up to date; whether any changed."""
        changed = spec.repeat_count is not None and self._adjust(spec)
        for node in self._live[spec.index]:
            changed = self._refresh(node) or changed
        return changed

    def _refresh(self, node: LiveNode) -> bool:
        before = node.relevant, node.value
        spec, parent = node.spec, node.parent
        node.relevant = parent is None or parent.relevant
        if node.relevant and spec.relevant is not None:
            node.holds = node.relevant = spec.relevant.holds(node, self.environment)
        node.value = self._effective(node) if node.relevant else ""
        self.shape += before[0] != node.relevant
        unsettled, node.unsettled = node.unsettled, False
        return unsettled or before != (node.relevant, node.value)

    def _effective(self, node: LiveNode) -> str:
        if node.spec.calculation is not None:
            node.raw = node.spec.calculation.text(node, self.environment)
        elif node.raw and (node.spec.choice_filter or node.node.kind is QuestionKind.SELECT_MULTIPLE):
            return self._offered(node)
        return node.raw

    def _offered(self, node: LiveNode) -> str:
        """Of what was chosen, what is offered now, in the list's order (FORMS.md, trap 12)."""
        chosen = set(node.raw.split(" "))
        return " ".join(choice.name for choice in self.options(node) if choice.name in chosen)

    def _adjust(self, spec: Spec) -> bool:
        """Bring the number of a repeat's instances to its `repeat_count`, under every parent."""
        changed = False
        assert spec.parent is not None and spec.repeat_count is not None  # noqa: S101, PT018 - a repeat
        for parent in self._live[spec.parent.index]:
            probe = LiveNode(spec, parent, parent.key)
            wanted = spec.repeat_count.number(probe, self.environment)
            count = int(max(0.0, min(wanted, MOST_INSTANCES))) if wanted == wanted else 0  # noqa: PLR0124 - NaN
            present = parent.kids(spec.name)
            changed = changed or len(present) != count
            while len(present) > count:
                self._drop(present[-1])
            while len(present) < count and len(self._by_key) < MOST_NODES:
                self._instance(spec, parent)
        return changed

    # Growing and cutting

    def _grow(self, spec: Spec, parent: LiveNode, *, first: bool) -> None:
        """Add a row's node under a parent, with all that is in it."""
        if spec.is_repeat:
            parent.kids(spec.name)  # keeps its place among its siblings while it has no instance
            if first and spec.repeat_count is None:
                self._instance(spec, parent, first=True)
            return
        node = self._join(spec, parent, f"{parent.key}/{spec.name}")
        node.raw = spec.node.default
        node.unsettled = True
        if spec.initial is not None:
            self._begun.append(node)
        for child in spec.children():
            self._grow(child, node, first=first)

    def _instance(self, spec: Spec, parent: LiveNode, *, first: bool = False) -> LiveNode:
        self._serial += 1
        node = self._join(spec, parent, f"{parent.key}/{spec.name}#{self._serial}")
        node.unsettled = True
        for child in spec.children():
            self._grow(child, node, first=first)
        return node

    def _regrow(self, spec: Spec, parent: LiveNode, kept: Snapshot) -> None:
        base = f"{parent.key}/{spec.name}"
        if spec.is_repeat:
            parent.kids(spec.name)
            for serial in kept.instances.get(base, ()):
                self._regrow_at(spec, parent, f"{base}#{serial}", kept)
        else:
            self._regrow_at(spec, parent, base, kept)

    def _regrow_at(self, spec: Spec, parent: LiveNode, key: str, kept: Snapshot) -> None:
        node = self._join(spec, parent, key)
        node.holds = key not in kept.irrelevant
        node.relevant = parent.relevant and node.holds
        if spec.calculation is None:
            node.raw = kept.values.get(key, "")
            if node.relevant:
                node.value = kept.computed.get(key, node.raw)
        else:
            node.raw = kept.computed.get(key, "")
            if node.relevant:
                node.value = node.raw
        for child in spec.children():
            self._regrow(child, node, kept)

    def _join(self, spec: Spec, parent: LiveNode, key: str) -> LiveNode:
        node = LiveNode(spec, parent, key)
        parent.kids(spec.name).append(node)
        self._live[spec.index].append(node)
        self._by_key[key] = node
        self._nodes = None
        self.shape += 1
        return node

    def _drop(self, node: LiveNode) -> None:
        if node.parent is not None:
            node.parent.kids(node.name).remove(node)
        self._nodes = None
        self.shape += 1
        for gone in node.subtree():
            self._cut.add(gone.spec.index)
            del self._by_key[gone.key]
            self._live[gone.spec.index].remove(gone)

    def _choice_label(self, path: str, name: str, language: str) -> str:
        spec = self.program.by_path.get(path)
        rows = self.form.lists.get(spec.node.choices, ()) if spec is not None else ()
        return next((row.wording.say(language) for row in rows if row.name == name), name)
