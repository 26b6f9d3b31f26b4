"""The walk through a form: its stops in order, where the cursor rests, and how it moves.

A *place* is where the cursor can rest: the key of a question or a note, `end:` and the key of a chapter,
or `review`. A place that is not relevant any more is passed over, not lost: it counts again when it is.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from math import ceil
from typing import TYPE_CHECKING, Final, TypeAlias

from domain.questionnaires.answers import seconds
from domain.questionnaires.asking import is_required, live_question
from domain.questionnaires.formdef import DONT_KNOW, NOT_APPLICABLE, QuestionKind, Structure
from domain.questionnaires.scoring import DimensionScore, chapter_score
from domain.questionnaires.session import Session, open_tree

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from domain.questionnaires.form import Form
    from domain.questionnaires.live import LiveNode, Tree
    from domain.questionnaires.questions import Chapter, Question

REVIEW: Final = "review"
_END: Final = "end:"


def is_chapter_end(place: str) -> bool:
    """Whether a place is the end of a chapter."""
    return place.startswith(_END)


class AnswerState(StrEnum):
    """How far one question is."""

    UNANSWERED = "unanswered"
    ANSWERED = "answered"
    SKIPPED = "skipped"


@dataclass(frozen=True)
class QuestionStop:
    """A question (or a note): the `number`-th of `total` that are asked at present."""

    question: Question
    number: int
    total: int
    chapter: Chapter | None
    raw: str | None
    state: AnswerState
    has_back: bool


@dataclass(frozen=True)
class Attached:
    """A question that stands on its chapter's end card, with its answer."""

    question: Question
    raw: str | None


@dataclass(frozen=True)
class ChapterStop:
    """The end of a chapter: its score so far (None when it has no dimension) and what follows."""

    chapter: Chapter
    score: DimensionScore | None
    attached: tuple[Attached, ...]
    next_chapter: Chapter | None
    has_back: bool


@dataclass(frozen=True)
class ReviewStop:
    """All is asked; what is left is to look it over and send it."""

    has_back: bool


Stop: TypeAlias = QuestionStop | ChapterStop | ReviewStop


@dataclass(frozen=True)
class Progress:
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


# What a route works out from which questions there are, wherever the cursor rests and whatever was answered.
_OF_THE_SHAPE: Final = frozenset({"places", "_index", "_counting", "asked", "_chapter_of"})


