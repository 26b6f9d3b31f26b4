"""What a service holds while it works: one open transaction, its instant and its network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sqlalchemy import Connection

    from domain.actors import NetworkId
    from domain.clock import Clock


class Unscoped(Record):
    """A transaction over all networks: for the worker, maintenance and founding a network only.

    `narrowing` is the engine's: told of each network that the transaction turns to, before it does.
    """

    connection: Connection
    now: datetime
    narrowing: Callable[[NetworkId], None] | None = None

    def within(self, network: NetworkId) -> Transaction:
        """The same transaction, for one network."""
        if self.narrowing is not None:
            self.narrowing(network)
        return Transaction(self.connection, self.now, network, self.narrowing)


class Transaction(Record):
    """A transaction in one network. Repositories read `tx.network` in every statement."""

    connection: Connection
    now: datetime
    network: NetworkId
    narrowing: Callable[[NetworkId], None] | None = None


def at_instant(
    connection: Connection, clock: Clock, narrowing: Callable[[NetworkId], None] | None = None
) -> Unscoped:
    """A transaction on that connection, now: in whole milliseconds, as instants are kept."""
    now = clock.now()
    return Unscoped(connection, now.replace(microsecond=now.microsecond // 1000 * 1000), narrowing)
