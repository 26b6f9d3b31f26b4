"""Notices to somebody and about them, how they want them, and the deliveries that brought them: all goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import and_, delete, exists, or_, select, update

from domain.notices import NoticeState
from domain.privacy import Sheet, Topic
from storage.privacy.joins import ByHand, Moves, MovesUnless, Stays, move
from storage.privacy.noun import Noun, number, part, rows
from storage.schema.notices import delivery as deliveries
from storage.schema.notices import delivery_notice as links
from storage.schema.notices import inbox, notice_rhythm, notice_settings
from storage.schema.notices import notice as notices

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Select, Table

    from domain.privacy import Part
    from storage.privacy.joins import Two
    from storage.privacy.noun import Subject
    from storage.transaction import Transaction


# What notices are about by a member's id: the member, or all that they owe.
_OF_MEMBERS: Final = ("member", "todo")


def _told(tx: Transaction, subject: Subject) -> tuple[Sheet, ...]:
    columns = (
        notices.c.kind,
        notices.c.subject_kind.label("about"),
        notices.c.state,
        notices.c.address,
        notices.c.due_at,
        notices.c.sent_at,
    )
    own = _own(tx, subject, notices, *columns).order_by(notices.c.id)
    waiting = (
        select(notices.c.kind, inbox.c.placed_at, inbox.c.read_at)
        .join(notices, and_(notices.c.network_id == inbox.c.network_id, notices.c.id == inbox.c.notice_id))
        .where(inbox.c.network_id == tx.network, inbox.c.member_id == subject.key)
        .order_by(inbox.c.placed_at, inbox.c.notice_id)
    )
    brought = _own(
        tx,
        subject,
        deliveries,
        *(deliveries.c[name] for name in ("way", "state", "created_at", "sent_at")),
    ).order_by(deliveries.c.id)
    chosen = _own(
        tx,
        subject,
        notice_settings,
        *(notice_settings.c[name] for name in ("way", "quiet_from", "quiet_until", "digest_at")),
        notice_settings.c.digest_weekday,
    )
    often = _own(tx, subject, notice_rhythm, notice_rhythm.c.kinds, notice_rhythm.c.rhythm)
    return (
        Sheet("notices", rows(tx, own)),
        Sheet("deliveries", rows(tx, brought)),
        Sheet("inbox", rows(tx, waiting)),
        Sheet("notice_settings", rows(tx, chosen), single=True),
        Sheet("notice_rhythms", rows(tx, often.order_by(notice_rhythm.c.kinds))),
    )


def _own(tx: Transaction, subject: Subject, table: Table, *columns: ColumnElement[Any]) -> Select[Any]:
    return select(*columns).where(table.c.network_id == tx.network, table.c.member_id == subject.key)


def _parts(tx: Transaction, subject: Subject) -> tuple[Part, ...]:
    found = part(Topic.NOTICES, notices, number(tx, notices, _theirs(subject)))
    for table in (deliveries, inbox, notice_settings, notice_rhythm):
        found += part(Topic.NOTICES, table, number(tx, table, table.c.member_id == subject.key))
    return found


def _theirs(subject: Subject) -> ColumnElement[bool]:
    about = and_(notices.c.subject_kind == "member", notices.c.subject_id == subject.key)
    return or_(notices.c.member_id == subject.key, about)


def _forget(tx: Transaction, subject: Subject) -> None:
    brought = _brought(tx, subject)
    # What lies with a delivery that goes is somebody else's, and waits for another.
    tx.connection.execute(
        update(notices)
        .where(notices.c.network_id == tx.network, notices.c.delivery_id.in_(brought))
        .values(delivery_id=None)
    )
    tx.connection.execute(delete(notices).where(notices.c.network_id == tx.network, _theirs(subject)))
    tx.connection.execute(
        delete(deliveries).where(deliveries.c.network_id == tx.network, deliveries.c.id.in_(brought))
    )
    for table in (inbox, notice_settings, notice_rhythm):
        own = (table.c.network_id == tx.network, table.c.member_id == subject.key)
        tx.connection.execute(delete(table).where(*own))


def _brought(tx: Transaction, subject: Subject) -> list[int]:
    """The deliveries to them, whatever way they went; not what was for several in their partner's channel."""
    linked = select(links.c.delivery_id).where(
        links.c.network_id == tx.network,
        links.c.notice_id.in_(
            select(notices.c.id).where(notices.c.network_id == tx.network, notices.c.member_id == subject.key)
        ),
    )
    theirs = or_(
        deliveries.c.member_id == subject.key,
        deliveries.c.address.in_(subject.addresses),
        and_(deliveries.c.id.in_(linked), deliveries.c.member_id.is_not(None)),
    )
    found = select(deliveries.c.id).where(deliveries.c.network_id == tx.network, theirs)
    return [key for (key,) in tx.connection.execute(found)]


def _join(tx: Transaction, two: Two) -> None:
    """What both wait for comes once; what tells of the one tells of the other."""
    other = notices.alias("other")
    same = and_(
        other.c.network_id == notices.c.network_id,
        other.c.member_id == two.kept,
        other.c.state == NoticeState.PENDING,
        other.c.address.is_(None),
        *(other.c[name] == notices.c[name] for name in ("kind", "subject_kind", "subject_id", "due_at")),
    )
    twice = delete(notices).where(
        notices.c.network_id == tx.network,
        notices.c.member_id == two.gone,
        notices.c.state == NoticeState.PENDING,
        notices.c.address.is_(None),
        exists().select_from(other).where(same),
    )
    tx.connection.execute(twice)
    move(tx, notices.c.member_id, two)
    about = (
        notices.c.network_id == tx.network,
        notices.c.subject_kind.in_(_OF_MEMBERS),
        notices.c.subject_id == two.gone,
    )
    tx.connection.execute(update(notices).where(*about).values(subject_id=two.kept))


NOUN: Final = Noun(
    Topic.NOTICES,
    (
        notices.c.member_id,
        notices.c.address,
        notices.c.subject_id,
        deliveries.c.member_id,
        deliveries.c.address,
        inbox.c.member_id,
        notice_settings.c.member_id,
        notice_rhythm.c.member_id,
    ),
    _told,
    _parts,
    _forget,
    (
        ByHand((notices.c.member_id, notices.c.subject_id), _join),
        Stays(notices.c.address),
        Moves(deliveries.c.member_id),
        Stays(deliveries.c.address),
        Moves(inbox.c.member_id),
        MovesUnless(notice_settings.c.member_id),
        MovesUnless(notice_rhythm.c.member_id, (notice_rhythm.c.kinds,)),
    ),
)
