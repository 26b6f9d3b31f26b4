"""The demo network's events as they are written down: names resolve, tasks exist, days are in order."""

from __future__ import annotations

import re
import tomllib
from datetime import time
from typing import TYPE_CHECKING, Any, TypeAlias
from zoneinfo import ZoneInfo

import pytest

import content
from domain.events.model import EventKind, Manner
from domain.languages import LANGUAGES
from domain.meetings.agenda import fit, read
from services.methodology.common import shipped

if TYPE_CHECKING:
    from collections.abc import Iterator

Table: TypeAlias = dict[str, Any]


@pytest.fixture(scope="module")
def made() -> Table:
    return tomllib.loads(content.read_bytes("demo", "events.toml").decode())


@pytest.fixture(scope="module")
def events(made: Table) -> list[Table]:
    return list(made["events"])


@pytest.fixture(scope="module")
def demo() -> Table:
    return tomllib.loads(content.read_bytes("demo", "network.toml").decode())


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from texts(one)


def named(row: Table) -> Iterator[str]:
    """Everybody whom an event or a poll names, by username."""
    yield from (row["by"], *([row["deputy"]] if "deputy" in row else []), *row.get("for", ()))
    yield from row.get("roles", {}).values()
    for one in row.get("answers", ()):
        yield from (one["who"], *one.get("coming", ()))
    for one in row.get("tasks", ()):
        yield from (one["by"], *([one["to"]] if "to" in one else []))
    held = row.get("held", {"checked_in": [], "signed": [], "excused": []})
    yield from (*held["checked_in"], *held["signed"], *(one["who"] for one in held["excused"]))
    yield from (one["owner"] for one in row.get("notes", ()) if one["kind"] == "follow_up")
    yield from (one["who"] for one in (*row.get("minutes", {}).get("approved", ()), *row.get("feedback", ())))
    if "agenda" in row:
        yield row["agenda"]["by"]


def days(row: Table) -> Iterator[int]:
    """The days on which something was done."""
    yield row["made_day"]
    for name in ("answers", "tasks", "materials", "feedback"):
        yield from (one["day"] for one in row.get(name, ()))
    yield from (row[name]["day"] for name in ("agenda", "thanks", "lessons", "cancelled") if name in row)
    if "minutes" in row:
        yield from (row["minutes"]["sent_day"], row["minutes"]["stands_day"])
        yield from (one["day"] for one in row["minutes"]["approved"])
    yield from (one["done_day"] for one in row.get("notes", ()) if "done_day" in one)


def test_all_that_a_network_does_is_there(made: Table, events: list[Table]) -> None:
    over, seminar, off, committee = events
    (poll,) = made["polls"]
    assert over["day"] < 0 < committee["day"] < seminar["day"] < off["day"]
    assert {"held", "minutes", "feedback", "lessons", "thanks"} <= over.keys()
    assert (seminar["public"], seminar["channel"], seminar["kind"]) == (True, "general", "seminar")
    assert (committee["repeats"], committee["room"]) == ("monthly_day", "voice")
    assert off["cancelled"]["why"]
    assert len(poll["slots"]) == 4
    assert len({one["kind"] for one in events}) == 4


def test_people_and_channels_are_those_of_the_network(made: Table, demo: Table) -> None:
    people = {one["username"]: one for one in demo["people"]}
    channels = {one["key"] for one in demo["server"]["channels"]}
    for row in (*made["events"], *made["polls"]):
        assert set(named(row)) <= people.keys(), row["title"]
        assert set(people[row["by"]]["roles"]) & {"coordinator", "contact"}, "who may announce"
        assert row.get("channel", "general") in channels
        assert ZoneInfo(row["zone"])
        assert set(row["languages"]) <= set(LANGUAGES)


def test_the_committee_is_one_person_of_each_partner(events: list[Table], demo: Table) -> None:
    partner = {one["username"]: one["partner"] for one in demo["people"]}
    assert sorted(partner[who] for who in events[3]["for"]) == [one["code"] for one in demo["partners"]]


