"""What somebody narrows a search of practices to: as it is asked, as it is chosen, as it is kept."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime


class Filters(Record):
    """What has to be true of a practice. An empty set asks for nothing; `years` are first and last.

    `since`: it was published then or later.
    """

    themes: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()
    hosts: frozenset[str] = frozenset()
    maturities: frozenset[str] = frozenset()
    evidence_levels: frozenset[str] = frozenset()
    years: tuple[int, int] | None = None
    since: datetime | None = None

    @property
    def any(self) -> bool:
        """Whether it asks for anything."""
        return self != Filters()


SETS: Final[Mapping[str, str]] = {
    "theme": "themes",
    "language": "languages",
    "country": "countries",
    "region": "regions",
    "host": "hosts",
    "maturity": "maturities",
    "evidence_level": "evidence_levels",
}
"""By facet of a practice, the filter that is a set of its values."""
FACETS: Final = (*SETS, "year")
"""What results are counted by, in the order in which it is shown."""
FACET_OF: Final[Mapping[str, str]] = {name: facet for facet, name in SETS.items()} | {"years": "year"}
"""By filter, its facet."""
_YEAR: Final = 4  # digits


def as_data(filters: Filters) -> dict[str, Any]:
    """What asks for something, as JSON can; the moment since when is none of it."""
    names = SETS.values()
    data: dict[str, Any] = {name: sorted(getattr(filters, name)) for name in names if getattr(filters, name)}
    if filters.years is not None:
        data["years"] = list(filters.years)
    return data


def from_data(data: Mapping[str, Any]) -> Filters:
    """What `as_data` made plain."""
    sets: dict[str, Any] = {name: frozenset(str(one) for one in data.get(name, ())) for name in SETS.values()}
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
    elif chosen and name in FACET_OF:
        data[name] = chosen
    return from_data(data)


def without(filters: Filters, name: str) -> Filters:
    """All but that one."""
    return with_values(filters, name, ())


def filters_of(chosen: Iterable[tuple[str, str]]) -> Filters:
    """What pairs of a facet and a value ask for: several of a facet are one or the other.

    What is no facet, or no year, asks for nothing.
    """
    sets: dict[str, set[str]] = defaultdict(set)
    years: list[int] = []
    for facet, value in chosen:
        if facet in SETS:
            sets[SETS[facet]].add(value)
        elif facet == "year" and value.isascii() and value.isdigit() and len(value) == _YEAR:
            years.append(int(value))
    some: dict[str, Any] = {name: frozenset(values) for name, values in sets.items()}
    return Filters(**some, years=(min(years), max(years)) if years else None)


def chosen_of(data: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """The pairs that ask for the same as filters that are kept as plain data (`as_data`)."""
    pairs = [(facet, str(value)) for facet, name in SETS.items() for value in data.get(name, ())]
    return (*pairs, *(("year", str(year)) for year in dict.fromkeys(data.get("years") or ())))
