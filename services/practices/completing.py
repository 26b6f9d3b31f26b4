"""What is offered while somebody types a search: words and expressions that find something, and titles."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from itertools import islice, takewhile
from typing import TYPE_CHECKING, Final

from domain.search import words as w
from domain.search.inflection import singular
from services.practices import matching, mending, vocabulary
from storage.practices import practices
from storage.searching import searching

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from domain.actors import Actor
    from domain.practices.model import Practice
    from storage.transaction import Transaction

_TITLES: Final = 8
_WORDS: Final = 6
_EXPRESSIONS: Final = 8
_WRITTEN: Final = 4
_FOREIGN: Final = 3
_LOOKED_AT: Final = 60
_SHORTEST: Final = 2
_LONGEST: Final = 100
"""Letters that Discord takes as a value of an option."""


def complete(tx: Transaction, actor: Actor, typed: str) -> list[tuple[str, str]]:
    """What the search could be: as it is shown, and what is searched for then. Raises `NotAMember`.

    All of it was written by somebody: no words are put together that stand nowhere together. First what is in
    the reader's language: expressions that begin so, of the field before everyday ones, titles, keywords and
    words of practices; then expressions and words of other languages; then titles that answer it. Where
    there is nothing of all that, the last word is mended.
    """
    actor.as_member()
    said = " ".join(typed.split())
    if len(said) < _SHORTEST:
        return [(one.original.title, one.original.title) for one in practices.newest(tx, _TITLES)]
    found = tuple(_offered(tx, said, actor.language)) or tuple(_mended(tx, said, actor.language))
    once: dict[str, str] = {}
    for one in found:
        # "energía solar" and "energia solar" find the same.
        once.setdefault(_folded(one), one)
    return [(one, one) for one in once.values() if len(one) <= _LONGEST]


def _offered(tx: Transaction, said: str, language: str) -> Iterator[str]:
    newest = practices.newest(tx, _LOOKED_AT)
    words = dict(_words(tx, said)) if " " not in said else {}
    own = [shown for shown, letter in words.items() if letter == w.LETTERS[language]]
    yield from islice(_expressions(said, language), _EXPRESSIONS)
    yield from islice(_written(newest, said, language), _WRITTEN)
    yield from own[:_WORDS]
    for other in w.LANGUAGES:
        if other != language and " " in said:
            yield from islice(_expressions(said, other), _FOREIGN)
    yield from [one for one in words if one not in own][:_FOREIGN]
    yield from _titles(tx, newest, said, language)


def _words(tx: Transaction, said: str) -> Iterator[tuple[str, str]]:
    """Words that go on from what is typed, one of each stem, with the letters of their languages."""
    if w.bare(said) != [said.lower()]:
        return
    scope = searching.scope(tx)
    by_term = {term: shown for shown, term in reversed(searching.beginning(tx, w.plain(said), _LOOKED_AT))}
    for term, shown in reversed(by_term.items()):
        yield shown, term.removeprefix(scope)[0]


def _expressions(said: str, language: str) -> Iterator[str]:
    """Labels of the vocabulary that begin with all that is typed, the shortest first; plurals are known."""
    labels = _labels(language)
    before, _, last = said.lower().rpartition(" ")
    one = " ".join((*(singular(language, word) for word in before.split()), last))
    for begun in dict.fromkeys((_folded(said), _folded(one))):
        at = bisect_left(labels, (begun, False, ""))
        found = takewhile(lambda label: label[0].startswith(begun), labels[at:])  # noqa: B023 - used at once
        yield from (shown for _, _, shown in sorted(found, key=lambda one: (one[1], len(one[0]), one[0])))


def _written(newest: Sequence[Practice], said: str, language: str) -> Iterator[str]:
    """Titles and keywords in the reader's language that begin with all that is typed."""
    begun = _folded(said)
    for one in newest:
        words = one.in_language(language)
        if words.language == language:
            yield from (text for text in (words.title, *words.keywords) if _folded(text).startswith(begun))


def _titles(tx: Transaction, newest: Sequence[Practice], said: str, language: str) -> list[str]:
    """Titles that hold what is typed, word by word; in the reader's language where there."""
    wanted = _folded(said).split()
    ids = [one.practice for one in matching.matches(tx, said, language)]
    titles = (one.in_language(language).title for one in (*practices.loaded(tx, ids[:_TITLES]), *newest))
    return [one for one in dict.fromkeys(titles) if _holds(_folded(one).split(), wanted)][:_TITLES]


def _mended(tx: Transaction, said: str, language: str) -> Iterator[str]:
    """What is typed, with the words for the last one that are nearest to it and begin like it."""
    before, _, last = said.rpartition(" ")
    near = mending.nearest(tx, w.plain(last), language, vocabulary.of(tx))
    begins = w.plain(last)[:1]
    yield from (f"{before} {one.shown}".strip() for plain, one in near.items() if plain.startswith(begins))


def _holds(title: list[str], wanted: list[str]) -> bool:
    return all(any(word.startswith(one) for word in title) for one in wanted)


@cache
def _labels(language: str) -> list[tuple[str, bool, str]]:
    """All labels in a language in order: folded, whether it is an everyday word, as it is written."""
    return sorted(
        (_folded(shown), not concept.id, shown)
        for concept in vocabulary.shipped().concepts
        for shown in concept.labels.get(language, ())
        if len(shown) <= _LONGEST
    )


def _folded(text: str) -> str:
    return " ".join(w.plain(one) for one in w.bare(text))
