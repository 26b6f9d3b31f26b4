"""The section on `events`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from benchmarks.event_crowd import PEOPLE, WITHIN
from benchmarks.events import EVENTS, SEATS
from benchmarks.figures import percentile
from benchmarks.page import aim, measured_on

if TYPE_CHECKING:
    from benchmarks.events import Measured, Side

_HOW: Final = f"""\
## `events`: {PEOPLE} people answer one event within {WITHIN:.0f} seconds

**What.** {PEOPLE} people press **Going** (eight of ten), **Maybe** or **Not going** (one of ten each) on
the announcement of an event with {SEATS} seats, each at a moment of their own within {WITHIN:.0f} seconds.
Techlink finds out who presses and whether the event is for them, takes the network's lock, gives a seat or a
place in the waiting list, plans their reminders, commits to the disk (`synchronous=FULL`), draws a card for
them alone, in their language, and brings the announcement up to date for all.

- *Acknowledgement*: from sending `POST /interactions` until the person's client is told that it succeeded.
  Where nobody answers in three seconds, the playground says so as Discord does, and they press again; the
  time counts from the first press.
- *Own card*: until the card that says what became of the answer is there.

**Baseline.** `benchmarks/bare_event.py`: unmodified discord.py with Techlink's intents, which answers the
same presses with a card of about the same size, keeps nothing and edits nothing.

**How.** Each bot is a process on a playground process of its own, both with the same world of {PEOPLE}
members, rate limits off. The people are {PEOPLE} light clients for each bot, with a gateway connection each,
all in one process on the same processors. There are {EVENTS} events, a month ahead; the two bots take turns,
with the same moments and answers, and who begins changes. Then the bot is killed, and the database is read:

- *right*: each answer is there as it was pressed, and its card had said so: a seat, or the same place in the
  waiting list as the database has in the end;
- *in order*: nobody who pressed after somebody else had been acknowledged stands before them, on a seat or
  in the waiting list;
- *edits* are the requests that edited the announcement in the playground's log, from the first press to the
  last edit.
"""
_SHARES: Final = "median ms | p95 ms | p99 ms"
_INSIDE: Final = "processor ms a press | lag p99 ms"


def section(measured: Measured) -> str:
    """The whole section."""
    return "\n".join([_HOW, *_aims(measured), "", *_table(measured), "", measured_on(), ""])


def _aims(measured: Measured) -> list[str]:
    checked, people = measured.checked, PEOPLE * EVENTS
    right = checked.answers - checked.wrong
    pace = max(one.pace for one in measured.edits)
    closest = min(one.closest for one in measured.edits)
    p99 = percentile(measured.techlink.acknowledged, 0.99) * 1000
    base = percentile(measured.bare.acknowledged, 0.99) * 1000
    taken = f"{checked.seated} of {SEATS * EVENTS}"
    return [
        "| Aim | Measured | |",
        "|---|---|---|",
        aim(
            "all answers right in the database, and told so",
            f"{right} of {people}",
            met=right == checked.answers == people,
        ),
        aim("no more seats given than there are", taken, met=not checked.overbooked),
        aim(
            f"the waiting list ({checked.waiting} people) in order",
            f"{checked.overtaken} overtaken",
            met=not checked.overtaken,
        ),
        aim(
            "fewer than 1 edit of the announcement a second",
            f"{pace:.2f} a second ({', '.join(str(one.count) for one in measured.edits)} edits; "
            f"at least {closest:.2f} s apart)",
            met=pace < 1 < closest,
        ),
        aim(
            "no press is left without an acknowledgement for three seconds",
            f"{measured.techlink.failed} (the baseline: {measured.bare.failed})",
            met=not measured.techlink.failed,
        ),
        aim(
            "99 of 100 acknowledged in under 500 ms",
            f"{p99:.0f} ms (the baseline: {base:.0f} ms)",
            met=p99 < 500,
        ),
    ]


def _table(measured: Measured) -> list[str]:
    return [
        f"| Bot | n | acknowledged: {_SHARES} | most ms | own card: median ms | p99 ms | {_INSIDE} |",
        "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|",
        _row("discord.py alone", measured.bare),
        _row("Techlink", measured.techlink),
    ]


def _row(name: str, side: Side) -> str:
    acknowledged = (percentile(side.acknowledged, share) * 1000 for share in (0.5, 0.95, 0.99, 1.0))
    told = (percentile(side.told, share) * 1000 for share in (0.5, 0.99))
    cpu, lag = side.cpu / len(side.acknowledged) * 1000, percentile(side.late, 0.99) * 1000
    cells = (f"{value:.1f}" for value in (*acknowledged, *told, cpu, lag))
    return f"| {name} | {len(side.acknowledged)} | {' | '.join(cells)} |"
