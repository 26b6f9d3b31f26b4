"""Calendars as files (RFC 5545): what one event says, and a calendar of them as bytes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, timedelta
from typing import TYPE_CHECKING, Final

from icalendar import Calendar, Event, vText

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

_PRODUCT: Final = "-//Techlink//Plans//EN"
# What RFC 5545 forbids in texts, and what turns the direction of writing.
_UNSEEN: Final = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
# Where programs end a line that know more ends than RFC 5545 does: what follows would be a property to them.
_ENDS: Final = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


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


def calendar(
    name: str, language: str, now: datetime, events: Iterable[DayEvent], description: str = ""
) -> bytes:
    """The calendar as a file, of the instant `now` (aware); `description` says what is in it."""
    made, spoken = Calendar(), {"LANGUAGE": language}
    made.add("PRODID", _PRODUCT)
    made.add("VERSION", "2.0")
    made.add("CALSCALE", "GREGORIAN")
    made.add("METHOD", "PUBLISH")
    # icalendar knows neither to be text, and would escape nothing.
    made.add("X-WR-CALNAME", vText(seen(name)))
    made.add("NAME", vText(seen(name)), spoken)
    if description:
        made.add("X-WR-CALDESC", vText(seen(description)))
        made.add("DESCRIPTION", vText(seen(description)), spoken)
    stamp = now.astimezone(UTC)
    for event in events:
        made.add_component(_event(event, spoken, stamp))
    return bytes(made.to_ical(sorted=False))


def seen(text: str) -> str:
    """A text without what cannot be seen, its lines parted by line feeds alone."""
    plain = _UNSEEN.sub("", _ENDS.sub("\n", text))
    # icalendar 7 takes these two signs for the end of a line; a word joiner between them is not seen.
    return plain.replace("\\N", "\\\u2060N")


def _event(event: DayEvent, spoken: dict[str, str], stamp: datetime) -> Event:
    made = Event()
    made.add("UID", event.uid)
    made.add("DTSTAMP", stamp)
    made.add("SEQUENCE", event.sequence)
    made.add("DTSTART", event.day)
    if event.day < event.day.max:
        # The end is the day after: without it some programs show nothing.
        made.add("DTEND", event.day + timedelta(days=1))
    made.add("SUMMARY", seen(event.title), spoken)
    if event.description:
        made.add("DESCRIPTION", seen(event.description), spoken)
    if event.categories:
        made.add("CATEGORIES", [seen(one) for one in event.categories])
    made.add("STATUS", "CANCELLED" if event.cancelled else "CONFIRMED")
    made.add("TRANSP", "TRANSPARENT")
    return made
