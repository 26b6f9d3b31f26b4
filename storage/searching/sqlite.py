"""SQLite's engine: FTS5 finds the wordings and measures them, in C.

Terms hold letters and digits alone, so nothing that was typed can be an operator here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import text

from domain.search.indexing import FIELDS, WEIGHTS
from storage.searching.filtering import conditions

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from storage.searching.engine import Engine, Wanted
    from storage.transaction import Transaction

_WEIGHTS: Final = ", ".join(str(WEIGHTS[name]) for name in FIELDS)


class _Fts5:
    def best(self, tx: Transaction, wanted: Wanted, terms: AbstractSet[str], most: int) -> list[int]:
        joined, more = _filtered(wanted)
        statement = (
            f"SELECT practice_fts.rowid FROM practice_fts{joined} "  # noqa: S608
            f"ORDER BY round(bm25(practice_fts, {_WEIGHTS}), 6), practice_fts.rowid LIMIT :most"
        )
        values = more | {"match": _match(sorted(terms), wanted), "most": most}
        return [int(row[0]) for row in tx.connection.execute(text(statement), values)]


def _match(terms: Sequence[str], wanted: Wanted) -> str:
    said = f"({' OR '.join(_quoted([term]) for term in terms)})"
    for group in wanted.quoted:
        said += f" AND ({' OR '.join(_quoted(phrase) for phrase in group)})"
    return said


def _quoted(terms: Sequence[str]) -> str:
    return '"' + " ".join(terms) + '"'


def _filtered(wanted: Wanted) -> tuple[str, dict[str, str | int]]:
    if not wanted.filters.any:
        return " WHERE practice_fts MATCH :match", {}
    said, values = conditions(wanted.filters)
    joined = " CROSS JOIN practice_search AS s ON s.id = practice_fts.rowid WHERE practice_fts MATCH :match"
    return f"{joined} {said}", values


ENGINE: Final[Engine] = _Fts5()
