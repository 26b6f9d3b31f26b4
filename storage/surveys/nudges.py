"""Nudges: reminders in partners' channels that somebody asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Row, insert, select, update

from domain.actors import PartnerId
from domain.surveys import CardPlace, InvitationState, Nudge, NudgeId, WaveId
from storage.schema.signatures import nudge

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import ColumnElement

    from domain.actors import MemberId
    from storage.transaction import Transaction


def add(tx: Transaction, wave: WaveId, partners: Iterable[PartnerId], member: MemberId | None) -> None:
    """A reminder is due in each of these partners' channels."""
    rows = [
        {
            "network_id": tx.network,
            "wave_id": wave,
            "partner_id": partner,
            "state": InvitationState.DUE,
            "member_id": member,
            "asked_at": tx.now,
        }
        for partner in partners
    ]
    if rows:
        tx.connection.execute(insert(nudge), rows)


def of_wave(tx: Transaction, wave: WaveId) -> tuple[Nudge, ...]:
    """All reminders of a wave, the earliest first."""
    return _found(tx, nudge.c.wave_id == wave)


def due(tx: Transaction) -> tuple[Nudge, ...]:
    """The reminders that still have to be posted, the earliest first."""
    return _found(tx, nudge.c.state == InvitationState.DUE)


def settle(
    tx: Transaction,
    id: NudgeId,  # noqa: A002
    *,
    place: CardPlace | None = None,
    problem: str | None = None,
) -> None:
    """Record where a reminder was posted, or why it could not be."""
    values: dict[str, Any] = {"state": InvitationState.FAILED, "problem": problem}
    if place is not None:
        values = {
            "state": InvitationState.POSTED,
            "channel": place.channel,
            "message": place.message,
            "posted_at": tx.now,
        }
    tx.connection.execute(
        update(nudge)
        .where(
            nudge.c.network_id == tx.network,
            nudge.c.id == id,
            # A late failure does not undo what has been posted.
            nudge.c.state == InvitationState.DUE,
        )
        .values(values)
    )


def _found(tx: Transaction, condition: ColumnElement[bool]) -> tuple[Nudge, ...]:
    rows = tx.connection.execute(
        select(nudge).where(nudge.c.network_id == tx.network, condition).order_by(nudge.c.id)
    )
    return tuple(_nudge(row) for row in rows)


def _nudge(row: Row[Any]) -> Nudge:
    return Nudge(
        NudgeId(row.id), WaveId(row.wave_id), PartnerId(row.partner_id), row.state, row.asked_at, row.problem
    )
