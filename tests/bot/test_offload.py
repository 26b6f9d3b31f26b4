"""Heavy work: results and errors come back, what takes too long or too much costs a worker, not the bot."""

from __future__ import annotations

import asyncio
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.offload import PebbleOffloader
from documents.charts.raster import png, radar_png
from domain.errors import NotFound, TooHeavy
from tests.documents.charts.samples import radar

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


# Four thousand million pixels: the renderer asks for more memory than a worker may have.
HUGE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="60000" height="60000"><rect width="9" height="9"/></svg>'
)


def whoami(add: int) -> tuple[int, int]:
    return os.getpid(), add + 1


def refuse() -> None:
    raise NotFound("form", "x")


def dawdle() -> None:
    time.sleep(60)


def devour() -> int:
    return len(bytearray(2 << 30))


def dawdle_at(begun: Path) -> None:
    begun.write_text(str(os.getpid()))
    time.sleep(60)


def loaded() -> set[str]:
    return set(sys.modules)


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


async def test_a_job_that_nobody_waits_for_any_more_is_stopped(
    offloader: PebbleOffloader, tmp_path: Path
) -> None:
    begun = tmp_path / "begun"
    waiting = asyncio.create_task(offloader.run(dawdle_at, begun))
    async with asyncio.timeout(10):
        while not begun.exists() or not begun.read_text():  # noqa: ASYNC110 - said by another process
            await asyncio.sleep(0.01)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        while runs(int(begun.read_text())):  # noqa: ASYNC110 - another process cannot set an event of ours
            await asyncio.sleep(0.01)
    assert (await offloader.run(whoami, 1))[1] == 2


async def test_a_picture_is_drawn_in_the_worker_and_the_next_one_by_the_same(
    offloader: PebbleOffloader,
) -> None:
    first = await offloader.run(radar_png, radar())
    assert first.startswith(b"\x89PNG")
    assert await offloader.run(radar_png, radar()) == first
    assert "typst" in await offloader.run(loaded)


async def test_a_hostile_picture_costs_the_worker_alone(offloader: PebbleOffloader) -> None:
    with pytest.raises(TooHeavy):
        await offloader.run(png, HUGE)
    assert (await offloader.run(radar_png, radar())).startswith(b"\x89PNG")


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
