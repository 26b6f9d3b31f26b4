"""Bring a server's tables up to date, before anybody uses them.

Alembic is heavy, so it is imported only when there is something to do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

import psycopg
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from storage.errors import DatabaseBusy, DatabaseRefused, SchemaMismatch
from storage.migrations import head
from storage.postgres import connections, locks

if TYPE_CHECKING:
    from sqlalchemy import Connection

# How long a process waits while another one migrates.
PATIENCE_SECONDS: Final = 60.0

_TABLES: Final = text("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")
_ENCODING: Final = text("SELECT current_setting('server_encoding')")
_VERSION: Final = text("SELECT version_num FROM alembic_version")
_PATIENCE: Final = text("SELECT set_config('lock_timeout', :milliseconds, true)")
_REFUSALS: Final = {
    "42501": "the account may not make tables there; make it the owner of the database",
    "3F000": "there is no schema to make tables in",
    "25006": "it takes no writes: is it a standby?",
}


def revision(connection: Connection) -> str | None:
    """The database's revision; None for an empty one. Raises `SchemaMismatch` for somebody else's."""
    tables = set(connection.scalars(_TABLES))
    if "alembic_version" in tables:
        return cast("str | None", connection.scalar(_VERSION))
    if tables:
        raise SchemaMismatch("this database holds tables, but not Techlink's")
    return None


def upgrade(address: str) -> None:
    """Migrate the database to the newest revision, or leave it as it was and raise.

    Several processes may start at once: one migrates, the others wait for it and find nothing left to do.
    """
    engine = connections.engine(address, 1)
    try:
        with engine.connect() as connection:
            if revision(connection) != head():
                connection.rollback()
                _upgrade(connection)
    except DBAPIError as error:
        state = error.orig.sqlstate if isinstance(error.orig, psycopg.Error) else None
        if state == "55P03":
            raise DatabaseBusy(
                "another process holds the database; it cannot be brought up to date"
            ) from error
        if state in _REFUSALS:
            raise DatabaseRefused(
                f"PostgreSQL refuses to be brought up to date: {_REFUSALS[state]}"
            ) from error
        raise
    finally:
        engine.dispose()


def _upgrade(connection: Connection) -> None:
    from storage.migrations.tools import upgrade_connection  # noqa: PLC0415 - Alembic takes 0.2 s

    with connection.begin():
        connection.execute(_PATIENCE, {"milliseconds": str(int(PATIENCE_SECONDS * 1000))})
        locks.take_for_migration(connection)
        encoding = connection.scalar(_ENCODING)
        if encoding != "UTF8":
            raise DatabaseRefused(f"the database keeps texts as {encoding}; make one with the encoding UTF8")
        present = revision(connection)
        if present != head():
            upgrade_connection(connection, present)
