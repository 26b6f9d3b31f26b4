"""Which places a walk has: what follows from the questions that there are, wherever the cursor rests.

A *place* is where the cursor can rest: the key of a question or a note, `end:` and the key of a chapter,
or `review`. A place that is not relevant any more is passed over, not lost: it counts again when it is.

Most people who answer the same form are asked the same questions, so that their walks share one shape.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from domain.questionnaires.formdef import Structure

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from domain.questionnaires.form import Form
    from domain.questionnaires.live import LiveNode, Tree
    from domain.questionnaires.questions import Chapter

REVIEW: Final = "review"
END: Final = "end:"
_MOST_SHAPES: Final = 256  # of one form


@dataclass(frozen=True)
class Shape:
    """The places of a walk in order, and which of them count now.

    `index` is where each place stands among all, `counting` where those stand that count; `chapters` are
    those in which something is shown, numbered, by key; `asked` says where the questions stand among the
    tree's nodes, not the attached ones.
    """

    places: tuple[str, ...]
    index: Mapping[str, int]
    counting: Sequence[int]
    chapters: Mapping[str, Chapter]
    asked: tuple[int, ...]

    def onward(self, place: str, by: int) -> str:
        """The place that lies `by` further (or, negative, back) among those that count now."""
        if place == REVIEW and by >= 0:
            return REVIEW
        start = self.index.get(place, 0)
        counting = self.counting
        reached = min(bisect_left(counting, start), len(counting) - 1)
        exact = counting[reached] == start
        # A place that no longer counts lies between two others: the next one is already one further.
        target = reached + by - (1 if by > 0 and not exact else 0)
        return self.places[counting[max(0, min(target, len(counting) - 1))]]


def shape_of(form: Form, tree: Tree) -> Shape:
    """The shape of a walk over this tree. Without repeats it follows from what is relevant, and is kept."""
    if tree.program.repeats:
        return _shape(form, tree)
    kept = form.shapes
    relevant = bytes(node.relevant for node in tree.nodes())
    found = kept.get(relevant)
    if found is None:
        if len(kept) >= _MOST_SHAPES:
            kept.clear()
        found = kept[relevant] = _shape(form, tree)
    return found


def tops(tree: Tree) -> Iterator[LiveNode]:
    """The children of the form, in order."""
    for form in tree.root.children():
        yield from form.children()


def _shape(form: Form, tree: Tree) -> Shape:
    shown = frozenset(
        top.key
        for top in tops(tree)
        if any(n.relevant and (n.node.is_shown or n.node.is_asked) for n in top.subtree())
    )
    chapters = form.numbered(shown)
    found = list(_places(tree, chapters))
    return Shape(
        places=tuple(place for place, _ in found),
        index={place: index for index, (place, _) in enumerate(found)},
        counting=[index for index, (_, counts) in enumerate(found) if counts],
        chapters=chapters,
        asked=tuple(
            index
            for index, n in enumerate(tree.nodes())
            if n.relevant and n.node.is_asked and not n.node.is_attached
        ),
    )


def _places(tree: Tree, chapters: Mapping[str, Chapter]) -> Iterator[tuple[str, bool]]:
    for top in tops(tree):
        for node in top.subtree():
            if node.node.is_shown:
                yield node.key, node.relevant
        if top.node.kind is Structure.GROUP:
            yield END + top.key, top.key in chapters
    yield REVIEW, True
