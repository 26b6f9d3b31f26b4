"""What happens to threads by being written in, joined and left alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from playground.errors import refused
from playground.events import Event
from playground.payloads.channels import channel as channel_payload
from playground.payloads.channels import thread_member
from playground.permissions import Permission
from playground.records.guilds import Thread

if TYPE_CHECKING:
    from playground.records.guilds import Channel
    from playground.state import Playground

_NOBODY = 0


def shown(pg: Playground, thread: Channel, viewer: int = _NOBODY) -> dict[str, Any]:
    """A thread's payload; for events, which are everybody's, without anybody's own membership."""
    return channel_payload(thread, pg.directory, pg.messages, viewer)


def save(pg: Playground, thread: Channel) -> Channel:
    """Stores a changed thread and tells those who see it."""
    pg.directory.put(thread)
    pg.emit(Event("THREAD_UPDATE", shown(pg, thread), thread.guild_id, thread.id))
    return thread


def archive(pg: Playground, thread: Channel, *, archived: bool) -> Channel:
    """Puts a thread away, or takes it out again."""
    state = replace(thread.thread or Thread(), archived=archived, archive_changed_ms=pg.clock.now_ms())
    return save(pg, replace(thread, thread=state))


def check_open(thread: Channel) -> None:
    """Refuses what cannot be done in an archived thread.

    Raises:
        DiscordError: 50083.
    """
    if thread.thread is not None and thread.thread.archived:
        raise refused(50083, "Thread is archived")


def check_may_write(pg: Playground, thread: Channel, user_id: int) -> None:
    """A locked thread is written in by who manages threads only.

    Raises:
        DiscordError: 160005.
    """
    if thread.thread is None or not thread.thread.locked:
        return
    if not pg.access.in_channel(thread, user_id) & Permission.MANAGE_THREADS:
        raise refused(160005, "Thread is locked")


def written_in(pg: Playground, thread: Channel, author_id: int) -> None:
    """A message takes a thread out of the archive, and makes its author a member."""
    if thread.thread is None:
        return
    if thread.thread.archived:
        thread = archive(pg, thread, archived=False)
    join(pg, thread, author_id)


def join(pg: Playground, thread: Channel, user_id: int) -> None:
    """Somebody becomes a member of a thread, who is not one yet."""
    members = thread.thread.members if thread.thread else {}
    if str(user_id) not in members:
        _members(pg, thread, members | {str(user_id): pg.clock.now_ms()}, added=(user_id,))


def leave(pg: Playground, thread: Channel, user_id: int) -> None:
    """A member of a thread is none any more."""
    members = thread.thread.members if thread.thread else {}
    if str(user_id) in members:
        rest = {u: at for u, at in members.items() if u != str(user_id)}
        _members(pg, thread, rest, removed=(user_id,))


def _members(
    pg: Playground,
    channel: Channel,
    members: dict[str, int],
    *,
    added: tuple[int, ...] = (),
    removed: tuple[int, ...] = (),
) -> None:
    state = replace(channel.thread or Thread(), members=members)
    changed = replace(channel, thread=state)
    pg.directory.put(changed)
    data: dict[str, Any] = {
        "id": str(channel.id),
        "guild_id": str(channel.guild_id),
        "member_count": len(members),
        "added_members": [thread_member(changed, state, u) for u in added],
        "removed_member_ids": [str(u) for u in removed],
    }
    pg.emit(Event("THREAD_MEMBERS_UPDATE", data, channel.guild_id, channel.id))
