"""From words to pieces: every way to cover a phrase with rules, the longest pieces first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.when.pieces import Piece
    from domain.when.rules import Language

_MOST_WORDS: Final = 40
MOST_COVERS: Final = 256
"""What has more ways to be covered is no date, and is not looked at further."""

_Step: TypeAlias = "tuple[int, tuple[Piece, ...]]"


def covers(words: str, language: Language) -> Iterator[tuple[Piece, ...]]:
    """The ways to read all words as pieces, those of longer phrases first. None when a word is not known."""
    if not words or words.count(" ") >= _MOST_WORDS:
        return
    steps = _steps(words, language)
    found = _walk(0, len(words), steps)
    for _, cover in zip(range(MOST_COVERS), found, strict=False):
        yield cover


def _steps(words: str, language: Language) -> dict[int, list[_Step]]:
    """For each place from which the end can be reached, what can stand there and where it leads."""
    starts = [0, *(i + 1 for i, mark in enumerate(words) if mark == " ")]
    steps: dict[int, list[_Step]] = {}
    for start in reversed(starts):
        here = [
            (end, pieces)
            for end, pieces in _matches(words, start, language)
            if end >= len(words) or end + 1 in steps
        ]
        if here:
            steps[start] = sorted(here, key=lambda step: -step[0])
    return steps


def _matches(words: str, start: int, language: Language) -> Iterator[_Step]:
    seen: set[_Step] = set()
    for pattern, rule in language.compiled:
        match = pattern.match(words, start)
        if not match:
            continue
        holes = {name: language.value(name, text) for name, text in match.groupdict().items() if text}
        made = rule.make(**holes)
        if made is None:
            continue
        step = (match.end(), made if isinstance(made, tuple) else (made,))
        if step not in seen:
            seen.add(step)
            yield step


def _walk(start: int, end: int, steps: dict[int, list[_Step]]) -> Iterator[tuple[Piece, ...]]:
    for stop, pieces in steps.get(start, ()):
        if stop >= end:
            yield pieces
        else:
            for rest in _walk(stop + 1, end, steps):
                yield (*pieces, *rest)
