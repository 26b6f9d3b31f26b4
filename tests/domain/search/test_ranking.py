"""Putting what was found in order: all of a query counts more than much of a part; small boosts decide a tie."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from domain.records import replace
from domain.search import queries
from domain.search.indexing import FIELDS
from domain.search.lexicon import Lexicon
from domain.search.ranking import Candidate, Collection, Scored, rank

NOW = datetime(2027, 1, 12, tzinfo=UTC)
NOTHING = Lexicon([])


def candidate(number: int, **fields: str) -> Candidate:
    """A wording of ten words, those of these fields among them."""
    said = {name: fields.get(name, "") for name in FIELDS}
    return Candidate(number, number, "en", said, 10, NOW, "declared", {})


def ranked(text: str, *found: Candidate) -> tuple[Scored, ...]:
    query = queries.read(text, "en", NOTHING)
    terms = {"1" + term for unit in query.units for form in unit.forms for term in form.terms}
    return rank(query, found, Collection(50, 10.0, dict.fromkeys(terms, 5)), "1", NOW)


def order(scored: tuple[Scored, ...]) -> list[int]:
    return [one.practice for one in scored]


def test_who_answers_both_words_comes_before_who_says_one_of_them_often() -> None:
    much = candidate(1, title="1ewool 1ewool 1ewool", keywords="1ewool")
    both = candidate(2, body="1ewool 1eof 1eash 1eand 1ewindmil")
    scored = ranked("wool windmill", much, both)
    assert order(scored) == [2, 1]
    assert scored[0].covered == 1.0
    assert scored[1].covered == pytest.approx(0.5)
    assert order(ranked("wool", much, both)) == [1, 2]


def test_of_two_that_say_the_same_the_better_known_and_the_newer_comes_first() -> None:
    one = candidate(1, title="1ewool")
    measured = replace(one, practice=2, wording=2, evidence_level="measured")
    independent = replace(one, practice=3, wording=3, evidence_level="independent")
    old = replace(one, practice=4, wording=4, published_at=NOW - timedelta(days=2_000))
    assert order(ranked("wool", one, measured, independent, old)) == [3, 2, 1, 4]


def test_no_boost_outweighs_what_is_said() -> None:
    said = replace(candidate(1, title="1ewool"), published_at=NOW - timedelta(days=2_000))
    known = replace(candidate(2, body="1ewool"), evidence_level="independent")
    assert order(ranked("wool", said, known)) == [1, 2]