def test_whoever_answers_for_others_is_their_contact(made: Table, demo: Table) -> None:
    people = {one["username"]: one for one in demo["people"]}
    several = [one for row in made["events"] for one in row["answers"] if "coming" in one]
    assert several
    for one in several:
        assert "contact" in people[one["who"]]["roles"]
        assert {people[who]["partner"] for who in one["coming"]} == {people[one["who"]]["partner"]}


def test_what_was_done_is_past_and_after_it_was_made(made: Table) -> None:
    for row in (*made["events"], *made["polls"]):
        done = list(days(row))
        assert min(done) == row["made_day"], row["title"]
        assert max(done) < 0, row["title"]


def test_an_event_that_is_over_was_done_in_order(events: list[Table]) -> None:
    over = events[0]
    # Two days earlier where its day would be a Sunday.
    first, last = over["day"] - 2, over["day"]
    after = {"checkin", "consent", "photos", "notes", "share", "evaluate", "report"}
    for one in over["tasks"]:
        assert (one["day"] > last) if one["key"] in after else (one["day"] < first), one["key"]
    assert all(one["day"] < first for one in over["answers"])
    assert last < over["thanks"]["day"] < min(one["day"] for one in over["feedback"])
    assert last < over["minutes"]["sent_day"] < over["minutes"]["stands_day"]
    going = {one["who"] for one in over["answers"] if one.get("reply") == "going"}
    going |= {who for one in over["answers"] for who in one.get("coming", ())}
    there = {*over["held"]["checked_in"], *over["held"]["signed"]} - {over["by"]}
    excused = {one["who"] for one in over["held"]["excused"]}
    assert there <= going
    assert excused <= going - there
    assert {one["who"] for one in over["feedback"]} <= there - {over["deputy"]}
    assert {one["who"] for one in over["minutes"]["approved"]} <= there
    assert len(over["feedback"]) >= 5, "fewer are shown to nobody"


def test_tasks_and_roles_are_those_of_the_methodology(events: list[Table]) -> None:
    methodology = shipped()
    for row in events:
        manner = Manner.ONLINE if "venue" not in row else Manner.HYBRID if "link" in row else Manner.ON_SITE
        known = {
            one.key: one
            for one in methodology.of(EventKind(row["kind"]))
            if one.fits(manner) and not one.itself
        }
        done = [(one.get("meeting", 1), one["key"]) for one in row.get("tasks", ())]
        assert len(done) == len(set(done))
        assert {key for _, key in done} <= known.keys()
        assert row.get("roles", {}).keys() <= methodology.roles.keys()
        for one in row.get("tasks", ()):
            open_or_out = {"to", "not_needed", "skipped"} & one.keys()
            shows = bool(known[one["key"]].proof) and known[one["key"]].proof not in {
                "materials",
                "evaluation",
            }
            assert open_or_out or ("given" in one) == shows, one["key"]


def test_agendas_fit(events: list[Table]) -> None:
    agendas = [(row["lasts"], read(row["agenda"]["text"])) for row in events if "agenda" in row]
    assert len(agendas) == 3
    for lasts, items in agendas:
        planned = fit(items, lasts)
        assert (planned.spare, planned.untimed) == (0, 0)


def test_a_poll_is_answered_by_some(made: Table, demo: Table) -> None:
    (poll,) = made["polls"]
    assert 3 <= len(poll["answers"]) < len(demo["people"]) - 1
    assert {vote for one in poll["answers"] for vote in one["votes"]} == {"yes", "if_need_be", "no"}
    assert all(len(one["votes"]) == len(poll["slots"]) for one in poll["answers"])
    assert 0 < poll["deadline_day"] < min(one["day"] for one in poll["slots"]) - 2
    assert all(time.fromisoformat(one["time"]).hour in range(9, 17) for one in poll["slots"])
    assert len({one["time"] for one in poll["slots"] if one["day"] == 19}) == 2


def test_texts_are_typeset(made: Table) -> None:
    for text in texts(made):
        if not text.startswith("https://"):
            assert not re.search(
                r"['\"<>@*_`!]|  |\.\.\.", text.replace("if_need_be", "").replace("_", "")
            ), text
            assert not re.search(r" [:;?»]", text), f"a plain space before a mark: {text}"
