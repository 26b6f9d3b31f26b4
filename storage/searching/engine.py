"""What each database does in its own words, and what it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from domain.practices.filters import Filters
from domain.records import Record, field

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from storage.transaction import Transaction


class Wanted(Record):
    """What an engine looks for: strong and weak terms; of each group of phrases, one has to be there."""

    strong: frozenset[str]
    weak: frozenset[str] = frozenset()
    quoted: tuple[tuple[tuple[str, ...], ...], ...] = ()
    filters: Filters = field(default_factory=Filters)


class Engine(Protocol):
    """What each database does in its own words."""

    def best(self, tx: Transaction, wanted: Wanted, terms: AbstractSet[str], most: int) -> list[int]:
        """The wordings in which these terms weigh most, the best first."""
