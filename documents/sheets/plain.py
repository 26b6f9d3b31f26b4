"""CSV and its relatives as programs write them: which encoding, which separator, read without being told.

Excel writes what its country uses: a semicolon in most of Europe, Windows' own letters or UTF-8 with a mark,
tabs in UTF-16 as "Unicode text".
"""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, Final

from documents.sheets.cells import row_of
from domain.sheets import Refusal, Sheet, SheetsRefused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.sheets import Limits, Table

SEPARATORS: Final = (";", ",", "\t", "|")
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE: Final = 30
_FORMULA_STARTS: Final = ("'=", "'+", "'-", "'@")


def read_plain(data: bytes, name: str, limits: Limits) -> Sheet:
    """The one sheet of such a file. Raises `SheetsRefused`."""
    text = _decoded(data)
    separator, text = _separator(text)
    rows = []
    for number, cells in _numbered(text, separator, limits):
        row = row_of(name, number, [_cell(cell) for cell in cells], limits)
        if row is not None:
            rows.append(row)
    return Sheet(name, tuple(rows))


def _numbered(text: str, separator: str, limits: Limits) -> Iterator[tuple[int, list[str]]]:
    try:
        yield from enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=separator), 1)
    except csv.Error as error:
        # The library's own limit on a cell: a quotation mark without its other half swallows the rest.
        raise SheetsRefused(Refusal.CELL, csv.field_size_limit(), limits.characters) from error


def _decoded(data: bytes) -> str:
    encodings = [encoding for mark, encoding in _MARKS if data.startswith(mark)] or ["utf-8", "cp1252"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise SheetsRefused(Refusal.TEXT)


def _separator(text: str) -> tuple[str, str]:
    """The separator and the text; Excel's first line `sep=;` says it and is none of the table's."""
    first, _, rest = text.partition("\n")
    said = first.strip().strip('"').lower()
    if said.startswith("sep=") and len(said) == len("sep=") + 1:
        return said[-1], rest
    return max(SEPARATORS, key=lambda one: _fits(text, one)), text


def _fits(text: str, separator: str) -> tuple[int, int]:
    """How well it parts the first rows: how many of them have the commonest width, and that width."""
    try:
        sample = list(islice(csv.reader(io.StringIO(text, newline=""), delimiter=separator), _SAMPLE))
    except csv.Error:
        return 0, 0
    widths = Counter(len(row) for row in sample if len(row) > 1 or any(row))
    width, rows = max(widths.items(), key=lambda one: (one[1], one[0]), default=(0, 0))
    return (rows, width) if width > 1 else (0, width)


def _cell(text: str) -> str:
    """A cell without the spaces around it, and without the quote that keeps a program from computing it."""
    plain = text.strip()
    return plain[1:] if plain.startswith(_FORMULA_STARTS) else plain


def write_plain(table: Table) -> bytes:
    """A table as CSV that Excel opens by itself: semicolons, UTF-8 with its mark, no cell is a formula."""
    written = io.StringIO()
    rows = csv.writer(written, delimiter=";", lineterminator="\r\n")
    rows.writerow([column.heading for column in table.columns])
    rows.writerows([_harmless(cell) for cell in row] for row in table.rows)
    return codecs.BOM_UTF8 + written.getvalue().encode()


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
