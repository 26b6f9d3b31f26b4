"""Words of several senses, stems that words share, and what failed: what is found first, and what last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.services.practices.searching.conftest import keys, search, shared

if TYPE_CHECKING:
    from services.core import Core

pytestmark = pytest.mark.usefixtures("made")


def entry(key: str, language: str, title: str, summary: str, **more: Any) -> dict[str, Any]:
    return {"key": key, "language": language, "title": title, "summary": summary, "theme": "skills"} | more


WORKLESS = entry("workless", "es", "Capitalizar el paro", "Veintitrés personas compran su taller.")
STOPPING = entry("stopping", "es", "Parar a tiempo", "Parar a tiempo: quien no para, paga. Saber parar.")
RIDES = entry("rides", "en", "A lift to the doctor", "Neighbours give a lift: a lift a day, by car.")
SHADE = entry("shade", "es", "Refugios de barrio", "Tienen sombra, agua y un ascensor.")
CAKES = entry("cakes", "pt", "Bolos de amêndoa", "Os bolos são feitos no bairro; cada bolo tem nome.")
CARPOOL = entry("carpool", "fr", "Covoiturage", "Le covoiturage mène à l’usine sans réserver.")
FAILED = entry("failed", "es", "Becas para volver", "Nadie las pidió.", failure=True)


@pytest.mark.parametrize(
    ("words", "language", "first", "then"),
    [
        ("paro", "es", "workless", "stopping"),
        ("ascensor", "es", "shade", "rides"),
        ("elevador", "pt", "shade", "rides"),
        ("boleia", "pt", "carpool", "cakes"),
    ],
)
async def test_what_is_meant_comes_before_what_sounds_like_it(
    core: Core, words: str, language: str, first: str, then: str
) -> None:
    await shared(core, WORKLESS, STOPPING, RIDES, SHADE, CAKES, CARPOOL)
    found = await keys(core, words, language=language)
    assert found[0] == first
    assert then not in found or found.index(then) > 0


@pytest.mark.parametrize(
    ("words", "language"),
    [("no funcionó", "es"), ("did not work", "en"), ("échec", "fr"), ("fracasso", "pt"), ("failed", "en")],
)
async def test_what_failed_is_found_by_saying_so(core: Core, words: str, language: str) -> None:
    await shared(core, FAILED, WORKLESS)
    found = await search(core, words, language=language)
    assert [one.practice.key for one in found.found] == ["failed"]
    assert not found.mended


async def test_what_has_little_to_do_with_it_is_counted_apart(core: Core) -> None:
    await shared(core, SHADE)
    asked = "sombra satélite puente hospital biblioteca tractor panadería"
    passing = await search(core, asked, language="es")
    assert [one.scored.weak for one in passing.found] == [True]
    assert (passing.answering, passing.total) == (0, 1)
    meant = await search(core, "sombra en el barrio", language="es")
    assert (meant.found[0].scored.weak, meant.answering) == (False, 1)
    # What has to stand there as it is, and does, has to do with it.
    quoted = await search(core, f'"sombra" {asked}', language="es")
    assert [one.scored.weak for one in quoted.found] == [False]
