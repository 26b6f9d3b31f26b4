"""`answers`: committed answers a second, beside a loop over raw `sqlite3` with the same statements.

All of it runs in this process, in turns: raw, ours one after the other and with fifty writers, without and
with the rules. Nothing of Discord is in it; how long a person waits is measured by `interactions`.
"""

from __future__ import annotations

import asyncio
import gc
import shutil
import tempfile
import time
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Final

from benchmarks import probe, world
from benchmarks.plain_answers import Raw, answer_plainly
from bot import demo
from bot.composition import core_of
from bot.config import Config
from domain.actors import Caller, ChannelKind
from domain.questionnaires import QuestionStop, decode
from services.surveys import answering
from services.surveys.instruments import SELF_ASSESSMENT, convert_shipped

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Iterable

    from domain.questionnaires import Form
    from services.core import Core
    from services.surveys.views import Conversation

BLOCKS: Final = 4
WRITERS: Final = 50
RAW: Final = 1500  # answers a block
PLAIN: Final = 500  # answers a block, one after the other
PLAIN_EACH: Final = 20  # answers of each writer, a block
RULES: Final = 84  # answers a block, one after the other
RULES_EACH: Final = 7  # answers of each writer, a block: all blocks together walk the whole form
QUESTIONS: Final = 28
_ALONE: Final = BLOCKS * RULES // QUESTIONS
# The rows of the table.
RAW_LOOP, PLAIN_ONE, PLAIN_CROWD, RULES_ONE, RULES_CROWD = "raw", "plain", "plain 50", "rules", "rules 50"
POSTGRES_ONE, POSTGRES_CROWD = "postgres", "postgres 50"


@dataclass
class Row:
    """One way of keeping answers: the pace of each block, how long each took, how late the loop was."""

    paces: list[float] = field(default_factory=list)
    took: list[float] = field(default_factory=list)
    late: list[float] = field(default_factory=list)

    @property
    def pace(self) -> float:
        """Answers a second, the median of the blocks."""
        return median(self.paces)


@dataclass
class Measured:
    """All rows; `ratio` compares block by block, so that what else the machine did falls on both."""

    rows: dict[str, Row] = field(default_factory=dict)

    def row(self, name: str) -> Row:
        """The row of that name."""
        return self.rows.setdefault(name, Row())

    def ratio(self, name: str) -> float:
        """The median of the blocks' ratios to the raw loop of the same block."""
        pairs = zip(self.row(name).paces, self.row(RAW_LOOP).paces, strict=True)
        return median(ours / raw for ours, raw in pairs)


class Walker:
    """A member who answers, as the cards do: by session and revision, going on between two chapters."""

    def __init__(self, core: Core, caller: Caller) -> None:
        self._core = core
        self._caller = caller
        self._now: Conversation | None = None

    async def begin(self) -> int:
        """Open the session and leave the introduction; its id."""
        opened = await self._core.write(self._caller, answering.current_session)
        self._now = await self._core.write(self._caller, answering.start, opened.session, opened.revision)
        return self._now.session

    async def answer(self) -> float:
        """Choose the second level, and say how long it took. Going on is load, but not counted."""
        now = self._now
        assert now is not None
        while not isinstance(now.stop, QuestionStop):
            now = await self._core.write(self._caller, answering.go_on, now.session, now.revision)
        began = time.perf_counter()
        self._now = await self._core.write(self._caller, answering.choose, now.session, now.revision, "1")
        return time.perf_counter() - began


async def measure(postgres: str | None = None) -> Measured:
    """Run all of it; less than a minute. `postgres`: the address of an empty database to measure too."""
    measured = Measured()
    form = decode(convert_shipped(SELF_ASSESSMENT))
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        async with filled(Config(data=data), form) as (core, walkers):  # type: ignore[call-arg]
            sessions = [await walker.begin() for walker in walkers][-WRITERS:]
            copy = await _copied(core, data)
            raw = Raw(copy, sessions)
            gc.collect()
            gc.freeze()  # as the bot does once it has begun (`bot/run_bot.py`)
            for block in range(BLOCKS):
                await _block(measured, core, walkers, sessions, raw, block)
            raw.close()
        if postgres:
            config = Config(data=data, database=postgres)  # type: ignore[call-arg, arg-type]
            async with filled(config, form) as (core, walkers):
                for walker in walkers:
                    await walker.begin()
                for block in range(BLOCKS):
                    await _rules(measured, walkers, block, POSTGRES_ONE, POSTGRES_CROWD)
    return measured


@asynccontextmanager
async def filled(config: Config, form: Form) -> AsyncIterator[tuple[Core, list[Walker]]]:
    """The services on a new database with a network, as the bot has them, and its members."""
    tables = world.network(WRITERS + _ALONE + WRITERS)  # the last ones answer without rules
    server = int(tables["server"]["id"])
    async with core_of(config, None) as core:
        network = await core.across(demo.found, tables, form)
        callers = (
            Caller(ChannelKind.DISCORD, row["id"], row["display_name"], server=server, network=network.id)
            for row in tables["people"]
        )
        yield core, [Walker(core, caller) for caller in callers]


async def _copied(core: Core, data: Path) -> Path:
    """The same rows in a file of its own."""
    copy = data / "raw.sqlite3"
    # With no write under way and the log written back, the file alone is complete.
    await core.across(lambda _: None)
    shutil.copy(data / "techlink.sqlite3", copy)
    shutil.copy(data / "techlink.sqlite3-wal", f"{copy}-wal")
    return copy


async def _block(
    measured: Measured, core: Core, walkers: list[Walker], sessions: list[int], raw: Raw, block: int
) -> None:
    began = time.perf_counter()
    for number in range(RAW):
        raw.answer(number)
    measured.row(RAW_LOOP).paces.append(RAW / (time.perf_counter() - began))

    def plainly(session: int) -> Callable[[], Awaitable[float]]:
        async def once() -> float:
            began = time.perf_counter()
            await core.across(answer_plainly, session)
            return time.perf_counter() - began

        return once

    await _timed(measured.row(PLAIN_ONE), [[plainly(sessions[0])] * PLAIN])
    crowd = [[plainly(session)] * PLAIN_EACH for session in sessions]
    await _timed(measured.row(PLAIN_CROWD), crowd)
    await _rules(measured, walkers, block, RULES_ONE, RULES_CROWD)


async def _rules(measured: Measured, walkers: list[Walker], block: int, one: str, crowd: str) -> None:
    numbers = range(block * RULES, (block + 1) * RULES)
    alone = [walkers[WRITERS + number // QUESTIONS].answer for number in numbers]
    await _timed(measured.row(one), [alone])
    await _timed(measured.row(crowd), [[walker.answer] * RULES_EACH for walker in walkers[:WRITERS]])


async def _timed(row: Row, writers: Iterable[Iterable[Callable[[], Awaitable[float]]]]) -> None:
    """Let all writers work at the same time, each one after the other, and note what it took."""

    async def write(answers: Iterable[Callable[[], Awaitable[float]]]) -> list[float]:
        return [await answer() for answer in answers]

    watching = asyncio.create_task(probe.record(row.late))
    began = time.perf_counter()
    took = [each for writer in await asyncio.gather(*map(write, writers)) for each in writer]
    row.paces.append(len(took) / (time.perf_counter() - began))
    row.took += took
    watching.cancel()
