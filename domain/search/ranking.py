"""Putting what an engine found in order: BM25 over fields, by unit, with whole phrases and small boosts.

A unit counts once, by the best of its forms that a wording has: two synonyms in one text are no two answers.
How rare a unit is, is asked over all its forms and languages: a translation is worth what the word is.
"""

from __future__ import annotations

import itertools
import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from domain.search.indexing import FIELDS, WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from domain.search.queries import Form, Query, Unit

K1: Final = 1.2
B: Final = 0.6
_TOGETHER: Final = 1.0
_IN_ONE_FIELD: Final = 0.55
_APART: Final = 0.35
_SOME: Final = 0.25
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
    """A wording with its score and what it is made of.

    `share` is how much it scores beside a text that is about nothing else, from 0 to 1: unlike a score, it
    can be compared over queries.
    """

    wording: int
    practice: int
    score: float
    parts: tuple[Part, ...]
    covered: float
    phrase: float
    fresh: float
    evidence: float
    share: float = 0.0


def rank(
    query: Query, found: Iterable[Candidate], of: Collection, scope: str, now: datetime
) -> tuple[Scored, ...]:
    """The best first; a practice once, by its best wording. `scope` stands before each term."""
    rare = [rarity(unit, of, scope) for unit in query.units]
    scored = (_score(query, rare, one, of, scope, now) for one in found)
    best: dict[int, Scored] = {}
    for one in scored:
        if one.practice not in best or _order(one) < _order(best[one.practice]):
            best[one.practice] = one
    return tuple(sorted(best.values(), key=_order))


def _order(one: Scored) -> tuple[float, int, int]:
    return -one.score, one.practice, one.wording


def rarity(unit: Unit, of: Collection, scope: str) -> float:
    """How much it says that a wording answers this unit: BM25's measure, by each language's commonest."""
    strong = [form for form in unit.forms if form.weight >= _STRONG] or list(unit.forms)
    most: dict[str, int] = {}
    for form in strong:
        often = min(of.occurring.get(scope + term, 0) for term in form.terms)
        most[form.language] = max(most.get(form.language, 0), often)
    together = min(sum(most.values()), of.wordings)
    return max(_LEAST_RARE, math.log(1 + (of.wordings - together + 0.5) / (together + 0.5))) * unit.weight


def _score(
    query: Query, rare: Sequence[float], one: Candidate, of: Collection, scope: str, now: datetime
) -> Scored:
    fields = {name: f" {one.fields[name]} " for name in FIELDS}
    counts = _weighted(one)
    longer = 1 - B + B * one.length / max(of.average, 1.0)
    parts = []
    for unit, worth in zip(query.units, rare, strict=True):
        answered = _answer(unit, one.language, counts, fields, longer, scope)
        if answered is not None:
            form, strength = answered
            parts.append(Part(unit.said, form, worth, strength, worth * strength))
    total = sum(rare)
    covered = sum(part.rare * min(1.0, part.form.weight * 1.2) for part in parts) / total if total else 0.0
    phrase = _phrases(parts, fields, scope)
    age = max((now - one.published_at).days, 0)
    fresh, evidence = _FRESH * math.exp(-age / _FRESH_DAYS), _EVIDENCE.get(one.evidence_level, 0.0)
    score = sum(part.points for part in parts) * (1 - _COVERED + _COVERED * min(covered, 1.0))
    score *= (1 + phrase) * (1 + fresh + evidence)
    share = sum(part.points for part in parts) / (total * (K1 + 1)) if total else 0.0
    return Scored(
        one.wording, one.practice, round(score, 6), tuple(parts), covered, phrase, fresh, evidence, share
    )


def _weighted(one: Candidate) -> Mapping[str, float]:
    """By term, how often it occurs, each time counting as much as its field."""
    counts: dict[str, float] = {}
    for name in FIELDS:
        for term, times in Counter(one.fields[name].split()).items():
            counts[term] = counts.get(term, 0.0) + WEIGHTS[name] * times
    return counts


def _answer(
    unit: Unit,
    language: str,
    counts: Mapping[str, float],
    fields: Mapping[str, str],
    longer: float,
    scope: str,
) -> tuple[Form, float] | None:
    best: tuple[Form, float] | None = None
    for form in unit.forms:
        if form.language != language or (best is not None and form.weight * (K1 + 1) <= best[1]):
            continue
        strength = form.weight * _strength([scope + term for term in form.terms], counts, fields, longer)
        if strength > 0 and (best is None or strength > best[1]):
            best = form, strength
    return best


def _strength(
    terms: Sequence[str], counts: Mapping[str, float], fields: Mapping[str, str], longer: float
) -> float:
    there = [counts[term] for term in terms if term in counts]
    if not there:
        return 0.0
    often = min(there)
    strength = often * (K1 + 1) / (often + K1 * longer)
    if len(terms) == 1:
        return strength
    if len(there) < len(terms):
        return strength * _SOME * (len(there) / len(terms)) ** 2
    together = f" {' '.join(terms)} "
    if any(together in text for text in fields.values()):
        return strength * _TOGETHER
    if any(all(f" {term} " in text for term in terms) for text in fields.values()):
        return strength * _IN_ONE_FIELD
    return strength * _APART


def _phrases(parts: Sequence[Part], fields: Mapping[str, str], scope: str) -> float:
    """A boost where what was found stands together as it was said: all of it, or two and two."""
    said = [" ".join(scope + term for term in part.form.terms) for part in parts]
    if len(said) < 2:
        return 0.0
    if any(f" {' '.join(said)} " in text for text in fields.values()):
        return _PHRASE
    pairs = sum(
        any(f" {one} {two} " in text for text in fields.values()) for one, two in itertools.pairwise(said)
    )
    return min(_PHRASE, _PAIR * pairs)
