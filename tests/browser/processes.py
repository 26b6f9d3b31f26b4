"""Processes that tests start and may kill: the playground and the bot that tries every component."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

from tests.browser.world import BOT_TOKEN

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 40  # seconds a process may take to say that it is ready


class Process:
    """A Python module as a process; ready when it has printed a line."""

    def __init__(self, log: Path, module: str, *args: str) -> None:
        self.log, self.module, self.args = log, module, args
        self.process: asyncio.subprocess.Process | None = None

    async def start(self) -> str:
        """Starts it and waits for its first line, which is returned."""
        with self.log.open("ab") as err:
            self.process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", self.module, *self.args,
                cwd=ROOT, stdout=asyncio.subprocess.PIPE, stderr=err, env={**os.environ, "PYTHONPATH": str(ROOT)},
            )  # fmt: skip
        assert self.process.stdout
        line = await asyncio.wait_for(self.process.stdout.readline(), PATIENCE)
        if not line:
            raise AssertionError(f"{self.module} ended before it was ready: {self.tail()}")
        return line.decode().strip()

    async def kill(self) -> None:
        """Ends it at once, as a power cut would."""
        process, self.process = self.process, None
        if process is None:
            return
        if process.returncode is None:
            process.kill()
        await process.communicate()

    def tail(self) -> str:
        return self.log.read_text(errors="replace")[-2000:]


class Playground(Process):
    """The playground on a port that stays the same when it is started again."""

    def __init__(self, folder: Path, world: Path) -> None:
        super().__init__(folder / "playground.log", "tests.browser.serve")
        self.folder, self.world, self.url = folder, world, ""

    async def start(self) -> str:
        port = self.url.rsplit(":", 1)[1] if self.url else "0"
        self.args = (str(self.folder / "data"), port, str(self.world))
        self.url = (await super().start()).rstrip("/")
        return self.url


class TestBot(Process):
    """tests/browser/testbot.py, an unmodified discord.py bot, joined to a playground."""

    __test__ = False

    def __init__(self, folder: Path, url: str) -> None:
        super().__init__(folder / "bot.log", "tests.browser.testbot", url, BOT_TOKEN)
