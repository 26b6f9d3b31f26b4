"""An answer without rules: load the session, add to its log, save it. The same statements, ours and raw."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.dialects import sqlite

from storage.schema.surveys import survey_event, survey_session
from storage.sqlite.connections import connect

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from storage.transaction import Unscoped

NETWORK: Final = 1
# As long as the walk of the shipped form is half-way.
WALK: Final = json.dumps({f"/data/strategy/s{number}": "level_2" for number in range(28)})
_REVISION: Final = list(survey_session.c.keys()).index("revision")
_AT: Final = 1_800_000_000_000

# As the repositories make theirs: once, with parameters (`storage/surveys/sessions.py`).
_LOAD: Final = select(survey_session).where(
    survey_session.c.network_id == bindparam("network"), survey_session.c.id == bindparam("session")
)
_LOG: Final = insert(survey_event)
_SAVE: Final = (
    update(survey_session)
    .where(survey_session.c.network_id == bindparam("network"), survey_session.c.id == bindparam("session"))
    .values({name: bindparam(f"new_{name}") for name in ("walk", "revision", "paused", "updated_at")})
)


def answer_plainly(tx: Unscoped, session: int) -> None:
    """One answer through Techlink's storage."""
    row = tx.connection.execute(_LOAD, {"network": NETWORK, "session": session}).one()
    tx.connection.execute(_LOG, _event(session, row.revision, tx.now))
    tx.connection.execute(_SAVE, _changed(session, row.revision, tx.now))


class Raw:
    """The baseline: `sqlite3` alone, with the same file, settings, statements and commits."""

    def __init__(self, file: Path, sessions: list[int]) -> None:
        self._connection = connect(file)
        self._sessions = sessions
        self._load_sql, _ = _written(_LOAD)
        self._log_sql, self._log_names = _written(_LOG, list(_event(0, 0, None)))
        self._save_sql, self._save_names = _written(_SAVE)

    def answer(self, number: int) -> None:
        """The answer of that number."""
        session = self._sessions[number % len(self._sessions)]
        execute = self._connection.execute
        execute("BEGIN IMMEDIATE")
        row = execute(self._load_sql, (NETWORK, session)).fetchone()
        event, changed = _event(session, row[_REVISION], _AT), _changed(session, row[_REVISION], _AT)
        execute(self._log_sql, [event[name] for name in self._log_names])
        execute(self._save_sql, [changed[name] for name in self._save_names])
        execute("COMMIT")

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()


def _event(session: int, revision: int, at: datetime | int | None) -> dict[str, Any]:
    return {
        "network_id": NETWORK,
        "session_id": session,
        "revision": revision,
        "at": at,
        "language": "en",
        "kind": "answer",
        "node": "/data/strategy/s3",
        "raw": "level_2",
    }


def _changed(session: int, revision: int, at: datetime | int) -> dict[str, Any]:
    return {
        "network": NETWORK,
        "session": session,
        "new_walk": WALK,
        "new_revision": revision + 1,
        "new_paused": False,
        "new_updated_at": at,
    }


def _written(statement: Any, columns: list[str] | None = None) -> tuple[str, list[str]]:
    """The statement's SQL as our storage sends it, and the names of its parameters in their order."""
    compiled = statement.compile(dialect=sqlite.dialect(), column_keys=columns)
    return str(compiled), list(compiled.positiontup)
