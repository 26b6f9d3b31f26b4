"""The search vocabulary holds together: ids, references, no circles, four languages, and enough of it."""

from __future__ import annotations

import tomllib
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

import content
from domain.search.vocabulary import concepts, everyday
from domain.search.words import LANGUAGES

if TYPE_CHECKING:
    from domain.search.lexicon import Concept

FOLDER = content.path("vocabulary")
CONCEPTS = sorted((FOLDER / "concepts").glob("*.toml"))
EVERYDAY = sorted((FOLDER / "everyday").glob("*.txt"))


@pytest.fixture(scope="module")
def known() -> dict[str, Concept]:
    return {one.id: one for file in CONCEPTS for one in concepts(file.read_text("utf-8"))}


def test_there_are_at_least_600_concepts_and_3000_everyday_senses(known: dict[str, Concept]) -> None:
    assert len(known) >= 600
    assert sum(1 for file in EVERYDAY for _ in everyday(file.read_text("utf-8"))) >= 3_000


def test_an_id_is_of_one_concept() -> None:
    ids = Counter(id_ for file in CONCEPTS for id_ in tomllib.loads(file.read_text("utf-8")))
    assert [one for one, times in ids.items() if times > 1] == []


def test_tables_say_nothing_that_is_not_read() -> None:
    wanted = {*LANGUAGES, "broader", "related"}
    for file in CONCEPTS:
        said: dict[str, Any] = tomllib.loads(file.read_text("utf-8"))
        assert {name: set(one) - wanted for name, one in said.items() if set(one) - wanted} == {}


def test_broader_and_related_concepts_exist(known: dict[str, Concept]) -> None:
    lost = {
        (one.id, name) for one in known.values() for name in (*one.broader, *one.related) if name not in known
    }
    assert lost == set()


def test_nothing_is_broader_than_itself_however_far_around(known: dict[str, Concept]) -> None:
    for start, concept in known.items():
        above, seen = list(concept.broader), set()
        while above:
            one = above.pop()
            assert one != start, start
            if one not in seen:
                seen.add(one)
                above += known[one].broader


def test_every_concept_and_sense_is_said_in_all_four_languages_without_repeating_itself(
    known: dict[str, Concept],
) -> None:
    senses = [one for file in EVERYDAY for one in everyday(file.read_text("utf-8"))]
    for one in (*known.values(), *senses):
        for language in LANGUAGES:
            labels = one.labels[language]
            assert labels, one
            assert len(labels) == len(set(labels)), one
            assert all(label == " ".join(label.split()) for label in labels), one


@pytest.mark.parametrize("file", EVERYDAY, ids=lambda file: file.stem)
def test_everyday_files_have_four_columns(file: Any) -> None:
    lines = [line.partition("#")[0].strip() for line in file.read_text("utf-8").splitlines()]
    assert {line.count("|") for line in lines if line} == {3}
