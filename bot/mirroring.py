"""Keeps the roles on the servers as the networks know people, whatever changed that: a page, a mail, a list.

What is done in chat is mirrored at once, by the command. Whom a network does not know is left alone. What
Discord refused is tried again: at once when the reason is gone or another one, else later and later. The
coordination reads the reason in `/network deliveries`.
"""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING, Final

import structlog

from cogs.kit.mirroring import hindrances, mirror_roles, to_change
from domain.records import Record
from services.members.mirroring import everywhere

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    import discord

    from domain.server_plan import Hindrance
    from services.core import Core
    from services.members import Mirror

EVERY: Final = 30.0
FIRST_PAUSE: Final = timedelta(minutes=5)
LONGEST_PAUSE: Final = timedelta(hours=6)
_MOST_DOUBLED: Final = 10
_log = structlog.get_logger(__name__)


class _Refused(Record):
    """So many times Discord did not take a mirror, for these reasons as far as we know."""

    why: tuple[tuple[Hindrance, str], ...]
    times: int
    again_at: datetime


class Roles:
    """All servers' roles."""

    def __init__(self, client: discord.Client, core: Core) -> None:
        self._client: Final = client
        self._core: Final = core
        self._refused: Mapping[Mirror, _Refused] = {}

    async def keep(self, every: float = EVERY) -> None:
        """Look every so often until cancelled. A look that fails is logged, and the next one follows."""
        while True:
            await asyncio.sleep(every)
            try:
                await self.look()
            except Exception:  # noqa: BLE001 - the bot goes on, and so do the roles that are right
                _log.exception("roles_not_kept")

    async def look(self) -> int:
        """Mend what is not as it should be; says for how many accounts something was changed or refused."""
        tried, refused = 0, dict["Mirror", _Refused]()
        for server, mirrors in (await self._core.look_across(everywhere)).items():
            guild = self._client.get_guild(server)
            if guild is None:
                continue
            for mirror in (one for one in mirrors if to_change(guild, one)):
                now, why = self._core.now(), hindrances(guild, [mirror])
                before = self._refused.get(mirror)
                if before is not None and before.why != why:
                    before = None
                if before is not None and now < before.again_at:
                    refused[mirror] = before
                    continue
                tried += 1
                if await mirror_roles(guild, mirror):
                    times = 1 if before is None else before.times + 1
                    refused[mirror] = _Refused(why, times, now + pause(times))
        self._refused = refused
        return tried


def pause(times: int) -> timedelta:
    """How long what was refused so often is left alone."""
    return min(FIRST_PAUSE * (1 << min(times - 1, _MOST_DOUBLED)), LONGEST_PAUSE)
