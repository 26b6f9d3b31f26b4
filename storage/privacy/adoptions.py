"""What somebody adopted, said and asked of practices. What became of a practice stays, without their name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import and_, delete, or_, select, update

from domain.privacy import Reason, Sheet, Topic, without_names
from storage.privacy.joins import Moves, MovesUnless
from storage.privacy.noun import Noun, number, part, rows
from storage.schema.practice_adopting import practice_adoption as adoptions
from storage.schema.practice_adopting import practice_check as checks
from storage.schema.practice_adopting import practice_question as questions
from storage.schema.practices import practice as practices
from storage.schema.practices import practice_rating as ratings

if TYPE_CHECKING:
    from sqlalchemy import Column, ColumnElement, Select, Table

    from domain.privacy import Part
    from storage.privacy.noun import Subject
    from storage.transaction import Transaction

_NAMING: Final[tuple[Column[Any], ...]] = (
    adoptions.c.member_id,
    checks.c.member_id,
    questions.c.member_id,
    questions.c.answered_by,
)
"""These stay, and name nobody then."""
_SAID: Final[tuple[Column[Any], ...]] = (
    adoptions.c.place,
    adoptions.c.adapted,
    adoptions.c.help,
    checks.c.result,
    checks.c.proof,
    questions.c.text,
    questions.c.answer,
)
"""What stays may hold their name, whoever wrote it."""


def _told(tx: Transaction, subject: Subject) -> tuple[Sheet, ...]:
    key = subject.key
    took = _of_practices(adoptions, adoptions.c.member_id == key, "place", "adapted", "planned", "adopted_at")
    asked = _of_practices(questions, questions.c.member_id == key, "text", "asked_at")
    answered = _of_practices(questions, questions.c.answered_by == key, "answer", "answered_at")
    said = (
        select(adoptions.c.place, checks.c.stage, checks.c.result, checks.c.proof, checks.c.said_at)
        .join(
            adoptions,
            and_(adoptions.c.network_id == checks.c.network_id, adoptions.c.id == checks.c.adoption_id),
        )
        .where(checks.c.member_id == key)
        .order_by(checks.c.id)
    )
    rated = _of_practices(ratings, ratings.c.member_id == key, "stars", "sentence", "said_at")
    return (
        Sheet("adoptions", rows(tx, took.where(adoptions.c.network_id == tx.network))),
        Sheet("check_ins", rows(tx, said.where(checks.c.network_id == tx.network))),
        Sheet("ratings", rows(tx, rated.where(ratings.c.network_id == tx.network))),
        Sheet("questions", rows(tx, asked.where(questions.c.network_id == tx.network))),
        Sheet("answers", rows(tx, answered.where(questions.c.network_id == tx.network))),
    )


def _of_practices(table: Table, hers: ColumnElement[bool], *names: str) -> Select[Any]:
    """These columns of the rows that are somebody's, with the number of the practice."""
    there = and_(practices.c.network_id == table.c.network_id, practices.c.id == table.c.practice_id)
    return (
        select(practices.c.number.label("practice"), *(table.c[name] for name in names))
        .join_from(table, practices, there)
        .where(hers)
        .order_by(practices.c.number)
    )


def _parts(tx: Transaction, subject: Subject) -> tuple[Part, ...]:
    own = part(Topic.ADOPTIONS, ratings, number(tx, ratings, ratings.c.member_id == subject.key))
    by_table: dict[Table, list[ColumnElement[bool]]] = {}
    for column in _NAMING:
        by_table.setdefault(column.table, []).append(column == subject.key)
    stays = (
        found
        for table, named in by_table.items()
        for found in part(Topic.ADOPTIONS, table, number(tx, table, or_(*named)), Reason.NETWORK)
    )
    return (*own, *stays)


def _forget(tx: Transaction, subject: Subject) -> None:
    names = (subject.name, *subject.addresses)
    for text in _SAID:
        table = text.table
        for row in tx.connection.execute(
            select(table.c.id, text).where(table.c.network_id == tx.network)
        ).all():
            cut = without_names(row[1], names)
            if cut != row[1]:
                this = (table.c.network_id == tx.network, table.c.id == row.id)
                tx.connection.execute(update(table).where(*this).values({text.name: cut}))
    for column in _NAMING:
        own = (column.table.c.network_id == tx.network, column == subject.key)
        tx.connection.execute(update(column.table).where(*own).values({column.name: None}))
    here = (ratings.c.network_id == tx.network, ratings.c.member_id == subject.key)
    tx.connection.execute(delete(ratings).where(*here))


NOUN: Final = Noun(
    Topic.ADOPTIONS,
    (*_NAMING, ratings.c.member_id),
    _told,
    _parts,
    _forget,
    (
        *(Moves(column) for column in _NAMING),
        MovesUnless(ratings.c.member_id, (ratings.c.practice_id,)),
    ),
)
