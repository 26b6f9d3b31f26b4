"""What both kinds of files share: rows put together from cells, within the limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.sheets import Refusal, Row, SheetsRefused, letters

if TYPE_CHECKING:
    from collections.abc import Sequence

    from domain.sheets import Limits


def row_of(sheet: str, number: int, cells: Sequence[str], limits: Limits) -> Row | None:
    """The row; None for one that says nothing. Raises `SheetsRefused` for one that says too much."""
    last = max((column for column, cell in enumerate(cells, 1) if cell), default=0)
    if not last:
        return None
    if number > limits.rows:
        raise SheetsRefused(Refusal.ROWS, number, limits.rows, sheet)
    if last > limits.columns:
        raise SheetsRefused(Refusal.COLUMNS, last, limits.columns, sheet)
    for column, cell in enumerate(cells, 1):
        if len(cell) > limits.characters:
            where = f"{letters(column)}{number}"
            raise SheetsRefused(Refusal.CELL, len(cell), limits.characters, sheet, where)
    return Row(number, tuple(cells[:last]))
