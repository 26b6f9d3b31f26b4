"""Rules: patterns over a phrase's words, each with the piece it makes: the form in which a language is kept.

A pattern is a regular expression over words with one space between, with holes such as `{weekday}`; a rule
calls its maker with what stood in them. `{weekday}` and `{month}` give numbers (Monday 0, January 1), `{n}` a
number in figures or words, `{day}` one with or without an ordinal's mark, `{year}` a year, `{h}` an hour as
`(value, with a leading zero)`, `{mm}` minutes, `{mw}` minutes in words, `{span}` the minutes of a length of
time, `{place}` a zone.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from domain.records import Record, field
from domain.when.spans import any_of as _any
from domain.when.zones import PLACES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from domain.when.pieces import PartName, Piece
    from domain.when.spans import Lengths

_HOLE: Final = re.compile(r"\{([a-z]+)\}")
_DIGITS: Final = r"[0-9]"
_MARKS: Final = "st|nd|rd|th|er|ero|ro|o|xo|xa"  # 1st, 1er, 1o; xo and xa are º and ª


class Rule(Record):
    """Whatever matches one of the patterns becomes what `make` gives; None means no match after all."""

    make: Callable[..., Piece | tuple[Piece, ...] | None]
    patterns: tuple[str, ...]


def rule(make: Callable[..., Piece | tuple[Piece, ...] | None], *patterns: str) -> Rule:
    """A rule whose maker takes the holes of its patterns by name."""
    return Rule(make, patterns)


def always(*pieces: Piece) -> Callable[[], tuple[Piece, ...]]:
    """A maker for words without holes: they always mean this; nothing for words that say nothing."""
    return lambda: pieces


class Language(Record, eq=False, dict=True):
    """One language: its words, and its rules over the shared pieces. All words are folded."""

    code: str
    weekdays: Mapping[str, int]
    months: Mapping[str, int]
    numbers: Mapping[str, int]
    ordinals: Mapping[str, int]
    lengths: Lengths
    rules: tuple[Rule, ...]
    holes: Callable[[], Mapping[str, str]]
    """What else stands in patterns, as regular expressions."""
    hours: Mapping[PartName, tuple[str, ...]]
    """What is proposed for a part of the day that comes without its hour."""
    slips: tuple[str, ...]
    """Words besides weekdays and months in which a slip is put right."""
    offered: tuple[str, ...] = field(default=())
    """Phrases that are proposed while somebody types, as they are written."""

    @cached_property
    def compiled(self) -> tuple[tuple[re.Pattern[str], Rule], ...]:
        """Each pattern, ready to match at a place, with its rule."""
        return tuple(
            (re.compile(f"(?:{_HOLE.sub(self._hole, pattern)})(?= |$)"), each)
            for each in self.rules
            for pattern in each.patterns
        )

    @cached_property
    def known(self) -> frozenset[str]:
        """Every word that a pattern can match."""
        from_patterns = " ".join(_HOLE.sub(" ", p) for each in self.rules for p in each.patterns)
        lists = (self.weekdays, self.months, self.numbers, self.ordinals, self.lengths.words, PLACES)
        return frozenset(
            re.findall(r"[a-z]+", " ".join([from_patterns, *(" ".join(words) for words in lists)]))
        )

    @cached_property
    def targets(self) -> tuple[str, ...]:
        """The words in which slips are put right: none is a prefix of meaning to another."""
        named = [word for word in (*self.weekdays, *self.months) if " " not in word and len(word) > 3]
        return tuple(dict.fromkeys([*named, *self.slips]))

    def _hole(self, match: re.Match[str]) -> str:
        name = match[1]
        return f"(?P<{name}>{self._fragments[name]})"

    @cached_property
    def _fragments(self) -> dict[str, str]:
        hours = _any(word for word, n in self.numbers.items() if n <= 24)
        number = f"{_DIGITS}{{1,4}}|{_any([*self.numbers, *self.lengths.articles])}"
        return {
            "weekday": _any(self.weekdays),
            "month": _any(self.months),
            "n": number,
            "day": rf"{_DIGITS}{{1,2}}(?: (?:{_MARKS}))?|{_any(self.ordinals)}|{_any(self.numbers)}",
            "year": rf"(?:19|20|21){_DIGITS}{{2}}",
            "h": rf"{_DIGITS}{{1,2}}|{hours}",
            "hw": hours,
            "mm": rf"{_DIGITS}{{2}}",
            "minute": rf"{_DIGITS}{{1,2}}|{_any(self.numbers)}",
            "mw": _any(word for word, n in self.numbers.items() if 10 <= n < 60),
            "nth": _any(self.ordinals),
            "span": self.lengths.pattern(self.numbers),
            "place": _any(PLACES),
            **self.holes(),
        }

    def value(self, name: str, text: str) -> Any:
        """What the words in a hole stand for."""
        if name in {"weekday", "month", "nth"}:
            return {"weekday": self.weekdays, "month": self.months, "nth": self.ordinals}[name][text]
        if name in {"h", "hw"}:
            return self.number(text), text[0] == "0"
        if name in {"letters", "sign", "plus", "iana"}:
            return text
        if name == "place":
            return PLACES[text]
        if name == "span":
            return self.lengths.minutes(text, self.numbers)
        return self.number(text)

    def number(self, text: str) -> int:
        """A number in figures or words, with an ordinal's mark or without."""
        first = text.split(" ", maxsplit=1)[0]
        if first.isdigit():
            return int(first)
        return self.ordinals.get(text, self.numbers.get(text, 1))
