"""Words that were mistyped: what was probably meant, among the words that are known."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

SHORTEST: Final = 4
"""A shorter word is taken as it is: too much is one letter away from it."""
_LONG: Final = 8
"""From so many letters on, two slips are forgiven."""
_SOUNDS: Final = (
    (re.compile(r"ll|y"), "i"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"qu(?=[ei])|ck|c(?=[aou])|k"), "k"),
    (re.compile(r"(?<![cslnp])h"), ""),
    (re.compile(r"z|c(?=[ei])"), "s"),
    (re.compile(r"v"), "b"),
    (re.compile(r"g(?=[ei])"), "j"),
    (re.compile(r"([bcdfgjklmnprst])\1"), r"\1"),
)


def slips(word: str) -> int:
    """How many letters may be wrong, missing, too many or exchanged."""
    if len(word) < SHORTEST or word.isdigit():
        return 0
    return 2 if len(word) >= _LONG else 1


def nearest(word: str, sounds: Mapping[str, str]) -> tuple[str, ...]:
    """Of the known words, which `sounds` spells and says how they sound, the nearest; none if none is near.

    All of them are without accents.
    """
    from rapidfuzz import process  # noqa: PLC0415 - only for words that nobody knows
    from rapidfuzz.distance import OSA, DamerauLevenshtein  # noqa: PLC0415 - as above

    allowed = slips(word)
    if not allowed:
        return ()
    heard = sound(word)
    # OSA is four times as fast, and at most one more where the exact distance is two.
    rough = process.extract_iter(heard, sounds, scorer=OSA.distance, score_cutoff=allowed + 1)
    about = {known: as_heard for as_heard, _, known in rough}
    found = process.extract(heard, about, scorer=DamerauLevenshtein.distance, score_cutoff=allowed, limit=30)
    if not found:
        return ()
    fewest = min(one[1] for one in found)
    near = sorted(one[2] for one in found if one[1] == fewest)
    # People drop and double letters, and mistake vowels, far more often than they mistake consonants.
    alike = [one for one in near if _skeleton(one) == _skeleton(word)]
    first = [one for one in near if one[0] == word[0]]
    return tuple(alike or first or near)


def _skeleton(word: str) -> str:
    """The consonants as they sound, each once where it is doubled."""
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiou]", "", sound(word)))


@lru_cache(maxsize=65_536)
def sound(word: str) -> str:
    """A word as people hear it who then write it: what sounds alike in our languages is written alike."""
    for written, heard in _SOUNDS:
        word = written.sub(heard, word)
    return word
