"""Practices as people see them: what a card, a page or a list shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.records import Record, field

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from domain.actors import MemberId, NetworkId
    from domain.files import File
    from domain.practices.filters import Filters
    from domain.practices.model import Practice, Wording
    from domain.practices.quotes import Quote
    from domain.practices.review import Review
    from domain.search.queries import Query
    from domain.search.ranking import Scored
    from domain.search.snippets import Snippet
    from services.practices.adopting.views import Use


class PracticeView(Record):
    """One practice for one reader: `shown` is it in the reader's language where it has that.

    `author` and `partner` are names, "" where they are gone; `contact` is "" for who may not see it.
    `lacking` are names of fields, those first that would add most. `reviews` are for its author and for
    reviewers.
    """

    network: NetworkId
    practice: Practice
    shown: Wording
    author: str
    partner: str
    contact: str
    complete: int
    lacking: tuple[str, ...]
    missing: tuple[str, ...]
    mine: bool
    may_change: bool
    may_review: bool
    now: datetime
    reviews: tuple[Review, ...] = ()
    reviewers: Mapping[MemberId, str] = field(default_factory=dict)
    """The names of who gave the reviews."""
    own_themes: tuple[str, ...] = ()
    files: tuple[File, ...] = ()
    quote: Quote | None = None
    """The message that it quotes, or would; `quoted` is the name of who wrote it."""
    quoted: str = ""
    unwritten: bool = False
    """What its author waits for comes into their inbox only, and they have not chosen that."""
    quoted_by_inbox: bool = False
    """Who wrote the message finds the question in their inbox only."""
    use: Use | None = None
    """What became of it: where one practice is looked at."""
    alike: tuple[Practice, ...] = ()
    """What is published already and says much the same: for its author before it is sent, and who reviews."""
    free: tuple[str, ...] = ()
    """The languages, its original's aside, in which the reader may write it."""


class Found(Record):
    """One result: the practice, in which language it answers, and why."""

    practice: Practice
    shown: Wording
    snippet: Snippet
    scored: Scored


class Results(Record):
    """A page of results. `facets` count all of them, by theme, country and so on, the most frequent first.

    `total` are those worth showing, at most as many as the ranking looks at; without words, all. The first
    `answering` of them answer, the others have little to do with it. `mended` says which words were read as
    which, `or_else` what else each may mean. `newest` are offered where nothing was found.
    """

    network: NetworkId
    text: str
    query: Query
    filters: Filters
    found: tuple[Found, ...]
    total: int
    page: int
    pages: int
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    mended: Mapping[str, str] = field(default_factory=dict)
    newest: tuple[Practice, ...] = ()
    answering: int = 0
    or_else: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


class PracticeList(Record):
    """A page of practices: one's own, what waits for a review, what is new."""

    network: NetworkId
    practices: tuple[PracticeView, ...]
    page: int
    pages: int
    total: int
