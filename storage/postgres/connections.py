"""Connections to PostgreSQL as Techlink wants them, and SQLAlchemy Core upon them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Self

import psycopg
from psycopg.conninfo import conninfo_to_dict
from sqlalchemy import QueuePool, create_engine

from storage.errors import DatabaseRefused, DatabaseUnreachable

if TYPE_CHECKING:
    from sqlalchemy import Engine

STATEMENTS_KEPT: Final = 1000

# What the address does not say itself. A server that is gone without a word is noticed within a minute.
_DEFAULTS: Final = {
    "application_name": "techlink",
    "connect_timeout": 10,
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
}
# A process that hangs inside a transaction must not keep a network's lock for ever. And a commit is on the
# disk when it returns, whatever the server's default: an acknowledgement survives a power cut.
_SESSION: Final = """
SELECT set_config('lock_timeout', '20s', false),
       set_config('idle_in_transaction_session_timeout', '60s', false),
       set_config('synchronous_commit', replace(current_setting('synchronous_commit'), 'off', 'on'), false)
"""


class QuietCursor(psycopg.Cursor[Any]):
    """Errors say what was wrong, not with which values: they reach the log, and values are personal."""

    def execute(self, *args: Any, **kwargs: Any) -> Self:
        """As psycopg's."""
        try:
            return super().execute(*args, **kwargs)
        except psycopg.Error as error:
            _without_values(error)
            raise

    def executemany(self, *args: Any, **kwargs: Any) -> None:
        """As psycopg's."""
        try:
            super().executemany(*args, **kwargs)
        except psycopg.Error as error:
            _without_values(error)
            raise


def _without_values(error: psycopg.Error) -> None:
    """Leave PostgreSQL's DETAIL out: "Key (kind, address)=(email, …) already exists"."""
    if error.diag.message_primary:
        error.args = (error.diag.message_primary,)


def connect(address: str) -> psycopg.Connection[Any]:
    """A connection that is ready for work. Raises `DatabaseUnreachable` or `DatabaseRefused`."""
    try:
        wanted: dict[str, Any] = {**_DEFAULTS, **conninfo_to_dict(address)}
    except psycopg.ProgrammingError:  # its text can hold a part of the password
        raise DatabaseRefused("the address of the PostgreSQL database cannot be read") from None
    try:
        raw = psycopg.connect(**wanted, autocommit=True, cursor_factory=QuietCursor)
        raw.execute(_SESSION)
    except psycopg.OperationalError as error:
        raise DatabaseUnreachable(f"PostgreSQL does not answer: {_one_line(error)}") from error
    raw.autocommit = False
    return raw


def _one_line(error: Exception) -> str:
    return " ".join(str(error).removeprefix("connection failed: ").split())


def engine(address: str, most: int) -> Engine:
    """SQLAlchemy on that server, with at most so many connections, made when they are needed."""
    return create_engine(
        "postgresql+psycopg://",
        creator=lambda: connect(address),
        poolclass=QueuePool,
        pool_size=most,
        max_overflow=0,
        isolation_level="READ COMMITTED",
        query_cache_size=STATEMENTS_KEPT,
        use_native_hstore=False,
        hide_parameters=True,
    )
