"""Good practices: what is said of each, its reviews, and what became of it elsewhere."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import Boolean, CheckConstraint, Column, ForeignKey, Index, Integer, Text, UniqueConstraint

from domain.practices.model import ContactShown, EvidenceLevel, HostKind, Maturity, Status
from domain.practices.quotes import QuoteState
from domain.practices.review import Step, Verdict
from storage.schema.base import choice, key, network_id, one_of, same_network, table
from storage.schema.types import Choice, Instant, Json, Key


def _text(name: str) -> Column[Any]:
    return Column(name, Text, nullable=False)


def _member(name: str) -> Column[Any]:
    return Column(name, Key, ForeignKey("member.id", ondelete="SET NULL"))


practice: Final = table(
    "practice",
    key(),
    network_id(),
    Column("number", Integer, nullable=False),
    _text("key"),
    choice("status", Status),
    Column("revision", Integer, nullable=False),
    _member("author_id"),
    Column("partner_id", Key),
    _text("original"),
    _text("theme"),
    _text("country"),
    _text("region"),
    _text("place"),
    _text("organisation"),
    Column("host", Choice(HostKind)),
    _text("started"),
    _text("ended"),
    Column("maturity", Choice(Maturity)),
    choice("evidence_level", EvidenceLevel),
    Column("failure", Boolean, nullable=False),
    _text("contact"),
    choice("contact_shown", ContactShown),
    Column("links", Json, nullable=False),
    _text("source"),
    Column("created_at", Instant, nullable=False),
    Column("changed_at", Instant, nullable=False),
    Column("published_at", Instant),
    Column("renew_at", Instant),
    Column("renewal_asked_at", Instant),
    one_of("status", Status),
    one_of("evidence_level", EvidenceLevel),
    one_of("contact_shown", ContactShown),
    same_network("partner_id", "partner"),
    UniqueConstraint("network_id", "number"),
    UniqueConstraint("network_id", "key"),
    UniqueConstraint("network_id", "id"),
    Index(None, "network_id", "status", "published_at"),
    Index(None, "status", "renew_at"),
    Index(None, "status", "renewal_asked_at"),
    Index(None, "author_id"),
    Index(None, "network_id", "partner_id"),
)

# A practice in one language. A short version has a title and a summary only.
practice_wording: Final = table(
    "practice_wording",
    key(),
    network_id(),
    Column("practice_id", Key, nullable=False),
    _text("language"),
    _text("title"),
    _text("summary"),
    _text("problem"),
    _text("solution"),
    _text("evidence"),
    _text("resources"),
    _text("difficulties"),
    _text("transfer"),
    Column("keywords", Json, nullable=False),
    _member("member_id"),
    same_network("practice_id", "practice", ondelete="CASCADE"),
    UniqueConstraint("network_id", "practice_id", "language"),
    UniqueConstraint("network_id", "id"),
    Index(None, "member_id"),
)

practice_file: Final = table(
    "practice_file",
    network_id(primary_key=True),
    Column("practice_id", Key, primary_key=True),
    Column("file_id", Key, primary_key=True),
    same_network("practice_id", "practice", ondelete="CASCADE"),
    same_network("file_id", "file"),
    Index(None, "network_id", "file_id"),
)

# A message that a practice is made of: its words are used once who wrote it agrees.
practice_quote: Final = table(
    "practice_quote",
    network_id(primary_key=True),
    Column("practice_id", Key, primary_key=True),
    _member("member_id"),
    _text("text"),
    _text("link"),
    choice("state", QuoteState),
    Column("asked_at", Instant, nullable=False),
    Column("answered_at", Instant),
    one_of("state", QuoteState),
    same_network("practice_id", "practice", ondelete="CASCADE"),
    Index(None, "member_id"),
)

practice_review: Final = table(
    "practice_review",
    key(),
    network_id(),
    Column("practice_id", Key, nullable=False),
    choice("step", Step),
    choice("verdict", Verdict),
    _text("why"),
    Column("marks", Json, nullable=False),
    Column("comments", Json, nullable=False),
    # By field, a mark of what stood there: no text is kept twice.
    Column("seen", Json, nullable=False, server_default="{}"),
    _member("member_id"),
    Column("said_at", Instant, nullable=False),
    one_of("step", Step),
    one_of("verdict", Verdict),
    same_network("practice_id", "practice", ondelete="CASCADE"),
    Index(None, "network_id", "practice_id"),
    Index(None, "member_id"),
)

# What members say of a practice in a sentence, once each.
practice_rating: Final = table(
    "practice_rating",
    network_id(primary_key=True),
    Column("practice_id", Key, primary_key=True),
    Column("member_id", Key, primary_key=True),
    Column("stars", Integer, nullable=False),
    _text("sentence"),
    Column("said_at", Instant, nullable=False),
    CheckConstraint("stars BETWEEN 1 AND 5", name="stars"),
    same_network("practice_id", "practice", ondelete="CASCADE"),
    same_network("member_id", "member", ondelete="CASCADE"),
    Index(None, "network_id", "member_id"),
)

# Concepts that a network took over from other vocabularies, beside those that ship; found by them at once.
practice_concept: Final = table(
    "practice_concept",
    network_id(primary_key=True),
    Column("iri", Text, primary_key=True),
    _text("source"),
    Column("labels", Json, nullable=False),
    Column("broader", Json, nullable=False),
    Column("related", Json, nullable=False),
    Column("added_at", Instant, nullable=False),
)
