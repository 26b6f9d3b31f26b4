"""Practices for which filters are true, where no words are searched: a page, how many, counted by a facet.

All of it is asked of the database, so a collection of any size is seen to its end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import text

from domain.practices.filters import FACETS
from domain.practices.model import PracticeId
from storage.searching.filtering import conditions

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from domain.practices.filters import Filters
    from storage.transaction import Transaction


class Listed(NamedTuple):
    """A practice for which they are true, by the first of its wordings for which they are."""

    practice: PracticeId
    wording: int
    language: str


def every(tx: Transaction, filters: Filters) -> tuple[Listed, ...]:
    """All of them, the newest first."""
    return _listed(tx, filters, "", {})


def page(tx: Transaction, filters: Filters, size: int, offset: int) -> tuple[Listed, ...]:
    """So many of them, the newest first, behind so many others."""
    return _listed(tx, filters, "LIMIT :size OFFSET :offset", {"size": size, "offset": offset})


def count(tx: Transaction, filters: Filters) -> int:
    """How many there are."""
    (row,) = _rows(tx, filters, "SELECT count(DISTINCT s.practice_id)")
    return int(row[0])


def counted(tx: Transaction, filters: Filters) -> dict[str, dict[str, int]]:
    """By facet, how many there are of each value, "" and "0" among them where it is not said.

    The table is looked through once, its long texts aside.
    """
    more, asked = conditions(filters)
    each = " UNION ALL ".join(
        f"SELECT '{name}', CAST({name} AS text), count(DISTINCT practice_id) FROM fits GROUP BY {name}"  # noqa: S608
        for name in FACETS
    )
    statement = (
        f"WITH fits AS MATERIALIZED (SELECT s.practice_id, {', '.join(f's.{name}' for name in FACETS)} "  # noqa: S608
        f"FROM practice_search AS s WHERE s.network_id = :network {more}) {each}"
    )
    found: dict[str, dict[str, int]] = {name: {} for name in FACETS}
    for name, value, often in tx.connection.execute(text(statement), {**asked, "network": tx.network}):
        found[name][value] = often
    return found


def _listed(tx: Transaction, filters: Filters, some: str, values: dict[str, Any]) -> tuple[Listed, ...]:
    rows = _rows(
        tx,
        filters,
        "SELECT f.practice_id, f.id, w.language FROM ("
        "SELECT s.practice_id, min(s.id) AS id, max(s.published_at) AS published_at",
        "GROUP BY s.practice_id ORDER BY max(s.published_at) DESC, s.practice_id DESC "
        f"{some}) AS f JOIN practice_search AS w ON w.id = f.id "
        "ORDER BY f.published_at DESC, f.practice_id DESC",
        **values,
    )
    return tuple(Listed(PracticeId(one), int(wording), str(language)) for one, wording, language in rows)


def _rows(
    tx: Transaction, filters: Filters, what: str, then: str = "", **values: Any
) -> Iterable[Sequence[Any]]:
    more, asked = conditions(filters)
    statement = f"{what} FROM practice_search AS s WHERE s.network_id = :network {more} {then}"
    return tx.connection.execute(text(statement), {**asked, **values, "network": tx.network})
