"""One thing of thousands is found by itself, and many notices are moved without asking for each."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import Engine, event

from domain.plans.codes import Level
from services.plans import desk, milestones, reading, telling, typed
from storage.plans import lines
from tests.services.networks_made import BOSS
from tests.services.plans.conftest import DUE, Made, add, look, said
from tests.services.plans.test_large import many

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.plans.model import MilestoneId
    from services.core import Core


@pytest.fixture
def asked() -> Iterator[list[str]]:
    """Every statement that is sent meanwhile, whole."""
    seen: list[str] = []

    def note(_connection: object, statement: object, *_rest: object) -> None:
        seen.append(" ".join(str(statement).split()))

    event.listen(Engine, "before_execute", note)
    yield seen
    event.remove(Engine, "before_execute", note)


def unbounded(asked: list[str], table: str) -> list[str]:
    """The statements that read more of a table than what they name."""
    named = (
        f"{table}.id =",
        f"{table}.id IN",
        f"{table}.number =",
        f"{table}.person_id =",
        "channel.address =",
    )
    where = [(one, one.partition(" WHERE ")[2]) for one in asked if f"FROM {table}" in one]
    return [one for one, conditions in where if not any(each in conditions for each in named)]


async def test_one_of_many_is_found_by_itself(core: Core, made: Made, asked: list[str]) -> None:
    await core.write(BOSS, many(made, 60, chained=False))
    one = (await core.read(BOSS, lambda tx, _actor: lines.found(tx, plan_id=made.plan)))[0]
    for found in (
        core.read(BOSS, telling.history, Level.MILESTONE, one.milestone.id),
        core.read(BOSS, reading.find, str(one.code)),
        core.read(BOSS, typed.waits, made.action, "M3, M4"),
    ):
        asked.clear()
        await found
        assert unbounded(asked, "plan_milestone") == []
    shown = await core.read(BOSS, telling.history, Level.MILESTONE, one.milestone.id)
    assert shown.code == one.code


async def test_two_names_are_two_rows(core: Core, made: Made, asked: list[str]) -> None:
    asked.clear()
    found = await core.read(BOSS, lambda tx, _actor: desk.names(tx, [made.ana, None, made.cleo]))
    assert found == {made.ana: "Ana", made.cleo: "Cléo"}
    assert unbounded(asked, "member") == []


async def test_what_is_waited_for_is_asked_for_at_once(core: Core, made: Made, asked: list[str]) -> None:
    counted = []
    for count in (2, 8):
        before: tuple[MilestoneId, ...] = tuple([(await add(core, made)).id for _ in range(count)])
        one = await add(core, made, due=DUE + timedelta(30), depends_on=before)
        fields = said(await look(core, one.id), title="Other words")
        asked.clear()
        await core.write(BOSS, milestones.edit, one.id, 0, fields)
        # Its own notices are looked at for each; who is who, and who waits, once for all.
        counted.append(len([each for each in asked if "FROM notice" not in each]))
    assert counted[0] == counted[1]
