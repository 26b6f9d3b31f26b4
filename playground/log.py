"""What happened, in order: every request and every event, each once."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from playground.clock import Clock, iso

if TYPE_CHECKING:
    from playground.store.database import Database

_KEPT = 100_000
_COLUMNS = "n, at_ms, kind, method, path, status, user_id, event, body"


@dataclass(frozen=True, slots=True)
class Entry:
    """A row; `body` is JSON text or None."""

    kind: str
    body: str | None
    method: str | None = None
    path: str | None = None
    status: int | None = None
    user_id: int | None = None
    event: str | None = None


class Log:
    """Collects rows and hands them to the database in batches, at the next commit.

    Times are playground time. At start only the latest rows are kept.
    """

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock
        self._waiting: list[tuple[Any, ...]] = []
        newest = db.row("SELECT max(n) FROM log")
        self._n = int(newest[0] or 0) if newest else 0
        db.write("DELETE FROM log WHERE n <= ?", (self._n - _KEPT,))

    def add(self, entry: Entry) -> None:
        """Adds a row."""
        self._n += 1
        e = entry
        now = self._clock.now_ms()
        self._waiting.append((self._n, now, e.kind, e.method, e.path, e.status, e.user_id, e.event, e.body))

    def flush(self) -> None:
        """Writes what waits into the open transaction."""
        if self._waiting:
            self._db.write_many("INSERT INTO log VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", self._waiting)
            self._waiting.clear()

    def since(self, n: int, limit: int) -> list[dict[str, Any]]:
        """Rows after `n`, oldest first, as DESIGN's `/playground/log` lists them."""
        self.flush()
        sql = f"SELECT {_COLUMNS} FROM log WHERE n > ? ORDER BY n LIMIT ?"  # noqa: S608  # a constant  # a constant
        return [_shown(row) for row in self._db.rows(sql, (n, limit))]


def _shown(row: tuple[Any, ...]) -> dict[str, Any]:
    n, at_ms, kind, method, path, status, user_id, event, body = row
    at = iso(at_ms)
    data = json.loads(body) if body is not None else None
    if kind == "event":
        return {"n": n, "at": at, "kind": kind, "event": event, "data": data}
    who = str(user_id) if user_id is not None else None
    return {
        "n": n,
        "at": at,
        "kind": kind,
        "method": method,
        "path": path,
        "status": status,
        "user_id": who,
        "body": data,
    }
