"""SQLite's engine: FTS5 finds the wordings and measures them, in C.

One query for each weight that terms have, since FTS5 knows weights of columns only; the sums are put in
order. Terms hold letters and digits alone, so nothing that was typed can be an operator here.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from sqlalchemy import text

from domain.search.indexing import FIELDS, WEIGHTS
from storage.searching.filtering import conditions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storage.searching.searching import Engine, Wanted
    from storage.transaction import Transaction

_WEIGHTS: Final = ", ".join(str(WEIGHTS[name]) for name in FIELDS)


class _Fts5:
    def best(self, tx: Transaction, wanted: Wanted, most: int) -> list[int]:
        groups: dict[float, list[str]] = defaultdict(list)
        for term, weight in sorted(wanted.terms.items()):
            groups[weight].append(term)
        values: dict[str, str | int | float] = {}
        asked = []
        for number, (weight, terms) in enumerate(sorted(groups.items(), reverse=True)):
            values |= {f"match_{number}": _match(terms, wanted), f"weight_{number}": weight}
            asked.append(
                f"SELECT rowid AS id, -bm25(practice_fts, {_WEIGHTS}) * :weight_{number} AS score "  # noqa: S608
                f"FROM practice_fts WHERE practice_fts MATCH :match_{number}"
            )
        filtered, more = _filtered(wanted)
        statement = (
            # Materialised, or SQLite would move the measure out of the search that it belongs to.
            f"WITH found (id, score) AS MATERIALIZED ({' UNION ALL '.join(asked)}) "  # noqa: S608
            f"SELECT found.id FROM found{filtered} "
            "GROUP BY found.id ORDER BY round(sum(found.score), 6) DESC, found.id LIMIT :most"
        )
        rows = tx.connection.execute(text(statement), values | more | {"most": most})
        return [int(row[0]) for row in rows]


def _match(terms: Sequence[str], wanted: Wanted) -> str:
    said = f"({' OR '.join(_quoted([term]) for term in terms)})"
    for group in wanted.quoted:
        said += f" AND ({' OR '.join(_quoted(phrase) for phrase in group)})"
    return said


def _quoted(terms: Sequence[str]) -> str:
    return '"' + " ".join(terms) + '"'


def _filtered(wanted: Wanted) -> tuple[str, dict[str, str | int]]:
    if not wanted.filters.any:
        return "", {}
    said, values = conditions(wanted.filters)
    return f" JOIN practice_search AS s ON s.id = found.id WHERE TRUE {said}", values


ENGINE: Final[Engine] = _Fts5()
