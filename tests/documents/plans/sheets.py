"""A plan's workbook without the file: tables as they would be read, and cells changed by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.folding import fold
from domain.plans.importing.kinds import SheetKind
from domain.plans.importing.known import Known, KnownMember
from domain.plans.importing.reading import layouts, read
from domain.records import replace
from domain.sheets import Row, Sheet, Sheets
from locales import translator
from locales.places import language_words
from templates.tables.plans import COLUMNS, plan_tables
from tests.documents.plans.samples import PEOPLE

if TYPE_CHECKING:
    from domain.plans.importing.entries import Outcome
    from domain.plans.importing.kinds import F
    from domain.plans.papers import PlanPaper

KINDS = tuple(SheetKind)


def known(paper: PlanPaper) -> Known:
    members = tuple(
        KnownMember(one.member, one.name, f"m{one.member}@example.org")
        for one in PEOPLE
        if one.member is not None
    )
    languages = {fold(name): code for name, code in language_words().items()}
    return Known(paper.network, paper.whole, paper.partners, members, languages)


def sheets(paper: PlanPaper) -> Sheets:
    """The workbook as it would be read back."""
    tables = plan_tables(paper, translator(paper.language))
    return Sheets(
        "plan.xlsx", tuple(sheet(one.name, [[c.heading for c in one.columns], *one.rows]) for one in tables)
    )


def sheet(name: str, rows: list[list[str] | tuple[str, ...]]) -> Sheet:
    return Sheet(name, tuple(Row(at, tuple(cell.strip() for cell in row)) for at, row in enumerate(rows, 1)))


def with_cell(found: Sheets, kind: SheetKind, row: int, field: F, text: str) -> Sheets:
    """The workbook with another text in a cell; `row` is 1 for the first below the headings."""
    at, column = KINDS.index(kind), COLUMNS[kind].index(field)
    one = found.sheets[at]
    cells = list(one.rows[row].cells) + [""] * (column + 1 - len(one.rows[row].cells))
    cells[column] = text
    rows = (*one.rows[:row], Row(one.rows[row].number, tuple(cells)), *one.rows[row + 1 :])
    return replace(found, sheets=(*found.sheets[:at], replace(one, rows=rows), *found.sheets[at + 1 :]))


def with_row(found: Sheets, kind: SheetKind, cells: dict[F, str]) -> Sheets:
    """The workbook with a new row at the end of a sheet."""
    at = KINDS.index(kind)
    one = found.sheets[at]
    row = Row(one.rows[-1].number + 1, tuple(cells.get(field, "") for field in COLUMNS[kind]))
    return replace(
        found, sheets=(*found.sheets[:at], replace(one, rows=(*one.rows, row)), *found.sheets[at + 1 :])
    )


def outcome(paper: PlanPaper, found: Sheets) -> Outcome:
    return read(found, layouts(found), known(paper))


def with_columns_empty(found: Sheets, kind: SheetKind, field: F) -> Sheets:
    """The workbook with nothing in a column but its heading."""
    at, column = KINDS.index(kind), COLUMNS[kind].index(field)
    one = found.sheets[at]
    emptied = (
        Row(row.number, (*row.cells[:column], "", *row.cells[column + 1 :])) if number else row
        for number, row in enumerate(one.rows)
    )
    rows = tuple(emptied)
    return replace(found, sheets=(*found.sheets[:at], replace(one, rows=rows), *found.sheets[at + 1 :]))
