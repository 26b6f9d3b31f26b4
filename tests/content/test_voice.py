"""The texts that ship beside the program speak as its catalogues do."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from domain.languages import LANGUAGES
from tests.content.tables import read, texts
from tests.locales.voice import broken

if TYPE_CHECKING:
    from collections.abc import Iterator

CONTENT = Path(__file__).parents[2] / "content"
FALSELY_FOUND = {
    # What the reader answers:
    "Je ne sais pas",
    "It fell short of what I expected.",
    # The role does it:
    "Prepara el orden del día, busca ponentes, modera y controla los tiempos.",
}


def _tables(folder: str) -> Iterator[dict[str, str]]:
    """Every text of the TOML files of a folder, by language."""
    for path in sorted((CONTENT / folder).glob("*.toml")):
        yield from _worded(tomllib.loads(path.read_text("utf-8")))


def _worded(said: Any) -> Iterator[dict[str, str]]:
    if isinstance(said, dict) and set(said) >= set(LANGUAGES):
        yield said
    elif isinstance(said, dict | list):
        for one in said.values() if isinstance(said, dict) else said:
            yield from _worded(one)


def _questions() -> Iterator[dict[str, str]]:
    """Every text of the questionnaires, by language."""
    for path in sorted((CONTENT / "instruments").glob("*.md")):
        for sheet in read(path.read_text("utf-8")).values():
            for row in sheet:
                yield from (
                    texts(row, one.partition("::")[0]) for one in row if one.endswith("::English (en)")
                )


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_ships_keeps_the_voice(language: str) -> None:
    said = [*_tables("methodology"), *_tables("exchange"), *_questions()]
    assert len(said) > 300
    faults = [(why, one[language]) for one in said for why in broken(language, one[language])]
    assert [one for one in faults if one[1] not in FALSELY_FOUND] == []
