"""The section on `answers`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from benchmarks.answers import (
    BLOCKS,
    PLAIN_CROWD,
    PLAIN_ONE,
    POSTGRES_CROWD,
    POSTGRES_ONE,
    RAW_LOOP,
    RULES_CROWD,
    RULES_ONE,
    WRITERS,
)
from benchmarks.figures import percentile
from benchmarks.page import aim, measured_on

if TYPE_CHECKING:
    from benchmarks.answers import Measured, Row

_NAMES: Final = {
    RAW_LOOP: "raw `sqlite3`",
    PLAIN_ONE: "Techlink without rules, one after the other",
    PLAIN_CROWD: f"Techlink without rules, {WRITERS} writers",
    RULES_ONE: "Techlink with rules, one after the other",
    RULES_CROWD: f"Techlink with rules, {WRITERS} writers",
    POSTGRES_ONE: "with rules on PostgreSQL, one after the other",
    POSTGRES_CROWD: f"with rules on PostgreSQL, {WRITERS} writers",
}
_HOW: Final = f"""\
## `answers`: how many answers are kept a second

**What.** Answers committed to the disk, a second, in one process and without Discord.

- *Without rules*: load the session, add to its log, save it, through Techlink's writer and its statements.
- *With rules*: choosing a level of the self-assessment as a button does. Who presses, the session, its wave
  and its form are loaded; the answer is checked, the next question found, session and log saved, and what
  the next card shows is put together.

**Baseline.** A loop over Python's `sqlite3` on a copy of the same file, with the same statements and settings
(WAL, `synchronous=FULL`) and a commit for each answer.

**How.** In turns, {BLOCKS} blocks of each; a ratio is the median of the blocks' ratios to the raw loop of the
same block. {WRITERS} writers answer without a pause, as soon as the answer before is committed: {WRITERS} are
always under way, and one waits for the other {WRITERS - 1}. PostgreSQL, where it is installed, is a server on
the same machine with its own settings (`fsync` on); there, a network's answers are kept one after the other.
"""


def section(measured: Measured) -> str:
    """The whole section."""
    return "\n".join([_HOW, *_aims(measured), "", *_table(measured), "", measured_on(), ""])


def _aims(measured: Measured) -> list[str]:
    rows = ["| Aim | Measured | |", "|---|---|---|"]
    for name, least in ((PLAIN_ONE, 0.2), (PLAIN_CROWD, 0.5)):
        ratio = measured.ratio(name)
        told = f"{_NAMES[name]}: at least {least} of the raw loop"
        rows.append(aim(told, f"{ratio:.2f}", met=ratio >= least))
    crowd = measured.row(RULES_CROWD)
    p99, lag = percentile(crowd.took, 0.99) * 1000, percentile(crowd.late, 0.99) * 1000
    rows.append(aim(f"{_NAMES[RULES_CROWD]}: 99 of 100 in under 50 ms", f"{p99:.0f} ms", met=p99 < 50))
    told = f"{_NAMES[RULES_CROWD]}: the loop's lag, 99th percentile, under 10 ms"
    rows.append(aim(told, f"{lag:.1f} ms", met=lag < 10))
    return rows


def _table(measured: Measured) -> list[str]:
    rows = [
        "| | a second | of raw | median ms | p99 ms | lag p99 ms |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    return rows + [_row(measured, name, row) for name, row in measured.rows.items()]


def _row(measured: Measured, name: str, row: Row) -> str:
    shares = [percentile(row.took, share) * 1000 for share in (0.5, 0.99)] if row.took else []
    times = [f"{value:.1f}" for value in shares] or ["", ""]
    lag = f"{percentile(row.late, 0.99) * 1000:.1f}" if row.late else ""
    return f"| {_NAMES[name]} | {row.pace:.0f} | {measured.ratio(name):.2f} | {' | '.join(times)} | {lag} |"
