"""The baseline: the same calendar by icalendar, as one would write it, all of it anew.

What is said of each event is made before (`said`), so that only icalendar's own work is timed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vText, vUri

from documents.content_lines import seen
from documents.events.ics import uid
from locales import translator
from templates.words import calendars as words
from templates.words.events import kind_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from icalendar.cal.component import Component

    from documents.events.ics import Heading
    from domain.events.calendars import Entry
    from domain.networks import Network

_ROOM: Final[dict[str, Any]] = {"VALUE": "URI", "FEATURE": ["AUDIO", "VIDEO"]}


@dataclass(frozen=True)
class Said:
    """An event's values, ready to be written."""

    uid: str
    sequence: int
    created: datetime
    changed: datetime
    starts: datetime
    ends: datetime
    title: str
    details: str
    location: str
    link: str
    categories: tuple[str, ...]
    status: str
    public: bool
    busy: str


def said(entry: Entry, network: Network, language: str) -> Said:
    """All words of one event."""
    event, t = entry.event, translator(language)
    zone = ZoneInfo(event.span.zone)
    firm = entry.standing is not None and entry.standing.firm
    status = "CANCELLED" if not event.on else "CONFIRMED" if firm else "TENTATIVE"
    return Said(
        uid(network, int(event.id)),
        event.sequence,
        event.created_at,
        entry.changed_at.replace(microsecond=0),
        event.starts_at.astimezone(zone),
        event.ends_at.astimezone(zone),
        seen(words.title(entry, t)),
        seen("\n\n".join(words.details(entry, t))),
        seen(words.location(entry, t)),
        quote(words.join_link(entry), safe="%/:?#=&"),
        (kind_name(event.kind, t), *([event.theme] if event.theme else [])),
        status,
        event.audience.everyone,
        {"CONFIRMED": "BUSY", "TENTATIVE": "TENTATIVE", "CANCELLED": "FREE"}[status],
    )


def written(heading: Heading, events: Iterable[Said], zones: Sequence[Component]) -> bytes:
    """The calendar; `zones` are its time zones, which were read before."""
    made, spoken = Calendar(), {"LANGUAGE": heading.language}
    made.add("VERSION", "2.0")
    made.add("PRODID", "-//Techlink//Events//EN")
    made.add("CALSCALE", "GREGORIAN")
    made.add("X-WR-CALNAME", vText(heading.name))
    made.add("NAME", vText(heading.name), spoken)
    made.add("X-WR-CALDESC", vText(heading.about))
    made.add("DESCRIPTION", vText(heading.about), spoken)
    made.add("X-WR-TIMEZONE", heading.zone)
    made.add("REFRESH-INTERVAL", timedelta(hours=1), {"VALUE": "DURATION"})
    made.add("X-PUBLISHED-TTL", "PT1H")
    for zone in zones:
        made.add_component(zone)
    for one in events:
        made.add_component(_event(one, spoken))
    return bytes(made.to_ical(sorted=False))


def _event(one: Said, spoken: dict[str, str]) -> Event:
    made = Event()
    made.add("UID", one.uid)
    made.add("DTSTAMP", one.changed)
    made.add("SEQUENCE", one.sequence)
    made.add("CREATED", one.created)
    made.add("LAST-MODIFIED", one.changed)
    made.add("DTSTART", one.starts)
    made.add("DTEND", one.ends)
    made.add("SUMMARY", one.title)
    made.add("DESCRIPTION", one.details, spoken)
    if one.location:
        made.add("LOCATION", one.location)
    if one.link:
        made.add("URL", vUri(one.link))
        made.add("CONFERENCE", vUri(one.link), _ROOM)
    made.add("CATEGORIES", list(one.categories), spoken)
    made.add("STATUS", one.status)
    made.add("CLASS", "PUBLIC" if one.public else "PRIVATE")
    made.add("TRANSP", "OPAQUE" if one.busy == "BUSY" else "TRANSPARENT")
    made.add("X-MICROSOFT-CDO-BUSYSTATUS", one.busy)
    return made
