"""What is kept on a member: rows of every table that names one, so that no table can be forgotten."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import bindparam, func, literal, or_, select, union_all

from storage.schema import metadata
from storage.schema.people import member as members

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import BindParameter, Column, ColumnElement, CompoundSelect, Table

    from domain.actors import MemberId
    from storage.transaction import Transaction

# A submission has a member and no key to one: what was sent outlives who sent it.
_NAME: Final = "member_id"
# Tables that tell of something by its kind and id: "member" is one of the kinds.
_KIND, _SUBJECT = "subject_kind", "subject_id"


def tables() -> tuple[Table, ...]:
    """The tables whose rows can name a member, by name."""
    return tuple(table for _, table in sorted(metadata.tables.items()) if naming(table) or _KIND in table.c)


def naming(table: Table) -> tuple[Column[Any], ...]:
    """The table's columns that hold a member's key: whose row it is, who did or recorded it, who undid it."""
    return tuple(
        column
        for column in table.c
        if column.name == _NAME or any(key.column is members.c.id for key in column.foreign_keys)
    )


def counts(tx: Transaction, member: MemberId) -> Mapping[str, int]:
    """How many rows of each table name this member in this network; tables without any are left out."""
    rows = tx.connection.execute(_counts(), {"network": tx.network, "member": member})
    return {name: number for name, number in rows if number}


@cache
def _counts() -> CompoundSelect[Any]:
    """One statement for all tables, made when it is first asked: by then all tables are known."""
    return union_all(
        *(
            select(literal(table.name), func.count())
            .select_from(table)
            .where(table.c.network_id == bindparam("network"), or_(*_named(table)))
            for table in tables()
        )
    )


def _named(table: Table) -> list[ColumnElement[bool]]:
    member: BindParameter[int] = bindparam("member")
    found: list[ColumnElement[bool]] = [column == member for column in naming(table)]
    if _KIND in table.c:
        found.append((table.c[_KIND] == "member") & (table.c[_SUBJECT] == member))
    return found
