"""The mails of `door`: fifty people in chat at a pace, while two hundred are invited by e-mail and while not.

The playground takes the mails by SMTP, the worker sends them at two hundred a minute. Blocks with and without
mails alternate, and who begins changes, so that whatever else the machine does falls on both.
"""

from __future__ import annotations

import asyncio
import tempfile
import time
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks import world
from benchmarks.door_pages import AT_ONCE, waits_of
from benchmarks.figures import Side, percentile
from benchmarks.interactions import answers_in, control, techlink_answer, techlink_read
from benchmarks.person import NoAnswer, Person
from benchmarks.processes import Stage
from bot.composition import core_of
from bot.config import Config
from domain.actors import NetworkId
from domain.notices import NewNotice, Preferences
from domain.notices.kinds import SURVEY_CLOSING
from storage import members, networks, outbox, people
from storage.notices import preferences

if TYPE_CHECKING:
    from domain.actors import MemberId
    from storage.transaction import Unscoped

INVITED: Final = 200
PACE: Final = 200  # mails a minute
PAIRS: Final = 4  # a block with mails and one without, each
PRESSES: Final = 14  # of each person, a block: reads and answers in turns
CROWDS: Final = 2  # a questionnaire holds for two pairs of blocks
AT_REST: Final = 5  # so many mails go at once after a rest, and only then the pace holds
READ, ANSWER = "read", "answer"
_NETWORK: Final = NetworkId(1)
_WAVE: Final = 1
_PATIENCE: Final = 60.0


@dataclass
class Mails:
    """The round trips by what was pressed and whether mails were sent, and the mails that arrived.

    `paces` are the mails a minute of each block that has some, from the sixth on.
    """

    sides: dict[tuple[str, bool], Side] = field(default_factory=dict)
    late: dict[bool, list[float]] = field(default_factory=lambda: {False: [], True: []})
    missed: dict[bool, int] = field(default_factory=lambda: {False: 0, True: 0})
    arrived: list[str] = field(default_factory=list)
    paces: list[float] = field(default_factory=list)
    acknowledged: int = 0
    kept: int = 0

    def side(self, what: str, *, mails: bool) -> Side:
        """The round trips of `READ` or `ANSWER`, while mails were sent or not."""
        return self.sides.setdefault((what, mails), Side())

    def noise(self, what: str, share: float) -> float:
        """How many times a percentile of half of the time without mails is that of the other half."""
        trips = self.side(what, mails=False).trips
        halves = trips[: len(trips) // 2], trips[len(trips) // 2 :]
        first, second = (percentile(half, share) for half in halves)
        return max(first, second) / min(first, second)

    def ratio(self, what: str, share: float) -> float:
        """How many times as long a percentile is while mails are sent."""
        return self.side(what, mails=True).ms(share) / self.side(what, mails=False).ms(share)


async def measure() -> Mails:
    """Run all of it; about three minutes."""
    measured = Mails()
    tables = world.network(AT_ONCE * CROWDS)
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder, "data")
        await world.fill(data, tables)
        async with AsyncExitStack() as stack:
            config = Config(data=data)  # type: ignore[call-arg]  # the others have defaults
            core = await stack.enter_async_context(core_of(config, None))
            invited = await core.across(_invited)
            stage = Stage(Path(folder), "benchmarks.techlink_bot", tables)
            await stack.enter_async_context(stage)
            await stage.start(
                "worker", "bot", "worker", "--playground", stage.url, TECHLINK_MAIL_PACE=str(PACE)
            )
            crowd = await _people(stack, stage)
            share = INVITED // PAIRS
            for pair in range(PAIRS):
                here = crowd[pair * CROWDS // PAIRS * AT_ONCE :][:AT_ONCE]
                for mails in (False, True) if pair % 2 == 0 else (True, False):
                    await core.across(_due, invited[pair * share :][: share if mails else 0])
                    await _block(stage, here, pair, measured, mails=mails)
                    if mails:
                        await _until_arrived(stage, measured, share)
        measured.kept = answers_in(data / "techlink.sqlite3")
    return measured


def _invited(tx: Unscoped) -> list[MemberId]:
    """Members who are not on Discord and not yet anywhere else."""
    here = tx.within(_NETWORK)
    partners = networks.list_partners(here)
    found = []
    for number in range(INVITED):
        person = people.add_person(here, f"Invited {number}", language=("en", "fr", "es", "pt")[number % 4])
        found.append(members.add(here, person.id, partners[number % len(partners)].id).id)
        preferences.save(here, found[-1], Preferences(quiet=None))
    return found


def _due(tx: Unscoped, invited: list[MemberId]) -> None:
    """A notice for each that is due now, by e-mail alone to an address of their own."""
    notices = [
        NewNotice(
            SURVEY_CLOSING,
            f"wave:{_WAVE}:member",
            one,
            tx.now,
            f"invited:{one}",
            member=one,
            detail={"wave": _WAVE},
            address=f"invited{one}@partner.example",
        )
        for one in invited
    ]
    outbox.add(tx.within(_NETWORK), notices)


async def _people(stack: AsyncExitStack, stage: Stage) -> list[Person]:
    """Everybody with their card at the first question, and with their first overview behind them."""
    listed = await stage.control("/playground/people")
    application = next(one["id"] for one in listed if one["bot"])
    crowd = [
        await stack.enter_async_context(Person(stage, one, application)) for one in listed if not one["bot"]
    ]
    for one in crowd:
        await one.command("survey", "answer")
        await asyncio.wait_for(one.has_card.wait(), 15)
        await one.press(control(one, "start"))
        await techlink_read(one)
    return crowd


async def _block(stage: Stage, crowd: list[Person], pair: int, measured: Mails, *, mails: bool) -> None:
    async def one(person: Person, waits: list[float]) -> None:
        for number, wait in enumerate(waits):
            await asyncio.sleep(wait)
            what, press = (READ, techlink_read) if number % 2 == 0 else (ANSWER, techlink_answer)
            try:
                took = await press(person)
            except (NoAnswer, TimeoutError):
                # The chat waits for three seconds; whoever got no answer takes a rest until the next block.
                measured.missed[mails] += 1
                return
            measured.side(what, mails=mails).trips.append(took)
            measured.acknowledged += what == ANSWER

    await stage.load()
    await asyncio.gather(*map(one, crowd, waits_of(pair, PRESSES)))
    measured.late[mails] += (await stage.load()).late


async def _until_arrived(stage: Stage, measured: Mails, share: int) -> None:
    """Wait until the mails of a block lie in the mailbox, and note how fast they came."""
    end = time.monotonic() + _PATIENCE
    known = len(measured.arrived)
    while len(found := await stage.control("/playground/mails?limit=10000")) < known + share:
        if time.monotonic() > end:
            raise TimeoutError(f"{len(found)} of {known + share} mails")
        await asyncio.sleep(0.5)
    times = sorted(datetime.fromisoformat(one["at"]).timestamp() for one in found)[known:]
    measured.paces.append((share - AT_REST) / (times[-1] - times[AT_REST - 1]) * 60)
    measured.arrived = [one["to"] for one in found]
