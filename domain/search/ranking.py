"""Putting what an engine found in order: BM25 over fields, by unit, with whole phrases and small boosts.

A unit counts once, by the best of its forms that a wording has: two synonyms in one text are no two answers.
How rare a unit is, is asked over all its forms and languages: a translation is worth what the word is.
"""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from domain.search.indexing import FIELDS, WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from domain.search.queries import Form, Query, Unit

K1: Final = 2.0
B: Final = 0.6
_IN_ONE_FIELD: Final = 0.55
_APART: Final = 0.35
_STRONG: Final = 0.5
_LEAST_RARE: Final = 0.15
_COVERED: Final = 0.65
"""How much of the score hangs on how much of the query is answered at all."""
_PHRASE: Final = 0.2
_PAIR: Final = 0.06
_FRESH: Final = 0.04
_EVIDENCE: Final = {"declared": 0.0, "measured": 0.03, "independent": 0.05}
_FRESH_DAYS: Final = 730.0


@dataclass(frozen=True)
class Candidate:
    """A wording that an engine found, with its fields as terms."""

    wording: int
    practice: int
    language: str
    fields: Mapping[str, str]
    length: int
    published_at: datetime
    evidence_level: str
    about: Mapping[str, str]
    """Its theme, country and so on: what results are counted by."""


@dataclass(frozen=True)
class Collection:
    """What the engine knows of all wordings: how many, how long, and in how many each term occurs."""

    wordings: int
    average: float
    occurring: Mapping[str, int]


@dataclass(frozen=True)
class Part:
    """What one unit gave: the form that answered, and how rare, how strong and how much in the end."""

    said: str
    form: Form
    rare: float
    strength: float
    points: float


@dataclass(frozen=True)
class Scored:
    """A wording with its score and what it is made of."""

    wording: int
    practice: int
    score: float
    parts: tuple[Part, ...]
    covered: float
    phrase: float
    fresh: float
    evidence: float


def rank(
    query: Query, found: Iterable[Candidate], of: Collection, scope: str, now: datetime
) -> tuple[Scored, ...]:
    """The best first; a practice once, by its best wording. `scope` stands before each term."""
    asked = _Asked.of(query, of, scope)
    best: dict[int, Scored] = {}
    for one in found:
        scored = _score(asked, one, of.average, now)
        if one.practice not in best or _order(scored) < _order(best[one.practice]):
            best[one.practice] = scored
    return tuple(sorted(best.values(), key=_order))


def _order(one: Scored) -> tuple[float, int, int]:
    return -one.score, one.practice, one.wording


def strong_terms(query: Query, scope: str) -> list[str]:
    """The terms by which `rarity` measures: how often each occurs has to be known."""
    return sorted({scope + term for unit in query.units for form in _strong(unit) for term in form.terms})


def rarity(unit: Unit, of: Collection, scope: str) -> float:
    """How much it says that a wording answers this unit: BM25's measure, by each language's commonest."""
    most: dict[str, int] = {}
    for form in _strong(unit):
        often = min(of.occurring.get(scope + term, 0) for term in form.terms)
        most[form.language] = max(most.get(form.language, 0), often)
    together = min(sum(most.values()), of.wordings)
    return max(_LEAST_RARE, math.log(1 + (of.wordings - together + 0.5) / (together + 0.5))) * unit.weight


def _strong(unit: Unit) -> Sequence[Form]:
    return [form for form in unit.forms if form.weight >= _STRONG] or unit.forms


@dataclass(frozen=True)
class _Asked:
    """A query made ready for many candidates: by unit its rarity, and its forms with terms, by language."""

    units: tuple[tuple[Unit, float, Mapping[str, tuple[tuple[Form, tuple[str, ...]], ...]]], ...]
    terms: frozenset[str]
    total: float

    @classmethod
    def of(cls, query: Query, of: Collection, scope: str) -> _Asked:
        units = []
        terms: set[str] = set()
        for unit in query.units:
            by_language: dict[str, list[tuple[Form, tuple[str, ...]]]] = {}
            for form in unit.forms:
                scoped = tuple(scope + term for term in form.terms)
                terms.update(scoped)
                by_language.setdefault(form.language, []).append((form, scoped))
            ready = {language: tuple(forms) for language, forms in by_language.items()}
            units.append((unit, rarity(unit, of, scope), ready))
        total = sum(rare for _, rare, _ in units)
        return cls(tuple(units), frozenset(terms), total)


