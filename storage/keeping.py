"""What is kept on a member: rows of every table that names one, so that no table can be forgotten."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import bindparam, func, literal, select, union_all

from storage.schema import metadata

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import CompoundSelect, Table

    from domain.actors import MemberId
    from storage.transaction import Transaction

COLUMN: Final = "member_id"


def tables() -> tuple[Table, ...]:
    """The tables whose rows are of a member, by name."""
    return tuple(table for name, table in sorted(metadata.tables.items()) if COLUMN in table.c)


def counts(tx: Transaction, member: MemberId) -> Mapping[str, int]:
    """How many rows of each table are this member's in this network; tables without any are left out."""
    rows = tx.connection.execute(_counts(), {"network": tx.network, "member": member})
    return {name: number for name, number in rows if number}


@cache
def _counts() -> CompoundSelect[Any]:
    """One statement for all tables, made when it is first asked: by then all tables are known."""
    return union_all(
        *(
            select(literal(table.name), func.count())
            .select_from(table)
            .where(table.c.network_id == bindparam("network"), table.c[COLUMN] == bindparam("member"))
            for table in tables()
        )
    )
