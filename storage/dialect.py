"""What SQL does not say in the same words everywhere; the rest of `storage` is portable."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection, CursorResult, Table
    from sqlalchemy.dialects import postgresql, sqlite


def inserted_key(result: CursorResult[Any]) -> int:
    """The integer key that an INSERT of one row was given."""
    keys = result.inserted_primary_key
    if keys is None or len(keys) != 1:
        raise TypeError("the statement gave no key, or not one")
    return int(keys[0])


def upsert(connection: Connection, table: Table, row: dict[str, Any]) -> None:
    """Insert the row, or overwrite the one with the same primary key."""
    connection.execute(upserting(connection.dialect.name, table, row))


def upserting(dialect: str, table: Table, row: dict[str, Any]) -> sqlite.Insert | postgresql.Insert:
    """The statement of `upsert`, for "sqlite" or "postgresql"."""
    if dialect == "sqlite":
        from sqlalchemy.dialects.sqlite import insert  # noqa: PLC0415 - only the one in use: 20 ms each
    else:
        from sqlalchemy.dialects.postgresql import insert  # type: ignore[assignment] # noqa: PLC0415
    statement = insert(table).values(row)
    key = [column.name for column in table.primary_key]
    changed = {name: statement.excluded[name] for name in row if name not in key}
    return statement.on_conflict_do_update(index_elements=key, set_=changed)


def add_up(connection: Connection, table: Table, rows: Sequence[dict[str, Any]], *, column: str) -> None:
    """Insert the rows; where one has the same primary key, `column` is added to what stands there."""
    connection.execute(adding_up(connection.dialect.name, table, column), rows)


@cache
def adding_up(dialect: str, table: Table, column: str) -> sqlite.Insert | postgresql.Insert:
    """The statement of `add_up`; its rows are given when it is executed."""
    if dialect == "sqlite":
        from sqlalchemy.dialects.sqlite import insert  # noqa: PLC0415 - only the one in use: 20 ms each
    else:
        from sqlalchemy.dialects.postgresql import insert  # type: ignore[assignment] # noqa: PLC0415
    statement = insert(table)
    more = {column: table.c[column] + statement.excluded[column]}
    key = [one.name for one in table.primary_key]
    return statement.on_conflict_do_update(index_elements=key, set_=more)


def insert_new(
    connection: Connection, table: Table, rows: Sequence[dict[str, Any]], *, unique: tuple[str, ...]
) -> None:
    """Insert those rows of which there is none with the same values in the `unique` columns."""
    connection.execute(inserting_new(connection.dialect.name, table, unique), rows)


@cache
def inserting_new(dialect: str, table: Table, unique: tuple[str, ...]) -> sqlite.Insert | postgresql.Insert:
    """The statement of `insert_new`; its rows are given when it is executed."""
    if dialect == "sqlite":
        from sqlalchemy.dialects.sqlite import insert  # noqa: PLC0415 - only the one in use: 20 ms each
    else:
        from sqlalchemy.dialects.postgresql import insert  # type: ignore[assignment] # noqa: PLC0415
    return insert(table).on_conflict_do_nothing(index_elements=unique)


@cache
def order_texts_alike() -> None:
    """From now on, columns made on PostgreSQL order texts by code point, as SQLite does.

    A server's own collation would sort names otherwise, and differently from server to server. Called by
    whatever makes tables.
    """
    from sqlalchemy import Column, Text  # noqa: PLC0415 - tables are rarely made
    from sqlalchemy.ext.compiler import compiles  # noqa: PLC0415

    @compiles(Text, "postgresql")
    def _(type_: Text, compiler: Any, **context: Any) -> str:
        sql = str(compiler.visit_TEXT(type_, **context))
        # The same type stands in casts, where a collation may not be said.
        of_column = isinstance(context.get("type_expression"), Column)
        return f'{sql} COLLATE "C"' if of_column else sql
