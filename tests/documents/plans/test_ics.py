"""Due dates in calendars, read back by the rules of RFC 5545."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from documents.calendars import DayEvent, calendar
from documents.plans.ics import plan_ics
from domain.plans.model import MilestoneStatus
from tests.documents.plans.samples import LANGUAGES, empty, hostile, large, paper

_VALUE = re.compile(r"\\(.)")


def read(data: bytes) -> list[dict[str, tuple[str, str]]]:
    """Each component's properties: name → (parameters, value), values as they were meant."""
    text = data.decode()
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    found: list[dict[str, tuple[str, str]]] = []
    open_: list[str] = []
    for line in text.replace("\r\n ", "").split("\r\n")[:-1]:
        name, _, value = line.partition(":")
        name, _, parameters = name.partition(";")
        if name == "BEGIN":
            open_.append(value)
            found.append({})
        elif name == "END":
            assert open_.pop() == value
        else:
            assert name not in found[-1], "no property of ours stands twice"
            plain = _VALUE.sub(lambda sign: "\n" if sign[1] in "nN" else sign[1], value)
            found[-1][name] = (parameters, plain)
    assert open_ == []
    return found


def test_open_milestones_are_days_and_what_was_called_off_is_taken_out() -> None:
    made = paper("en")
    events = read(plan_ics(made))[1:]
    wanted = {S: sum(one.status is S for one in made.whole.milestones) for S in MilestoneStatus}
    assert len(events) == len(made.whole.milestones) - wanted[MilestoneStatus.DONE]
    cancelled = [one for one in events if one["STATUS"][1] == "CANCELLED"]
    assert len(cancelled) == wanted[MilestoneStatus.CANCELLED] > 0
    first = events[0]
    assert first["DTSTART"] == ("VALUE=DATE", "20270308")
    assert first["DTEND"] == ("VALUE=DATE", "20270309")
    assert first["SUMMARY"] == ("LANGUAGE=en", "P2.Z1.A1.M1 Kick-off meeting with all partners")
    assert first["DESCRIPTION"][1] == "P2.Z1.A1 Shore power for ferries\nOwner: Xoán Castro"
    assert first["CATEGORIES"][1] == "Meeting"
    assert first["DTSTAMP"][1] == "20271014T093000Z"
    assert not any("VALARM" in one for one in plan_ics(made).decode().splitlines())


def test_the_same_milestone_is_the_same_event_in_every_language_and_after_every_change() -> None:
    uids = {language: [one["UID"] for one in read(plan_ics(paper(language)))[1:]] for language in LANGUAGES}
    assert len({tuple(found) for found in uids.values()}) == 1
    assert len(set(uids["en"])) == len(uids["en"])
    made = paper("en")
    key = next(at for at, one in enumerate(made.whole.milestones) if one.status is MilestoneStatus.PLANNED)
    moved = replace(made.whole.milestones[key], due=date(2028, 1, 1), revision=8)
    changed = (*made.whole.milestones[:key], moved, *made.whole.milestones[key + 1 :])
    after = read(plan_ics(replace(made, whole=replace(made.whole, milestones=changed))))[1:]
    (found,) = [one for one in after if one["SEQUENCE"][1] == "8"]
    assert found["DTSTART"][1] == "20280101"
    assert {one["UID"] for one in after} == set(uids["en"])


def test_other_networks_have_other_events() -> None:
    made = paper("en")
    other = replace(made, network=replace(made.network, created_at=datetime(2026, 9, 2, tzinfo=UTC)))
    assert not {one["UID"] for one in read(plan_ics(made))[1:]} & {
        one["UID"] for one in read(plan_ics(other))[1:]
    }


def test_words_are_the_readers() -> None:
    events = read(plan_ics(paper("fr")))
    assert events[0]["X-WR-CALNAME"][1].startswith("P2 · Norte")
    assert "Responsable\u00a0: Xoán Castro" in events[1]["DESCRIPTION"][1]
    assert events[1]["CATEGORIES"][1] == "Réunion"


def test_an_empty_a_large_and_a_hostile_plan_are_calendars() -> None:
    assert len(read(plan_ics(empty()))) == 1
    assert len(read(plan_ics(large()))) == 5001
    events = read(plan_ics(hostile()))[1:]
    assert all(one["UID"][1].startswith("milestone-") for one in events)
    assert {"UID", "SUMMARY", "DTSTART"} <= events[0].keys() <= {
        "UID", "DTSTAMP", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "CATEGORIES", "STATUS", "TRANSP",
    }  # fmt: skip


@given(st.text(), st.text(), st.dates())
def test_whatever_is_written_is_read_again(title: str, description: str, day: date) -> None:
    event = DayEvent("u@x", day, title, 3, description, cancelled=True)
    (_, found) = read(calendar(title, "en", datetime(2027, 1, 1, tzinfo=UTC), [event]))
    seen = re.compile("[\x00-\x09\x0b-\x1f\x7f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
    meant = [seen.sub("", text.replace("\r\n", "\n").replace("\r", "\n")) for text in (title, description)]
    assert found["SUMMARY"][1] == meant[0]
    assert found.get("DESCRIPTION", ("", ""))[1] == meant[1]
    assert found["DTSTART"][1] == day.isoformat().replace("-", "")
