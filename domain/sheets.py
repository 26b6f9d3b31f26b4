"""Tables as plain data: what a file held, cell by cell, and what a file is to hold.

`documents/sheets` turns bytes into `Sheets` and `Table`s into bytes. Rows and columns are counted from 1 and
rows as people see them, so that whatever is wrong can name its cell. All cells are text.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from domain.errors import DomainError
from domain.records import Record, field

if TYPE_CHECKING:
    from collections.abc import Mapping

SUFFIXES: Final = (".xlsx", ".xlsm", ".csv", ".tsv", ".txt")
_LONGEST_NAME: Final = 100


class Refusal(StrEnum):
    """Why a file is not read at all."""

    KIND = "kind"
    LARGE = "large"
    UNPACKED = "unpacked"
    PARTS = "parts"
    WORKBOOK = "workbook"
    LOCKED = "locked"
    TEXT = "text"
    EMPTY = "empty"
    SHEETS = "sheets"
    ROWS = "rows"
    COLUMNS = "columns"
    CELL = "cell"
    TOTAL = "total"


class SheetsRefused(DomainError):
    """A file that is not read. `why` is a `Refusal` value.

    `count` and `most` say how much there is of what, and how much is taken (bytes, parts, rows, columns,
    characters); `sheet` and `cell` ("B7") where it was met; `filename` for one of a kind that is not read.
    """

    why: str
    count: int = 0
    most: int = 0
    sheet: str = ""
    cell: str = ""
    filename: str = ""


class Limits(Record):
    """How much of a file is taken.

    `size` and `unpacked` are bytes, `parts` those of the archive that a workbook is, `characters` what a cell
    holds, `total` what all cells hold together.
    """

    size: int = 5_000_000
    unpacked: int = 60_000_000
    parts: int = 1_000
    sheets: int = 20
    rows: int = 10_000
    columns: int = 100
    characters: int = 5_000
    total: int = 5_000_000


class Flaw(StrEnum):
    """Why a cell of a workbook says nothing."""

    FORMULA = "formula"
    """A formula whose value the file does not hold: no spreadsheet program has worked it out."""
    ERROR = "error"
    """A formula that went wrong: `#REF!`, `#DIV/0!`."""


class Row(Record):
    """A row with its number. Cells beyond the last that says something are left out."""

    number: int
    cells: tuple[str, ...]

    def cell(self, column: int) -> str:
        """What stands in that column, counted from 1; "" where nothing does."""
        return self.cells[column - 1] if 0 < column <= len(self.cells) else ""


class Sheet(Record):
    """A sheet: its rows that say something. `flaws` are cells that cannot be read, by (row, column)."""

    name: str
    rows: tuple[Row, ...] = ()
    flaws: Mapping[tuple[int, int], Flaw] = field(default_factory=dict)
    hidden: bool = False


class Sheets(Record):
    """What a file held."""

    filename: str
    sheets: tuple[Sheet, ...]


class Column(Record):
    """A column of a table that is written. `width` is in characters.

    `choices` become a drop-down list, or with `choices_from` (a table's name and a column of it, counted from
    1) whatever stands in that column; others can be typed all the same. `hint` is shown beside a cell that
    somebody fills in.
    """

    heading: str
    width: int = 20
    choices: tuple[str, ...] = ()
    choices_from: tuple[str, int] | None = None
    hint: str = ""
    hidden: bool = False


class Table(Record):
    """A sheet to be written. `spare` empty rows follow with the same drop-down lists."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...] = ()
    spare: int = 200


def must_be_taken(filename: str, size: int, limits: Limits) -> None:
    """Raise `SheetsRefused` for a file that is not even fetched."""
    if PurePath(filename.lower()).suffix not in SUFFIXES:
        raise SheetsRefused(Refusal.KIND, filename=filename[:_LONGEST_NAME])
    if size > limits.size:
        raise SheetsRefused(Refusal.LARGE, size, limits.size)


def letters(column: int) -> str:
    """A column as spreadsheets call it: 1 is A, 27 is AA."""
    said = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        said = chr(ord("A") + rest) + said
    return said
