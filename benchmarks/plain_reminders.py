"""The baseline of `reminders`: APScheduler 3 with its own SQLAlchemy job store, as its guide shows it."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from benchmarks.resident import resident_mib, watch_lag

if TYPE_CHECKING:
    from pathlib import Path

PENDING: Final = 100_000
DUE: Final = 1_000
ADDS: Final = 1_000
LOOKS: Final = 200
IDLE_SECONDS: Final = 3.0
_FAR: Final = timedelta(days=30)
_STEP: Final = timedelta(milliseconds=10)
_late: Final[list[float]] = []
_all_run: Final = asyncio.Event()


async def remind(due: float) -> None:
    """The job: notes how late it is."""
    _late.append(time.time() - due)
    if len(_late) == DUE:
        _all_run.set()


async def measure(file: Path) -> dict[str, Any]:
    """Adds, an idle wake-up, and a thousand due at once, with a hundred thousand jobs."""
    store = SQLAlchemyJobStore(url=f"sqlite:///{file}")
    scheduler = AsyncIOScheduler(
        jobstores={"default": store}, timezone=UTC, job_defaults={"misfire_grace_time": None}
    )
    scheduler.start(paused=True)
    begin = datetime.now(UTC) + _FAR
    _fill(store, scheduler, begin)
    found: dict[str, Any] = {}
    began = time.perf_counter()
    for n in range(ADDS):
        scheduler.add_job(remind, "date", run_date=begin, args=[0.0], id=f"add:{n}")
    found["adds"] = found["adds_crowd"] = ADDS / (time.perf_counter() - began)
    found["next_due"] = [_look(store) for _ in range(LOOKS)]
    found["late"], found["lag"] = await _burst(scheduler)
    scheduler.shutdown(wait=False)
    return found


async def idle(file: Path) -> dict[str, Any]:
    """The memory of a process that waits for the next of what `measure` has left pending."""
    scheduler = AsyncIOScheduler(
        jobstores={"default": SQLAlchemyJobStore(url=f"sqlite:///{file}")}, timezone=UTC
    )
    scheduler.start()
    await asyncio.sleep(IDLE_SECONDS)
    scheduler.shutdown(wait=False)
    return {"memory": resident_mib()}


def _fill(store: Any, scheduler: Any, begin: datetime) -> None:
    """The jobs as `add_job` writes them, but in one transaction: so many commits would take minutes."""
    sample = scheduler.add_job(remind, "date", run_date=begin, args=[0.0], id="sample")
    rows = []
    for n in range(PENDING):
        at = begin + n * _STEP
        sample.id, sample.next_run_time, sample.args = f"far:{n}", at, (at.timestamp(),)
        state = store.jobs_t.insert().values(
            id=sample.id,
            next_run_time=at.timestamp(),
            job_state=_pickled(store, sample),
        )
        rows.append(state.compile().params)
    sample.id = "sample"
    with store.engine.begin() as connection:
        connection.execute(store.jobs_t.insert(), rows)


def _pickled(store: Any, job: Any) -> bytes:
    import pickle  # noqa: PLC0415 - what the job store does

    return pickle.dumps(job.__getstate__(), store.pickle_protocol)


def _look(store: Any) -> float:
    """What each wake-up asks: which jobs are due, and when the next is."""
    began = time.perf_counter()
    store.get_due_jobs(datetime.now(UTC))
    store.get_next_run_time()
    return time.perf_counter() - began


async def _burst(scheduler: Any) -> tuple[list[float], list[float]]:
    lag: list[float] = []
    watch = asyncio.create_task(watch_lag(lag))
    due = datetime.now(UTC) + timedelta(seconds=10)
    for n in range(DUE):
        scheduler.add_job(remind, "date", run_date=due, args=[due.timestamp()], id=f"burst:{n}")
    scheduler.resume()
    await _all_run.wait()
    watch.cancel()
    await asyncio.gather(watch, return_exceptions=True)
    return list(_late), lag
