"""The demo network: references resolve, answers fit the questionnaire, times and ids are plausible."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from statistics import mean
from typing import Any, TypeAlias
from zoneinfo import ZoneInfo

import pytest

import content
from domain.actors import Role
from domain.languages import LANGUAGES, from_locale
from domain.networks import PartnerKind
from domain.regions import REGIONS, country_of, is_code
from domain.server_plan import channel_name

Table: TypeAlias = dict[str, Any]

DISCORD_EPOCH = 1420070400000  # milliseconds: the first second of 2015
LOCALES = {"en-GB", "fr", "es-ES", "es-419", "pt-BR"}
LEVEL_GROUPS = re.compile(r"[0-4dn]{4}( [0-4dn]{4}){6}")
START = date(2026, 3, 20)  # any day does; this one has a change of clocks in its open wave


@pytest.fixture(scope="module")
def demo() -> Table:
    return tomllib.loads(content.read_bytes("demo", "network.toml").decode())


def answers(demo: Table) -> list[tuple[Table, Table]]:
    return [(wave, given) for wave in demo["waves"] for given in wave["answers"]]


def ids(demo: Table) -> list[str]:
    """Every snowflake, in the file's order."""
    server = demo["server"]
    things = [*demo["people"], *demo["guests"], demo["bot"], server, *server["roles"], *server["channels"]]
    return [thing["id"] for thing in things]


def instant(demo: Table, row: Table, person: str) -> datetime:
    zone = next(one["zone"] for one in demo["people"] if one["username"] == person)
    wall = datetime.combine(START + timedelta(days=row["day"]), time.fromisoformat(row["time"]))
    return wall.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def levels(given: Table) -> list[str]:
    return list(given["levels"].replace(" ", ""))


def test_ids_are_plausible_ascending_snowflakes(demo: Table) -> None:
    numbers = [int(one) for one in ids(demo)]
    assert [str(number) for number in numbers] == ids(demo)
    assert numbers == sorted(set(numbers))
    made = [datetime.fromtimestamp(((n >> 22) + DISCORD_EPOCH) / 1000, UTC) for n in numbers]
    assert made[0].year >= 2016
    assert made[-1] < datetime(2026, 1, 1, tzinfo=UTC)


def test_it_says_that_it_is_a_demo(demo: Table) -> None:
    assert "demo" in demo["server"]["name"].lower()
    assert "demo" in demo["network"]["name"].lower()


def test_six_partners_in_the_four_languages(demo: Table) -> None:
    partners = demo["partners"]
    assert [one["code"] for one in partners] == [f"P{n}" for n in range(1, 7)]
    assert {one["language"] for one in partners} == set(LANGUAGES)
    kinds = Counter(PartnerKind(one["kind"]) for one in partners)
    assert kinds == {
        PartnerKind.UNIVERSITY: 1,
        PartnerKind.ENTERPRISE: 2,
        PartnerKind.CENTRE: 1,
        PartnerKind.AGENCY: 2,
    }
    for one in partners:
        assert is_code(one["region"]), one
        assert len(one["region"]) == 4, one
        assert country_of(one["region"]) == one["country"]
        assert one["region"] in REGIONS or one["country"] == "GB", one


def test_people_are_distinct_and_known(demo: Table) -> None:
    people = demo["people"]
    codes = {one["code"] for one in demo["partners"]}
    assert len(people) >= 16
    for field in ("username", "display_name", "token", "id"):
        assert len({one[field] for one in people}) == len(people), field
    for one in people:
        assert re.fullmatch(r"[a-z]+\.[a-z]+", one["username"])
        assert one["token"] == one["username"].split(".")[0]
        assert one["locale"] in LOCALES
        assert one["partner"] in codes
        assert one["function"]
        assert ZoneInfo(one["zone"]).key == one["zone"]
        assert {Role(role) for role in one["roles"]} <= {Role.COORDINATOR, Role.CONTACT}
    assert {one["locale"] for one in people} == LOCALES


