"""The codes that people say: `P2.Z1.A3.M2` is milestone 2 of action 3 of zone 1 of plan 2.

Ids never move and are never shown; a code is the numbers on the way to a thing. Codes are read as people
type them: any case and marks, run together, with whole words in the four languages ("plan 2 zona 1").
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from domain.folding import fold
from domain.plans.errors import CodeNotUnderstood
from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST: Final = 99_999
"""The highest number that is read: nothing has five digits' worth of milestones."""

_WORDS: Final = {
    "p": "p plan plano",
    "z": "z zone zona",
    "a": "a action accion acao",
    "m": "m milestone jalon hito marco",
}
_LETTER: Final = {word: letter for letter, words in _WORDS.items() for word in words.split()}
_PIECE: Final = re.compile(r"([a-z]+)[\s.:#_-]*0*([0-9]{1,6})")
_BETWEEN: Final = re.compile(r"[\s.,;:/_·>-]*")


class Level(StrEnum):
    """What a code names."""

    PLAN = "plan"
    ZONE = "zone"
    ACTION = "action"
    MILESTONE = "milestone"


class Code(Record):
    """The numbers on the way down; what is below the named thing is None. `str()` gives what people say."""

    plan: int
    zone: int | None = None
    action: int | None = None
    milestone: int | None = None

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers that there are, the plan's first. Codes are put in order by them."""
        every = (self.plan, self.zone, self.action, self.milestone)
        return tuple(number for number in every if number is not None)

    @property
    def level(self) -> Level:
        """What the code names."""
        return tuple(Level)[len(self.numbers) - 1]

    @property
    def parent(self) -> Code | None:
        """The code of what this is in; None for a plan."""
        numbers = self.numbers[:-1]
        return made_of(numbers) if numbers else None

    def down(self, number: int) -> Code:
        """The code of the thing with this number in here. Raises `ValueError` below a milestone."""
        if self.milestone is not None:
            raise ValueError("nothing is below a milestone")
        return made_of((*self.numbers, number))

    def __str__(self) -> str:
        return ".".join(f"{letter}{number}" for letter, number in zip("PZAM", self.numbers, strict=False))


def made_of(numbers: Sequence[int]) -> Code:
    """The code with these numbers, one to four of them, the plan's first."""
    plan, zone, action, milestone = (*numbers, None, None, None)[:4]
    return Code(plan or 0, zone, action, milestone)


def read(typed: str, within: Code | None = None) -> Code:
    """The code that was typed; `within` completes one that begins lower ("m2" in P2.Z1.A3).

    Raises `CodeNotUnderstood`: nothing of the kind, a level left out, or a number 0.
    """
    found = _pieces(typed)
    letters = "".join(letter for letter, _ in found)
    start = "pzam".find(letters) if letters else -1
    above = within.numbers[:start] if within else ()
    if start < 0 or len(above) < start or not all(1 <= number <= MOST for _, number in found):
        raise CodeNotUnderstood(typed)
    return made_of((*above, *(number for _, number in found)))


def try_read(typed: str, within: Code | None = None) -> Code | None:
    """The same, None where no code can be read: for a search that takes codes and words."""
    try:
        return read(typed, within)
    except CodeNotUnderstood:
        return None


def _pieces(typed: str) -> list[tuple[str, int]]:
    """The letters and numbers of a text that is made of nothing else; empty for any other text."""
    text = fold(typed).strip()
    found: list[tuple[str, int]] = []
    at = 0
    while at < len(text):
        piece = _PIECE.match(text, at)
        letter = _LETTER.get(piece[1]) if piece else None
        if piece is None or letter is None:
            return []
        found.append((letter, int(piece[2])))
        between = _BETWEEN.match(text, piece.end())
        at = between.end() if between else piece.end()
    return found
