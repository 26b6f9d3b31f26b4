"""The pace holds back who goes too fast, and nobody else."""

from __future__ import annotations

import asyncio

from bot.delivering.pace import Pace


async def _turns(pace: Pace, count: int) -> float:
    loop = asyncio.get_running_loop()
    began = loop.time()
    await asyncio.gather(*(pace.turn() for _ in range(count)))
    return loop.time() - began


async def test_a_few_go_at_once_and_then_one_after_the_other() -> None:
    pace = Pace(50, burst=5)
    assert await _turns(pace, 5) < 0.02
    # Ten more at fifty a second: a fifth of a second, whatever the machine does besides.
    assert await _turns(pace, 10) >= 0.18


async def test_no_pace_holds_nobody_back() -> None:
    assert await _turns(Pace(0), 1000) < 1
