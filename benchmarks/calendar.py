"""`calendar`: a feed of 2,000 events after one of them changed, beside icalendar writing all of it anew.

Both run in this process and take turns, so that whatever else the machine does falls on both. The files of
each round are read back and compared, property by property.
"""

from __future__ import annotations

import gc
import os
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import icalendar

from benchmarks import calendar_world as world
from benchmarks import plain_calendar
from bot.composition import core_of
from bot.config import Config
from documents.events.ics import Calendar, Heading, Written, calendar, write
from documents.events.shelf import Shelf
from documents.time_zones import time_zone
from services.events import calendars

if TYPE_CHECKING:
    from icalendar.cal.component import Component

    from domain.events.calendars import Entry
    from services.core import Core
    from services.events.calendars import Contents

ROUNDS: Final = 9


@dataclass
class Measured:
    """Seconds of each round: icalendar's writing and ours, then both with what they read before.

    `first`: ours with nothing kept. `same`: the rounds in which both files said the same, on `compared`
    properties each. `loads`: of the machine, before and after.
    """

    plain: list[float] = field(default_factory=list)
    ours: list[float] = field(default_factory=list)
    plain_whole: list[float] = field(default_factory=list)
    ours_whole: list[float] = field(default_factory=list)
    first: float = 0.0
    size: int = 0
    same: int = 0
    compared: int = 0
    loads: list[float] = field(default_factory=list)


async def measure() -> Measured:
    """Run all of it; about a minute."""
    measured = Measured(loads=[os.getloadavg()[0]])
    with tempfile.TemporaryDirectory() as folder:
        async with core_of(Config(data=Path(folder)), None) as core:  # type: ignore[call-arg]
            secret = await world.filled(core)
            shelf = Shelf()
            began = time.perf_counter()
            found, _ = await _ours(core, secret, shelf)
            measured.first = time.perf_counter() - began
            measured.size = len(found.data)
            gc.collect()
            gc.freeze()  # as the portal does once it has begun (`bot/run_portal.py`)
            for turn in range(ROUNDS):
                await _round(core, secret, shelf, measured, turn)
    measured.loads.append(os.getloadavg()[0])
    return measured


async def _round(core: Core, secret: str, shelf: Shelf, measured: Measured, turn: int) -> None:
    await core.write(world.BRUNO, world.change, turn)
    began = time.perf_counter()
    ours, parts = await _ours(core, secret, shelf)
    measured.ours_whole.append(time.perf_counter() - began)
    began = time.perf_counter()
    everything: Contents[Written] | None = await core.look_across(calendars.contents, secret, lambda _: None)
    assert everything is not None
    entries = [part[1] for part in everything.parts if isinstance(part, tuple)]
    said = [plain_calendar.said(one, everything.network, everything.language) for one in entries]
    read = time.perf_counter() - began
    heading = _heading(everything)
    zones = _zones()
    began = time.perf_counter()
    theirs = plain_calendar.written(heading, said, zones)
    measured.plain.append(time.perf_counter() - began)
    measured.plain_whole.append(read + measured.plain[-1])
    measured.ours.append(_written(everything, parts, entries[0]))
    found, wanted = _properties(ours.data), _properties(theirs)
    assert found == wanted, _first_difference(found, wanted)
    measured.same += 1
    measured.compared = sum(map(len, found.values()))


async def _ours(core: Core, secret: str, shelf: Shelf) -> tuple[Calendar, list[Written]]:
    """As `portal/events/feed.py` answers."""
    found = await core.look_across(calendars.contents, secret, shelf.get)
    assert found is not None
    parts: list[Written] = []
    for part in found.parts:
        if isinstance(part, tuple):
            key, entry = part
            made = write(entry, found.network, found.language)
            shelf.put(key, made)
            parts.append(made)
        else:
            parts.append(part)
    return calendar(_heading(found), parts), parts


def _written(found: Contents[Written], parts: list[Written], changed: Entry) -> float:
    """Only the writing: one entry anew, the others as they were kept."""
    heading = _heading(found)
    began = time.perf_counter()
    one = write(changed, found.network, found.language)
    calendar(heading, [one, *parts[1:]])
    return time.perf_counter() - began


def _heading(found: Contents[Any]) -> Heading:
    return Heading(found.network.name, "All that is to come", found.language, found.zone)


def _zones() -> list[Component]:
    """The time zones, read: icalendar is not timed at making them."""
    head = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n"
    body = b"".join(time_zone(zone, 2027, 2033) for zone in sorted(world.ZONES))
    return list(icalendar.Calendar.from_ical(head + body + b"END:VCALENDAR\r\n").walk("VTIMEZONE"))


def _properties(data: bytes) -> dict[str, dict[str, tuple[bytes, dict[str, Any]]]]:
    """Every property of every event as icalendar reads it: its value and its parameters, by UID and name."""
    found = {}
    for event in icalendar.Calendar.from_ical(data).walk("VEVENT"):
        read = {}
        for name, value in event.items():
            parameters = {} if isinstance(value, list) else dict(getattr(value, "params", {}))
            # icalendar says of a value's type what it writes none of.
            parameters.pop("VALUE", None)
            read[name] = bytes(value.to_ical()), parameters
        found[str(event["UID"])] = read
    return found


def _first_difference(found: dict[str, Any], wanted: dict[str, Any]) -> str:
    for uid, read in wanted.items():
        for name, value in read.items():
            if found.get(uid, {}).get(name) != value:
                return f"{uid} {name}: {found.get(uid, {}).get(name)} instead of {value}"
    return "other events"
