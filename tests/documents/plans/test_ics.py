"""Due dates in calendars, read back by the library, and as the lines that RFC 5545 wants."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from documents.calendars import DayEvent, calendar
from documents.content_lines import seen
from documents.plans.ics import plan_ics
from domain.plans.model import MilestoneStatus
from domain.records import replace
from tests.documents.plans.samples import LANGUAGES, empty, hostile, large, paper

if TYPE_CHECKING:
    from icalendar import Event

NOW = datetime(2027, 1, 1, tzinfo=UTC)
_SIGN = re.compile(r"\\(.)")


def read(data: bytes) -> Calendar:
    made = Calendar.from_ical(data)
    assert isinstance(made, Calendar)
    assert made.errors == []
    assert all(one.errors == [] for one in made.events)
    return made


def events(data: bytes) -> list[Event]:
    return read(data).events


def lines(data: bytes) -> list[str]:
    """The lines as they were before folding."""
    text = data.decode()
    assert text.endswith("END:VCALENDAR\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    return text.replace("\r\n ", "").split("\r\n")[:-1]


def meant(value: str) -> str:
    """A text as a reader of RFC 5545 takes it, whatever the library itself makes of it."""
    return _SIGN.sub(lambda sign: "\n" if sign[1] in "nN" else sign[1], value)


def test_the_file_says_that_what_is_done_is_left_out() -> None:
    for language, words in (("en", "left out"), ("fr", "n’y figurent pas"), ("pt", "Não inclui")):
        made = read(plan_ics(paper(language)))
        assert words in str(made["X-WR-CALDESC"])
        assert words in str(made["DESCRIPTION"])


def test_open_milestones_are_days_and_what_was_called_off_is_taken_out() -> None:
    made = paper("en")
    found = events(plan_ics(made))
    wanted = {S: sum(one.status is S for one in made.whole.milestones) for S in MilestoneStatus}
    assert len(found) == len(made.whole.milestones) - wanted[MilestoneStatus.DONE]
    cancelled = [one for one in found if one["STATUS"] == "CANCELLED"]
    assert len(cancelled) == wanted[MilestoneStatus.CANCELLED] > 0
    assert {str(one["STATUS"]) for one in found} == {"CANCELLED", "CONFIRMED"}
    first = found[0]
    assert (first.start, first.end) == (date(2027, 3, 8), date(2027, 3, 9))
    assert first["SUMMARY"] == "P2.Z1.A1.M1 Kick-off meeting with all partners"
    assert first["DESCRIPTION"] == "P2.Z1.A1 Shore power for ferries\nOwner: Xoán Castro"
    assert [str(one) for one in first.categories] == ["Meeting"]
    assert first["SUMMARY"].params["LANGUAGE"] == "en"
    assert first["DTSTAMP"].dt == made.now
    assert not any(one.alarms.times for one in found)


def test_a_day_takes_no_hour_and_its_lines_are_those_of_rfc_5545() -> None:
    event = DayEvent("m-1.2@x", date(999, 12, 31), "Porto; Vigo, \\o/", 3, "a\r\nb", ("Meeting, open", "b"))
    assert lines(calendar("Plan, one", "pt", NOW, [event])) == [
        "BEGIN:VCALENDAR",
        "PRODID:-//Techlink//Plans//EN",
        "VERSION:2.0",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        r"X-WR-CALNAME:Plan\, one",
        r"NAME;LANGUAGE=pt:Plan\, one",
        "BEGIN:VEVENT",
        "UID:m-1.2@x",
        "DTSTAMP:20270101T000000Z",
        "SEQUENCE:3",
        "DTSTART;VALUE=DATE:09991231",
        "DTEND;VALUE=DATE:10000101",
        r"SUMMARY;LANGUAGE=pt:Porto\; Vigo\, \\o/",
        r"DESCRIPTION;LANGUAGE=pt:a\nb",
        r"CATEGORIES:Meeting\, open,b",
        "STATUS:CONFIRMED",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
    ]


def test_the_last_day_that_there_is_has_no_end() -> None:
    made = lines(calendar("", "en", NOW, [DayEvent("u", date.max, "")]))
    assert "DTSTART;VALUE=DATE:99991231" in made
    assert not any(line.startswith("DTEND") for line in made)


def test_the_same_milestone_is_the_same_event_in_every_language_and_after_every_change() -> None:
    uids = {
        language: [str(one["UID"]) for one in events(plan_ics(paper(language)))] for language in LANGUAGES
    }
    assert len({tuple(found) for found in uids.values()}) == 1
    assert len(set(uids["en"])) == len(uids["en"])
    assert uids["en"][0] == "milestone-1.3.1788220800@techlink.invalid"
    made = paper("en")
    key = next(at for at, one in enumerate(made.whole.milestones) if one.status is MilestoneStatus.PLANNED)
    moved = replace(made.whole.milestones[key], due=date(2028, 1, 1), revision=8)
    changed = (*made.whole.milestones[:key], moved, *made.whole.milestones[key + 1 :])
    after = events(plan_ics(replace(made, whole=replace(made.whole, milestones=changed))))
    (found,) = [one for one in after if one["SEQUENCE"] == 8]
    assert found.start == date(2028, 1, 1)
    assert {str(one["UID"]) for one in after} == set(uids["en"])


def test_other_networks_have_other_events() -> None:
    made = paper("en")
    other = replace(made, network=replace(made.network, created_at=datetime(2026, 9, 2, tzinfo=UTC)))
    assert not {one["UID"] for one in events(plan_ics(made))} & {
        one["UID"] for one in events(plan_ics(other))
    }


def test_words_are_the_readers() -> None:
    made = read(plan_ics(paper("fr")))
    assert str(made["X-WR-CALNAME"]).startswith("P2 · Norte")
    assert made["NAME"] == made["X-WR-CALNAME"]
    assert "Responsable\u00a0: Xoán Castro" in made.events[0]["DESCRIPTION"]
    assert [str(one) for one in made.events[0].categories] == ["Réunion"]


def test_an_empty_a_large_and_a_hostile_plan_are_calendars() -> None:
    assert events(plan_ics(empty())) == []
    assert lines(plan_ics(large())).count("BEGIN:VEVENT") == 5000
    assert len(events(plan_ics(large(50)))) == 50
    lines(plan_ics(hostile()))
    found = events(plan_ics(hostile()))
    assert all(str(one["UID"]).startswith("milestone-") for one in found)
    assert {"UID", "SUMMARY", "DTSTART"} <= found[0].keys() <= {
        "UID", "DTSTAMP", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "CATEGORIES", "STATUS", "TRANSP",
    }  # fmt: skip


@given(st.text(), st.text(), st.lists(st.text(min_size=1)), st.dates())
def test_whatever_is_written_is_read_again(
    title: str, description: str, categories: list[str], day: date
) -> None:
    event = DayEvent("u@x", day, title, 3, description, tuple(categories), cancelled=True)
    made = calendar(title, "en", NOW, [event])
    written = dict(line.split(":", 1) for line in lines(made))
    assert meant(written["SUMMARY;LANGUAGE=en"]) == seen(title)
    assert meant(written.get("DESCRIPTION;LANGUAGE=en", "")) == seen(description)
    assert meant(written.get("CATEGORIES", "")) == ",".join(map(seen, categories))
    (found,) = events(made)
    assert found.start == day


@given(st.text(st.sampled_from("aN\\n\r\n\t\x00,;: \u202e\u2028é🚢")))
def test_what_is_seen_stays(text: str) -> None:
    kept = seen(text)
    assert not set(kept) & set("\r\t\x00\u202e\u2028")
    assert "\\N" not in kept, "the library takes it for the end of a line"
    hidden = str.maketrans("", "", "\t\x00\u202e\u2060\r\n\u2028")
    assert kept.translate(hidden) == text.translate(hidden)
