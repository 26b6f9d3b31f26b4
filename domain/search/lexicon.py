"""What words mean across the languages: senses with their labels, and how wide or narrow they are.

It is made of two kinds of entries: concepts of the field, which know broader, narrower and related ones, and
everyday words, which only know their translations. Either is one sense; a word that means two things has two.
"""

from __future__ import annotations

from collections import defaultdict
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Final

from domain.records import Record
from domain.search import words as w
from domain.search.inflection import singular
from domain.search.spelling import sound

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

MOST_WORDS: Final = 6
"""An expression has at most so many words that carry a meaning."""
_STEPS_DOWN: Final = 2
_BY_STEM: Final = 0.7
_ALIKE: Final = 2
"""So many labels in common make two entries one sense: the word that is looked at, and another."""
_ALIKE_BY_STEM: Final = 3
"""So many where only the stems are the same: those of "seca" and "secar" meet in two languages at once."""


class Concept(Record):
    """An entry: what it is called by language, the preferred label first. An everyday word has no `id`."""

    labels: Mapping[str, tuple[str, ...]]
    id: str = ""
    broader: tuple[str, ...] = ()
    related: tuple[str, ...] = ()


class Relation(StrEnum):
    """How what is found relates to what was said."""

    SYNONYM = "synonym"
    TRANSLATION = "translation"
    NARROWER = "narrower"
    BROADER = "broader"
    RELATED = "related"


class Label(Record):
    """One way to say a sense: its terms in order, and whether it is the preferred one of its language."""

    language: str
    terms: tuple[str, ...]
    preferred: bool
    shown: str
    spelling: tuple[str, ...]
    """The language, and its meaningful words without accents."""
    exact: str = ""
    """The term of its only word as it is, where its stem may be that of other words, too."""


