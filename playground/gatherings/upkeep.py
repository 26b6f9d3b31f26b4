"""What time does by itself: events begin, end and lapse, threads that nobody writes in are archived.

Source: Discord's documentation of 2022, "Guild Scheduled Event Status Update Automation", which says "a few
minutes" and "a few hours" without the figures.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from playground.clock import real_ms
from playground.gatherings import scheduling
from playground.messages import threads
from playground.records.gatherings import ACTIVE, CANCELED, COMPLETED, EXTERNAL_EVENT, SCHEDULED
from playground.snowflakes import created_ms

if TYPE_CHECKING:
    from playground.records.gatherings import ScheduledEvent
    from playground.state import Playground

_log = logging.getLogger("playground")

EMPTY_MS = 5 * 60 * 1000
"""An event in a channel where nobody has been for so long is over."""

LATE_MS = 3 * 3_600_000
"""An event in a channel that nobody began for so long after its time is cancelled."""

PATIENCE_MS = 10_000
"""Real time that passes before either: who jumps over an hour can still come, or begin it."""


class Upkeep:
    """Looks again and again; remembers since when it has seen something wait (playground and real time)."""

    def __init__(self, pg: Playground) -> None:
        self._pg = pg
        self._acted = False
        self._waiting: dict[tuple[int, str], tuple[int, int]] = {}

    async def run(self, every_s: float = 1.0) -> None:
        """Looks for ever."""
        while True:
            await asyncio.sleep(every_s)
            try:
                # only its own events: those of a request that is under way must not leave before its answer
                if self.look():
                    self._pg.settle_and_dispatch()
            except Exception:  # noqa: BLE001  # the next second is another try
                _log.exception("upkeep failed")

    def look(self) -> bool:
        """Does what is due now; says whether anything was."""
        self._acted = False
        now = self._pg.clock.now_ms()
        seen = set()
        for e in list(self._pg.gatherings.events.values()):
            if e.entity_type == EXTERNAL_EVENT:
                self._external(e, now)
            elif why := self._why_over(e, now):
                seen.add((e.id, why))
                self._end_when_patient(e, why, now)
        self._waiting = {key: since for key, since in self._waiting.items() if key in seen}
        self._archive(now)
        return self._acted

    def _settle(self, e: ScheduledEvent, status: int) -> ScheduledEvent:
        self._acted = True
        return scheduling.settle(self._pg, e, replace(e, status=status))

    def _external(self, e: ScheduledEvent, now: int) -> None:
        if e.status == SCHEDULED and now >= e.start_ms:
            e = self._settle(e, ACTIVE)
        if e.status == ACTIVE and e.end_ms is not None and now >= e.end_ms:
            self._settle(e, COMPLETED)

    def _why_over(self, e: ScheduledEvent, now: int) -> str | None:
        if e.status == SCHEDULED and now >= e.start_ms + LATE_MS:
            return "late"
        if e.status == ACTIVE and not self._pg.gatherings.voice_in(e.channel_id or 0):
            return "empty"
        return None

    def _end_when_patient(self, e: ScheduledEvent, why: str, now: int) -> None:
        since, since_real = self._waiting.setdefault((e.id, why), (now, real_ms()))
        if real_ms() - since_real < PATIENCE_MS or (why == "empty" and now - since < EMPTY_MS):
            return
        self._settle(e, CANCELED if why == "late" else COMPLETED)

    def _archive(self, now: int) -> None:
        for channel in list(self._pg.directory.channels.values()):
            thread = channel.thread
            if thread is None or thread.archived:
                continue
            newest = self._pg.messages.newest.get(channel.id)
            last = max(thread.archive_changed_ms, created_ms(newest) if newest else 0)
            if now - last >= thread.auto_archive_minutes * 60_000:
                self._acted = True
                threads.archive(self._pg, channel, archived=True)
