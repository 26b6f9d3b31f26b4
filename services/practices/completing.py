"""What is offered while somebody types a search: words and expressions that find something, and titles."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from itertools import islice, takewhile
from typing import TYPE_CHECKING, Final

from domain.search import words as w
from services.practices import matching, vocabulary
from storage.practices import practices
from storage.searching import searching

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.actors import Actor
    from storage.transaction import Transaction

_TITLES: Final = 8
_WORDS: Final = 6
_EXPRESSIONS: Final = 8
_LOOKED_AT: Final = 60
_SHORTEST: Final = 2
_LONGEST: Final = 100
"""Letters that Discord takes as a value of an option."""


def complete(tx: Transaction, actor: Actor, typed: str) -> list[tuple[str, str]]:
    """What the search could be: as it is shown, and what is searched for then. Raises `NotAMember`.

    First words of the collection that go on from what is typed, and expressions of the vocabulary in the
    reader's language, those of the field before everyday ones; then the titles of practices that answer it.
    """
    actor.as_member()
    said = " ".join(typed.split())
    if len(said) < _SHORTEST:
        return [(one.original.title, one.original.title) for one in practices.newest(tx, _TITLES)]
    found = (
        *islice(_words(tx, said), _WORDS),
        *islice(_expressions(said, actor.language), _EXPRESSIONS),
        *_titles(tx, said, actor.language),
    )
    return [(one, one) for one in dict.fromkeys(found) if len(one) <= _LONGEST]


def _words(tx: Transaction, said: str) -> Iterator[str]:
    """The last word completed, by words that still stand in a practice; what stands before it stays."""
    before, _, last = said.rpartition(" ")
    if w.bare(last) != [last.lower()] or len(last) < _SHORTEST:
        return
    for shown, _ in searching.beginning(tx, w.plain(last), _LOOKED_AT):
        yield f"{before} {shown}".strip()


def _expressions(said: str, language: str) -> Iterator[str]:
    """Labels of the vocabulary that begin with all that is typed, the shortest first."""
    labels = _labels(language)
    begun = _folded(said)
    at = bisect_left(labels, (begun, False, ""))
    found = takewhile(lambda one: one[0].startswith(begun), labels[at:])
    yield from (shown for _, _, shown in sorted(found, key=lambda one: (one[1], len(one[0]), one[0])))


def _titles(tx: Transaction, said: str, language: str) -> list[str]:
    """Titles that hold what is typed, word by word; in the reader's language where there."""
    wanted = _folded(said).split()
    ids = [one.practice for one in matching.matches(tx, said, language)]
    newest = practices.newest(tx, _LOOKED_AT)
    titles = (one.in_language(language).title for one in (*practices.loaded(tx, ids[:_TITLES]), *newest))
    return [one for one in dict.fromkeys(titles) if _holds(_folded(one).split(), wanted)][:_TITLES]


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
