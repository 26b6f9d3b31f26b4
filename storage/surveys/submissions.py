"""Submissions: what was sent, copied without a key to the session."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Row, bindparam, func, insert, select, update

from domain.actors import MemberId, PartnerId
from domain.surveys import Submission, WaveId
from storage.schema.people import member as member_table
from storage.schema.surveys import submission
from storage.surveys.sessions import belongs_to_now

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from storage.transaction import Transaction

# Asked with every answer, so made once: making a statement costs more than running it.
_LATEST: Final = select(submission).where(
    submission.c.network_id == bindparam("network"),
    submission.c.wave_id == bindparam("wave"),
    submission.c.member_id == bindparam("member"),
    submission.c.replaced_at.is_(None),
)
_NEWEST: Final = _LATEST.order_by(submission.c.id.desc()).limit(1)
_FOR_PARTNER: Final = _LATEST.where(submission.c.partner_id == bindparam("partner"))


def add(
    tx: Transaction,
    receipt: str,
    wave_id: WaveId,
    partner: PartnerId,
    member: MemberId,
    answers: Mapping[str, str],
) -> None:
    """Keep what a member sends for a partner. What they sent for it before stays, marked as replaced."""
    tx.connection.execute(
        update(submission)
        .where(
            submission.c.network_id == tx.network,
            submission.c.wave_id == wave_id,
            submission.c.member_id == member,
            submission.c.partner_id == partner,
            submission.c.replaced_at.is_(None),
        )
        .values(replaced_at=tx.now)
    )
    tx.connection.execute(
        insert(submission).values(
            network_id=tx.network,
            receipt=receipt,
            wave_id=wave_id,
            partner_id=partner,
            member_id=member,
            answers=dict(answers),
            sent_at=tx.now,
        )
    )


def load_of(
    tx: Transaction, wave_id: WaveId, member: MemberId, partner: PartnerId | None = None
) -> Submission | None:
    """What the member last sent in this wave, for that partner or (without one) for any."""
    asked = {"network": tx.network, "wave": wave_id, "member": member}
    if partner is None:
        row = tx.connection.execute(_NEWEST, asked).one_or_none()
    else:
        row = tx.connection.execute(_FOR_PARTNER, {**asked, "partner": partner}).one_or_none()
    return None if row is None else _submission(row)


def of_partner(tx: Transaction, wave_id: WaveId, partner: PartnerId) -> tuple[Submission, ...]:
    """What the people of a partner last sent in this wave, the earliest first."""
    rows = tx.connection.execute(
        select(submission)
        .where(
            submission.c.network_id == tx.network,
            submission.c.wave_id == wave_id,
            submission.c.partner_id == partner,
            submission.c.replaced_at.is_(None),
        )
        .order_by(submission.c.id)
    )
    return tuple(_submission(row) for row in rows)


def senders(tx: Transaction, wave_id: WaveId) -> Mapping[PartnerId, frozenset[MemberId]]:
    """Who has sent answers in this wave, by the partner that the answers count for."""
    rows = tx.connection.execute(
        select(submission.c.partner_id, submission.c.member_id).where(
            submission.c.network_id == tx.network,
            submission.c.wave_id == wave_id,
            submission.c.member_id.is_not(None),
            submission.c.replaced_at.is_(None),
        )
    )
    found: dict[PartnerId, set[MemberId]] = {}
    for row in rows:
        found.setdefault(PartnerId(row.partner_id), set()).add(MemberId(row.member_id))
    return {partner: frozenset(people) for partner, people in found.items()}


def waves_answered(tx: Transaction, member: MemberId) -> frozenset[WaveId]:
    """The waves in which the member has sent answers."""
    rows = tx.connection.execute(
        select(submission.c.wave_id).where(
            submission.c.network_id == tx.network,
            submission.c.member_id == member,
            submission.c.replaced_at.is_(None),
        )
    )
    return frozenset(WaveId(row.wave_id) for row in rows)


def sent_by(tx: Transaction, wave_id: WaveId) -> Mapping[MemberId, datetime]:
    """Who has sent answers in this wave for the partner that they belong to now, and when last."""
    rows = tx.connection.execute(
        select(submission.c.member_id, func.max(submission.c.sent_at).label("sent_at"))
        .join(member_table, belongs_to_now(submission))
        .where(
            submission.c.network_id == tx.network,
            submission.c.wave_id == wave_id,
            submission.c.replaced_at.is_(None),
        )
        .group_by(submission.c.member_id)
    )
    return {MemberId(row.member_id): row.sent_at for row in rows}


def _submission(row: Row[Any]) -> Submission:
    return Submission(
        row.receipt,
        WaveId(row.wave_id),
        PartnerId(row.partner_id),
        None if row.member_id is None else MemberId(row.member_id),
        row.answers,
        row.sent_at,
    )
