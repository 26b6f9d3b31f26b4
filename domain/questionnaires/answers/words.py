"""Free text: kept as it was typed, but for signs that nobody sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.questionnaires.refusals import EmptyAnswer, TooLong
from domain.questionnaires.texts import clean

if TYPE_CHECKING:
    from domain.questionnaires.questions import Question


def read(question: Question, typed: str, _language: str) -> str:
    """The text itself. Raises `EmptyAnswer` or `TooLong`."""
    return check(question, typed)


def check(question: Question, raw: str) -> str:
    """The text itself. Raises `EmptyAnswer` or `TooLong`."""
    text = clean(raw)
    if not text:
        raise EmptyAnswer
    if len(text) > question.longest:
        raise TooLong(len(text), question.longest)
    return text
