"""PostgreSQL's engine: postings weigh, a `tsvector` knows what stands together.

`ts_rank` knows nothing of how rare a word is, so BM25 is summed up here, by the formula of SQLite's FTS5 and
from the same counts: https://sqlite.org/fts5.html#the_bm25_function.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import text

from domain.search.indexing import FIELDS, WEIGHTS
from storage.searching.filtering import conditions

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from storage.searching.engine import Engine, Wanted
    from storage.transaction import Transaction

_WEIGHT: Final = " + ".join(f"{WEIGHTS[name]} * p.{name}" for name in FIELDS)
_BEST: Final = """
WITH whole AS (
    SELECT sum(wordings)::float8 AS rows, sum(words)::float8 / greatest(sum(wordings), 1) AS average
    FROM practice_search_total
),
wanted AS (
    SELECT term, greatest(ln((whole.rows - df + 0.5) / (df + 0.5)), 0.000001) AS rare
    FROM (
        SELECT w.term, t.wordings AS df
        FROM unnest(CAST(:terms AS text[])) AS w(term)
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
    wanted.rare * (({weight}) * 2.2)
    / (({weight}) + 1.2 * (0.25 + 0.75 * s.length / whole.average))
)::numeric, 6) DESC, p.id
LIMIT :most
"""


class _Vectors:
    def best(self, tx: Transaction, wanted: Wanted, terms: AbstractSet[str], most: int) -> list[int]:
        more, values = _more(wanted, "p.id")
        values |= {"terms": sorted(terms), "most": most, "network": tx.network}
        statement = text(_BEST.format(more=more, weight=_WEIGHT))
        return [int(row[0]) for row in tx.connection.execute(statement, values)]


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


def _quoted(term: str) -> str:
    return "'" + term.replace("'", "''").replace("\\", "\\\\") + "'"


ENGINE: Final[Engine] = _Vectors()
