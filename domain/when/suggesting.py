"""While somebody types: what the text means so far, and how it might go on, each with its reading."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Final

from domain.folding import fold
from domain.records import Record
from domain.when.exact import spelled
from domain.when.languages import language_of
from domain.when.reading import read
from domain.when.results import Ambiguous, NoDate, NoTime, Read
from domain.when.text import LONGEST

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from domain.when.results import Answer, Hour, Kind
    from domain.when.rules import Language

MOST: Final = 25
_MOST_WORDS: Final = 20
_TRIED: Final = 40  # readings a suggestion may cost: some tens of milliseconds
_HOURS: Final = ("09:00", "10:00", "11:00", "12:00", "14:00", "15:00", "16:00", "17:00")
_SMALL_HOURS: Final = range(1, 8)
_HALF_A_DAY: Final = timedelta(hours=12)
_MANY: Final = 5  # so many phrases have fewer hours each: 10:00 and 14:00


class Suggestion(Record):
    """How the text could be completed, and what that means. `exact` is a text that means only this."""

    text: str
    reading: Read

    @property
    def exact(self) -> str:
        """The reading, spelled out: what to put in the field."""
        return spelled(self.reading)


def suggest(
    text: str,
    *,
    language: str,
    zone: str,
    now: datetime,
    kind: Kind = "datetime",
    most: int = MOST,
    hour: Hour | None = None,
) -> list[Suggestion]:
    """At most `most` suggestions for what was typed so far; arguments as `domain.when.read` takes them.

    What reads in one way comes alone, what reads in several as these, what is not complete with completions.
    """

    def reading(phrase: str) -> Answer:
        return read(phrase, language=language, zone=zone, now=now, kind=kind, hour=hour)

    if len(text) > LONGEST or text.count(" ") > _MOST_WORDS:
        return []
    typed = " ".join(text.split())
    answer = reading(typed)
    if isinstance(answer, Read | Ambiguous):
        return list(_shown(typed, answer))[:most]
    found: dict[tuple[object, ...], Suggestion] = {}
    completions = _completions(typed, answer, language_of(language), reading)
    for phrase, meant in islice(completions, _TRIED):
        if len(found) >= most:
            break
        for each in _shown(phrase, meant):
            found.setdefault(
                (each.reading.start, each.reading.end, each.reading.zone, each.reading.offset), each
            )
    return list(found.values())[:most]


def _shown(phrase: str, answer: Answer) -> Iterator[Suggestion]:
    if isinstance(answer, Read):
        yield Suggestion(phrase, answer)
    elif isinstance(answer, Ambiguous):
        for each in _likeliest_first(answer.candidates):
            yield Suggestion(phrase, each)


def _likeliest_first(candidates: Sequence[Read]) -> list[Read]:
    """In order of time, but 17:00 before 5:00 of the same day: few meet before breakfast."""
    starts = {each.start for each in candidates}

    def order(each: Read) -> tuple[date, bool]:
        if not isinstance(each.start, datetime):
            return each.start, False
        small = each.start.hour in _SMALL_HOURS and each.start + _HALF_A_DAY in starts
        return each.start.date(), small

    return sorted(candidates, key=order)


def _completions(
    typed: str, answer: Answer, grammar: Language, reading: Callable[[str], Answer]
) -> Iterator[tuple[str, Answer]]:
    """Texts that may have been on the way, the nearest first, as they are read; not all of them can be."""

    def at(phrase: str, found: Answer, usual: Sequence[str]) -> Iterator[tuple[str, Answer]]:
        """With its hours, where it lacks one: those of its part of the day, else the `usual` ones."""
        if isinstance(found, NoTime):
            for hour in grammar.hours[found.part] if found.part else usual:
                yield f"{phrase} {hour}", reading(f"{phrase} {hour}")

    if typed and typed[-1].isdigit():
        yield f"{typed}:00", reading(f"{typed}:00")
    ends = list(_ended(typed, grammar.offered))
    # A word that is not whole yet is finished first, even where it can be read as an abbreviation.
    for phrase in ends:
        found = reading(phrase)
        yield phrase, found
        yield from at(phrase, found, _HOURS if len(ends) < _MANY else _HOURS[1:5:3])
    yield from at(typed, answer, _HOURS)
    if isinstance(answer, NoDate):
        yield from ((f"{phrase} {typed}", reading(f"{phrase} {typed}")) for phrase in grammar.offered)


def _ended(typed: str, offered: Sequence[str]) -> Iterator[str]:
    """The text with its last words completed to a phrase that is offered, the longest run of words first."""
    words = typed.split(" ")
    for first in range(len(words)):
        begun = fold(" ".join(words[first:]))
        before = " ".join(words[:first])
        hits = [phrase for phrase in offered if fold(phrase).startswith(begun) and (begun or not before)]
        if hits:
            yield from (f"{before} {phrase}".strip() for phrase in hits)
            return
