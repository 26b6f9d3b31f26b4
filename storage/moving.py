"""Move house: all rows of a SQLite file into an empty PostgreSQL database, the file being left as it was.

Rows are copied as they lie in their columns, parents before children, in one transaction: all of them arrive,
or none. Keys keep their numbers, and those that are given next go on from there.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import bindparam, func, insert, select, type_coerce, update
from sqlalchemy.types import TypeDecorator

from storage.database import POSTGRES, SQLITE, file_of
from storage.errors import DatabaseRefused, MoveFailed
from storage.schema import metadata
from storage.sqlite.giving import giving

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Column, Connection, Table

    Row = dict[str, Any]

ROWS_AT_ONCE: Final = 1000


# Hears how far a table is, at its beginning and after each portion: its name, rows copied, rows in all.
Told = Callable[[str, int, int], None]


def move(source: str, target: str, told: Told) -> Mapping[str, int]:
    """Copy everything from `sqlite:///…` to `postgresql://…`; how many rows of each table.

    The target is made ready (its tables) and has to be empty. Raises a `storage.errors.StorageError`: then
    nothing has arrived.
    """
    if not source.startswith(SQLITE):
        raise DatabaseRefused("only what is in a SQLite file can be moved")
    if not target.startswith(POSTGRES):
        raise DatabaseRefused(f"it can be moved to PostgreSQL only: {POSTGRES[0]}NAME:PASSWORD@HOST/DATABASE")
    # psycopg takes a tenth of a second, which nobody else shall wait for.
    from storage.postgres.receiving import continue_keys, receiving  # noqa: PLC0415

    with giving(file_of(source)) as (here, last_keys), receiving(target) as there:
        moved = {table.name: _copy(here, there, table, told) for table in metadata.sorted_tables}
        for table in metadata.sorted_tables:
            if last_keys.get(table.name):
                continue_keys(there, table, last_keys[table.name])
        wrong = [name for name, number in moved.items() if number != _count(there, metadata.tables[name])]
        if wrong:
            raise MoveFailed(f"not all rows arrived in {', '.join(wrong)}; nothing was kept")
        return moved


def _copy(here: Connection, there: Connection, table: Table, told: Told) -> int:
    """Copy one table; how many rows it has."""
    total, copied = _count(here, table), 0
    told(table.name, copied, total)
    backwards = [column for column in table.c if _looks_back(column)]
    pending: list[Row] = []
    columns = [type_coerce(column, _plain(column)).label(column.name) for column in table.c]
    found = here.execute(select(*columns).order_by(*table.primary_key))
    for rows in found.mappings().partitions(ROWS_AT_ONCE):
        portion = [dict(row) for row in rows]
        for row in portion:
            if any(row[column.name] is not None for column in backwards):
                pending.append(dict(row))
                row.update({column.name: None for column in backwards})
        there.execute(_inserting(table), portion)
        copied += len(portion)
        told(table.name, copied, total)
    _look_back(there, table, backwards, pending)
    return copied


def _look_back(there: Connection, table: Table, columns: list[Column[Any]], rows: list[Row]) -> None:
    """Rows that name others of their own table: these may come later, so it is said once all are there."""
    if not rows:
        return
    (key,) = table.primary_key
    named: dict[str, Any] = {column.name: bindparam(f"new_{column.name}") for column in columns}
    given = [{"row": row[key.name]} | {f"new_{name}": row[name] for name in named} for row in rows]
    there.execute(update(table).where(key == bindparam("row")).values(named), given)


def _looks_back(column: Column[Any]) -> bool:
    return any(key.column.table is column.table for key in column.foreign_keys)


def _plain(column: Column[Any]) -> Any:
    """The column's type below our own: values are neither read nor written anew on the way."""
    return column.type.impl_instance if isinstance(column.type, TypeDecorator) else column.type


def _inserting(table: Table) -> Any:
    values = {column.name: bindparam(column.name, type_=_plain(column)) for column in table.c}
    return insert(table).values(values)


def _count(connection: Connection, table: Table) -> int:
    return int(connection.execute(select(func.count()).select_from(table)).scalar_one())
