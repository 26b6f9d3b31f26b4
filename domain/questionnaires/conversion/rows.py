"""The survey sheet's rows as a tree of paths: what each row is and where its problems are to be shown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from domain.questionnaires.conversion.columns import Columns
from domain.questionnaires.formdef import QuestionKind, Structure
from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from domain.questionnaires.conversion.workbook import Row, Sheet
    from domain.questionnaires.formdef import NodeKind

ROOT: Final = "/data"

# XLSForm's type, its words joined by a blank, as its kind.
KINDS: Final[dict[str, NodeKind]] = {
    "text": QuestionKind.TEXT,
    "string": QuestionKind.TEXT,
    "integer": QuestionKind.INTEGER,
    "int": QuestionKind.INTEGER,
    "decimal": QuestionKind.DECIMAL,
    "select one": QuestionKind.SELECT_ONE,
    "select multiple": QuestionKind.SELECT_MULTIPLE,
    "date": QuestionKind.DATE,
    "note": QuestionKind.NOTE,
    "calculate": Structure.CALCULATE,
    "begin group": Structure.GROUP,
    "begin repeat": Structure.REPEAT,
}
# What can be answered in a conversation today; the rest is refused with its row. (See `answers`.)
ANSWERABLE: Final = frozenset({
    *QuestionKind, Structure.CALCULATE, Structure.GROUP,
})  # fmt: skip
REFERENCE: Final = re.compile(r"\$\{\s*([^}\s]+)\s*\}")
_ENDS: Final = frozenset({"end group", "end repeat"})


class SurveyRow(Record):
    """A row of the survey sheet that stands for a node. `kind` is None for a type nobody knows here."""

    path: str
    row: Row
    type: str
    kind: NodeKind | None
    choices: str
    extra: str

    @property
    def parent(self) -> str:
        """The path of the group it is in."""
        return self.path.rpartition("/")[0]

    @property
    def is_asked(self) -> bool:
        """Whether a person answers it."""
        return isinstance(self.kind, QuestionKind) and self.kind is not QuestionKind.NOTE


def survey_rows(sheet: Sheet) -> Iterator[SurveyRow]:
    """The rows with their paths. What does not nest is left for pyxform to complain about."""
    columns = Columns(sheet)
    inside = [ROOT]
    for row in sheet.rows:
        words = columns.cell(row, "type").replace("_", " ", 1).split()
        kind = (
            " ".join(words[:2]).lower()
            if words and words[0] in {"begin", "end", "select"}
            else " ".join(words[:1]).lower()
        )
        if not words:
            continue
        if kind in _ENDS:
            del inside[max(1, len(inside) - 1) :]
            continue
        path = f"{inside[-1]}/{columns.cell(row, 'name')}"
        if words[0] == "begin":
            inside.append(path)
        rest = words[len(kind.split()) :]
        yield SurveyRow(path, row, " ".join(words), KINDS.get(kind), *_list_and_rest(kind, rest))


def names_of(sheet: Sheet) -> frozenset[str]:
    """The names of all rows of the survey sheet."""
    columns = Columns(sheet)
    return frozenset(columns.cell(row, "name") for row in sheet.rows)


def is_structure(sheet: Sheet, row: Row) -> bool:
    """Whether a row begins or ends a group or a repeat."""
    return Columns(sheet).cell(row, "type").lower().startswith(("begin", "end"))


def unknown_names(text: str, known: Container[str]) -> list[str]:
    """The `${name}` in a cell that no row of the survey has."""
    return [name for name in REFERENCE.findall(text) if name not in known]


def _list_and_rest(kind: str, rest: list[str]) -> tuple[str, str]:
    """A select names its list, and may say more (`or_other`); other types say nothing more."""
    if kind.startswith("select"):
        return (rest[0] if rest else ""), " ".join(rest[1:])
    return "", " ".join(rest)
