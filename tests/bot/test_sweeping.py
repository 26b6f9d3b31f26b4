"""What was to be kept for a while only is gone when its time is over, whatever goes wrong meanwhile."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from bot.sweeping import keep_sweeping
from services.files import UNNAMED_FOR, SweptFiles
from services.sweeping import Swept, sweep
from storage import drafts
from storage.schema.drafts import draft
from tests.services.networks_made import BOSS, built

if TYPE_CHECKING:
    import pytest

    from services.core import Core
    from storage.transaction import Unscoped
    from tests.clock import FixedClock

DAY = timedelta(days=1)


async def begun(core: Core) -> None:
    await built(core)
    await core.write(BOSS, lambda tx, _: drafts.add(tx, "1", "filter", {}, tx.now + DAY))


def kept(tx: Unscoped) -> int:
    return int(tx.connection.scalar(select(func.count()).select_from(draft)) or 0)


async def test_a_sweep_takes_what_is_over_and_nothing_else(core: Core, clock: FixedClock):
    await begun(core)
    assert await core.across(sweep) == Swept(0, 0)
    before = await core.look_across(kept)
    clock.advance(DAY)
    assert await core.across(sweep) == Swept(1, 0)
    assert await core.look_across(kept) == before - 1


async def test_files_that_nothing_names_are_swept_with_the_rest(
    core: Core, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
):
    await core.files.keep("a.pdf", b"%PDF")
    clock.advance(UNNAMED_FOR + DAY)
    sweep_files, done = core.files.sweep, asyncio.Queue[SweptFiles]()

    async def told() -> SweptFiles:
        swept = await sweep_files()
        done.put_nowait(swept)
        return swept

    monkeypatch.setattr(core.files, "sweep", told)
    task = asyncio.create_task(keep_sweeping(core))
    assert await asyncio.wait_for(done.get(), 10) == SweptFiles(removed=1)
    task.cancel()


async def test_a_sweep_that_fails_is_tried_again(
    core: Core, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
):
    await begun(core)
    clock.advance(DAY)
    before, across, calls = await core.look_across(kept), core.across, 0
    swept = asyncio.Event()

    async def failing_once(fn, *args):
        nonlocal calls
        calls += 1
        if calls == 1:
            raise OSError("no room on the disk")
        done = await across(fn, *args)
        swept.set()
        return done

    monkeypatch.setattr(core, "across", failing_once)
    task = asyncio.create_task(keep_sweeping(core, every=0.0))
    await asyncio.wait_for(swept.wait(), 10)
    task.cancel()
    assert await core.look_across(kept) == before - 1
