"""How catalogues are loaded: merged, compiled once, anew after a change, without what cannot be shown."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest

from locales import store

if TYPE_CHECKING:
    from pathlib import Path

HEADER = (
    'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    '"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n\n'
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "fr").mkdir()
    return tmp_path


def put(folder: Path, noun: str, body: str) -> None:
    (folder / "fr" / f"{noun}.po").write_text(HEADER + body, "utf-8")


def load(folder: Path) -> object:
    return store.load("fr", folder, folder / ".compiled")


def entry(source: str, translation: str, extra: str = "") -> str:
    return f'{extra}msgid "{source}"\nmsgstr "{translation}"\n\n'


def test_all_nouns_are_one_catalogue(folder: Path) -> None:
    put(folder, "a", entry("one", "un"))
    put(folder, "b", entry("two", "deux"))
    found = store.load("fr", folder, folder / ".compiled")
    assert (found.gettext("one"), found.gettext("two"), found.gettext("three")) == ("un", "deux", "three")


def test_a_compiled_file_is_kept_and_renewed(folder: Path) -> None:
    put(folder, "a", entry("one", "un"))
    load(folder)
    (first,) = (folder / ".compiled").iterdir()
    put(folder, "a", entry("one", "une fois"))
    assert store.load("fr", folder, folder / ".compiled").gettext("one") == "une fois"
    (second,) = (folder / ".compiled").iterdir()
    assert first.name != second.name


def test_a_fingerprint_is_of_all_words_of_a_language(folder: Path) -> None:
    put(folder, "a", entry("one", "un"))
    first = store.fingerprint("fr", folder)
    assert store.fingerprint("fr", folder) == first
    put(folder, "a", entry("one", "une fois"))
    second = store.fingerprint("fr", folder)
    put(folder, "b", entry("two", "deux"))
    assert len({first, second, store.fingerprint("fr", folder)}) == 3


def test_a_folder_that_cannot_be_written_does_no_harm(folder: Path) -> None:
    put(folder, "a", entry("one", "un"))
    (folder / ".compiled").write_text("in the way")
    assert store.load("fr", folder, folder / ".compiled" / "x").gettext("one") == "un"


def test_plurals_follow_the_language(folder: Path) -> None:
    put(
        folder, "a", 'msgid "{n} day"\nmsgid_plural "{n} days"\nmsgstr[0] "{n} jour"\nmsgstr[1] "{n} jours"\n'
    )
    found = store.load("fr", folder, folder / ".compiled")
    assert [found.ngettext("{n} day", "{n} days", n) for n in (0, 1, 2)] == [
        "{n} jour",
        "{n} jour",
        "{n} jours",
    ]


@pytest.mark.parametrize(
    "body",
    [
        entry("one", "un", "#, fuzzy\n"),
        entry("one", ""),
        entry("Saved {time}", "Enregistré"),
        entry("Saved {time}", "Enregistré {temps}"),
        entry("Saved {time}", "Enregistré {time.__class__}"),
        entry("Saved {time}", "Enregistré {time"),
    ],
)
def test_what_cannot_be_shown_is_left_out(folder: Path, body: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL)
    put(folder, "a", body)
    found = store.load("fr", folder, folder / ".compiled")
    assert found.gettext("one") == "one"
    assert found.gettext("Saved {time}") == "Saved {time}"
