"""`events`: five hundred people answer one event within ten seconds, beside a bot that only acknowledges.

Both bots run as processes, each on a playground of its own, with the same world. They take turns, event by
event, so that whatever else the machine does falls on both.
"""

from __future__ import annotations

import asyncio
import sqlite3
import tempfile
import time
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from benchmarks import event_checks, world
from benchmarks.event_checks import Checked, Edits
from benchmarks.event_crowd import PEOPLE, Answerer, Wave, wave
from benchmarks.processes import Stage
from bot import demo
from bot.composition import core_of
from bot.config import Config
from domain.actors import Caller, ChannelKind
from domain.events.fields import EventFields
from domain.events.model import EventKind
from domain.events.times import Span
from domain.questionnaires import decode
from services.events import announcing, creating
from services.surveys.instruments import SELF_ASSESSMENT, convert_shipped

if TYPE_CHECKING:
    from domain.actors import Actor
    from storage.transaction import Transaction

EVENTS: Final = 3
SEATS: Final = 250
_WHERE: Final = "general"
# So far ahead that nobody has the event's role yet.
_AHEAD: Final = timedelta(days=30)
_SETTLED: Final = 60.0
# Covers are drawn and threads opened beside, as the bot begins: nobody answers within its first seconds.
_MIRRORED: Final = "SELECT count(*) FROM event_mirror WHERE scheduled IS NOT NULL AND thread IS NOT NULL"
# The stamp of what an announcement shows: its revision, the answers by kind and seat, the partners heard.
_SHOWN: Final = """
    SELECT substr(stamp, instr(stamp, '/') + 1)
    FROM (SELECT json_extract(shown, '$.card') AS stamp FROM event_mirror WHERE event_id = ?)
"""


@dataclass
class Side:
    """One bot: how long acknowledgements and cards took, how late its loop was, processor time. Seconds."""

    acknowledged: list[float] = field(default_factory=list)
    told: list[float] = field(default_factory=list)
    late: list[float] = field(default_factory=list)
    cpu: float = 0.0
    failed: int = 0

    def took(self, found: Wave) -> None:
        """Add one event's presses."""
        self.acknowledged += found.acknowledgements
        self.told += found.cards
        self.failed += found.failed


@dataclass
class Measured:
    """Both sides, what the database held in the end, and the edits of each of Techlink's cards."""

    bare: Side = field(default_factory=Side)
    techlink: Side = field(default_factory=Side)
    checked: Checked = field(default_factory=Checked)
    edits: list[Edits] = field(default_factory=list)


@dataclass
class Cast:
    """One bot with its people and the cards that they answer."""

    stage: Stage
    side: Side
    people: list[Answerer]
    cards: list[dict[str, str]]


async def measure() -> Measured:
    """Run all of it; about two minutes."""
    measured = Measured()
    tables = world.network(PEOPLE)
    channel = next(one["id"] for one in tables["server"]["channels"] if one["key"] == _WHERE)
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder, "techlink", "data")
        await _fill(data, tables, int(channel))
        file = data / "techlink.sqlite3"
        waves: list[Wave] = []
        async with AsyncExitStack() as stack:
            bare = Stage(Path(folder, "bare"), "benchmarks.bare_event", tables, channel, str(EVENTS))
            techlink = Stage(Path(folder, "techlink"), "benchmarks.techlink_bot", tables)
            casts = [
                await _cast(stack, bare, measured.bare, channel),
                await _cast(stack, techlink, measured.techlink, channel),
            ]
            await _until(file, _MIRRORED, (), EVENTS)
            for number in range(EVENTS):
                for cast in casts if number % 2 == 0 else reversed(casts):
                    since = (await cast.stage.control("/playground/log?since=0"))[-1]["n"]
                    found = await _turn(cast, number)
                    if cast.side is measured.techlink:
                        waves.append(found)
                        await _until_shown(file, number + 1)
                        log = await cast.stage.control(f"/playground/log?since={since}")
                        measured.edits.append(event_checks.edits(log, cast.cards[number]["message_id"]))
        for number, found in enumerate(waves, start=1):
            event_checks.check(measured.checked, found, event_checks.kept(file, number), SEATS)
    return measured


async def _fill(data: Path, tables: world.Table, channel: int) -> None:
    """A network of so many people, and events that are to be announced in that channel."""
    form = decode(convert_shipped(SELF_ASSESSMENT))
    boss = tables["people"][0]
    async with core_of(Config(data=data), None) as core:  # type: ignore[call-arg]  # the others have defaults
        network = await core.across(demo.found, tables, form)
        who = Caller(
            ChannelKind.DISCORD,
            boss["id"],
            boss["display_name"],
            server=int(tables["server"]["id"]),
            network=network.id,
        )
        for number in range(EVENTS):
            await core.write(who, _announced, number, channel)


def _announced(tx: Transaction, actor: Actor, number: int, channel: int) -> None:
    at = (datetime.now(UTC) + _AHEAD + timedelta(days=number)).replace(tzinfo=None, second=0, microsecond=0)
    span = Span(at, "Europe/Lisbon", 90)
    fields = EventFields(EventKind.WORKSHOP, f"Tides and tanks {number + 1}", span, capacity=SEATS)
    done = creating.create(tx, actor, fields)
    announcing.stand_in(tx, done.view.event.id, channel)


async def _cast(stack: AsyncExitStack, stage: Stage, side: Side, channel: str) -> Cast:
    await stack.enter_async_context(stage)
    listed: list[dict[str, Any]] = await stage.control("/playground/people")
    application = next(one["id"] for one in listed if one["bot"])
    people = [one for one in listed if not one["bot"]]
    signed_in = [await stack.enter_async_context(Answerer(stage, who, application)) for who in people]
    # The cards of the channel in the order of their events: posts of several may have crossed.
    cards = await signed_in[0].cards(channel, EVENTS)
    cards.sort(key=lambda card: card["going"])
    return Cast(stage, side, signed_in, cards)


async def _turn(cast: Cast, number: int) -> Wave:
    await cast.stage.load()
    found = await wave(cast.people, cast.cards[number], number)
    felt = await cast.stage.load()
    cast.side.took(found)
    cast.side.late += felt.late
    cast.side.cpu += felt.cpu
    return found


async def _until_shown(file: Path, event: int) -> None:
    """Until the announcement shows what was said last: going, maybe, no, waiting and offered."""
    await _until(file, _SHOWN, (event,), PEOPLE)


async def _until(file: Path, sql: str, asked: tuple[int, ...], wanted: int) -> None:
    end = time.monotonic() + _SETTLED
    while time.monotonic() < end:
        with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as database:
            found = str(database.execute(sql, asked).fetchone()[0])
        if sum(map(int, found.split("-")[:5])) == wanted:
            return
        await asyncio.sleep(0.2)
    raise TimeoutError(f"{found} instead of {wanted}: {sql}")
