"""An agenda as people type it: an item a line, with its minutes and who leads it.

    Welcome (10 min) | Ana
    20' Results of the survey
    Any other business

Minutes are where a number has a unit, first, last or in brackets; a bare number is part of the title ("Report
2027"). A number or dash before a line ("1.", "2)", "-") only numbers it. After " | " stands who leads it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from domain.meetings.errors import AgendaLine, AgendaTooLong
from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

TITLE_LENGTH: Final = 120
LEAD_LENGTH: Final = 60
MOST_ITEMS: Final = 30
MOST_MINUTES: Final = 24 * 60

_UNIT: Final = (
    r"(?:(?P<ha>\d{1,2})\s*h(?:\s*(?P<hma>\d{1,2})(?:\s*(?:min|m))?)?"
    r"|(?P<ma>\d{1,4})\s*(?:minutes?|minutos?|mins?|min\.|m|'|’|′))"
)
_NUMBERED: Final = re.compile(r"^\s*(?:[-–•*]\s+|\d{1,2}[.)]\s+)")
_BRACKETED: Final = re.compile(r"\s*[(\[]\s*" + _UNIT + r"\s*[)\]]\s*$", re.IGNORECASE)
_LAST: Final = re.compile(
    r"(?:\s*[-–—:,]\s*|\s+)" + _UNIT + r"\s*$",
    re.IGNORECASE,
)
_FIRST: Final = re.compile(r"^\s*" + _UNIT + r"(?=\s|[-–—:])\s*[-–—:]?\s*", re.IGNORECASE)


class Item(Record):
    """One item; `minutes` 0: nobody said how long. `lead` is who leads it, as it was typed."""

    title: str
    minutes: int = 0
    lead: str = ""


class Fit(Record):
    """How an agenda fits into its event: `spare` minutes are left (negative: so many too many)."""

    planned: int
    length: int
    untimed: int

    @property
    def spare(self) -> int:
        """Minutes that are left."""
        return self.length - self.planned

    @property
    def over(self) -> bool:
        """Whether it cannot be held in that time."""
        return self.planned > self.length


def read(typed: str) -> tuple[Item, ...]:
    """The items that were typed, a line each. Raises `AgendaLine` and `AgendaTooLong`."""
    found = []
    for number, line in enumerate(typed.splitlines(), 1):
        if line.strip():
            found.append(_item(number, line))
    if len(found) > MOST_ITEMS:
        raise AgendaTooLong(MOST_ITEMS)
    return tuple(found)


def text(items: Iterable[Item]) -> str:
    """The items as `read` takes them back."""
    return "\n".join(_line(one) for one in items)


def fit(items: Sequence[Item], length: int) -> Fit:
    """How the items fit into an event of that many minutes."""
    return Fit(sum(one.minutes for one in items), length, sum(not one.minutes for one in items))


def says_when_and_who(items: Iterable[Item]) -> bool:
    """Whether it has times and names: somebody leads something, and something has its minutes."""
    kept = tuple(items)
    return any(one.minutes for one in kept) and any(one.lead for one in kept)


def starts(items: Iterable[Item]) -> tuple[int, ...]:
    """After how many minutes each item begins."""
    found, at = [], 0
    for one in items:
        found.append(at)
        at += one.minutes
    return tuple(found)


def _line(item: Item) -> str:
    # The brackets stand even for no minutes where the title would else be read as having some.
    said = f"{item.title} ({item.minutes} min)" if item.minutes or _timed(item.title) else item.title
    return f"{said} | {item.lead}" if item.lead else said


def _timed(title: str) -> bool:
    return any(pattern.search(title) for pattern in (_NUMBERED, _BRACKETED, _LAST, _FIRST))


def _item(number: int, line: str) -> Item:
    said, _, lead = line.rpartition("|") if "|" in line else (line, "", "")
    lead = " ".join(lead.split())
    title, minutes = _titled(_NUMBERED.sub("", said, count=1))
    if not _says_something(title):
        title, minutes = _titled(said)  # what looked like the number of a line is all that it says
    if not _says_something(title):
        raise AgendaLine(number, line.strip()[:100], "title")
    if len(title) > TITLE_LENGTH:
        raise AgendaLine(number, line.strip()[:100], "long", TITLE_LENGTH)
    if len(lead) > LEAD_LENGTH:
        raise AgendaLine(number, line.strip()[:100], "long", LEAD_LENGTH)
    if minutes > MOST_MINUTES:
        raise AgendaLine(number, line.strip()[:100], "minutes")
    return Item(title, minutes, lead)


def _titled(said: str) -> tuple[str, int]:
    """What is left of a line without its minutes, and these."""
    minutes = 0
    for pattern in (_BRACKETED, _LAST, _FIRST):
        match = pattern.search(said)
        if match is not None:
            minutes = _minutes(match)
            said = said[: match.start()] + said[match.end() :]
            break
    return " ".join(said.split()), minutes


def _says_something(title: str) -> bool:
    return any(sign.isalnum() for sign in title)


def _minutes(match: re.Match[str]) -> int:
    if match["ha"] is not None:
        return int(match["ha"]) * 60 + int(match["hma"] or 0)
    return int(match["ma"])
