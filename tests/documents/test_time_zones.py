"""Time zones for calendars: the hour is right on both sides of every change, to three readers."""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

import icalendar
import pytest
from dateutil.tz import tzical

from documents.content_lines import END, line
from documents.time_zones import time_zone

OURS = (
    "Europe/Lisbon",
    "Europe/Madrid",
    "Europe/Paris",
    "Europe/London",
    "Europe/Dublin",
    "Atlantic/Azores",
    "Atlantic/Canary",
)
OTHERS = (
    "Africa/Casablanca",
    "America/Nuuk",
    "America/New_York",
    "America/Sao_Paulo",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "UTC",
)


def around(zone: str, first: int, last: int) -> list[datetime]:
    """Wall times that are shown once: noon of each month, and beside each change of the clocks."""
    here, found = ZoneInfo(zone), []
    at = datetime(first, 1, 1, 12, tzinfo=UTC)
    while at.year <= last:
        found.append(at.astimezone(here).replace(tzinfo=None))
        after = at + timedelta(days=1)
        if at.astimezone(here).utcoffset() != after.astimezone(here).utcoffset():
            found += [
                (at + timedelta(minutes=30 * half)).astimezone(here).replace(tzinfo=None)
                for half in range(48)
            ]
        at = after
    return [one for one in found if plain(one, here)]


def plain(wall: datetime, zone: ZoneInfo) -> bool:
    offsets = {wall.replace(tzinfo=zone, fold=fold).utcoffset() for fold in (0, 1)}
    return len(offsets) == 1


def calendar_of(zone: str, first: int, last: int) -> bytes:
    head = line("BEGIN", "VCALENDAR") + line("VERSION", "2.0") + line("PRODID", "x")
    return head + time_zone(zone, first, last) + b"END:VCALENDAR" + END


@pytest.mark.parametrize("zone", [*OURS, *OTHERS])
@pytest.mark.parametrize(("first", "last"), [(2027, 2027), (2019, 2031)])
def test_every_hour_is_right_to_two_readers(zone: str, first: int, last: int) -> None:
    data = calendar_of(zone, first, last)
    here = ZoneInfo(zone)
    # dateutil knows nothing but what is written; folded lines it does not know.
    told = tzical(io.StringIO(data.decode().replace("\r\n ", ""))).get(zone)
    # icalendar would take the zone that it knows under that name.
    renamed = data.replace(zone.encode(), b"Nowhere/Known")
    (component,) = icalendar.Calendar.from_ical(renamed).walk("VTIMEZONE")
    also = component.to_tz(lookup_tzid=False)
    for wall in around(zone, first, last):
        wanted = wall.replace(tzinfo=here).utcoffset()
        assert wall.replace(tzinfo=told).utcoffset() == wanted, (wall, "dateutil")
        assert wall.replace(tzinfo=also).utcoffset() == wanted, (wall, "icalendar")


@pytest.mark.parametrize(
    ("zone", "winter", "summer", "march", "october"),
    [
        ("Europe/Lisbon", "+0000", "+0100", "T010000", "T020000"),
        ("Europe/London", "+0000", "+0100", "T010000", "T020000"),
        ("Europe/Dublin", "+0000", "+0100", "T010000", "T020000"),
        ("Europe/Madrid", "+0100", "+0200", "T020000", "T030000"),
        ("Europe/Paris", "+0100", "+0200", "T020000", "T030000"),
        ("Atlantic/Azores", "-0100", "+0000", "T000000", "T010000"),
    ],
)
def test_ours_are_two_yearly_rules_that_outlook_reads(
    zone: str, winter: str, summer: str, march: str, october: str
) -> None:
    lines = time_zone(zone, 2027, 2028).decode().splitlines()
    assert lines == [
        "BEGIN:VTIMEZONE",
        f"TZID:{zone}",
        "BEGIN:DAYLIGHT",
        f"DTSTART:20260329{march}",
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
        f"TZOFFSETFROM:{winter}",
        f"TZOFFSETTO:{summer}",
        lines[7],
        "END:DAYLIGHT",
        "BEGIN:STANDARD",
        f"DTSTART:20261025{october}",
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
        f"TZOFFSETFROM:{summer}",
        f"TZOFFSETTO:{winter}",
        lines[14],
        "END:STANDARD",
        "END:VTIMEZONE",
    ]
    assert all(one.startswith("TZNAME:") for one in (lines[7], lines[14]))


def test_what_follows_no_rule_is_listed_change_by_change() -> None:
    morocco = time_zone("Africa/Casablanca", 2027, 2027).decode()
    assert "RRULE" not in morocco
    assert morocco.count("BEGIN:") == 3
    # The first Sunday and the second are written by their number.
    assert "BYMONTH=3;BYDAY=2SU" in time_zone("America/New_York", 2027, 2027).decode()


def test_a_zone_without_changes_says_what_holds() -> None:
    assert time_zone("Asia/Kathmandu", 2027, 2027).decode().splitlines()[2:-1] == [
        "BEGIN:STANDARD",
        "DTSTART:19700101T000000",
        "TZOFFSETFROM:+0545",
        "TZOFFSETTO:+0545",
        "TZNAME:+0545",
        "END:STANDARD",
    ]


def test_any_zone_and_any_year_can_be_written() -> None:
    for zone in sorted(available_timezones())[::29]:
        written = time_zone(zone, 2027, 2027).decode()
        assert re.search("BEGIN:(STANDARD|DAYLIGHT)", written), zone
    for year in (1, 1900, 9999):
        assert "BEGIN:STANDARD" in time_zone("Europe/Paris", year, year).decode()
    with pytest.raises(ZoneInfoNotFoundError):
        time_zone("Nowhere/Known", 2027, 2027)
