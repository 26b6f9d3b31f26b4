"""What a file is called, which are taken: nothing that runs, whatever it is called."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from domain.files import (
    HEAD,
    LARGEST,
    LONGEST_NAME,
    FileRefused,
    Refusal,
    clean_name,
    in_loads,
    media_of,
    must_be_no_program,
    must_be_taken,
    plain_name,
    suffix,
)


@given(st.text(max_size=300))
@example("../../etc/passwd")
@example("a" * 99 + " .pdf")
@example("e\u0301" * 120)
def test_a_clean_name_is_safe_to_show_and_clean_for_good(given: str) -> None:
    name = clean_name(given)
    assert 0 < len(name) <= LONGEST_NAME
    assert not set(name) & set('/\\<>:"|?*')
    assert not any(unicodedata.category(letter).startswith("C") for letter in name)
    assert name == name.strip(". ") or name.startswith("…") or name == "…"
    assert clean_name(name) == name


@given(st.text(max_size=300))
def test_a_plain_name_is_of_letters_that_every_system_knows(given: str) -> None:
    name = plain_name(clean_name(given))
    assert name
    assert name.isascii()
    assert not name.startswith(".")
    assert not set(name) - set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-")


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("relatório final.pdf", "relatório final.pdf"),
        ("C:\\Users\\ana\\map.pdf", "map.pdf"),
        ("/tmp/map.pdf", "map.pdf"),
        ("invoice\u202efdp.exe", "invoicefdp.exe"),
        ("a\nb\t c.pdf", "a b c.pdf"),
        ("what?.pdf", "what_.pdf"),
        (" .. ", "file"),
        ("", "file"),
        ("map.pdf...", "map.pdf"),
    ],
)
def test_names_as_people_give_them(given: str, name: str) -> None:
    assert clean_name(given) == name


def test_a_long_name_keeps_its_end() -> None:
    name = clean_name("x" * 300 + ".pdf")
    assert len(name) == LONGEST_NAME
    assert name.endswith("….pdf")


@pytest.mark.parametrize(
    ("name", "plain"),
    [("relatório final.pdf", "relatorio_final.pdf"), ("карта.png", "file.png"), ("a..b.PDF", "a..b.PDF")],
)
def test_plain_names(name: str, plain: str) -> None:
    assert plain_name(name) == plain


@pytest.mark.parametrize(
    "name",
    [
        "a.exe",
        "a.EXE",
        "report.pdf.exe",
        "a.exe. ",
        "a.\u200bexe",
        "x/a.bat",
        "a.sh",
        "a.lnk",
        "a.dmg",
        "a.jar",
    ],
)
def test_what_runs_is_refused_by_its_name(name: str) -> None:
    with pytest.raises(FileRefused) as refused:
        must_be_taken(name, 1, LARGEST)
    assert refused.value.why == Refusal.KIND


@pytest.mark.parametrize("name", ["a.pdf", "a.exe.pdf", "a", "exe", "sh", "fotos.zip", "mapa.xlsx", ".exe"])
def test_other_files_are_taken(name: str) -> None:
    must_be_taken(name, LARGEST, LARGEST)


@pytest.mark.parametrize(("size", "why"), [(0, Refusal.EMPTY), (LARGEST + 1, Refusal.LARGE)])
def test_nothing_and_too_much_are_refused(size: int, why: Refusal) -> None:
    with pytest.raises(FileRefused) as refused:
        must_be_taken("a.pdf", size, LARGEST)
    assert (refused.value.why, refused.value.size, refused.value.most) == (why, size, LARGEST)


@pytest.mark.parametrize(
    "head",
    [
        b"MZ\x90\x00\x03",
        b"\x7fELF\x02\x01",
        b"\xcf\xfa\xed\xfe\x07",
        b"\xca\xfe\xba\xbe\x00",
        b"#!/bin/sh\n",
        b"#! /usr/bin/env python\n",
        b"\xef\xbb\xbf#!/bin/sh",
    ],
)
def test_a_program_under_another_name_is_refused(head: bytes) -> None:
    with pytest.raises(FileRefused) as refused:
        must_be_no_program("holiday.png", head[:HEAD])
    assert refused.value.why == Refusal.KIND


@pytest.mark.parametrize(
    "head", [b"%PDF-1.7", b"MZ was his mark, he said.", b"#!important", b"PK\x03\x04", b"\x89PNG"]
)
def test_what_is_no_program_is_taken(head: bytes) -> None:
    must_be_no_program("a.pdf", head)


def test_the_kind_follows_from_the_end_of_the_name() -> None:
    assert (media_of("a.PDF"), media_of("b.jpeg"), media_of("c"), media_of("d.pdf.xyz")) == (
        "application/pdf",
        "image/jpeg",
        "application/octet-stream",
        "application/octet-stream",
    )
    assert (suffix("a.tar.gz"), suffix(".bashrc"), suffix("a."), suffix("3. part")) == (".gz", "", "", "")


@given(st.lists(st.integers(1, 30)), st.integers(1, 25), st.integers(1, 4))
def test_loads_hold_each_thing_that_fits_once_and_in_order(sizes: list[int], most: int, each: int) -> None:
    loads = in_loads([(n, size) for n, size in enumerate(sizes)], most, each)
    assert [n for load in loads for n in load] == [n for n, size in enumerate(sizes) if size <= most]
    assert all(0 < len(load) <= each and sum(sizes[n] for n in load) <= most for load in loads)
