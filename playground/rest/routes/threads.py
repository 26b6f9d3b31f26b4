"""Threads: start, join, leave, archive."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from playground.errors import missing_permissions, not_modelled, refused, unknown
from playground.events import Event
from playground.messages.edit import save
from playground.messages.send import publish, reference_to
from playground.payloads.channels import channel as channel_payload
from playground.payloads.channels import thread_member
from playground.permissions import Permission
from playground.records.guilds import (
    FORUM,
    MEDIA,
    NEWS,
    NEWS_THREAD,
    PRIVATE_THREAD,
    PUBLIC_THREAD,
    THREADS,
    Channel,
    Thread,
)
from playground.records.messages import HAS_THREAD, THREAD_CREATED, THREAD_STARTER, Message
from playground.rest.call import Reply
from playground.rest.routes.messages import found
from playground.rest.routing import Routes
from playground.validation.fields import Field, Number, OneOf, Text, Truth, check_shape
from playground.validation.problems import Problems

if TYPE_CHECKING:
    from playground.rest.call import Call

routes = Routes()
_SHAPE: dict[str, Field] = {
    "name": Text(100, 1),
    "type": OneOf(tuple(sorted(THREADS))),
    "auto_archive_duration": OneOf((60, 1440, 4320, 10080)),
    "rate_limit_per_user": Number(0, 21600),
    "invitable": Truth(),
    "archived": Truth(),
    "locked": Truth(),
}


def _check(call: Call, *, named: bool) -> None:
    problems = Problems()
    check_shape(_SHAPE | ({"name": Text(100, 1, required=True)} if named else {}), call.json, (), problems)
    problems.settle()


def _shown(call: Call, thread: Channel) -> dict[str, Any]:
    return channel_payload(thread, call.pg.directory, call.pg.messages, call.me.id)


@routes("POST", "/channels/{channel}/threads", rate=(10, 10.0))
async def create(call: Call) -> Reply:
    """Starts a thread of its own; private unless it says otherwise, as on Discord."""
    _check(call, named=True)
    kind = call.json.get("type") or PRIVATE_THREAD
    private = kind == PRIVATE_THREAD
    needed = Permission.CREATE_PRIVATE_THREADS if private else Permission.CREATE_PUBLIC_THREADS
    parent = call.pg.access.channel(call.id("channel"), call.me.id, needed)
    thread = _start(call, parent, kind, call.pg.ids.next())
    if not private:
        note = Message(call.pg.ids.next(), parent.id, call.me.id, THREAD_CREATED, content=thread.name)
        reference = {"type": 0, "channel_id": str(thread.id), "guild_id": str(parent.guild_id)}
        publish(call.pg, parent, replace(note, reference=reference))
    return Reply(201, _shown(call, thread))


@routes("POST", "/channels/{channel}/messages/{message}/threads", rate=(10, 10.0))
async def create_on(call: Call) -> Reply:
    """Starts a thread on a message; it has the message's id."""
    _check(call, named=True)
    parent = call.pg.access.channel(call.id("channel"), call.me.id, Permission.CREATE_PUBLIC_THREADS)
    message = found(call, parent)
    if message.id in call.pg.directory.channels:
        raise refused(160004, "A thread has already been created for this message")
    thread = _start(call, parent, NEWS_THREAD if parent.type == NEWS else PUBLIC_THREAD, message.id)
    save(call.pg, parent, replace(message, flags=message.flags | HAS_THREAD))
    reference = reference_to(message, parent)
    publish(
        call.pg,
        thread,
        Message(call.pg.ids.next(), thread.id, message.author_id, THREAD_STARTER, reference=reference),
    )
    return Reply(201, _shown(call, thread))


def _start(call: Call, parent: Channel, kind: int, number: int) -> Channel:
    if parent.type in {FORUM, MEDIA}:
        raise not_modelled("posts in forum channels")
    if parent.guild_id is None or parent.type in THREADS:
        raise refused(50024, "Cannot execute action on this channel type")
    now = call.pg.clock.now_ms()
    thread = Channel(
        id=number,
        type=kind,
        guild_id=parent.guild_id,
        name=call.json["name"],
        parent_id=parent.id,
        owner_id=call.me.id,
        rate_limit_per_user=call.json.get("rate_limit_per_user") or 0,
        thread=Thread(
            auto_archive_minutes=call.json.get("auto_archive_duration") or 4320,
            archive_changed_ms=now,
            invitable=call.json.get("invitable") is not False,
            members={str(call.me.id): now},
        ),
    )
    call.pg.directory.put(thread)
    data = _shown(call, thread) | {"newly_created": True}
    call.pg.emit(Event("THREAD_CREATE", data, thread.guild_id, thread.id))
    return thread


def _thread(call: Call) -> tuple[Channel, Thread]:
    channel = call.pg.access.channel(call.id("channel"), call.me.id)
    if channel.thread is None:
        raise refused(50024, "Cannot execute action on this channel type")
    return channel, channel.thread