class Route:
    """The places of one session's walk, and everything that is counted along it."""

    def __init__(self, form: Form, session: Session, tree: Tree | None = None) -> None:
        self.form = form
        self.session = session
        self.tree = tree or open_tree(form, session)
        self._turn = self.tree.turn
        self._shape = self.tree.shape

    @property
    def is_current(self) -> bool:
        """Whether the tree is still ours to read: not once another operation has taken it over."""
        return self._turn == self.tree.turn

    def seen_from(self, session: Session) -> Route:
        """The route of another session over the same tree; while no question came or went, it is not new."""
        route = Route(self.form, session, self.tree)
        if self._shape == self.tree.shape:
            for name in _OF_THE_SHAPE & self.__dict__.keys():
                route.__dict__[name] = self.__dict__[name]
        return route

    @cached_property
    def places(self) -> tuple[tuple[str, bool], ...]:
        """All places in order, and whether each counts now."""
        return tuple(self._places())

    @cached_property
    def _index(self) -> dict[str, int]:
        """Where each place stands among all."""
        return {place: index for index, (place, _) in enumerate(self.places)}

    @cached_property
    def _counting(self) -> list[int]:
        """Where those stand that count now."""
        return [index for index, (_, counts) in enumerate(self.places) if counts]

    @cached_property
    def asked(self) -> tuple[LiveNode, ...]:
        """The questions that are asked at present, in order; not the attached ones."""
        return tuple(
            n for n in self.tree.nodes() if n.relevant and n.node.is_asked and not n.node.is_attached
        )

    @property
    def here(self) -> str:
        """The place where the cursor rests, or the next one that counts."""
        return self.onward(self.session.cursor, 0)

    def onward(self, place: str, by: int) -> str:
        """The place that lies `by` further (or, negative, back) among those that count now."""
        if place == REVIEW and by >= 0:
            return REVIEW
        start = self._index.get(place, 0)
        counting = self._counting
        reached = min(bisect_left(counting, start), len(counting) - 1)
        exact = counting[reached] == start
        # A place that no longer counts lies between two others: the next one is already one further.
        target = reached + by - (1 if by > 0 and not exact else 0)
        return self.places[counting[max(0, min(target, len(counting) - 1))]][0]

    def place_of(self, key: str) -> str | None:
        """The place where a node is answered: its own, or its chapter's end; None while it is not asked."""
        node = self.tree.find(key)
        if node is None or not node.relevant or not node.node.is_asked:
            return None
        if node.node.is_attached:
            return _END + self._top(node).key
        return key

    def node_at(self, place: str) -> LiveNode | None:
        """The node that is answered at a place: at a chapter's end the attached one."""
        if is_chapter_end(place):
            group = self.tree.find(place.removeprefix(_END))
            return next(iter(self._attached(group)), None) if group else None
        return self.tree.find(place)

    def stop(self, place: str) -> Stop:
        """What there is at a place."""
        has_back = self.onward(place, -1) != place
        if place == REVIEW:
            return ReviewStop(has_back)
        if is_chapter_end(place):
            return self._chapter_stop(place.removeprefix(_END), has_back)
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
        return live_question(self.tree, node, self._chapter_of.get(self._top(node).key))

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
        values = Counter(node.value for node in self.asked if node.node.choices)
        done = sum(bool(node.value) for node in self.asked)
        open_nodes = [node for node in self.asked if not node.value]
        left = sum(seconds(QuestionKind(node.node.kind)) for node in open_nodes)
        return Progress(
            answered=done - values[DONT_KNOW] - values[NOT_APPLICABLE],
            skipped=sum(self.state(node) is AnswerState.SKIPPED for node in self.asked),
            dont_know=values[DONT_KNOW],
            not_applicable=values[NOT_APPLICABLE],
            total=len(self.asked),
            minutes_left=ceil(left / 60),
        )

    def _places(self) -> Iterator[tuple[str, bool]]:
        for top in self._tops:
            for node in top.subtree():
                if node.node.is_shown:
                    yield node.key, node.relevant
            if top.node.kind is Structure.GROUP:
                yield _END + top.key, top.key in self._chapter_of
        yield REVIEW, True

    @property
    def _tops(self) -> Iterator[LiveNode]:
        """The children of the form, in order."""
        for form in self.tree.root.children():
            yield from form.children()

    @cached_property
    def _chapter_of(self) -> Mapping[str, Chapter]:
        """The chapters in which something is shown now, numbered, by key."""
        shown = {
            top.key
            for top in self._tops
            if any(n.relevant and (n.node.is_shown or n.node.is_asked) for n in top.subtree())
        }
        return self.form.numbered(frozenset(shown))

    def _chapter_stop(self, key: str, has_back: bool) -> ChapterStop:
        group = self.tree.find(key)
        assert group is not None  # noqa: S101 - places are made from nodes
        chapter = self._chapter_of[key]
        later = [found for found in self._chapter_of.values() if found.number == chapter.number + 1]
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
        keys = [found for found, _ in self.places]
        before = set(keys[: keys.index(node.key)]) if node.key in keys else set()
        return sum(other.key in before for other in self.asked)

    def _is_top(self, node: LiveNode) -> bool:
        return node.parent is not None and node.parent.parent is self.tree.root

    def _top(self, node: LiveNode) -> LiveNode:
        """The child of the form that a node is in."""
        while node.parent is not None and not self._is_top(node):
            node = node.parent
        return node
