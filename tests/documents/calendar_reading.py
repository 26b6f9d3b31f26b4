"""Calendars read back by two libraries that did not write them, and by the letter of RFC 5545.

`strict` reads lines as the grammar has them and nothing else; icalendar and ical read what they mean.
"""

from __future__ import annotations

import re
import warnings
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import icalendar
from ical.calendar_stream import IcsCalendarStream

if TYPE_CHECKING:
    from ical.calendar import Calendar as Understood

# RFC 5545, 3.1: a name, parameters with values quoted or not, a value without control characters.
_VALUE = r"(?:\"[^\"\x00-\x08\x0a-\x1f\x7f]*\"|[^\",:;\x00-\x08\x0a-\x1f\x7f]*)"
_PARAMETER = rf"[A-Z0-9-]+={_VALUE}(?:,{_VALUE})*"
_LINE = re.compile(rf"([A-Z0-9-]+)((?:;{_PARAMETER})*):([^\x00-\x08\x0a-\x1f\x7f]*)")
_TEXT = re.compile(r"(?:[^\\;,]|\\[\\;,nN])*")
_TEXTS = frozenset({"SUMMARY", "DESCRIPTION", "LOCATION", "NAME", "X-WR-CALNAME", "X-WR-CALDESC"})
ONCE = frozenset(
    [
        "UID",
        "DTSTAMP",
        "SEQUENCE",
        "CREATED",
        "LAST-MODIFIED",
        "DTSTART",
        "DTEND",
        "SUMMARY",
        "DESCRIPTION",
        "LOCATION",
        "URL",
        "STATUS",
        "CLASS",
        "TRANSP",
    ]
)


@dataclass
class Component:
    name: str
    lines: list[tuple[str, str, str]] = field(default_factory=list)
    inside: list[Component] = field(default_factory=list)

    def value(self, name: str) -> str:
        """The value of a property that stands once, as it is written."""
        (found,) = [value for have, _, value in self.lines if have == name]
        return found

    def meant(self, name: str) -> str:
        """The same as a text."""
        return unescaped(self.value(name))

    def named(self, name: str) -> list[Component]:
        return [one for one in self.inside if one.name == name]


def unescaped(value: str) -> str:
    return re.sub(r"\\(.)", lambda sign: "\n" if sign[1] in "nN" else sign[1], value)


def strict(data: bytes) -> Component:
    """The calendar by the letter: lines, folding, nesting, texts, what stands once and what has to."""
    assert data.endswith(b"END:VCALENDAR\r\n")
    for one in data.split(b"\r\n"):
        assert len(one) <= 75
        assert b"\n" not in one
        assert b"\r" not in one
        one.decode("utf-8")  # no letter is torn apart
    whole = data.decode().replace("\r\n ", "")
    # Readers that know more ends of lines than the RFC find no more lines.
    assert whole.splitlines() == whole.split("\r\n")[:-1]
    root = Component("")
    stack = [root]
    for written in whole.split("\r\n")[:-1]:
        found = _LINE.fullmatch(written)
        assert found is not None, written
        name, parameters, value = found.groups()
        if name == "BEGIN":
            made = Component(value)
            stack[-1].inside.append(made)
            stack.append(made)
        elif name == "END":
            assert stack.pop().name == value
        else:
            if name in _TEXTS:
                assert _TEXT.fullmatch(value), written
            stack[-1].lines.append((name, parameters, value))
    (calendar,) = root.inside
    assert len(stack) == 1
    _complete(calendar)
    return calendar


def _complete(calendar: Component) -> None:
    assert calendar.name == "VCALENDAR"
    assert calendar.value("VERSION") == "2.0"
    assert calendar.value("PRODID")
    assert calendar.inside, "a component there must be"
    zones = [one.value("TZID") for one in calendar.named("VTIMEZONE")]
    assert len(zones) == len(set(zones))
    for zone in calendar.named("VTIMEZONE"):
        assert zone.inside
        assert {one.name for one in zone.inside} <= {"STANDARD", "DAYLIGHT"}
    for event in calendar.named("VEVENT"):
        have = [name for name, _, _ in event.lines]
        assert all(have.count(name) <= 1 for name in ONCE)
        assert {"UID", "DTSTAMP", "DTSTART"} <= set(have)
        for _, parameters, _ in event.lines:
            if named := re.search(r"TZID=([^;:]+)", parameters):
                assert named[1] in zones
    uids = [one.value("UID") for one in calendar.named("VEVENT")]
    assert len(uids) == len(set(uids))


def by_icalendar(data: bytes) -> icalendar.Calendar:
    """What icalendar reads; it complains of nothing."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        made = icalendar.Calendar.from_ical(data)
    assert isinstance(made, icalendar.Calendar)
    assert all(one.errors == [] for one in made.walk())
    return made


def by_ical(data: bytes) -> Understood:
    """What ical reads; it complains of nothing."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        (made,) = IcsCalendarStream.from_ics(data.decode()).calendars
    return made
