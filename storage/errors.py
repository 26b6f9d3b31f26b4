"""What can go wrong with the database itself. Refusals of the rules are in `domain.errors`.

The text of each is a line for whoever runs the program: what is wrong, and what to do where that is plain.
"""

from __future__ import annotations


class StorageError(Exception):
    """Base of what the database refuses for reasons of its own."""


class DatabaseBusy(StorageError):
    """Another process, or another transaction, held the lock for longer than we wait."""


class DatabaseClosed(StorageError):
    """The database was closed, or is closing: nothing new is taken."""


class DatabaseUnreachable(StorageError):
    """The server does not answer, or the connection to it was lost; nothing of the work was kept."""


class DatabaseRefused(StorageError):
    """The server is there, but as it is set up Techlink cannot work with it."""


class OutcomeUnknown(StorageError):
    """The connection was lost during the commit: the work was kept as a whole, or not at all."""


class TransactionLost(StorageError):
    """The transaction ended under the work that ran in it, so nothing of it was kept."""


class SchemaMismatch(StorageError):
    """The database was made by a newer Techlink, or is not one of Techlink's."""


class MigrationFailed(StorageError):
    """A migration would have left the data inconsistent; the database is as it was."""


class MoveFailed(StorageError):
    """What arrived in another database is not what was sent; nothing of it was kept."""
