"""Searches that somebody keeps: theirs alone, so they go with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import delete, select

from domain.privacy import Sheet, Topic
from storage.privacy.joins import Moves
from storage.privacy.noun import Noun, number, part, rows
from storage.schema.saved_searches import practice_saved_search as searches

if TYPE_CHECKING:
    from domain.privacy import Part
    from storage.privacy.noun import Subject
    from storage.transaction import Transaction


def _told(tx: Transaction, subject: Subject) -> tuple[Sheet, ...]:
    c = searches.c
    own = (
        select(c.words, c.language, c.filters, c.made_at, c.looked_at, c.told_at)
        .where(c.network_id == tx.network, c.member_id == subject.key)
        .order_by(c.id)
    )
    return (Sheet("saved_searches", rows(tx, own)),)


def _parts(tx: Transaction, subject: Subject) -> tuple[Part, ...]:
    return part(Topic.SEARCHES, searches, number(tx, searches, searches.c.member_id == subject.key))


def _forget(tx: Transaction, subject: Subject) -> None:
    own = (searches.c.network_id == tx.network, searches.c.member_id == subject.key)
    tx.connection.execute(delete(searches).where(*own))


NOUN: Final = Noun(
    Topic.SEARCHES, (searches.c.member_id,), _told, _parts, _forget, (Moves(searches.c.member_id),)
)
