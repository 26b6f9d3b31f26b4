"""The lexicon that ships, read once when somebody searches first."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import content
from domain.search.lexicon import Lexicon
from domain.search.vocabulary import concepts, everyday

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.search.lexicon import Concept


@cache
def shipped() -> Lexicon:
    """All concepts and everyday words of `content/vocabulary`."""
    light = content.path("vocabulary", "light.txt").read_text(encoding="utf-8")
    return Lexicon(_entries(), everyday(light))


def _entries() -> Iterator[Concept]:
    """Concepts first: where a word is both, what it means in this field comes first."""
    folder = content.path("vocabulary")
    for file in sorted((folder / "concepts").glob("*.toml")):
        yield from concepts(file.read_text(encoding="utf-8"))
    for file in sorted((folder / "everyday").glob("*.txt")):
        yield from everyday(file.read_text(encoding="utf-8"))
