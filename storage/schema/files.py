"""Files that people gave: what is known of each. Their bytes lie in the data folder (`storage.vault`)."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import BigInteger, CheckConstraint, Column, ForeignKey, Index, Text
from sqlalchemy import UniqueConstraint as Unique

from storage.schema.base import key, metadata, network_id, table
from storage.schema.types import Instant, Key

# A noun that has files names one as `file_id`, with `same_network("file_id", "file")`; that is how the sweep
# knows which are wanted.
file: Final = table(
    "file",
    key(),
    network_id(),
    Column("sha256", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("media", Text, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("member_id", Key, ForeignKey("member.id", ondelete="SET NULL")),
    Column("given_at", Instant, nullable=False),
    CheckConstraint("length(sha256) = 64", name="sha256"),
    Unique("network_id", "id"),
    Index(None, "sha256"),
    Index(None, "member_id"),
)


def naming_files() -> tuple[Column[Any], ...]:
    """The columns of all nouns that name a file."""
    return tuple(
        column
        for _, each in sorted(metadata.tables.items())
        for column in each.c
        if any(foreign.column is file.c.id for foreign in column.foreign_keys)
    )
