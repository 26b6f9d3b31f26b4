"""Mails as they came: the bytes, and to whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playground.clock import Clock
    from playground.store.database import Database

_COLUMNS = "id, at_ms, sender, recipient, content"


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail to one recipient; addresses are those of the envelope, the recipient's in lower case."""

    id: int
    at_ms: int
    sender: str
    recipient: str
    content: bytes


class Mails:
    """The mail table."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def add(self, sender: str, recipients: Sequence[str], content: bytes) -> None:
        """Keeps a mail, once for each recipient: all of it when this returns."""
        now = self._clock.now_ms()
        rows = [(now, sender, recipient.lower(), content) for recipient in recipients]
        self._db.write_many("INSERT INTO mail (at_ms, sender, recipient, content) VALUES (?, ?, ?, ?)", rows)
        self._db.commit()

    def get(self, mail_id: int) -> Mail | None:
        """One mail."""
        row = self._db.row(f"SELECT {_COLUMNS} FROM mail WHERE id = ?", (mail_id,))  # noqa: S608  # constants
        return Mail(*row) if row else None

    def listed(self, recipient: str | None, since: int, limit: int) -> list[Mail]:
        """The newest mails after the id `since`, newest first; those to one recipient or all."""
        where = "id > ? AND (? IS NULL OR recipient = ?)"
        sql = f"SELECT {_COLUMNS} FROM mail WHERE {where} ORDER BY id DESC LIMIT ?"  # noqa: S608  # constants
        to = recipient.lower() if recipient is not None else None
        return [Mail(*row) for row in self._db.rows(sql, (since, to, to, limit))]