def test_one_person_on_the_server_is_no_member_so_that_arriving_can_be_tried(demo: Table) -> None:
    (guest,) = demo["guests"]
    assert set(guest) == {"id", "username", "display_name", "token", "locale", "sees"}
    assert guest["sees"] in {one["code"] for one in demo["partners"]}
    assert guest["token"] == guest["username"].split(".")[0]
    assert guest["locale"] in {"fr", "pt-BR"}
    for field in ("username", "display_name", "token"):
        assert guest[field] not in {one[field] for one in demo["people"]}


def test_each_partner_has_one_contact_and_two_to_four_people(demo: Table) -> None:
    for partner in demo["partners"]:
        own = [one for one in demo["people"] if one["partner"] == partner["code"]]
        assert 2 <= len(own) <= 4
        assert sum("contact" in one["roles"] for one in own) == 1
        assert any(from_locale(one["locale"]) == partner["language"] for one in own)
    coordinators = [one for one in demo["people"] if "coordinator" in one["roles"]]
    assert 1 <= len(coordinators) <= 2


def test_the_first_person_is_an_english_member_who_has_not_begun(demo: Table) -> None:
    first = demo["people"][0]
    assert first["roles"] == []
    assert from_locale(first["locale"]) == "en"
    assert first["username"] not in [given["person"] for given in demo["waves"][-1]["answers"]]


def test_somebody_reads_another_language_than_their_partner(demo: Table) -> None:
    languages = {one["code"]: one["language"] for one in demo["partners"]}
    assert [p for p in demo["people"] if from_locale(p["locale"]) != languages[p["partner"]]]


def test_server_mirrors_the_network(demo: Table) -> None:
    server = demo["server"]
    roles = {role["key"]: role for role in server["roles"]}
    channels = {channel["key"]: channel for channel in server["channels"]}
    partners = {one["code"]: one["name"] for one in demo["partners"]}
    assert roles.keys() == {*partners, "coordination", "bot"}
    assert channels.keys() == {*partners, "general", "lounge", "network", "coordination"}
    assert server["owner"] in {p["username"] for p in demo["people"] if "coordinator" in p["roles"]}
    assert server["roles"][-1]["key"] == demo["bot"]["role"] == "bot"
    for code, name in partners.items():
        assert roles[code]["name"] == name
        assert channels[code]["name"] == channel_name(name)
        assert channels[code]["readers"] == [code, "coordination"]
    assert channels["coordination"]["readers"] == ["coordination"]
    assert channels["network"]["name"] == demo["network"]["name"]


def test_channels_are_in_order_and_the_first_is_everybodys(demo: Table) -> None:
    channels = demo["server"]["channels"]
    assert (channels[0]["name"], channels[0]["type"]) == ("general", "text")
    assert "readers" not in channels[0]
    seen: set[str] = set()
    for channel in channels:
        assert channel["type"] in {"text", "voice", "category"}
        assert channel.get("category", "network") in {*seen, "network"}
        assert "category" in channel or channel["key"] in {"general", "lounge", "network"}
        seen.add(channel["key"])
    powers = [int(role["permissions"]) for role in demo["server"]["roles"] if role["key"] != "bot"]
    assert set(powers) == {0}, "people's roles bring no powers on the server"


def test_messages_are_in_order_and_their_authors_may_read_the_channel(demo: Table) -> None:
    people = {one["username"]: one for one in demo["people"]}
    channels = {channel["key"]: channel for channel in demo["server"]["channels"]}
    times = [instant(demo, message, message["author"]) for message in demo["messages"]]
    assert times == sorted(times)
    assert len(times) >= 8
    for message in demo["messages"]:
        author, channel = people[message["author"]], channels[message["channel"]]
        keys = {author["partner"], *(["coordination"] if "coordinator" in author["roles"] else [])}
        assert keys & set(channel.get("readers", keys)), message
        assert message["day"] < 0
        assert 0 < len(message["text"]) <= 2000


def test_waves_do_not_overlap_and_one_is_open(demo: Table) -> None:
    last, now = demo["waves"]
    assert last["opens_day"] < last["closes_day"] < now["opens_day"] < 0 < now["closes_day"]
    assert now["opens_day"] - last["opens_day"] > 366, "labels are years: they must differ"
    usernames = {one["username"] for one in demo["people"]}
    for wave in demo["waves"]:
        assert content.path("instruments", f"{wave['instrument']}.md").is_file()
        assert wave["label"].format(year=2026) == "2026"
        assert wave["created_by"] in usernames


