"""What is kept on a member: rows of every table that names one, so that no table can be forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import func, select

from storage.schema import metadata

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Table

    from domain.actors import MemberId
    from storage.transaction import Transaction

COLUMN: Final = "member_id"


def tables() -> tuple[Table, ...]:
    """The tables whose rows are of a member, by name."""
    return tuple(table for name, table in sorted(metadata.tables.items()) if COLUMN in table.c)


def counts(tx: Transaction, member: MemberId) -> Mapping[str, int]:
    """How many rows of each table are this member's in this network; tables without any are left out."""
    found: dict[str, int] = {}
    for table in tables():
        statement = select(func.count()).select_from(table).where(table.c[COLUMN] == member)
        number = tx.connection.execute(statement.where(table.c.network_id == tx.network)).scalar_one()
        if number:
            found[table.name] = number
    return found
