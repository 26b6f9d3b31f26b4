"""The collection as a workbook: `await core.offload(practices_xlsx, collection)`. Only in workers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from documents.sheets.writing import write
from locales import translator
from templates.tables.practices import practice_table

if TYPE_CHECKING:
    from domain.practices.papers import Collection


def practices_xlsx(paper: Collection) -> bytes:
    """The workbook, with headings in the language of the paper; every cell is text."""
    return write((practice_table(paper, translator(paper.language)),))
