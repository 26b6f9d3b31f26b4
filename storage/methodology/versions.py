"""What a network says otherwise than the methodology that ships: versions, the newest of which holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select

from domain.actors import MemberId
from domain.records import Record
from storage.schema.methodology import methodology_version as versions

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Row

    from storage.transaction import Transaction


class Version(Record):
    """One version: its `tasks` as plain data, from which file (`source`), by whom."""

    number: int
    tasks: list[dict[str, Any]]
    source: str
    member: MemberId | None
    made_at: datetime


def latest(tx: Transaction) -> Version | None:
    """The version that holds; None while the network has said nothing."""
    own = select(versions).where(versions.c.network_id == tx.network)
    row = tx.connection.execute(own.order_by(versions.c.number.desc()).limit(1)).one_or_none()
    return None if row is None else _version(row)


def listed(tx: Transaction, limit: int = 20) -> tuple[Version, ...]:
    """The versions, the newest first."""
    own = select(versions).where(versions.c.network_id == tx.network)
    rows = tx.connection.execute(own.order_by(versions.c.number.desc()).limit(limit))
    return tuple(_version(row) for row in rows)


def add(tx: Transaction, tasks: list[dict[str, Any]], source: str, member: MemberId | None) -> int:
    """This holds from now on. Gives its number."""
    last = latest(tx)
    number = 1 if last is None else last.number + 1
    row = {
        "network_id": tx.network,
        "number": number,
        "tasks": tasks,
        "source": source,
        "member_id": member,
        "made_at": tx.now,
    }
    tx.connection.execute(insert(versions).values(row))
    return number


def _version(row: Row[Any]) -> Version:
    member = None if row.member_id is None else MemberId(row.member_id)
    return Version(row.number, row.tasks, row.source, member, row.made_at)
