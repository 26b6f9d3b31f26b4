"""What can be refused around a questionnaire. Whatever raises one of these left the session as it was.

The texts are in `templates/errors/questionnaires.py`, one per class.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from domain.errors import DomainError
from domain.records import Record


class AnswerRefused(DomainError):
    """Something that was said is no answer to what is asked."""


class NothingAsked(AnswerRefused):
    """The cursor rests where nothing is asked: a note, the review."""


class EmptyAnswer(AnswerRefused):
    """Nothing but spaces."""


class TooLong(AnswerRefused):
    """More characters than the question takes."""

    length: int
    cap: int


class NotANumber(AnswerRefused):
    """Words where a number is asked."""

    typed: str


class NotWhole(AnswerRefused):
    """A fraction where a whole number is asked."""

    typed: str


class AmbiguousNumber(AnswerRefused):
    """`1.500` is one and a half to some and fifteen hundred to others. `readings` are plain digits."""

    typed: str
    readings: tuple[str, ...]


class NumberTooLarge(AnswerRefused):
    """Beyond what can be calculated with exactly."""

    typed: str
    largest: int


class NotADate(AnswerRefused):
    """No day can be read in what was typed."""

    typed: str


class NoSuchDate(AnswerRefused):
    """The calendar has no such day: 31 June."""

    typed: str


class YearMissing(AnswerRefused):
    """A day and a month: of which year?"""

    typed: str


class AsideNotAlone(AnswerRefused):
    """An aside ("don't know", "not applicable") together with an option. `aside` is `dk` or `na`."""

    aside: str


class UnclearList(AnswerRefused):
    """Letters that can be read in two ways: in "a e c", is the "e" an answer or a word?"""

    typed: str


class BareNumber(AnswerRefused):
    """A number typed where sentences are chosen: first or zeroth? `letters` are those to type instead."""

    typed: str
    letters: tuple[str, ...]


class UnknownChoice(AnswerRefused):
    """The words are those of no option. `letters` are those to type instead."""

    typed: str
    letters: tuple[str, ...]


class AmbiguousChoice(AnswerRefused):
    """The words are those of several options, the ones with these letters."""

    typed: str
    letters: tuple[str, ...]


class ConstraintNotMet(AnswerRefused):
    """The question's own condition does not hold.

    `message` is the form's, in the session's language; empty when the form gives none.
    """

    message: str


class NotAskedNow(AnswerRefused):
    """There is no such question, or it is not asked given the other answers."""

    key: str


class ReadOnly(AnswerRefused):
    """The form fills this in itself."""

    key: str


class ProblemCode(StrEnum):
    """Why a form is refused. The parameters of each are named behind it."""

    UNREADABLE = "unreadable"  # the file is no workbook and no tables; detail
    TOO_LARGE = "too_large"  # what, count, most
    NO_SHEET = "no_sheet"  # name
    INVALID = "invalid"  # pyxform's own words: detail
    UNKNOWN_LIST = "unknown_list"  # name: of a list of choices
    EMPTY_CELL = "empty_cell"  # what: name, type or calculation
    BAD_NAME = "bad_name"  # name
    NAME_TAKEN = "name_taken"  # name
    NO_BEGINNING = "no_beginning"  # what: group, repeat
    NO_END = "no_end"  # what
    NO_COLUMN = "no_column"  # name
    UNSUPPORTED_TYPE = "unsupported_type"  # type
    UNSUPPORTED_COLUMN = "unsupported_column"  # value
    UNKNOWN_FUNCTION = "unknown_function"  # name
    BAD_EXPRESSION = "bad_expression"  # code, detail
    BAD_PATTERN = "bad_pattern"  # pattern
    UNKNOWN_PATH = "unknown_path"  # name
    CYCLE = "cycle"  # names, joined by " → "
    BAD_SCORE = "bad_score"  # value
    NO_HIGHEST_SCORE = "no_highest_score"  # name
    RESERVED_WITH_SCORE = "reserved_with_score"  # name
    UNDECLARED_DIMENSION = "undeclared_dimension"  # code
    UNDECLARED_FACET = "undeclared_facet"  # code
    UNKNOWN_KIND = "unknown_kind"  # kind: a row of the dimensions sheet
    DUPLICATE_CODE = "duplicate_code"  # code
    MISSING_TRANSLATION = "missing_translation"  # language, text (label, hint…)
    MISSING_LABEL = "missing_label"  # name
    TWO_CHAPTER_ENDS = "two_chapter_ends"  # name
    CHAPTER_END_OUTSIDE = "chapter_end_outside"  # name
    DUPLICATE_LANGUAGE = "duplicate_language"  # language
    TOO_SLOW = "too_slow"  # seconds; raised by whoever runs the conversion
    BAD_DEFAULT = "bad_default"  # value
    # Warnings: where ODK's two engines disagree, or where a person may be stuck.
    BARE_CONDITION = "bare_condition"  # name
    OPEN_PATTERN = "open_pattern"  # pattern
    BARE_DATE = "bare_date"  # value
    ENGINES_DIFFER = "engines_differ"  # what: a function or a sign


WARNINGS: Final = frozenset({
    ProblemCode.BARE_CONDITION, ProblemCode.OPEN_PATTERN, ProblemCode.BARE_DATE, ProblemCode.ENGINES_DIFFER,
})  # fmt: skip
"""What does not speak against a form, but should be looked at."""

TOLERABLE: Final = frozenset({
    ProblemCode.UNSUPPORTED_TYPE, ProblemCode.UNSUPPORTED_COLUMN, ProblemCode.MISSING_TRANSLATION,
    ProblemCode.MISSING_LABEL, ProblemCode.UNDECLARED_DIMENSION, ProblemCode.UNDECLARED_FACET,
    ProblemCode.TWO_CHAPTER_ENDS, ProblemCode.CHAPTER_END_OUTSIDE, ProblemCode.DUPLICATE_LANGUAGE,
    ProblemCode.NO_HIGHEST_SCORE, ProblemCode.RESERVED_WITH_SCORE, ProblemCode.UNKNOWN_KIND,
    ProblemCode.DUPLICATE_CODE,
})  # fmt: skip
"""What speaks against asking people in chat, and not against running the form (`techlink play`)."""


UNBUILT: Final = frozenset({
    ProblemCode.INVALID, ProblemCode.UNKNOWN_LIST, ProblemCode.EMPTY_CELL, ProblemCode.BAD_NAME,
    ProblemCode.NAME_TAKEN, ProblemCode.NO_BEGINNING, ProblemCode.NO_END, ProblemCode.NO_COLUMN,
})  # fmt: skip
"""What keeps the form library from making a form of the file at all."""


class FormProblem(Record):
    """What is wrong in a form and where. Row 0 and an empty column: the sheet as a whole."""

    sheet: str
    row: int
    column: str
    code: ProblemCode
    params: tuple[tuple[str, str], ...] = ()

    @property
    def values(self) -> dict[str, str]:
        """The parameters of its text."""
        return dict(self.params)

    @property
    def is_warning(self) -> bool:
        """Whether the form can be used all the same."""
        return self.code in WARNINGS

    @property
    def is_tolerable(self) -> bool:
        """Whether the engine can run the form all the same, though not ask people."""
        return self.is_warning or self.code in TOLERABLE


class Examined(Record):
    """What was found in a file. `definition` (for `decode`) is there when the engine can run the form.

    Errors speak against asking people; warnings should be looked at. Both are in the order of the file.
    """

    definition: str | None
    errors: tuple[FormProblem, ...]
    warnings: tuple[FormProblem, ...]


MOST_PROBLEMS: Final = 500


class NoFormFile(DomainError):
    """A file of another kind than a questionnaire's."""

    filename: str


class FormFileTooLarge(DomainError):
    """More bytes than are taken; it was not even fetched."""

    size: int
    most: int


class FormRefused(DomainError):
    """The form cannot be used; all that is wrong with it, in the order of the file."""

    problems: tuple[FormProblem, ...]
