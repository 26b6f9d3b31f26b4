"""Who may see and do what, here and now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground import grants, permissions
from playground.errors import missing_access, missing_permissions, unknown
from playground.permissions import Permission
from playground.records.guilds import PRIVATE_THREAD, THREADS

if TYPE_CHECKING:
    from playground.clock import Clock
    from playground.records.guilds import Channel, Guild, Member
    from playground.store.directory import Directory


class Access:
    """Computes permissions from the directory, and refuses as Discord does."""

    def __init__(self, directory: Directory, clock: Clock) -> None:
        self._directory = directory
        self._clock = clock

    def in_guild(self, guild_id: int, user_id: int) -> int:
        """Server-wide permissions; 0 for who is no member."""
        guild = self._directory.guilds.get(guild_id)
        member = self._directory.member(guild_id, user_id)
        if guild is None or member is None:
            return 0
        owner = guild.owner_id == user_id
        total = grants.base(guild_id, member.roles, self._directory.roles[guild_id], owner=owner)
        return grants.implied(total, timed_out=self._timed_out(member))

    def in_channel(self, channel: Channel, user_id: int) -> int:
        """Permissions in a channel, a thread or a direct conversation."""
        if channel.guild_id is None:
            return permissions.IN_A_DM if user_id in channel.recipients else 0
        member = self._directory.member(channel.guild_id, user_id)
        if member is None:
            return 0
        if channel.type in THREADS:
            return self._in_thread(channel, user_id)
        owner = self._directory.guilds[channel.guild_id].owner_id == user_id
        total = grants.base(
            channel.guild_id, member.roles, self._directory.roles[channel.guild_id], owner=owner
        )
        total = grants.overwritten(total, channel.overwrites, channel.guild_id, user_id, member.roles)
        return grants.implied(total, timed_out=self._timed_out(member))

    def _in_thread(self, thread: Channel, user_id: int) -> int:
        parent = self._directory.channels.get(thread.parent_id or 0)
        if parent is None or thread.thread is None:
            return 0
        total = self.in_channel(parent, user_id)
        outside = thread.type == PRIVATE_THREAD and str(user_id) not in thread.thread.members
        if outside and not total & Permission.MANAGE_THREADS:
            return 0
        if total & Permission.SEND_MESSAGES_IN_THREADS:
            return total | Permission.SEND_MESSAGES
        return total & ~Permission.SEND_MESSAGES

    def _timed_out(self, member: Member) -> bool:
        return member.timeout_until_ms > self._clock.now_ms()

    def sees(self, channel: Channel, user_id: int) -> bool:
        """Whether a user may view a channel."""
        return bool(self.in_channel(channel, user_id) & Permission.VIEW_CHANNEL)

    def guild(self, guild_id: int, user_id: int, needed: int = 0) -> Guild:
        """A server the user is in and may act in.

        Raises:
            DiscordError: 10004, 50001 or 50013.
        """
        guild = self._directory.guilds.get(guild_id)
        if guild is None:
            raise unknown("guild")
        if self._directory.member(guild_id, user_id) is None:
            raise missing_access()
        if needed and self.in_guild(guild_id, user_id) & needed != needed:
            raise missing_permissions()
        return guild

    def channel(self, channel_id: int, user_id: int, needed: int = 0) -> Channel:
        """A channel the user may view and act in.

        Raises:
            DiscordError: 10003, 50001 or 50013.
        """
        channel = self._directory.channels.get(channel_id)
        if channel is None:
            raise unknown("channel")
        held = self.in_channel(channel, user_id)
        if not held & Permission.VIEW_CHANNEL:
            raise missing_access()
        if held & needed != needed:
            raise missing_permissions()
        return channel

    def top_role(self, guild_id: int, user_id: int) -> tuple[int, int]:
        """How high a member stands: compare these to know who may manage whom. The owner is above all."""
        member = self._directory.member(guild_id, user_id)
        if self._directory.guilds[guild_id].owner_id == user_id:
            return (1 << 31, 0)
        roles = self._directory.roles[guild_id]
        own = [roles[r] for r in (member.roles if member else []) if r in roles]
        return max(((r.position, -r.id) for r in own), default=(0, 0))
