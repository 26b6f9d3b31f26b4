"""An XLSX workbook as sheets of text, refused before it is unpacked where it is too large.

Nothing is worked out: of a formula the value is taken that the file holds, and where it holds none the cell
is marked (`domain.sheets.Flaw`), since an empty cell would say something else.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from documents.sheets.cells import row_of
from domain.sheets import Flaw, Refusal, Sheet, SheetsRefused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.sheets import Limits, Row

_FORMULA: Final = re.compile(rb"<(?:\w+:)?f[\s/>]")
_UNREADABLE: Final = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, AttributeError, EOFError, IndexError, KeyError,
    NotImplementedError, OSError, RuntimeError, SyntaxError, TypeError, ValueError,
)  # fmt: skip
"""What zipfile, the XML parser (a SyntaxError) and openpyxl raise for files that are none of theirs."""


def read_workbook(data: bytes, limits: Limits) -> tuple[Sheet, ...]:
    """All sheets in their order, hidden ones too. Raises `SheetsRefused`."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _must_fit(archive, limits)
            formulas = _has_formulas(archive)
        return tuple(_read(data, limits, formulas=formulas))
    except SheetsRefused:
        raise
    except _UNREADABLE as error:
        raise SheetsRefused(Refusal.WORKBOOK) from error


def _must_fit(archive: zipfile.ZipFile, limits: Limits) -> None:
    """Before anything is unpacked. What a part says of its size is all that is ever read of it."""
    parts = archive.infolist()
    if len(parts) > limits.parts:
        raise SheetsRefused(Refusal.PARTS, len(parts), limits.parts)
    unpacked = sum(part.file_size for part in parts)
    if unpacked > limits.unpacked:
        raise SheetsRefused(Refusal.UNPACKED, unpacked, limits.unpacked)
    if any(part.flag_bits & 0x1 for part in parts):
        raise SheetsRefused(Refusal.LOCKED)


def _has_formulas(archive: zipfile.ZipFile) -> bool:
    sheets = (name for name in archive.namelist() if name.startswith("xl/worksheets/"))
    return any(_FORMULA.search(archive.read(name)) for name in sheets)


def _read(data: bytes, limits: Limits, *, formulas: bool) -> Iterator[Sheet]:
    from openpyxl import load_workbook  # noqa: PLC0415 - heavy, and only for this kind of file

    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    raw = load_workbook(io.BytesIO(data), read_only=True, keep_links=False) if formulas else None
    if len(book.worksheets) > limits.sheets:
        raise SheetsRefused(Refusal.SHEETS, len(book.worksheets), limits.sheets)
    for number, sheet in enumerate(book.worksheets):
        name, flaws = str(sheet.title), dict[tuple[int, int], Flaw]()
        twin = _cells(raw.worksheets[number], limits) if raw else None
        rows = [row for row in _rows(name, _cells(sheet, limits), twin, flaws, limits) if row]
        yield Sheet(name, tuple(rows), flaws, hidden=sheet.sheet_state != "visible")
    for opened in filter(None, (book, raw)):
        opened.close()


def _cells(sheet: Any, limits: Limits) -> Iterator[tuple[Any, ...]]:
    # Somewhat beyond the limits, so that what does not fit is found and said.
    found: Iterator[tuple[Any, ...]] = sheet.iter_rows(
        max_row=limits.rows + 1_000, max_col=limits.columns + 20, values_only=False
    )
    return found


def _rows(
    name: str,
    cells: Iterator[tuple[Any, ...]],
    twin: Iterator[tuple[Any, ...]] | None,
    flaws: dict[tuple[int, int], Flaw],
    limits: Limits,
) -> Iterator[Row | None]:
    for number, row in enumerate(cells, 1):
        beside = next(twin, ()) if twin else ()
        texts = [_text(cell) for cell in row]
        for column, cell in enumerate(row, 1):
            formula = column <= len(beside) and beside[column - 1].data_type == "f"
            flaw = _flaw(cell, formula=formula)
            if flaw is not None:
                flaws[number, column] = flaw
                # The row is kept even if nothing else stands in it, so that the cell is told.
                texts[column - 1] = texts[column - 1] or "?"
        yield row_of(name, number, texts, limits)


def _flaw(cell: Any, *, formula: bool) -> Flaw | None:
    if cell.data_type == "e":
        return Flaw.ERROR
    return Flaw.FORMULA if formula and cell.value is None else None


def _text(cell: Any) -> str:
    """A cell as text: whole numbers without `.0`, truth as TRUE or FALSE, dates as ISO."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else format(Decimal(repr(value)), "f")
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat()
    if isinstance(value, (date, time)):
        return value.isoformat()
    return str(value).strip()
