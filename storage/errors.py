"""What can go wrong with the database itself. Refusals of the rules are in `domain.errors`."""

from __future__ import annotations


class StorageError(Exception):
    """Base of what the database refuses for reasons of its own."""


class DatabaseBusy(StorageError):
    """Another process held the write lock for longer than we wait."""


class DatabaseClosed(StorageError):
    """The database was closed, or is closing: nothing new is taken."""


class TransactionLost(StorageError):
    """The transaction ended under the work that ran in it, so nothing of it was kept."""


class SchemaMismatch(StorageError):
    """The file was made by a newer Techlink, or is no database of Techlink's."""


class MigrationFailed(StorageError):
    """A migration would have left the data inconsistent; the file is as it was."""
