"""Reading a phrase: every way to cover it, each resolved; what differs is asked about, never chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.when.combine import Senseless, combine
from domain.when.languages import language_of
from domain.when.moments import Here
from domain.when.resolve import resolve
from domain.when.results import (
    Ambiguous,
    EndsFirst,
    NoDate,
    NonexistentDate,
    NonexistentTime,
    NoTime,
    NotUnderstood,
    Past,
    Read,
    Refused,
    ToCome,
)
from domain.when.scan import MOST_COVERS, covers
from domain.when.slips import mended
from domain.when.text import LONGEST, words_of

if TYPE_CHECKING:
    from datetime import datetime

    from domain.when.results import Answer, Hour, Kind

# Which refusal tells most, where a phrase can be covered in several ways and none gives a moment.
_TELLING: Final = (NonexistentDate, NonexistentTime, Past, ToCome, NoTime, NoDate, EndsFirst, NotUnderstood)


def read(
    text: str,
    *,
    language: str,
    zone: str,
    now: datetime,
    kind: Kind = "datetime",
    gone: bool = False,
    hour: Hour | None = None,
) -> Answer:
    """What a person means who types this.

    `language` is one of `domain.languages.LANGUAGES`, `zone` the author's IANA zone, `now` the present
    instant, aware. `gone`: a day is asked for that has been, today at the latest (with `kind` "date" only);
    the past is preferred where both would do. `hour` is kept where the text names a day and hints at no hour.
    No text makes it raise. An unknown language raises `KeyError`,
    a naive `now` `ValueError`, and so does `gone` with hours.
    """
    if now.tzinfo is None:
        raise ValueError("now has no zone")
    if gone and kind != "date":
        raise ValueError("only days are asked for that have been")
    grammar = language_of(language)
    if len(text) > LONGEST:
        return NotUnderstood(text[:LONGEST], kind=kind)
    words = mended(words_of(text), grammar.known, grammar.targets)
    here = Here(text, now, zone, kind, gone, hour)
    answers: list[tuple[Answer, bool]] = []
    ways = list(covers(words, grammar))
    if len(ways) >= MOST_COVERS:
        return NotUnderstood(text, kind=kind)
    for pieces in ways:
        try:
            said = combine(pieces)
        except Senseless:
            continue
        answer, contradicts = resolve(said, here)
        answers.append((answer, said.open or (contradicts and said.guessed)))
    found = _settled(answers, text)
    if isinstance(found, Refused):
        found.kind = kind
    return found


def _settled(answers: list[tuple[Answer, bool]], text: str) -> Answer:
    """One answer of those that the ways to cover a phrase give."""
    understood = [(answer, weak) for answer, weak in answers if not isinstance(answer, Refused)]
    strong = [answer for answer, weak in understood if not weak] or [answer for answer, _ in understood]
    if not strong:
        refused = [answer for answer, _ in answers if isinstance(answer, Refused)]
        return min(refused, key=lambda answer: _TELLING.index(type(answer)), default=NotUnderstood(text))
    unique = list(dict.fromkeys(strong))
    if len(unique) == 1:
        return unique[0]
    readings = [
        read for answer in unique for read in ([answer] if isinstance(answer, Read) else answer.candidates)
    ]
    return Ambiguous(tuple(sorted(dict.fromkeys(readings), key=lambda read: str(read.start))))
