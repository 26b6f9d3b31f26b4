"""Techlink's side of `reminders`: the outbox on SQLite, and the worker with nobody to send to."""

from __future__ import annotations

import asyncio
import time
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from benchmarks.resident import watch_lag
from bot.clock import SystemClock
from bot.delivering.alarm import Alarm
from bot.delivering.worker import Worker
from domain.actors import ChannelKind
from domain.notices import NewNotice, Preferences
from domain.notices.deliveries import Sent
from domain.notices.kinds import SURVEY_CLOSING
from services.core import Core
from services.notices import working
from storage import across, members, outbox, people
from storage.database import open_database
from storage.notices import preferences

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from domain.actors import MemberId, NetworkId
    from domain.notices.deliveries import Outcome
    from services.notices.views import Told
    from storage.transaction import Unscoped

PENDING: Final = 100_000
MANY: Final = 1_000_000
DUE: Final = 1_000
ADDS: Final = 1_000
WRITERS: Final = 50
LOOKS: Final = 2_000
BATCH: Final = 200
_FAR: Final = timedelta(days=30)
_STEP: Final = timedelta(milliseconds=10)


class Nobody:
    """Takes the place of the sender: notes when it was asked, and says that it arrived."""

    def __init__(self) -> None:
        self.opened: list[Any] = []
        self.late: list[float] = []
        self.all_asked = asyncio.Event()
        self.clock = SystemClock()

    async def send(self, told: Told, _drawn: object = None) -> Outcome:
        """Nothing is sent."""
        self.late.append((self.clock.now() - told.not_before).total_seconds())
        if len(self.late) == DUE:
            self.all_asked.set()
        return Sent(told.delivery, 1, told.delivery.id)


async def measure(file: Path) -> dict[str, Any]:
    """Adds, the next due, and a thousand due at once, with a hundred thousand pending."""
    database = await open_database(f"sqlite:///{file}", SystemClock())
    core = Core(database, SystemClock(), None)  # type: ignore[arg-type]  # nothing heavy is done
    network, ids = await core.across(_people)
    await _fill(core, network, ids, PENDING)
    found: dict[str, Any] = {}
    found["adds"] = await _adds(core, network, ids, writers=1)
    found["adds_crowd"] = await _adds(core, network, ids, writers=WRITERS)
    found["next_due"] = await core.look_across(_looks)
    found["late"], found["lag"] = await _burst(core, network, ids)
    await database.close()
    return found


async def tenfold(file: Path) -> dict[str, Any]:
    """What a look and a claim cost with a hundred thousand pending, then with a million."""
    database = await open_database(f"sqlite:///{file}", SystemClock())
    core = Core(database, SystemClock(), None)  # type: ignore[arg-type]  # nothing heavy is done
    network, ids = await core.across(_people)
    looks, claims = [], []
    for start, end in ((0, PENDING), (PENDING, MANY)):
        await _fill(core, network, ids, end - start, start)
        looks.append(_median(await core.look_across(_looks)))
        claims.append(_median([await _claim(core, network, ids, f"{end}:{n}") for n in range(9)]))
    plans = await core.look_across(partial(_plans, network))
    await database.close()
    return {"next_due": looks, "claim": claims, "plans": plans}


def _people(tx: Unscoped) -> tuple[NetworkId, list[MemberId]]:
    network = across.found_network(tx, server=1, name="Crowd", language="en", zone="Europe/Lisbon")
    here = tx.within(network.id)
    ids = []
    for n in range(DUE):
        person = people.add_person(here, f"Person {n}")
        people.add_channel(here, person.id, ChannelKind.DISCORD, str(1000 + n), agreed=True)
        ids.append(members.add(here, person.id, None).id)
        preferences.save(here, ids[-1], Preferences(quiet=None))
    return network.id, ids


