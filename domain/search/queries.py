"""What was typed, read into units: each is one thing that is looked for, with the forms that answer it."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from domain.records import Record, replace
from domain.search import failures
from domain.search import words as w
from domain.search.lexicon import Relation
from domain.search.stopwords import STOPWORDS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from domain.search.lexicon import Label, Lexicon

MOST_WORDS: Final = 24
"""So many words of a query are read; people type two to eight, and paste whole pages by mistake."""
MOST_FORMS: Final = 48
"""So many forms a unit has at most, the strongest first."""
LONGEST: Final = 2_000
"""Letters of a query that are read at all."""

_KEPT: Final = 64
"""So many queries stay read: who turns a page, narrows or keeps a search asks for the same again."""

_QUOTED: Final = re.compile(r"[\"“”„«»]([^\"“”„«»]{2,200})[\"“”„«»]")

_MARKS: Final = re.compile(r"[\"“”„«»]")


class Why(StrEnum):
    """Why a form answers a unit."""

    WORD = "word"
    ACCENT = "accent"
    SYNONYM = "synonym"
    TRANSLATION = "translation"
    NARROWER = "narrower"
    BROADER = "broader"
    RELATED = "related"
    OTHER_LANGUAGE = "other_language"
    MENDED = "mended"
    BEGINS = "begins"


# How much a form counts, beside the word itself. Set by the first half of the judged queries.
_WEIGHTS: Final = {
    Why.WORD: 1.0, Why.ACCENT: 0.95, Why.SYNONYM: 0.75, Why.TRANSLATION: 0.8, Why.NARROWER: 0.5,
    Why.BROADER: 0.2, Why.RELATED: 0.15, Why.OTHER_LANGUAGE: 0.8, Why.MENDED: 0.8, Why.BEGINS: 0.6,
}  # fmt: skip
_NOT_PREFERRED: Final = 0.9
_FALSE_FRIEND: Final = 0.35
"""A word that the query's language knows is looked for as it is in other languages with this weight."""
_STEP_DOWN: Final = 0.7
_SECOND_SENSE: Final = 0.85
_SURE: Final = 0.5
"""How much it takes away that a word can say other things, too; 1: as much as its other senses are many."""
_AS_MISTYPED: Final = 0.5
_LIGHT: Final = 0.35
"""How much a word counts that says little: "help", "new", "several"."""
_PART_OF_EXPRESSION: Final = 0.45
"""A word of a known expression counts by itself, too, with this weight."""
_EVERYDAY: Final = 0.35
"""How much an everyday word counts beside concepts of the field, where a text is compared with others."""
_SHORTEST_PART: Final = 3
_STOPWORD: Final = 0.6
"""What a word that carries no meaning says of the language, beside a word that the lexicon knows."""
_OWN: Final = 1.75
"""What it says that somebody reads a language: as much as nearly two words that only another one knows."""
_RELATIONS: Final = {
    Relation.NARROWER: Why.NARROWER,
    Relation.BROADER: Why.BROADER,
    Relation.RELATED: Why.RELATED,
}


class Form(NamedTuple):
    """Terms that stand together in a text and answer a unit, in one language, with how much that counts."""

    language: str
    terms: tuple[str, ...]
    weight: float
    why: Why


class Unit(Record):
    """One thing that is looked for. `known`: the lexicon knows it, spelled so, in some language.

    `telling`: it is an expression or a concept of the field, which says more of a text than an everyday word.
    """

    said: str
    forms: tuple[Form, ...]
    weight: float = 1.0
    known: bool = True
    telling: bool = False


class Query(Record):
    """What is looked for. `language` is that of most of its words; `quoted` has to stand there as it is."""

    language: str
    units: tuple[Unit, ...]
    quoted: tuple[tuple[Form, ...], ...] = ()
    """By quotation, its terms in each language: one of these forms has to be there."""

    @property
    def empty(self) -> bool:
        """Whether nothing of it carries a meaning."""
        return not self.units

    def terms(self, scope: str) -> frozenset[str]:
        """All terms that answer it, `scope` before each."""
        return frozenset(scope + term for unit in self.units for form in unit.forms for term in form.terms)


def without_quotation_marks(text: str) -> str:
    """The same words, none of which has to stand there as it is."""
    return " ".join(_MARKS.sub(" ", text).split())


