"""Words that were mistyped: what was probably meant, among the words that are known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

SHORTEST: Final = 4
"""A shorter word is taken as it is: too much is one letter away from it."""
_LONG: Final = 8
"""From so many letters on, two slips are forgiven."""
MOST: Final = 3


def slips(word: str) -> int:
    """How many letters may be wrong, missing, too many or exchanged."""
    if len(word) < SHORTEST or word.isdigit():
        return 0
    return 2 if len(word) >= _LONG else 1


def nearest(word: str, known: Iterable[str]) -> tuple[str, ...]:
    """Of the known words those that are nearest to `word`, all without accents; none if none is near."""
    from rapidfuzz import process  # noqa: PLC0415 - only for words that nobody knows
    from rapidfuzz.distance import DamerauLevenshtein  # noqa: PLC0415 - as above

    allowed = slips(word)
    if not allowed:
        return ()
    found = process.extract(
        word, list(dict.fromkeys(known)), scorer=DamerauLevenshtein.distance, score_cutoff=allowed, limit=20
    )
    if not found:
        return ()
    # A slip is rarely in the first letter.
    ordered = sorted(found, key=lambda one: (one[1], one[0][0] != word[0], one[0]))
    fewest = ordered[0][1]
    return tuple(one[0] for one in ordered if one[1] == fewest)[:MOST]
