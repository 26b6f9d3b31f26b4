"""Keeps the roles on the servers as the networks know people, whatever changed that: a page, a mail, a list.

What is done in chat is mirrored at once, by the command. Whom a network does not know is left alone, and so
is what Discord refused, until the network knows that person otherwise or the bot is started again.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

import structlog

from cogs.kit.mirroring import mirror_roles
from services.members.mirroring import everywhere

if TYPE_CHECKING:
    import discord

    from services.core import Core
    from services.members import Mirror

EVERY: Final = 30.0
_log = structlog.get_logger(__name__)


class Roles:
    """All servers' roles. `refused` are mirrors that Discord did not take: not tried again as they are."""

    def __init__(self, client: discord.Client, core: Core) -> None:
        self._client: Final = client
        self._core: Final = core
        self._refused: frozenset[Mirror] = frozenset()

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
        changed, refused = 0, set["Mirror"]()
        for server, mirrors in (await self._core.look_across(everywhere)).items():
            guild = self._client.get_guild(server)
            if guild is None:
                continue
            for mirror in (one for one in mirrors if _differs(guild, one)):
                if mirror in self._refused:
                    refused.add(mirror)
                    continue
                changed += 1
                if await mirror_roles(guild, mirror):
                    refused.add(mirror)
        self._refused = frozenset(refused)
        return changed


def _differs(guild: discord.Guild, mirror: Mirror) -> bool:
    """Whether the account, if it is there, has not the roles that it should have of those that there are."""
    member = guild.get_member(mirror.user)
    if member is None:
        return False
    present = {role.id for role in member.roles}
    there = {role.id for role in guild.roles}
    return bool((mirror.have & there) - present or mirror.lose & present)
