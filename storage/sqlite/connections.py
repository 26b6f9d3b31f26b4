"""SQLite connections as Techlink wants them, and SQLAlchemy Core upon them.

Transactions are begun and ended by us (`isolation_level=None`), never by the driver: its implicit ones are
deferred, and a deferred transaction that reads and then writes fails as "locked" whatever the time-out.
"""

from __future__ import annotations

import sqlite3
from functools import cache
from typing import TYPE_CHECKING, Any, Final, cast

from sqlalchemy import Engine, StaticPool, create_engine, make_url
from sqlalchemy.util import LRUCache

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection, Dialect

BUSY_SECONDS: Final = 5.0
STATEMENTS_KEPT: Final = 512

_URL: Final = make_url("sqlite://")
# Of all connections: what was compiled for the writer is not compiled again for each reader.
_COMPILED: Final[LRUCache[Any, Any]] = LRUCache(STATEMENTS_KEPT)

# FULL: a commit is on the disk when it returns, so that an acknowledgement survives a power cut.
_PRAGMAS: Final = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA journal_size_limit = 67108864",
    "PRAGMA temp_store = MEMORY",
)


def connect(path: Path, *, busy: float = BUSY_SECONDS) -> sqlite3.Connection:
    """The writer's connection; `busy` is for how many seconds it waits for another process's lock."""
    raw = sqlite3.connect(path, timeout=busy, isolation_level=None, cached_statements=STATEMENTS_KEPT)
    try:
        for pragma in _PRAGMAS:
            raw.execute(pragma)
    except BaseException:
        raw.close()
        raise
    return raw


def connect_reader(path: Path) -> sqlite3.Connection:
    """A connection that cannot write, whatever it is asked."""
    raw = connect(path)
    raw.execute("PRAGMA query_only = ON")
    return raw


def core(raw: sqlite3.Connection) -> Connection:
    """SQLAlchemy on that very connection, for as long as it lives; parameters stay out of error texts."""
    pool = StaticPool(cast("Any", lambda: raw))  # SQLAlchemy's own type for it asks more than it needs
    options = {"compiled_cache": _COMPILED}
    engine = Engine(pool, _dialect(), _URL, execution_options=options, hide_parameters=True)
    return engine.connect()


@cache
def _dialect() -> Dialect:
    """How SQLAlchemy speaks with SQLite: found out once, on a database of nothing."""
    engine = create_engine(_URL)
    engine.connect().close()
    engine.dispose()
    return engine.dialect
