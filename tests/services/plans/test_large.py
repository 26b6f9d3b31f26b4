"""Five thousand milestones: made, loaded, listed and reminded of in a number of statements that stays."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import Engine, event

from domain.plans import errors, rules
from domain.plans.codes import Level
from domain.plans.fields import MilestoneFields
from domain.plans.model import Owner
from services.plans import creating, lists, reading
from services.plans.lists import Scope
from storage import outbox
from storage.plans import plans, whole, zones
from tests.services.networks_made import BOSS
from tests.services.plans.conftest import BRUNO, DUE, Made

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from domain.actors import Actor
    from services.core import Core
    from storage.transaction import Transaction

MANY = 5000


@pytest.fixture
def statements() -> Iterator[list[str]]:
    """Every statement that is sent meanwhile; many rows at once are one."""
    seen: list[str] = []

    def note(_connection: object, statement: object, *_rest: object) -> None:
        seen.append(str(statement)[:200])

    event.listen(Engine, "before_execute", note)
    yield seen
    event.remove(Engine, "before_execute", note)


def many(made: Made, count: int, *, chained: bool) -> Callable[[Transaction, Actor], int]:
    """A service that makes so many milestones of Bruno's, a day apart within a year."""

    def make(tx: Transaction, actor: Actor) -> int:
        action = zones.load_action(tx, made.action)
        owner = Owner(made.bruno, "Bruno")
        new = [
            (action, MilestoneFields(f"Step {n}", DUE + timedelta(n % 365), owner=owner))
            for n in range(count)
        ]
        waits = [(n, [n - 1]) for n in range(1, count)] if chained else []
        placed, _ = creating.add_and_tell(tx, actor, plans.load(tx, made.plan), new, waits)
        return len(placed)

    return make


@pytest.mark.parametrize("engine", ["sqlite"])  # the same statements on both; a server takes long for so many
async def test_the_number_of_statements_does_not_grow(core: Core, made: Made, statements: list[str]) -> None:
    counted = []
    for count in (20, MANY):
        statements.clear()
        assert await core.write(BOSS, many(made, count, chained=True)) == count
        counted.append(len(statements))
    assert counted[1] == counted[0]
    statements.clear()
    shown = await core.read(BRUNO, reading.show, made.plan)
    assert (len(shown.whole.milestones), len(statements) <= 20) == (MANY + 20, True)
    codes = [shown.whole.code_of(one).milestone for one in shown.whole.milestones]
    assert codes == list(range(1, MANY + 21))
    assert sum(len(one.depends_on) for one in shown.whole.milestones) == MANY + 18
    statements.clear()
    listed = await core.read(BRUNO, lists.due, Scope.MINE, days=3650)
    assert (listed.total, len(statements) <= 20) == (MANY + 20, True)
    assert len((await core.read(BRUNO, reading.complete, "step 4998", Level.MILESTONE)).found) == 2
    waiting = await core.read(BOSS, lambda tx, _actor: outbox.pending(tx))
    assert waiting > 8 * MANY


async def test_a_plan_is_full_some_day_and_a_circle_is_found_among_many(core: Core, made: Made) -> None:
    with pytest.raises(errors.PlanFull):
        await core.write(BOSS, many(made, rules.MOST_MILESTONES + 1, chained=False))

    def closed(tx: Transaction, actor: Actor) -> None:
        action = zones.load_action(tx, made.action)
        new = [(action, MilestoneFields(f"Step {n}", DUE)) for n in range(30)]
        waits = [(n, [(n + 1) % 30]) for n in range(30)]
        creating.add_and_tell(tx, actor, plans.load(tx, made.plan), new, waits)

    with pytest.raises(errors.WaitsForItself) as refused:
        await core.write(BOSS, closed)
    assert len(refused.value.circle) == 30
    assert (await core.read(BOSS, lambda tx, _actor: whole.load(tx, made.plan))).milestones == ()
