"""The door: wordings are entered and taken out, and found by terms."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import bindparam, delete, insert, select, true

from domain.practices.filters import FACETS
from domain.records import Record
from domain.search.indexing import FIELDS
from domain.search.ranking import Candidate, Collection
from storage.dialect import add_up, insert_new, upsert
from storage.schema.practice_search import practice_search as searched
from storage.schema.practice_search import practice_search_term as occurrences
from storage.schema.practice_search import practice_search_total as totals
from storage.schema.practice_search import practice_word as known
from storage.searching import counting

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from datetime import datetime

    from domain.practices.model import Practice, WordingId
    from domain.search.indexing import Analysed
    from storage.searching.engine import Engine, Wanted
    from storage.transaction import Transaction

FIRST: Final = 60
"""So many wordings go on to the ranking; what the engine puts behind them is not looked at again."""


class Entry(Record):
    """A wording to enter."""

    wording: WordingId
    language: str
    practice: Practice
    analysed: Analysed
    year: int


def engine(tx: Transaction) -> Engine:
    """That of the transaction's database."""
    if tx.connection.dialect.name == "sqlite":
        from storage.searching import sqlite  # noqa: PLC0415 - only the one in use

        return sqlite.ENGINE
    from storage.searching import postgres  # noqa: PLC0415 - only the one in use

    return postgres.ENGINE


def scope(tx: Transaction) -> str:
    """What stands before each term of this network."""
    return str(tx.network)


def enter(tx: Transaction, entries: Sequence[Entry]) -> None:
    """These wordings can be found from now on; none of them may be there yet.

    The engine's own index is made of these rows by triggers.
    """
    if not entries:
        return
    tx.connection.execute(insert(searched), [_row(tx, one) for one in entries])
    _count(tx, len(entries), sum(one.analysed.length for one in entries))
    _occur(tx, Counter(term for one in entries for term in _distinct(one.analysed.fields)))
    words = {(one.word, one.term): one.shown for entry in entries for one in entry.analysed.known}
    rows = [
        {"network_id": tx.network, "word": word, "term": term, "shown": shown, "letters": len(word)}
        for (word, term), shown in words.items()
    ]
    if rows:
        insert_new(tx.connection, known, rows, unique=("network_id", "word", "term"))


def take_out(tx: Transaction, practices: Iterable[int]) -> None:
    """No wording of these practices can be found any more; words that stand in no other are forgotten.

    Comes before a wording is deleted: its row here would go with it, and what is counted of it would stay.
    """
    own = (searched.c.network_id == tx.network, searched.c.practice_id.in_(list(practices)))
    fields = [searched.c[name] for name in FIELDS]
    rows = tx.connection.execute(select(searched.c.length, *fields).where(*own)).all()
    if not rows:
        return
    tx.connection.execute(delete(searched).where(*own))
    _count(tx, -len(rows), -sum(row.length for row in rows))
    gone = Counter(term for row in rows for term in _distinct({name: getattr(row, name) for name in FIELDS}))
    _occur(tx, {term: -often for term, often in gone.items()})
    counting.forget(tx, gone)


def find(tx: Transaction, wanted: Wanted) -> tuple[Candidate, ...]:
    """The wordings that the engine puts first, for the ranking: by strong terms, by weak ones to fill up.

    Weak terms (wider and narrower words, other senses) occur in most of a large collection: asked at once
    they would double the time, and push out what was looked for. Without the terms that occur nowhere, the
    same is found sooner.
    """
    best = engine(tx).best
    found = best(tx, wanted, wanted.strong, FIRST) if wanted.strong else []
    if len(found) < FIRST and wanted.weak:
        more = best(tx, wanted, wanted.weak, FIRST)
        found = list(dict.fromkeys((*found, *more)))[:FIRST]
    return candidates(tx, found)


def candidates(tx: Transaction, wordings: Sequence[int]) -> tuple[Candidate, ...]:
    """These wordings, as the ranking wants them; what is not searched is left out."""
    if not wordings:
        return ()
    rows = tx.connection.execute(_CANDIDATES, {"network": tx.network, "ids": list(wordings)})
    return tuple(_candidate(*row) for row in rows)


def _candidate(id_: int, practice: int, length: int, published_at: datetime, *rest: Any) -> Candidate:
    about = dict(zip(FACETS, map(str, rest), strict=False))
    fields = dict(zip(FIELDS, rest[len(FACETS) :], strict=True))
    return Candidate(
        id_, practice, about["language"], fields, length, published_at, about["evidence_level"], about
    )


def collection(tx: Transaction, often: Mapping[str, int]) -> Collection:
    """What the ranking has to know of all wordings of the network; `often` is what `occurring` says."""
    wordings, words = _totals(tx)
    return Collection(wordings, words / wordings if wordings else 0.0, often)


