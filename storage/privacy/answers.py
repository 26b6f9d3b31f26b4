"""Answers: questionnaires that were opened, and what was sent.

What was not sent goes. What was sent and signed for the partner stays, for it is what the partner's result
rests on: without the name, and without it in words of their own. What nobody signed goes too.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Row, and_, delete, select, update

from domain.privacy import Reason, Sheet, Topic, signed_upon, without_names
from storage.privacy.joins import ByHand, move
from storage.privacy.noun import Noun, number, part, rows
from storage.schema.networks import partner as partners
from storage.schema.signatures import signature as signatures
from storage.schema.surveys import form as forms
from storage.schema.surveys import submission as submissions
from storage.schema.surveys import survey_event as events
from storage.schema.surveys import survey_session as sessions
from storage.schema.surveys import wave as waves

if TYPE_CHECKING:
    from collections.abc import Mapping

    from domain.actors import MemberId
    from domain.privacy import Part
    from storage.privacy.joins import Two
    from storage.privacy.noun import Subject
    from storage.transaction import Transaction

_OF_WAVE: Final = and_(forms.c.network_id == waves.c.network_id, forms.c.id == waves.c.form_id)


def _told(tx: Transaction, subject: Subject) -> tuple[Sheet, ...]:
    return (
        Sheet("questionnaires", _opened(tx, subject)),
        Sheet("entries", _entries(tx, subject)),
        Sheet("sent", _sent(tx, subject)),
    )


def _opened(tx: Transaction, subject: Subject) -> tuple[Mapping[str, Any], ...]:
    statement = (
        select(
            forms.c.hash.label("form"),
            waves.c.label.label("wave"),
            sessions.c.started_at,
            sessions.c.updated_at,
            sessions.c.sent_at,
            sessions.c.paused,
            sessions.c.walk.label("state"),
        )
        .join(waves, and_(waves.c.network_id == sessions.c.network_id, waves.c.id == sessions.c.wave_id))
        .join(forms, _OF_WAVE)
        .where(sessions.c.network_id == tx.network, sessions.c.member_id == subject.key)
        .order_by(sessions.c.id)
    )
    return tuple({**row, "state": json.loads(row["state"])} for row in rows(tx, statement))


def _entries(tx: Transaction, subject: Subject) -> tuple[Mapping[str, Any], ...]:
    """Every answer as it was given, changed and taken back."""
    statement = (
        select(
            forms.c.hash.label("form"),
            waves.c.label.label("wave"),
            events.c.at,
            events.c.language,
            events.c.kind,
            events.c.node.label("question"),
            events.c.raw.label("answer"),
        )
        .join(
            sessions, and_(sessions.c.network_id == events.c.network_id, sessions.c.id == events.c.session_id)
        )
        .join(waves, and_(waves.c.network_id == sessions.c.network_id, waves.c.id == sessions.c.wave_id))
        .join(forms, _OF_WAVE)
        .where(events.c.network_id == tx.network, sessions.c.member_id == subject.key)
        .order_by(events.c.id)
    )
    return rows(tx, statement)


def _sent(tx: Transaction, subject: Subject) -> tuple[Mapping[str, Any], ...]:
    statement = (
        select(
            submissions.c.receipt,
            forms.c.hash.label("form"),
            waves.c.label.label("wave"),
            partners.c.name.label("partner"),
            submissions.c.sent_at,
            submissions.c.replaced_at,
            submissions.c.answers,
        )
        .join(
            waves, and_(waves.c.network_id == submissions.c.network_id, waves.c.id == submissions.c.wave_id)
        )
        .join(forms, _OF_WAVE)
        .join(
            partners,
            and_(
                partners.c.network_id == submissions.c.network_id, partners.c.id == submissions.c.partner_id
            ),
        )
        .where(submissions.c.network_id == tx.network, submissions.c.member_id == subject.key)
        .order_by(submissions.c.id)
    )
    found: list[Mapping[str, Any]] = []
    for row in rows(tx, statement):
        answers = row.pop("answers")
        found += [{**row, "question": path, "answer": raw} for path, raw in answers.items()]
    return tuple(found)


def _parts(tx: Transaction, subject: Subject) -> tuple[Part, ...]:
    opened = number(tx, sessions, sessions.c.member_id == subject.key)
    sent = _submissions(tx, subject)
    signed = sum(map(_is_signed, sent))
    return (
        *part(Topic.ANSWERS, sessions, opened),
        *part(Topic.ANSWERS, submissions, len(sent) - signed),
        *part(Topic.ANSWERS, submissions, signed, Reason.PARTNER),
    )


def _forget(tx: Transaction, subject: Subject) -> None:
    # What was entered, event by event, goes with its session.
    tx.connection.execute(
        delete(sessions).where(sessions.c.network_id == tx.network, sessions.c.member_id == subject.key)
    )
    names = (subject.name, *subject.addresses)
    for row in _submissions(tx, subject):
        this = (submissions.c.network_id == tx.network, submissions.c.id == row.id)
        if not _is_signed(row):
            tx.connection.execute(delete(submissions).where(*this))
            continue
        answers = {path: without_names(raw, names) for path, raw in row.answers.items()}
        tx.connection.execute(update(submissions).where(*this).values(member_id=None, answers=answers))


def unsent(tx: Transaction, member: MemberId) -> int:
    """How many questionnaires this member has opened and not sent."""
    return number(tx, sessions, and_(sessions.c.member_id == member, sessions.c.sent_at.is_(None)))


def as_told(tx: Transaction, member: MemberId, counts: Mapping[str, int]) -> Mapping[str, int]:
    """Rows by table with a questionnaire counted once: what was sent is told as sent, not as opened, too."""
    if sessions.name not in counts:
        return counts
    left = {sessions.name: unsent(tx, member)}
    return {table: count for table, count in {**counts, **left}.items() if count}


def _submissions(tx: Transaction, subject: Subject) -> list[Row[Any]]:
    """All that they sent, each with when their partner signed, if it did and did not withdraw."""
    signed = and_(
        signatures.c.network_id == submissions.c.network_id,
        signatures.c.wave_id == submissions.c.wave_id,
        signatures.c.partner_id == submissions.c.partner_id,
        signatures.c.withdrawn_at.is_(None),
    )
    statement = (
        select(
            submissions.c.id,
            submissions.c.answers,
            submissions.c.sent_at,
            submissions.c.replaced_at,
            signatures.c.signed_at,
        )
        .outerjoin(signatures, signed)
        .where(submissions.c.network_id == tx.network, submissions.c.member_id == subject.key)
        .order_by(submissions.c.id)
    )
    return list(tx.connection.execute(statement))


def _is_signed(row: Row[Any]) -> bool:
    return signed_upon(row.sent_at, row.replaced_at, row.signed_at)


def _join_sessions(tx: Transaction, two: Two) -> None:
    """One questionnaire a wave and partner: what was sent stays before what was not, then what is newer.

    The other one goes with what was entered in it; what was sent from it stays, and is replaced.
    """
    both = sessions.c.member_id.in_((two.kept, two.gone))
    best: dict[tuple[int, int | None], Row[Any]] = {}
    lost: list[int] = []
    rows_ = tx.connection.execute(select(sessions).where(sessions.c.network_id == tx.network, both)).all()
    for row in sorted(rows_, key=_worth):
        before = best.get((row.wave_id, row.partner_id))
        lost += [] if before is None else [before.id]
        best[row.wave_id, row.partner_id] = row
    tx.connection.execute(
        delete(sessions).where(sessions.c.network_id == tx.network, sessions.c.id.in_(lost))
    )
    move(tx, sessions.c.member_id, two)


def _worth(row: Row[Any]) -> tuple[bool, float, int]:
    sent = row.sent_at is not None
    return sent, (row.sent_at if sent else row.updated_at).timestamp(), row.id


def _join_submissions(tx: Transaction, two: Two) -> None:
    """What was sent stays; of two that count for a partner, the one sent later does."""
    move(tx, submissions.c.member_id, two)
    counting = select(submissions).where(
        submissions.c.network_id == tx.network,
        submissions.c.member_id == two.kept,
        submissions.c.replaced_at.is_(None),
    )
    last: dict[tuple[int, int], Row[Any]] = {}
    for row in tx.connection.execute(counting.order_by(submissions.c.sent_at, submissions.c.id)).all():
        before = last.get((row.wave_id, row.partner_id))
        if before is not None:
            this = (submissions.c.network_id == tx.network, submissions.c.id == before.id)
            tx.connection.execute(update(submissions).where(*this).values(replaced_at=row.sent_at))
        last[row.wave_id, row.partner_id] = row


NOUN: Final = Noun(
    Topic.ANSWERS,
    (sessions.c.member_id, submissions.c.member_id),
    _told,
    _parts,
    _forget,
    (
        ByHand((sessions.c.member_id,), _join_sessions),
        ByHand((submissions.c.member_id,), _join_submissions),
    ),
)
