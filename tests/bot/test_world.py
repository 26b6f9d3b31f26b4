"""The playground's world: every id leads somewhere, private channels are private, the bot can work."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bot import world
from tests.clock import NOON

MANAGE_CHANNELS, MANAGE_ROLES = 1 << 4, 1 << 28


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    file = world.write(tmp_path_factory.mktemp("world") / "world.json", "a-token", NOON)
    read: dict[str, Any] = json.loads(Path(file).read_text("utf-8"))
    return read


def test_people_sign_in_and_speak_four_languages(made: dict[str, Any]) -> None:
    people = made["people"]
    assert {"en", "fr", "es", "pt"} <= {person["locale"].split("-")[0] for person in people}
    assert len({person["token"] for person in people}) == len(people)
    assert [person["token"] for person in people if not person["partner"]] == ["leonor"]
    assert any("Coordinator" in person["roles"] for person in people)
    assert made["bot"]["token"] == "a-token"


def test_members_have_roles_that_exist(made: dict[str, Any]) -> None:
    (guild,) = made["guilds"]
    roles = {role["id"] for role in guild["roles"]}
    assert guild["id"] in roles
    assert {member["user_id"] for member in guild["members"]} == {
        *(person["id"] for person in made["people"]),
        made["bot"]["id"],
    }
    assert all(set(member["roles"]) <= roles for member in guild["members"])
    assert sum(not member["roles"] for member in guild["members"]) == 1, "who is no member yet"


def test_a_partner_s_channel_is_read_by_it_the_coordination_and_the_bot(made: dict[str, Any]) -> None:
    (guild,) = made["guilds"]
    names = {role["id"]: role["name"] for role in guild["roles"]}
    demo = world.source()
    for partner in demo["partners"]:
        ids = {channel["key"]: channel["id"] for channel in demo["server"]["channels"]}
        channel = next(one for one in guild["channels"] if one["id"] == ids[partner["code"]])
        of_roles = [one for one in channel["permission_overwrites"] if one["type"] == 0]
        readers = {names[one["id"]] for one in of_roles if one["allow"] != "0"}
        closed = [names[one["id"]] for one in of_roles if one["deny"] != "0"]
        assert readers == {partner["name"], "Coordination", "Techlink"}
        assert closed == ["@everyone"]
        assert channel["parent_id"] == ids["network"]


def test_the_first_channel_is_for_everybody(made: dict[str, Any]) -> None:
    (guild,) = made["guilds"]
    first = next(channel for channel in guild["channels"] if channel["type"] == 0)
    assert first["permission_overwrites"] == []


def test_the_bot_stands_above_the_roles_it_gives(made: dict[str, Any]) -> None:
    (guild,) = made["guilds"]
    own = next(role for role in guild["roles"] if role["name"] == "Techlink")
    assert all(role["position"] < own["position"] for role in guild["roles"] if role is not own)
    assert int(own["permissions"]) & MANAGE_CHANNELS
    assert int(own["permissions"]) & MANAGE_ROLES