class Lexicon:
    """Senses by what they are called. Made once, then only read, also from several threads."""

    def __init__(self, concepts: Iterable[Concept], light: Iterable[Concept] = ()) -> None:
        """`light` are words that say little: they stay what they are, and count less in a query."""
        self._light = frozenset(label.spelling for one in light for label in _labels(one))
        self._concepts: list[Concept] = list(concepts)
        self._labels: list[tuple[Label, ...]] = [tuple(_labels(one)) for one in self._concepts]
        self._called = [frozenset(label.spelling for label in labels) for labels in self._labels]
        self._stems = [frozenset(label.terms for label in labels) for labels in self._labels]
        self._by_terms: dict[tuple[str, ...], list[int]] = defaultdict(list)
        self._by_spelling: dict[tuple[str, ...], list[int]] = defaultdict(list)
        self._begins: dict[str, int] = {}
        self._senses: dict[tuple[str, ...], tuple[frozenset[int], ...]] = {}
        self._spelled: set[str] = set()
        numbers = {one.id: number for number, one in enumerate(self._concepts) if one.id}
        self._broader = [_known(one.broader, numbers) for one in self._concepts]
        self._related = [_known(one.related, numbers) for one in self._concepts]
        self._narrower: list[list[int]] = [[] for _ in self._concepts]
        for number, above in enumerate(self._broader):
            for one in above:
                self._narrower[one].append(number)
        for number, labels in enumerate(self._labels):
            for label in labels:
                self._enter(number, label)

    def __len__(self) -> int:
        return len(self._concepts)

    @property
    def concepts(self) -> Sequence[Concept]:
        """All entries, as they were given."""
        return self._concepts

    def meant(self, language: str, said: Sequence[str]) -> tuple[tuple[int, float], ...]:
        """The senses of these words, which are in lower case, and how likely each is meant.

        First those that are spelled so, but for accents and plurals; beside them those of the same stems
        count less: "boleia", a ride, has the stem of "bolo", a cake.
        """
        spelled = self._spelled_so(language, said)
        key = tuple(term for word in said if (term := w.term(language, word)))
        stemmed = self._by_terms.get(key, []) if key else []
        share = _BY_STEM if spelled else 1.0
        return (
            *((sense, 1.0) for sense in spelled),
            *((sense, share) for sense in stemmed if sense not in spelled),
        )

    def spelled(self, language: str, word: str) -> frozenset[int]:
        """The senses of a word in lower case that are spelled so, but for accents and a plural."""
        return frozenset(self._spelled_so(language, [word]))

    def _spelled_so(self, language: str, said: Sequence[str]) -> Sequence[int]:
        one = [singular(language, word) for word in said]
        return self._by_spelling.get(_spelling(language, said), []) or self._by_spelling.get(
            _spelling(language, one), []
        )

    def knows(self, language: str, word: str) -> bool:
        """Whether a word in lower case is one of this language, as it is spelled."""
        return (w.term(language, word),) in self._by_terms

    def is_light(self, language: str, word: str) -> bool:
        """Whether a word in lower case says little about what somebody looks for."""
        found = w.plain(word)
        return (language, found) in self._light or (language, found.removesuffix("s")) in self._light

    def longest(self, language: str, word: str) -> int:
        """How many meaningful words the longest expression has that begins with this one; 0 for none."""
        at_most = self._begins.get(w.term(language, word), 0)
        return max(at_most, self._begins.get(f"{language} {w.plain(word)}", 0))

    def labels(self, sense: int) -> tuple[Label, ...]:
        """All that a sense is called."""
        return self._labels[sense]

    def sure(self, terms: tuple[str, ...], meant: AbstractSet[int]) -> float:
        """How surely a label of these terms says one of the senses that are `meant`: as one of how many.

        English "lift" is an elevator or a ride: who looks for either finds the other by it. Two entries that
        are called the same in more than this word are one sense, said twice.
        """
        return self._among(terms, self._by_terms.get(terms, ()), meant)

    def sure_as_spelled(self, label: Label, meant: AbstractSet[int]) -> float:
        """The same of the label as it is spelled, whatever else has its stem."""
        return self._among(label.spelling, self._by_spelling.get(label.spelling, ()), meant)

    def _among(self, key: tuple[str, ...], can_mean: Sequence[int], meant: AbstractSet[int]) -> float:
        if len(can_mean) < 2:
            return 1.0
        # Each query asks for hundreds of labels, and for most of them again and again.
        if key not in self._senses:
            self._senses[key] = self._told_apart(can_mean)
        senses = self._senses[key]
        apart = sum(map(meant.isdisjoint, senses))
        return 1.0 if apart == len(senses) else 1 / (1 + apart)

    def _told_apart(self, entries: Sequence[int]) -> tuple[frozenset[int], ...]:
        """These entries, those together that are one sense."""
        senses: list[frozenset[int]] = []
        for entry in entries:
            same = [sense for sense in senses if any(self._alike(entry, one) for one in sense)]
            senses = [sense for sense in senses if sense not in same]
            senses.append(frozenset({entry}).union(*same))
        return tuple(senses)

    def _alike(self, one: int, other: int) -> bool:
        return (
            len(self._called[one] & self._called[other]) >= _ALIKE
            or len(self._stems[one] & self._stems[other]) >= _ALIKE_BY_STEM
        )

    def around(self, sense: int) -> Iterator[tuple[Relation, int, int]]:
        """The senses around one: how they relate, how many steps away, which."""
        level = [sense]
        for steps in range(1, _STEPS_DOWN + 1):
            level = [one for above in level for one in self._narrower[above]]
            yield from ((Relation.NARROWER, steps, one) for one in level)
        yield from ((Relation.BROADER, 1, one) for one in self._broader[sense])
        yield from ((Relation.RELATED, 1, one) for one in self._related[sense])

    def is_spelled(self, language: str, word: str) -> bool:
        """Whether a word in lower case is one of a label, but for accents and a plural's ending."""
        found = w.plain(word)
        return (
            f"{language} {found}" in self._spelled or f"{language} {found.removesuffix('s')}" in self._spelled
        )

    @cached_property
    def spellings(self) -> Mapping[str, str]:
        """Single words that it knows in any language: without accents, and as they are written."""
        every = (label.shown for labels in self._labels for label in labels)
        return {w.plain(shown): shown.lower() for shown in every if " " not in shown}

    @cached_property
    def sounds(self) -> Mapping[str, str]:
        """The same words without accents, and how they sound."""
        return {plain: sound(plain) for plain in self.spellings}

    def _enter(self, number: int, label: Label) -> None:
        if len(label.terms) > MOST_WORDS:
            return
        self._spelled.update(f"{label.language} {one}" for one in label.spelling[1:])
        for index, key in ((self._by_terms, label.terms), (self._by_spelling, label.spelling)):
            if number not in index[key]:
                index[key].append(number)
        for begin in (label.terms[0], f"{label.language} {label.spelling[1]}"):
            self._begins[begin] = max(self._begins.get(begin, 0), len(label.terms))


def _labels(concept: Concept) -> Iterator[Label]:
    for language in w.LANGUAGES:
        for place, shown in enumerate(concept.labels.get(language, ())):
            cut = w.bare(shown)
            terms = tuple(term for one in cut if (term := w.term(language, one)))
            # "en ligne" without its "en" would be any line.
            if terms and not (len(terms) == 1 and len(cut) > 1 and not _is_elided(cut)):
                exact = w.exact(language, cut[-1]) if len(terms) == 1 else ""
                yield Label(language, terms, place == 0, shown, _spelling(language, cut), exact)


def _is_elided(cut: Sequence[str]) -> bool:
    """Whether what stands before the last word is an article that lost its vowel: "l'eau"."""
    return all(len(one) == 1 for one in cut[:-1])


def _known(ids: Iterable[str], numbers: Mapping[str, int]) -> tuple[int, ...]:
    return tuple(numbers[one] for one in ids if one in numbers)


def _spelling(language: str, said: Iterable[str]) -> tuple[str, ...]:
    return (language, *(w.plain(one) for one in said if w.term(language, one)))
