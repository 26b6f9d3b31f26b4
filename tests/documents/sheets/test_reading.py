"""Files as people have them: whatever their program writes is read as the same text."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.sheets.plain import SEPARATORS
from documents.sheets.reading import read
from domain.sheets import Flaw, Row, letters
from tests.documents.sheets.workbooks import parts_of, with_sheet, workbook


def rows_of(data: bytes, filename: str) -> list[list[str]]:
    (sheet,) = read(data, filename).sheets
    return [list(row.cells) for row in sheet.rows]


def test_a_workbook_s_values_are_text():
    cells = [
        "x",
        7,
        7.0,
        1.25,
        1e21,
        True,
        date(2027, 1, 12),
        datetime.fromisoformat("2027-01-12T09:30"),
        time(14, 0),
        "  y ",
    ]
    found = rows_of(workbook(S=[cells]), "a.xlsx")
    assert found == [
        [
            "x", "7", "7", "1.25", "1000000000000000000000", "TRUE", "2027-01-12", "2027-01-12T09:30:00",
            "14:00:00", "y",
        ]
    ]  # fmt: skip


def test_rows_and_columns_are_numbered_as_people_see_them():
    (sheet,) = read(workbook(S=[["a"], [], [None, "b"]]), "a.xlsx").sheets
    assert sheet.rows == (Row(1, ("a",)), Row(3, ("", "b")))
    assert sheet.rows[1].cell(2) == "b"
    assert sheet.rows[1].cell(9) == ""
    assert [letters(number) for number in (1, 26, 27, 52, 703)] == ["A", "Z", "AA", "AZ", "AAA"]


def test_of_a_formula_the_value_counts_and_without_one_the_cell_is_marked():
    plain = workbook(S=[["=1+1", "=2+2", "x"]])
    (sheet,) = read(plain, "a.xlsx").sheets
    assert sheet.flaws == {(1, 1): Flaw.FORMULA, (1, 2): Flaw.FORMULA}
    xml = parts_of(plain)["xl/worksheets/sheet1.xml"]
    worked_out = xml.replace(b"<f>1+1</f><v />", b"<f>1+1</f><v>2</v>").replace(
        b"<f>1+1</f><v></v>", b"<f>1+1</f><v>2</v>"
    )
    assert worked_out != xml
    (sheet,) = read(with_sheet(worked_out), "a.xlsx").sheets
    assert sheet.rows[0].cell(1) == "2"
    assert sheet.flaws == {(1, 2): Flaw.FORMULA}


def test_a_formula_that_went_wrong_is_marked():
    (sheet,) = read(workbook(S=[["#REF!", "x"]]), "a.xlsx").sheets
    assert sheet.flaws == {(1, 1): Flaw.ERROR}


@pytest.mark.parametrize(
    ("encoding", "separator"),
    [("utf-8", ","), ("utf-8-sig", ";"), ("cp1252", ";"), ("utf-16", "\t"), ("utf-8", "|"), ("cp1252", "\t")],
)
def test_a_csv_is_read_whatever_program_wrote_it(encoding: str, separator: str):
    text = (
        separator.join(["Nom", "Prénom", "Région"])
        + "\r\n"
        + separator.join(["Müller", '"a ""b"""', "Açores"])
    )
    assert rows_of(text.encode(encoding), "x.csv") == [
        ["Nom", "Prénom", "Région"],
        ["Müller", 'a "b"', "Açores"],
    ]


def test_a_comma_in_the_text_does_not_part_it():
    text = "Name;Place\nPorto, centre;Norte, Portugal\nBrest, université;Bretagne\n"
    assert rows_of(text.encode(), "x.csv")[1] == ["Porto, centre", "Norte, Portugal"]


def test_excel_s_own_hint_names_the_separator():
    assert rows_of(b"sep=;\r\na;b\r\n", "x.csv") == [["a", "b"]]


def test_a_single_column_and_lines_in_a_cell():
    assert rows_of(b"Name\nPorto\n", "x.csv") == [["Name"], ["Porto"]]
    assert rows_of(b'a,"b\nc",d\n', "x.csv") == [["a", "b\nc", "d"]]


def test_the_quote_before_a_formula_is_taken_off_and_nothing_is_computed():
    assert rows_of(b"'=1+1,=1+1,'hello\n", "x.csv") == [["=1+1", "=1+1", "'hello"]]


def test_what_a_file_is_counts_for_more_than_its_name():
    assert rows_of(workbook(S=[["a"]]), "x.csv") == [["a"]]


LETTERS = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Zs", "Zl", "Zp"), exclude_characters="\"'\ufeff"),
    max_size=8,
)


@given(
    st.lists(st.lists(LETTERS, min_size=2, max_size=4), min_size=1, max_size=6),
    st.sampled_from(SEPARATORS),
)
def test_every_table_comes_back_from_its_csv(table: list[list[str]], separator: str):
    """Where cells hold none of the separators, no other one can be taken for theirs."""
    width = max(map(len, table))
    plain = [[cell.translate({ord(one): None for one in SEPARATORS}) for cell in row] for row in table]
    padded = [
        [f"c{number}" for number in range(width)],
        *([*row, *[""] * (width - len(row))] for row in plain),
    ]
    text = "\n".join(separator.join(row) for row in padded)
    found = read(text.encode(), "x.csv").sheets[0].rows
    expected = [(number, row) for number, row in enumerate(padded, 1) if any(row)]
    assert [row.number for row in found] == [number for number, _ in expected]
    for row, (_, cells) in zip(found, expected, strict=True):
        assert [row.cell(column) for column in range(1, width + 1)] == [cell.strip() for cell in cells]
