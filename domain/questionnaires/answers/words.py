"""Free text: kept as it was typed, but for signs that nobody sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.questionnaires.lengths import USUAL
from domain.questionnaires.refusals import EmptyAnswer, TooLong
from domain.questionnaires.texts import clean

if TYPE_CHECKING:
    from domain.questionnaires.questions import Question


def read(question: Question, typed: str, _language: str) -> str:
    """The text itself. Raises `EmptyAnswer` or `TooLong`."""
    return check(question, typed)


def check(question: Question, raw: str) -> str:
    """The text itself. Raises `EmptyAnswer` or `TooLong`.

    A constraint below the usual limit is left to speak for itself: the form has better words for it.
    """
    text = clean(raw)
    if not text:
        raise EmptyAnswer
    if len(text) > max(question.longest, USUAL):
        raise TooLong(len(text), question.longest)
    return text
