"""From the methodology to a workbook: `await core.offload(methodology_xlsx, known, language)`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from documents.sheets.writing import write
from locales import translator
from templates.tables.methodology import methodology_tables

if TYPE_CHECKING:
    from domain.methodology.exchange.reading import Known


def methodology_xlsx(known: Known, language: str) -> bytes:
    """The workbook, with headings in that language and texts in all four."""
    return write(methodology_tables(known, translator(language)))
