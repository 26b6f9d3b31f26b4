"""From a session's tree to the shape of its walk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.questionnaires.formdef import Structure
from domain.questionnaires.shape import END, REVIEW, Shape

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from domain.questionnaires.form import Form
    from domain.questionnaires.live import LiveNode, Tree
    from domain.questionnaires.questions import Chapter

_MOST_SHAPES: Final = 256  # of one form


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
