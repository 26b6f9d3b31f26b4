"""Threads: start, join, leave, archive."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from playground.clock import parse_iso
from playground.errors import missing_permissions, not_modelled, refused, unknown
from playground.events import Event
from playground.messages import threads
from playground.messages.edit import save
from playground.messages.send import publish, reference_to
from playground.payloads.channels import channel as channel_payload
from playground.payloads.channels import thread_gone, thread_member
from playground.payloads.guilds import member as member_payload
from playground.permissions import Permission
from playground.records.guilds import (
    FORUM,
    MEDIA,
    NEWS,
    NEWS_THREAD,
    PRIVATE_THREAD,
    PUBLIC_THREAD,
    TEXT,
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
_LATEST = 1 << 62
_KINDS_IN = {TEXT: (PUBLIC_THREAD, PRIVATE_THREAD), NEWS: (NEWS_THREAD,)}
"""Which threads a kind of channel has."""

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
    if kind not in _KINDS_IN.get(parent.type, ()):
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
    # who made it hears of their own membership, the others of none: a bot would think itself in
    for viewer in (0, call.me.id):
        data = threads.shown(call.pg, thread, viewer) | {"newly_created": True}
        mine = frozenset({viewer}) if viewer else None
        besides = None if viewer else call.me.id
        event = Event(
            "THREAD_CREATE", data, thread.guild_id, thread.id, mine, logged=not viewer, besides=besides
        )
        call.pg.emit(event)
    return thread


def _thread(call: Call) -> tuple[Channel, Thread]:
    channel = call.pg.access.channel(call.id("channel"), call.me.id)
    if channel.thread is None:
        raise refused(50024, "Cannot execute action on this channel type")
    return channel, channel.thread


def change_thread(call: Call, channel: Channel) -> Channel:
    """PATCH of a thread.

    Its owner renames and archives, who manages threads does the rest; whoever may write in it takes it out of
    the archive, unless it is locked.

    Raises:
        DiscordError: 50035, 50013, 50083.
    """
    _check(call, named=False)
    thread = channel.thread or Thread()
    _check_may_change(call, channel, thread)
    if thread.archived and call.json.get("archived") is not False:
        threads.check_open(channel)
    state = {k: call.json[k] for k in ("archived", "locked", "invitable") if call.json.get(k) is not None}
    if call.json.get("auto_archive_duration"):
        state["auto_archive_minutes"] = call.json["auto_archive_duration"]
    if state.get("archived", thread.archived) != thread.archived:
        state["archive_changed_ms"] = call.pg.clock.now_ms()
    fields = {k: call.json[k] for k in ("name", "rate_limit_per_user") if call.json.get(k) is not None}
    return threads.save(call.pg, replace(channel, **fields, thread=replace(thread, **state)))


def _check_may_change(call: Call, channel: Channel, thread: Thread) -> None:
    held = call.pg.access.in_channel(channel, call.me.id)
    if held & Permission.MANAGE_THREADS:
        return
    reopens = set(call.json) == {"archived"} and call.json["archived"] is False
    own = channel.owner_id == call.me.id and not {"locked", "rate_limit_per_user"} & set(call.json)
    allowed = own or (reopens and held & Permission.SEND_MESSAGES)
    if not allowed or thread.locked:
        raise missing_permissions()


def remove_thread(call: Call, thread: Channel) -> None:
    """Deletes a thread with its messages."""
    if not call.pg.access.in_channel(thread, call.me.id) & Permission.MANAGE_THREADS:
        raise missing_permissions()
    drop_thread(call, thread)


def drop_thread(call: Call, thread: Channel) -> None:
    """A thread goes, with its channel or alone."""
    call.pg.emit(Event("THREAD_DELETE", thread_gone(thread), thread.guild_id, thread.parent_id))
    call.pg.messages.remove_channel(thread.id)
    call.pg.directory.drop(thread)


@routes("GET", "/guilds/{guild}/threads/active")
async def active(call: Call) -> dict[str, Any]:
    """Threads in sight that are not archived."""
    guild = call.pg.access.guild(call.id("guild"), call.me.id)
    found = [t for t in call.pg.directory.threads_of(guild.id) if t.thread and not t.thread.archived]
    return _listed(call, [t for t in found if call.pg.access.sees(t, call.me.id)])


@routes("GET", "/channels/{channel}/threads/archived/public", rate=(5, 5.0))
async def archived_public(call: Call) -> dict[str, Any]:
    """Archived threads that everybody in the channel sees, the latest archived first."""
    return _archived(call, THREADS - {PRIVATE_THREAD}, Permission.READ_MESSAGE_HISTORY)


@routes("GET", "/channels/{channel}/threads/archived/private", rate=(5, 5.0))
async def archived_private(call: Call) -> dict[str, Any]:
    """Archived private threads, for who manages threads."""
    needed = Permission.READ_MESSAGE_HISTORY | Permission.MANAGE_THREADS
    return _archived(call, frozenset({PRIVATE_THREAD}), needed)


@routes("GET", "/channels/{channel}/users/@me/threads/archived/private", rate=(5, 5.0))
async def archived_mine(call: Call) -> dict[str, Any]:
    """Archived private threads that who asks is in, the newest first; here `before` is a thread's id."""
    parent = call.pg.access.channel(call.id("channel"), call.me.id, Permission.READ_MESSAGE_HISTORY)
    before, limit = call.snowflake("before") or _LATEST, call.whole("limit", 50, 2, 100)
    found = [
        t
        for t in call.pg.directory.threads_of(parent.guild_id or 0)
        if t.parent_id == parent.id and t.type == PRIVATE_THREAD and t.id < before and _mine_archived(call, t)
    ]
    page = sorted(found, key=lambda t: t.id, reverse=True)
    return _listed(call, page[:limit], more=len(page) > limit)


