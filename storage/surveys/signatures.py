"""Signatures and settlements: what a partner makes of its people's answers. Nothing here is ever deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Row, insert, select, update

from domain.actors import MemberId, PartnerId
from domain.agreements import Settlement
from domain.signatures import Signature, SignatureId
from domain.surveys import WaveId
from storage.schema.signatures import settlement, signature

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import ColumnElement

    from domain.agreements import Item
    from storage.transaction import Transaction


def settle(
    tx: Transaction, wave: WaveId, partner: PartnerId, chosen: Sequence[tuple[Item, str]], member: MemberId
) -> None:
    """Keep what was settled, over the voices that the items show."""
    rows = [
        {
            "network_id": tx.network,
            "wave_id": wave,
            "partner_id": partner,
            "node": item.question.path,
            "value": value,
            "basis": list(item.basis),
            "member_id": member,
            "settled_at": tx.now,
        }
        for item, value in chosen
    ]
    if rows:
        tx.connection.execute(insert(settlement), rows)


def settlements(tx: Transaction, wave: WaveId, partner: PartnerId) -> tuple[Settlement, ...]:
    """What was settled in this wave, the earliest first; a later one of a question replaces an earlier."""
    rows = tx.connection.execute(
        select(settlement)
        .where(
            settlement.c.network_id == tx.network,
            settlement.c.wave_id == wave,
            settlement.c.partner_id == partner,
        )
        .order_by(settlement.c.id)
    )
    return tuple(
        Settlement(row.node, row.value, tuple(row.basis), _member(row.member_id), row.settled_at)
        for row in rows
    )


def sign(
    tx: Transaction,
    wave: WaveId,
    partner: PartnerId,
    answers: Mapping[str, str],
    *,
    people: int,
    shared: bool,
    member: MemberId,
) -> None:
    """Keep a signature. The database refuses a second one in force for the same partner and wave."""
    tx.connection.execute(
        insert(signature).values(
            network_id=tx.network,
            wave_id=wave,
            partner_id=partner,
            answers=dict(answers),
            people=people,
            shared=shared,
            ever_shared=shared,
            member_id=member,
            signed_at=tx.now,
        )
    )


def in_force(tx: Transaction, wave: WaveId, partner: PartnerId) -> Signature | None:
    """The partner's signature in this wave, unless withdrawn."""
    found = _found(tx, signature.c.wave_id == wave, signature.c.partner_id == partner)
    return found[0] if found else None


def of_wave(tx: Transaction, wave: WaveId) -> tuple[Signature, ...]:
    """All signatures in force in a wave, the earliest first."""
    return _found(tx, signature.c.wave_id == wave)


def waves_signed(tx: Transaction, partner: PartnerId) -> frozenset[WaveId]:
    """The waves in which a signature of the partner is in force."""
    return frozenset(one.wave for one in _found(tx, signature.c.partner_id == partner))


def withdraw(tx: Transaction, id: SignatureId, member: MemberId) -> None:  # noqa: A002
    """Mark a signature as withdrawn; it stays readable."""
    _change(tx, id, withdrawn_by=member, withdrawn_at=tx.now)


def share(tx: Transaction, id: SignatureId, shared: bool) -> None:  # noqa: A002
    """Change whether the network sees the result; that it once did is not forgotten."""
    _change(tx, id, shared=shared, **({"ever_shared": True} if shared else {}))


def _found(tx: Transaction, *conditions: ColumnElement[bool]) -> tuple[Signature, ...]:
    rows = tx.connection.execute(
        select(signature)
        .where(signature.c.network_id == tx.network, signature.c.withdrawn_at.is_(None), *conditions)
        .order_by(signature.c.id)
    )
    return tuple(_signature(row) for row in rows)


def _change(tx: Transaction, id: SignatureId, **values: object) -> None:  # noqa: A002
    tx.connection.execute(
        update(signature)
        .where(signature.c.network_id == tx.network, signature.c.id == id, signature.c.withdrawn_at.is_(None))
        .values(values)
    )


def _signature(row: Row[Any]) -> Signature:
    return Signature(
        id=SignatureId(row.id),
        wave=WaveId(row.wave_id),
        partner=PartnerId(row.partner_id),
        answers=row.answers,
        people=row.people,
        shared=row.shared,
        ever_shared=row.ever_shared,
        member=_member(row.member_id),
        signed_at=row.signed_at,
        withdrawn_at=row.withdrawn_at,
    )


def _member(value: int | None) -> MemberId | None:
    return None if value is None else MemberId(value)
