"""What a file of practices would do, as data; what is known when it is read."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from domain.importing.changes import stamp_of
from domain.records import Record, field

if TYPE_CHECKING:
    from collections.abc import Mapping

    from domain.actors import NetworkId
    from domain.importing.changes import Entry as Change
    from domain.importing.lines import Problem
    from domain.practices.entries import Entry
    from domain.practices.model import Practice


class Fault(StrEnum):
    """What can be wrong with a cell, besides what `domain.practices.errors` says and what can be with any."""

    MISSING = "missing"
    CLEARED = "cleared"
    WORD = "word"
    THEME = "theme"
    COUNTRY = "country"
    REGION = "region"
    TWICE = "twice"
    NO_ORIGINAL = "no_original"
    DIFFERENT = "different"
    NOT_PUBLISHED = "not_published"


class Known(Record):
    """What the network has: its practices by key, and its own themes.

    `countries` are names and codes of countries to their codes; nothing begins after `today`.
    """

    network: NetworkId
    practices: Mapping[str, Practice] = field(default_factory=dict)
    own_themes: tuple[str, ...] = ()
    countries: Mapping[str, str] = field(default_factory=dict)
    today: date = date.max


class PracticeRow(Record):
    """A row that was understood: the entry as it would be, and what of it is other than before."""

    entry: Entry
    change: Change


class Outcome(Record):
    """What a file would do. With any problem it does nothing."""

    rows: tuple[PracticeRow, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def effective(self) -> int:
        """How many rows would change something."""
        return sum(not one.change.same for one in self.rows)

    @property
    def stamp(self) -> str:
        """What it changes, in few letters: whether it is still what somebody saw."""
        return stamp_of(one.change for one in self.rows)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All that its rows say, also of practices that stay as they are."""
        return tuple(one.entry for one in self.rows)
