"""What a notice is about, by name, and what became of it: what a list still says of it when all is done."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from domain.records import Record


class Fate(StrEnum):
    """What became of the thing that a notice is about, where that is something to say."""

    NONE = ""
    DONE = "done"
    CANCELLED = "cancelled"
    REMOVED = "removed"
    AGREED = "agreed"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class About(Record):
    """What a notice is about, whatever there is left to say of it: a title, and a code where it has one.

    `kind` ("milestone", "plan", "wave") and `id` say where it is looked at; without them nobody can.
    """

    title: str = ""
    code: str = ""
    kind: str = ""
    id: int = 0
    fate: Fate = Fate.NONE


NOTHING: Final = About()
"""It is about nothing that can be named."""
