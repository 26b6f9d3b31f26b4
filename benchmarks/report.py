"""The section on `interactions`: what was measured, how, and whether the aims are met."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from benchmarks.interactions import ALONE, ANSWER, AT_ONCE, BLOCKS, CROWD, EACH, ONE, PACED, READ, RUSH
from benchmarks.page import aim, measured_on

if TYPE_CHECKING:
    from benchmarks.figures import Pair, Side
    from benchmarks.interactions import Measured

_NAMES: Final = {READ: "a read (`/me overview`)", ANSWER: "a durable answer (“This one”)"}
_HOWS: Final = {
    ONE: "one after the other",
    CROWD: f"{AT_ONCE} at once, at a pace",
    RUSH: f"{AT_ONCE} at once, without a pause",
}
_HOW: Final = f"""\
## `interactions`: how long a person waits

**What.** The time from sending `POST /interactions` until the person's client is told that the interaction
succeeded: through the playground, its gateway, the bot, and back by REST.

- *Read*: `/me overview` of Techlink, which asks the database who the person is, what they chose and how
  much is kept of them. The baseline's command answers with a card of about the same size and asks nothing.
- *Durable answer*: pressing “This one” beside a sentence of the self-assessment. Techlink checks who
  presses and that the card is not an old one, validates the answer, finds the next question, keeps session
  and log, and draws the next card only after the commit is on the disk (`synchronous=FULL`). The
  baseline's button draws the next card of about the same size and keeps nothing.

**Baseline.** `benchmarks/bare_bot.py`: unmodified discord.py with two commands and one `DynamicItem`,
and Techlink's intents, so that both are sent the same events.

**How.** Each bot is a process on a playground process of its own, both with the same world, rate limits
off. The people are light clients in one process, one gateway connection each; they read of each event only
what the next press needs. They cost the same for both bots, and so does the playground: a ratio is of whole
round trips, not of the bots alone (for that, the processor time of each bot is given). The two take turns in
{BLOCKS} blocks, and who begins changes from block to block.

- *One after the other*: {BLOCKS * ALONE} round trips a row, one at a time.
- *{AT_ONCE} at once, at a pace*: {AT_ONCE} people press about once a second each, {BLOCKS * PACED} times,
  faster than anybody reads a question: a whole network in one room.
- *{AT_ONCE} at once, without a pause*: {AT_ONCE} people press again as soon as they have their answer,
  {BLOCKS * EACH} times. {AT_ONCE} presses are always under way, the processors are full, and a round trip
  is mostly waiting for the other {AT_ONCE - 1}: it tells how many a second there can be, with the clients
  and the playground on the same processors.
- *Lag*: how late the bot's event loop wakes a task that sleeps for 5 ms, again and again, in that phase.
- Pressing “Go on” between two chapters is load, but not counted.
"""


def section(measured: Measured) -> str:
    """The whole section."""
    return "\n".join(
        [
            _HOW,
            "### Aims",
            "",
            *_aims(measured),
            "",
            "### Round trips",
            "",
            *_trips(measured),
            "",
            "### Inside the bots",
            "",
            *_inside(measured),
            "",
            *_conditions(measured),
            "",
        ]
    )


def _aims(measured: Measured) -> list[str]:
    rows = ["| Aim | Measured | |", "|---|---|---|"]
    for what, most in ((READ, 1.5), (ANSWER, 2.0)):
        for how, said in _HOWS.items():
            ratio = measured.pair(what, how).ratio
            told = f"{_NAMES[what]}, {said}: median at most {most} times the baseline's"
            rows.append(aim(told, f"{ratio:.2f} times", met=ratio <= most))
    crowds = [(what, how, measured.pair(what, how)) for what in (READ, ANSWER) for how in (CROWD, RUSH)]
    for what, how, pair in crowds:
        p99, base = pair.techlink.ms(0.99), pair.bare.ms(0.99)
        told = f"{_NAMES[what]}, {_HOWS[how]}: 99 of 100 in under 100 ms"
        rows.append(aim(told, f"{p99:.0f} ms (the baseline: {base:.0f} ms)", met=p99 < 100))
    for what, how, pair in crowds:
        lag, base = pair.techlink.lag_ms(0.99), pair.bare.lag_ms(0.99)
        told = f"{_NAMES[what]}, {_HOWS[how]}: the loop's lag, 99th percentile, under 10 ms"
        rows.append(aim(told, f"{lag:.1f} ms (the baseline: {base:.1f} ms)", met=lag < 10))
    return rows


def _trips(measured: Measured) -> list[str]:
    rows = [
        "| Phase | Bot | n | median ms | p95 ms | p99 ms | a second | ratio of medians |",
        "|---|---|---:|---:|---:|---:|---:|---:|",
    ]
    for told, pair in _phases(measured):
        for name, side, ratio in _sides(pair):
            shares = " | ".join(f"{side.ms(share):.1f}" for share in (0.5, 0.95, 0.99))
            pace = side.presses / side.seconds
            rows.append(f"| {told} | {name} | {len(side.trips)} | {shares} | {pace:.0f} | {ratio} |")
    return rows


def _inside(measured: Measured) -> list[str]:
    rows = [
        "| Phase | Bot | processor ms an interaction | lag p50 ms | lag p99 ms | lag max ms |",
        "|---|---|---:|---:|---:|---:|",
    ]
    for told, pair in _phases(measured):
        for name, side, _ in _sides(pair):
            lags = " | ".join(f"{side.lag_ms(share):.1f}" for share in (0.5, 0.99, 1.0))
            rows.append(f"| {told} | {name} | {side.cpu_ms:.2f} | {lags} |")
    return rows


def _phases(measured: Measured) -> list[tuple[str, Pair]]:
    return [
        (f"{_NAMES[what]}, {said}", measured.pair(what, how))
        for what in (READ, ANSWER)
        for how, said in _HOWS.items()
    ]


def _sides(pair: Pair) -> list[tuple[str, Side, str]]:
    return [("discord.py alone", pair.bare, "1"), ("Techlink", pair.techlink, f"**{pair.ratio:.2f}**")]


def _conditions(measured: Measured) -> list[str]:
    (bare_read, read), (bare_card, card) = measured.bytes_of[READ], measured.bytes_of[ANSWER]
    return [
        f"The cards as the client receives them: read {read} bytes (the baseline's {bare_read}), question",
        f"{card} bytes (the baseline's {bare_card}). Of {measured.acknowledged} answers that were",
        f"acknowledged and counted here, {measured.kept} were in the database after the bot was killed.",
        "",
        measured_on(),
    ]
