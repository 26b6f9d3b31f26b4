"""Who did what in the network: written with the act itself, never changed afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select

from domain.trail import Entry
from storage.schema.trail import trail

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Row

    from domain.actors import MemberId
    from storage.transaction import Transaction


def record(
    tx: Transaction,
    member: MemberId | None,
    act: str,
    subject_kind: str,
    subject_id: int,
    detail: Mapping[str, Any] | None = None,
) -> None:
    """Note an act; `member` is who did it (None: Techlink itself, or a guest), `detail` plain data.

    `detail` names ids, codes and values, not people: it outlives who asks to be forgotten.
    """
    row = {
        "network_id": tx.network,
        "at": tx.now,
        "member_id": member,
        "act": act,
        "subject_kind": subject_kind,
        "subject_id": subject_id,
        "detail": dict(detail or {}),
    }
    tx.connection.execute(insert(trail).values(row))


def listed(
    tx: Transaction,
    *,
    subject: tuple[str, int] | None = None,
    before: int | None = None,
    limit: int = 50,
) -> tuple[Entry, ...]:
    """The newest entries first: all, or those on one subject (kind, id); `before` an entry's id, to page."""
    statement = select(trail).where(trail.c.network_id == tx.network).order_by(trail.c.id.desc()).limit(limit)
    if subject is not None:
        statement = statement.where(trail.c.subject_kind == subject[0], trail.c.subject_id == subject[1])
    if before is not None:
        statement = statement.where(trail.c.id < before)
    return tuple(_entry(row) for row in tx.connection.execute(statement))


def _entry(row: Row[Any]) -> Entry:
    return Entry(row.id, row.at, row.member_id, row.act, row.subject_kind, row.subject_id, row.detail)
