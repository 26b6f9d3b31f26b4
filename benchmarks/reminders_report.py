"""The section on `reminders`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from benchmarks.page import aim, measured_on
from benchmarks.reminders import DUE, MANY, PENDING, milliseconds

if TYPE_CHECKING:
    from benchmarks.reminders import Measured, Side, Tenfold

_HOW: Final = f"""\
## `reminders`: keeping, finding and sending what is due

**What.** With {PENDING:,} notices to come: how many more are kept a second, each on the disk before the next
is begun; what a process holds that waits for the next one; what a look for it costs; how late {DUE:,} that
are due at one instant are handed to whoever sends them, and how late the loop was meanwhile. Then, through a
playground without rate limits: {DUE:,} people have a reminder due within the same second; how late its
message lies in their conversation.

**Baseline.** APScheduler 3 with its own SQLAlchemy job store on SQLite and the same {PENDING:,} jobs.

**How.** Each side in a process of its own. Techlink's notices have members, preferences and time zones; its
worker makes messages ready ten seconds before they are due. APScheduler's jobs only note the time. Ten times
as many: the same look, and claiming a batch of 200, with {MANY:,} pending.
"""


def section(measured: Measured) -> str:
    """The whole section."""
    parts = [*_aims(measured), "", *_table(measured), "", *_tenfold(measured.tenfold), "", measured_on(), ""]
    return "\n".join([_HOW, *parts])


def _aims(measured: Measured) -> list[str]:
    ours, theirs = measured.techlink, measured.apscheduler
    rows = ["| Aim | Measured | |", "|---|---|---|"]
    adds, memory = ours.adds_crowd / theirs.adds, ours.memory / theirs.memory
    late = milliseconds(theirs.late, 0.5) / milliseconds(ours.late, 0.5)
    rows.append(aim("adds: at least 3 times the baseline's", f"{adds:.1f} times", met=adds >= 3))
    rows.append(aim("memory: at most 0.6 of the baseline's", f"{memory:.2f}", met=memory <= 0.6))
    told = f"lateness of {DUE:,} due at once, median: a twentieth of the baseline's"
    rows.append(aim(told, f"1/{late:.0f}", met=late >= 20))
    look = milliseconds(ours.next_due, 0.5)
    rows.append(aim("a look for the next due: at most 0.05 ms", f"{look:.3f} ms", met=look <= 0.05))
    p99 = milliseconds(measured.arrived, 0.99)
    told = f"{DUE:,} due within a second, in their conversations: 99 of 100 in under 2 s"
    rows.append(aim(told, f"{p99 / 1000:.2f} s", met=p99 < 2000))
    for name, (few, many) in (("a look", measured.tenfold.next_due), ("a claim", measured.tenfold.claim)):
        told = f"{name} with {MANY:,} pending: at most 1.5 times that with {PENDING:,}"
        rows.append(aim(told, f"{many / few:.2f} times", met=many / few <= 1.5))
    return rows


def _table(measured: Measured) -> list[str]:
    rows = [
        "| | adds a second | with 50 writers | MiB | a look ms | late p50 ms | late p99 ms | lag p99 ms |",
        "|---|---:|---:|---:|---:|---:|---:|---:|",
        _row("Techlink", measured.techlink),
    ]
    rows.append(_row("APScheduler", measured.apscheduler))
    shares = " · ".join(
        f"p{share * 100:.0f} {milliseconds(measured.arrived, share):.0f} ms" for share in (0.5, 0.99)
    )
    return [*rows, "", f"Late in the conversation: {shares}."]


def _row(name: str, side: Side) -> str:
    late = [milliseconds(side.late, share) for share in (0.5, 0.99)]
    return (
        f"| {name} | {side.adds:.0f} | {side.adds_crowd:.0f} | {side.memory:.1f} "
        f"| {milliseconds(side.next_due, 0.5):.3f} | {late[0]:.1f} | {late[1]:.1f} "
        f"| {milliseconds(side.lag, 0.99):.1f} |"
    )


def _tenfold(tenfold: Tenfold) -> list[str]:
    looks, claims = ([f"{value * 1000:.3f}" for value in pair] for pair in (tenfold.next_due, tenfold.claim))
    return [
        "| pending | a look ms | a claim of 200 ms |",
        "|---|---:|---:|",
        f"| {PENDING:,} | {looks[0]} | {claims[0]} |",
        f"| {MANY:,} | {looks[1]} | {claims[1]} |",
        "",
        "The plan of both, by SQLite:",
        "",
        *(f"    {line}" for line in tenfold.plans),
    ]
