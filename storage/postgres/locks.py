"""Who may write at the same time: one transaction in a network, or one over all networks and no other.

SQLite lets one transaction write at a time, so a service may load, check a rule and save, and nobody comes
between. Here the same is meant by a lock per network. It cannot be forgotten: without one a transaction is
READ ONLY for the server itself, and that is how each begins. When it turns to a network (`within`) or
writes, it is begun anew with the lock that it lacked, so that nothing it read before the lock counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import text

if TYPE_CHECKING:
    from sqlalchemy import Connection

# A network's id, or one of these two.
Hold = int
NOTHING: Final[Hold] = -1
EVERYTHING: Final[Hold] = 0

# PostgreSQL's advisory locks are named by two integers of 32 bits; the first says what the second is.
_NETWORKS: Final = 0x54454348
_MIGRATION: Final = _NETWORKS + 1

# Who writes in one network shares the lock on all of them, so that only who writes in all keeps others out.
_ONE: Final = text(
    f"SELECT pg_advisory_xact_lock_shared({_NETWORKS}, {EVERYTHING}),"
    f" pg_advisory_xact_lock({_NETWORKS}, :network)"
)
_ALL: Final = text(f"SELECT pg_advisory_xact_lock({_NETWORKS}, {EVERYTHING})")
_TABLES: Final = text(f"SELECT pg_advisory_xact_lock({_MIGRATION}, 0)")


class Lacking(BaseException):
    """Thrown through the work, which must not catch it: begin anew and hold this."""

    def __init__(self, hold: Hold) -> None:
        super().__init__(hold)
        self.hold: Final = hold


def take(connection: Connection, hold: Hold) -> None:
    """Wait for the lock and keep it until the transaction ends, its commit included."""
    if hold == EVERYTHING:
        connection.execute(_ALL)
    elif hold != NOTHING:
        connection.execute(_ONE, {"network": hold & 0x7FFFFFFF})


def take_for_migration(connection: Connection) -> None:
    """Wait for the lock of who changes the tables."""
    connection.execute(_TABLES)


def need(held: Hold, network: int) -> None:
    """The transaction turns to that network. Throws `Lacking` when it does not hold what that takes."""
    if held in {EVERYTHING, network}:
        return
    # Two networks are rare (demo data, maintenance); one lock for all has no order to get wrong.
    raise Lacking(network if held == NOTHING else EVERYTHING)
