"""What is said of a file that is not read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain import sheets
from domain.sheets import Refusal
from templates.errors.text import ErrorText
from templates.markdown import safe

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from locales import Translator
    from templates.errors.text import ErrorTable

_MEGABYTE: Final = 1_000_000


def _refused(error: sheets.SheetsRefused, t: Translator) -> ErrorText:
    """What is the matter with the file, and how to make it one that is read."""
    return ErrorText(
        _title(error, t), f"{_TEXTS[Refusal(error.why)](error, t)} {t.text('Nothing was changed.')}"
    )


def _title(error: sheets.SheetsRefused, t: Translator) -> str:
    if error.why in {Refusal.KIND, Refusal.WORKBOOK, Refusal.LOCKED, Refusal.TEXT, Refusal.EMPTY}:
        return t.text("That file cannot be read")
    return t.text("That file is too large")


def _kind(error: sheets.SheetsRefused, t: Translator) -> str:
    return t.text(
        "“{name}” is none of the files that Techlink reads: send an Excel workbook (.xlsx) or a table as "
        "text (.csv).",
        name=safe(error.filename, 80),
    )


def _megabytes(error: sheets.SheetsRefused, t: Translator) -> tuple[str, str]:
    return t.number(error.count / _MEGABYTE, 1), t.number(error.most / _MEGABYTE, 0)


def _large(error: sheets.SheetsRefused, t: Translator) -> str:
    size, most = _megabytes(error, t)
    return t.text(
        "It has {size} MB, and {most} MB are the most. Take out pictures and sheets that are not needed.",
        size=size,
        most=most,
    )


def _unpacked(error: sheets.SheetsRefused, t: Translator) -> str:
    size, most = _megabytes(error, t)
    return t.text(
        "Unpacked it would have {size} MB, and {most} MB are the most, so it was not opened. Copy the table "
        "into a new workbook.",
        size=size,
        most=most,
    )


def _parts(error: sheets.SheetsRefused, t: Translator) -> str:
    return t.text(
        "It is made of {count} parts, and {most} are the most, so it was not opened. Copy the table into "
        "a new workbook.",
        count=t.number(error.count),
        most=t.number(error.most),
    )


def _rows(error: sheets.SheetsRefused, t: Translator) -> str:
    return t.text(
        "The sheet “{sheet}” goes on to row {count}, and row {most} is the last that is read. Make several "
        "files of it.",
        sheet=safe(error.sheet, 60),
        count=t.number(error.count),
        most=t.number(error.most),
    )


def _columns(error: sheets.SheetsRefused, t: Translator) -> str:
    return t.text(
        "The sheet “{sheet}” has {count} columns, and {most} are the most. Take out those that are not "
        "needed.",
        sheet=safe(error.sheet, 60),
        count=t.number(error.count),
        most=t.number(error.most),
    )


def _sheets(error: sheets.SheetsRefused, t: Translator) -> str:
    return t.text(
        "It has {count} sheets, and {most} are the most. Take out those that are not needed.",
        count=t.number(error.count),
        most=t.number(error.most),
    )


def _cell(error: sheets.SheetsRefused, t: Translator) -> str:
    if not error.cell:
        return t.text(
            "One of its cells has more than {most} characters; a quotation mark may lack its other half.",
            most=t.number(error.most),
        )
    return t.text(
        "The cell {cell} of “{sheet}” has {count} characters, and {most} are the most.",
        cell=error.cell,
        sheet=safe(error.sheet, 60),
        count=t.number(error.count),
        most=t.number(error.most),
    )


def _total(error: sheets.SheetsRefused, t: Translator) -> str:
    return t.text(
        "Its cells hold {count} characters, and {most} are the most. Make several files of it.",
        count=t.number(error.count),
        most=t.number(error.most),
    )


_TEXTS: Final[Mapping[Refusal, Callable[[sheets.SheetsRefused, Translator], str]]] = {
    Refusal.KIND: _kind,
    Refusal.LARGE: _large,
    Refusal.UNPACKED: _unpacked,
    Refusal.PARTS: _parts,
    Refusal.WORKBOOK: lambda _error, t: t.text(
        "It is called like an Excel workbook and is none, or it is damaged. Open it in a spreadsheet program "
        "and save it as .xlsx or .csv."
    ),
    Refusal.LOCKED: lambda _error, t: t.text(
        "It has a password, or is a workbook of before 2007 (.xls). Save it as .xlsx without a password."
    ),
    Refusal.TEXT: lambda _error, t: t.text(
        "It holds no text that can be read. Save it as .xlsx, or as CSV in UTF-8."
    ),
    Refusal.EMPTY: lambda _error, t: t.text("There is nothing in its cells."),
    Refusal.SHEETS: _sheets,
    Refusal.ROWS: _rows,
    Refusal.COLUMNS: _columns,
    Refusal.CELL: _cell,
    Refusal.TOTAL: _total,
}

ERRORS: Final[ErrorTable] = {sheets.SheetsRefused: _refused}
