"""The parts of a form, as immutable data: its rows, its lists of choices, its dimensions and facets."""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Final, TypeAlias

from domain.records import Record, field

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

DONT_KNOW: Final = "dk"
NOT_APPLICABLE: Final = "na"
RESERVED: Final = (DONT_KNOW, NOT_APPLICABLE)
CHAPTER_END: Final = "chapter-end"


class QuestionKind(StrEnum):
    """What is asked for; the values are XLSForm's types. `question_types` says which can be answered."""

    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    SELECT_ONE = "select_one"
    SELECT_MULTIPLE = "select_multiple"
    DATE = "date"
    NOTE = "note"


class Structure(StrEnum):
    """Nodes that ask nothing."""

    FORM = "form"
    GROUP = "group"
    REPEAT = "repeat"
    CALCULATE = "calculate"


NodeKind: TypeAlias = QuestionKind | Structure


_SHOWN: Final = frozenset(QuestionKind)
_ASKED: Final = _SHOWN - {QuestionKind.NOTE}


class Wording(Record, dict=True):
    """A text in each language, the form's default language first. May hold `${path}` references."""

    texts: Mapping[str, str] = field(default_factory=dict)

    def say(self, language: str) -> str:
        """In that language, else in the default one, else empty."""
        return self.texts.get(language) or next(iter(self.texts.values()), "")

    @cached_property
    def refers(self) -> bool:
        """Whether it quotes an answer."""
        return any("${" in text for text in self.texts.values())

    def __bool__(self) -> bool:
        return any(self.texts.values())


class Choice(Record):
    """A row of a list of choices. `score` is its points as written; `columns` are all its own columns."""

    name: str
    wording: Wording
    score: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)


class FormNode(Record, dict=True):
    """A row of the survey sheet. Empty expressions are absent ones; `weight` is the question's score.

    `default` is a value, `initial` an expression that is worked out once, when the form is opened or an
    instance of a repeat is added.
    """

    path: str
    kind: NodeKind
    children: tuple[FormNode, ...] = ()
    label: Wording = field(default_factory=Wording)
    hint: Wording = field(default_factory=Wording)
    relevant: str = ""
    required: str = ""
    required_message: Wording = field(default_factory=Wording)
    constraint: str = ""
    constraint_message: Wording = field(default_factory=Wording)
    calculation: str = ""
    repeat_count: str = ""
    choices: str = ""
    choice_filter: str = ""
    default: str = ""
    initial: str = ""
    read_only: bool = False
    appearance: tuple[str, ...] = ()
    dimension: str = ""
    facet: str = ""
    weight: str = ""

    @property
    def name(self) -> str:
        """The last part of its path."""
        return self.path.rpartition("/")[2]

    @cached_property
    def is_asked(self) -> bool:
        """Whether a person answers it: what is read only or calculated is shown, not asked."""
        return self.kind in _ASKED and not self.read_only and not self.calculation

    @cached_property
    def is_shown(self) -> bool:
        """Whether it is a stop of a walk: a question, a note, something to read."""
        return self.kind in _SHOWN and not self.is_attached

    @cached_property
    def is_attached(self) -> bool:
        """Whether it is shown on its chapter's end card, not as a stop of its own."""
        return CHAPTER_END in self.appearance

    @property
    def is_kept(self) -> bool:
        """Whether its value is part of what is sent: answers, and what the form works out."""
        return self.kind in _ASKED or self.kind is Structure.CALCULATE

    @property
    def is_scored(self) -> bool:
        """Whether its answer counts for a dimension."""
        return bool(self.dimension) and bool(self.choices)

    def walk(self) -> Iterator[FormNode]:
        """The node and all below it, in document order."""
        yield self
        for child in self.children:
            yield from child.walk()


class Axis(Record):
    """A dimension or a facet: a row of the `dimensions` sheet."""

    code: str
    name: Wording
    about: Wording = field(default_factory=Wording)

    def label(self, language: str) -> str:
        """Its name."""
        return self.name.say(language)

    def hint(self, language: str) -> str:
        """What it is about; may be empty."""
        return self.about.say(language)
