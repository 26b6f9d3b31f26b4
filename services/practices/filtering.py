"""Filters of a search as plain data, as a draft or a saved search keeps them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from domain.practices.filters import Filters

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SETS: Final = ("themes", "countries", "regions", "hosts", "maturities", "evidence_levels", "languages")
FACET_OF: Final = {
    "themes": "theme", "countries": "country", "regions": "region", "hosts": "host",
    "maturities": "maturity", "evidence_levels": "evidence_level", "languages": "language", "years": "year",
}  # fmt: skip
"""By filter, what results are counted by."""


def as_data(filters: Filters) -> dict[str, Any]:
    """What asks for something, as JSON can; the moment since when is none of it."""
    data: dict[str, Any] = {name: sorted(getattr(filters, name)) for name in SETS if getattr(filters, name)}
    if filters.years is not None:
        data["years"] = list(filters.years)
    return data


def from_data(data: Mapping[str, Any]) -> Filters:
    """What `as_data` made plain."""
    sets: dict[str, Any] = {name: frozenset(str(one) for one in data.get(name, ())) for name in SETS}
    years = data.get("years")
    return Filters(**sets, years=(int(years[0]), int(years[1])) if years else None)


def with_values(filters: Filters, name: str, values: Iterable[str]) -> Filters:
    """One of them chosen anew, by its name (a key of `FACET_OF`); nothing asks for nothing.

    Of years, all from the first to the last that are named.
    """
    chosen = [one for one in values if one]
    data = as_data(filters)
    data.pop(name, None)
    if chosen and name == "years":
        numbers = [int(one) for one in chosen if one.isdigit()]
        data["years"] = [min(numbers), max(numbers)] if numbers else None
    elif chosen and name in SETS:
        data[name] = chosen
    return from_data(data)


def without(filters: Filters, name: str) -> Filters:
    """All but that one."""
    return with_values(filters, name, ())
