"""Putting what an engine found in order: BM25 over fields, by unit, with whole phrases and small boosts.

A unit counts once, by the best of its forms that a wording has: two synonyms in one text are no two answers.
How rare a unit is, is asked over all its forms and languages: a translation is worth what the word is.
"""

from __future__ import annotations

import functools
import itertools
import math
import operator
from typing import TYPE_CHECKING, Final, NamedTuple

from domain.records import Record, replace
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
# Set by the first half of the judged queries: of what helps most, all but one in sixty is above them.
_NOTHING: Final = 0.12
_LITTLE: Final = 0.2
_FAR: Final = 0.35


class Candidate(Record):
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


class Collection(Record):
    """What the engine knows of all wordings: how many, how long, in how many each term occurs; or none."""

    wordings: int
    average: float
    occurring: Mapping[str, int]


class Part(NamedTuple):
    """What one unit gave: the form that answered, and how rare, how strong and how much in the end."""

    said: str
    form: Form
    rare: float
    strength: float
    points: float


class Scored(Record):
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
    weak: bool = False
    """Whether it has little to do with what is looked for, as `told_apart` says."""


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


def told_apart(scored: Sequence[Scored]) -> tuple[Scored, ...]:
    """What answers, then what has little to do with it and is marked so: each the best first.

    That is what answers next to nothing, and what answers little where something else answers much better.
    """
    best = max((one.score for one in scored), default=0.0)
    marked = [replace(one, weak=True) if _is_weak(one, best) else one for one in scored]
    return tuple(sorted(marked, key=operator.attrgetter("weak")))


def _is_weak(one: Scored, best: float) -> bool:
    return one.share < _NOTHING or (one.share < _LITTLE and one.score < best * _FAR)


def _order(one: Scored) -> tuple[float, int, int]:
    return -one.score, one.practice, one.wording


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


class _Asked(Record):
    """A query made ready for many candidates.

    By unit what it is called and its rarity; by its first term each form, with its place among all of them
    (the strongest of a unit first), the place of its unit, and its terms.
    """

    units: tuple[tuple[str, float], ...]
    forms: Mapping[str, Sequence[tuple[int, int, Form, tuple[str, ...]]]]
    terms: frozenset[str]
    total: float

    @classmethod
    def of(cls, query: Query, of: Collection, scope: str) -> _Asked:
        units = tuple((unit.said, rarity(unit, of, scope)) for unit in query.units)
        forms: dict[str, list[tuple[int, int, Form, tuple[str, ...]]]] = {}
        place = itertools.count()
        for number, unit in enumerate(query.units):
            for form in unit.forms:
                terms = tuple([scope + term for term in form.terms])
                if all(map(of.occurring.__contains__, terms)):
                    forms.setdefault(terms[0], []).append((next(place), number, form, terms))
        every = (terms for some in forms.values() for *_, terms in some)
        return cls(
            units, forms, frozenset(itertools.chain.from_iterable(every)), sum(rare for _, rare in units)
        )


class _Answer(NamedTuple):
    """How strongly a form answers its unit; of two that do it as well, the one that stands first counts."""

    strength: float
    behind: int
    form: Form
    terms: tuple[str, ...]


class _Text(NamedTuple):
    """A candidate as the measures want it.

    How much each term weighs in it, in which fields it stands (a bit for each), and the fields, one a line.
    """

    weights: Mapping[str, float]
    fields: Mapping[str, int]
    lines: str
    longer: float

    @classmethod
    def of(cls, one: Candidate, terms: frozenset[str], average: float) -> _Text:
        """As far as it has these terms."""
        weights: dict[str, float] = {}
        fields: dict[str, int] = {}
        for number, name in enumerate(FIELDS):
            for term in filter(terms.__contains__, one.fields[name].split()):
                weights[term] = weights.get(term, 0.0) + WEIGHTS[name]
                fields[term] = fields.get(term, 0) | 1 << number
        lines = " \n ".join([one.fields[name] for name in FIELDS])
        return cls(weights, fields, f" {lines} ", 1 - B + B * one.length / max(average, 1.0))


def _score(asked: _Asked, one: Candidate, average: float, now: datetime) -> Scored:
    text = _Text.of(one, asked.terms, average)
    answers = sorted(_answers(asked, one.language, text).items())
    parts = []
    points = covered = 0.0
    for number, (strength, _, form, _) in answers:
        said, rare = asked.units[number]
        parts.append(Part(said, form, rare, strength, rare * strength))
        points += rare * strength
        covered += rare * min(1.0, form.weight * 1.2)
    covered = min(covered / asked.total, 1.0) if asked.total else 0.0
    phrase = _phrases([" ".join(answer.terms) for _, answer in answers], text.lines)
    age = max((now - one.published_at).days, 0)
    fresh, evidence = _FRESH * math.exp(-age / _FRESH_DAYS), _EVIDENCE.get(one.evidence_level, 0.0)
    score = points * (1 - _COVERED + _COVERED * covered) * (1 + phrase) * (1 + fresh + evidence)
    share = points / (asked.total * (K1 + 1)) if asked.total else 0.0
    return Scored(
        one.wording, one.practice, round(score, 6), tuple(parts), covered, phrase, fresh, evidence, share
    )


def _answers(asked: _Asked, language: str, text: _Text) -> Mapping[int, _Answer]:
    """By the place of each unit that is answered, the form that answers best. None is above `K1 + 1`."""
    best: dict[int, _Answer] = {}
    for first, weight in text.weights.items():
        for place, unit, form, terms in asked.forms.get(first, ()):
            if form.language != language:
                continue
            often, near = (weight, 1.0) if len(terms) == 1 else _together(terms, text)
            strength = form.weight * often * (K1 + 1) / (often + K1 * text.longer) * near
            other = best.get(unit)
            if strength and (other is None or (strength, -place) > other[:2]):
                best[unit] = _Answer(strength, -place, form, terms)
    return best


def _together(terms: Sequence[str], text: _Text) -> tuple[float, float]:
    """How often several terms are all there, and how near: together, in one field, or anywhere."""
    often = min([text.weights.get(term, 0.0) for term in terms])
    if not often:
        return 0.0, 0.0
    if not functools.reduce(operator.and_, [text.fields[term] for term in terms]):
        return often, _APART
    return often, 1.0 if f" {' '.join(terms)} " in text.lines else _IN_ONE_FIELD


def _phrases(said: Sequence[str], lines: str) -> float:
    """A boost where what was found stands together as it was said: all of it, or two and two."""
    if len(said) < 2:
        return 0.0
    if f" {' '.join(said)} " in lines:
        return _PHRASE
    return min(_PHRASE, _PAIR * sum(f" {one} {two} " in lines for one, two in itertools.pairwise(said)))
