"""One's data as a file: readable by people, programs and spreadsheets, and harmless in each."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from documents.privacy import personal_zip
from domain.files import File, FileId
from domain.languages import LANGUAGES
from domain.notices import NoticeState
from domain.privacy import PersonalData, Sheet, Topic
from domain.records import replace
from locales import translator

if TYPE_CHECKING:
    from collections.abc import Mapping

AT = datetime(2027, 7, 12, 12, 30, tzinfo=UTC)


def data(*rows: Mapping[str, Any], language: str = "en") -> PersonalData:
    sheets = (Sheet("sent", rows),)
    person = (Sheet("person", ({"name": "Ana Sá", "created_at": AT},), single=True),)
    topics = ((Topic.PROFILE, person), (Topic.ANSWERS, sheets))
    return PersonalData(language, "Europe/Lisbon", "Atlântico", "Ana Sá", AT, topics)


def unpacked(data: PersonalData) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(personal_zip(data))) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def table(written: bytes, separator: str = ",") -> list[list[str]]:
    assert written.startswith(b"\xef\xbb\xbf"), "spreadsheets take it for UTF-8 by its mark"
    text = written.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))


def test_a_json_per_topic_and_a_csv_per_list():
    files = unpacked(data({"wave": "2027", "answer": "l2", "sent_at": AT, "state": NoticeState.SENT}))
    assert set(files) == {"README.txt", "profile.json", "answers.json", "answers-sent.csv"}
    assert json.loads(files["profile.json"]) == {
        "person": {"name": "Ana Sá", "created_at": "2027-07-12T13:30:00+01:00"}
    }
    assert json.loads(files["answers.json"])["sent"][0]["state"] == "sent"
    assert table(files["answers-sent.csv"]) == [
        ["wave", "answer", "sent_at", "state"],
        ["2027", "l2", "2027-07-12T13:30:00+01:00", "sent"],
    ]


def test_files_are_in_it_byte_for_byte_and_the_page_says_which_come_beside_it():
    kept = [
        File(FileId(n), name, "application/pdf", 9, "a" * 64, None, AT)
        for n, name in enumerate(("relatório.pdf", "filme.mp4"), start=7)
    ]
    sheets = (Sheet("files", tuple({"id": one.id, "name": one.name} for one in kept)),)
    mine = replace(data(), topics=((Topic.FILES, sheets),), files=tuple(kept))
    with zipfile.ZipFile(io.BytesIO(personal_zip(mine, {FileId(7): b"\x00\xff%PDF"}))) as archive:
        assert archive.read("files/7-relatorio.pdf") == b"\x00\xff%PDF"
        assert set(archive.namelist()) == {"README.txt", "files.json", "files.csv", "files/7-relatorio.pdf"}
        page = archive.read("README.txt").decode("utf-8-sig")
    assert "  files/7-relatorio.pdf\r\n  filme.mp4: not in here, but beside it\r\n" in page


@pytest.mark.parametrize(
    "typed",
    ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\r=1", '=HYPERLINK("http://x")', "|cmd", "%0A=1"],
)
def test_no_cell_is_a_formula(typed: str):
    files = unpacked(data({"answer": typed}))
    (_, (cell,)) = table(files["answers-sent.csv"])
    assert cell == f"'{typed}"
    assert json.loads(files["answers.json"])["sent"][0]["answer"] == typed, "as it was, for programs"


def test_numbers_nothing_and_nested_things_keep_their_form():
    row = {"n": -3, "none": None, "yes": True, "detail": {"codes": ["P1"], "name": "=x"}, "text": 'a"b\nç,;'}
    files = unpacked(data(row, {"other": 1}))
    heads, first, second = table(files["answers-sent.csv"])
    assert heads == ["n", "none", "yes", "detail", "text", "other"]
    assert first == ["-3", "", "True", '{"codes": ["P1"], "name": "=x"}', 'a"b\nç,;', ""]
    assert second == ["", "", "", "", "", "1"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_page_is_in_the_reader_s_language(language: str):
    files = unpacked(data({"answer": "a;b,c"}, language=language))
    readme, t = files["README.txt"].decode("utf-8-sig"), translator(language, "Europe/Lisbon")
    assert t.text("What {network} keeps on {name}", network="Atlântico", name="Ana Sá") in readme
    assert t.text("What for: your partner’s result.") in readme
    assert t.datetime(AT) in readme
    assert [name for name in files if name != "README.txt" and f"  {name}\r\n" not in readme] == []
    separator = "," if language == "en" else ";"
    assert table(files["answers-sent.csv"], separator)[1] == ["a;b,c"]


def test_the_same_data_give_the_same_file():
    assert personal_zip(data({"answer": "x"})) == personal_zip(data({"answer": "x"}))
