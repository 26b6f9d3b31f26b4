"""Slips of the finger: one letter, or two that changed places, in a word that says when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection

_SHORTEST: Final = 4
_SURE: Final = 6  # letters from which a false friend is rare enough to let the first letter slip too


def mended(words: str, known: Collection[str], targets: Collection[str]) -> str:
    """The words with slips of `targets` put right. `known` words stand; between two nothing is mended."""
    return " ".join(
        word if word in known or len(word) < _SHORTEST or not word.isalpha() else _mend(word, targets)
        for word in words.split()
    )


def _mend(word: str, targets: Collection[str]) -> str:
    if any(word == f"{target}s" for target in targets):
        return word  # "Tuesdays" is a habit, not a slip
    near = [target for target in targets if _near(word, target)]
    return near[0] if len(near) == 1 else word


def _near(word: str, target: str) -> bool:
    if abs(len(word) - len(target)) > 1 or len(target) < _SHORTEST:
        return False
    if _swapped(word, target):
        return True
    if len(target) == _SHORTEST:
        return _doubled(word, target)  # "Marc" is not "mars"
    if len(target) < _SURE and word[0] != target[0]:
        return False
    return _one_letter(word, target)


def _swapped(word: str, target: str) -> bool:
    if len(word) != len(target):
        return False
    at = [i for i, (one, other) in enumerate(zip(word, target, strict=True)) if one != other]
    if len(at) != 2:
        return False
    first, second = at
    return second == first + 1 and word[first] == target[second] and word[second] == target[first]


def _doubled(word: str, target: str) -> bool:
    return any(word == target[:i] + target[i] + target[i:] for i in range(len(target)))


def _one_letter(word: str, target: str) -> bool:
    start = 0
    while start < min(len(word), len(target)) and word[start] == target[start]:
        start += 1
    if len(word) == len(target):
        return word[start + 1 :] == target[start + 1 :]
    longer, shorter = (word, target) if len(word) > len(target) else (target, word)
    return longer[start + 1 :] == shorter[start:]
