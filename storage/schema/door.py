"""How people come in without Discord: links for one sign-in, sessions of the web, the key that signs links.

An `address_claim` is an e-mail address that somebody says is theirs; it is once a link sent there is pressed.

A person is one, whichever networks they are in; so are their sessions. Of a link or a session only the
SHA-256 sum of its secret is kept: who reads the database cannot come in by it.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Text

from storage.schema.base import key, table
from storage.schema.types import Instant, Key

secret: Final = table(
    "secret",
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
    Column("made_at", Instant, nullable=False),
)

sign_in: Final = table(
    "sign_in",
    key(),
    Column("person_id", Key, ForeignKey("person.id", ondelete="CASCADE"), nullable=False),
    Column("sha256", Text, nullable=False, unique=True),
    Column("made_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("used_at", Instant),
    CheckConstraint("length(sha256) = 64", name="sha256"),
    Index(None, "person_id"),
    Index(None, "expires_at"),
)

address_claim: Final = table(
    "address_claim",
    key(),
    Column("person_id", Key, ForeignKey("person.id", ondelete="CASCADE"), nullable=False),
    Column("address", Text, nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("confirmed_at", Instant),
    Index(None, "person_id", "made_at"),
    Index(None, "expires_at"),
)

portal_session: Final = table(
    "portal_session",
    key(),
    Column("person_id", Key, ForeignKey("person.id", ondelete="CASCADE"), nullable=False),
    Column("sha256", Text, nullable=False, unique=True),
    Column("device", Text, nullable=False),
    Column("opened_at", Instant, nullable=False),
    Column("seen_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("ended_at", Instant),
    CheckConstraint("length(sha256) = 64", name="sha256"),
    Index(None, "person_id"),
    Index(None, "expires_at"),
)