def test_answers_fit_the_questionnaire(demo: Table) -> None:
    people = {one["username"] for one in demo["people"]}
    for _, given in answers(demo):
        assert given["person"] in people
        if given["state"] == "sent":
            assert LEVEL_GROUPS.fullmatch(given["levels"]), given
        else:
            assert given["state"] in {"started", "paused"}
            assert re.fullmatch(r"([0-4dn]{4} )*[0-4dn]{0,4}", given["levels"]), given
            assert 0 < len(levels(given)) < 28
        chapters_done = len(levels(given)) // 4
        for dimension, text in given.get("evidence", {}).items():
            assert dimension in {f"d{n}" for n in range(1, chapters_done + 1)}, given
            assert 0 < len(text) <= 1000
    for wave in demo["waves"]:
        assert max(Counter(given["person"] for given in wave["answers"]).values()) == 1


def test_answers_were_given_while_the_wave_was_open_and_before_the_start(demo: Table) -> None:
    midnight = datetime.combine(START, time(), ZoneInfo(demo["network"]["zone"]))
    for wave, given in answers(demo):
        begun = instant(demo, given, given["person"])
        done = begun + timedelta(minutes=given["minutes"])
        opened = midnight + timedelta(days=wave["opens_day"])
        closed = midnight + timedelta(days=wave["closes_day"] + 1)
        assert opened < begun < done < min(closed, midnight), given
        assert 4 <= given["minutes"] <= 30


def test_every_partner_answered_last_year_and_the_open_wave_has_all_stages(demo: Table) -> None:
    partner = {one["username"]: one["partner"] for one in demo["people"]}
    last, now = demo["waves"]
    by_partner = Counter(partner[given["person"]] for given in last["answers"])
    assert by_partner.keys() == {f"P{n}" for n in range(1, 7)}
    assert set(by_partner.values()) <= {2, 3}
    assert {given["state"] for given in last["answers"]} == {"sent"}
    stages = Counter(given["state"] for given in now["answers"])
    assert stages["sent"] >= 3
    assert stages["started"] >= 1
    assert len(demo["people"]) - len(now["answers"]) >= 4, "several have not begun"


def test_colleagues_tell_of_the_same_organisation(demo: Table) -> None:
    """Two people of one partner differ by two levels at most: plausible answers, not noise."""
    partner = {one["username"]: one["partner"] for one in demo["people"]}
    rows = [(partner[given["person"]], levels(given)) for given in demo["waves"][0]["answers"]]
    for code in set(partner.values()):
        for item in range(28):
            given = [int(own[item]) for of, own in rows if of == code and own[item].isdigit()]
            assert max(given) - min(given) <= 2, (code, item)


@pytest.mark.parametrize(
    ("code", "strong", "weak"),
    [("P1", 5, 7), ("P2", 4, 7), ("P3", 7, 5), ("P4", 5, 7), ("P5", 6, 2), ("P6", 4, 5)],
)
def test_profiles_are_what_the_file_says(demo: Table, code: str, strong: int, weak: int) -> None:
    partner = {one["username"]: one["partner"] for one in demo["people"]}
    own = [levels(given) for given in demo["waves"][0]["answers"] if partner[given["person"]] == code]

    def score(dimension: int) -> float:
        cells = [cell for one in own for cell in one[4 * dimension - 4 : 4 * dimension]]
        return 25 * mean(int(cell) for cell in cells if cell.isdigit())

    scores = {dimension: score(dimension) for dimension in range(1, 8)}
    assert max(scores, key=scores.__getitem__) == strong, scores
    assert min(scores, key=scores.__getitem__) == weak, scores
    assert scores[strong] >= 55
    assert scores[weak] < 40


def test_texts_are_typeset(demo: Table) -> None:
    texts = [message["text"] for message in demo["messages"]]
    texts += [text for _, given in answers(demo) for text in given.get("evidence", {}).values()]
    texts += [one["function"] for one in demo["people"]]
    for text in texts:
        assert not re.search(r"['\"<>@*_`!]|  |\.\.\.", text), text
        assert not re.search(r" [:;?»]", text), f"a plain space before a mark: {text}"
