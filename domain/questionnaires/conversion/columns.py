"""Headers: which column is which, and in which language."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Final

from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.questionnaires.conversion.workbook import Row, Sheet

TEXTS: Final = ("label", "hint", "constraint_message", "required_message", "description")

_ALIASES: Final = {
    "relevance": "relevant",
    "calculate": "calculation",
    "read_only": "readonly",
    "constraining_message": "constraint_message",
    "jr:constraintmsg": "constraint_message",
    "requiredmsg": "required_message",
    "jr:requiredmsg": "required_message",
    "value": "name",
    "caption": "label",
    "bind::relevant": "relevant",
    "bind::constraint": "constraint",
    "bind::required": "required",
    "bind::calculate": "calculation",
}
_CODE: Final = re.compile(r"\(([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)\)\s*$")


class Column(Record):
    """A header taken apart: `label::French (fr)` is `label` in `fr`. No language: empty."""

    header: str
    kind: str
    language: str = ""


def language_code(name: str) -> str:
    """`French (fr)` is `fr`; a name without a code stands for itself."""
    found = _CODE.search(name)
    return (found[1] if found else name.strip()).lower()


def column(header: str) -> Column:
    """A header taken apart."""
    whole = header.strip().lower().replace(" ", "_")
    if whole in _ALIASES:
        return Column(header, _ALIASES[whole])
    kind, mark, language = header.partition("::" if "::" in header else ":")
    kind = kind.strip().lower().replace(" ", "_")
    kind = _ALIASES.get(kind, kind)
    if mark and kind in TEXTS:
        return Column(header, kind, language_code(language))
    return Column(header, whole if mark else kind)


class Columns(Record, dict=True):
    """The columns of one sheet."""

    sheet: Sheet

    @cached_property
    def all(self) -> tuple[Column, ...]:
        """Every header taken apart, in order."""
        return tuple(column(header) for header in self.sheet.headers)

    def header(self, kind: str, language: str = "") -> str:
        """The header as written; the plain name when the sheet has no such column."""
        found = (c.header for c in self.all if c.kind == kind and language in {"", c.language})
        return next(found, f"{kind}::{language}" if language else kind)

    def cell(self, row: Row, kind: str) -> str:
        """A row's cell in the column of that kind, whatever its language."""
        return next((row.cells[c.header] for c in self.all if c.kind == kind and c.header in row.cells), "")

    def texts(self, row: Row, kind: str) -> dict[str, str]:
        """A row's texts of that kind by language."""
        return {c.language: row.cells[c.header] for c in self.all if c.kind == kind and c.header in row.cells}

    def languages(self, kind: str) -> Iterator[str]:
        """The languages that the sheet has a text of that kind in."""
        return (c.language for c in self.all if c.kind == kind)
