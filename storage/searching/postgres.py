"""PostgreSQL's engine: postings weigh, a `tsvector` knows what stands together.

`ts_rank` knows nothing of how rare a word is, so BM25 is summed up here, by the formula of SQLite's FTS5 and
from the same counts: https://sqlite.org/fts5.html#the_bm25_function.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import text

from domain.search.indexing import FIELDS, WEIGHTS
from storage.searching.filtering import conditions

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from storage.searching.searching import Engine, Entry, Wanted
    from storage.transaction import Transaction

_LABELS: Final = {"title": "A", "keywords": "B", "summary": "C", "body": "D", "names": "D"}
_MOST_POSITION: Final = 16_383
_MOST_PLACES: Final = 255
_GAP: Final = 2
"""Between two fields, so that no phrase reaches from one into the next."""

_BEST: Final = """
WITH whole AS (
    SELECT sum(wordings)::float8 AS rows, sum(words)::float8 / greatest(sum(wordings), 1) AS average
    FROM practice_search_total
),
wanted AS (
    SELECT term, share, greatest(ln((whole.rows - df + 0.5) / (df + 0.5)), 0.000001) AS rare
    FROM (
        SELECT w.term, w.share, t.wordings AS df
        FROM unnest(CAST(:terms AS text[]), CAST(:shares AS float8[])) AS w(term, share)
        JOIN practice_search_term AS t ON t.network_id = :network AND t.term = w.term AND t.wordings > 0
    ) AS counted, whole
)
SELECT p.id
FROM wanted
JOIN practice_posting AS p ON p.term = wanted.term
JOIN practice_search AS s ON s.id = p.id
CROSS JOIN whole
WHERE TRUE {more}
GROUP BY p.id
ORDER BY round(sum(
    wanted.share * wanted.rare * (p.weight * 2.2)
    / (p.weight + 1.2 * (0.25 + 0.75 * s.length / whole.average))
)::numeric, 6) DESC, p.id
LIMIT :most
"""


class _Vectors:
    def enter(self, tx: Transaction, entries: Sequence[Entry]) -> None:
        vectors = [{"id": one.wording, "vector": _vector(one.analysed.fields)} for one in entries]
        tx.connection.execute(
            text("INSERT INTO practice_vector (id, vector) VALUES (:id, CAST(:vector AS tsvector))"), vectors
        )
        postings = [
            {"term": term, "id": one.wording, "weight": weight}
            for one in entries
            for term, weight in _weighted(one.analysed.fields).items()
        ]
        if postings:
            tx.connection.execute(
                text("INSERT INTO practice_posting (term, id, weight) VALUES (:term, :id, :weight)"), postings
            )

    def best(self, tx: Transaction, wanted: Wanted, most: int) -> list[int]:
        more, values = _more(wanted, "p.id")
        terms = dict(sorted(wanted.terms.items()))
        values |= {"terms": list(terms), "shares": list(terms.values()), "most": most, "network": tx.network}
        return [int(row[0]) for row in tx.connection.execute(text(_BEST.format(more=more)), values)]


def _more(wanted: Wanted, id_: str) -> tuple[str, dict[str, Any]]:
    more, said = conditions(wanted.filters)
    values: dict[str, Any] = dict(said)
    for number, group in enumerate(wanted.quoted):
        phrases = " | ".join("(" + " <-> ".join(_quoted(term) for term in phrase) + ")" for phrase in group)
        values[f"quoted_{number}"] = phrases
        more += (
            f" AND EXISTS (SELECT 1 FROM practice_vector AS q WHERE q.id = {id_} "  # noqa: S608
            f"AND q.vector @@ CAST(:quoted_{number} AS tsquery))"
        )
    return more, values


def _weighted(fields: Mapping[str, str]) -> dict[str, float]:
    found: dict[str, float] = defaultdict(float)
    for name in FIELDS:
        for term in fields[name].split():
            found[term] += WEIGHTS[name]
    return found


def _vector(fields: Mapping[str, str]) -> str:
    """The fields one after the other, as PostgreSQL writes a `tsvector`."""
    places: dict[str, list[str]] = defaultdict(list)
    at = 0
    for name in FIELDS:
        for term in fields[name].split():
            at += 1
            if at < _MOST_POSITION and len(places[term]) < _MOST_PLACES:
                places[term].append(f"{at}{_LABELS[name]}")
        at += _GAP
    return " ".join(f"{_quoted(term)}:{','.join(found)}" for term, found in places.items() if found)


def _quoted(term: str) -> str:
    return "'" + term.replace("'", "''").replace("\\", "\\\\") + "'"


ENGINE: Final[Engine] = _Vectors()
