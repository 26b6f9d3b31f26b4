"""What pyxform complains of most, in our own codes, so that it can be said in the reader's language.

It speaks English only, names the row in its sentence, and its column at times. What is not known here stays
`INVALID` with its own words. A test holds every sentence that is looked for.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from domain.questionnaires.conversion.columns import Columns
from domain.questionnaires.refusals import FormProblem, ProblemCode

if TYPE_CHECKING:
    from domain.questionnaires.conversion.workbook import Workbook

_ROW: Final = re.compile(r"\[row : (\d+)\]\s*")
_SHEET: Final = re.compile(r"'(survey|choices|settings|entities)' sheet|sheet: '(survey|choices|settings)'")
_LONGEST: Final = 500
_LONGEST_NAME: Final = 100

# What its sentence says, our code, the column; what the pattern finds are the code's parameters.
_KNOWN: Final = tuple(
    (re.compile(pattern), code, column)
    for pattern, code, column in (
        (r"List name not in choices sheet: (?P<name>.+)", ProblemCode.UNKNOWN_LIST, "type"),
        (r"Question or group with no (?P<what>name)", ProblemCode.EMPTY_CELL, "name"),
        (r"Choices must have a (?P<what>name)", ProblemCode.EMPTY_CELL, "name"),
        (r"Question with no (?P<what>type)", ProblemCode.EMPTY_CELL, "type"),
        (r"Missing (?P<what>calculation)", ProblemCode.EMPTY_CELL, "calculation"),
        (r"Names must begin with a letter", ProblemCode.BAD_NAME, "name"),
        (r"must be unique within their nearest parent", ProblemCode.NAME_TAKEN, "name"),
        (r"Choice names must be unique", ProblemCode.NAME_TAKEN, "name"),
        (r"Unmatched 'end_(?P<what>\w+)'", ProblemCode.NO_BEGINNING, "type"),
        (r"Unmatched 'begin_(?P<what>\w+)'", ProblemCode.NO_END, "type"),
        (r"column headers were not found: '(?P<name>\w+)'", ProblemCode.NO_COLUMN, ""),
        (r"missing mapping for '(?P<name>\w+)'", ProblemCode.NO_COLUMN, ""),
    )
)
_NAMED: Final = frozenset({ProblemCode.BAD_NAME, ProblemCode.NAME_TAKEN})
_SPACED: Final = re.compile(r"Choice names with spaces .* See \[(?P<name>.+?)\] in \[(?P<list>.+?)\]")


def problem_of(message: str, workbook: Workbook) -> FormProblem:
    """A complaint of pyxform with its place in the file."""
    row, sheet = _ROW.search(message), _SHEET.search(message)
    number = int(row[1]) if row else 0
    name = next(filter(None, sheet.groups()), "survey") if sheet else "survey"
    if spaced := _SPACED.search(message):
        return _spaced(workbook, spaced["name"].split(", ")[0].strip("'\""), spaced["list"])
    columns = Columns(workbook.sheet(name))
    for pattern, code, kind in _KNOWN:
        if found := pattern.search(message):
            params = {key: value.strip()[:_LONGEST_NAME] for key, value in found.groupdict().items()}
            if code in _NAMED:
                params["name"] = _cell(columns, number)
            return FormProblem(
                name, number, columns.header(kind) if kind else "", code, tuple(params.items())
            )
    detail = " ".join(_ROW.sub("", message).split())[:_LONGEST]
    return FormProblem(name, number, "", ProblemCode.INVALID, (("detail", detail),))


def _cell(columns: Columns, number: int) -> str:
    """The name that stands in a row."""
    found = (columns.cell(row, "name") for row in columns.sheet.rows if row.number == number)
    return next(found, "")[:_LONGEST_NAME]


def _spaced(workbook: Workbook, name: str, of: str) -> FormProblem:
    """The choice with a blank in its name: the complaint names the list, not the row."""
    columns = Columns(workbook.sheet("choices"))
    rows = (
        row.number
        for row in columns.sheet.rows
        if columns.cell(row, "list_name") == of and columns.cell(row, "name") == name
    )
    params = (("name", name[:_LONGEST_NAME]),)
    return FormProblem("choices", next(rows, 0), columns.header("name"), ProblemCode.BAD_NAME, params)
