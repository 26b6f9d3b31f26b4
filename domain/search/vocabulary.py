"""The files that the lexicon is made of: concepts of the field in TOML, everyday words a sense a line.

What they look like, and how to add to them: `content/vocabulary/README.md`.
"""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Final

from domain.errors import DomainError
from domain.search.lexicon import Concept
from domain.search.words import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

_COLUMNS: Final = len(LANGUAGES)


class VocabularyLineRefused(DomainError):
    """A line of a file of everyday words has not one cell for each language, or an empty one."""

    line: int
    text: str


def concepts(text: str) -> Iterator[Concept]:
    """The concepts of a TOML file. Raises `tomllib.TOMLDecodeError`."""
    for id_, said in tomllib.loads(text).items():
        labels = {one: tuple(said.get(one, ())) for one in LANGUAGES}
        yield Concept(labels, id_, tuple(said.get("broader", ())), tuple(said.get("related", ())))


def everyday(text: str) -> Iterator[Concept]:
    """The senses of a file of everyday words. Raises `VocabularyLineRefused`."""
    for number, line in enumerate(text.splitlines(), start=1):
        said = line.partition("#")[0].strip()
        if not said:
            continue
        cells = [tuple(_labels(cell)) for cell in said.split("|")]
        if len(cells) != _COLUMNS or not all(cells):
            raise VocabularyLineRefused(number, said[:100])
        yield Concept(dict(zip(LANGUAGES, cells, strict=True)))


def _labels(cell: str) -> Iterator[str]:
    return (label for one in cell.split(";") if (label := " ".join(one.split())))
