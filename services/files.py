"""Files that people give: kept under their SHA-256 before a row names them, read back, swept when none does.

`Files` is what the shell has of them: bytes, or the place where they lie for who reads them piece by piece.
Which file somebody may have is for the service of the noun that names it.
"""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from domain.files import (
    HEAD,
    FileRefused,
    NewFile,
    Refusal,
    clean_name,
    media_of,
    must_be_no_program,
    must_be_taken,
)
from domain.records import Record
from storage import across, files

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from datetime import datetime
    from pathlib import Path

    from domain.actors import Actor
    from domain.clock import Clock
    from domain.files import File, FileId
    from storage.database import Database
    from storage.transaction import Transaction
    from storage.vault import Vault

UNNAMED_FOR: Final = timedelta(days=2)
"""How long a file waits for a row: longer than the window that it was sent with, which is kept for a day."""


class SweptFiles(Record):
    """How many files nothing in any network named any more, and how many were never written to their end."""

    removed: int = 0
    unfinished: int = 0


class Files:
    """Bytes in and out of the data folder. `most` are the bytes that one file may have."""

    def __init__(self, database: Database, clock: Clock, vault: Vault, most: int) -> None:
        self._database = database
        self._clock = clock
        self._vault = vault
        self.most: Final = most

    def check(self, name: str, size: int) -> None:
        """Raise `FileRefused` for a file that need not even be fetched."""
        must_be_taken(name, size, self.most)

    async def keep(self, name: str, data: bytes) -> NewFile:
        """Keep the bytes of a file; they are on the disk when it comes back, for two days without a row.

        Raises `FileRefused`.
        """
        self.check(name, len(data))
        must_be_no_program(name, data[:HEAD])
        shown = clean_name(name)
        sha256 = await asyncio.to_thread(self._vault.put, data, self._clock.now())
        return NewFile(shown, media_of(shown), len(data), sha256)

    async def still(self, new: NewFile) -> NewFile:
        """The same, for two more days. Raises `FileRefused` when it has been swept: it must be sent again."""
        if not await asyncio.to_thread(self._vault.touch, new.sha256, self._clock.now()):
            raise FileRefused(Refusal.UNREACHED, new.name, new.size)
        return new

    async def has(self, file: File) -> bool:
        """Whether the bytes of a file are there; they are not looked at."""
        return await asyncio.to_thread(self._vault.has, file.sha256)

    async def read(self, file: File) -> bytes:
        """The bytes of a file, as they were given. Raises `FileRefused` when they are not there any more."""
        data = await asyncio.to_thread(self._vault.read, file.sha256)
        if data is None:
            raise FileRefused(Refusal.GONE, file.name, file.size)
        return data

    async def place(self, file: File) -> Path:
        """Where the bytes of a file lie, to be read and not kept. Raises `FileRefused` as `read`."""
        found = await asyncio.to_thread(self._vault.place, file.sha256)
        if found is None:
            raise FileRefused(Refusal.GONE, file.name, file.size)
        return found

    @asynccontextmanager
    async def aside(self) -> AsyncIterator[Path]:
        """A place for a file that is made to be handed out once: gone afterwards, but for who has it open."""
        path = await asyncio.to_thread(self._vault.begin, self._clock.now())
        try:
            yield path
        finally:
            await asyncio.to_thread(path.unlink, missing_ok=True)

    async def sweep(self) -> SweptFiles:
        """Remove what nothing has named for two days: rows first, then bytes that no row names."""
        before = self._clock.now() - UNNAMED_FOR
        await self._database.write(lambda tx: across.delete_unnamed_files(tx, before))
        old = await asyncio.to_thread(self._vault.unwanted_since, before)
        named = await self._database.read(lambda tx: across.named_files(tx, old))
        return await asyncio.to_thread(self._remove, [one for one in old if one not in named], before)

    def _remove(self, unnamed: list[str], before: datetime) -> SweptFiles:
        removed = sum(self._vault.remove(sha256, before) for sha256 in unnamed)
        return SweptFiles(removed, self._vault.clear_unfinished(before))


def add(tx: Transaction, actor: Actor, new: NewFile) -> FileId:
    """Keep that the actor gave a file whose bytes are there; what names it does so in this transaction."""
    return files.add(tx, new, actor.member)
