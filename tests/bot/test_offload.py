"""Heavy work: results and errors come back, what takes too long or too much costs a worker, not the bot."""

from __future__ import annotations

import asyncio
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.offload import PebbleOffloader
from domain.errors import NotFound, TooHeavy

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


def whoami(add: int) -> tuple[int, int]:
    return os.getpid(), add + 1


def refuse() -> None:
    raise NotFound("form", "x")


def dawdle() -> None:
    time.sleep(60)


def devour() -> int:
    return len(bytearray(2 << 30))


def die() -> None:
    os._exit(3)


def runs(pid: int) -> bool:
    return Path(f"/proc/{pid}").exists()


@pytest.fixture
async def offloader() -> AsyncIterator[PebbleOffloader]:
    made = PebbleOffloader(workers=1, seconds=5, memory=512)
    yield made
    await made.close()


async def test_work_is_done_in_another_process(offloader: PebbleOffloader) -> None:
    process, result = await offloader.run(whoami, add=1)
    assert process != os.getpid()
    assert result == 2


async def test_a_refusal_comes_back_as_itself(offloader: PebbleOffloader) -> None:
    with pytest.raises(NotFound) as caught:
        await offloader.run(refuse)
    assert caught.value.params == {"kind": "form", "name": "x"}


@pytest.mark.parametrize("job", [devour, die])
async def test_a_job_that_breaks_its_worker_is_refused_and_the_next_one_runs(
    offloader: PebbleOffloader, job: object
) -> None:
    with pytest.raises(TooHeavy):
        await offloader.run(job)  # type: ignore[arg-type]
    assert (await offloader.run(whoami, 1))[1] == 2


async def test_a_job_that_takes_too_long_is_stopped() -> None:
    offloader = PebbleOffloader(workers=1, seconds=0.5, memory=512)
    try:
        with pytest.raises(TooHeavy):
            await offloader.run(dawdle)
    finally:
        await offloader.close()


async def test_an_idle_worker_ends_and_the_next_job_has_a_new_one() -> None:
    offloader = PebbleOffloader(workers=1, seconds=5, memory=512, idle=0.05)
    first, _ = await offloader.run(whoami, 1)
    async with asyncio.timeout(10):
        while runs(first):  # noqa: ASYNC110 - another process cannot set an event of ours
            await asyncio.sleep(0.01)
    second, _ = await offloader.run(whoami, 1)
    assert second != first
    await offloader.close()


async def test_nothing_is_started_before_the_first_job() -> None:
    offloader = PebbleOffloader(workers=1, seconds=1, memory=512)
    assert offloader._pool is None
    await offloader.close()
