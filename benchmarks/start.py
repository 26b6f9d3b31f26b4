"""`start`: how long it takes until the bot is there, and how much memory it holds then, beside a bare bot.

Both are started in turns, each on a playground of its own (they are the same application: on one, each would
take away the other's commands), which has seen it once before: files are in the system's cache, tables and
commands are up to date. The waiting of discord.py itself is the same for both.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Final

from benchmarks import world
from benchmarks.bare_bot import WAIT
from benchmarks.processes import Stage

STARTS: Final = 9
MEBIBYTE: Final = 1024 * 1024


@dataclass
class Starts:
    """Each start of one bot: seconds until ready, beyond discord.py's own wait; bytes; processor seconds."""

    seconds: list[float] = field(default_factory=list)
    memory: list[int] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)

    @property
    def ms(self) -> float:
        """The median, in milliseconds."""
        return median(self.seconds) * 1000

    @property
    def cpu_ms(self) -> float:
        """The median of the processor time, in milliseconds."""
        return median(self.cpu) * 1000

    @property
    def mib(self) -> float:
        """The median, in MiB."""
        return median(self.memory) / MEBIBYTE


@dataclass
class Measured:
    """Both bots; `ratio` and `more` compare pair by pair, so that what else the machine did falls on both."""

    bare: Starts = field(default_factory=Starts)
    techlink: Starts = field(default_factory=Starts)

    @property
    def ratio(self) -> float:
        """How many times as long Techlink takes."""
        return median(
            ours / bare for ours, bare in zip(self.techlink.seconds, self.bare.seconds, strict=True)
        )

    @property
    def more_mib(self) -> float:
        """How much more Techlink holds, in MiB."""
        return self.techlink.mib - self.bare.mib


async def measure() -> Measured:
    """Run all of it; about half a minute."""
    measured = Measured()
    tables = world.network(12)
    with tempfile.TemporaryDirectory() as folder:
        await world.fill(Path(folder, "techlink", "data"), tables)
        async with (
            Stage(Path(folder, "bare"), None, tables) as alone,
            Stage(Path(folder, "techlink"), None, tables) as stage,
        ):
            bots = [
                (measured.bare, alone, ("benchmarks.bare_bot", alone.url)),
                (measured.techlink, stage, ("bot", "bot", "--playground", stage.url)),
            ]
            for _, where, command in bots:
                await where.once(*command)
            for number in range(STARTS):
                for starts, where, command in bots if number % 2 == 0 else reversed(bots):
                    seconds, memory, cpu = await where.once(*command)
                    starts.seconds.append(seconds - WAIT)
                    starts.memory.append(memory)
                    starts.cpu.append(cpu)
    return measured
