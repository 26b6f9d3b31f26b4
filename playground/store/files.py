"""Uploaded files: a row each, the bytes beside the database."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING

from playground.records.messages import Attachment
from playground.store import codec

if TYPE_CHECKING:
    from pathlib import Path

    from playground.store.database import Database


class Files:
    """The attachment table and its folder."""

    def __init__(self, db: Database, folder: Path) -> None:
        self._db = db
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    async def add(self, attachment: Attachment, data: bytes) -> None:
        """Writes the bytes, then the row that makes them findable."""
        await asyncio.to_thread(self.path(attachment).write_bytes, data)
        values = (attachment.id, attachment.channel_id, codec.flat(attachment))
        self._db.write("INSERT INTO attachment VALUES (?, ?, ?)", values)

    def get(self, attachment_id: int) -> Attachment | None:
        """The row of a file."""
        row = self._db.row("SELECT body FROM attachment WHERE id = ?", (attachment_id,))
        return Attachment(**json.loads(row[0])) if row else None

    def path(self, attachment: Attachment) -> Path:
        """Where its bytes lie; named by its id, never by what a person called it."""
        return self._folder / str(attachment.id)

    async def add_cover(self, image: str, data: bytes) -> None:
        """Writes an event's cover picture under its hash."""
        await asyncio.to_thread(self.cover(image).write_bytes, data)

    def cover(self, image: str) -> Path:
        """Where a cover's bytes lie."""
        return self._folder / f"cover-{image}"
