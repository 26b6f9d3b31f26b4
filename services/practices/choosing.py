"""Filters of a search as people choose them: pairs of a facet and one of its values."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from domain.practices.filters import Filters

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_FIELDS: Final = {
    "theme": "themes",
    "language": "languages",
    "country": "countries",
    "region": "regions",
    "host": "hosts",
    "maturity": "maturities",
    "evidence_level": "evidence_levels",
}
FACETS: Final = (*_FIELDS, "year")
"""The facets in the order in which they are shown."""
_YEAR: Final = 4  # digits


def filters_of(chosen: Iterable[tuple[str, str]]) -> Filters:
    """What they ask for: several values of a facet are one or the other. What is none asks for nothing."""
    sets: dict[str, set[str]] = defaultdict(set)
    years: list[int] = []
    for facet, value in chosen:
        if facet in _FIELDS:
            sets[_FIELDS[facet]].add(value)
        elif facet == "year" and value.isascii() and value.isdigit() and len(value) == _YEAR:
            years.append(int(value))
    some: dict[str, Any] = {name: frozenset(values) for name, values in sets.items()}
    return Filters(**some, years=(min(years), max(years)) if years else None)


def chosen_of(data: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """The pairs that ask for the same as filters that are kept as plain data (`filtering.as_data`)."""
    pairs = [(facet, str(value)) for facet, name in _FIELDS.items() for value in data.get(name, ())]
    return (*pairs, *(("year", str(year)) for year in dict.fromkeys(data.get("years") or ())))
