"""Who is who: the people of an attendance file, and those whom the network knows.

An address is sure, and so is a whole name that one member alone has, whatever the order of its words and
whatever a program adds in brackets. Anything less is a guess, which is asked: part of a name, a name that two
have. Who resembles nobody is handed back too.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from heapq import nsmallest
from typing import TYPE_CHECKING, Final, Self

from domain.folding import fold
from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from domain.actors import MemberId
    from domain.meetings.rolls.model import Seen

MOST_GUESSES: Final = 10
_BRACKETS: Final = re.compile(r"[(\[]([^)\]]*)[)\]]")
_LETTERS: Final = 3
"""A word of fewer letters ("de", "da", an initial) tells nobody from anybody."""


class Known(Record):
    """A member, with the addresses that are known to be theirs, in lower case."""

    member: MemberId
    name: str
    addresses: frozenset[str] = frozenset()


class Match(Record):
    """A person of the file: `member` where it is sure, else `guesses` to choose from, the likeliest first."""

    seen: Seen
    member: MemberId | None
    guesses: tuple[MemberId, ...] = ()


def match(people: Iterable[Seen], known: Iterable[Known]) -> tuple[Match, ...]:
    """Each person of the file with who they are, or may be. Each name is folded once, not for each pair."""
    index = _Index.of(known)
    return tuple(_match(one, index) for one in people)


class _Index(Record):
    """Whom the network knows, in its order: by address, by all the words of a name, by each that tells."""

    everybody: list[Known]
    by_address: Mapping[str, list[int]]
    by_name: Mapping[frozenset[str], list[int]]
    by_word: Mapping[str, list[int]]

    @classmethod
    def of(cls, known: Iterable[Known]) -> Self:
        everybody = list(known)
        by_address: defaultdict[str, list[int]] = defaultdict(list)
        by_name: defaultdict[frozenset[str], list[int]] = defaultdict(list)
        by_word: defaultdict[str, list[int]] = defaultdict(list)
        for place, one in enumerate(everybody):
            words = _words(one.name)
            by_name[words].append(place)
            for address in one.addresses:
                by_address[address].append(place)
            for word in words:
                if len(word) >= _LETTERS:
                    by_word[word].append(place)
        return cls(everybody, by_address, by_name, by_word)


def _match(seen: Seen, index: _Index) -> Match:
    everybody = index.everybody
    own = index.by_address.get(seen.email, []) if seen.email else []
    if len(own) == 1:
        return Match(seen, everybody[own[0]].member)
    names = _names(seen.name)
    same = sorted({place for name in names for place in index.by_name.get(name, ())})
    if len(same) == 1:
        return Match(seen, everybody[same[0]].member)
    if same:
        return Match(seen, None, tuple(everybody[place].member for place in same[:MOST_GUESSES]))
    alike = _alike(names, index)
    likely = nsmallest(MOST_GUESSES, alike, key=lambda place: (-alike[place], everybody[place].name, place))
    return Match(seen, None, tuple(everybody[place].member for place in likely))


def _names(written: str) -> list[frozenset[str]]:
    """All that may be their name: without what stands in brackets, and what stands there."""
    plain = _BRACKETS.sub(" ", written)
    found = [_words(plain), *(_words(one) for one in _BRACKETS.findall(written))]
    return [one for one in found if one]


def _words(name: str) -> frozenset[str]:
    return frozenset(fold(re.sub(r"[,.;|/]", " ", name)).split())


def _alike(names: list[frozenset[str]], index: _Index) -> Mapping[int, int]:
    """Those who share a telling word with one of the names, and how many at most."""
    found: dict[int, int] = {}
    for name in names:
        shared = Counter(place for word in name for place in index.by_word.get(word, ()))
        for place, words in shared.items():
            found[place] = max(words, found.get(place, 0))
    return found