def change_thread(call: Call, channel: Channel) -> Channel:
    """PATCH of a thread: its owner renames and archives, who manages threads does the rest."""
    _check(call, named=False)
    manages = call.pg.access.in_channel(channel, call.me.id) & Permission.MANAGE_THREADS
    if not manages and (channel.owner_id != call.me.id or "locked" in call.json):
        raise missing_permissions()
    state = {k: call.json[k] for k in ("archived", "locked", "invitable") if call.json.get(k) is not None}
    if call.json.get("auto_archive_duration"):
        state["auto_archive_minutes"] = call.json["auto_archive_duration"]
    if "archived" in state:
        state["archive_changed_ms"] = call.pg.clock.now_ms()
    fields = {k: call.json[k] for k in ("name", "rate_limit_per_user") if call.json.get(k) is not None}
    changed = replace(channel, **fields, thread=replace(channel.thread or Thread(), **state))
    call.pg.directory.put(changed)
    call.pg.emit(Event("THREAD_UPDATE", _shown(call, changed), changed.guild_id, changed.id))
    return changed


def remove_thread(call: Call, thread: Channel) -> None:
    """Deletes a thread with its messages."""
    if not call.pg.access.in_channel(thread, call.me.id) & Permission.MANAGE_THREADS:
        raise missing_permissions()
    data = {
        "id": str(thread.id),
        "guild_id": str(thread.guild_id),
        "parent_id": str(thread.parent_id),
        "type": thread.type,
    }
    call.pg.emit(Event("THREAD_DELETE", data, thread.guild_id, thread.parent_id))
    call.pg.messages.remove_channel(thread.id)
    call.pg.directory.drop(thread)


@routes("GET", "/guilds/{guild}/threads/active")
async def active(call: Call) -> dict[str, Any]:
    """Threads in sight that are not archived."""
    guild = call.pg.access.guild(call.id("guild"), call.me.id)
    threads = [t for t in call.pg.directory.threads_of(guild.id) if t.thread and not t.thread.archived]
    seen = [t for t in threads if call.pg.access.sees(t, call.me.id)]
    me = call.me.id
    mine = [thread_member(t, t.thread, me) for t in seen if t.thread and str(me) in t.thread.members]
    return {"threads": [_shown(call, t) for t in seen], "members": mine}


@routes("GET", "/channels/{channel}/thread-members", rate=(5, 5.0))
async def listed(call: Call) -> list[dict[str, Any]]:
    """Who is in a thread."""
    channel, thread = _thread(call)
    return [thread_member(channel, thread, int(u)) for u in thread.members]


@routes("GET", "/channels/{channel}/thread-members/{user}", rate=(5, 5.0))
async def one(call: Call) -> dict[str, Any]:
    """Somebody's membership of a thread."""
    channel, thread = _thread(call)
    if str(call.id("user")) not in thread.members:
        raise unknown("member")
    return thread_member(channel, thread, call.id("user"))


@routes("PUT", "/channels/{channel}/thread-members/{user}", rate=(5, 5.0))
async def join(call: Call) -> None:
    """Joins a thread, or brings somebody in."""
    channel, thread = _thread(call)
    user_id = call.id("user")
    call.pg.access.channel(channel.id, call.me.id, Permission.SEND_MESSAGES)
    if call.pg.directory.member(channel.guild_id or 0, user_id) is None:
        raise unknown("member")
    if str(user_id) not in thread.members:
        members = thread.members | {str(user_id): call.pg.clock.now_ms()}
        _save_members(call, channel, members, added=(user_id,))


@routes("DELETE", "/channels/{channel}/thread-members/{user}", rate=(5, 5.0))
async def leave(call: Call) -> None:
    """Leaves a thread, or removes somebody with the permission to manage threads."""
    channel, thread = _thread(call)
    user_id = call.id("user")
    if user_id != call.me.id:
        call.pg.access.channel(channel.id, call.me.id, Permission.MANAGE_THREADS)
    if str(user_id) in thread.members:
        members = {u: at for u, at in thread.members.items() if u != str(user_id)}
        _save_members(call, channel, members, removed=(user_id,))


def _save_members(
    call: Call,
    channel: Channel,
    members: dict[str, int],
    *,
    added: tuple[int, ...] = (),
    removed: tuple[int, ...] = (),
) -> None:
    thread = replace(channel.thread or Thread(), members=members)
    changed = replace(channel, thread=thread)
    call.pg.directory.put(changed)
    data: dict[str, Any] = {
        "id": str(channel.id),
        "guild_id": str(channel.guild_id),
        "member_count": len(members),
    }
    data["added_members"] = [thread_member(changed, thread, u) for u in added]
    data["removed_member_ids"] = [str(u) for u in removed]
    call.pg.emit(Event("THREAD_MEMBERS_UPDATE", data, channel.guild_id, channel.id))
