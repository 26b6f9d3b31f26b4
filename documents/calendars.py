"""Calendars as files (RFC 5545): what one event says, and a calendar of them as text.

Written by hand: all-day events need a dozen properties, no rule and no time zone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, datetime

_OCTETS: Final = 75  # of a line without its end
_PRODUCT: Final = "-//Techlink//Plans//EN"
_UNSEEN: Final = re.compile("[\x00-\x09\x0b-\x1f\x7f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True)
class DayEvent:
    """An event that takes a whole day and keeps nobody busy.

    `uid` stays the same for the same thing for ever; of two with the same, that of the higher `sequence`
    counts. A `cancelled` one takes itself out of the calendar that it was put in before.
    """

    uid: str
    day: date
    title: str
    sequence: int = 0
    description: str = ""
    categories: tuple[str, ...] = ()
    cancelled: bool = False


def calendar(name: str, language: str, now: datetime, events: Iterable[DayEvent]) -> bytes:
    """The calendar as a file, of the instant `now` (aware)."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{_PRODUCT}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{escaped(name)}",
        f"NAME;LANGUAGE={language}:{escaped(name)}",
    ]
    stamp = now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    for event in events:
        lines += _event(event, language, stamp)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in folded(line)).encode()


def escaped(text: str) -> str:
    """A text as a property's value: what has a meaning is escaped, what cannot be seen left out."""
    plain = _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    for sign in ("\\", ";", ","):
        plain = plain.replace(sign, f"\\{sign}")
    return plain.replace("\n", "\\n")


def folded(line: str) -> Iterator[str]:
    """The line in pieces of at most 75 octets, all but the first after a blank; letters stay whole."""
    piece, used = "", 0
    for letter in line:
        size = len(letter.encode())
        if used + size > _OCTETS:
            yield piece
            piece, used = " ", 1
        piece += letter
        used += size
    yield piece


def _event(event: DayEvent, language: str, stamp: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}"
    yield f"DTSTAMP:{stamp}"
    yield f"SEQUENCE:{event.sequence}"
    yield f"DTSTART;VALUE=DATE:{_digits(event.day)}"
    if event.day < event.day.max:
        # The end is the day after: without it some programs show nothing.
        yield f"DTEND;VALUE=DATE:{_digits(event.day + timedelta(days=1))}"
    yield f"SUMMARY;LANGUAGE={language}:{escaped(event.title)}"
    if event.description:
        yield f"DESCRIPTION;LANGUAGE={language}:{escaped(event.description)}"
    if event.categories:
        yield f"CATEGORIES:{','.join(map(escaped, event.categories))}"
    yield f"STATUS:{'CANCELLED' if event.cancelled else 'CONFIRMED'}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _digits(day: date) -> str:
    """The day as 20270308: strftime would write the year 999 with three digits."""
    return day.isoformat().replace("-", "")
