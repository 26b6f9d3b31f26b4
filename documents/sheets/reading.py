"""A file's bytes as sheets of text. For a worker process with limits on time and memory."""

from __future__ import annotations

from pathlib import PurePath
from typing import Final

from documents.sheets.plain import read_plain
from documents.sheets.workbook import read_workbook
from domain.sheets import Limits, Refusal, Sheets, SheetsRefused, must_be_taken

_PLAIN: Final = (".csv", ".tsv", ".txt")
_ARCHIVE: Final = b"PK"
_COMPOUND: Final = bytes.fromhex("d0cf11e0a1b11ae1")


def read(data: bytes, filename: str, limits: Limits | None = None) -> Sheets:
    """The sheets of an .xlsx, .csv or .tsv file, hidden ones included. Raises `SheetsRefused`.

    What the file is counts for more than its name: a workbook called .csv is read as one.
    """
    limits = limits or Limits()
    must_be_taken(filename, len(data), limits)
    if data.startswith(_COMPOUND):
        # A workbook with a password, or one of before 2007: neither can be read.
        raise SheetsRefused(Refusal.LOCKED)
    if data.startswith(_ARCHIVE):
        return _moderate(Sheets(filename, read_workbook(data, limits)), limits)
    if PurePath(filename.lower()).suffix not in _PLAIN:
        raise SheetsRefused(Refusal.WORKBOOK)
    return _moderate(Sheets(filename, (read_plain(data, PurePath(filename).stem, limits),)), limits)


def _moderate(sheets: Sheets, limits: Limits) -> Sheets:
    if not any(sheet.rows for sheet in sheets.sheets if not sheet.hidden):
        raise SheetsRefused(Refusal.EMPTY)
    total = sum(len(cell) for sheet in sheets.sheets for row in sheet.rows for cell in row.cells)
    if total > limits.total:
        raise SheetsRefused(Refusal.TOTAL, total, limits.total)
    return sheets
