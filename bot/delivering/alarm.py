"""Wakes the worker a little before the next notice is due. It is only the clock; the database is the truth.

APScheduler keeps two jobs: one that looks at the database a few times a second, since another process may
write something earlier and the playground's clock may jump (a look is three steps in an index), and one that
rings at the exact instant. It reads the machine's clock, so that it is set by how long there is to wait. Its
jobs lie in memory and hold nothing: what it forgets, the next look finds.
"""

from __future__ import annotations

import asyncio
import contextlib
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from storage import across
from storage.errors import StorageError

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

    from services.core import Core

LOOK_EVERY: Final = 0.25
_log = structlog.get_logger(__name__)


class Alarm:
    """Rings `ahead` of the next due time of all networks. Use it as an async context manager."""

    def __init__(self, core: Core, ahead: timedelta) -> None:
        self._core: Final = core
        self._ahead: Final = ahead
        self._rung: Final = asyncio.Event()
        self._away = False
        self._scheduler: Final = AsyncIOScheduler(
            timezone=UTC,
            # A second late is late, never too late: APScheduler's own default would leave the job out.
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
        )

    async def __aenter__(self) -> Self:
        self._scheduler.add_job(self._tick, "interval", seconds=LOOK_EVERY, next_run_time=datetime.now(UTC))
        self._scheduler.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._scheduler.shutdown(wait=False)

    async def wait(self) -> None:
        """Return when something is to be prepared, at once if it was already when it was last looked."""
        await self._rung.wait()
        self._rung.clear()

    async def _tick(self) -> None:
        # Whoever shuts the scheduler down cancels a look that is under way; it would log that as a fault.
        with contextlib.suppress(asyncio.CancelledError):
            await self.look()

    async def look(self) -> None:
        """Look now: whoever has done what was due asks for what is due next."""
        try:
            due = await self._core.look_across(across.next_due, self._ahead)
        except StorageError as error:
            if not self._away:
                _log.warning("database_away", step="alarm", error=str(error))
            self._away = True
            return
        self._away = False
        if due is None:
            return
        left = (due - self._core.now()).total_seconds()
        if left <= 0:
            self._rung.set()
        elif left <= LOOK_EVERY:
            self._scheduler.add_job(
                self._rung.set, "date", run_date=datetime.now(UTC) + timedelta(seconds=left), id="due",
                replace_existing=True,
            )  # fmt: skip
