"""Interactions: in memory while nobody has answered them, in SQLite from the first answer on.

An unanswered one has three seconds to live and dies with the process; an answered one's token stays good for
fifteen minutes, over a restart of the playground too.
"""

from __future__ import annotations

import base64
import json
import secrets
from typing import TYPE_CHECKING

from playground.records.interactions import TOKEN_LIVES_MS, Interaction
from playground.store import codec

if TYPE_CHECKING:
    from playground.store.database import Database


def new_token(interaction_id: int) -> str:
    """A token nobody can guess, which says whose it is, as Discord's own do."""
    text = f"interaction:{interaction_id}:{secrets.token_urlsafe(48)}"
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _id_of(token: str) -> int | None:
    try:
        text = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4)).decode()
        kind, number, _ = text.split(":", 2)
        return int(number) if kind == "interaction" and 0 < int(number) < 2**63 else None
    except ValueError:
        return None


class Interactions:
    """The interaction table, with the recent ones in memory too."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._recent: dict[int, Interaction] = {}
        self._look_again_at = 1024

    def remember(self, interaction: Interaction) -> None:
        """Keeps one that has no answer yet."""
        self._recent[interaction.id] = interaction

    def put(self, interaction: Interaction) -> None:
        """Stores one that was answered."""
        self._recent[interaction.id] = interaction
        values = (interaction.id, codec.flat(interaction))
        self._db.write("INSERT OR REPLACE INTO interaction VALUES (?, ?)", values)

    def get(self, interaction_id: int) -> Interaction | None:
        """By id."""
        return self._recent.get(interaction_id) or self._stored(interaction_id)

    def by_token(self, token: str) -> Interaction | None:
        """By token."""
        number = _id_of(token)
        found = self.get(number) if number is not None else None
        return found if found is not None and secrets.compare_digest(found.token, token) else None

    def _stored(self, interaction_id: int) -> Interaction | None:
        row = self._db.row("SELECT body FROM interaction WHERE id = ?", (interaction_id,))
        return Interaction(**json.loads(row[0])) if row else None

    def forget_old(self, now_ms: int) -> None:
        """Now and then drops from memory those whose tokens are dead (real time)."""
        if len(self._recent) < self._look_again_at:
            return
        self._recent = {n: i for n, i in self._recent.items() if i.made_ms + TOKEN_LIVES_MS >= now_ms}
        self._look_again_at = 2 * len(self._recent) + 1024
