"""When: what people mean who type a date or a time in one of the four languages. Nothing here knows the time.

`read` gives a reading, several to choose from, or a refusal. `docs/dates.md` says what can be typed.

How it works: `text` makes words of a phrase and `slips` mends them; `scan` covers the words with the `rules`
of a language, which make `pieces`; `combine` puts the pieces of each cover together; `resolve` sees them from
an instant and a zone (`days`, `clocks`, `whose`); `reading` asks where covers differ. A language is data over
shared pieces (`english` and its sisters, over `shared`).

A convention that is added gets its phrases in `tests/domain/when/phrases`, in each language.
"""

from __future__ import annotations

from domain.when.exact import iso, iso_end, spelled
from domain.when.reading import read
from domain.when.results import (
    Ambiguous,
    Answer,
    EndsFirst,
    Hour,
    Kind,
    NoDate,
    NonexistentDate,
    NonexistentTime,
    NoTime,
    NotUnderstood,
    Past,
    Read,
    Refused,
    ToCome,
)
from domain.when.suggesting import Suggestion, suggest

__all__ = [
    "Ambiguous",
    "Answer",
    "EndsFirst",
    "Hour",
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
    "ToCome",
    "iso",
    "iso_end",
    "read",
    "spelled",
    "suggest",
]
