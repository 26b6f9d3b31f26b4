"""Looks again and again at all events, and lets each part do what is due on its server.

What Discord refused is tried again: at once when the right is there, else later and later. It is noted, so
that `/network deliveries` says it, and the coordination is told once.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

import aiohttp
import discord
import structlog

from bot.event_mirroring import catching_up, roles, rooms, scheduled, threads
from bot.event_mirroring.at import At, Hindered
from bot.mirroring import pause
from domain.events.on_discord import MOST, first_ones, state
from domain.records import Record, replace
from services.events import mirroring
from services.events.mirroring import Part

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from types import ModuleType

    from services.core import Core
    from services.events.mirroring import Wanted

EVERY: Final = 5.0
# A room is closed only after Discord's event left it, and shown in that event only once it is there.
ORDER: Final = (Part.SCHEDULED, Part.ROOM, Part.ROLE, Part.THREAD)
PARTS: Final = {
    Part.SCHEDULED: scheduled,
    Part.ROOM: rooms,
    Part.ROLE: roles,
    Part.THREAD: threads,
}
CHECKED_EVERY: Final = timedelta(hours=1)
"""So often all that stands there is looked for, heard of or not."""
MADE_AT_ONCE: Final = 5
"""Things that are made in one look on one server: a year of a weekly series does not hold up the others."""
_FULL: Final = 30038
_log = structlog.get_logger(__name__)

Key = tuple[int, int]


class _Refused(Record):
    """So many times it could not be done, for this reason."""

    what: str
    times: int
    again_at: datetime


@dataclass
class _Budget:
    """What may still be tried and was made in one look on one server, and whether anything has to wait."""

    left: int = MADE_AT_ONCE
    made: int = 0
    short: bool = False

    def spend(self) -> bool:
        """Whether one more may be made."""
        if not self.left:
            self.short = True
            return False
        self.left -= 1
        return True


class Keeper:
    """All servers' events. One look at a time; whoever hears something says `wake`."""

    def __init__(self, client: discord.Client, core: Core) -> None:
        self._client: Final = client
        self._core: Final = core
        self._refused: dict[tuple[Key, Part], _Refused] = {}
        self._unsure: set[int] = set()
        self._checked: dict[Key, datetime] = {}
        self._wake: Final = asyncio.Event()

    def wake(self, scheduled: int | None = None) -> None:
        """Something may be due; with one of Discord's scheduled events: somebody changed that one."""
        if scheduled is not None:
            self._unsure.add(scheduled)
        self._wake.set()

    def forget(self) -> None:
        """What was heard before is not to be relied on: a new session began."""
        self._checked.clear()
        self._wake.set()

    async def keep(self, every: float = EVERY) -> None:
        """Look every so often until cancelled. A look that fails is logged, and the next one follows."""
        while True:
            try:
                async with asyncio.timeout(every):
                    await self._wake.wait()
            except TimeoutError:
                pass
            self._wake.clear()
            if not self._client.is_ready():
                continue
            try:
                await self.look()
            except Exception:  # noqa: BLE001 - the bot goes on; what is not right yet is found by the next look
                _log.exception("events_not_kept")

    async def look(self) -> int:
        """Do all that is due now; says for how many events and parts something was tried."""
        by_server: dict[int, list[Wanted]] = {}
        for one in await self._core.look_across(mirroring.everything):
            by_server.setdefault(one.server, []).append(one)
        tried = 0
        for server, found in by_server.items():
            guild = self._client.get_guild(server)
            if guild is not None and not guild.unavailable:
                tried += await self._look_at(guild, found)
        return tried

    async def _look_at(self, guild: discord.Guild, found: list[Wanted]) -> int:
        now, tried = self._core.now(), 0
        fits, budget = _fitting(guild, found, now), _Budget()
        unsure, self._unsure = self._unsure, set()
        # What gives its place up does so before another one takes it.
        for one in sorted(found, key=lambda one: one.event.id in fits):
            last = self._checked.get(one.key)
            check = last is None or now - last >= CHECKED_EVERY
            at = At(
                self._client,
                self._core,
                guild,
                now,
                fits=one.event.id in fits,
                unsure=check or one.mirror.scheduled in unsure,
            )
            tried += await self._keep(at, one, budget)
            if check:
                await self._catch_up(at, one)
                self._checked[one.key] = now
        self._unsure |= unsure - {one.mirror.scheduled for one in found}
        if budget.short and budget.made:
            # The others have their turn, then the rest follows at once.
            self._wake.set()
        return tried

    async def _keep(self, at: At, wanted: Wanted, budget: _Budget) -> int:
        tried, now_is = 0, wanted
        for part in (*ORDER, Part.SCHEDULED):
            at = replace(at, unsure=at.unsure and not tried)
            if not PARTS[part].due(at, now_is) or self._rests(at, now_is, part):
                continue
            if not now_is.stands(part) and not budget.spend():
                continue
            tried += 1
            await self._try(at, now_is, part, PARTS[part])
            fresh = await self._core.look_across(mirroring.one, wanted.network, wanted.event.id)
            if fresh is None:
                return tried
            budget.made += fresh.stands(part) and not now_is.stands(part)
            now_is = fresh
        return tried

    async def _try(self, at: At, wanted: Wanted, part: Part, module: ModuleType) -> None:
        key = (wanted.key, part)
        try:
            await module.keep(at, wanted)
        except Hindered as error:
            await self._refuse(at, wanted, part, error.what)
        except discord.HTTPException as error:
            _log.warning(
                "event_not_mirrored",
                id=int(wanted.event.id),
                part=part.value,
                status=error.status,
                code=error.code,
                said=error.text[:300],
            )
            await self._refuse(at, wanted, part, "full" if error.code == _FULL else "discord")
        except (OSError, aiohttp.ClientError) as error:
            _log.warning("event_not_mirrored", id=int(wanted.event.id), part=part.value, error=repr(error))
        else:
            self._refused.pop(key, None)
            if wanted.problem(part) is not None:
                await self._core.across(mirroring.hinder, wanted, part, None)

    async def _refuse(self, at: At, wanted: Wanted, part: Part, what: str) -> None:
        key = (wanted.key, part)
        before = self._refused.get(key)
        times = before.times + 1 if before is not None and before.what == what else 1
        self._refused[key] = _Refused(what, times, at.now + pause(times))
        # That Discord has no room, or a whim, is nothing that the coordination could mend.
        if what not in {"full", "discord"}:
            await self._core.across(mirroring.hinder, wanted, part, what)

    def _rests(self, at: At, wanted: Wanted, part: Part) -> bool:
        """Whether it was refused a short while ago, and why is still so."""
        before = self._refused.get((wanted.key, part))
        if before is None or at.now >= before.again_at:
            return False
        held = at.guild.me.guild_permissions
        return not (getattr(held, before.what, False) or held.administrator)

    async def _catch_up(self, at: At, wanted: Wanted) -> None:
        """What came or went while nobody listened: interest, and the announcement, of which nobody tells."""
        try:
            await catching_up.interest(at, wanted)
            await catching_up.announcement(at, wanted)
        except (discord.HTTPException, OSError, aiohttp.ClientError) as error:
            _log.warning("event_not_caught_up", id=int(wanted.event.id), error=repr(error))


def _fitting(guild: discord.Guild, found: Iterable[Wanted], now: datetime) -> frozenset[int]:
    """The events for which Discord has room, beside those that people made."""
    listed = list(found)
    ours = {one.mirror.scheduled for one in listed}
    others = sum(1 for one in guild.scheduled_events if one.id not in ours and one.status.value in {1, 2})
    gone = {"gone", "over"}
    coming = [
        one.event
        for one in listed
        if state(one.event, now).open and not gone & set(one.notes(Part.SCHEDULED))
    ]
    return frozenset(int(one) for one in first_ones(coming, MOST - others))
