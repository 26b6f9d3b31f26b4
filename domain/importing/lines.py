"""The rows below the headings, read cell by cell, with every mistake at its cell."""

from __future__ import annotations

import unicodedata
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.importing.columns import Layout
    from domain.sheets import Row, Sheet

DASHES: Final = frozenset({"-", "–", "—"})
"""What is typed to clear a cell: an empty one changes nothing."""


class Code(StrEnum):
    """What can be wrong with a row or a cell."""

    FORMULA = "formula"
    ERROR_VALUE = "error_value"
    NO_COLUMN = "no_column"
    TOO_MANY_ROWS = "too_many_rows"
    UNKNOWN_ID = "unknown_id"
    TWICE = "twice"
    TWO_SHEETS = "two_sheets"
    SLOT = "slot"
    CODE_STAYS = "code_stays"
    NO_NAME = "no_name"
    LONG = "long"
    NO_EMAIL = "no_email"
    BAD_EMAIL = "bad_email"
    EMAIL_TAKEN = "email_taken"
    EMAIL_THEIRS = "email_theirs"
    SAME_NAME = "same_name"
    LEFT = "left"
    NO_PARTNER = "no_partner"
    ROLE = "role"
    LANGUAGE = "language"
    CONTACT_ALONE = "contact_alone"
    LAST_COORDINATOR = "last_coordinator"


class Problem(Record):
    """A mistake and its cell: `row` and `column` from 1, 0 where it is not one row's or one column's.

    `words` are what stands there, `near` what may have been meant, `other` whom or what it collides with,
    `number` a row or a most; `detail` is the noun's own (a `domain.partners.Fault`).
    """

    sheet: str
    row: int
    column: int
    code: Code
    heading: str = ""
    words: str = ""
    near: tuple[str, ...] = ()
    other: str = ""
    number: int = 0
    detail: Any = None


class Repeat(Record):
    """A row that says what a row above says already, as far as its columns are read."""

    sheet: str
    row: int
    first: int


class Lines:
    """The rows of one sheet as its layout reads them; collects the problems and repeats that are met."""

    def __init__(self, sheet: Sheet, layout: Layout, headings: tuple[str, ...]) -> None:
        self.sheet: Final = sheet
        self.layout: Final = layout
        self.problems: Final[list[Problem]] = []
        self.repeats: Final[list[Repeat]] = []
        self._headings = headings
        self._flawed = {
            at: flaw
            for at, flaw in sheet.flaws.items()
            if at[0] > layout.header and at[1] <= len(layout.fields) and layout.fields[at[1] - 1]
        }

    def __iter__(self) -> Iterator[Line]:
        for row in self.sheet.rows:
            if row.number > self.layout.header:
                line = Line(self, row)
                if line.says_something:
                    yield line

    def once(self) -> list[Line]:
        """The rows without those that say again what one above says; these are noted as repeats."""
        first: dict[tuple[str, ...], int] = {}
        found = []
        for line in self:
            number = line.number if line.faulty else first.setdefault(line.said, line.number)
            if number == line.number:
                found.append(line)
            else:
                self.repeats.append(Repeat(self.sheet.name, line.number, number))
        return found

    def has(self, field: str) -> bool:
        """Whether a column says this."""
        return bool(self.layout.column(field))

    def flaws(self) -> None:
        """Note the cells that cannot be read at all."""
        for (row, column), flaw in sorted(self._flawed.items()):
            self.note(row, column, Code.FORMULA if flaw == "formula" else Code.ERROR_VALUE)

    def flawed(self, row: int, column: int) -> bool:
        """Whether that cell cannot be read."""
        return (row, column) in self._flawed

    def note(self, row: int, column: int, code: Code, **what: Any) -> None:
        """Something is wrong there."""
        heading = self._headings[column - 1] if 0 < column <= len(self._headings) else ""
        self.problems.append(Problem(self.sheet.name, row, column, code, heading, **what))


class Line:
    """One row: its cells by field. `faulty` once something was found wrong with it."""

    def __init__(self, lines: Lines, row: Row) -> None:
        self.number: Final = row.number
        self._lines = lines
        self._row = row
        self.faulty = any(lines.flawed(row.number, column) for column in range(1, len(row.cells) + 1))

    @property
    def says_something(self) -> bool:
        """Whether any column that is read says something here."""
        fields = enumerate(self._lines.layout.fields, 1)
        return any(field and self._row.cell(column) for column, field in fields)

    @property
    def said(self) -> tuple[str, ...]:
        """What its columns that are read say, as it is compared: the letters of an address are small."""
        cells = (self.text(field) for field in self._lines.layout.fields if field)
        return tuple(cell.lower() if "@" in cell else cell for cell in cells)

    @property
    def sheet(self) -> str:
        """The sheet that it stands in."""
        return self._lines.sheet.name

    def text(self, field: str) -> str:
        """What the cell says, on one line; "" for nothing, or for a cell that cannot be read."""
        column = self._lines.layout.column(field)
        if self._lines.flawed(self.number, column):
            return ""
        return one_line(self._row.cell(column))

    def whole(self, field: str) -> str:
        """What the cell says, with its lines as they are; "" as in `text`."""
        column = self._lines.layout.column(field)
        return "" if self._lines.flawed(self.number, column) else self._row.cell(column).strip()

    def value(self, field: str) -> str | None:
        """What the cell asks for: None to leave it as it is, "" to clear it, else the text."""
        text = self.text(field)
        return "" if text in DASHES else text or None

    def wrong(self, field: str, code: Code, **what: Any) -> None:
        """Note that this is wrong with the field's cell; its words are noted with it.

        What is wrong with a cell that cannot be read at all is told already.
        """
        self.faulty = True
        column = self._lines.layout.column(field)
        if self._lines.flawed(self.number, column):
            return
        what.setdefault("words", self.text(field) if column else "")
        self._lines.note(self.number, column, code, **what)


def one_line(text: str) -> str:
    """A text on one line, composed, without what cannot be seen: so what is shown and what is typed agree."""
    seen = "".join(letter for letter in text if letter.isprintable() or letter.isspace())
    return " ".join(unicodedata.normalize("NFC", seen).split())