@dataclass(frozen=True)
class _Text:
    """A candidate as the measures want it: how much each term weighs in it, and its fields between blanks."""

    weights: Mapping[str, float]
    fields: tuple[str, ...]
    longer: float


def _score(asked: _Asked, one: Candidate, average: float, now: datetime) -> Scored:
    text = _Text(
        _weights(one, asked.terms),
        tuple(f" {one.fields[name]} " for name in FIELDS),
        1 - B + B * one.length / max(average, 1.0),
    )
    parts = []
    said: list[str] = []
    for unit, rare, forms in asked.units:
        answered = _answer(forms.get(one.language, ()), text)
        if answered is not None:
            form, terms, strength = answered
            parts.append(Part(unit.said, form, rare, strength, rare * strength))
            said.append(" ".join(terms))
    covered = sum(part.rare * min(1.0, part.form.weight * 1.2) for part in parts)
    covered = min(covered / asked.total, 1.0) if asked.total else 0.0
    phrase = _phrases(said, text.fields)
    age = max((now - one.published_at).days, 0)
    fresh, evidence = _FRESH * math.exp(-age / _FRESH_DAYS), _EVIDENCE.get(one.evidence_level, 0.0)
    score = sum(part.points for part in parts) * (1 - _COVERED + _COVERED * covered)
    score *= (1 + phrase) * (1 + fresh + evidence)
    return Scored(one.wording, one.practice, round(score, 6), tuple(parts), covered, phrase, fresh, evidence)


def _weights(one: Candidate, terms: frozenset[str]) -> Mapping[str, float]:
    """By term that was asked for, how often it occurs, each time counting as much as its field."""
    weights: dict[str, float] = {}
    for name in FIELDS:
        cut = one.fields[name].split()
        for term in terms.intersection(cut):
            weights[term] = weights.get(term, 0.0) + WEIGHTS[name] * cut.count(term)
    return weights


def _answer(
    forms: Sequence[tuple[Form, tuple[str, ...]]], text: _Text
) -> tuple[Form, tuple[str, ...], float] | None:
    """The form that answers best. Forms come the strongest first, and none is worth more than `K1 + 1`."""
    best: tuple[Form, tuple[str, ...], float] | None = None
    weights = text.weights
    for form, terms in forms:
        if best is not None and form.weight * (K1 + 1) <= best[2]:
            break
        if terms[0] not in weights or any(term not in weights for term in terms):
            continue
        often = min(weights[term] for term in terms)
        strength = form.weight * often * (K1 + 1) / (often + K1 * text.longer) * _nearness(terms, text.fields)
        if best is None or strength > best[2]:
            best = form, terms, strength
    return best


def _nearness(terms: Sequence[str], fields: Sequence[str]) -> float:
    """How much several terms count that are all there: together, in one field, or anywhere."""
    if len(terms) == 1:
        return 1.0
    together = f" {' '.join(terms)} "
    if any(together in field for field in fields):
        return 1.0
    if any(all(f" {term} " in field for term in terms) for field in fields):
        return _IN_ONE_FIELD
    return _APART


def _phrases(said: Sequence[str], fields: Sequence[str]) -> float:
    """A boost where what was found stands together as it was said: all of it, or two and two."""
    if len(said) < 2:
        return 0.0
    if any(f" {' '.join(said)} " in field for field in fields):
        return _PHRASE
    pairs = [f" {one} {two} " for one, two in itertools.pairwise(said)]
    return min(_PHRASE, _PAIR * sum(any(pair in field for field in fields) for pair in pairs))
