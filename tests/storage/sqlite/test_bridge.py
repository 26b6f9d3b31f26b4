"""What the bridge needs of aiosqlite's insides is still there, and does what we take it to do."""

from __future__ import annotations

import asyncio
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from storage.sqlite.bridge import Bridge

ROOT = Path(__file__).parents[3]


def in_memory() -> sqlite3.Connection:
    return sqlite3.connect(":memory:", isolation_level=None)


async def test_functions_run_on_the_connection_s_own_thread() -> None:
    bridge = await Bridge.open(in_memory, "storage-test")
    thread = await bridge.run(threading.current_thread)
    assert thread.name == "storage-test"
    assert thread is not threading.current_thread()
    assert await bridge.run(lambda: bridge.raw.execute("SELECT 1").fetchone()) == (1,)
    await bridge.close()
    await asyncio.to_thread(thread.join, 10)
    assert not thread.is_alive()


async def test_results_and_errors_come_back() -> None:
    bridge = await Bridge.open(in_memory, "storage-test")
    assert await bridge.run(sorted, [2, 1], reverse=True) == [2, 1]
    with pytest.raises(ZeroDivisionError):
        await bridge.run(lambda: 1 // 0)
    await bridge.close()


async def test_posted_functions_run_in_order_and_their_errors_stop_nobody() -> None:
    bridge = await Bridge.open(in_memory, "storage-test")
    seen: list[int] = []
    for number in range(5):
        bridge.post(lambda number=number: seen.append(number) or 1 // (number - 2))
    assert await bridge.run(seen.copy) == [0, 1, 2, 3, 4]
    await bridge.close()


async def test_a_connection_that_cannot_be_made_leaves_no_thread(tmp_path: Path) -> None:
    threads: list[threading.Thread] = []

    def failing() -> sqlite3.Connection:
        threads.append(threading.current_thread())
        return sqlite3.connect(tmp_path / "no" / "such" / "folder")

    with pytest.raises(sqlite3.OperationalError):
        await Bridge.open(failing, "storage-test")
    assert not threads[0].is_alive(), "one that outlives the loop ends with a traceback"


def test_a_process_that_dies_on_the_way_does_not_hang() -> None:
    code = """
import asyncio, sqlite3
from storage.sqlite.bridge import Bridge

async def main():
    bridge = await Bridge.open(lambda: sqlite3.connect(":memory:"), "storage-test")
    raise SystemExit(7)

asyncio.run(main())
"""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, timeout=20, check=False, capture_output=True
    )
    assert done.returncode == 7
