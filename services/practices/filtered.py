"""Browsing: practices by filters alone, the newest first, to the last of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.search import snippets
from domain.search.ranking import Scored
from services.practices.views import Found, Results
from storage.practices import practices
from storage.searching import listing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from domain.practices.filters import Filters
    from domain.practices.model import Practice
    from domain.search.queries import Query
    from storage.searching.listing import Listed
    from storage.transaction import Transaction

NEWEST: Final = 3
"""So many are offered where nothing is found."""


def listed(tx: Transaction, text: str, query: Query, filters: Filters, page: int, size: int) -> Results:
    """A page of what the filters let through; `query` is what was read of `text`: no word with a meaning."""
    total = listing.count(tx, filters)
    pages = max(1, -(-total // size))
    page = min(max(page, 0), pages - 1)
    some = listing.page(tx, filters, size, page * size)
    by_id = {one.id: one for one in practices.loaded(tx, [one.practice for one in some])}
    return Results(
        network=tx.network,
        text=text,
        query=query,
        filters=filters,
        found=tuple(_shown(by_id[one.practice], one) for one in some if one.practice in by_id),
        total=total,
        answering=total,
        page=page,
        pages=pages,
        facets={name: _facet(said) for name, said in listing.counted(tx, filters).items()},
        newest=() if total else practices.newest(tx, NEWEST),
    )


def _shown(practice: Practice, one: Listed) -> Found:
    words = practice.in_language(one.language)
    scored = Scored(one.wording, practice.id, 0.0, (), covered=0.0, phrase=0.0, fresh=0.0, evidence=0.0)
    return Found(practice, words, snippets.cut([words.summary], words.language, ()), scored)


def _facet(often: Mapping[str, int]) -> Mapping[str, int]:
    said = [one for one in often.items() if one[0] not in {"", "0"}]
    return dict(sorted(said, key=lambda one: (-one[1], one[0])))
