"""A file's bytes as sheets of rows, within limits, so that every problem can name its row.

Row numbers are those that people see: the headers are row 1. Markdown tables count their own rows.
"""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any, Final

from domain.questionnaires.limits import LARGEST_FILE
from domain.questionnaires.refusals import FormProblem, FormRefused, ProblemCode
from domain.records import Record, field

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

LARGEST_UNPACKED: Final = 50_000_000  # an .xlsx is a zip archive, and may be a bomb
LONGEST_CELL: Final = 10_000
MOST_COLUMNS: Final = 200
MOST_ROWS: Final = {"survey": 2_000, "choices": 10_000}
MOST_OTHER_ROWS: Final = 500
READ: Final = (
    "survey",
    "choices",
    "settings",
    "dimensions",
    "modules",
    "external_choices",
    "entities",
    "osm",
)

_RULE: Final = re.compile(r"[|\s:-]+")
_HEADING: Final = re.compile(r"#{1,6}\s+[`*_]*(.*?)[`*_]*\s*#*")
_PIPE: Final = re.compile(r"(?<!\\)\|")


class Row(Record):
    """A row: its number as people see it, and its cells by header, without the empty ones."""

    number: int
    cells: Mapping[str, str]


class Sheet(Record):
    """A sheet: its name, its headers as written, its rows (empty ones too, so that numbers agree)."""

    name: str
    headers: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()


class Workbook(Record):
    """All sheets that mean something, by name in lower case."""

    sheets: Mapping[str, Sheet] = field(default_factory=dict)

    def sheet(self, name: str) -> Sheet:
        """The sheet of that name, empty when there is none."""
        return self.sheets.get(name, Sheet(name))


def read_workbook(data: bytes, filename: str) -> Workbook:
    """The sheets of an .xlsx file or of Markdown tables. Raises `FormRefused`."""
    _at_most("bytes", len(data), LARGEST_FILE)
    is_book = filename.lower().endswith((".xlsx", ".xlsm"))
    tables = _xlsx(data) if is_book else _markdown(data)
    sheets = [_sheet(name.strip().lower(), rows) for name, rows in tables]
    found = {sheet.name: sheet for sheet in sheets if sheet.name in READ}
    if "survey" not in found:
        params = (("name", "survey"), *(() if is_book else (("format", "markdown"),)))
        raise FormRefused((FormProblem("survey", 0, "", ProblemCode.NO_SHEET, params),))
    return Workbook(found)


def _sheet(name: str, table: Iterable[Sequence[str]]) -> Sheet:
    rows = list(table)
    headers = [" ".join(cell.split()) for cell in rows[0]] if rows else []
    while headers and not headers[-1]:
        headers.pop()
    _at_most("columns", len(headers), MOST_COLUMNS, name)
    while rows and not any(rows[-1]):
        rows.pop()
    _at_most("rows", len(rows), MOST_ROWS.get(name, MOST_OTHER_ROWS) + 1, name)
    return Sheet(
        name,
        tuple(header for header in headers if header),
        tuple(_row(name, number, headers, cells) for number, cells in enumerate(rows[1:], 2)),
    )


def _row(sheet: str, number: int, headers: Sequence[str], cells: Sequence[str]) -> Row:
    found = {header: cell for header, cell in zip(headers, cells, strict=False) if header and cell}
    for header, cell in found.items():
        _at_most("characters", len(cell), LONGEST_CELL, sheet, number, header)
    return Row(number, found)


def _at_most(what: str, count: int, most: int, sheet: str = "", row: int = 0, column: str = "") -> None:
    if count > most:
        params = (("what", what), ("count", str(count)), ("most", str(most)))
        raise FormRefused((FormProblem(sheet, row, column, ProblemCode.TOO_LARGE, params),))


def _unreadable(detail: str) -> FormRefused:
    return FormRefused((FormProblem("", 0, "", ProblemCode.UNREADABLE, (("detail", detail),)),))


def _markdown(data: bytes) -> Iterator[tuple[str, list[list[str]]]]:
    """Tables as pyxform reads them (the first column names the sheet, on its first row), or under headings.

    A heading that is a sheet's name, `## survey`, names the table below it: then the first column is a
    column like the others.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _unreadable("UTF-8") from error
    tables = _Tables()
    for line in text.splitlines():
        tables.take(line.strip())
    return tables.found()


class _Tables:
    """The tables of a Markdown file, line by line."""

    def __init__(self) -> None:
        self._tables: list[tuple[str, list[list[str]]]] = [("", [])]
        self._headed = False

    def found(self) -> Iterator[tuple[str, list[list[str]]]]:
        """The tables by name; a name without any row says nothing."""
        return ((name, rows) for name, rows in self._tables if name and rows)

    def take(self, line: str) -> None:
        """Read one more line: a heading, a row of a table, or what is neither."""
        if heading := _HEADING.fullmatch(line):
            name = heading[1].lower()
            self._headed = name in READ
            self._tables.append((name if self._headed else "", []))
        elif line.startswith("|") and not _RULE.fullmatch(line):
            cells = [_cell(cell) for cell in _PIPE.split(line[1:])]
            self._row(cells[:-1] if len(cells) > 1 and line.endswith("|") else cells)

    def _row(self, cells: list[str]) -> None:
        first, *rest = cells
        started = bool(self._tables[-1][1])
        if self._headed and (started or first.lower() not in READ):
            rest = cells
        elif first:  # a name; under a heading that says it already, too
            self._headed = False
            self._tables.append((first, []))
        if self._tables[-1][0] and any(rest):
            self._tables[-1][1].append(rest)


def _cell(text: str) -> str:
    """A cell without the spaces around it; a no-break space belongs to the text."""
    return text.strip(" \t").replace(r"\|", "|")


def _xlsx(data: bytes) -> Iterator[tuple[str, list[list[str]]]]:
    from openpyxl import load_workbook  # noqa: PLC0415 - heavy, and only for this kind of file
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _at_most("bytes", sum(part.file_size for part in archive.infolist()), LARGEST_UNPACKED)
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        for sheet in book.worksheets:
            if sheet.title.strip().lower() in READ:
                yield sheet.title, list(_xlsx_rows(sheet))
        book.close()
    except (zipfile.BadZipFile, InvalidFileException, KeyError, OSError, ValueError) as error:
        raise _unreadable(type(error).__name__) from error


def _xlsx_rows(sheet: Any) -> Iterator[list[str]]:
    name = sheet.title.strip().lower()
    most = MOST_ROWS.get(name, MOST_OTHER_ROWS) + 1
    blank = 0
    for cells in sheet.iter_rows(values_only=True, max_row=most + 62, max_col=MOST_COLUMNS + 1):
        found = [_text(cell) for cell in cells]
        blank = 0 if any(found) else blank + 1
        if blank > 60:  # as pyxform: formatting without content often reaches to the last row
            return
        yield found


def _text(cell: object) -> str:
    """A cell as text: whole numbers without `.0`, truth as TRUE or FALSE, dates as ISO."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat()
    if isinstance(cell, (date, time)):
        return cell.isoformat()
    return _cell(str(cell)).strip("\r\n")
