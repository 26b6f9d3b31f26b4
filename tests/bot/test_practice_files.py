"""`techlink practices …`: in, out as each kind of file, what is refused, and the search made anew."""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from bot import practice_files, practices
from bot.exits import Stop
from domain.practices.model import Status
from services.practices import publishing
from storage.practices import practices as kept

if TYPE_CHECKING:
    from pathlib import Path

    from services.core import Core
    from storage.transaction import Unscoped

ENTRY = {
    "key": "bikes", "language": "en", "title": "Cargo bikes", "summary": "Parcels by bike.", "theme": "mobility",
}  # fmt: skip


@pytest.fixture
async def filled(core: Core, tmp_path: Path) -> Core:
    file = tmp_path / "in.json"
    file.write_text(json.dumps([ENTRY, ENTRY | {"language": "pt", "title": "Bicicletas", "original": "en"}]))
    assert (
        await practices.take_over(core, file, "", publish=True)
        == "1 new, 0 written anew, 0 unchanged, 1 published."
    )
    return core


async def test_what_went_in_comes_out(filled: Core, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    assert "1 practices in" in await practice_files.export(filled, out, "", "", "")
    said = json.loads(out.read_text("utf-8"))
    assert [(one["language"], one["title"]) for one in said] == [("en", "Cargo bikes"), ("pt", "Bicicletas")]
    assert (
        await practices.take_over(filled, out, "", publish=True)
        == "0 new, 0 written anew, 1 unchanged, 0 published."
    )


async def test_the_search_is_made_anew_and_finds_the_same(filled: Core) -> None:
    before = await practices.search(filled, "bicicletas", "pt", 5, "", as_json=False, explain=True)
    assert "bikes" in before
    assert await practices.reindex(filled, "") == "1 practices are entered in the search anew."
    assert await practices.search(filled, "bicicletas", "pt", 5, "", as_json=False, explain=True) == before


async def test_as_a_spreadsheet_and_as_pages(filled: Core, tmp_path: Path) -> None:
    await practice_files.export(filled, tmp_path / "out.xlsx", "", "", "fr")
    sheet = load_workbook(tmp_path / "out.xlsx").worksheets[0]
    assert sheet["A2"].value == "bikes"
    await practice_files.export(filled, tmp_path / "out.zip", "", "", "")
    with zipfile.ZipFile(io.BytesIO((tmp_path / "out.zip").read_bytes())) as archive:
        assert "index.html" in archive.namelist()


async def test_a_format_and_a_place_that_are_none_are_told(filled: Core, tmp_path: Path) -> None:
    with pytest.raises(Stop, match="--format"):
        await practice_files.export(filled, tmp_path / "out.docx", "", "", "")
    with pytest.raises(Stop, match="no language"):
        await practice_files.export(filled, tmp_path / "out.json", "", "", "de")
    with pytest.raises(Stop, match="cannot be written"):
        await practice_files.export(filled, tmp_path / "nowhere" / "out.json", "", "", "")


async def test_a_spreadsheet_is_read_back_and_changes_what_differs(filled: Core, tmp_path: Path) -> None:
    out = tmp_path / "out.xlsx"
    await practice_files.export(filled, out, "", "", "es")
    assert (
        await practices.take_over(filled, out, "", publish=True)
        == "0 new, 0 written anew, 1 unchanged, 0 published."
    )
    book = load_workbook(out)
    book.worksheets[0]["D2"] = "Cargo bicycles"
    book.save(out)
    assert (
        await practices.take_over(filled, out, "", publish=True)
        == "0 new, 1 written anew, 0 unchanged, 0 published."
    )


async def test_all_that_is_wrong_with_a_spreadsheet_is_told_by_its_cell(filled: Core, tmp_path: Path) -> None:
    file = tmp_path / "in.csv"
    file.write_text("Key;Language;Title;Summary;Theme\na;xx;T;S;energy\nb;en;;S;magic\n", "utf-8")
    with pytest.raises(Stop) as stop:
        await practices.take_over(filled, file, "", publish=True)
    said = str(stop.value)
    assert "row 2, column B (Language)" in said
    assert "row 3, column C (Title)" in said
    assert "row 3, column E (Theme)" in said


async def test_a_dry_run_says_what_would_happen_and_changes_nothing(filled: Core, tmp_path: Path) -> None:
    file = tmp_path / "in.json"
    file.write_text(json.dumps([ENTRY | {"title": "Bikes"}, ENTRY | {"key": "boats", "colour": "blue"}]))
    would = await practices.take_over(filled, file, "", publish=True, dry_run=True)
    assert would.splitlines() == [
        "1 new, 1 written anew, 0 unchanged, 1 published.",
        "Not read: colour.",
        "This is what would happen: nothing was changed.",
    ]
    done = await practices.take_over(filled, file, "", publish=True)
    assert done.splitlines() == would.splitlines()[:2]


async def test_what_was_withdrawn_is_left_alone_and_counted(filled: Core, tmp_path: Path) -> None:
    def withdraw(tx: Unscoped) -> None:
        here = tx.within(practices.network_called(tx, ""))
        publishing.withdraw(here, kept.keyed(here, ["bikes"])["bikes"], Status.WITHDRAWN)

    await filled.across(withdraw)
    done = await practices.take_over(filled, tmp_path / "in.json", "", publish=True)
    assert done.splitlines() == [
        "0 new, 0 written anew, 0 unchanged, 0 published.",
        "1 left alone: in review, archived or withdrawn.",
    ]


async def test_what_is_no_practice_is_told_with_its_key_and_why(filled: Core, tmp_path: Path) -> None:
    file = tmp_path / "in.json"
    bad = {"key": "boats", "country": "Atlantis", "links": ["ftp://a.org"]}
    file.write_text(json.dumps([ENTRY, ENTRY | bad]))
    with pytest.raises(Stop) as stop:
        await practices.take_over(filled, file, "", publish=True)
    said = str(stop.value)
    assert all(one in said for one in ("Practice 2 (“boats”)", "Atlantis", "ftp://a.org"))


async def test_places_by_name_and_columns_that_are_none(filled: Core, tmp_path: Path) -> None:
    file = tmp_path / "in.csv"
    heads = "Key;Language;Title;Summary;Theme;Country;Region;Colour"
    file.write_text(f"{heads}\na;en;T;S;energy;Espanha;Galiza;red\n", "utf-8")
    done = await practices.take_over(filled, file, "", publish=True)
    assert "Not read: in, column H (Colour)." in done
    out = tmp_path / "out.json"
    await practice_files.export(filled, out, "", "", "")
    (said,) = (one for one in json.loads(out.read_text("utf-8")) if one["key"] == "a")
    assert (said["country"], said["region"]) == ("ES", "ES11")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ('[{"id": 1, "text": "bikes"}', r"line 1, column 28"),
        ('{"id": 1}', "holds no list"),
        ('[{"id": 1, "text": "bikes"}, {"text": "x"}]', "item 2 has no id"),
        ('[{"id": "q7", "text": " "}]', r"item 1 \(id q7\) has no text"),
        ('[{"id": 1, "text": "x", "language": "de"}]', r"item 1 \(id 1\): de is none of en, fr, es, pt"),
        ("[3]", "item 1 is no object"),
    ],
)
async def test_a_batch_that_cannot_be_read_is_told_by_its_item(
    filled: Core, tmp_path: Path, data: str, said: str
) -> None:
    file = tmp_path / "asked.json"
    file.write_text(data, "utf-8")
    with pytest.raises(Stop, match=said):
        await practices.search_all(filled, file, 5, "")
    with pytest.raises(Stop, match="No such file"):
        await practices.search_all(filled, tmp_path / "nowhere.json", 5, "")


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("x.xlsx", b"", "x.xlsx"),
        ("x.xlsx", b"<html>", "x.xlsx"),
        ("x.xlsx", b"PK\x03\x04broken", "x.xlsx"),
        ("x.csv", b"", "x.csv"),
        ("x.csv", b"Colour;Shape\nred;round\n", "headings"),
    ],
)
async def test_a_file_that_is_none_is_refused(
    filled: Core, tmp_path: Path, name: str, data: bytes, said: str
) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    with pytest.raises(Stop, match=said):
        await practices.take_over(filled, file, "", publish=True)


async def test_a_zip_bomb_is_refused_before_it_is_unpacked(filled: Core, tmp_path: Path) -> None:
    file = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 700_000_000)
    with pytest.raises(Stop, match=r"bomb\.xlsx"):
        await practices.take_over(filled, file, "", publish=True)
