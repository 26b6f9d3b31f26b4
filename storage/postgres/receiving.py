"""A PostgreSQL database that takes all rows of another one, in one transaction: all of them or none."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import psycopg
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from storage.errors import DatabaseBusy, DatabaseRefused, DatabaseUnreachable
from storage.postgres import connections, locks, migrating
from storage.schema import metadata

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Table

_LOCKED: Final = "55P03"
_CONTINUE: Final = text("SELECT setval(pg_get_serial_sequence(:table, :column), :last)")


@contextmanager
def receiving(address: str) -> Iterator[Connection]:
    """The database, up to date and empty, to write to; committed at the end, unless an error comes through.

    Nobody else writes meanwhile. Raises `DatabaseRefused` for one that holds rows, and what
    `storage.postgres.migrating.upgrade` raises.
    """
    migrating.upgrade(address)
    engine = connections.engine(address, 1)
    try:
        with engine.begin() as connection:
            locks.take(connection, locks.EVERYTHING)
            _must_be_empty(connection)
            yield connection
    except DBAPIError as error:
        if error.connection_invalidated:
            raise DatabaseUnreachable("the connection to PostgreSQL was lost; nothing was kept") from error
        if isinstance(error.orig, psycopg.Error) and error.orig.sqlstate == _LOCKED:
            raise DatabaseBusy("somebody works with the PostgreSQL database; stop Techlink first") from error
        raise
    finally:
        engine.dispose()


def continue_keys(connection: Connection, table: Table, last: int) -> None:
    """Let the table's own keys go on after `last`."""
    values = {"table": table.name, "column": "id", "last": last}
    connection.execute(_CONTINUE, values)


def _must_be_empty(connection: Connection) -> None:
    full = [
        table.name
        for table in metadata.sorted_tables
        if connection.execute(select(table).limit(1)).first() is not None
    ]
    if full:
        raise DatabaseRefused(
            f"the PostgreSQL database holds rows already (in {', '.join(full)}); make an empty one"
        )
