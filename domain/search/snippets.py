"""Why a practice was found: the piece of its text in which most of what was looked for stands."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Final, NamedTuple

from domain.records import Record
from domain.search import words as w

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

LENGTH: Final = 180
"""Letters of a snippet, about."""
_MOST_WORDS: Final = 1_200


class Snippet(Record):
    """A piece of a text, in pieces of its own: each says whether it is a word that was found."""

    pieces: tuple[tuple[str, bool], ...]

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(piece for piece, _ in self.pieces)

    def marked(self, before: str, after: str) -> str:
        """With marks around the words that were found."""
        return "".join(f"{before}{piece}{after}" if found else piece for piece, found in self.pieces)


class _Hit(NamedTuple):
    start: int
    end: int
    term: str


def cut(texts: Iterable[str], language: str, terms: Collection[str]) -> Snippet:
    """The best piece of these texts: most different terms, then most of them, then the earliest."""
    best: tuple[tuple[int, int], Snippet] | None = None
    for text in texts:
        if not text:
            continue
        hits = _hits(text, language, terms)
        value, start = _densest(hits)
        if best is None or value > best[0]:
            best = value, _snippet(text, start, hits)
    return Snippet(()) if best is None else best[1]


def _hits(text: str, language: str, terms: Collection[str]) -> list[_Hit]:
    found = []
    for word in itertools.islice(w.places(text), _MOST_WORDS):
        term = w.term(language, word[0].lower()[: w.LONGEST_WORD])
        if term in terms:
            found.append(_Hit(word.start(), word.end(), term))
    return found


def _densest(hits: Sequence[_Hit]) -> tuple[tuple[int, int], int]:
    best = ((0, 0), 0)
    behind = 0
    for at, first in enumerate(hits):
        while behind < len(hits) and hits[behind].end <= first.start + LENGTH:
            behind += 1
        within = [hit.term for hit in hits[at:behind]]
        value = (len(set(within)), len(within))
        if value > best[0]:
            best = (value, first.start)
    return best


def _snippet(text: str, first: int, hits: Sequence[_Hit]) -> Snippet:
    start = _sentence(text, first)
    end = min(len(text), start + LENGTH)
    if end < len(text):
        blank = text.rfind(" ", start, end)
        end = blank if blank > start else end
    pieces: list[tuple[str, bool]] = [("…", False)] if start else []
    at = start
    for hit in hits:
        if hit.start >= at and hit.end <= end:
            pieces += [(text[at : hit.start], False), (text[hit.start : hit.end], True)]
            at = hit.end
    pieces.append((text[at:end], False))
    if end < len(text):
        pieces.append(("…", False))
    return Snippet(tuple((piece.replace("\n", " "), found) for piece, found in pieces if piece))


def _sentence(text: str, hit: int) -> int:
    """Where the sentence of a hit begins, or a little before the hit where that is far away."""
    begins = max(text.rfind(mark, 0, hit) for mark in (". ", "\n", "? ", "! ", "; "))
    start = begins + 1 if begins >= 0 else 0
    while start < hit and text[start].isspace():
        start += 1
    if hit - start <= LENGTH // 2:
        return start
    blank = text.rfind(" ", 0, max(hit - LENGTH // 4, 0))
    return max(blank + 1, 0)
