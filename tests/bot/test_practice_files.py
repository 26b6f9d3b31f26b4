"""`techlink practices export` and `import`: in, out as each kind of file, and what is refused."""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from bot import practice_files, practices
from bot.exits import Stop

if TYPE_CHECKING:
    from pathlib import Path

    from services.core import Core

ENTRY = {
    "key": "bikes", "language": "en", "title": "Cargo bikes", "summary": "Parcels by bike.", "theme": "mobility",
}  # fmt: skip


@pytest.fixture
async def filled(core: Core, tmp_path: Path) -> Core:
    file = tmp_path / "in.json"
    file.write_text(json.dumps([ENTRY, ENTRY | {"language": "pt", "title": "Bicicletas", "original": "en"}]))
    assert await practices.take_over(core, file, "", publish=True) == "1 new, 0 written anew, 1 published."
    return core


async def test_what_went_in_comes_out(filled: Core, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    assert "1 practices in" in await practice_files.export(filled, out, "", "", "")
    said = json.loads(out.read_text("utf-8"))
    assert [(one["language"], one["title"]) for one in said] == [("en", "Cargo bikes"), ("pt", "Bicicletas")]
    assert await practices.take_over(filled, out, "", publish=True) == "0 new, 1 written anew, 1 published."


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
