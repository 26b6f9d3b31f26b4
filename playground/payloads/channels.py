"""Channels, threads and direct conversations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playground.clock import iso
from playground.payloads.users import user
from playground.records.guilds import CATEGORY, DM, STAGE, VOICE
from playground.snowflakes import created_ms

if TYPE_CHECKING:
    from playground.records.guilds import Channel, Overwrite, Thread
    from playground.store.directory import Directory
    from playground.store.messages import Messages


def channel(c: Channel, directory: Directory, messages: Messages, viewer: int) -> dict[str, Any]:
    """Any channel as one user sees it: of a direct conversation they see the others."""
    if c.type == DM:
        others = [directory.users[i] for i in c.recipients if i != viewer]
        return _common(c, messages) | {"recipients": [user(u) for u in others]}
    if c.thread is not None:
        return _thread(c, c.thread, messages, viewer)
    return _guild_channel(c, messages)


def _common(c: Channel, messages: Messages) -> dict[str, Any]:
    shown: dict[str, Any] = {"id": str(c.id), "type": c.type, "flags": 0}
    if c.type != CATEGORY:
        newest = messages.newest.get(c.id)
        shown["last_message_id"] = str(newest) if newest else None
        if c.last_pin_ms is not None:
            shown["last_pin_timestamp"] = iso(c.last_pin_ms)
    return shown


def _guild_channel(c: Channel, messages: Messages) -> dict[str, Any]:
    shown = _common(c, messages) | {
        "guild_id": str(c.guild_id),
        "name": c.name,
        "position": c.position,
        "parent_id": str(c.parent_id) if c.parent_id else None,
        "permission_overwrites": [overwrite(o) for o in c.overwrites],
        "nsfw": c.nsfw,
    }
    if c.type in {VOICE, STAGE}:
        shown |= {"bitrate": 64000, "user_limit": 0, "rtc_region": None}
    if c.type != CATEGORY:
        shown |= {"topic": c.topic, "rate_limit_per_user": c.rate_limit_per_user}
    return shown | c.settings


def overwrite(o: Overwrite) -> dict[str, Any]:
    """A permission overwrite."""
    return {"id": str(o.id), "type": o.type, "allow": str(o.allow), "deny": str(o.deny)}


def _thread(c: Channel, t: Thread, messages: Messages, viewer: int) -> dict[str, Any]:
    count = messages.counts.get(c.id, 0)
    shown = _common(c, messages) | {
        "guild_id": str(c.guild_id),
        "name": c.name,
        "parent_id": str(c.parent_id),
        "owner_id": str(c.owner_id),
        "rate_limit_per_user": c.rate_limit_per_user,
        "thread_metadata": _metadata(c, t),
        "message_count": count,
        "member_count": len(t.members),
        "total_message_sent": count,
    }
    if str(viewer) in t.members:
        shown["member"] = thread_member(c, t, viewer)
    return shown


def _metadata(c: Channel, t: Thread) -> dict[str, Any]:
    return {
        "archived": t.archived,
        "auto_archive_duration": t.auto_archive_minutes,
        "archive_timestamp": iso(t.archive_changed_ms),
        "create_timestamp": iso(created_ms(c.id)),
        "locked": t.locked,
        "invitable": t.invitable,
    }


def thread_member(c: Channel, t: Thread, user_id: int) -> dict[str, Any]:
    """Somebody's membership of a thread."""
    joined = t.members.get(str(user_id), t.archive_changed_ms)
    return {"id": str(c.id), "user_id": str(user_id), "join_timestamp": iso(joined), "flags": 1}


def thread_gone(c: Channel) -> dict[str, Any]:
    """What is said of a thread that is deleted."""
    return {"id": str(c.id), "guild_id": str(c.guild_id), "parent_id": str(c.parent_id), "type": c.type}
