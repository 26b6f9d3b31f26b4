"""What people type, read as raw values: one entry per question type.

**How to add a question type.** Give it a name in `formdef.QuestionKind` (XLSForm's own), write a module
here with a `read` (what somebody typed, as a raw value) and a `check` (a raw value from a button or a
file), both raising a refusal of `refusals`, add it to `TYPES` below and to the types that
`conversion.rows` knows, and add its row to `tests/domain/questionnaires/answers/cases.py`: a test
walks `TYPES` and demands one. How it looks is the card's business (`cogs/surveys/cards/question.py`), and the
page's (`portal/surveys/stops.py`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.questionnaires.answers import choices, dates, numbers, several, words
from domain.questionnaires.formdef import QuestionKind
from domain.questionnaires.refusals import NothingAsked
from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Callable

    from domain.questionnaires.questions import Question


class QuestionType(Record):
    """How a kind of question is answered. `seconds`: about how long a person takes for one."""

    read: Callable[[Question, str, str], str]
    check: Callable[[Question, str], str]
    seconds: int


def _nothing(*_: object) -> str:
    raise NothingAsked


TYPES: Final[dict[QuestionKind, QuestionType]] = {
    QuestionKind.TEXT: QuestionType(words.read, words.check, 60),
    QuestionKind.INTEGER: QuestionType(numbers.read, numbers.check, 20),
    QuestionKind.DECIMAL: QuestionType(numbers.read_decimal, numbers.check_decimal, 20),
    QuestionKind.DATE: QuestionType(dates.read, dates.check, 20),
    QuestionKind.SELECT_ONE: QuestionType(choices.read, choices.check, 40),
    QuestionKind.SELECT_MULTIPLE: QuestionType(several.read, several.check, 60),
    QuestionKind.NOTE: QuestionType(_nothing, _nothing, 10),
}


def read(question: Question, typed: str, language: str) -> str:
    """The raw value of what somebody typed. Raises a refusal (`AnswerRefused`)."""
    return _type(question.kind).read(question, typed, language)


def check(question: Question, raw: str) -> str:
    """A raw value as it is kept. Raises a refusal (`AnswerRefused`) when the question has no such value."""
    return _type(question.kind).check(question, raw)


def seconds(kind: QuestionKind) -> int:
    """About how long a person takes to answer a question of that kind."""
    return _type(kind).seconds


def _type(kind: QuestionKind) -> QuestionType:
    return TYPES.get(kind, TYPES[QuestionKind.NOTE])