async def _fill(core: Core, network: NetworkId, ids: list[MemberId], count: int, start: int = 0) -> None:
    begin = core.now() + _FAR
    for first in range(start, start + count, 20_000):
        numbers = range(first, min(first + 20_000, start + count))
        notices = [_notice(ids[n % len(ids)], begin + n * _STEP, f"far:{n}") for n in numbers]
        await core.across(_add, network, notices)


def _add(tx: Unscoped, network: NetworkId, notices: list[NewNotice]) -> None:
    outbox.add(tx.within(network), notices)


def _notice(member: MemberId, due: datetime, key: str) -> NewNotice:
    return NewNotice(SURVEY_CLOSING, "wave", 1, due, key, member=member, detail={"wave": 1})


async def _adds(core: Core, network: NetworkId, ids: list[MemberId], *, writers: int) -> float:
    """Notices a second, each in a transaction of its own that is on the disk when the next is begun."""
    due = core.now() + _FAR

    async def write(writer: int) -> None:
        for n in range(ADDS // writers):
            key = f"add:{writers}:{writer}:{n}"
            await core.across(_add, network, [_notice(ids[n % len(ids)], due, key)])

    began = time.perf_counter()
    await asyncio.gather(*(write(writer) for writer in range(writers)))
    return ADDS / (time.perf_counter() - began)


def _looks(tx: Unscoped) -> list[float]:
    return [_timed(lambda: across.next_due(tx, working.AHEAD)) for _ in range(LOOKS)]


async def _burst(core: Core, network: NetworkId, ids: list[MemberId]) -> tuple[list[float], list[float]]:
    """A thousand due at one instant, for a thousand people, with a worker at work and the loop watched."""
    nobody, late = Nobody(), list[float]()
    worker = Worker(core, Alarm(core, working.AHEAD), nobody, {SURVEY_CLOSING.code: _tell})  # type: ignore[arg-type]
    tasks = [asyncio.create_task(worker.run()), asyncio.create_task(watch_lag(late))]
    due = core.now() + working.AHEAD + timedelta(seconds=5)
    await core.across(_add, network, [_notice(one, due, f"burst:{one}") for one in ids])
    await nobody.all_asked.wait()
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    return nobody.late, late


def _tell(_tx: object, notice: Any, _reader: object) -> Any:
    """Nothing of surveys is measured here; what is told is not drawn, since nobody has its words."""
    return notice.detail


async def _claim(core: Core, network: NetworkId, ids: list[MemberId], name: str) -> float:
    """Claim a batch that is due, each notice for another person; the time within the transaction."""
    due = core.now() - timedelta(seconds=1)
    await core.across(_add, network, [_notice(one, due, f"{name}:{one}") for one in ids[:BATCH]])

    def claim(tx: Unscoped) -> float:
        took = _timed(lambda: working.claim(tx, network, name, BATCH))
        raise _Undone(took)

    try:
        await core.across(claim)
    except _Undone as done:
        await core.across(_forget, network, name)
        return done.took
    raise AssertionError("a claim that was to be undone was kept")


class _Undone(Exception):
    def __init__(self, took: float) -> None:
        super().__init__(took)
        self.took = took


def _forget(tx: Unscoped, network: NetworkId, name: str) -> None:
    """The batch is as good as never written: it must not be claimed the next time."""
    tx.within(network)
    tx.connection.exec_driver_sql(f"DELETE FROM notice WHERE dedupe_key LIKE '{name}:%'")


def _plans(network: NetworkId, tx: Unscoped) -> list[str]:
    here = f"SELECT * FROM notice WHERE network_id = {network} AND state = 'pending'"
    looked = (
        "SELECT min(wake_at) FROM notice WHERE state = 'pending'",
        f"{here} AND wake_at <= 1 ORDER BY wake_at, id LIMIT 200",
        f"{here} AND member_id IN (1, 2) AND wake_at <= 1",
    )
    rows = [tx.connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}").all() for sql in looked]
    return [str(row[3]) for found in rows for row in found]


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _median(values: list[float]) -> float:
    return sorted(values)[len(values) // 2]
