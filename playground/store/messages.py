"""Messages in SQLite, and what must be known of each channel's newest without asking it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from playground.records.messages import THREAD_STARTER, Message
from playground.store import codec

if TYPE_CHECKING:
    from playground.store.database import Database

_VISIBLE = (
    "(ephemeral_to IS NULL OR (ephemeral_to = :reader AND json_extract(body, '$.alive_until_ms') > :now))"
)


class Messages:
    """The message table."""

    def __init__(self, db: Database) -> None:
        self._db = db
        sql = (
            "SELECT channel_id, max(id), count(*) FILTER (WHERE json_extract(body, '$.type') <> ?) "
            "FROM message WHERE ephemeral_to IS NULL GROUP BY channel_id"
        )
        rows = db.rows(sql, (THREAD_STARTER,))
        self.newest: dict[int, int] = {channel: newest for channel, newest, _ in rows}
        self.counts: dict[int, int] = {channel: count for channel, _, count in rows}

    def add(self, message: Message) -> None:
        """Stores a new message."""
        self._save(message)
        if message.ephemeral_to is None:
            self.newest[message.channel_id] = message.id
            one = 0 if message.type == THREAD_STARTER else 1  # a thread's first line repeats what it is about
            self.counts[message.channel_id] = self.counts.get(message.channel_id, 0) + one

    def replace(self, message: Message) -> None:
        """Stores a changed message."""
        self._save(message)

    def _save(self, m: Message) -> None:
        nonce = None if m.nonce is None else str(m.nonce)
        values = (m.id, m.channel_id, m.author_id, nonce, m.ephemeral_to, m.pinned_ms, codec.flat(m))
        self._db.write("INSERT OR REPLACE INTO message VALUES (?, ?, ?, ?, ?, ?, ?)", values)

    def remove(self, message: Message) -> None:
        """Deletes a message."""
        self._db.write("DELETE FROM message WHERE id = ?", (message.id,))
        if message.ephemeral_to is None:
            self.counts[message.channel_id] = self.counts.get(message.channel_id, 1) - 1

    def remove_channel(self, channel_id: int) -> None:
        """Deletes everything said in a channel."""
        self._db.write("DELETE FROM message WHERE channel_id = ?", (channel_id,))
        self.newest.pop(channel_id, None)
        self.counts.pop(channel_id, None)

    def get(self, message_id: int) -> Message | None:
        """One message, ephemeral or not."""
        row = self._db.row("SELECT body FROM message WHERE id = ?", (message_id,))
        return _message(row[0]) if row else None

    def by_nonce(self, author_id: int, nonce: str | int, since_id: int) -> Message | None:
        """The author's message with this nonce, if it is no older than an id."""
        sql = "SELECT body FROM message WHERE author_id = ? AND nonce = ? AND id >= ? ORDER BY id LIMIT 1"
        row = self._db.row(sql, (author_id, str(nonce), since_id))
        return _message(row[0]) if row else None

    def before(self, channel_id: int, reader: int, now: int, limit: int, before: int) -> list[Message]:
        """Up to `limit` messages older than an id, newest first; `now` is real time."""
        return self._page("id < :edge ORDER BY id DESC", channel_id, reader, now, limit, before)

    def after(self, channel_id: int, reader: int, now: int, limit: int, after: int) -> list[Message]:
        """Up to `limit` messages that follow an id, newest first."""
        return self._page("id > :edge ORDER BY id", channel_id, reader, now, limit, after)[::-1]

    def _page(
        self, rest: str, channel_id: int, reader: int, now: int, limit: int, edge: int
    ) -> list[Message]:
        sql = f"SELECT body FROM message WHERE channel_id = :channel AND {_VISIBLE} AND {rest} LIMIT :limit"  # noqa: S608  # constants
        named = {"channel": channel_id, "reader": reader, "now": now, "limit": limit, "edge": edge}
        return [_message(body) for (body,) in self._db.rows(sql, named)]  # type: ignore[arg-type]  # named values

    def pinned(self, channel_id: int, before_ms: int, limit: int) -> list[Message]:
        """Pinned messages, latest pin first."""
        sql = (
            "SELECT body FROM message WHERE channel_id = ? AND pinned_ms IS NOT NULL AND pinned_ms < ? "
            "ORDER BY pinned_ms DESC, id DESC LIMIT ?"
        )
        return [_message(body) for (body,) in self._db.rows(sql, (channel_id, before_ms, limit))]

    def pins(self, channel_id: int) -> int:
        """How many are pinned."""
        sql = "SELECT count(*) FROM message WHERE channel_id = ? AND pinned_ms IS NOT NULL"
        row = self._db.row(sql, (channel_id,))
        return int(row[0]) if row else 0


def _message(body: str) -> Message:
    return Message(**json.loads(body))
