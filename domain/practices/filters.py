"""What somebody narrows a search of practices to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True)
class Filters:
    """What has to be true of a practice. An empty set asks for nothing; `years` are first and last.

    `since`: it was published then or later.
    """

    themes: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()
    hosts: frozenset[str] = frozenset()
    maturities: frozenset[str] = frozenset()
    evidence_levels: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    years: tuple[int, int] | None = None
    since: datetime | None = None

    @property
    def any(self) -> bool:
        """Whether it asks for anything."""
        return self != Filters()
