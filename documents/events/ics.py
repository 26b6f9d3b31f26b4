"""Events for calendar programs (RFC 5545): one as a file, many as a feed that is asked for again and again.

Each event is written once into bytes that are kept (`documents.events.shelf`), and a feed is their sum. There
is no `METHOD`: nobody is asked anything by a feed, it says how things are. There are no alarms, since to
remind is Techlink's own business, and no `ORGANIZER`, which would be an address: the name stands in the text.
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING, Final
from urllib.parse import quote
from zoneinfo import ZoneInfo

from documents.calendars import named
from documents.content_lines import END, escaped, instant, line, seen, text_line, wall
from documents.time_zones import time_zone
from domain.records import Record
from locales import translator
from templates.words import calendars as words
from templates.words.events import kind_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from domain.events.calendars import Entry
    from domain.events.times import Span
    from domain.networks import Network

_PRODUCT: Final = "-//Techlink//Events//EN"
_REFRESH: Final = "PT1H"
_UTC: Final = frozenset({"UTC", "Etc/UTC", "Etc/GMT", "GMT", "Etc/UCT", "Etc/Universal", "Etc/Zulu"})
_ANY_YEAR: Final = 2027
_BUSY: Final = {"CONFIRMED": "BUSY", "TENTATIVE": "TENTATIVE", "CANCELLED": "FREE"}
_TAG_BYTES: Final = 16
_IN_ADDRESSES: Final = "%/:?#[]@!$&'()*+,;=~"
"""What stands in an address as it is (RFC 3986); other letters are written as bytes."""


class Written(Record):
    """One entry of a calendar as it is written. It needs `zone`, right from the year `first` to `last`.

    `zone` is "" where its times are in UTC or have no hours. `tag` is another one for other bytes.
    """

    data: bytes
    zone: str
    first: int
    last: int
    tag: bytes

    @classmethod
    def of(cls, data: bytes, zone: str = "", first: int = 0, last: int = 0) -> Written:
        """These bytes, with their tag."""
        return cls(data, zone, first, last, blake2b(data, digest_size=_TAG_BYTES).digest())


class Heading(Record):
    """What a calendar says of itself, in the reader's language; `zone` is theirs."""

    name: str
    about: str
    language: str
    zone: str


class Calendar(Record):
    """A calendar as bytes; `tag` is another one for other bytes."""

    data: bytes
    tag: str


def uid(network: Network, event: int) -> str:
    """What calendars know an event by: the same in every language and for ever, and nobody else's."""
    made = int(network.created_at.timestamp())
    return f"event-{event}.{int(network.id)}.{made}@techlink.invalid"


def write(entry: Entry, network: Network, language: str) -> Written:
    """One event, in the words of that language."""
    event = entry.event
    span, years = event.span, (event.span.wall.year, _end(event.span).year)
    in_utc = not _plain(span)
    data = b"".join(_lines(entry, network, language, in_utc=in_utc))
    return Written.of(data) if in_utc else Written.of(data, span.zone, min(years), max(years))


def calendar(heading: Heading, parts: Sequence[Written], *, refresh: bool = True) -> Calendar:
    """The calendar of these entries. `refresh`: it says how often it is worth asking for again."""
    head = _head(heading, refresh=refresh)
    # A component there must be, also where there is no entry: the reader's own zone.
    years = {heading.zone: (_ANY_YEAR, _ANY_YEAR)} | _years(parts)
    zones = [time_zone(zone, *years[zone]) for zone in sorted(years)]
    tags = blake2b(b"".join([head, *zones, *[one.tag for one in parts]]), digest_size=_TAG_BYTES)
    data = b"".join([head, *zones, *[one.data for one in parts], _TAIL])
    return Calendar(data, tags.hexdigest())


def event_file(entry: Entry, network: Network, language: str) -> bytes:
    """One event as a file of its own."""
    t = translator(language)
    heading = Heading(words.title(entry, t), "", language, entry.event.span.zone)
    return calendar(heading, [write(entry, network, language)], refresh=False).data


_TAIL: Final = b"END:VCALENDAR" + END


