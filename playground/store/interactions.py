"""Interactions in SQLite: a token stays good over a restart of the playground."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from playground.records.interactions import FAILED, PENDING, TOKEN_LIVES_MS, Interaction
from playground.store import codec

if TYPE_CHECKING:
    from playground.store.database import Database


class Interactions:
    """The interaction table, with the recent ones in memory too."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._recent: dict[int, Interaction] = {}
        self._by_token: dict[str, int] = {}
        self._look_again_at = 1024

    def put(self, interaction: Interaction) -> None:
        """Adds or replaces."""
        self._recent[interaction.id] = interaction
        self._by_token[interaction.token] = interaction.id
        values = (interaction.id, interaction.token, interaction.state, codec.flat(interaction))
        self._db.write("INSERT OR REPLACE INTO interaction VALUES (?, ?, ?, ?)", values)

    def get(self, interaction_id: int) -> Interaction | None:
        """By id."""
        return self._recent.get(interaction_id) or self._find("id = ?", interaction_id)

    def by_token(self, token: str) -> Interaction | None:
        """By token."""
        known = self._by_token.get(token)
        return self._recent[known] if known is not None else self._find("token = ?", token)

    def _find(self, where: str, value: int | str) -> Interaction | None:
        row = self._db.row(f"SELECT body FROM interaction WHERE {where}", (value,))  # two constants  # noqa: S608  # two constants
        return Interaction(**json.loads(row[0])) if row else None

    def fail_pending(self) -> None:
        """After a restart: nobody can be answered in time any more."""
        for (body,) in self._db.rows("SELECT body FROM interaction WHERE state = ?", (PENDING,)):
            self.put(replace(Interaction(**json.loads(body)), state=FAILED))

    def forget_old(self, now_ms: int) -> None:
        """Now and then drops from memory those whose tokens are dead (real time)."""
        if len(self._recent) < self._look_again_at:
            return
        for old in [i for i in self._recent.values() if i.made_ms + TOKEN_LIVES_MS < now_ms]:
            del self._recent[old.id]
            del self._by_token[old.token]
        self._look_again_at = 2 * len(self._recent) + 1024
