"""The section on `start`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from benchmarks.bare_bot import WAIT
from benchmarks.page import aim, measured_on
from benchmarks.start import STARTS

if TYPE_CHECKING:
    from benchmarks.start import Measured

_HOW: Final = f"""\
## `start`: how long until the bot is there, and what it holds

**What.** The time from starting the process until the bot says that it is ready, the processor time it took,
and the memory it holds then (resident set).

**Baseline.** `benchmarks/bare_bot.py`, unmodified discord.py with two commands and one `DynamicItem`.

**How.** Each is started {STARTS} times, in turns, each on a playground of its own; the medians count. Each
was started once before, so that bytecode is compiled, tables are there and commands are registered.
discord.py waits {WAIT * 1000:.0f} ms for more servers before it is ready; that is the same for both, and
taken off both.
"""


def section(measured: Measured) -> str:
    """The whole section."""
    ratio, more = measured.ratio, measured.more_mib
    return "\n".join(
        [
            _HOW,
            "| Aim | Measured | |",
            "|---|---|---|",
            aim("time to ready: at most 2 times the baseline's", f"{ratio:.2f} times", met=ratio <= 2),
            aim("memory: at most 70 MiB more than the baseline", f"{more:.0f} MiB more", met=more <= 70),
            "",
            "| Bot | time to ready ms | processor ms | memory MiB |",
            "|---|---:|---:|---:|",
            *(
                f"| {name} | {one.ms:.0f} | {one.cpu_ms:.0f} | {one.mib:.1f} |"
                for name, one in (("discord.py alone", measured.bare), ("Techlink", measured.techlink))
            ),
            "",
            measured_on(),
            "",
        ]
    )