@lru_cache(maxsize=256)
def _head(heading: Heading, *, refresh: bool) -> bytes:
    lines = [
        line("BEGIN", "VCALENDAR"),
        line("VERSION", "2.0"),
        line("PRODID", _PRODUCT),
        line("CALSCALE", "GREGORIAN"),
        *named(heading.name, heading.about, heading.language),
        line("X-WR-TIMEZONE", heading.zone),
    ]
    if refresh:
        lines += [line("REFRESH-INTERVAL;VALUE=DURATION", _REFRESH), line("X-PUBLISHED-TTL", _REFRESH)]
    return b"".join(lines)


def _years(parts: Iterable[Written]) -> dict[str, tuple[int, int]]:
    """The zones that are needed, and from which year to which."""
    found: dict[str, tuple[int, int]] = {}
    for zone, first, last in {(one.zone, one.first, one.last) for one in parts}:
        if zone:
            begins, ends = found.get(zone, (first, last))
            found[zone] = min(begins, first), max(ends, last)
    return found


def _lines(entry: Entry, network: Network, language: str, *, in_utc: bool) -> Iterator[bytes]:
    event, t = entry.event, translator(language)
    spoken, status = f"LANGUAGE={language}", _status(entry)
    changed = instant(entry.changed_at)
    yield line("BEGIN", "VEVENT")
    yield line("UID", uid(network, int(event.id)))
    yield line("DTSTAMP", changed)
    yield line("SEQUENCE", str(event.sequence))
    yield line("CREATED", instant(event.created_at))
    yield line("LAST-MODIFIED", changed)
    if in_utc:
        yield line("DTSTART", instant(event.starts_at))
        yield line("DTEND", instant(event.ends_at))
    else:
        yield line(f"DTSTART;TZID={event.span.zone}", wall(event.span.wall))
        yield line(f"DTEND;TZID={event.span.zone}", wall(_end(event.span)))
    yield text_line("SUMMARY", seen(words.title(entry, t)))
    yield text_line(f"DESCRIPTION;{spoken}", seen("\n\n".join(words.details(entry, t))))
    if where := seen(words.location(entry, t)):
        yield text_line("LOCATION", where)
    if link := words.join_link(entry):
        address = quote(seen(link), safe=_IN_ADDRESSES)
        yield line("URL", address)
        yield line("CONFERENCE;VALUE=URI;FEATURE=AUDIO,VIDEO", address)
    kinds = [kind_name(event.kind, t), *([seen(event.theme)] if event.theme else [])]
    yield line(f"CATEGORIES;{spoken}", ",".join(map(escaped, kinds)))
    yield line("STATUS", status)
    yield line("CLASS", "PUBLIC" if event.audience.everyone else "PRIVATE")
    busy = entry.standing is not None and event.on
    yield line("TRANSP", "OPAQUE" if busy and status == "CONFIRMED" else "TRANSPARENT")
    yield line("X-MICROSOFT-CDO-BUSYSTATUS", _BUSY[status] if busy else "FREE")
    yield line("END", "VEVENT")


def _status(entry: Entry) -> str:
    """How sure it is that they are there; for nobody in particular, that it takes place."""
    if not entry.event.on:
        return "CANCELLED"
    return "CONFIRMED" if entry.standing is None or entry.standing.firm else "TENTATIVE"


def _end(span: Span) -> datetime:
    """What clocks show at its end."""
    return span.ends_at.astimezone(ZoneInfo(span.zone)).replace(tzinfo=None)


def _plain(span: Span) -> bool:
    """Whether its times in its zone mean one instant each: not in an hour that is repeated, or skipped.

    RFC 5545 can only mean the first of two hours, and what programs make of a skipped one differs.
    """
    if span.zone in _UTC or not span.exists:
        return False
    zone = ZoneInfo(span.zone)
    starts, ends = span.wall.replace(fold=0), _end(span).replace(fold=0)
    return (
        starts.replace(tzinfo=zone).timestamp() == span.starts_at.timestamp()
        and ends.replace(tzinfo=zone).timestamp() == span.ends_at.timestamp()
    )
