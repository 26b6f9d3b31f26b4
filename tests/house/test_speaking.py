"""Nothing is said to whoever pressed before it is known who they are: their language is their own choice."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.house.speaking import Code, First

if TYPE_CHECKING:
    from tests.house.speaking import Key

COGS = Path(__file__).parents[2] / "cogs"


@pytest.fixture(scope="module")
def code() -> Code:
    return Code(COGS)


def test_no_handler_speaks_before_it_knows_to_whom(code: Code) -> None:
    kinds = list(code.handlers())
    for kind, at_least in (("act", 500), ("command", 60), ("suggestion", 30)):
        assert sum(one == kind for _, one in kinds) > at_least, f"the handlers of each {kind} are looked at"
    speaking = [key for key, kind in kinds if code.first(key, command=kind != "act") is First.SPEAKS]
    assert speaking == [], "await press.meet() first"


def test_menus_of_messages_neither(code: Code) -> None:
    menus: list[Key] = [
        ("cogs.event.meeting.commands", "_into_minutes"),
        ("cogs.practice.sharing.commands", "_from_message"),
    ]
    assert [code.first(key, command=True) for key in menus] == [First.MET, First.MET]


def test_most_handlers_call_a_service_first(code: Code) -> None:
    firsts = [code.first(key, command=False) for key, kind in code.handlers() if kind == "act"]
    assert firsts.count(First.MET) > len(firsts) * 0.98, "it sees through to what they call"


BEFORE = """
async def met(press):
    await show(press.t, await press.read(service))

async def of_a_branch(press):
    if press.fields:
        await press.write(service)
    await show(press.t)

async def by_another(press):
    await show(press, 1)

async def show(press, number):
    await press.reply(press.t.text("Hello"))
"""
AFTER = """
async def at_once(press):
    await press.update(card(await press.read(service), press.t))

async def or_not_at_all(press):
    if press.fields:
        return await press.update(card(await press.write(service), press.t))
    await press.meet()
    await press.open(press.t.text("Hello"))

async def by_another(press):
    found = await look(press)
    await press.reply(press.t.text(found))

async def look(press):
    return await press.read(service)
"""


@pytest.mark.parametrize(
    ("source", "first"), [(BEFORE, First.SPEAKS), (AFTER, First.MET)], ids=["before", "after"]
)
def test_both_are_told_apart(source: str, first: First, tmp_path: Path) -> None:
    (tmp_path / "made").mkdir()
    (tmp_path / "made" / "presses.py").write_text(source)
    made = Code(tmp_path / "made")
    names = [
        line.split()[2].partition("(")[0] for line in source.splitlines() if line.startswith("async def")
    ]
    assert {name: made.first(("made.presses", name), command=False) for name in names} == dict.fromkeys(
        names, first
    )
