"""The walk through a form: its stops, where the cursor rests, and how far somebody is.

Where the cursor can rest, the *places*, is in `shape`.
"""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from functools import cached_property
from math import ceil
from typing import TYPE_CHECKING, TypeAlias

from domain.questionnaires.answers import seconds
from domain.questionnaires.asking import is_required, live_question
from domain.questionnaires.formdef import DONT_KNOW, NOT_APPLICABLE, QuestionKind
from domain.questionnaires.scoring import DimensionScore, chapter_score
from domain.questionnaires.session import Session, open_tree
from domain.questionnaires.shape import END, REVIEW, Shape
from domain.questionnaires.shaping import shape_of
from domain.records import Record

if TYPE_CHECKING:
    from domain.questionnaires.form import Form
    from domain.questionnaires.live import LiveNode, Tree
    from domain.questionnaires.questions import Chapter, Question


def is_chapter_end(place: str) -> bool:
    """Whether a place is the end of a chapter."""
    return place.startswith(END)


class AnswerState(StrEnum):
    """How far one question is."""

    UNANSWERED = "unanswered"
    ANSWERED = "answered"
    SKIPPED = "skipped"


class QuestionStop(Record):
    """A question (or a note): the `number`-th of `total` that are asked at present."""

    question: Question
    number: int
    total: int
    chapter: Chapter | None
    raw: str | None
    state: AnswerState
    has_back: bool


class Attached(Record):
    """A question that stands on its chapter's end card, with its answer."""

    question: Question
    raw: str | None


class ChapterStop(Record):
    """The end of a chapter: its score so far (None when it has no dimension) and what follows."""

    chapter: Chapter
    score: DimensionScore | None
    attached: tuple[Attached, ...]
    next_chapter: Chapter | None
    has_back: bool


class ReviewStop(Record):
    """All is asked; what is left is to look it over and send it."""

    has_back: bool


Stop: TypeAlias = QuestionStop | ChapterStop | ReviewStop


class Progress(Record):
    """How far somebody is. Notes and attached questions are not counted."""

    answered: int
    skipped: int
    dont_know: int
    not_applicable: int
    total: int
    minutes_left: int

    @property
    def done(self) -> int:
        """Questions with any answer, "don't know" and "not applicable" too."""
        return self.answered + self.dont_know + self.not_applicable


def exported(tree: Tree) -> dict[str, str]:
    """Effective answers and calculated values, by path (`/data/kid[2]/name` in a repeat)."""
    return {node.place_path: node.value for node in tree.nodes() if node.value and node.node.is_kept}


