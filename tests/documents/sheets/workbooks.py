"""Workbooks for tests: honest ones as people have them, and archives put together by hand."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def workbook(**sheets: Sequence[Sequence[Any]]) -> bytes:
    """A workbook with these sheets, its values as openpyxl writes them: "=1+1" is a formula."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def archive(parts: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return out.getvalue()


def with_sheet(xml: bytes) -> bytes:
    """A workbook whose one sheet is this XML."""
    return archive(parts_of(workbook(S=[["a"]])) | {"xl/worksheets/sheet1.xml": xml})
