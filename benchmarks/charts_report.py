"""The section `charts` of docs/benchmarks.md."""

from __future__ import annotations

import platform
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Final

from benchmarks.charts import EVERY, OURS, PNG, ROUNDS, SVG, THEIRS
from benchmarks.figures import percentile

if TYPE_CHECKING:
    from benchmarks.charts import Drawn, Measured

_TIMES: Final = 3.0
_LAG_MS: Final = 5.0
_HOW: Final = f"""\
## `charts`: how long a picture takes

**What.** The radar of a result, seven axes with their names, a partner and a median, legend and scale: as SVG
text (`documents/charts/drawing.py`), and as the PNG that is sent to Discord (`documents/charts/raster.py`),
1,000 pixels wide. The time is from the call of the offloader until the picture is back in the loop.

**Baseline.** `benchmarks/plain_charts.py`: matplotlib drawing the same radar with the same words by its SVG
backend (text as text, which is faster than as paths) and by Agg, at the same size, without pyplot. It wraps
and moves no labels.

**How.** Each in a worker of its own, of the bot's own offloader; warm, {ROUNDS} rounds over a radar in each
of four languages, taking turns, who begins changes from round to round. The first picture of a new worker,
with its start and its imports, is told apart. *Lag*: how late the loop wakes a task that sleeps for
{EVERY * 1000:.0f} ms, again and again, while that picture is drawn.
"""


def section(measured: Measured) -> str:
    """The whole section."""
    return "\n".join([_HOW, *_aims(measured), "", *_table(measured), "", *_conditions(measured), ""])


def _median(drawn: Drawn) -> float:
    return percentile(drawn.taken, 0.5) * 1000


def _aims(measured: Measured) -> list[str]:
    rows = ["| Aim | Measured | |", "|---|---|---|"]
    if measured.compared:
        for kind in (SVG, PNG):
            ratio = _median(measured.drawn[THEIRS, kind]) / _median(measured.drawn[OURS, kind])
            told = f"A radar as {kind} with its labels: at least {_TIMES:g} times faster than matplotlib"
            rows.append(_row(told, f"{ratio:.1f} times", met=ratio >= _TIMES))
    rest = percentile(measured.resting, 0.99) * 1000
    for kind in (SVG, PNG):
        lag = percentile(measured.drawn[OURS, kind].late, 0.99) * 1000
        told = f"The loop's lag while a {kind} is drawn, 99th percentile, at most {_LAG_MS:g} ms"
        rows.append(_row(told, f"{lag:.1f} ms (at rest: {rest:.1f} ms)", met=lag <= _LAG_MS))
    return rows


def _row(told: str, value: str, *, met: bool) -> str:
    return f"| {told} | {value} | {'met' if met else '**not met**'} |"


def _table(measured: Measured) -> list[str]:
    rows = [
        "| Picture | By | n | median ms | p95 ms | first ms | bytes | lag p50 ms | lag p99 ms | lag max ms |",
        "|---|---|---:|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for (name, kind), drawn in measured.drawn.items():
        times = (
            f"{_median(drawn):.1f} | {percentile(drawn.taken, 0.95) * 1000:.1f} | {drawn.first * 1000:.0f}"
        )
        lags = " | ".join(f"{percentile(drawn.late, share) * 1000:.1f}" for share in (0.5, 0.99, 1.0))
        rows.append(f"| {kind} | {name} | {len(drawn.taken)} | {times} | {drawn.size} | {lags} |")
    return rows


def _conditions(measured: Measured) -> list[str]:
    compared = f"matplotlib {_version('matplotlib')}"
    if not measured.compared:
        compared = "without matplotlib, which is not installed here: `pip install -e '.[bench]'`"
    day, python = f"{datetime.now(UTC):%d %B %Y}", platform.python_version()
    return [f"Measured on {day} with Python {python}, typst {_version('typst')} and {compared}."]


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "?"
