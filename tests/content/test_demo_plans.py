"""The demo network's plans as they are written down: names resolve, texts are typeset."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest

import content

if TYPE_CHECKING:
    from collections.abc import Iterator

Table: TypeAlias = dict[str, Any]


@pytest.fixture(scope="module")
def plans() -> list[Table]:
    return list(tomllib.loads(content.read_bytes("demo", "plans.toml").decode())["plans"])


@pytest.fixture(scope="module")
def demo() -> Table:
    return tomllib.loads(content.read_bytes("demo", "network.toml").decode())


def actions(plans: list[Table]) -> list[Table]:
    return [action for plan in plans for zone in plan["zones"] for action in zone["actions"]]


def milestones(plans: list[Table]) -> list[Table]:
    return [one for action in actions(plans) for one in action["milestones"]]


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from texts(one)


def test_a_regional_plan_and_the_work_plan(plans: list[Table]) -> None:
    assert [plan["kind"] for plan in plans] == ["regional", "work"]
    assert "region" not in plans[1]


def test_people_and_partners_are_those_of_the_network(plans: list[Table], demo: Table) -> None:
    people = {one["username"] for one in demo["people"]}
    codes = {one["code"] for one in demo["partners"]}
    for action in actions(plans):
        assert {action["partner"], action["deputy"]} <= codes
    for one in milestones(plans):
        named = [
            one["owner"],
            one["deputy"],
            *(one[act]["by"] for act in ("begun", "done", "postponed") if act in one),
        ]
        named += [comment["by"] for comment in one.get("comments", ())]
        assert {name for name in named if isinstance(name, str)} <= people, one["key"]
    strangers = [one["owner"] for one in milestones(plans) if not isinstance(one["owner"], str)]
    assert len(strangers) == 1
    assert strangers[0]["email"].endswith(".example")


def test_what_waits_comes_after_what_it_waits_for(plans: list[Table]) -> None:
    seen: dict[str, int] = {}
    for one in milestones(plans):
        assert one["key"] not in seen
        for before in one.get("after", ()):
            assert seen[before] < one["due_day"], one["key"]
        seen[one["key"]] = one["due_day"]


def test_every_rung_is_near(plans: list[Table]) -> None:
    """Something is overdue, due today, tomorrow, in a week, and in a month: the clock shows each reminder."""
    still_open = [one["due_day"] for one in milestones(plans) if "done" not in one]
    assert min(still_open) < 0
    assert {0, 1, 7, 30} <= set(still_open)


def test_texts_are_typeset(plans: list[Table]) -> None:
    for text in texts(plans):
        if not text.startswith("https://"):
            assert not re.search(r"['\"<>@*`!]|  |\.\.\.", text.replace("@porto-viana.example", "")), text
