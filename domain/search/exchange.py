"""Vocabularies from elsewhere: how much of a file is taken, and why one is refused."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from domain.errors import DomainError
from domain.records import Record

if TYPE_CHECKING:
    from datetime import datetime

LARGEST: Final = 12_000_000
"""Bytes of a file; an extract of a few thousand concepts has less."""
MOST_CONCEPTS: Final = 6_000
MOST_LABELS: Final = 20
"""Of a concept in one language; what is more is left out."""
LONGEST_LABEL: Final = 120
"""Letters; a longer one is a description, and is left out."""
LONGEST_ID: Final = 500


class Refusal(StrEnum):
    """Why a file of concepts is not taken."""

    KIND = "kind"
    LARGE = "large"
    UNREADABLE = "unreadable"
    ENTITIES = "entities"
    EMPTY = "empty"
    MANY = "many"


class VocabularyRefused(DomainError):
    """A file of concepts is not taken. `why` is a `Refusal` value; `count` of at most `most` are there."""

    why: str
    count: int = 0
    most: int = 0
    detail: str = ""


class Source(Record):
    """A file that concepts came from: what it was called, how many there are of it, since when."""

    name: str
    concepts: int
    added_at: datetime
