"""Hears what people do on Discord with what stands there for events, and wakes whoever keeps that in line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.event_mirroring import catching_up
from cogs.event.board import COG
from services.events import announcing, mirroring
from services.events.mirroring import Part
from services.meetings import connecting

if TYPE_CHECKING:
    import discord

    from bot.client import Techlink
    from bot.event_mirroring.keeper import Keeper
    from cogs.event.board import Board
    from domain.events.model import EventId


class Listener:
    """What discord.py calls for each event that concerns a mirror."""

    def __init__(self, bot: Techlink, keeper: Keeper) -> None:
        self._bot: Final = bot
        self._keeper: Final = keeper

    def attach(self) -> None:
        """Hear from now on."""
        for name in (
            "on_ready",
            "on_event_changed",
            "on_scheduled_event_update",
            "on_scheduled_event_delete",
            "on_scheduled_event_user_add",
            "on_scheduled_event_user_remove",
            "on_raw_thread_delete",
            "on_guild_channel_delete",
            "on_guild_role_delete",
            "on_guild_role_update",
            "on_voice_state_update",
        ):
            self._bot.add_listener(getattr(self, name), name)

    async def on_ready(self) -> None:
        """A session began: what happened before it was not heard."""
        self._keeper.forget()

    async def on_event_changed(self) -> None:
        """A press here changed what is to stand there."""
        self._keeper.wake()

    async def on_scheduled_event_update(
        self, _before: discord.ScheduledEvent, after: discord.ScheduledEvent
    ) -> None:
        """Perhaps people changed one of ours, perhaps it was us."""
        self._keeper.wake(after.id)

    async def on_scheduled_event_delete(self, event: discord.ScheduledEvent) -> None:
        """As above; "Cancel event" in Discord's own programs deletes it."""
        self._keeper.wake(event.id)

    async def on_scheduled_event_user_add(
        self, event: discord.ScheduledEvent, user: discord.abc.User
    ) -> None:
        """Somebody is interested in one of the server's events."""
        if event.guild is not None:
            changed = await catching_up.shown(self._bot.core, event.guild, event.id, user)
            await self._show(event.guild, changed)

    async def on_scheduled_event_user_remove(
        self, event: discord.ScheduledEvent, user: discord.abc.User
    ) -> None:
        """Somebody is not interested any more."""
        if event.guild is not None:
            changed = await catching_up.stopped(self._bot.core, event.guild, event, user)
            await self._show(event.guild, changed)

    async def on_raw_thread_delete(self, payload: discord.RawThreadDeleteEvent) -> None:
        """A thread is gone, perhaps one of ours."""
        for wanted in await self._bot.core.look_across(mirroring.on_server, payload.guild_id):
            if wanted.mirror.thread == payload.thread_id:
                await self._bot.core.across(mirroring.gone, wanted, Part.THREAD)

    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        """A channel is gone: a room of ours, or where announcements stood."""
        core = self._bot.core
        for wanted in await core.look_across(mirroring.on_server, channel.guild.id):
            if wanted.mirror.channel == channel.id:
                posting = await core.look_across(announcing.posting, wanted.network, wanted.event.id)
                if posting is not None:
                    await core.across(announcing.failed, posting, "gone")
        self._keeper.wake()

    async def on_guild_role_delete(self, _role: discord.Role) -> None:
        """A role is gone."""
        self._keeper.wake()

    async def on_guild_role_update(self, _before: discord.Role, _after: discord.Role) -> None:
        """Perhaps a right is there that was missing."""
        self._keeper.wake()

    async def on_voice_state_update(
        self, member: discord.Member, before: discord.VoiceState, after: discord.VoiceState
    ) -> None:
        """Somebody left a room: it may be empty now. Attendance hears of it in `cogs/event/meeting`."""
        if before.channel is None or before.channel == after.channel:
            return
        # Most talk is of no event: all that stands is looked at for a room of one alone.
        left = (before.channel.id,)
        if await self._bot.core.look_across(connecting.concerned, member.guild.id, left):
            self._keeper.wake()

    async def _show(self, guild: discord.Guild, event: EventId | None) -> None:
        board: Board | None = getattr(self._bot.get_cog(COG), "board", None)
        network = await self._bot.core.look_across(mirroring.of_server, guild.id)
        if event is not None and board is not None and network is not None:
            board.touch(int(network), int(event))
        self._keeper.wake()
