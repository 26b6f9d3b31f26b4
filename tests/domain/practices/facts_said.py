"""Each fact of a practice once with and once without: what a new field of `Facts` is tried with everywhere."""

from __future__ import annotations

from typing import Any, Final

from domain.practices.model import ContactShown, EvidenceLevel, Facts, HostKind, Maturity
from domain.records import names, replace

SAID: Final[dict[str, Any]] = {
    "theme": "energy",
    "country": "IE",
    "region": "PT11",
    "place": "Porto",
    "organisation": "Maré Alta",
    "host": HostKind.AGENCY,
    "started": "2021-03",
    "ended": "2023",
    "maturity": Maturity.PILOT,
    "evidence_level": EvidenceLevel.MEASURED,
    "failure": True,
    "contact": "Ana, 2 23",
    "contact_shown": ContactShown.EVERYBODY,
    "links": ("https://example.org/a",),
}
"""A value for each, other than the one that it has where nothing is said."""
_BESIDE: Final[dict[str, dict[str, Any]]] = {
    "region": {"country": "PT"},
    "ended": {"started": "2021"},
    "contact_shown": {"contact": "Ana, 2 23"},
}
"""Without what a field would say nothing."""
NAMES: Final = names(Facts)


def without(name: str) -> Facts:
    """Facts of a practice that does not say it; of its theme, that says another, since each has one."""
    return Facts(**{"theme": "mobility", **_BESIDE.get(name, {})})


def saying(name: str) -> Facts:
    """The same with it."""
    return replace(without(name), **{name: SAID[name]})
