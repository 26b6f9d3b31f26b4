"""What SQL does not say in the same words everywhere; the rest of `storage` is portable."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy.dialects import postgresql, sqlite

if TYPE_CHECKING:
    from sqlalchemy import Connection, CursorResult, Table


def inserted_key(result: CursorResult[Any]) -> int:
    """The integer key that an INSERT of one row was given."""
    keys = result.inserted_primary_key
    if keys is None or len(keys) != 1:
        raise TypeError("the statement gave no key, or not one")
    return int(keys[0])


def upsert(connection: Connection, table: Table, row: dict[str, Any]) -> None:
    """Insert the row, or overwrite the one with the same primary key."""
    insert = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    statement = insert(table).values(row)
    key = [column.name for column in table.primary_key]
    changed = {name: statement.excluded[name] for name in row if name not in key}
    connection.execute(statement.on_conflict_do_update(index_elements=key, set_=changed))
