"""Concepts of a network's own: taken over from files, told by file, taken away again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, insert, select

from domain.search.exchange import Source
from domain.search.lexicon import Concept
from storage.schema.practices import practice_concept as concepts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Row

    from storage.transaction import Transaction


def every(tx: Transaction) -> tuple[Concept, ...]:
    """All of the network, in a fixed order."""
    own = select(concepts).where(concepts.c.network_id == tx.network).order_by(concepts.c.iri)
    return tuple(map(_concept, tx.connection.execute(own)))


def sources(tx: Transaction) -> tuple[Source, ...]:
    """The files that they came from, by name."""
    counted = (
        select(concepts.c.source, func.count().label("n"), func.max(concepts.c.added_at).label("at"))
        .where(concepts.c.network_id == tx.network)
        .group_by(concepts.c.source)
        .order_by(concepts.c.source)
    )
    return tuple(Source(row.source, row.n, row.at) for row in tx.connection.execute(counted))


def put(tx: Transaction, source: str, found: Sequence[Concept]) -> None:
    """These are the concepts of that file now. One that another file has is of this one from now on."""
    remove(tx, source)
    ids = [one.id for one in found]
    own = (concepts.c.network_id == tx.network, concepts.c.iri.in_(ids))
    tx.connection.execute(delete(concepts).where(*own))
    tx.connection.execute(insert(concepts), [_row(tx, source, one) for one in found])


def remove(tx: Transaction, source: str) -> int:
    """Take away those of a file; says how many there were."""
    own = (concepts.c.network_id == tx.network, concepts.c.source == source)
    return int(tx.connection.execute(delete(concepts).where(*own)).rowcount)


def _row(tx: Transaction, source: str, one: Concept) -> dict[str, Any]:
    return {
        "network_id": tx.network,
        "iri": one.id,
        "source": source,
        "labels": {language: list(said) for language, said in one.labels.items()},
        "broader": list(one.broader),
        "related": list(one.related),
        "added_at": tx.now,
    }


def _concept(row: Row[Any]) -> Concept:
    labels = {language: tuple(said) for language, said in row.labels.items()}
    return Concept(labels, row.iri, tuple(row.broader), tuple(row.related))
