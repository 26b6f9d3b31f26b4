"""What others say of a practice: stars with a sentence, questions to its author, and what was answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NewType

from domain.errors import DomainError, NotAllowed
from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from domain.actors import MemberId
    from domain.practices.model import PracticeId

QuestionId = NewType("QuestionId", int)

FEWEST_STARS: Final = 1
MOST_STARS: Final = 5
SENTENCE_LENGTH: Final = 300
QUESTION_LENGTH: Final = 1_000
ANSWER_LENGTH: Final = 2_000


class Rating(Record):
    """What a member says of a practice, once; said again it is said anew."""

    member: MemberId
    stars: int
    sentence: str
    said_at: datetime


class Question(Record):
    """A question to the author of a practice.

    `thread` is where it stands on the server, in `channel`; both are None where it went to the author alone.
    """

    id: QuestionId
    practice: PracticeId
    member: MemberId | None
    text: str
    asked_at: datetime
    channel: int | None = None
    thread: int | None = None
    answer: str = ""
    answered_by: MemberId | None = None
    answered_at: datetime | None = None


def mean(ratings: Sequence[Rating]) -> float | None:
    """The mean of the stars, from 1 to 5; None where nobody has said anything."""
    return sum(one.stars for one in ratings) / len(ratings) if ratings else None


def stars(said: int) -> int:
    """So many stars. Raises `StarsImpossible`."""
    if not FEWEST_STARS <= said <= MOST_STARS:
        raise StarsImpossible(FEWEST_STARS, MOST_STARS)
    return said


def sentence(typed: str, longest: int = SENTENCE_LENGTH) -> str:
    """What was typed, without blanks around it. Raises `WordsNeeded` or `WordsLong`."""
    said = typed.strip()
    if not any(sign.isalnum() for sign in said):
        raise WordsNeeded
    if len(said) > longest:
        raise WordsLong(len(said), longest)
    return said


class StarsImpossible(DomainError):
    """Stars are given from one to five."""

    fewest: int
    most: int


class WordsNeeded(DomainError):
    """A sentence, a question or an answer has words."""


class WordsLong(DomainError):
    """It holds at most so many letters."""

    length: int
    most: int


class RatesOwn(NotAllowed):
    """Nobody rates their own practice."""

    practice: str


class AsksThemselves(DomainError):
    """Its author asks about their own practice."""

    practice: str


class NobodyToAsk(DomainError):
    """Its author has left, and there is no channel in which others could answer."""

    practice: str


class NotYoursToAnswer(NotAllowed):
    """The author of the practice answers, or the coordination."""

    practice: str


class AnsweredAlready(DomainError):
    """The question has its answer."""
