"""Invitations: the partners that a wave asks, and the card that asks each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Row, insert, select, update

from domain.actors import PartnerId
from domain.surveys import CardPlace, Invitation, InvitationState, WaveId
from storage.schema.surveys import invitation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from storage.transaction import Transaction


def add(tx: Transaction, wave_id: WaveId, partners: Iterable[PartnerId]) -> None:
    """Ask these partners: each invitation card is due."""
    rows = [
        {
            "network_id": tx.network,
            "wave_id": wave_id,
            "partner_id": partner,
            "state": InvitationState.DUE,
        }
        for partner in partners
    ]
    tx.connection.execute(insert(invitation), rows)


def of_wave(tx: Transaction, wave_id: WaveId) -> tuple[Invitation, ...]:
    """The partners that a wave asks, and what became of their cards."""
    rows = tx.connection.execute(
        select(invitation)
        .where(invitation.c.network_id == tx.network, invitation.c.wave_id == wave_id)
        .order_by(invitation.c.id)
    )
    return tuple(_invitation(row) for row in rows)


def waves_asking(tx: Transaction, partner: PartnerId) -> frozenset[WaveId]:
    """The waves that ask a partner."""
    rows = tx.connection.execute(
        select(invitation.c.wave_id).where(
            invitation.c.network_id == tx.network, invitation.c.partner_id == partner
        )
    )
    return frozenset(WaveId(row.wave_id) for row in rows)


def due(tx: Transaction) -> tuple[Invitation, ...]:
    """The invitation cards that still have to be posted, oldest first."""
    rows = tx.connection.execute(
        select(invitation)
        .where(invitation.c.network_id == tx.network, invitation.c.state == InvitationState.DUE)
        .order_by(invitation.c.id)
    )
    return tuple(_invitation(row) for row in rows)


def settle(
    tx: Transaction,
    wave_id: WaveId,
    partner: PartnerId,
    *,
    place: CardPlace | None = None,
    problem: str | None = None,
) -> None:
    """Record where an invitation's card was posted, or why it could not be."""
    values: dict[str, Any] = {"state": InvitationState.FAILED, "problem": problem}
    if place is not None:
        values = {
            "state": InvitationState.POSTED,
            "problem": None,
            "channel": place.channel,
            "message": place.message,
            "posted_at": tx.now,
        }
    tx.connection.execute(
        update(invitation)
        .where(
            invitation.c.network_id == tx.network,
            invitation.c.wave_id == wave_id,
            invitation.c.partner_id == partner,
            # A late failure does not undo what has been posted.
            invitation.c.state == InvitationState.DUE,
        )
        .values(values)
    )


def retry(tx: Transaction, wave_id: WaveId) -> None:
    """Make the invitations that failed due again."""
    tx.connection.execute(
        update(invitation)
        .where(
            invitation.c.network_id == tx.network,
            invitation.c.wave_id == wave_id,
            invitation.c.state == InvitationState.FAILED,
        )
        .values(state=InvitationState.DUE, problem=None)
    )


def _invitation(row: Row[Any]) -> Invitation:
    return Invitation(
        WaveId(row.wave_id), PartnerId(row.partner_id), row.state, row.channel, row.message, row.problem
    )
