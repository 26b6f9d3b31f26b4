"""Who is who: the people of an attendance file, and those whom the network knows.

An address is sure, and so is a whole name that one member alone has, whatever the order of its words and
whatever a program adds in brackets. Anything less is a guess, which is asked: part of a name, a name that two
have. Who resembles nobody is handed back too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from domain.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from domain.actors import MemberId
    from domain.meetings.rolls.model import Seen

MOST_GUESSES: Final = 10
_BRACKETS: Final = re.compile(r"[(\[]([^)\]]*)[)\]]")
_LETTERS: Final = 3
"""A word of fewer letters ("de", "da", an initial) tells nobody from anybody."""


@dataclass(frozen=True)
class Known:
    """A member, with the addresses that are known to be theirs, in lower case."""

    member: MemberId
    name: str
    addresses: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Match:
    """A person of the file: `member` where it is sure, else `guesses` to choose from, the likeliest first."""

    seen: Seen
    member: MemberId | None
    guesses: tuple[MemberId, ...] = ()


def match(people: Iterable[Seen], known: Iterable[Known]) -> tuple[Match, ...]:
    """Each person of the file with who they are, or may be."""
    everybody = list(known)
    return tuple(_match(one, everybody) for one in people)


def _match(seen: Seen, known: list[Known]) -> Match:
    if seen.email:
        own = [one.member for one in known if seen.email in one.addresses]
        if len(own) == 1:
            return Match(seen, own[0])
    names = _names(seen.name)
    same = [one.member for one in known if _words(one.name) in names]
    if len(same) == 1:
        return Match(seen, same[0])
    if same:
        return Match(seen, None, tuple(same[:MOST_GUESSES]))
    shared = [(_alike(names, _words(one.name)), one) for one in known]
    likely = sorted((pair for pair in shared if pair[0]), key=lambda pair: (-pair[0], pair[1].name))
    return Match(seen, None, tuple(one.member for _, one in likely[:MOST_GUESSES]))


def _names(written: str) -> list[frozenset[str]]:
    """All that may be their name: without what stands in brackets, and what stands there."""
    plain = _BRACKETS.sub(" ", written)
    found = [_words(plain), *(_words(one) for one in _BRACKETS.findall(written))]
    return [one for one in found if one]


def _words(name: str) -> frozenset[str]:
    return frozenset(fold(re.sub(r"[,.;|/]", " ", name)).split())


def _alike(names: list[frozenset[str]], known: frozenset[str]) -> int:
    """How many telling words they share."""
    telling = {one for one in known if len(one) >= _LETTERS}
    return max((len(one & telling) for one in names), default=0)
