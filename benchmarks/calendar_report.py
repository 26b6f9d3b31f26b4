"""The section on `calendar`: what was measured, how, and whether the aim is met."""

from __future__ import annotations

import os
import platform
from datetime import UTC, datetime
from importlib.metadata import version
from typing import TYPE_CHECKING, Final

from benchmarks.calendar import ROUNDS
from benchmarks.calendar_world import EVENTS
from benchmarks.figures import percentile
from benchmarks.page import aim

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.calendar import Measured

_TIMES: Final = 100.0
_HOW: Final = f"""\
## `calendar`: a feed after one of {EVENTS:,} events changed

**What.** A calendar program asks for somebody’s calendar of {EVENTS:,} events in six time zones, one of which
was given another title since it last asked. Techlink keeps what it wrote of each event and writes that one
anew (`documents/events/ics.py`).

- *Writing*: from the events in memory to the bytes of the file, with its time zones and its tag.
- *All of it*: with what is read of the database before, a file on this disk, and the words in the reader’s
  language. Techlink asks for the keys of all events and for the whole of one; the baseline loads them all.

**Baseline.** `benchmarks/plain_calendar.py`: icalendar writing the same properties of all events anew. Its
time zones are read before, and in *writing* the words are made before, so that only its own work is timed.

**How.** In one process, {ROUNDS} rounds; in each one event is changed, then Techlink and the baseline answer
in turns. Both files of each round are read by icalendar and compared on every property of every event, values
and parameters. That does not count. On a busy machine these ratios flatter: what takes milliseconds is
seldom interrupted, what takes seconds always. Renew this on a quiet one.
"""


def section(measured: Measured) -> str:
    """The whole section."""
    return "\n".join([_HOW, *_aims(measured), "", *_table(measured), "", *_conditions(measured), ""])


def _median(taken: Sequence[float]) -> float:
    return percentile(taken, 0.5) * 1000


def _aims(measured: Measured) -> list[str]:
    ratio = _median(measured.plain) / _median(measured.ours)
    told = f"Writing a feed of {EVENTS:,} events after one changed: {_TIMES:g} times faster than icalendar"
    read = f"The files say the same on every property ({measured.compared:,} of them, {ROUNDS} rounds)"
    return [
        "| Aim | Measured | |",
        "|---|---|---|",
        aim(told, f"{ratio:.0f} times", met=ratio >= _TIMES),
        aim(read, f"{measured.same} of {ROUNDS}", met=measured.same == ROUNDS),
    ]


def _table(measured: Measured) -> list[str]:
    rows = ["| What | By | n | median ms | p95 ms | ratio |", "|---|---|---:|---:|---:|---:|"]
    pairs = (
        ("Writing", measured.plain, measured.ours),
        ("All of it", measured.plain_whole, measured.ours_whole),
    )
    for what, plain, ours in pairs:
        ratio = _median(plain) / _median(ours)
        for by, taken, times in (("icalendar", plain, "1"), ("Techlink", ours, f"**{ratio:.0f}**")):
            last = percentile(taken, 0.95) * 1000
            rows.append(f"| {what} | {by} | {len(taken)} | {_median(taken):.2f} | {last:.2f} | {times} |")
    return rows


def _conditions(measured: Measured) -> list[str]:
    day, python = f"{datetime.now(UTC):%d %B %Y}", platform.python_version()
    return [
        f"The file has {measured.size:,} bytes. The first time, with nothing kept, all of it takes Techlink",
        f"{measured.first * 1000:.0f} ms. The machine has {os.cpu_count()} processors; its load before and",
        f"after: {measured.loads[0]:.1f}, {measured.loads[-1]:.1f}.",
        "",
        f"Measured on {day} with Python {python} and icalendar {version('icalendar')}.",
    ]