def _mine_archived(call: Call, t: Channel) -> bool:
    return t.thread is not None and t.thread.archived and str(call.me.id) in t.thread.members


def _archived(call: Call, kinds: frozenset[int], needed: int) -> dict[str, Any]:
    parent = call.pg.access.channel(call.id("channel"), call.me.id, needed)
    before = parse_iso(call.query.get("before", "")) or _LATEST
    limit = call.whole("limit", 50, 2, 100)
    found = [
        (t.thread.archive_changed_ms, t)
        for t in call.pg.directory.threads_of(parent.guild_id or 0)
        if t.parent_id == parent.id and t.type in kinds and t.thread and t.thread.archived
    ]
    # Of those archived in the same millisecond the newest first.
    page = sorted(
        (one for one in found if one[0] < before), key=lambda one: (one[0], one[1].id), reverse=True
    )
    return _listed(call, [t for _, t in page[:limit]], more=len(page) > limit)


def _listed(call: Call, found: list[Channel], *, more: bool = False) -> dict[str, Any]:
    me = call.me.id
    mine = [thread_member(t, t.thread, me) for t in found if t.thread and str(me) in t.thread.members]
    return {"threads": [_shown(call, t) for t in found], "members": mine, "has_more": more}


@routes("GET", "/channels/{channel}/thread-members", rate=(5, 5.0))
async def listed(call: Call) -> list[dict[str, Any]]:
    """Who is in a thread; `with_member` pages by user id, as Discord does."""
    channel, thread = _thread(call)
    if not call.flag("with_member"):
        return [thread_member(channel, thread, int(u)) for u in thread.members]
    after, limit = call.snowflake("after") or 0, call.whole("limit", 100, 1, 100)
    found = sorted(int(u) for u in thread.members if int(u) > after)
    return [_member(call, channel, thread, u) for u in found[:limit]]


@routes("GET", "/channels/{channel}/thread-members/{user}", rate=(5, 5.0))
async def one(call: Call) -> dict[str, Any]:
    """Somebody's membership of a thread."""
    channel, thread = _thread(call)
    if str(call.id("user")) not in thread.members:
        raise unknown("member")
    return _member(call, channel, thread, call.id("user"))


def _member(call: Call, channel: Channel, thread: Thread, user_id: int) -> dict[str, Any]:
    shown = thread_member(channel, thread, user_id)
    found = call.pg.directory.member(channel.guild_id or 0, user_id)
    if found is None or not call.flag("with_member"):
        return shown
    return shown | {"member": member_payload(found, call.pg.directory.users[user_id])}


@routes("PUT", "/channels/{channel}/thread-members/{user}", rate=(5, 5.0))
async def join(call: Call) -> None:
    """Joins a thread, or brings somebody in."""
    channel, _ = _thread(call)
    user_id = call.id("user")
    threads.check_open(channel)
    if user_id != call.me.id:
        call.pg.access.channel(channel.id, call.me.id, Permission.SEND_MESSAGES)
    if call.pg.directory.member(channel.guild_id or 0, user_id) is None:
        raise unknown("member")
    threads.join(call.pg, channel, user_id)


@routes("DELETE", "/channels/{channel}/thread-members/{user}", rate=(5, 5.0))
async def leave(call: Call) -> None:
    """Leaves a thread; who manages threads, or made this private one, removes others."""
    channel, _ = _thread(call)
    user_id = call.id("user")
    threads.check_open(channel)
    owns = channel.type == PRIVATE_THREAD and channel.owner_id == call.me.id
    if user_id != call.me.id and not owns:
        call.pg.access.channel(channel.id, call.me.id, Permission.MANAGE_THREADS)
    threads.leave(call.pg, channel, user_id)
