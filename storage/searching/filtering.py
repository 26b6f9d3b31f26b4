"""Filters as SQL, the same on both engines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.practices.filters import SETS
from storage.schema.types import to_milliseconds

if TYPE_CHECKING:
    from domain.practices.filters import Filters


def conditions(filters: Filters) -> tuple[str, dict[str, str | int]]:
    """Conditions on `practice_search s`, each behind an AND, and their parameters."""
    said: list[str] = []
    values: dict[str, str | int] = {}
    for column, name in SETS.items():
        wanted = sorted(getattr(filters, name))
        if wanted:
            places = [f"{column}_{number}" for number in range(len(wanted))]
            said.append(f"AND s.{column} IN ({', '.join(f':{place}' for place in places)})")
            values |= dict(zip(places, wanted, strict=True))
    if filters.years is not None:
        said.append("AND s.year BETWEEN :first_year AND :last_year")
        values |= {"first_year": filters.years[0], "last_year": filters.years[1]}
    if filters.since is not None:
        said.append("AND s.published_at >= :since")
        values["since"] = to_milliseconds(filters.since)
    return " ".join(said), values
