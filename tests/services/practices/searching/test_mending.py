"""Mistyped words: read as the nearest that is of the reader's language and frequent; others are offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.services.practices.searching.conftest import search, shared

if TYPE_CHECKING:
    from services.core import Core

pytestmark = pytest.mark.usefixtures("made")

NETS = {
    "key": "nets", "language": "es", "theme": "blue", "title": "Redes de pesca usadas",
    "summary": "Las redes de pesca se venden al peso.",
}  # fmt: skip
PARTS = {
    "key": "parts", "language": "pt", "theme": "circular", "title": "Uma peça de cada vez",
    "summary": "Cada peça é contada na oficina.",
}  # fmt: skip


@pytest.mark.parametrize(
    ("words", "language", "mended"),
    [
        ("redes de pexca", "es", {"pexca": "pesca"}),  # "peça" is as near, and Portuguese
        ("pexca", "pt", {"pexca": "pesca"}),  # as long as what was typed
        ("bycicle", "en", {"bycicle": "bicycle"}),
        ("bycicle frieght", "en", {"bycicle": "bicycle", "frieght": "freight"}),
        ("funcionó", "es", {}),  # inflected, not mistyped
        ("no funcionó", "es", {}),
        ("pesca", "es", {}),
    ],
)
async def test_a_word_is_read_as_the_nearest_of_the_reader_s_language(
    core: Core, words: str, language: str, mended: dict[str, str]
) -> None:
    await shared(core, NETS, PARTS)
    assert (await search(core, words, language=language)).mended == mended


async def test_a_word_that_is_as_near_is_offered_and_counts_less(core: Core) -> None:
    freight = {
        "key": "freight", "language": "en", "theme": "mobility", "title": "Freight by night",
        "summary": "Freight comes by night.",
    }  # fmt: skip
    fright = freight | {"key": "fright", "title": "A fright by night", "summary": "A fright comes by night."}
    await shared(core, freight, fright)
    found = await search(core, "frieght", language="en")
    assert found.mended == {"frieght": "freight"}
    assert found.or_else == {"frieght": ("fright",)}
    keys = [one.practice.key for one in found.found]
    assert keys[0] == "freight"
    assert "fright" in keys[1:]


async def test_a_word_that_stands_in_a_text_is_not_mended(core: Core) -> None:
    await shared(core, NETS | {"key": "odd", "title": "La pexca"})
    found = await search(core, "pexca", language="es")
    assert not found.mended
    assert found.found[0].practice.key == "odd"
