"""Singular and plural come to the same stem, where Snowball alone would leave them apart."""

from __future__ import annotations

import pytest

from domain.search import words
from domain.search.inflection import singular

PAIRS = {
    "en": "child children, woman women, leaf leaves, knife knives, bus buses, city cities, net nets",
    "fr": "vélo vélos, lavabo lavabos, travail travaux, tissu tissus, jeu jeux, ami amis, eau eaux, bois bois",
    "es": "joven jóvenes, mujer mujeres, imagen imágenes, luz luces, pez peces, taller talleres, país países",
    "pt": (
        "jornal jornais, jovem jovens, papel papéis, sustentável sustentáveis, estação estações, pão pães, "
        "farol faróis, funil funis, azul azuis, rua ruas, lei leis, ilha ilhas, país países, mês meses, mãe mães"
    ),
}


@pytest.mark.parametrize(
    ("language", "one", "many"),
    [(language, *pair.split()) for language, pairs in PAIRS.items() for pair in pairs.split(", ")],
)
def test_one_and_many_are_the_same_to_the_search(language: str, one: str, many: str) -> None:
    assert words.term(language, one) == words.term(language, many) != ""


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_a_short_word_stays_as_it_is(language: str) -> None:
    assert singular(language, "gas") == "gas"