@lru_cache(maxsize=_KEPT)
def read(text: str, language: str, lexicon: Lexicon) -> Query:
    """What somebody typed who reads `language`; its words may be in any of the four."""
    said = text[:LONGEST]
    quoted = tuple(forms for found in _QUOTED.finditer(said) if (forms := _as_it_is(found[1])))
    tokens = w.bare(failures.named(said))[:MOST_WORDS]
    order = languages_of(tokens, language, lexicon)
    return Query(order[0], tuple(_units(tokens, order, lexicon)), quoted)


def languages_of(tokens: Sequence[str], first: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The four languages, that first in which most words are known; the reader's own where it is close."""

    def known(language: str) -> float:
        return (_OWN if language == first else 0.0) + sum(
            _STOPWORD if one in STOPWORDS[language] else float(lexicon.knows(language, one)) for one in tokens
        )

    return tuple(sorted(w.LANGUAGES, key=lambda one: (-known(one), w.LANGUAGES.index(one))))


def _units(tokens: Sequence[str], order: Sequence[str], lexicon: Lexicon) -> Iterator[Unit]:
    at = 0
    while at < len(tokens):
        length, language = _longest(tokens[at:], order, lexicon)
        if length > 1:
            yield _expression(tokens[at : at + length], language, lexicon)
            for one in tokens[at : at + length]:
                if w.term(language, one):
                    unit = _word(one, order, lexicon)
                    yield replace(unit, weight=unit.weight * _PART_OF_EXPRESSION)
            at += length
        else:
            # A figure alone stands in every other text, and says nothing.
            if w.term(order[0], tokens[at]) and len(tokens[at]) > 1:
                yield _word(tokens[at], order, lexicon)
            at += 1


def _longest(tokens: Sequence[str], order: Sequence[str], lexicon: Lexicon) -> tuple[int, str]:
    """How many of the next words are one known expression, of two meaningful words at least, and in what."""
    best = (1, order[0])
    for language in order:
        most = lexicon.longest(language, tokens[0])
        meaningful = 0
        for length, one in enumerate(tokens, start=1):
            meaningful += bool(w.term(language, one))
            if meaningful > most:
                break
            ends = meaningful > 1 and bool(w.term(language, one))
            if ends and length > best[0] and lexicon.meant(language, tokens[:length]):
                best = (length, language)
    return best


def _expression(tokens: Sequence[str], language: str, lexicon: Lexicon) -> Unit:
    terms = tuple(found for one in tokens if (found := w.term(language, one)))
    forms = _Forms()
    forms.offer(language, terms, _WEIGHTS[Why.WORD], Why.WORD)
    _meanings(forms, lexicon.meant(language, tokens), language, lexicon)
    return Unit(" ".join(tokens), forms.best(), telling=True)


def _word(token: str, order: Sequence[str], lexicon: Lexicon) -> Unit:
    meant_in = [(one, senses) for one in order if (senses := lexicon.meant(one, [token]))]
    home = meant_in[0][0] if meant_in else order[0]
    forms = _Forms()
    _as_said(forms, token, home, lexicon, known=bool(meant_in))
    for language, senses in meant_in:
        # What another language means by it counts less where the query's own language knows the word.
        share = 1.0 if language == home else _FALSE_FRIEND
        _meanings(forms, senses, language, lexicon, share)
    weight = _LIGHT if lexicon.is_light(home, token) else 1.0
    known = any(lexicon.is_spelled(language, token) for language, _ in meant_in)
    telling = any(
        lexicon.concepts[sense].id for _, senses in meant_in[:1] for sense, likely in senses if likely == 1
    )
    return Unit(token, forms.best(), weight, known, telling)


class _Forms:
    """Forms as they come up: each once, with the weight of its best reason."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, ...], tuple[float, Why, str]] = {}
        self._rooms: dict[float, bool] = {}

    def offer(self, language: str, terms: tuple[str, ...], weight: float, why: Why) -> None:
        """One more reason to look for these terms."""
        kept = self._kept.get(terms)
        if kept is None or kept[0] < weight:
            self._kept[terms] = (weight, why, language)

    def label(self, label: Label, lexicon: Lexicon, meant: AbstractSet[int], weight: float, why: Why) -> None:
        """A label of one of the senses that are `meant`; what else it says takes away from it."""
        rank = weight * (1.0 if label.preferred else _NOT_PREFERRED)
        sure = lexicon.sure(label.terms, meant)
        self.offer(label.language, label.terms, rank * sure**_SURE, why)
        if label.exact and sure < 1:
            as_spelled = lexicon.sure_as_spelled(label, meant)
            self.offer(label.language, (label.exact,), rank * as_spelled**_SURE, why)

    def room(self, weight: float) -> bool:
        """Whether one that weighs so much at most could still be among the best."""
        if weight not in self._rooms:
            self._rooms[weight] = sum(kept[0] > weight for kept in self._kept.values()) < MOST_FORMS
        return self._rooms[weight]

    def best(self) -> tuple[Form, ...]:
        """The strongest first, as many as a unit has."""
        ordered = sorted(self._kept.items(), key=lambda one: (-one[1][0], one[0]))[:MOST_FORMS]
        return tuple(
            Form(language, terms, round(weight, 4), why) for terms, (weight, why, language) in ordered
        )


def _as_said(forms: _Forms, token: str, home: str, lexicon: Lexicon, *, known: bool) -> None:
    for language in w.LANGUAGES:
        share = 1.0 if language == home else _FALSE_FRIEND if known else _WEIGHTS[Why.OTHER_LANGUAGE]
        why = Why.WORD if language == home else Why.OTHER_LANGUAGE
        for place, spelled in enumerate(w.spelled(language, token)):
            if term := w.term(language, spelled):
                as_typed = 1.0 if place == 0 else _WEIGHTS[Why.ACCENT]
                reason = why if place == 0 else Why.ACCENT
                exact = w.exact(language, spelled)
                sure = lexicon.sure((term,), lexicon.spelled(language, spelled)) if exact else 1.0
                forms.offer(language, (term,), share * as_typed * sure**_SURE, reason)
                if sure < 1:
                    forms.offer(language, (exact,), share * as_typed, reason)


def _meanings(
    forms: _Forms, senses: Sequence[tuple[int, float]], language: str, lexicon: Lexicon, weight: float = 1.0
) -> None:
    most = max((likely for _, likely in senses), default=1.0)
    likeliest = {sense for sense, likely in senses if likely == most}
    for place, (sense, likely) in enumerate(senses):
        meant = likeliest if sense in likeliest else {sense}
        share = weight * likely * _SECOND_SENSE ** min(place, 3)
        for label in lexicon.labels(sense):
            why = Why.SYNONYM if label.language == language else Why.TRANSLATION
            forms.label(label, lexicon, meant, _WEIGHTS[why] * share, why)
        around = list(lexicon.around(sense))
        near_by = meant | {other for _, _, other in around}
        for relation, steps, other in around:
            why = _RELATIONS[relation]
            near = _WEIGHTS[why] * share * _STEP_DOWN ** (steps - 1)
            if not forms.room(near):
                continue
            for label in lexicon.labels(other):
                forms.label(label, lexicon, near_by, near, why)


def _as_it_is(quoted: str) -> tuple[Form, ...]:
    found = ((one, w.terms(one, quoted)) for one in w.LANGUAGES)
    return tuple(Form(language, terms, 1.0, Why.WORD) for language, terms in found if terms)


def telling(query: Query) -> Query:
    """The query with everyday words, and words of expressions by themselves, counting less than the rest.

    For what is compared by what it is about, not by what somebody asked for.
    """
    return replace(
        query,
        units=tuple(
            one if one.telling and one.weight == 1 else replace(one, weight=one.weight * _EVERYDAY)
            for one in query.units
        ),
    )


def with_forms(query: Query, more: Mapping[str, Iterable[Form]], mended: Collection[str] = ()) -> Query:
    """The same query, with more forms for units that were said so; what was mended means less as it is."""
    return replace(query, units=tuple(_more(one, more, mended) for one in query.units))


def _more(unit: Unit, more: Mapping[str, Iterable[Form]], mended: Collection[str]) -> Unit:
    if unit.said not in more:
        return unit
    share = _AS_MISTYPED if unit.said in mended else 1.0
    return replace(unit, forms=_together(unit.forms, more[unit.said], share))


def _together(some: Iterable[Form], more: Iterable[Form], share: float) -> tuple[Form, ...]:
    forms = _Forms()
    for one in some:
        forms.offer(one.language, one.terms, one.weight * share, one.why)
    for one in more:
        forms.offer(one.language, one.terms, one.weight, one.why)
    return forms.best()


def apart(word: str, language: str, lexicon: Lexicon) -> tuple[str, str] | None:
    """Two words that were written as one, where the lexicon knows them as an expression: "cargobike"."""
    for language_ in (language, *(one for one in w.LANGUAGES if one != language)):
        for at in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
            if lexicon.longest(language_, word[:at]) > 1 and lexicon.meant(language_, [word[:at], word[at:]]):
                return word[:at], word[at:]
    return None
