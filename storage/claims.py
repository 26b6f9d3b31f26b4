"""Addresses of e-mail that people say are theirs, until the link that was sent there is pressed.

Of a person, so of no network, as their channels are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, func, insert, select, update

from domain.actors import ChannelKind
from domain.addresses import Claim, ClaimId
from storage.dialect import inserted_key
from storage.schema.door import address_claim as claims
from storage.schema.people import channel as channels

if TYPE_CHECKING:
    from datetime import datetime

    from domain.actors import PersonId
    from storage.transaction import Transaction, Unscoped


def add(tx: Transaction, person: PersonId, address: str, expires_at: datetime) -> Claim:
    """Keep that the person says so."""
    row = {"person_id": person, "address": address, "made_at": tx.now, "expires_at": expires_at}
    key = ClaimId(inserted_key(tx.connection.execute(insert(claims).values(row))))
    return Claim(key, person, address, tx.now, expires_at)


def load(tx: Transaction, key: ClaimId) -> Claim | None:
    """The claim with that key, whoever's it is."""
    row = tx.connection.execute(select(claims).where(claims.c.id == key)).one_or_none()
    if row is None:
        return None
    return Claim(ClaimId(row.id), row.person_id, row.address, row.made_at, row.expires_at, row.confirmed_at)


def confirm(tx: Transaction, key: ClaimId) -> None:
    """Its link was pressed."""
    once = update(claims).where(claims.c.id == key, claims.c.confirmed_at.is_(None))
    tx.connection.execute(once.values(confirmed_at=tx.now))


def made_by(tx: Transaction, person: PersonId, since: datetime) -> int:
    """How many claims the person made since then."""
    counted = select(func.count()).where(claims.c.person_id == person, claims.c.made_at > since)
    return int(tx.connection.execute(counted).scalar_one())


def made_of(tx: Transaction, address: str, since: datetime) -> int:
    """How many claims of the address were made since then, by whomever."""
    counted = select(func.count()).where(claims.c.address == address, claims.c.made_at > since)
    return int(tx.connection.execute(counted).scalar_one())


def end(tx: Transaction | Unscoped, person: PersonId) -> None:
    """No link of a claim of theirs that is still open makes an address theirs. The claims go on counting."""
    still = update(claims).where(
        claims.c.person_id == person, claims.c.confirmed_at.is_(None), claims.c.expires_at > tx.now
    )
    tx.connection.execute(still.values(expires_at=tx.now))


def forget_addresses(tx: Transaction, person: PersonId, kept: str = "") -> None:
    """The person's addresses of e-mail are theirs no more, but for one."""
    others = delete(channels).where(
        channels.c.person_id == person, channels.c.kind == ChannelKind.EMAIL, channels.c.address != kept
    )
    tx.connection.execute(others)
