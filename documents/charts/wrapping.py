"""Text in lines: no wider than there is room for, balanced, cut with an ellipsis where there are too many.

A line breaks at a space, after a hyphen or a slash; short words ("and", "de la") stay with the word they lead
to.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from documents import fonts
from documents.charts.harmless import ELLIPSIS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_PIECES: Final = re.compile(r" ?[^ /\-–]*[/\-–]+| ?[^ /\-–]+")
_SHORT: Final = 2
_LEADING: Final = frozenset({"and", "the", "les", "des", "aux", "los", "las", "del", "dos", "das"})


class Piece(NamedTuple):
    """What stays on one line, with its width at size 1 at a line's start and after another piece."""

    text: str
    first: float
    later: float


def wrap(text: str, weight: int, size: float, width: float, most: int) -> tuple[str, ...] | None:
    """The text in at most `most` lines of that width, as even as can be; None when it does not fit whole."""
    pieces = _measured(text, weight)
    room = width / size
    widest = max(piece.first for piece in pieces)
    if widest > room:
        return None
    lines = _greedy(pieces, room)
    if len(lines) > most:
        return None
    return tuple(_balanced(pieces, len(lines), widest, room))


def force(text: str, weight: int, size: float, width: float, most: int) -> tuple[str, ...]:
    """The text in at most `most` lines of that width, whatever it takes: words are broken, the end is cut."""
    fitting = wrap(text, weight, size, width, most)
    if fitting is not None:
        return fitting
    room = width / size
    lines = _greedy([part for piece in _PIECES.findall(text) for part in _broken(piece, weight, room)], room)
    if len(lines) <= most:
        return tuple(lines)
    last = lines[most - 1]
    while last and _piece(last + ELLIPSIS, weight).first > room:
        last = last[:-1]
    return (*lines[: most - 1], last.rstrip(" ,;:.-") + ELLIPSIS)


@lru_cache(maxsize=256)
def _measured(text: str, weight: int) -> tuple[Piece, ...]:
    joined: list[str] = []
    leading = False
    for part in _PIECES.findall(text):
        if leading:
            joined[-1] += part
        else:
            joined.append(part)
        word = part.strip()
        leading = word.isalpha() and (len(word) <= _SHORT or word in _LEADING)
    return tuple(_piece(part, weight) for part in joined) or (_piece(ELLIPSIS, weight),)


def _piece(text: str, weight: int) -> Piece:
    font = fonts.load(weight)
    bare = text.strip(" ")
    first = font.width(bare, 1)
    return Piece(text, first, first + font.width(" ", 1) * (len(text) - len(bare)))


def _greedy(pieces: Sequence[Piece], room: float) -> list[str]:
    lines: list[str] = []
    used = 0.0
    for piece in pieces:
        if lines and used + piece.later <= room:
            lines[-1] += piece.text
            used += piece.later
        else:
            lines.append(piece.text.strip(" "))
            used = piece.first
    return lines


def _balanced(pieces: Sequence[Piece], count: int, widest: float, room: float) -> list[str]:
    """That many lines in the narrowest column that still holds them."""
    low, high = widest, room
    while count > 1 and high - low > 0.1:
        middle = (low + high) / 2
        if len(_greedy(pieces, middle)) == count:
            high = middle
        else:
            low = middle
    return _greedy(pieces, high)


def _broken(text: str, weight: int, room: float) -> Iterator[Piece]:
    """A word in parts that fit, each but the last with a hyphen."""
    font = fonts.load(weight)
    rest = text
    hyphen = font.width("-", 1)
    while _piece(rest, weight).first > room:
        used, length = 0.0, 0
        for character in rest:
            used += font.width(character, 1)
            if length and used + hyphen > room:
                break
            length += 1
        part, rest = rest[:length], rest[length:]
        yield _piece(part + ("-" if part[-1].isalnum() else ""), weight)
    yield _piece(rest, weight)
