"""Tables become workbooks that people fill in: everything is text, and comes back as it went."""

from __future__ import annotations

import io
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from documents.sheets.reading import read
from documents.sheets.writing import write, written
from domain.sheets import Column, Limits, Table

REGISTER = (
    Table(
        "Partners",
        (Column("id", hidden=True), Column("Name", 30, hint="What it is called"), Column("Kind", choices=("a, b", "c"))),
        (("1-x", "Porto", "c"), ("2-y", '=HYPERLINK("http://x")', "c")),
        spare=5,
    ),
    Table("Members", (Column("Name"), Column("Partner", choices_from=("Partners", 2)), Column("Kind", choices=("a, b", "c")))),
)  # fmt: skip


def opened(*tables: Table) -> Any:
    return load_workbook(io.BytesIO(write(tables)))


def test_it_comes_back_as_it_went_and_its_lists_are_hidden():
    sheets = read(write(REGISTER), "a.xlsx").sheets
    assert [(sheet.name, sheet.hidden) for sheet in sheets] == [
        ("Partners", False),
        ("Members", False),
        ("_lists", True),
    ]
    assert [row.cells for row in sheets[0].rows][1:] == list(REGISTER[0].rows)
    assert not sheets[0].flaws


@pytest.mark.parametrize("said", ["=1+1", "+351 22", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "'=1", "\t=1"])
def test_what_begins_like_a_formula_is_text(said: str):
    sheet = opened(Table("S", (Column("a"),), ((said,),))).worksheets[0]
    cell = sheet["A2"]
    assert cell.data_type == "s"
    assert cell.value == said
    assert cell.quotePrefix is not said.startswith("'")
    assert cell.number_format == "@"


def test_it_is_made_to_be_filled_in():
    book = opened(*REGISTER)
    partners, members = book["Partners"], book["Members"]
    assert partners.freeze_panes == "A2"
    assert partners.column_dimensions["A"].hidden
    assert partners.column_dimensions["B"].width == 30
    rules = {str(rule.sqref): rule for rule in partners.data_validations.dataValidation}
    assert rules["C2:C8"].formula1 == "'_lists'!$A$1:$A$2"
    assert rules["B2:B8"].prompt == "What it is called"
    assert not rules["C2:C8"].showErrorMessage, "other words are taken too"
    own = {str(rule.sqref): rule.formula1 for rule in members.data_validations.dataValidation}
    assert own["B2:B201"] == "'Partners'!$B$2:$B$8"
    assert own["C2:C201"] == "'_lists'!$A$1:$A$2", "a list is kept once"
    assert [cell.value for cell in book["_lists"]["A"]] == ["a, b", "c"]
    assert partners.column_dimensions["B"].number_format == "@"


def test_names_that_no_sheet_can_have():
    assert opened(Table("a/b: [c]*?" + "x" * 40, (Column("a"),))).sheetnames == ["a b   c   " + "x" * 21]
    assert opened(Table("'", (Column("a"),))).sheetnames == ["1"]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.text(max_size=30), st.text(max_size=30)), min_size=1, max_size=5))
def test_any_text_comes_back(rows: list[tuple[str, str]]):
    data = write([Table("S", (Column("a"), Column("b")), tuple(rows))])
    found = {row.number: row for row in read(data, "a.xlsx", Limits()).sheets[0].rows}
    for number, texts in enumerate(rows, 2):
        for column, text in enumerate(texts, 1):
            cell = found[number].cell(column) if number in found else ""
            assert cell.split() == written(text).replace("\r\n", "\n").replace("\r", "\n").split()
