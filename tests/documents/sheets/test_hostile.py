"""Files that are meant to hurt, or are none: refused with the reason, before they cost anything."""

from __future__ import annotations

import contextlib
import io
import zipfile
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.offload import PebbleOffloader
from documents.sheets.reading import read
from domain.sheets import Limits, Refusal, SheetsRefused, must_be_taken
from tests.documents.sheets.workbooks import archive, parts_of, with_sheet, workbook

if TYPE_CHECKING:
    from pathlib import Path

SMALL: Final = Limits(
    size=50_000, unpacked=200_000, parts=40, sheets=2, rows=20, columns=5, characters=50, total=400
)
WHOLE: Final = workbook(S=[["a", "b"], [1, 2]])
SHEET: Final = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>'


def refusal(data: bytes, filename: str = "a.xlsx", limits: Limits = SMALL) -> SheetsRefused:
    with pytest.raises(SheetsRefused) as caught:
        read(data, filename, limits)
    return caught.value


def test_a_zip_bomb_is_refused_before_it_is_unpacked():
    bomb = archive(parts_of(workbook(S=[["a"]])) | {"xl/sharedStrings.xml": b"0" * 30_000_000})
    assert len(bomb) < 50_000
    error = refusal(bomb)
    assert (error.why, error.most) == (Refusal.UNPACKED, 200_000)
    assert error.count > 30_000_000


def test_an_archive_that_lies_about_its_size_is_no_workbook():
    """What a part says of its size is all that is read of it: then its check sum is wrong."""
    sheet = SHEET % b'<row r="1"><c r="A1"><v>1</v></c></row>'
    honest = with_sheet(sheet + b" " * 30_000_000)
    with zipfile.ZipFile(io.BytesIO(honest)) as opened:
        number = opened.namelist().index("xl/worksheets/sheet1.xml")
    lying, at = bytearray(honest), -1
    for _ in range(number + 1):
        at = lying.index(b"PK\x01\x02", at + 1)
    lying[at + 24 : at + 28] = len(sheet).to_bytes(4, "little")
    assert refusal(honest).why == Refusal.UNPACKED
    assert refusal(bytes(lying)).why == Refusal.WORKBOOK


def test_an_archive_of_many_parts_is_refused():
    error = refusal(archive({f"p{number}": b"" for number in range(41)}))
    assert (error.why, error.count, error.most) == (Refusal.PARTS, 41, 40)


def test_entities_that_multiply_are_refused():
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
    xml = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{laughs}]>'.encode()
    body = SHEET % b'<row r="1"><c r="A1" t="inlineStr"><is><t>&l8;</t></is></c></row>'
    assert refusal(with_sheet(xml + body)).why == Refusal.WORKBOOK


@pytest.mark.parametrize(
    "data",
    [b"", b"PK", b"PK\x03\x04" + b"x" * 300, b"no workbook", b"%PDF-1.7", archive({"a.txt": b"a"})],
    ids=["empty", "two letters", "cut", "text", "pdf", "another archive"],
)
def test_a_file_that_is_no_workbook(data: bytes):
    assert refusal(data).why == Refusal.WORKBOOK


def test_every_cut_of_a_workbook_is_refused_or_read():
    whole = workbook(S=[["a", "b"]])
    for end in range(0, len(whole), 97):
        assert refusal(whole[:end]).why == Refusal.WORKBOOK


@settings(deadline=None)
@given(st.data())
def test_a_damaged_workbook_never_ends_otherwise(data: st.DataObject):
    whole = bytearray(WHOLE)
    for _ in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    with contextlib.suppress(SheetsRefused):
        read(bytes(whole), "a.xlsx", SMALL)


@settings(deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["a.csv", "a.xlsx", "a.tsv"]))
def test_any_bytes_are_refused_or_read(data: bytes, filename: str):
    with contextlib.suppress(SheetsRefused):
        read(data, filename, SMALL)


def test_old_and_locked_workbooks_say_so():
    assert refusal(bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600).why == Refusal.LOCKED
    locked = bytearray(workbook(S=[["a"]]))
    at = locked.index(b"PK\x01\x02")
    locked[at + 8] |= 1
    assert refusal(bytes(locked)).why == Refusal.LOCKED


@pytest.mark.parametrize("name", ["a.pdf", "a", "a.xls", "a.xlsx.exe", ".ods"])
def test_other_kinds_are_not_even_fetched(name: str):
    with pytest.raises(SheetsRefused) as caught:
        must_be_taken(name, 1, SMALL)
    assert (caught.value.why, caught.value.filename) == (Refusal.KIND, name)


def test_what_is_too_much_says_how_much_and_where():
    with pytest.raises(SheetsRefused) as caught:
        must_be_taken("a.CSV", 50_001, SMALL)
    assert (caught.value.why, caught.value.count, caught.value.most) == (Refusal.LARGE, 50_001, 50_000)
    rows = refusal(workbook(S=[["a"]] * 21))
    assert (rows.why, rows.sheet, rows.count) == (Refusal.ROWS, "S", 21)
    assert refusal(b"a\n" * 21, "a.csv").why == Refusal.ROWS
    assert refusal(workbook(S=[["a"] * 6])).why == Refusal.COLUMNS
    assert refusal(workbook(A=[["a"]], B=[["a"]], C=[["a"]])).why == Refusal.SHEETS
    cell = refusal(workbook(S=[["a"], ["a", "x" * 51]]))
    assert (cell.why, cell.cell, cell.count) == (Refusal.CELL, "B2", 51)
    assert refusal(workbook(S=[["x" * 41] * 5] * 2)).why == Refusal.TOTAL
    assert refusal(b'a,"' + b"x" * 140_000, "a.csv", Limits()).why == Refusal.CELL


def test_far_away_rows_and_columns_cost_nothing():
    far = (
        SHEET
        % b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    )
    (sheet,) = read(with_sheet(far), "a.xlsx", SMALL).sheets
    assert [row.cells for row in sheet.rows] == [("1",)]


@pytest.mark.parametrize("data", [b"\0\1\2", b"a\0b", b"\x81\x8d\x8f", b"\xff\xfea"])
def test_bytes_that_are_no_text(data: bytes):
    assert refusal(data, "a.csv").why == Refusal.TEXT


@pytest.mark.parametrize(
    ("data", "name"), [(b"", "a.csv"), (b"\n\n;;\n", "a.csv"), (workbook(S=[]), "a.xlsx")]
)
def test_a_file_with_nothing_in_it(data: bytes, name: str):
    assert refusal(data, name).why == Refusal.EMPTY


async def test_a_refusal_comes_back_whole_from_a_worker(tmp_path: Path):
    offloader = PebbleOffloader(workers=1, seconds=30, memory=512)
    try:
        with pytest.raises(SheetsRefused) as caught:
            await offloader.run(read, workbook(S=[["a"] * 6]), "a.xlsx", SMALL)
    finally:
        await offloader.close()
    assert (caught.value.why, caught.value.count, caught.value.most) == (Refusal.COLUMNS, 6, 5)
