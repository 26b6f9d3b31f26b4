"""`interactions`: how long a person waits for a read and for a durable answer, beside a bare discord.py bot.

Both bots run as processes, each on a playground of its own, with the same world. They take turns in short
blocks, so that whatever else the machine does falls on both.
"""

from __future__ import annotations

import asyncio
import random
import sqlite3
import tempfile
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks import world
from benchmarks.figures import Pair
from benchmarks.person import NoAnswer, Person
from benchmarks.processes import Stage

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from benchmarks.figures import Side

BLOCKS: Final = 4
ALONE: Final = 80  # presses of one person after the other, a block
AT_ONCE: Final = 50
EACH: Final = 3  # presses of each of them, a block
PACED: Final = 4  # presses of each of them, a block, when they take their time
PACE: Final = (0.7, 1.3)  # seconds between two presses of one person
_QUESTIONS: Final = 28
_SPARE: Final = -(-BLOCKS * ALONE // _QUESTIONS) + 1
READ, ANSWER = "read", "answer"
ONE, CROWD, RUSH = "one", "crowd", "rush"  # one after the other; fifty at a pace; fifty without a pause


@dataclass
class Measured:
    """The phases, the cards' sizes in bytes (bare, Techlink), and what was found in the database."""

    phases: dict[tuple[str, str], Pair] = field(default_factory=dict)
    bytes_of: dict[str, tuple[int, int]] = field(default_factory=dict)
    acknowledged: int = 0
    kept: int = 0

    def pair(self, what: str, how: str) -> Pair:
        """One phase: `READ` or `ANSWER`, by `ONE`, `CROWD` or `RUSH`."""
        return self.phases.setdefault((what, how), Pair())


@dataclass
class Cast:
    """One bot with its people: a crowd that presses at once, and those who press alone."""

    stage: Stage
    people: list[Person]
    read: Callable[[Person], Awaitable[float]]
    answer: Callable[[Person], Awaitable[float]]

    @property
    def crowd(self) -> list[Person]:
        return self.people[:AT_ONCE]

    def reader(self) -> Person:
        """Whoever reads alone."""
        return self.people[AT_ONCE]

    def answerer(self, number: int) -> Person:
        """Who gives the answer of that number: the next person when one has come to the end."""
        return self.people[AT_ONCE + number // _QUESTIONS]


async def measure() -> Measured:
    """Run all of it; about two minutes."""
    measured = Measured()
    tables = world.network(AT_ONCE + _SPARE)
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder, "techlink", "data")
        async with AsyncExitStack() as stack:
            bare = await _cast(stack, Stage(Path(folder, "bare"), "benchmarks.bare_bot", tables), tables)
            stage = Stage(Path(folder, "techlink"), "benchmarks.techlink_bot", tables)
            techlink = await _cast(stack, stage, tables)
            await _prepare(bare, techlink, measured)
            for block in range(BLOCKS):
                await _block(block, bare, techlink, measured)
        measured.kept = answers_in(data / "techlink.sqlite3")
    return measured


async def _cast(stack: AsyncExitStack, stage: Stage, tables: world.Table) -> Cast:
    data = stage.folder / "data"
    if stage.bot == "benchmarks.techlink_bot":
        await world.fill(data, tables)
    await stack.enter_async_context(stage)
    listed = await stage.control("/playground/people")
    application = next(one["id"] for one in listed if one["bot"])
    people = [one for one in listed if not one["bot"]]
    signed_in = [await stack.enter_async_context(Person(stage, who, application)) for who in people]
    if stage.bot == "benchmarks.techlink_bot":
        return Cast(stage, signed_in, techlink_read, techlink_answer)
    return Cast(stage, signed_in, _bare_read, _bare_answer)


async def _prepare(bare: Cast, techlink: Cast, measured: Measured) -> None:
    """Bring everybody's card; so both bots have answered everybody before anything is measured."""
    for mine, theirs in zip(techlink.people, bare.people, strict=True):
        await mine.command("survey", "answer")
        await theirs.command("card")
        for one in (mine, theirs):  # a command may succeed before what it sends is there
            await asyncio.wait_for(one.has_card.wait(), 15)
        await mine.press(control(mine, "start"))
        await techlink.read(mine)
        await bare.read(theirs)
        await bare.answer(theirs)
    one, other = bare.people[0], techlink.people[0]
    measured.bytes_of[READ] = one.answer_bytes, other.answer_bytes
    measured.bytes_of[ANSWER] = one.card_bytes, other.card_bytes


async def _block(block: int, bare: Cast, techlink: Cast, measured: Measured) -> None:
    turns = [(bare, "bare"), (techlink, "techlink")]
    for what in (READ, ANSWER):
        for how, play in _PHASES.items():
            pair = measured.pair(what, how)
            for cast, name in turns if block % 2 == 0 else reversed(turns):
                side: Side = getattr(pair, name)
                await cast.stage.load()
                before = len(side.trips)
                await play(cast, what, block, side)
                felt = await cast.stage.load()
                side.late += felt.late
                side.cpu += felt.cpu
                side.seconds += felt.seconds
                side.presses += len(side.trips) - before
                if name == "techlink" and what == ANSWER:
                    measured.acknowledged += len(side.trips) - before


async def _alone(cast: Cast, what: str, block: int, side: Side) -> None:
    for number in range(block * ALONE, (block + 1) * ALONE):
        trip = cast.read(cast.reader()) if what == READ else cast.answer(cast.answerer(number))
        side.trips.append(await trip)


async def _paced(cast: Cast, what: str, block: int, side: Side) -> None:
    """Everybody presses about once a second, which is faster than anybody reads a question."""
    chance = random.Random(block)  # the same waits for both bots

    async def one(person: Person, waits: list[float]) -> None:
        for wait in waits:
            await asyncio.sleep(wait)
            side.trips.append(await (cast.read(person) if what == READ else cast.answer(person)))

    waits = [[chance.uniform(0, 1), *(chance.uniform(*PACE) for _ in range(PACED - 1))] for _ in cast.crowd]
    await asyncio.gather(*map(one, cast.crowd, waits))


async def _rush(cast: Cast, what: str, _: int, side: Side) -> None:
    """Everybody presses again as soon as they have their answer: fifty presses are always under way."""

    async def one(person: Person) -> None:
        for _ in range(EACH):
            side.trips.append(await (cast.read(person) if what == READ else cast.answer(person)))

    await asyncio.gather(*(one(person) for person in cast.crowd))


_PHASES: Final = {ONE: _alone, CROWD: _paced, RUSH: _rush}


def control(person: Person, act: str) -> str:
    """The custom_id of a button on their card. Raises `NoAnswer` when there is none."""
    found = next((one for one in person.controls if f":{act}:" in one), None)
    if found is None:
        raise NoAnswer(f"no {act} on {person.controls}")
    return found


async def _bare_read(person: Person) -> float:
    return await person.command("ping")


async def _bare_answer(person: Person) -> float:
    return await _press_and_check(person)


async def techlink_read(person: Person) -> float:
    """`/me overview`."""
    return await person.command("me", "overview")


async def techlink_answer(person: Person) -> float:
    """Choose a level. Between two chapters, one goes on first, which is not counted."""
    if not any(":choose:" in one for one in person.controls):
        await person.press(control(person, "on"))
    return await _press_and_check(person)


async def _press_and_check(person: Person) -> float:
    """An answer counts when the card has moved on."""
    before = person.controls
    trip = await person.press(control(person, "choose"))
    if person.controls == before:
        raise NoAnswer(f"the card of {person.who['username']} stands still")
    return trip


def answers_in(file: Path) -> int:
    """How many answers the log of sessions holds, read from the file after the bot was killed."""
    with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as database:
        rows: int = database.execute("SELECT count(*) FROM survey_event WHERE raw IS NOT NULL").fetchone()[0]
    return rows
