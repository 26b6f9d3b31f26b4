"""Group commit: transactions that waited together are committed together, and none spoils another.

Everything here runs on the writer's thread.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from domain.records import Record
from storage.errors import DatabaseBusy, StorageError, TransactionLost
from storage.sqlite.connections import core
from storage.transaction import at_instant

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from domain.clock import Clock
    from storage.transaction import Unscoped

T = TypeVar("T")


class Outcome(Record, Generic[T]):
    """What became of one transaction: its result, or the error for which nothing of it was kept."""

    value: T | None = None
    error: BaseException | None = None


class Writer:
    """Runs pieces of work on one connection, each of them a transaction of its own in effect."""

    def __init__(self, raw: sqlite3.Connection, clock: Clock) -> None:
        self._raw = raw
        self._clock = clock
        self._connection = core(raw)

    def run(self, works: Sequence[Callable[[Unscoped], Any]]) -> list[Outcome[Any]]:
        """Run all, commit once, and say what became of each. Raises only when the connection is broken."""
        if len(works) == 1:
            return [self._alone(works[0])]
        try:
            return self._together(works)
        except DatabaseBusy as error:
            return [Outcome(error=error) for _ in works]
        except (StorageError, sqlite3.Error):
            # A full disk, or a ROLLBACK inside one of them, took the others along. Nothing was committed
            # and nobody was told anything, so each may have its turn again, alone.
            self._recover()
            return [self._alone(work) for work in works]

    def close(self) -> None:
        """Let go of the connection (SQLAlchemy wants to be told on this thread)."""
        self._connection.close()

    def _together(self, works: Sequence[Callable[[Unscoped], Any]]) -> list[Outcome[Any]]:
        self._begin()
        outcomes = [self._member(work) for work in works]
        self._raw.execute("COMMIT")
        self._renew()
        return outcomes

    def _member(self, work: Callable[[Unscoped], T]) -> Outcome[T]:
        self._raw.execute("SAVEPOINT member")
        outcome = self._attempt(work)
        if not self._raw.in_transaction:
            raise TransactionLost
        if outcome.error is not None:
            self._raw.execute("ROLLBACK TO member")
        self._raw.execute("RELEASE member")
        return outcome

    def _alone(self, work: Callable[[Unscoped], T]) -> Outcome[T]:
        try:
            self._begin()
            outcome = self._attempt(work)
            if outcome.error is not None:
                self._recover()
                return outcome
            if not self._raw.in_transaction:
                raise TransactionLost
            self._raw.execute("COMMIT")
        except (StorageError, sqlite3.Error) as error:
            self._recover()
            return Outcome(error=error)
        return outcome

    def _attempt(self, work: Callable[[Unscoped], T]) -> Outcome[T]:
        try:
            return Outcome(value=work(at_instant(self._connection, self._clock)))
        except StopIteration as error:  # a future refuses it
            return Outcome(error=RuntimeError(f"a transaction raised {error!r}"))
        except BaseException as error:  # noqa: BLE001 - whatever it is, it belongs to whoever waits for it
            return Outcome(error=error)

    def _begin(self) -> None:
        try:
            self._raw.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF not in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
                raise
            raise DatabaseBusy(
                "another process is writing to the database; only one may, stop it or use PostgreSQL"
            ) from error

    def _recover(self) -> None:
        if self._raw.in_transaction:
            self._raw.execute("ROLLBACK")
        self._renew()

    def _renew(self) -> None:
        """Forget nested transactions that SQLAlchemy believes in and SQLite has ended."""
        if self._connection.in_nested_transaction():
            engine = self._connection.engine
            self._connection.close()
            self._connection = engine.connect()
