"""What a form is: immutable data, keyed by the hash of its own encoding.

A form is a tree of `FormNode`s, one per row of the survey sheet. Expressions are kept as their source;
`program` holds them compiled, with the graph of what depends on what, once per process.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from domain.questionnaires.keys import path_of
from domain.questionnaires.program import Program
from domain.questionnaires.questions import Chapter, Question, asked, chapters, plain_question, question_of
from domain.records import Record, replace

if TYPE_CHECKING:
    from collections.abc import Mapping

    from domain.questionnaires.formdef import Axis, Choice, FormNode, Wording
    from domain.questionnaires.shape import Shape

_MOST_NUMBERINGS: Final = 256
_MOST_QUESTIONS: Final = 4096


class Form(Record, dict=True):
    """A questionnaire's definition. `hash` names it for ever: what a hash names never changes."""

    hash: str
    id: str
    version: str
    languages: tuple[str, ...]
    titles: Wording
    descriptions: Wording
    root: FormNode
    lists: Mapping[str, tuple[Choice, ...]]
    dimensions: tuple[Axis, ...]
    facets: tuple[Axis, ...]

    @property
    def default_language(self) -> str:
        """The language that stands in for missing ones."""
        return self.languages[0]

    def title(self, language: str) -> str:
        """Its title."""
        return self.titles.say(language)

    def description(self, language: str) -> str:
        """What it is about; may be empty."""
        return self.descriptions.say(language)

    @cached_property
    def nodes(self) -> Mapping[str, FormNode]:
        """All nodes by path, in document order."""
        return {node.path: node for node in self.root.walk()}

    @cached_property
    def program(self) -> Program:
        """The form compiled. Raises `XPathError` or `CycleError` where conversion did not check."""
        return Program.of(self.root, self.lists)

    @cached_property
    def chapters(self) -> tuple[Chapter, ...]:
        """Its groups at the top, in order."""
        return chapters(self.root)

    @cached_property
    def _numberings(self) -> dict[frozenset[str], Mapping[str, Chapter]]:
        return {}

    def numbered(self, shown: frozenset[str]) -> Mapping[str, Chapter]:
        """The chapters with these paths, numbered among themselves, by path."""
        known = self._numberings.get(shown)
        if known is None:
            found = [chapter for chapter in self.chapters if chapter.path in shown]
            if len(self._numberings) >= _MOST_NUMBERINGS:
                self._numberings.clear()
            known = self._numberings[shown] = {
                chapter.path: replace(chapter, number=number, total=len(found))
                for number, chapter in enumerate(found, 1)
            }
        return known

    @cached_property
    def _plain(self) -> dict[str, bool]:
        return {}

    def is_plain(self, node: FormNode) -> bool:
        """Whether a question reads the same in every session: it quotes no answer and filters no choices."""
        if node.path not in self._plain:
            rows = self.lists.get(node.choices, ())
            quotes = node.label.refers or node.hint.refers or any(row.wording.refers for row in rows)
            self._plain[node.path] = not quotes and not node.choice_filter
        return self._plain[node.path]

    @cached_property
    def _asked(self) -> dict[tuple[object, ...], Question]:
        return {}

    def plain_question(
        self, node: FormNode, key: str, chapter: Chapter | None, *, required: bool
    ) -> Question:
        """The question of a node that `is_plain`: made once, however many people are asked it."""
        known = (key, chapter and (chapter.path, chapter.number, chapter.total), required)
        found = self._asked.get(known)
        if found is None:
            if len(self._asked) >= _MOST_QUESTIONS:
                self._asked.clear()
            rows = self.lists.get(node.choices, ())
            found = question_of(node, key, chapter, required, rows, lambda wording: wording)
            self._asked[known] = found
        return found

    @cached_property
    def shapes(self) -> dict[bytes, Shape]:
        """The shapes of walks met so far (`shape`), by what is relevant."""
        return {}

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """Everything a person may be asked by path, in order, without a session; attached ones too."""
        found = (
            plain_question(node, self.lists.get(node.choices, ()), chapter)
            for node, chapter in asked(self.root, self.chapters)
        )
        return {question.path: question for question in found}

    def question(self, key: str) -> Question:
        """The question with that path, or that an answer with that key belongs to. Raises `KeyError`."""
        return self.questions[path_of(key)]
