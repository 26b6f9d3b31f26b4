"""When: what people mean who type a date or a time in one of the four languages. Nothing here knows the time.

`read` gives a reading, several to choose from, or a refusal. `docs/dates.md` says what can be typed. A language is
data over shared pieces: `english.py` and its sisters; what they share is in `shared.py`.
"""

from __future__ import annotations

from domain.when.exact import iso, iso_end, spelled
from domain.when.reading import read
from domain.when.results import (
    Ambiguous,
    Answer,
    Kind,
    NoDate,
    NonexistentDate,
    NonexistentTime,
    NoTime,
    NotUnderstood,
    Past,
    Read,
    Refused,
)
from domain.when.suggesting import Suggestion, suggest

__all__ = [
    "Ambiguous",
    "Answer",
    "Kind",
    "NoDate",
    "NoTime",
    "NonexistentDate",
    "NonexistentTime",
    "NotUnderstood",
    "Past",
    "Read",
    "Refused",
    "Suggestion",
    "iso",
    "iso_end",
    "read",
    "spelled",
    "suggest",
]
