"""What is derived of the wordings that are searched: in how many each term occurs, and what people wrote."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from sqlalchemy import delete, exists, insert, select

from domain.search.indexing import FIELDS
from storage.dialect import upsert
from storage.schema.practice_search import practice_search as searched
from storage.schema.practice_search import practice_search_term as occurrences
from storage.schema.practice_search import practice_search_total as totals
from storage.schema.practice_search import practice_word as known

if TYPE_CHECKING:
    from collections.abc import Iterable

    from storage.transaction import Transaction

_AT_ONCE: Final = 1_000
"""A statement takes so many values on any engine."""


def forget(tx: Transaction, terms: Iterable[str]) -> None:
    """Of these terms, those that occur nowhere any more go, with the words that people wrote for them."""
    every = sorted(terms)
    for start in range(0, len(every), _AT_ONCE):
        some = every[start : start + _AT_ONCE]
        own = (occurrences.c.network_id == tx.network, occurrences.c.term.in_(some))
        nowhere = delete(occurrences).where(*own, occurrences.c.wordings <= 0).returning(occurrences.c.term)
        gone = tx.connection.scalars(nowhere).all()
        if gone:
            words = (known.c.network_id == tx.network, known.c.term.in_(gone))
            tx.connection.execute(delete(known).where(*words))


def recount(tx: Transaction) -> None:
    """Count all wordings of the network anew, and forget the words that stand in none of them."""
    wordings = words = 0
    often: Counter[str] = Counter()
    fields = [searched.c[name] for name in FIELDS]
    for length, *said in tx.connection.execute(
        select(searched.c.length, *fields).where(searched.c.network_id == tx.network)
    ):
        wordings, words = wordings + 1, words + length
        often.update(set(" ".join(said).split()))
    upsert(tx.connection, totals, {"network_id": tx.network, "wordings": wordings, "words": words})
    tx.connection.execute(delete(occurrences).where(occurrences.c.network_id == tx.network))
    rows = [{"network_id": tx.network, "term": term, "wordings": n} for term, n in sorted(often.items())]
    if rows:
        tx.connection.execute(insert(occurrences), rows)
    occurs = exists().where(
        occurrences.c.network_id == known.c.network_id, occurrences.c.term == known.c.term
    )
    tx.connection.execute(delete(known).where(known.c.network_id == tx.network, ~occurs))
