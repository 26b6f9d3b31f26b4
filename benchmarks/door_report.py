"""The section on `door`."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from benchmarks import door_mails
from benchmarks.door_mails import INVITED, PACE, PAIRS
from benchmarks.door_pages import ANSWER, ANSWERS, AT_ONCE, BLOCKS, CROWD, MEMBERS, READ, READS, RUSH
from benchmarks.figures import percentile
from benchmarks.page import aim, measured_on

if TYPE_CHECKING:
    from benchmarks.door import Measured
    from benchmarks.door_mails import Mails
    from benchmarks.door_pages import Pages

_NAMES: Final = {READ: "the page of a question", ANSWER: "an answer that is sent"}
_CHAT: Final = {
    door_mails.READ: "a read (`/me overview`)",
    door_mails.ANSWER: "a durable answer (“This one”)",
}
_HOWS: Final = {
    CROWD: f"{AT_ONCE} at once, at a pace",
    RUSH: f"{AT_ONCE} at once, without a pause",
}
_HOW: Final = f"""\
## `door`: pages for {AT_ONCE} at once, and {INVITED} mails beside the chat

**What.** Two things of the door for those who are not on Discord.

- *Pages*: `techlink portal`, on a network of {MEMBERS} members with an open self-assessment. {AT_ONCE}
  people, signed in by links for one sign-in, ask for the page of their question, or send an answer: the time
  until the page, or the way to the next one, is there. The portal looks up the session, the memberships, the
  member and the questionnaire for each page; an answer is on the disk (`synchronous=FULL`) before its way on
  is told.
- *Mails*: {INVITED} members who are not on Discord get a notice by e-mail alone, each to an address of their
  own, by the worker through the playground's SMTP server, at {PACE} a minute (`TECHLINK_MAIL_PACE`).
  Meanwhile {AT_ONCE} people press in chat about once a second, a read and a durable answer in turns.

**Baseline.** Of the pages `benchmarks/bare_pages.py`: aiohttp in a process of its own, with the bytes of such
a page and a form that is read and thrown away. Of the mails: the same chat while none are sent.

**How.** All are processes of their own. The people are light browsers in one process, one connection each,
on the same processors as what they ask. Pages and bare pages take turns in {BLOCKS} blocks, blocks with and
without mails in {PAIRS} pairs; who begins changes from block to block.

- *{AT_ONCE} at once, at a pace*: each about once a second, {BLOCKS * READS[CROWD]} pages and
  {BLOCKS * ANSWERS[CROWD]} answers each.
- *{AT_ONCE} at once, without a pause*: each again as soon as the page is there, {BLOCKS * READS[RUSH]} pages
  and {BLOCKS * ANSWERS[RUSH]} answers each. {AT_ONCE} are always under way, so each waits for the other
  {AT_ONCE - 1}. After an answer, the next page is asked for; that is load, but not counted.
- *Noise*: how many times a percentile of one half of the time without mails is that of the other half.
- *Lag*: how late the loop of the portal, or of the bot, wakes a task that sleeps for 5 ms.
"""


def section(measured: Measured) -> str:
    """The whole section."""
    return "\n".join(
        [
            _HOW,
            *_aims(measured),
            "",
            "### Pages",
            "",
            *_pages(measured.pages),
            "",
            "### Chat beside mails",
            "",
            *_mails(measured.mails),
            "",
            *_conditions(measured),
            "",
        ]
    )


def _aims(measured: Measured) -> list[str]:
    rows = ["| Aim | Measured | |", "|---|---|---|"]
    for how, said in _HOWS.items():
        pair = measured.pages.pair(READ, how)
        p99, base = pair.techlink.ms(0.99), pair.bare.ms(0.99)
        told = f"{_NAMES[READ]}, {said}: 99 of 100 in under 100 ms"
        rows.append(aim(told, f"{p99:.0f} ms (the baseline: {base:.0f} ms)", met=p99 < 100))
    for what, name in _CHAT.items():
        ratio, noise = measured.mails.ratio(what, 0.99), measured.mails.noise(what, 0.99)
        told = f"{name}, while mails are sent: 99th percentile unchanged within noise"
        rows.append(aim(told, f"{ratio:.2f} times (noise: {noise:.2f} times)", met=ratio <= noise))
    arrived, paces = measured.mails.arrived, measured.mails.paces
    once = len(arrived) == len(set(arrived)) == INVITED
    rows.append(aim(f"{INVITED} mails, each once", f"{len(set(arrived))} of {len(arrived)}", met=once))
    slowest = min(paces)
    rows.append(
        aim(f"{PACE} mails a minute", f"{slowest:.0f} in the slowest block", met=slowest > PACE * 0.95)
    )
    return rows


def _pages(pages: Pages) -> list[str]:
    rows = [
        "| Phase | By | n | median ms | p99 ms | a second | CPU ms | lag p99 ms | ratio: median | p99 |",
        "|---|---|---:|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for (what, how), pair in pages.phases.items():
        ours = (f"**{pair.ratio:.1f}**", f"{pair.techlink.ms(0.99) / pair.bare.ms(0.99):.1f}")
        sides = (("aiohttp alone", pair.bare, ("1", "1")), ("Techlink", pair.techlink, ours))
        for name, side, ratios in sides:
            times = f"{side.ms(0.5):.1f} | {side.ms(0.99):.1f} | {side.presses / side.seconds:.0f}"
            inside = f"{side.cpu_ms:.2f} | {side.lag_ms(0.99):.1f}"
            told = f"{_NAMES[what]}, {_HOWS[how]}"
            rows.append(
                f"| {told} | {name} | {len(side.trips)} | {times} | {inside} | {' | '.join(ratios)} |"
            )
    return [
        *rows,
        "",
        "Processor time is that of the serving process; of an answer, with that of the next page.",
    ]


def _mails(mails: Mails) -> list[str]:
    rows = [
        "| Press | Mails | n | median ms | p99 ms | ratio: median | p99 |",
        "|---|---|---:|---:|---:|---:|---:|",
    ]
    for what, name in _CHAT.items():
        for sent in (False, True):
            side = mails.side(what, mails=sent)
            ratios = f"**{mails.ratio(what, 0.5):.2f}** | {mails.ratio(what, 0.99):.2f}" if sent else "1 | 1"
            times = f"{len(side.trips)} | {side.ms(0.5):.1f} | {side.ms(0.99):.1f}"
            rows.append(f"| {name} | {'yes' if sent else 'no'} | {times} | {ratios} |")
    lags = [f"{percentile(mails.late[sent], 0.99) * 1000:.1f} ms" for sent in (False, True)]
    paces = ", ".join(f"{pace:.0f}" for pace in mails.paces)
    told = (
        f"The bot's lag, 99th percentile: {lags[0]} without, {lags[1]} with mails. Mails a minute, by block"
    )
    first = f"(after the first {door_mails.AT_REST}, which may go at once): {paces}."
    missed = [mails.missed[sent] for sent in (False, True)]
    left = f"Presses without an answer within three seconds: {missed[0]} without, {missed[1]} with mails."
    return [*rows, "", told, first, left]


def _conditions(measured: Measured) -> list[str]:
    pages, mails = measured.pages, measured.mails
    loads = ", ".join(f"{load:.1f}" for load in measured.loads)
    return [
        f"The page has {pages.size} bytes. Of {pages.acknowledged} answers on the web and",
        f"{mails.acknowledged} in chat that were counted here, {pages.kept} and {mails.kept} were in the",
        "database after the end.",
        f"The machine has {os.cpu_count()} processors; its load before, between and after: {loads}.",
        "",
        measured_on(),
    ]
