"""The database as everybody above sees it: run this function in a transaction, and tell me once it is kept.

Two engines mean the same by it: `storage.sqlite` (one file, one machine) and `storage.postgres` (a server,
several processes). Which one is decided by an address, once, in `open_database`.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from domain.clock import Clock
    from storage.transaction import Unscoped

T = TypeVar("T")

SQLITE: Final = "sqlite:///"
POSTGRES: Final = ("postgresql://", "postgres://")

# Only the engine in use is imported: psycopg takes a tenth of a second that a start on SQLite need not wait.
# ruff: noqa: PLC0415


class Database(Protocol):
    """Open; belongs to the event loop that opened it."""

    async def write(self, work: Callable[[Unscoped], T]) -> T:
        """Run `work` as a transaction and hand back its result after the commit, or raise its error.

        No other write in the same network runs at the same time, nor any in another network when `work`
        writes without having said `within` which one. `work` may be run more than once and must leave
        nothing behind but rows. When the caller is cancelled, work that has not begun is dropped, and work
        that has is committed or undone as a whole.
        """
        ...

    async def read(self, work: Callable[[Unscoped], T]) -> T:
        """Run `work` on one snapshot that sees everything acknowledged so far. It cannot write."""
        ...

    async def close(self) -> None:
        """Take nothing new, finish what is queued, and close all connections."""
        ...


async def open_database(address: str, clock: Clock) -> Database:
    """Open the database at `sqlite:///path` or `postgresql://…` and bring its tables up to date.

    Raises a `storage.errors.StorageError` with a line for whoever runs the program.
    """
    if address.startswith(POSTGRES):
        from storage.postgres.database import PostgresDatabase

        return await PostgresDatabase.open(address, clock)
    from storage.sqlite.database import SqliteDatabase

    return await SqliteDatabase.open(file_of(address), clock)


def migrate(address: str) -> None:
    """Bring the tables at the address up to date, without opening it for work. Raises as `open_database`."""
    if address.startswith(POSTGRES):
        from storage.postgres import migrating as on_postgres

        on_postgres.upgrade(address)
        return
    from storage.sqlite import migrating

    migrating.upgrade(file_of(address))


def file_of(address: str) -> Path:
    """The file that `sqlite:///path` names; an absolute path makes it four slashes."""
    if not address.startswith(SQLITE):
        raise ValueError(f"an address begins with {SQLITE} or {POSTGRES[0]}")
    return Path(address.removeprefix(SQLITE))
