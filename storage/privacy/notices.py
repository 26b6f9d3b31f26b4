"""Notices to somebody and about them, and the deliveries that brought them: all of it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import and_, delete, or_, select

from domain.privacy import Sheet, Topic
from storage.privacy.noun import Noun, number, part, rows
from storage.schema.notices import delivery as deliveries
from storage.schema.notices import delivery_notice as links
from storage.schema.notices import notice as notices

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

    from domain.privacy import Part
    from storage.privacy.noun import Subject
    from storage.transaction import Transaction


def _told(tx: Transaction, subject: Subject) -> tuple[Sheet, ...]:
    own = (
        select(
            notices.c.kind,
            notices.c.subject_kind.label("about"),
            notices.c.state,
            notices.c.due_at,
            notices.c.sent_at,
        )
        .where(notices.c.network_id == tx.network, notices.c.member_id == subject.key)
        .order_by(notices.c.id)
    )
    return (Sheet("notices", rows(tx, own)),)


def _parts(tx: Transaction, subject: Subject) -> tuple[Part, ...]:
    return part(Topic.NOTICES, notices, number(tx, notices, _theirs(subject)))


def _theirs(subject: Subject) -> ColumnElement[bool]:
    about = and_(notices.c.subject_kind == "member", notices.c.subject_id == subject.key)
    return or_(notices.c.member_id == subject.key, about)


def _forget(tx: Transaction, subject: Subject) -> None:
    brought = select(links.c.delivery_id).where(
        links.c.network_id == tx.network,
        links.c.notice_id.in_(
            select(notices.c.id).where(notices.c.network_id == tx.network, notices.c.member_id == subject.key)
        ),
    )
    theirs = or_(deliveries.c.address.in_(subject.addresses), deliveries.c.id.in_(brought))
    tx.connection.execute(delete(deliveries).where(deliveries.c.network_id == tx.network, theirs))
    tx.connection.execute(delete(notices).where(notices.c.network_id == tx.network, _theirs(subject)))


NOUN: Final = Noun(
    Topic.NOTICES,
    (notices.c.member_id, notices.c.subject_id, deliveries.c.address),
    _told,
    _parts,
    _forget,
)
