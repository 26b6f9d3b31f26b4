"""A message of somebody that is to become a practice: its words are used once its author says yes."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from domain.errors import DomainError, NotAllowed
from domain.practices.fields import SUMMARY_LENGTH, TEXT_LENGTH
from domain.records import Record, replace

if TYPE_CHECKING:
    from domain.actors import MemberId
    from domain.practices.model import Wording

QUOTE_LENGTH: Final = 4_000
"""As long as a message on Discord can be."""

_SENTENCE: Final = re.compile(r".{15,}?\w{3,}[.!?…](?=\s)")
"""A sentence that something follows; what is shorter, or ends in "Dr.", may be none."""


class QuoteState(StrEnum):
    """What the author of the message said."""

    ASKED = "asked"
    AGREED = "agreed"
    REFUSED = "refused"


class Quote(Record):
    """What is quoted. `by` wrote it, None where they are forgotten; `text` is "" once they said no."""

    by: MemberId | None
    text: str
    link: str
    state: QuoteState


class NothingToQuote(DomainError):
    """The message has no words: a picture, or a card of a program."""


class QuotesNobody(DomainError):
    """Who wrote the message is no member, so they cannot be asked."""


class QuoteOpen(DomainError):
    """The author of the message has not said yet whether their words may be used. `name` is theirs."""

    name: str


class NotYourWords(NotAllowed):
    """Only who wrote a message says whether its words may be used."""


def opening(text: str, most: int) -> str:
    """The first sentence of a message's first line, cut between two words where it is long: a first title."""
    line = " ".join(next(iter(text.strip().splitlines()), "").split())
    sentence = _SENTENCE.match(line)
    line = (sentence[0] if sentence else line).removesuffix(".")
    if len(line) <= most:
        return line
    cut = line[: most - 1]
    return (cut[: cut.rfind(" ")] if " " in cut else cut).rstrip(" ,;:") + "…"


def put(words: Wording, text: str) -> Wording:
    """The words with a message in them: as a summary where it is short enough, else as what is done.

    What its author has written meanwhile stays; the message comes after it, as far as it fits.
    """
    if not words.summary and len(text) <= SUMMARY_LENGTH:
        return replace(words, summary=text)
    said = f"{words.solution}\n\n{text}".strip()
    return replace(words, solution=said[:TEXT_LENGTH])
