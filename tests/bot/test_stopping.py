"""A stop ends the work, even work that loses a cancellation on the way."""

from __future__ import annotations

import asyncio
import os
import signal

import pytest

from bot.stopping import to_its_end, until_stopped


async def stop_soon() -> None:
    await asyncio.sleep(0)
    os.kill(os.getpid(), signal.SIGTERM)


async def test_work_that_ends_by_itself() -> None:
    assert await until_stopped(asyncio.sleep(0)) is False


async def test_errors_come_through() -> None:
    async def fail() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await until_stopped(fail())


async def test_a_signal_ends_work_that_swallows_a_cancellation() -> None:
    swallowed = 0

    async def stubborn() -> None:
        nonlocal swallowed
        while swallowed < 2:
            try:
                await asyncio.Event().wait()
            except asyncio.CancelledError:
                swallowed += 1
        await asyncio.Event().wait()

    stopper = asyncio.ensure_future(stop_soon())
    assert await until_stopped(stubborn()) is True
    await stopper
    assert swallowed == 2


async def test_an_orderly_end_goes_to_its_end_however_often_it_is_cancelled() -> None:
    begun, go_on, ended = asyncio.Event(), asyncio.Event(), []

    async def slowly() -> None:
        begun.set()
        await go_on.wait()
        ended.append(True)

    task = asyncio.create_task(to_its_end(slowly()))
    await begun.wait()
    for _ in range(3):
        task.cancel()
        await asyncio.sleep(0)
    assert not task.done()
    go_on.set()
    await task
    assert ended == [True]
