"""Events in calendars: written by the letter, read back by two libraries, right in every zone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.content_lines import seen
from documents.events.ics import Heading, Written, calendar, event_file, uid, write
from domain.events.calendars import Entry, Standing
from domain.events.model import Audience, EventKind, Manner, Place, RoomKind
from domain.events.times import Span
from domain.records import replace
from tests.documents.calendar_reading import by_ical, by_icalendar, strict
from tests.documents.events.samples import (
    EVENT,
    LANGUAGES,
    LINK,
    NETWORK,
    cancelled,
    entry,
    event,
)

if TYPE_CHECKING:
    import icalendar
    from ical.event import Event as Understood

    from tests.documents.calendar_reading import Component

HEADING = Heading("Mine; all", "What I\ngo to", "en", "Europe/Paris")
ZONES = (
    "Europe/Lisbon",
    "Europe/Madrid",
    "Europe/Paris",
    "Europe/London",
    "Europe/Dublin",
    "Atlantic/Azores",
)


def feed(*entries: Entry, language: str = "en") -> bytes:
    return calendar(HEADING, [write(one, NETWORK, language) for one in entries]).data


def read(*entries: Entry, language: str = "en") -> tuple[Component, icalendar.Event, Understood]:
    """The one event by the letter, and as two libraries understand it."""
    data = feed(*entries, language=language)
    (letter,) = strict(data).named("VEVENT")
    (one,) = by_icalendar(data).events
    (two,) = by_ical(data).events
    return letter, one, two


def test_an_event_is_these_lines() -> None:
    data = feed(entry(), language="en")
    begin = data.index(b"BEGIN:VEVENT")
    assert data[begin:].decode().replace("\r\n ", "").split("\r\n")[:-2] == [
        "BEGIN:VEVENT",
        "UID:event-12.1.1788220800@techlink.invalid",
        "DTSTAMP:20270203T040506Z",
        "SEQUENCE:2",
        "CREATED:20270101T000000Z",
        "LAST-MODIFIED:20270203T040506Z",
        "DTSTART;TZID=Europe/Lisbon:20270615T140000",
        "DTEND;TZID=Europe/Lisbon:20270615T153000",
        r"SUMMARY:Tides\; and\, tanks",
        (
            r"DESCRIPTION;LANGUAGE=en:You said that you come.\n\nBring your laptop\,\nand lunch.\n\nTo take part: "
            r"https://meet.example/room?a=1\n\nLanguages: English and French\nOrganised by Ana\nIn Techlink: E7"
        ),
        r"LOCATION:Rua do Cais 1\, Porto",
        "URL:https://meet.example/room?a=1",
        "CONFERENCE;VALUE=URI;FEATURE=AUDIO,VIDEO:https://meet.example/room?a=1",
        "CATEGORIES;LANGUAGE=en:Seminar,Ports",
        "STATUS:CONFIRMED",
        "CLASS:PUBLIC",
        "TRANSP:OPAQUE",
        "X-MICROSOFT-CDO-BUSYSTATUS:BUSY",
        "END:VEVENT",
    ]


def test_a_calendar_says_what_it_is_and_how_often_to_ask_and_asks_nobody_anything() -> None:
    found = strict(feed(entry()))
    assert [line for line in found.lines if line[0] not in {"VERSION", "PRODID"}] == [
        ("CALSCALE", "", "GREGORIAN"),
        ("X-WR-CALNAME", "", r"Mine\; all"),
        ("NAME", ";LANGUAGE=en", r"Mine\; all"),
        ("X-WR-CALDESC", "", r"What I\ngo to"),
        ("DESCRIPTION", ";LANGUAGE=en", r"What I\ngo to"),
        ("X-WR-TIMEZONE", "", "Europe/Paris"),
        ("REFRESH-INTERVAL", ";VALUE=DURATION", "PT1H"),
        ("X-PUBLISHED-TTL", "", "PT1H"),
    ]
    assert [one.value("TZID") for one in found.named("VTIMEZONE")] == ["Europe/Lisbon", "Europe/Paris"]


def test_two_libraries_read_the_same_on_every_property() -> None:
    for one in (entry(), cancelled(), entry(Standing.MAYBE), entry(None)):
        letter, first, second = read(one)
        event_ = one.event
        assert first["UID"] == second.uid == uid(NETWORK, 12)
        assert first.start == second.dtstart == event_.starts_at
        assert first.end == second.dtend == event_.ends_at
        assert first["SUMMARY"] == second.summary == letter.meant("SUMMARY")
        assert first["DESCRIPTION"] == second.description == letter.meant("DESCRIPTION")
        assert first["LOCATION"] == second.location == letter.meant("LOCATION")
        assert [str(each) for each in first.categories] == second.categories == ["Seminar", "Ports"]
        assert first["STATUS"] == second.status.value
        assert first["SEQUENCE"] == second.sequence == 2
        assert first["TRANSP"] == second.transparency
        stamp = one.changed_at.replace(microsecond=0)
        assert first["DTSTAMP"].dt == second.dtstamp == first.LAST_MODIFIED == second.last_modified == stamp
        assert first["CREATED"].dt == second.created == event_.created_at


@pytest.mark.parametrize(
    ("standing", "status", "transparent", "busy"),
    [
        (Standing.ORGANISING, "CONFIRMED", "OPAQUE", "BUSY"),
        (Standing.GOING, "CONFIRMED", "OPAQUE", "BUSY"),
        (Standing.OFFERED, "TENTATIVE", "TRANSPARENT", "TENTATIVE"),
        (Standing.WAITING, "TENTATIVE", "TRANSPARENT", "TENTATIVE"),
        (Standing.MAYBE, "TENTATIVE", "TRANSPARENT", "TENTATIVE"),
        (Standing.INVITED, "TENTATIVE", "TRANSPARENT", "TENTATIVE"),
        (Standing.LOOKING, "TENTATIVE", "TRANSPARENT", "TENTATIVE"),
        (None, "CONFIRMED", "TRANSPARENT", "FREE"),
    ],
)
def test_how_sure_it_is_and_whether_it_takes_their_time(
    standing: Standing | None, status: str, transparent: str, busy: str
) -> None:
    letter, _, _ = read(entry(standing))
    assert letter.value("STATUS") == status
    assert letter.value("TRANSP") == transparent
    assert letter.value("X-MICROSOFT-CDO-BUSYSTATUS") == busy


def test_what_was_called_off_says_so_first_and_leads_nowhere() -> None:
    letter, _, _ = read(cancelled())
    assert letter.value("STATUS") == "CANCELLED"
    assert letter.meant("SUMMARY") == "Called off: Tides; and, tanks"
    assert letter.meant("DESCRIPTION").startswith("It was called off: A storm\n\n")
    assert letter.value("TRANSP") == "TRANSPARENT"
    assert LINK not in feed(cancelled()).decode()


@pytest.mark.parametrize("standing", list(Standing))
def test_the_link_to_the_room_is_for_those_who_come(standing: Standing) -> None:
    comes = standing in {Standing.ORGANISING, Standing.GOING, Standing.MAYBE}
    online = Place(Manner.ONLINE, "", RoomKind.LINK, LINK)
    for shown in (entry(standing), entry(standing, place=online)):
        assert (LINK in feed(shown).decode().replace("\r\n ", "")) is comes


def test_the_networks_calendar_has_neither_the_links_that_lead_in_nor_names() -> None:
    data = feed(entry(None, organiser="")).decode().replace("\r\n ", "")
    assert LINK not in data
    assert "Ana" not in data
    online = entry(None, organiser="", place=Place(Manner.ONLINE, "", RoomKind.LINK, LINK))
    letter, _, _ = read(online)
    assert letter.meant("LOCATION") == "Online"
    assert LINK not in feed(online).decode()


@pytest.mark.parametrize("standing", list(Standing))
def test_the_way_in_is_for_those_who_come_may_come_or_organise_it(standing: Standing) -> None:
    gets_in = standing in {Standing.GOING, Standing.MAYBE, Standing.ORGANISING}
    assert (LINK in feed(entry(standing)).decode().replace("\r\n ", "")) is gets_in


@pytest.mark.parametrize(
    ("place", "where"),
    [
        (Place(Manner.ONLINE, "", RoomKind.LINK, LINK), LINK),
        (Place(Manner.ONLINE, "", RoomKind.VOICE), "On Discord"),
        (Place(Manner.ONLINE, "", RoomKind.STAGE), "On Discord"),
        (Place(Manner.ONLINE, "", RoomKind.JITSI), "Online"),
        (Place(Manner.ON_SITE, "Quay 3"), "Quay 3"),
        (Place(Manner.HYBRID, "Quay 3", RoomKind.VOICE), "Quay 3"),
    ],
)
def test_where_it_is(place: Place, where: str) -> None:
    letter, _, _ = read(entry(place=place))
    assert letter.meant("LOCATION") == where


def test_what_is_for_some_is_private_also_where_the_calendar_is_shared() -> None:
    letter, _, _ = read(entry(audience=Audience(everyone=False, partners=frozenset())))
    assert letter.value("CLASS") == "PRIVATE"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", EventKind)
def test_in_every_language_it_is_the_same_event(language: str, kind: EventKind) -> None:
    letter, first, _ = read(entry(kind=kind), language=language)
    assert letter.value("UID") == uid(NETWORK, 12)
    assert first["DESCRIPTION"].params["LANGUAGE"] == language
    if language != "en":
        assert "Organised by" not in letter.meant("DESCRIPTION")


def test_other_events_and_other_networks_have_other_uids() -> None:
    other = replace(NETWORK, created_at=datetime(2026, 9, 2, tzinfo=UTC))
    assert len({uid(NETWORK, 1), uid(NETWORK, 2), uid(other, 1)}) == 3


@pytest.mark.parametrize("zone", ZONES)
def test_ten_oclock_stays_ten_oclock_over_the_changes_of_the_clocks(zone: str) -> None:
    """One entry per occurrence, each at its wall time, each at its instant."""
    days = [datetime.fromisoformat("2027-03-20T10:00") + timedelta(weeks=week) for week in range(40)]
    series = [entry(id=number, span=Span(day, zone, 60)) for number, day in enumerate(days, 1)]
    data = feed(*series)
    assert len(strict(data).named("VTIMEZONE")) == len({zone, "Europe/Paris"})
    for found in (by_icalendar(data).events, by_ical(data).events):
        assert len(found) == 40
        for day, one in zip(days, found, strict=True):
            start = one.start if hasattr(one, "start") else one.dtstart
            assert start.astimezone(ZoneInfo(zone)).replace(tzinfo=None) == day
            assert start == day.replace(tzinfo=ZoneInfo(zone))
    offsets = {day.replace(tzinfo=ZoneInfo(zone)).utcoffset() for day in days}
    assert len(offsets) == 2


@pytest.mark.parametrize(
    ("zone", "wall", "fold", "start", "end"),
    [
        # In the hour that is repeated RFC 5545 can only mean the first: what touches the second is in UTC.
        ("Europe/Lisbon", "2027-10-31T01:30", 0, ":20271031T003000Z", ":20271031T013000Z"),
        ("Europe/Lisbon", "2027-10-31T01:30", 1, ":20271031T013000Z", ":20271031T023000Z"),
        ("Europe/Paris", "2027-10-31T02:30", 1, ":20271031T013000Z", ":20271031T023000Z"),
        ("Europe/Madrid", "2027-10-31T02:00", 1, ":20271031T010000Z", ":20271031T020000Z"),
        ("Atlantic/Azores", "2027-10-31T00:30", 1, ":20271031T013000Z", ":20271031T023000Z"),
        (
            "Europe/London",
            "2027-10-31T00:30",
            0,
            ";TZID=Europe/London:20271031T003000",
            ";TZID=Europe/London:20271031T013000",
        ),
        # It ends in the repeated hour's second half.
        ("Europe/Dublin", "2027-10-31T01:30", 0, ":20271031T003000Z", ":20271031T013000Z"),
        # A time that is skipped means what zoneinfo makes of it.
        ("Europe/Paris", "2027-03-28T02:30", 0, ":20270328T013000Z", ":20270328T023000Z"),
        ("UTC", "2027-06-01T12:00", 0, ":20270601T120000Z", ":20270601T130000Z"),
    ],
)
def test_hours_that_are_repeated_or_skipped_mean_one_instant(
    zone: str, wall: str, fold: int, start: str, end: str
) -> None:
    span = Span(datetime.fromisoformat(wall).replace(fold=fold), zone, 60)
    one = entry(span=span)
    data = feed(one)
    for found in (by_icalendar(data).events[0], by_ical(data).events[0]):
        begins = found.start if hasattr(found, "start") else found.dtstart
        ends = found.end if hasattr(found, "start") else found.dtend
        assert begins.astimezone(UTC) == span.starts_at
        assert ends.astimezone(UTC) == span.ends_at
    assert f"DTSTART{start}\r\n" in data.decode()
    assert f"DTEND{end}\r\n" in data.decode()


WORDS = st.text(max_size=120) | st.text(
    st.sampled_from("aN\\n\r\n\t\x00,;:\"' \u202e\u2028\u2029\x85\x0b\x1cé🚢"), max_size=120
)
SPANS = st.builds(
    Span,
    st.datetimes(datetime.fromisoformat("1975-01-01"), datetime.fromisoformat("2090-01-01")).map(
        lambda at: at.replace(second=0, microsecond=0)
    ),
    st.sampled_from([*ZONES, "Africa/Casablanca", "America/Nuuk", "UTC", "Asia/Kathmandu"]),
    st.integers(1, 7 * 24 * 60),
)
PLACES = st.builds(
    Place,
    st.sampled_from(Manner),
    WORDS,
    st.sampled_from(RoomKind),
    st.sampled_from(
        ["", LINK, "https://é.example/\u2028END:VEVENT\u2028BEGIN:VEVENT", "https://a.example/;,\\n"]
    ),
)
ENTRIES = st.builds(
    entry,
    st.sampled_from([None, *Standing]),
    WORDS,
    title=WORDS,
    description=WORDS,
    theme=WORDS,
    cancelled_why=WORDS,
    status=st.sampled_from([EVENT.status, cancelled().event.status]),
    span=SPANS,
    place=PLACES,
    kind=st.sampled_from(EventKind),
    languages=st.sampled_from([(), ("en",), LANGUAGES]),
)


@settings(max_examples=150, deadline=None)
@given(ENTRIES, st.sampled_from(LANGUAGES), WORDS)
def test_whatever_people_wrote_is_read_back_and_is_one_event(one: Entry, language: str, name: str) -> None:
    heading = Heading(name, name, language, "Europe/Lisbon")
    data = calendar(heading, [write(one, NETWORK, language)]).data
    whole = strict(data)
    (letter,) = whole.named("VEVENT")
    assert whole.meant("X-WR-CALNAME") == seen(name)
    assert seen(one.event.title) in letter.meant("SUMMARY")
    assert letter.value("UID") == uid(NETWORK, 12)
    (first,) = by_icalendar(data).events
    (second,) = by_ical(data).events
    assert first.start.astimezone(UTC) == second.dtstart.astimezone(UTC) == one.event.starts_at
    assert first.end.astimezone(UTC) == second.dtend.astimezone(UTC) == one.event.ends_at
    assert second.summary == letter.meant("SUMMARY")
    assert second.description == letter.meant("DESCRIPTION")


def test_hostile_words_add_no_property() -> None:
    wall = "x\r\nATTENDEE:mailto:a@b.example\u2028BEGIN:VALARM\x85END:VEVENT"
    letter, _, _ = read(
        entry(title=wall, description=wall, theme=wall, organiser=wall, place=Place(Manner.ON_SITE, wall))
    )
    assert letter.inside == []
    assert "ATTENDEE" not in {name for name, _, _ in letter.lines}


def test_a_calendar_without_entries_is_one_still() -> None:
    data = calendar(HEADING, []).data
    assert strict(data).named("VEVENT") == []
    assert by_icalendar(data).events == []
    assert by_ical(data).events == []


def test_other_bytes_have_another_tag_and_the_same_the_same() -> None:
    parts = [write(entry(id=number), NETWORK, "en") for number in range(3)]
    tags = {
        calendar(HEADING, parts).tag,
        calendar(HEADING, parts[:2]).tag,
        calendar(HEADING, [parts[1], parts[0], parts[2]]).tag,
        calendar(replace(HEADING, name="Yours"), parts).tag,
        calendar(HEADING, [*parts[:2], write(entry(id=2, title="New"), NETWORK, "en")]).tag,
    }
    assert len(tags) == 5
    again = [write(entry(id=number), NETWORK, "en") for number in range(3)]
    assert calendar(HEADING, again) == calendar(HEADING, parts)


def test_a_zone_is_written_once_for_all_years_that_need_it() -> None:
    spans = [
        Span(datetime.fromisoformat(f"{year}-07-01T10:00"), "Africa/Casablanca", 60) for year in (2026, 2030)
    ]
    data = feed(*[entry(id=number, span=span) for number, span in enumerate(spans, 1)])
    (zone,) = [one for one in strict(data).named("VTIMEZONE") if one.value("TZID") == "Africa/Casablanca"]
    listed = "".join(one.value("RDATE") for one in zone.inside)
    assert all(str(year) in listed for year in range(2026, 2031))


def test_one_event_is_a_file_that_is_not_asked_for_again() -> None:
    data = event_file(entry(), NETWORK, "fr")
    found = strict(data)
    assert found.meant("X-WR-CALNAME") == "Tides; and, tanks"
    assert "REFRESH-INTERVAL" not in {name for name, _, _ in found.lines}
    assert len(by_ical(data).events) == len(by_icalendar(data).events) == 1


def test_bytes_that_are_given_have_their_tag() -> None:
    assert Written.of(b"a").tag != Written.of(b"b").tag
    assert event().code == "E7"
