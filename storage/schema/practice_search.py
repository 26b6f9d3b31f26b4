"""What the search looks at: each published wording as analysed words, and where which word occurs.

The texts here are made by `domain.search.indexing` and by nothing else; the engine's own index (FTS5's
`practice_fts`, PostgreSQL's `vector` column) is made of them by `storage.searching`. A row goes with its
wording.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, Text

from storage.schema.base import network_id, same_network, table
from storage.schema.types import Instant, Key

practice_search: Final = table(
    "practice_search",
    Column("id", Key, ForeignKey("practice_wording.id", ondelete="CASCADE"), primary_key=True),
    network_id(),
    Column("practice_id", Key, nullable=False),
    Column("language", Text, nullable=False),
    Column("theme", Text, nullable=False),
    Column("country", Text, nullable=False),
    Column("region", Text, nullable=False),
    Column("host", Text, nullable=False),
    Column("maturity", Text, nullable=False),
    Column("evidence_level", Text, nullable=False),
    Column("year", Integer, nullable=False),
    Column("published_at", Instant, nullable=False),
    Column("title", Text, nullable=False),
    Column("keywords", Text, nullable=False),
    Column("summary", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("names", Text, nullable=False),
    Column("length", Integer, nullable=False),
    same_network("practice_id", "practice", ondelete="CASCADE"),
    Index(None, "network_id", "practice_id"),
    Index(None, "network_id", "published_at"),
)

# How many rows and words there are in all, so that no search has to count them.
practice_search_total: Final = table(
    "practice_search_total",
    network_id(primary_key=True),
    Column("wordings", BigInteger, nullable=False),
    Column("words", BigInteger, nullable=False),
)

# In how many wordings each term occurs: at least in one.
practice_search_term: Final = table(
    "practice_search_term",
    network_id(primary_key=True),
    Column("term", Text, primary_key=True),
    Column("wordings", Integer, nullable=False),
)

# The words as people wrote them (`shown`), found without accents (`word`): to complete what is typed, and to
# mend it. They go with their `term`, so that nothing is kept of what is public no more.
practice_word: Final = table(
    "practice_word",
    network_id(primary_key=True),
    Column("word", Text, primary_key=True),
    Column("term", Text, primary_key=True),
    Column("shown", Text, nullable=False),
    Column("letters", Integer, nullable=False),
    Index(None, "network_id", "term"),
)