class Route:
    """The places of one session's walk, and everything that is counted along it."""

    def __init__(self, form: Form, session: Session, tree: Tree | None = None) -> None:
        self.form = form
        self.session = session
        self.tree = tree or open_tree(form, session)
        self._turn = self.tree.turn
        self._grown = self.tree.shape

    @property
    def is_current(self) -> bool:
        """Whether the tree is still ours to read: not once another operation has taken it over."""
        return self._turn == self.tree.turn

    def seen_from(self, session: Session) -> Route:
        """The route of another session over the same tree; while no question came or went, it is not new."""
        route = Route(self.form, session, self.tree)
        if self._grown == self.tree.shape and "shape" in self.__dict__:
            route.__dict__["shape"] = self.shape
        return route

    @cached_property
    def shape(self) -> Shape:
        """Its places, and which of them count now."""
        return shape_of(self.form, self.tree)

    @cached_property
    def asked(self) -> tuple[LiveNode, ...]:
        """The questions that are asked at present, in order; not the attached ones."""
        nodes = self.tree.nodes()
        return tuple(nodes[index] for index in self.shape.asked)

    @property
    def here(self) -> str:
        """The place where the cursor rests, or the next one that counts."""
        return self.onward(self.session.cursor, 0)

    def onward(self, place: str, by: int) -> str:
        """The place that lies `by` further (or, negative, back) among those that count now."""
        return self.shape.onward(place, by)

    def place_of(self, key: str) -> str | None:
        """The place where a node is answered: its own, or its chapter's end; None while it is not asked."""
        node = self.tree.find(key)
        if node is None or not node.relevant or not node.node.is_asked:
            return None
        if node.node.is_attached:
            return END + self._top(node).key
        return key

    def node_at(self, place: str) -> LiveNode | None:
        """The node that is answered at a place: at a chapter's end the attached one."""
        if is_chapter_end(place):
            group = self.tree.find(place.removeprefix(END))
            return next(iter(self._attached(group)), None) if group else None
        return self.tree.find(place)

    def stop(self, place: str) -> Stop:
        """What there is at a place."""
        has_back = self.onward(place, -1) != place
        if place == REVIEW:
            return ReviewStop(has_back)
        if is_chapter_end(place):
            return self._chapter_stop(place.removeprefix(END), has_back)
        node = self.tree.find(place)
        assert node is not None  # noqa: S101 - places are made from nodes
        return self.question_stop(node, has_back=has_back)

    def question_stop(self, node: LiveNode, *, has_back: bool = True) -> QuestionStop:
        """A node as a stop."""
        question = self.question(node)
        number = next((n for n, other in enumerate(self.asked, 1) if other is node), 0)
        return QuestionStop(
            question=question,
            number=number or self._asked_before(node),
            total=len(self.asked),
            chapter=question.chapter,
            raw=node.raw or None,
            state=self.state(node),
            has_back=has_back,
        )

    def question(self, node: LiveNode) -> Question:
        """A node's question as it is now."""
        return live_question(self.tree, node, self.shape.chapters.get(self._top(node).key))

    def state(self, node: LiveNode) -> AnswerState:
        """How far a node is."""
        if node.value:
            return AnswerState.ANSWERED
        return AnswerState.SKIPPED if node.key in self.session.skipped else AnswerState.UNANSWERED

    def missing(self) -> tuple[str, ...]:
        """The keys of required questions without an answer, in order.

        Where a choice filter leaves nothing to choose, nothing is missing: one could never send.
        """
        return tuple(
            node.key
            for node in self.tree.nodes()
            if node.relevant and node.node.is_asked and not node.value
            and is_required(self.tree, node) and not self._is_empty(node)
        )  # fmt: skip

    def _is_empty(self, node: LiveNode) -> bool:
        return bool(node.node.choices) and not self.tree.options(node)

    def progress(self) -> Progress:
        """What is counted along the walk."""
        values: Counter[str] = Counter()
        done = skipped = left = 0
        for node in self.asked:
            if node.value:
                done += 1
                if node.node.choices:
                    values[node.value] += 1
            else:
                skipped += node.key in self.session.skipped
                left += seconds(QuestionKind(node.node.kind))
        return Progress(
            answered=done - values[DONT_KNOW] - values[NOT_APPLICABLE],
            skipped=skipped,
            dont_know=values[DONT_KNOW],
            not_applicable=values[NOT_APPLICABLE],
            total=len(self.asked),
            minutes_left=ceil(left / 60),
        )

    def _chapter_stop(self, key: str, has_back: bool) -> ChapterStop:
        group = self.tree.find(key)
        assert group is not None  # noqa: S101 - places are made from nodes
        chapter = self.shape.chapters[key]
        later = [found for found in self.shape.chapters.values() if found.number == chapter.number + 1]
        return ChapterStop(
            chapter=chapter,
            score=chapter_score(self.form, self.tree, chapter),
            attached=tuple(Attached(self.question(n), n.raw or None) for n in self._attached(group)),
            next_chapter=next(iter(later), None),
            has_back=has_back,
        )

    def _attached(self, group: LiveNode) -> list[LiveNode]:
        return [node for node in group.subtree() if node.relevant and node.node.is_attached]

    def _asked_before(self, node: LiveNode) -> int:
        """For a note: how many questions lie before it."""
        keys = self.shape.places
        before = set(keys[: keys.index(node.key)]) if node.key in keys else set()
        return sum(other.key in before for other in self.asked)

    def _is_top(self, node: LiveNode) -> bool:
        return node.parent is not None and node.parent.parent is self.tree.root

    def _top(self, node: LiveNode) -> LiveNode:
        """The child of the form that a node is in."""
        while node.parent is not None and not self._is_top(node):
            node = node.parent
        return node
