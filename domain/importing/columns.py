"""Which sheet holds what, and what each of its columns says: guessed from headings, corrected by hand."""

from __future__ import annotations

import difflib
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from domain.folding import fold
from domain.records import Record, replace
from domain.sheets import letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from domain.sheets import Row, Sheet

NOT_READ: Final = ""
"""Instead of a kind's or a field's key: the sheet, or the column, is not read."""

_HEADER_AMONG: Final = 12  # a title and a date often stand above the headings
_EXACT, _HOLDS, _NEAR = 3.0, 2.0, 1.0
_TELLING: Final = 0.5
_NAMED: Final = 4.0
_CLOSE: Final = 0.86


class Field(Record):
    """Something a column can say. `words` are headings it is known by, in any of our languages.

    A `telling` one wins where a heading holds words of several ("E-mail of the contact person").
    """

    key: str
    words: tuple[str, ...]
    telling: bool = False


class Kind(Record):
    """Something a sheet can hold. `words` are names that such a sheet has."""

    key: str
    words: tuple[str, ...]
    fields: tuple[Field, ...]

    def __contains__(self, key: str) -> bool:
        return any(field.key == key for field in self.fields)


class Layout(Record):
    """How one sheet is read: the key of its kind, the row of its headings, a field's key for each column."""

    sheet: str
    kind: str = NOT_READ
    header: int = 0
    fields: tuple[str, ...] = ()

    @property
    def read(self) -> bool:
        """Whether the sheet is read at all."""
        return self.kind != NOT_READ

    def column(self, field: str) -> int:
        """The column, counted from 1, that says this; 0 for none."""
        return self.fields.index(field) + 1 if field in self.fields else 0

    def says(self, column: int) -> str:
        """The field's key of that column, counted from 1."""
        return self.fields[column - 1] if column <= len(self.fields) else NOT_READ


def guess(sheet: Sheet, kinds: Sequence[Kind]) -> Layout:
    """What the sheet most likely holds. A hidden one, and one without a heading that we know, is not read."""
    if sheet.hidden:
        return Layout(sheet.name)
    guesses = [(_worth(sheet, kind), kind) for kind in kinds]
    best, kind = max(guesses, key=lambda one: one[0])
    return as_kind(sheet, kind) if best >= _EXACT else Layout(sheet.name)


def as_kind(sheet: Sheet, kind: Kind) -> Layout:
    """The sheet read as that kind, its columns guessed. Its headings are in the row that has most of them."""
    rows = sheet.rows[:_HEADER_AMONG]
    if not rows:
        return Layout(sheet.name, kind.key)
    header = max(rows, key=lambda row: (_assigned(row.cells, kind.fields)[1], -row.number))
    return Layout(sheet.name, kind.key, header.number, _assigned(header.cells, kind.fields)[0])


def corrected(layout: Layout, column: int, field: str) -> Layout:
    """That column (counted from 1) says this field, and no other column does."""
    fields = list(layout.fields) + [NOT_READ] * (column - len(layout.fields))
    fields = [NOT_READ if known == field else known for known in fields]
    fields[column - 1] = field
    return replace(layout, fields=tuple(fields))


def headings(sheet: Sheet, layout: Layout) -> tuple[str, ...]:
    """The headings as written, one a column that has one or says something; "" for a column without."""
    row = next((row for row in sheet.rows if row.number == layout.header), None)
    width = max((len(row.cells) for row in sheet.rows if row.number >= layout.header), default=0)
    return tuple(" ".join(row.cell(column).split()) if row else "" for column in range(1, width + 1))


def unread(sheet: Sheet, layout: Layout) -> tuple[str, ...]:
    """The columns that are not read of a sheet that is: their headings, or letters where they have none."""
    return tuple(heading or letters(column) for column, heading in unread_columns(sheet, layout))


def unread_columns(sheet: Sheet, layout: Layout) -> tuple[tuple[int, str], ...]:
    """The same by number, counted from 1, with the heading as it is written, "" for none."""
    if not layout.read:
        return ()
    below = [row for row in sheet.rows if row.number > layout.header]
    return tuple(
        (column, heading)
        for column, heading in enumerate(headings(sheet, layout), 1)
        if layout.says(column) == NOT_READ and (heading or any(row.cell(column).strip() for row in below))
    )


def _worth(sheet: Sheet, kind: Kind) -> float:
    """How likely the sheet is of that kind: what its headings say, and what it is called."""
    rows: Iterable[Row] = sheet.rows[:_HEADER_AMONG]
    said = max((_assigned(row.cells, kind.fields)[1] for row in rows), default=0.0)
    named = any(word in _plain(sheet.name) for word in kind.words)
    return said + _NAMED * named if said else 0.0


def _assigned(cells: Sequence[str], fields: Sequence[Field]) -> tuple[tuple[str, ...], float]:
    """A field for each column, best fits first, none twice; and how well they fit altogether."""
    fits = [
        (fit, -column, field.key)
        for column, heading in enumerate(map(_plain, cells))
        for field in fields
        if (fit := _fit(heading, field))
    ]
    said, worth = [NOT_READ] * len(cells), 0.0
    for fit, place, key in sorted(fits, reverse=True):
        if key not in said and said[-place] == NOT_READ:
            said[-place] = key
            worth += fit
    return tuple(said), worth


def _fit(heading: str, field: Field) -> float:
    """How well a heading names a field: the very word, the word among others, or nearly the word."""
    if not heading or len(heading) > 80:
        return 0.0
    best = 0.0
    for word in field.words:
        if heading == word:
            return _EXACT
        if f" {word} " in f" {heading} ":
            best = max(best, _HOLDS + len(word) / 100 + _TELLING * field.telling)
        elif len(word) > 4 and _nearly(heading, word):
            best = max(best, _NEAR)
    return best


@lru_cache(maxsize=8192)
def _nearly(heading: str, word: str) -> bool:
    """Whether one is the other with a letter or two wrong; what is far from it is seen at once."""
    # Letters that one of them lacks can match nothing: most words are seen to be others by that alone.
    ours, theirs = _letters(heading), _letters(word)
    most = min(len(heading) - len(ours - theirs), len(word) - len(theirs - ours))
    if 2 * most < _CLOSE * (len(heading) + len(word)):
        return False
    matcher = difflib.SequenceMatcher(None, heading, word)
    return matcher.quick_ratio() >= _CLOSE and matcher.ratio() >= _CLOSE


@lru_cache(maxsize=8192)
def _letters(word: str) -> frozenset[str]:
    return frozenset(word)


def _plain(text: str) -> str:
    return fold(re.sub(r"[^\w\s'’-]+", " ", text))


def known_as(*words: str) -> tuple[str, ...]:
    """The words of a field or a kind as headings are compared with them: folded, each once."""
    return tuple(dict.fromkeys(_plain(part) for word in words for part in word.split("|") if part.strip()))
