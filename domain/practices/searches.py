"""Searches that somebody keeps: what is new among their answers is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NewType

from domain.errors import DomainError
from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from domain.actors import MemberId

SavedId = NewType("SavedId", int)
MOST_SAVED: Final = 20
"""More than that is no list that anybody keeps up."""
LONGEST_WORDS: Final = 500
"""Letters of a search that can be kept."""


class SavedSearch(Record):
    """A search of `member`: words in `language`, and `filters` as plain data ("themes": ["energy"]).

    What is published from `looked_at` on has not been held against it yet.
    """

    id: SavedId
    member: MemberId
    words: str
    language: str
    filters: Mapping[str, Any]
    made_at: datetime
    looked_at: datetime
    told_at: datetime | None = None


class SavedSearchesFull(DomainError):
    """So many searches can be kept, `most`: one has to go first."""

    most: int


class NothingToSave(DomainError):
    """A search without a word and without a filter answers with everything: it is none to keep."""
