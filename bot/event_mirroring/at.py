"""What the parts share: where they are, and what came of a try."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

import discord

from domain.records import Record

if TYPE_CHECKING:
    from services.core import Core
    from services.events.mirroring import Part, Wanted

REASON: Final = "Techlink"
_CLOCKS_APART: Final = timedelta(minutes=2)


class Hindered(Exception):
    """A right is missing, or something else stands in the way: `what` as in `mirroring.hinder`."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what: Final = what


class At(Record):
    """A server, and the instant at which it is looked at.

    `fits`: the event is among those for which Discord has room. `unsure`: somebody changed something, or may
    have while nobody listened: Discord is asked, no cache is believed.
    """

    client: discord.Client
    core: Core
    guild: discord.Guild
    now: datetime
    fits: bool = False
    unsure: bool = False

    def need(self, right: str, channel: discord.abc.GuildChannel | None = None) -> None:
        """Raise `Hindered` unless the bot has this right there, or on the server."""
        me = self.guild.me
        held = me.guild_permissions if channel is None else channel.permissions_for(me)
        if not (held.administrator or getattr(held, right)):
            raise Hindered(right)

    def made_then(self, id: int, wanted: Wanted, part: Part) -> bool:  # noqa: A002
        """Whether a thing of that id can be what was about to be made when a process ended."""
        since = wanted.notes(part).get("making")
        if not since:
            return False
        return discord.utils.snowflake_time(id) >= datetime.fromisoformat(since) - _CLOCKS_APART
