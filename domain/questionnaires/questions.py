"""A question as it is shown: texts, options and asides of one node. `asking` fills it in for a session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.questionnaires.formdef import RESERVED, QuestionKind, Structure, Wording
from domain.questionnaires.lengths import longest_text
from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from domain.questionnaires.formdef import Choice, FormNode


class Option(Record):
    """One of the answers to choose from. `points` as written in the form; empty for none."""

    name: str
    wording: Wording
    points: str = ""

    def label(self, language: str) -> str:
        """Its sentence."""
        return self.wording.say(language)

    @property
    def score(self) -> float | None:
        """Its points as a number."""
        return float(self.points) if self.points else None


class Chapter(Record):
    """A group at the top of a form. `number` of `total` counts, in a session, the relevant ones only.

    `dimension` is the one that all its scored questions belong to, if there is one.
    """

    path: str
    number: int
    total: int
    wording: Wording
    dimension: str | None

    def label(self, language: str) -> str:
        """Its title."""
        return self.wording.say(language)


class Question(Record):
    """What is asked. `options` never hold the reserved `dk` and `na`, which are `asides`.

    `key` names it in a session (`path` does too, outside repeats); `longest` is how many characters a
    typed answer may have; `attached` means that it stands on its chapter's end card; `read_only` that it is
    only shown: a note, or what the form fills in itself.
    """

    key: str
    path: str
    kind: QuestionKind
    chapter: Chapter | None
    title: Wording
    help: Wording
    options: tuple[Option, ...]
    asides: tuple[str, ...]
    aside_wordings: tuple[Wording, ...]
    required: bool
    attached: bool
    read_only: bool
    longest: int
    dimension: str | None
    facet: str | None

    @property
    def name(self) -> str:
        """The name of its row."""
        return self.path.rpartition("/")[2]

    def label(self, language: str) -> str:
        """The question itself."""
        return self.title.say(language)

    def hint(self, language: str) -> str:
        """Help under it; may be empty."""
        return self.help.say(language)


def plain_question(node: FormNode, rows: Iterable[Choice], chapter: Chapter | None) -> Question:
    """A node's question without a session: all its options, its texts with their references unfilled."""
    return question_of(node, node.path, chapter, node.required == "true()", rows, lambda text: text)


def chapters(root: FormNode) -> tuple[Chapter, ...]:
    """The groups at the top of a form, in order."""
    groups = [node for node in root.children if node.kind is Structure.GROUP]
    return tuple(
        Chapter(group.path, number, len(groups), group.label, _dimension_of(group))
        for number, group in enumerate(groups, 1)
    )


def asked(root: FormNode, known: Iterable[Chapter]) -> Iterator[tuple[FormNode, Chapter | None]]:
    """Every node that a person answers, in order, with the chapter it is in."""
    by_path = {chapter.path: chapter for chapter in known}
    for top in root.children:
        for node in top.walk():
            if node.is_asked:
                yield node, by_path.get(top.path)


def _dimension_of(group: FormNode) -> str | None:
    if group.dimension:
        return group.dimension
    found = {node.dimension for node in group.walk() if node.is_scored}
    return found.pop() if len(found) == 1 else None


def question_of(
    node: FormNode,
    key: str,
    chapter: Chapter | None,
    required: bool,
    rows: Iterable[Choice],
    fill: Callable[[Wording], Wording],
) -> Question:
    """A node's question from its parts; `fill` makes its texts what they are now."""
    found = list(rows)
    asides = [row for row in found if row.name in RESERVED]
    assert isinstance(node.kind, QuestionKind)  # noqa: S101 - only questions are shown
    return Question(
        key=key,
        path=node.path,
        kind=node.kind,
        chapter=chapter,
        title=fill(node.label),
        help=fill(node.hint),
        options=tuple(Option(r.name, fill(r.wording), r.score) for r in found if r.name not in RESERVED),
        asides=tuple(row.name for row in asides),
        aside_wordings=tuple(row.wording for row in asides),
        required=required,
        attached=node.is_attached,
        read_only=not node.is_asked,
        longest=longest_text(node.constraint),
        dimension=node.dimension or None,
        facet=node.facet or None,
    )
