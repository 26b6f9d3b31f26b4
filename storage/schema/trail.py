"""Who did what in a network: the acts of coordination, kept when the member is forgotten.

`frozen_until` is set then: what has to be shown to auditors is kept until that instant, and deleted.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Text

from storage.schema.base import key, network_id, table
from storage.schema.types import Instant, Json, Key

trail = table(
    "trail",
    key(),
    network_id(),
    Column("at", Instant, nullable=False),
    Column("member_id", Key, ForeignKey("member.id", ondelete="SET NULL")),
    Column("act", Text, nullable=False),
    Column("subject_kind", Text, nullable=False),
    Column("subject_id", Key, nullable=False),
    Column("detail", Json, nullable=False),
    Column("frozen_until", Instant),
    Index(None, "network_id", "id"),
    Index(None, "network_id", "subject_kind", "subject_id"),
    Index(None, "member_id"),
    Index(None, "frozen_until"),
)
