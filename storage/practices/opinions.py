"""What members say of practices: stars with a sentence, and questions to who shared them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select, update

from domain.actors import MemberId
from domain.errors import NotFound
from domain.practices.model import PracticeId, Status
from domain.practices.opinions import Question, QuestionId, Rating
from storage.dialect import inserted_key
from storage.schema.practice_adopting import practice_question as questions
from storage.schema.practices import practice as practices
from storage.schema.practices import practice_rating as ratings

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import ColumnElement, Row

    from storage.transaction import Transaction


def rate(tx: Transaction, practice: PracticeId, member: MemberId, stars: int, sentence: str) -> None:
    """Keep what a member says of it, in place of what they said before."""
    values = {"stars": stars, "sentence": sentence, "said_at": tx.now}
    own = (
        ratings.c.network_id == tx.network,
        ratings.c.practice_id == practice,
        ratings.c.member_id == member,
    )
    if tx.connection.execute(update(ratings).where(*own).values(values)).rowcount == 0:
        row = {"network_id": tx.network, "practice_id": practice, "member_id": member, **values}
        tx.connection.execute(insert(ratings).values(row))


def ratings_of(tx: Transaction, practice: PracticeId) -> tuple[Rating, ...]:
    """What members say of a practice, the newest first."""
    own = (ratings.c.network_id == tx.network, ratings.c.practice_id == practice)
    rows = tx.connection.execute(
        select(ratings).where(*own).order_by(ratings.c.said_at.desc(), ratings.c.member_id)
    )
    return tuple(Rating(MemberId(row.member_id), row.stars, row.sentence, row.said_at) for row in rows)


def ask(tx: Transaction, practice: PracticeId, member: MemberId, text: str) -> Question:
    """Keep a question, now."""
    row = {
        "network_id": tx.network,
        "practice_id": practice,
        "member_id": member,
        "text": text,
        "asked_at": tx.now,
        "answer": "",
    }
    return question(tx, QuestionId(inserted_key(tx.connection.execute(insert(questions).values(row)))))


def question(tx: Transaction, id: QuestionId) -> Question:  # noqa: A002
    """A question. Raises `NotFound`."""
    found = _select(tx, questions.c.id == id)
    if not found:
        raise NotFound("question")
    return found[0]


def questions_of(tx: Transaction, practice: PracticeId) -> tuple[Question, ...]:
    """The questions to a practice, the newest first."""
    return _select(tx, questions.c.practice_id == practice)[::-1]


def unanswered(tx: Transaction, authors: Collection[MemberId]) -> tuple[tuple[MemberId, Question], ...]:
    """The questions that these members have not answered, of practices that are public; oldest first."""
    own = (
        questions.c.network_id == tx.network,
        questions.c.answered_at.is_(None),
        practices.c.network_id == questions.c.network_id,
        practices.c.id == questions.c.practice_id,
        practices.c.author_id.in_(authors),
        practices.c.status == Status.PUBLISHED,
    )
    found = select(questions, practices.c.author_id).where(*own).order_by(questions.c.id)
    rows = tx.connection.execute(found) if authors else ()
    return tuple((MemberId(row.author_id), _question(row)) for row in rows)


def note(tx: Transaction, id: QuestionId, **columns: Any) -> Question:  # noqa: A002
    """Change columns of a question (names as in the table)."""
    own = (questions.c.network_id == tx.network, questions.c.id == id)
    tx.connection.execute(update(questions).where(*own).values(columns))
    return question(tx, id)


def _select(tx: Transaction, condition: ColumnElement[bool]) -> tuple[Question, ...]:
    own = select(questions).where(questions.c.network_id == tx.network, condition).order_by(questions.c.id)
    return tuple(_question(row) for row in tx.connection.execute(own))


def _question(row: Row[Any]) -> Question:
    return Question(
        id=QuestionId(row.id),
        practice=PracticeId(row.practice_id),
        member=None if row.member_id is None else MemberId(row.member_id),
        text=row.text,
        asked_at=row.asked_at,
        channel=row.channel,
        thread=row.thread,
        answer=row.answer,
        answered_by=None if row.answered_by is None else MemberId(row.answered_by),
        answered_at=row.answered_at,
    )