def occurring(tx: Transaction, terms: AbstractSet[str]) -> dict[str, int]:
    """In how many wordings each of the terms occurs; those that occur nowhere are left out."""
    rows = tx.connection.execute(_OCCURRING, {"network": tx.network, "terms": sorted(terms)})
    return {row.term: row.wordings for row in rows}


def spelled(tx: Transaction, words: Sequence[str]) -> dict[str, set[str]]:
    """By word without accents, the terms in use that people's spellings of it have."""
    if not words:
        return {}
    own = (known.c.network_id == tx.network, known.c.word.in_(words))
    found: dict[str, set[str]] = {}
    for row in tx.connection.execute(select(known.c.word, known.c.term).where(*own)):
        found.setdefault(row.word, set()).add(row.term)
    return found


def beginning(tx: Transaction, start: str, most: int) -> list[tuple[str, str]]:
    """Words in use that begin so, without accents: as written, and their terms; the shortest first."""
    own = (known.c.network_id == tx.network, known.c.word >= start, known.c.word < start + _LAST)
    ordered = select(known.c.shown, known.c.term).where(*own).order_by(known.c.letters, known.c.word)
    return [(row.shown, row.term) for row in tx.connection.execute(ordered.limit(most))]


def near(tx: Transaction, starts: Iterable[str], letters: range) -> list[tuple[str, str, str, int]]:
    """Words in use that begin with one of these letters, of about that length.

    Each as word, as written, its term, and in how many wordings that occurs.
    """
    found: list[tuple[str, str, str, int]] = []
    counted = (occurrences.c.network_id == known.c.network_id) & (occurrences.c.term == known.c.term)
    columns = (known.c.word, known.c.shown, known.c.term, occurrences.c.wordings)
    for start in dict.fromkeys(starts):
        own = (
            known.c.network_id == tx.network,
            known.c.word >= start,
            known.c.word < start + _LAST,
            known.c.letters.between(letters.start, letters.stop - 1),
            occurrences.c.wordings > 0,
        )
        rows = tx.connection.execute(select(*columns).join(occurrences, counted).where(*own))
        found += [(row.word, row.shown, row.term, row.wordings) for row in rows]
    return found


_LAST: Final = "\U0010ffff"
_OCCURRING: Final = select(occurrences.c.term, occurrences.c.wordings).where(
    occurrences.c.network_id == bindparam("network"),
    occurrences.c.term.in_(bindparam("terms", expanding=True)),
    occurrences.c.wordings > 0,
)
_TOTALS: Final = select(totals.c.wordings, totals.c.words).where(totals.c.network_id == bindparam("network"))
_CANDIDATES: Final = (
    select(
        searched.c.id,
        searched.c.practice_id,
        searched.c.length,
        searched.c.published_at,
        *(searched.c[name] for name in (*FACETS, *FIELDS)),
    )
    .where(
        # "IS TRUE": else SQLite, asked for many ids, takes the index by network and reads all of it.
        (searched.c.network_id == bindparam("network")).is_(true()),
        searched.c.id.in_(bindparam("ids", expanding=True)),
    )
    .order_by(searched.c.id)
)


def _row(tx: Transaction, one: Entry) -> dict[str, Any]:
    facts = one.practice.facts
    return {
        "id": one.wording,
        "network_id": tx.network,
        "practice_id": one.practice.id,
        "language": one.language,
        "theme": facts.theme,
        "country": facts.country,
        "region": facts.region,
        "host": facts.host or "",
        "maturity": facts.maturity or "",
        "evidence_level": facts.evidence_level,
        "year": one.year,
        "published_at": one.practice.published_at or tx.now,
        "length": one.analysed.length,
        **one.analysed.fields,
    }


def _count(tx: Transaction, wordings: int, words: int) -> None:
    before = _totals(tx)
    upsert(
        tx.connection,
        totals,
        {"network_id": tx.network, "wordings": before[0] + wordings, "words": before[1] + words},
    )


def _totals(tx: Transaction) -> tuple[int, int]:
    row = tx.connection.execute(_TOTALS, {"network": tx.network}).one_or_none()
    return (0, 0) if row is None else (row.wordings, row.words)


def _occur(tx: Transaction, more: Mapping[str, int]) -> None:
    rows = [
        {"network_id": tx.network, "term": term, "wordings": often} for term, often in sorted(more.items())
    ]
    if rows:
        add_up(tx.connection, occurrences, rows, column="wordings")


def _distinct(fields: Mapping[str, str]) -> set[str]:
    return {term for name in FIELDS for term in fields[name].split()}
