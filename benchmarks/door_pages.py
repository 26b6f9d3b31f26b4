"""The pages of `door`: fifty people at a questionnaire on the portal, beside a bare aiohttp application.

Both are processes that do nothing else, and take turns in short blocks, so that whatever else the machine
does falls on both.
"""

from __future__ import annotations

import asyncio
import html
import random
import re
import tempfile
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks import world
from benchmarks.browser import Browser, WrongAnswer
from benchmarks.figures import Pair
from benchmarks.interactions import answers_in
from benchmarks.processes import Processes
from bot.composition import core_of
from bot.config import Config
from domain.actors import Caller, ChannelKind
from services import door

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from benchmarks.figures import Side

BLOCKS: Final = 4
MEMBERS: Final = 60
AT_ONCE: Final = 50
READS: Final = {"crowd": 4, "rush": 10}  # pages that each of them asks for, a block
ANSWERS: Final = {"crowd": 3, "rush": 3}  # all blocks together stay within the questionnaire
PACE: Final = (0.7, 1.3)  # seconds between two presses of one person
READ, ANSWER = "read", "answer"
CROWD, RUSH = "crowd", "rush"  # fifty at a pace; fifty without a pause
_SURVEY: Final = "/n/1/surveys/1"
_HIDDEN: Final = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)">')
_OPTION: Final = re.compile(r'name="option" value="([^"]*)"')


@dataclass
class Pages:
    """The phases, the page's size in bytes, and the answers that were counted and that were found."""

    phases: dict[tuple[str, str], Pair] = field(default_factory=dict)
    size: int = 0
    acknowledged: int = 0
    kept: int = 0

    def pair(self, what: str, how: str) -> Pair:
        """One phase: `READ` or `ANSWER`, by `CROWD` or `RUSH`."""
        return self.phases.setdefault((what, how), Pair())


class Reader:
    """Somebody at a question of the portal. Bare pages have the question of whoever looked first."""

    def __init__(self, browser: Browser, path: str) -> None:
        self.path = path
        self.page = ""
        self._browser = browser

    async def sign_in(self, token: str) -> None:
        """Use the link from chat, and leave the introduction behind."""
        await self._look(f"/signin/{token}")
        await self._browser.post(f"/signin/{token}", self._fields())
        await self.look()
        await self._press("begin")

    async def look(self) -> float:
        """Ask for the page of one's question; how many seconds until it is there."""
        return await self._look(self.path)

    async def answer(self) -> float:
        """Choose the second sentence; how many seconds until it is kept. The next page is load, not counted.

        Between two chapters one goes on first, which is not counted either.
        """
        if not _OPTION.search(self.page):
            await self._press("on")
        options, before = _OPTION.findall(self.page), self._fields()
        took = (await self._browser.post(self.path, [*before, ("option", options[1]), ("act", "on")])).took
        await self.look()
        if self.path != "/" and self._fields() == before:
            raise WrongAnswer(f"the page stands still at {before}")
        return took

    async def _press(self, act: str) -> None:
        await self._browser.post(self.path, [*self._fields(), ("act", act)])
        await self.look()

    async def _look(self, path: str) -> float:
        answer = await self._browser.get(path)
        self.page = answer.body
        return answer.took

    def _fields(self) -> list[tuple[str, str]]:
        return [(name, html.unescape(value)) for name, value in _HIDDEN.findall(self.page)]


@dataclass
class Cast:
    """One side: its processes, the name of the one that serves, and the people."""

    at: Processes
    name: str
    people: list[Reader]


async def measure() -> Pages:
    """Run all of it; about a minute and a half."""
    measured = Pages()
    tables = world.network(MEMBERS)
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder, "data")
        await world.fill(data, tables)
        tokens = await _links(data, tables["people"][:AT_ONCE])
        async with AsyncExitStack() as stack:
            here = await stack.enter_async_context(Processes(Path(folder)))
            said = await here.start("portal", "benchmarks.techlink_portal")
            people = await _people(stack, said["here"]["portal"], _SURVEY)
            for one, token in zip(people, tokens, strict=True):
                await one.sign_in(token)
            measured.size = len(people[0].page.encode())
            said = await here.start("bare", "benchmarks.bare_pages", _written(here, people[0].page))
            bare = Cast(here, "bare", await _people(stack, said["portal"], "/"))
            for one in bare.people:
                await one.look()
            for block in range(BLOCKS):
                await _block(block, bare, Cast(here, "portal", people), measured)
        measured.kept = answers_in(data / "techlink.sqlite3")
    return measured


def _written(here: Processes, page: str) -> str:
    file = here.folder / "page.html"
    file.write_text(page, "utf-8")
    return str(file)


async def _links(data: Path, people: Iterable[world.Table]) -> list[str]:
    """A link for signing in for each of them, made as `/portal` makes it."""
    async with core_of(Config(data=data), None) as core:  # type: ignore[call-arg]  # the others have defaults
        found = []
        for one in people:
            caller = Caller(ChannelKind.DISCORD, one["id"], one["display_name"])
            found.append((await core.write(caller, door.make_link)).token)
        return found


async def _people(stack: AsyncExitStack, address: str, path: str) -> list[Reader]:
    return [Reader(await stack.enter_async_context(Browser(address)), path) for _ in range(AT_ONCE)]


async def _block(block: int, bare: Cast, techlink: Cast, measured: Pages) -> None:
    turns = [(bare, "bare"), (techlink, "techlink")]
    for what, counts in ((READ, READS), (ANSWER, ANSWERS)):
        for how, count in counts.items():
            pair = measured.pair(what, how)
            for cast, name in turns if block % 2 == 0 else reversed(turns):
                side: Side = getattr(pair, name)
                await cast.at.load(cast.name)
                await _play(
                    cast, what, waits_of(block, count) if how == CROWD else [[0.0] * count] * AT_ONCE, side
                )
                felt = await cast.at.load(cast.name)
                side.late += felt.late
                side.cpu += felt.cpu
                side.seconds += felt.seconds
                side.presses += count * AT_ONCE
                if name == "techlink" and what == ANSWER:
                    measured.acknowledged += count * AT_ONCE


async def _play(cast: Cast, what: str, waits: list[list[float]], side: Side) -> None:
    async def one(person: Reader, rests: list[float]) -> None:
        ask: Callable[[], object] = person.look if what == READ else person.answer
        for rest in rests:
            if rest:
                await asyncio.sleep(rest)
            side.trips.append(await ask())  # type: ignore[misc]  # both are coroutines of seconds

    await asyncio.gather(*map(one, cast.people, waits))


def waits_of(block: int, count: int) -> list[list[float]]:
    """How long each of fifty waits before each press, about a second: the same for both sides."""
    chance = random.Random(block)
    return [
        [chance.uniform(0, 1), *(chance.uniform(*PACE) for _ in range(count - 1))] for _ in range(AT_ONCE)
    ]
