"""Searches that members keep, and until when what was published has been held against each."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Column, Index, Text

from storage.schema.base import key, network_id, same_network, table
from storage.schema.types import Instant, Json, Key

# `look_at`: from when on it is to be looked at again; NULL: nothing was published since it was.
practice_saved_search: Final = table(
    "practice_saved_search",
    key(),
    network_id(),
    Column("member_id", Key, nullable=False),
    Column("words", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("filters", Json, nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("looked_at", Instant, nullable=False),
    Column("look_at", Instant),
    Column("told_at", Instant),
    same_network("member_id", "member", ondelete="CASCADE"),
    Index(None, "network_id", "member_id"),
    Index(None, "look_at"),
)
