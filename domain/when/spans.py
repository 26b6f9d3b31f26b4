"""Lengths of time in words: "1h30", "two and a half hours", "une heure et demie", "media hora"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_FIGURES: Final = r"[0-9]{1,4}"


class Lengths(Record):
    """How a language says lengths of time. All words are folded; `fixed` are in minutes."""

    hours: tuple[str, ...]
    minutes_: tuple[str, ...]
    fixed: Mapping[str, int]
    halves: tuple[str, ...]
    ands: tuple[str, ...]
    articles: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """All of them."""
        return (*self.hours, *self.minutes_, *self.fixed, *self.halves, *self.ands, *self.articles)

    def pattern(self, numbers: Mapping[str, int]) -> str:
        """A regular expression without groups that catch."""
        return re.sub(r"\(\?P<\w+>", "(?:", self._grouped(numbers))

    def minutes(self, text: str, numbers: Mapping[str, int]) -> int:
        """What a match of `pattern` amounts to. Raises `ValueError` for anything else."""
        found = re.fullmatch(self._grouped(numbers), text)
        if not found:
            raise ValueError(text)
        if found["fixed"]:
            return self.fixed[found["fixed"]]
        if found["alone"]:
            return _count(found["alone"], numbers)
        half = 30 if found["half"] or found["after"] or found["point"] else 0
        return _count(found["count"], numbers) * 60 + half + _count(found["rest"] or "0", numbers)

    def _grouped(self, numbers: Mapping[str, int]) -> str:
        amount = f"{_FIGURES}|{any_of([*numbers, *self.articles])}"
        half = any_of(self.halves)
        hours, minutes = any_of(self.hours), any_of(self.minutes_)
        return (
            f"(?:(?P<fixed>{any_of(self.fixed)})"
            f"|(?P<count>{amount})(?P<point> [.,] 5)?(?: (?P<half>{half}))? (?:{hours})"
            f"(?: (?P<after>{half})| (?:(?:{any_of(self.ands)}) )?(?P<rest>{amount})(?: (?:{minutes}))?)?"
            f"|(?P<alone>{amount}) (?:{minutes}))"
        )


def any_of(words: Iterable[str]) -> str:
    """Any of the words, the longest first, so that "mar" does not hide "mardi"."""
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


def _count(text: str, numbers: Mapping[str, int]) -> int:
    return int(text) if text.isdigit() else numbers.get(text, 1)
