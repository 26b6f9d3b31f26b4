"""Tables as an XLSX workbook that somebody fills in and sends back. For a worker process.

Every cell is text, also one that begins like a formula: it is marked as text ("quote prefix"), so that no
program computes it, not even after it was edited.
"""

from __future__ import annotations

import io
import re
import textwrap
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from domain.sheets import letters

if TYPE_CHECKING:
    from collections.abc import Sequence

    from domain.sheets import Column, Table

LONGEST_CELL: Final = 32_767
_LONGEST_TITLE: Final = 31
_LISTS: Final = "_lists"
_LINE: Final = 16  # points
_MOST_LINES: Final = 12
_FONT: Final = "Calibri"
_PAGE: Final = 200  # characters that are still read well beside each other on lying A4
_HINT: Final = 255
_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")
_NO_TITLE: Final = re.compile(r"[\[\]:*?/\\']")
# XML 1.0 cannot hold these at all.
_NOWHERE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def write(tables: Sequence[Table]) -> bytes:
    """The workbook: a sheet a table, its headings frozen, its columns as text with their drop-down lists."""
    from openpyxl import Workbook  # noqa: PLC0415 - heavy, and only workers pay for it

    book = Workbook()
    book.remove(book.active)
    shared = _Shared({table.name: table for table in tables})
    for table in tables:
        _fill(book.create_sheet(_title(table.name)), table, shared)
    if shared.lists:
        _keep_lists(book.create_sheet(_LISTS), shared.lists)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def written(text: str) -> str:
    """A text as a cell holds it: without what XML cannot hold, and not longer than a cell."""
    return _NOWHERE.sub(_instead, text)[:LONGEST_CELL]


def _instead(found: re.Match[str]) -> str:
    """Some of them part words, as a form feed does."""
    return " " if found[0].isspace() else ""


@dataclass
class _Shared:
    """What the sheets share: the tables by name, and the drop-down lists, each kept once."""

    tables: dict[str, Table]
    lists: list[tuple[str, ...]] = field(default_factory=list)

    def source(self, column: Column) -> str | None:
        """The cells that hold the column's choices, as a formula names them."""
        if column.choices_from:
            name, other = column.choices_from
            at = letters(other)
            return f"'{_title(name)}'!${at}$2:${at}${_last(self.tables[name])}"
        if not column.choices:
            return None
        if column.choices not in self.lists:
            self.lists.append(column.choices)
        at = letters(self.lists.index(column.choices) + 1)
        return f"'{_LISTS}'!${at}$1:${at}${len(column.choices)}"


def _last(table: Table) -> int:
    """The last row that is meant to be filled in."""
    return 1 + len(table.rows) + table.spare


def _title(name: str) -> str:
    return _NO_TITLE.sub(" ", written(name)).strip()[:_LONGEST_TITLE] or "1"


def _fill(sheet: Any, table: Table, shared: _Shared) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill  # noqa: PLC0415

    sheet.freeze_panes = "A2"
    _print_whole(sheet, sum(column.width for column in table.columns if not column.hidden))
    sheet.row_dimensions[1].height = _LINE * max(2, _heading_lines(table))
    bold, tint = Font(_FONT, bold=True, color="FFFFFF"), PatternFill("solid", fgColor="4F5D75")
    for number, column in enumerate(table.columns, 1):
        cell = _put(sheet, 1, number, column.heading)
        cell.font, cell.fill = bold, tint
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        dimension = sheet.column_dimensions[letters(number)]
        dimension.width, dimension.hidden = column.width, column.hidden
        dimension.number_format = "@"  # of the cells still empty: "007" and "1-2" stay what was typed
    top = Alignment(wrap_text=True, vertical="top")  # else a long text is cut at the next cell that is filled
    for at, row in enumerate(table.rows, 2):
        for number, text in enumerate(row, 1):
            _put(sheet, at, number, text).alignment = top
        sheet.row_dimensions[at].height = _LINE * min(_lines(table, row), _MOST_LINES)
    for number, column in enumerate(table.columns, 1):
        _validate(sheet, column, f"{letters(number)}2:{letters(number)}{_last(table)}", shared)


def _heading_lines(table: Table) -> int:
    """How high the headings stand; bold letters are wider than those that a column is measured in."""
    return max(
        len(textwrap.wrap(column.heading, max(1, column.width - 2)))
        for column in table.columns
        if not column.hidden
    )


def _lines(table: Table, row: Sequence[str]) -> int:
    """How high a row has to be: not every program works it out when it opens a file."""
    return max(
        sum(1 + len(line) // max(1, column.width) for line in text.split("\n"))
        for column, text in zip(table.columns, row, strict=True)
        if not column.hidden
    )


def _print_whole(sheet: Any, width: int) -> None:
    """On paper: lying A4, as few pages beside each other as can be read, with headings and first column."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = -(-width // _PAGE), 0
    sheet.print_title_rows, sheet.print_title_cols = "1:1", "B:B"
    sheet.print_options.gridLines = True


def _put(sheet: Any, row: int, column: int, text: str) -> Any:
    cell = sheet.cell(row, column)
    cell.number_format = "@"
    if plain := written(text):
        cell.value = plain
        cell.data_type = "s"  # openpyxl takes what begins with "=" for a formula
        cell.quotePrefix = plain.startswith(_FORMULA_STARTS)
    return cell


def _validate(sheet: Any, column: Column, cells: str, shared: _Shared) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415

    source = shared.source(column)
    if not source and not column.hint:
        return
    # Other words are taken too (other languages, a code instead of a name): the list proposes only.
    rule = DataValidation(
        type="list" if source else None, formula1=source, allow_blank=True, showErrorMessage=False
    )
    if column.hint:
        rule.prompt, rule.showInputMessage = column.hint[:_HINT], True
    rule.add(cells)
    sheet.add_data_validation(rule)


def _keep_lists(sheet: Any, lists: Sequence[tuple[str, ...]]) -> None:
    sheet.sheet_state = "veryHidden"
    for number, choices in enumerate(lists, 1):
        for at, choice in enumerate(choices, 1):
            _put(sheet, at, number, choice)
