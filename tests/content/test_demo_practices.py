"""The demo collection of good practices: whole, in four languages, with codes that exist and second versions."""

from __future__ import annotations

import tomllib
from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, Any

import pytest

import content
from bot.demo_practices import collection
from domain.languages import LANGUAGES
from domain.practices.fields import NEEDED, TITLE_LENGTH, missing
from domain.practices.model import EvidenceLevel, Theme
from domain.regions import REGIONS, country_of

if TYPE_CHECKING:
    from domain.practices.entries import Entry

COUNTRIES = {"FR", "ES", "PT", "IE", "GB"}


@pytest.fixture(scope="module")
def entries() -> tuple[Entry, ...]:
    return tuple(chain.from_iterable(collection().values()))


@pytest.fixture(scope="module")
def told() -> dict[str, Any]:
    return tomllib.loads(content.read_bytes("demo", "practices.toml").decode())


@pytest.fixture(scope="module")
def people() -> set[str]:
    network = tomllib.loads(content.read_bytes("demo", "network.toml").decode())
    return {one["username"] for one in network["people"]}


def originals(entries: tuple[Entry, ...]) -> list[Entry]:
    return [one for one in entries if not one.original]


def test_two_hundred_practices_twenty_a_theme_fifty_a_language(entries: tuple[Entry, ...]) -> None:
    first = originals(entries)
    assert len({one.key for one in entries}) == len(first) == 200
    assert Counter(one.facts.theme for one in first) == {theme.value: 20 for theme in Theme}
    assert Counter(one.words.language for one in first) == dict.fromkeys(LANGUAGES, 50)


def test_each_says_enough_to_be_published_and_where_it_is_done(entries: tuple[Entry, ...]) -> None:
    for one in originals(entries):
        assert missing(one.words, one.facts, NEEDED) == (), one.key
        assert all((one.words.solution, one.words.transfer, one.words.difficulties)), one.key
        assert one.facts.country in COUNTRIES, one.key
        assert one.facts.region in REGIONS, one.key
        assert country_of(one.facts.region) == one.facts.country, one.key
        assert all((one.facts.started, one.facts.host, one.facts.maturity)), one.key
        assert 4 <= len(one.words.keywords) <= 7, one.key


def test_failures_are_among_them_and_every_level_of_evidence(entries: tuple[Entry, ...]) -> None:
    first = originals(entries)
    assert sum(one.facts.failure for one in first) >= 10
    assert {one.facts.evidence_level for one in first} == set(EvidenceLevel)


def test_second_versions_are_of_practices_in_another_language(entries: tuple[Entry, ...]) -> None:
    by_key = {one.key: one for one in originals(entries)}
    second = [one for one in entries if one.original]
    assert len(second) == 8
    for one in second:
        first = by_key[one.key]
        assert one.original == first.words.language != one.words.language
        assert one.facts.theme == first.facts.theme
        assert len(one.words.title) <= TITLE_LENGTH
        assert one.words.title != first.words.title
    assert {one.words.language for one in second} == set(LANGUAGES)


def test_who_shared_what_names_practices_and_people_that_exist(
    entries: tuple[Entry, ...], told: dict[str, Any], people: set[str]
) -> None:
    keys = [row["key"] for row in told["shared"]]
    assert len(keys) == len(set(keys))
    assert set(keys) <= {one.key for one in entries}
    assert {row["by"] for row in (*told["shared"], *told["drafts"])} <= people
    assert sum(row.get("waiting", False) for row in told["shared"]) == 3
    assert all(row["day"] < 0 for row in (*told["shared"], *told["drafts"]))
