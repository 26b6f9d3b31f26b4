"""The network's ladder: typed, its consequences told before, carried out with all that waits."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from domain.errors import Changed, RoleNeeded
from domain.plans.errors import DaysNotUnderstood, LadderImpossible, LadderNotUnderstood
from domain.plans.ladder import Ladder
from services.plans import ladders, postponing, progress, reading, reminding
from services.plans.ladders import DEFAULT, POSTPONING, REMINDERS, Rules
from tests.services.networks_made import BOSS
from tests.services.plans.conftest import ANA, BRUNO, DUE, add, rungs

if TYPE_CHECKING:
    from services.core import Core
    from services.plans.typed import Window
    from tests.clock import FixedClock
    from tests.services.plans.conftest import Made

WEEKLY = {"before": "14, 0", "every": "7", "owner": "1", "deputy": "", "coordination": "1"}


async def typed(core: Core, form: str, fields: dict[str, str]) -> Window:
    window = await core.write(BOSS, ladders.begin, form)
    return await core.write(BOSS, ladders.take, window.id, fields)


async def test_everybody_sees_it_and_the_coordination_changes_it(core: Core, made: Made) -> None:
    view = await core.read(ANA, ladders.show)
    assert (view.rules, view.may_change) == (DEFAULT, False)
    with pytest.raises(RoleNeeded):
        await core.write(ANA, ladders.begin, REMINDERS)
    with pytest.raises(RoleNeeded):
        await core.write(ANA, ladders.to_default)
    window = await core.write(BOSS, ladders.begin, REMINDERS)
    assert window.fields == {
        "before": "30, 7, 1, 0", "every": "7", "owner": "2", "deputy": "1", "coordination": "1",
    }  # fmt: skip
    for act in (ladders.preview, ladders.carry_out):
        with pytest.raises(RoleNeeded):
            await core.write(ANA, act, window.id)


async def test_what_moves_is_said_before_and_moves_at_once(core: Core, made: Made) -> None:
    one, two = await add(core, made), await add(core, made, title="Other")
    done = await add(core, made, title="Over")
    await core.write(BRUNO, progress.finish, done.id, 0)
    window = await typed(core, REMINDERS, WEEKLY)
    found = await core.read(BOSS, ladders.preview, window.id)
    assert (found.wanted, found.moving) == (Rules(Ladder((14, 0), 7, 1, 0, 1), 14), 2)
    assert len(await rungs(core, one.id)) == 8, "nothing is done by looking"
    assert await core.write(BOSS, ladders.carry_out, window.id) == 2
    for each in (one, two):
        assert await rungs(core, each.id) == ["b14 Bruno", "d0 Bruno", "o7 Bruno", "o14 Berta"]
    with pytest.raises(Changed):
        await core.write(BOSS, ladders.carry_out, window.id)
    again = await typed(core, REMINDERS, WEEKLY)
    same = await core.read(BOSS, ladders.preview, again.id)
    assert (same.wanted == same.present, same.moving) == (True, 0)


async def test_back_to_the_default(core: Core, made: Made) -> None:
    one = await add(core, made)
    was = await rungs(core, one.id)
    await core.write(BOSS, ladders.carry_out, (await typed(core, REMINDERS, WEEKLY)).id)
    await core.write(BOSS, ladders.carry_out, (await typed(core, POSTPONING, {"days": "3"})).id)
    found = await core.write(BOSS, ladders.to_default)
    assert (found.wanted, found.moving, found.by_hand) == (DEFAULT, 1, False)
    assert await core.write(BOSS, ladders.carry_out, found.window.id) == 1
    assert (await core.read(BOSS, ladders.show)).rules == DEFAULT
    assert await rungs(core, one.id) == was


async def test_what_was_typed_wrong_is_kept(core: Core, made: Made) -> None:
    for wrong, error in (({"before": "a week"}, LadderNotUnderstood), ({"every": "0"}, LadderImpossible)):
        window = await typed(core, REMINDERS, WEEKLY | wrong)
        with pytest.raises(error):
            await core.read(BOSS, ladders.preview, window.id)
        with pytest.raises(error):
            await core.write(BOSS, ladders.carry_out, window.id)
        assert window.fields == WEEKLY | wrong
    window = await typed(core, POSTPONING, {"days": "ten"})
    with pytest.raises(DaysNotUnderstood):
        await core.write(BOSS, ladders.carry_out, window.id)
    assert (await core.read(BOSS, ladders.show)).rules == DEFAULT


async def test_what_somebody_else_changed_meanwhile_is_not_overwritten(core: Core, made: Made) -> None:
    window = await typed(core, POSTPONING, {"days": "3"})
    await core.write(BOSS, reminding.set_postpone_days, 30)
    with pytest.raises(Changed):
        await core.write(BOSS, ladders.carry_out, window.id)
    assert (await core.read(BOSS, ladders.show)).rules.postpone_days == 30


async def test_the_days_hold_for_what_is_postponed_from_now_on(core: Core, made: Made) -> None:
    one = await add(core, made)
    window = await typed(core, POSTPONING, {"days": "3"})
    found = await core.read(BOSS, ladders.preview, window.id)
    assert (found.wanted, found.moving) == (Rules(Ladder(), 3), 0)
    assert await core.write(BOSS, ladders.carry_out, window.id) == 0
    assert (await core.read(BRUNO, reading.show_milestone, one.id)).rights.postpone_days == 3
    done = await core.write(BRUNO, postponing.postpone, one.id, 0, DUE + timedelta(4), "Rain")
    assert done.asked is not None


async def test_a_rung_whose_time_is_over_is_not_said_late(core: Core, made: Made, clock: FixedClock) -> None:
    one = await add(core, made)
    clock.set(datetime(2027, 2, 23, 12, tzinfo=UTC))  # twenty days before
    assert await core.write(BOSS, reminding.set_ladder, Ladder((25, 7))) == 1
    assert (await rungs(core, one.id))[:2] == ["b7 Bruno", "o7 Bruno"]


async def test_what_is_due_and_waits_stays_or_goes_with_its_rung(
    core: Core, made: Made, clock: FixedClock
) -> None:
    one = await add(core, made)
    clock.set(datetime(2027, 3, 8, 12, tzinfo=UTC))  # b7 is due, and not sent yet
    await core.write(BOSS, reminding.set_ladder, Ladder((7, 2)))
    assert (await rungs(core, one.id))[:2] == ["b7 Bruno", "b2 Bruno"]
    assert await core.write(BOSS, reminding.set_ladder, Ladder((2,))) == 1
    assert (await rungs(core, one.id))[0] == "b2 Bruno"
