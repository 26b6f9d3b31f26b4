"""`techlink vocabulary …`: out as SKOS, in again, told, taken away; and what is refused."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from bot import practices, vocabularies
from bot.exits import Stop

if TYPE_CHECKING:
    from pathlib import Path

    from services.core import Core

TURTLE = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<http://example.org/1> a skos:Concept ; skos:prefLabel "zzyrgbike"@en, "bicicleta de carga"@pt .
"""


@pytest.fixture
async def filled(core: Core, tmp_path: Path) -> Core:
    entry = {
        "key": "b",
        "language": "pt",
        "title": "Bicicleta de carga",
        "summary": "S.",
        "theme": "mobility",
    }
    file = tmp_path / "in.json"
    file.write_text(json.dumps([entry]))
    await practices.take_over(core, file, "", publish=True)
    return core


async def test_what_ships_goes_out(core: Core, tmp_path: Path) -> None:
    said = await vocabularies.export(core, tmp_path / "out.ttl")
    assert "concepts in" in said
    assert "skos:Concept" in (tmp_path / "out.ttl").read_text("utf-8")


async def test_a_file_is_taken_over_told_and_removed(filled: Core, tmp_path: Path) -> None:
    file = tmp_path / "own.ttl"
    file.write_text(TURTLE, "utf-8")
    assert (await vocabularies.take_over(filled, file, "")).startswith("1 concepts of own.ttl")
    assert "(pt)" in await practices.search(filled, "zzyrgbike", "en", 5, "", as_json=False, explain=False)
    assert (await vocabularies.listed(filled, "")).startswith("own.ttl: 1 concepts")
    assert (await vocabularies.remove(filled, "own.ttl", "")).startswith("1 concepts")
    assert await vocabularies.listed(filled, "") == "No concepts were taken over."
    with pytest.raises(Stop, match=r"own\.ttl"):
        await vocabularies.remove(filled, "own.ttl", "")


async def test_what_is_none_is_refused_with_the_reason(filled: Core, tmp_path: Path) -> None:
    with pytest.raises(Stop, match="Turtle"):
        await vocabularies.export(filled, tmp_path / "out.json")
    with pytest.raises(Stop, match="cannot be read"):
        await vocabularies.take_over(filled, tmp_path / "none.ttl", "")
    bad = tmp_path / "bad.rdf"
    bad.write_text("<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>", "utf-8")
    with pytest.raises(Stop, match="entities"):
        await vocabularies.take_over(filled, bad, "")
    with pytest.raises(Stop, match="cannot be written"):
        await vocabularies.export(filled, tmp_path / "nowhere" / "out.ttl")


async def test_a_search_says_what_it_read_otherwise(filled: Core) -> None:
    said = await practices.search(filled, "bicicletsa", "pt", 5, "", as_json=False, explain=False)
    assert said.startswith("Read “bicicletsa” as “bicicleta")
    plain = json.loads(await practices.search(filled, "bicicletsa", "pt", 5, "", as_json=True, explain=True))
    assert plain[0]["key"] == "b"
    assert plain[0]["explain"]["mended"][0].startswith("Read “bicicletsa”")
    assert "weak" not in plain[0]
    asked = "carga hospital biblioteca padaria trator ponte satélite vulcão"
    weak = await practices.search(filled, asked, "pt", 5, "", as_json=False, explain=True)
    assert weak.startswith("Little to do with it:")
    (one,) = json.loads(await practices.search(filled, asked, "pt", 5, "", as_json=True, explain=False))
    assert one["weak"]
