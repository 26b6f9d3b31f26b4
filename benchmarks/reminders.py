"""`reminders`: the outbox beside APScheduler's own job store, with the same hundred thousand to come.

Each side runs in a process of its own that does nothing else (`benchmarks/reminders_side.py`), so that
memory and lag are that side's.
"""

from __future__ import annotations

import asyncio
import json
import sqlite3
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import aiohttp

from benchmarks.figures import percentile
from bot.endpoints import PLAYGROUND_TOKEN
from domain.notices import Preferences
from tests.e2e import crowd
from tests.e2e.processes import World

PENDING: Final = 100_000
MANY: Final = 1_000_000
DUE: Final = 1_000
_PATIENCE: Final = 180.0


@dataclass
class Side:
    """What was measured of one side. Seconds, except memory (MiB) and adds (a second)."""

    adds: float = 0.0
    adds_crowd: float = 0.0
    memory: float = 0.0
    next_due: list[float] = field(default_factory=list)
    late: list[float] = field(default_factory=list)
    lag: list[float] = field(default_factory=list)


@dataclass
class Tenfold:
    """Cost with ten times as much pending: seconds for a look and for claiming a batch; the plan's lines."""

    next_due: tuple[float, float] = (0.0, 0.0)
    claim: tuple[float, float] = (0.0, 0.0)
    plans: list[str] = field(default_factory=list)


@dataclass
class Measured:
    """Both sides, the cost at ten times the size, and a burst through a playground (seconds late, each)."""

    techlink: Side
    apscheduler: Side
    tenfold: Tenfold
    arrived: list[float]


async def measure() -> Measured:
    """Run all of it; a few minutes."""
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        techlink = _side("outbox_reminders", "outbox_idle", here)
        apscheduler = _side("plain_reminders", "plain_reminders", here)
        tenfold = Tenfold(**_step("outbox_reminders", "tenfold", here / "tenfold.sqlite3"))
        stage = here / "stage"
        stage.mkdir()
        arrived = await _through_a_playground(stage)
    return Measured(techlink, apscheduler, tenfold, arrived)


def _side(at_work: str, waiting: str, folder: Path) -> Side:
    """What is measured while one is at work, and then what an idle process holds on the same file."""
    file = folder / f"{at_work}.sqlite3"
    return Side(**_step(at_work, "measure", file), **_step(waiting, "idle", file))


def _step(module: str, step: str, file: Path) -> dict[str, Any]:
    result = file.with_suffix(".json")
    names = [module, step, str(file), str(result)]
    subprocess.run([sys.executable, "-m", "benchmarks.reminders_side", *names], check=True)
    said: dict[str, Any] = json.loads(result.read_text("utf-8"))
    return said


async def _through_a_playground(folder: Path) -> list[float]:
    """A thousand people, each with a reminder due within the same second: how late each message lay there."""
    file = folder / "data" / "techlink.sqlite3"
    stage = World(folder, crowd.write_world(folder / "world.json", DUE))
    try:
        stage.start("playground")
        await stage.control("POST", "/playground/ratelimits", {"enabled": False})
        due = datetime.now(UTC) + timedelta(seconds=30)
        one_second = timedelta(seconds=1)
        await crowd.fill(f"sqlite:///{file}", DUE, due, Preferences(quiet=None), spread=one_second)
        await _know_conversations(stage.url, file)
        stage.start("worker", TECHLINK_PACE="0")
        end = time.monotonic() + _PATIENCE
        while _open(file):
            if time.monotonic() > end:
                raise TimeoutError("the burst did not end")
            await asyncio.sleep(0.5)
        return _lateness(file, await stage.log())
    finally:
        stage.stop()


async def _know_conversations(url: str, file: Path) -> None:
    """Open all conversations beforehand, as they are after the first message to each."""
    found = []
    headers = {"Authorization": f"Bot {PLAYGROUND_TOKEN}"}
    async with aiohttp.ClientSession(headers=headers) as http:
        for n in range(DUE):
            user = str(crowd.FIRST + n)
            async with http.post(f"{url}/api/v10/users/@me/channels", json={"recipient_id": user}) as answer:
                answer.raise_for_status()
                found.append((int((await answer.json())["id"]), user))
    connection = sqlite3.connect(file, timeout=30)
    connection.executemany("UPDATE channel SET conversation = ? WHERE address = ?", found)
    connection.commit()
    connection.close()


def _open(file: Path) -> int:
    connection = sqlite3.connect(file, timeout=30)
    try:
        sql = "SELECT count(*) FROM notice WHERE state IN ('pending', 'leased')"
        return int(connection.execute(sql).fetchone()[0])
    finally:
        connection.close()


def _lateness(file: Path, log: list[dict[str, Any]]) -> list[float]:
    """From when a notice was due until the playground told of its message, by its channel."""
    connection = sqlite3.connect(file, timeout=30)
    sql = """
        SELECT d.channel_id, n.due_at FROM delivery d JOIN notice n ON n.delivery_id = d.id
        WHERE d.state = 'sent'
    """
    due = {str(channel): at / 1000 for channel, at in connection.execute(sql)}
    connection.close()
    late = []
    for row in log:
        if row["kind"] == "event" and row["event"] == "MESSAGE_CREATE":
            at = datetime.fromisoformat(row["at"]).timestamp()
            late.append(at - due[str(row["data"]["channel_id"])])
    if len(late) != len(due):
        raise AssertionError(f"{len(late)} messages for {len(due)} deliveries")
    return late


def milliseconds(values: list[float], share: float) -> float:
    """A percentile in milliseconds."""
    return percentile(values, share) * 1000
