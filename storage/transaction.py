"""What a service holds while it works: one open transaction, its instant and its network."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

    from domain.actors import NetworkId


@dataclass(frozen=True)
class Unscoped:
    """A transaction over all networks: for the worker, maintenance and founding a network only."""

    connection: Connection
    now: datetime

    def within(self, network: NetworkId) -> Transaction:
        """The same transaction, for one network."""
        return Transaction(self.connection, self.now, network)


@dataclass(frozen=True)
class Transaction:
    """A transaction in one network. Repositories read `tx.network` in every statement."""

    connection: Connection
    now: datetime
    network: NetworkId
