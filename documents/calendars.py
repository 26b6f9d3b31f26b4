"""Calendars as files (RFC 5545): what a whole day says, and a calendar of such days as bytes."""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import TYPE_CHECKING, Final

from documents.content_lines import END, day, escaped, instant, line, seen, text_line
from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, datetime

_PRODUCT: Final = "-//Techlink//Plans//EN"


class DayEvent(Record):
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
    made = [
        line("BEGIN", "VCALENDAR"),
        line("PRODID", _PRODUCT),
        line("VERSION", "2.0"),
        line("CALSCALE", "GREGORIAN"),
        line("METHOD", "PUBLISH"),
        *named(name, description, language),
        *[day_event(one, language, now) for one in events],
        b"END:VCALENDAR" + END,
    ]
    return b"".join(made)


def named(name: str, description: str, language: str) -> Iterator[bytes]:
    """What a calendar is called and what is in it, as RFC 7986 says it and as programs knew it before."""
    yield text_line("X-WR-CALNAME", seen(name))
    yield text_line(f"NAME;LANGUAGE={language}", seen(name))
    if description:
        yield text_line("X-WR-CALDESC", seen(description))
        yield text_line(f"DESCRIPTION;LANGUAGE={language}", seen(description))


def day_event(event: DayEvent, language: str, stamp: datetime) -> bytes:
    """One day as it stands in a calendar, as of the instant `stamp` (aware)."""
    return b"".join(_day_event(event, f"LANGUAGE={language}", stamp.astimezone(UTC)))


def _day_event(event: DayEvent, spoken: str, stamp: datetime) -> Iterator[bytes]:
    yield line("BEGIN", "VEVENT")
    yield line("UID", event.uid)
    yield line("DTSTAMP", instant(stamp))
    yield line("SEQUENCE", str(event.sequence))
    yield line("DTSTART;VALUE=DATE", day(event.day))
    if event.day < event.day.max:
        # The end is the day after: without it some programs show nothing.
        yield line("DTEND;VALUE=DATE", day(event.day + timedelta(days=1)))
    yield text_line(f"SUMMARY;{spoken}", seen(event.title))
    if event.description:
        yield text_line(f"DESCRIPTION;{spoken}", seen(event.description))
    if event.categories:
        yield line("CATEGORIES", ",".join(escaped(seen(one)) for one in event.categories))
    yield line("STATUS", "CANCELLED" if event.cancelled else "CONFIRMED")
    yield line("TRANSP", "TRANSPARENT")
    yield line("END", "VEVENT")
