"""Drafts: what somebody began and did not confirm. A guest's are known by their address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import delete, or_, select

from domain.privacy import Sheet, Topic
from storage.privacy.joins import Moves, Stays
from storage.privacy.noun import Noun, number, part, rows
from storage.schema.drafts import draft as drafts

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

    from domain.privacy import Part
    from storage.privacy.noun import Subject
    from storage.transaction import Transaction


def _told(tx: Transaction, subject: Subject) -> tuple[Sheet, ...]:
    own = (
        select(drafts.c.kind, drafts.c.created_at, drafts.c.expires_at, drafts.c.payload)
        .where(drafts.c.network_id == tx.network, _theirs(subject))
        .order_by(drafts.c.id)
    )
    return (Sheet("drafts", rows(tx, own)),)


def _parts(tx: Transaction, subject: Subject) -> tuple[Part, ...]:
    return part(Topic.DRAFTS, drafts, number(tx, drafts, _theirs(subject)))


def _theirs(subject: Subject) -> ColumnElement[bool]:
    return or_(drafts.c.member_id == subject.key, drafts.c.address.in_(subject.addresses))


def _forget(tx: Transaction, subject: Subject) -> None:
    tx.connection.execute(delete(drafts).where(drafts.c.network_id == tx.network, _theirs(subject)))


NOUN: Final = Noun(
    Topic.DRAFTS,
    (drafts.c.member_id, drafts.c.address),
    _told,
    _parts,
    _forget,
    (Moves(drafts.c.member_id), Stays(drafts.c.address)),
)
