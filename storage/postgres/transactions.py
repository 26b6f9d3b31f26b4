"""One transaction from its beginning to its end, and again where PostgreSQL says that it is worth it.

Everything here runs on a thread of `storage.postgres.threads`.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final, TypeVar

import psycopg
from psycopg.pq import TransactionStatus
from sqlalchemy.exc import DBAPIError

from storage.errors import DatabaseBusy, DatabaseUnreachable, OutcomeUnknown, TransactionLost
from storage.postgres import locks
from storage.transaction import at_instant

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection, Engine

    from domain.clock import Clock
    from storage.postgres.locks import Hold
    from storage.transaction import Unscoped

T = TypeVar("T")

_READ_ONLY: Final = "25006"
_LOCK_NOT_AVAILABLE: Final = "55P03"
# How often work is begun, by what stopped it. Nothing was committed and nobody was told anything.
_TRIES: Final = {
    "40001": 5,  # serialization failure
    "40P01": 5,  # deadlock
    # Persons and their channels are of no network: two may add the same one at once. Who comes second sees
    # it when looking again, or fails again.
    "23505": 2,  # unique violation
    "23503": 2,  # foreign key violation
}
_TRIES_TO_CONNECT: Final = 3


class Runner:
    """Runs work in transactions on connections of the engine."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self._clock = clock
        self._writing = engine
        self._looking = engine.execution_options(postgresql_readonly=True)
        self._reading = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)

    def read(self, work: Callable[[Unscoped], T]) -> T:
        """On one snapshot that cannot write."""
        return _repeated(lambda: self._read(work))

    def write(self, work: Callable[[Unscoped], T]) -> T:
        """With the lock that the work turns out to need; the result comes after the commit."""
        held = locks.NOTHING
        while True:
            try:
                return _repeated(partial(self._write, work, held))
            except locks.Lacking as lacking:
                held = lacking.hold
            except DBAPIError as error:
                if held != locks.NOTHING or _state(error) != _READ_ONLY:
                    raise
                # It writes without having turned to a network: it is about all of them.
                held = locks.EVERYTHING

    def _read(self, work: Callable[[Unscoped], T]) -> T:
        with self._reading.connect() as connection, connection.begin():
            return work(at_instant(connection, self._clock))

    def _write(self, work: Callable[[Unscoped], T], held: Hold) -> T:
        engine = self._looking if held == locks.NOTHING else self._writing
        with engine.connect() as connection:
            transaction = connection.begin()
            locks.take(connection, held)
            # The clock is read with the lock held: the instants of a network's changes are in their order.
            result = work(at_instant(connection, self._clock, partial(locks.need, held)))
            _still_whole(connection, held)
            try:
                transaction.commit()
            except DBAPIError as error:
                if error.connection_invalidated:
                    raise OutcomeUnknown(
                        "the connection to PostgreSQL was lost during a commit; it was kept as a whole or not"
                    ) from error
                raise
            return result


def _repeated(once: Callable[[], T]) -> T:
    """Do it, and again as often as the reason for which it failed is worth it."""
    tries = 0
    while True:
        tries += 1
        try:
            return once()
        except DBAPIError as error:
            state = _state(error)
            if tries < (_TRIES_TO_CONNECT if error.connection_invalidated else _TRIES.get(state or "", 1)):
                continue
            if error.connection_invalidated:
                raise DatabaseUnreachable("the connection to PostgreSQL was lost") from error
            if state == _LOCK_NOT_AVAILABLE:
                raise DatabaseBusy("another transaction holds what this one needs; try again") from error
            raise


def _state(error: DBAPIError) -> str | None:
    return error.orig.sqlstate if isinstance(error.orig, psycopg.Error) else None


def _still_whole(connection: Connection, held: Hold) -> None:
    raw: psycopg.Connection[Any] = connection.connection.dbapi_connection  # type: ignore[assignment]
    status = raw.info.transaction_status
    if status == TransactionStatus.INTRANS:
        return
    if held == locks.NOTHING and status == TransactionStatus.IDLE:
        return  # it asked the database nothing
    if held == locks.NOTHING and status == TransactionStatus.INERROR:
        raise locks.Lacking(locks.EVERYTHING)  # it wrote, and swallowed that it must not
    raise TransactionLost("a transaction was ended by the work inside it")
