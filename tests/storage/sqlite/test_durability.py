"""What was acknowledged is there after a `kill -9`; what was not is there whole or not at all."""

from __future__ import annotations

import asyncio
import random
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from storage.sqlite.database import SqliteDatabase
from tests.clock import FixedClock

ROOT = Path(__file__).parents[3]


async def write_and_kill(path: Path, acknowledged: int) -> list[int]:
    """Let the process acknowledge that many numbers at least, kill it, and tell what it said until then."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.storage.sqlite.writing",
        str(path),
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    said = [await process.stdout.readline() for _ in range(acknowledged)]
    process.send_signal(signal.SIGKILL)
    said += (await process.stdout.read()).splitlines(keepends=True)
    assert await process.wait() == -signal.SIGKILL
    return [int(line) for line in said if line.endswith(b"\n")]


def kept(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return [name for (name,) in raw.execute("SELECT name FROM person")]


async def survives(path: Path, acknowledged: int) -> None:
    numbers = await write_and_kill(path, acknowledged)
    assert len(numbers) >= acknowledged
    names = kept(path)
    assert {f"{half}{number}" for number in numbers for half in "ab"} <= set(names)
    assert len(names) == len(set(names))
    halves = {half: {name[1:] for name in names if name[0] == half} for half in "ab"}
    assert halves["a"] == halves["b"]
    reopened = await SqliteDatabase.open(path, FixedClock())
    await reopened.close()


@pytest.mark.parametrize("seed", range(3))
async def test_a_kill_loses_nothing_acknowledged(tmp_path: Path, seed: int) -> None:
    await survives(tmp_path / "a.sqlite3", random.Random(seed).randint(1, 400))


@pytest.mark.soak
async def test_many_kills_lose_nothing_acknowledged(tmp_path: Path) -> None:
    for seed in range(60):
        await survives(tmp_path / f"{seed}.sqlite3", random.Random(100 + seed).randint(1, 2000))


FULL = """
import asyncio, resource, sys
from pathlib import Path
from sqlalchemy import text
from storage.sqlite.database import SqliteDatabase
from tests.clock import FixedClock

def say(tx, word, size=0):
    word = text("INSERT INTO person (name, created_at) VALUES (:name, 0)"), {"name": word + "x" * size}
    return tx.connection.execute(*word).lastrowid

async def main():
    path = Path(sys.argv[1])
    database = await SqliteDatabase.open(path, FixedClock())
    await database.write(lambda tx: say(tx, "first"))
    room = path.with_name(path.name + "-wal").stat().st_size + 200_000
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))
    works = [("small", 0), ("large", 3_000_000), ("little", 0)]
    outcomes = await asyncio.gather(
        *(database.write(lambda tx, work=work: say(tx, *work)) for work in works), return_exceptions=True
    )
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    await database.write(lambda tx: say(tx, "after"))
    await database.close()
    print([type(outcome).__name__ for outcome in outcomes])

asyncio.run(main())
"""


def test_a_disk_that_is_full_at_the_commit_costs_only_who_does_not_fit(tmp_path: Path) -> None:
    """The limit on the size of files strikes when the log is written: within COMMIT."""
    path = tmp_path / "a.sqlite3"
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout.strip() == "['int', 'OperationalError', 'int']", done.stderr
    assert kept(path) == ["first", "small", "little", "after"]
