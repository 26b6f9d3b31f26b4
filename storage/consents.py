"""What members of the network agreed to, and took back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import insert, select, update

from domain.actors import MemberId
from domain.consents import Consent, ConsentId
from storage.dialect import inserted_key
from storage.schema.consents import consent as consents

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from domain.consents import Given, Purpose
    from storage.transaction import Transaction


def of_member(tx: Transaction, member: MemberId) -> tuple[Consent, ...]:
    """All that the member ever agreed to, the latest first."""
    own = select(consents).where(consents.c.network_id == tx.network, consents.c.member_id == member)
    rows = tx.connection.execute(own.order_by(consents.c.given_at.desc(), consents.c.id.desc()))
    return tuple(
        Consent(
            ConsentId(row.id),
            row.member_id,
            row.purpose,
            row.wording,
            row.language,
            row.given_at,
            row.how,
            row.recorded_by,
            row.withdrawn_at,
        )
        for row in rows
    )


def give(
    tx: Transaction,
    member: MemberId,
    purpose: Purpose,
    *,
    wording: str,
    language: str,
    how: Given,
    recorded_by: MemberId | None = None,
    given_at: datetime | None = None,
) -> ConsentId:
    """Keep a yes, with the words that were shown; `given_at` where it was not just now."""
    row = {
        "network_id": tx.network,
        "member_id": member,
        "purpose": purpose,
        "wording": wording,
        "language": language,
        "given_at": given_at or tx.now,
        "how": how,
        "recorded_by": recorded_by,
    }
    return ConsentId(inserted_key(tx.connection.execute(insert(consents).values(row))))


def withdraw(tx: Transaction, member: MemberId, purpose: Purpose) -> int:
    """Every yes of the member for that purpose is taken back; how many held."""
    holding = update(consents).where(
        consents.c.network_id == tx.network,
        consents.c.member_id == member,
        consents.c.purpose == purpose,
        consents.c.withdrawn_at.is_(None),
    )
    return tx.connection.execute(holding.values(withdrawn_at=tx.now)).rowcount


def withdraw_worded(tx: Transaction, member: MemberId, wordings: Iterable[str]) -> int:
    """Every yes of the member to these words is taken back; how many held."""
    holding = update(consents).where(
        consents.c.network_id == tx.network,
        consents.c.member_id == member,
        consents.c.wording.in_(list(wordings)),
        consents.c.withdrawn_at.is_(None),
    )
    return tx.connection.execute(holding.values(withdrawn_at=tx.now)).rowcount


def worded(tx: Transaction, wording: str) -> frozenset[MemberId]:
    """Who agreed to these words and did not take that back."""
    held = select(consents.c.member_id).where(
        consents.c.network_id == tx.network,
        consents.c.wording == wording,
        consents.c.withdrawn_at.is_(None),
    )
    return frozenset(MemberId(one) for one in tx.connection.scalars(held))
