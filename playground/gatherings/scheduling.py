"""Scheduled events: made, changed, cancelled, wanted."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from playground import snowflakes
from playground.clock import parse_iso
from playground.errors import missing_access, missing_permissions, refused, unknown
from playground.events import Event
from playground.gatherings import covers, rules, stages
from playground.gatherings.audience import of_place
from playground.payloads import gatherings as payload
from playground.permissions import Permission
from playground.records.gatherings import (
    ACTIVE,
    CANCELED,
    COMPLETED,
    EXTERNAL_EVENT,
    OPEN,
    STAGE_EVENT,
    VOICE_EVENT,
    ScheduledEvent,
)
from playground.records.guilds import STAGE, VOICE

if TYPE_CHECKING:
    from playground.records.gatherings import StageInstance
    from playground.records.users import User
    from playground.state import Playground

MOST = 100
"""Events of a server that are scheduled or under way."""

_CHANNEL_KIND = {STAGE_EVENT: STAGE, VOICE_EVENT: VOICE}


def shown(pg: Playground, e: ScheduledEvent, *, counted: bool = False) -> dict[str, Any]:
    """An event's payload; `counted` adds how many are interested."""
    interested = len(pg.gatherings.interested[e.id]) if counted else None
    return payload.scheduled_event(e, pg.directory, interested=interested)


def sees(pg: Playground, e: ScheduledEvent, user_id: int) -> bool:
    """Whether a member sees an event: one in a channel is for those who see that."""
    channel = pg.directory.channels.get(e.channel_id or 0)
    return channel is None or pg.access.sees(channel, user_id)


def found(pg: Playground, guild_id: int, event_id: int, user_id: int) -> ScheduledEvent:
    """An event that who asks may see.

    Raises:
        DiscordError: 10070 or 50001.
    """
    e = pg.gatherings.events.get(event_id)
    if e is None or e.guild_id != guild_id:
        raise unknown("guild scheduled event")
    if not sees(pg, e, user_id):
        raise missing_access()
    return e


async def create(pg: Playground, guild_id: int, author: User, body: dict[str, Any]) -> ScheduledEvent:
    """A new event.

    Raises:
        DiscordError: 50035, 50013, 50024, 10003, 30038.
    """
    rules.check_new(body)
    made = _changed(ScheduledEvent(0, guild_id, author.id, "", 0, body["entity_type"]), body)
    rules.check_whole(made, None, set(body), pg.clock.now_ms())
    _check_channel(pg, made, author.id)
    _check_may(pg, made, author.id, Permission.CREATE_EVENTS)
    _check_room(pg, guild_id)
    made = replace(made, image=await _kept(pg, body.get("image")))
    _check_room(pg, guild_id)  # others may have come while the picture was written
    made = replace(made, id=pg.ids.next())
    pg.gatherings.put(made)
    _tell(pg, "GUILD_SCHEDULED_EVENT_CREATE", made)
    return made


def _check_room(pg: Playground, guild_id: int) -> None:
    if len(pg.gatherings.of_guild(guild_id)) >= MOST:
        raise refused(30038, f"Maximum number of uncompleted guild scheduled events reached ({MOST})")


async def change(pg: Playground, e: ScheduledEvent, editor: User, body: dict[str, Any]) -> ScheduledEvent:
    """Changes an event; what is left out stays. A status starts, ends or cancels it.

    Raises:
        DiscordError: 180000, 50035, 50013, 50024, 10003.
    """
    rules.check_change(body)
    _check_may_edit(pg, e, editor.id)
    if e.status not in OPEN:
        raise refused(180000, "Cannot update a finished event")
    made = _changed(e, body)
    rules.check_whole(made, e, {k for k, v in body.items() if v is not None}, pg.clock.now_ms())
    if (made.channel_id, made.entity_type) != (e.channel_id, e.entity_type):
        _check_channel(pg, made, editor.id)
        _check_may_edit(pg, made, editor.id)
    if "image" in body:
        made = replace(made, image=await _kept(pg, body["image"]))
        newest = found(pg, e.guild_id, e.id, editor.id)
        if newest != e:  # somebody else changed it while the picture was written
            return await change(pg, newest, editor, body)
    return settle(pg, e, made)


def settle(pg: Playground, old: ScheduledEvent, made: ScheduledEvent) -> ScheduledEvent:
    """Stores a changed event and tells of it; a stage opens and closes with its event."""
    if made.entity_type == STAGE_EVENT and made.status == ACTIVE != old.status:
        made = replace(made, entity_id=stages.open_for(pg, made).id)
    pg.gatherings.put(made)
    _tell(pg, "GUILD_SCHEDULED_EVENT_UPDATE", made)
    if made.status not in OPEN:
        stages.close_of(pg, made)
    return made


def end_of_stage(pg: Playground, stage: StageInstance) -> None:
    """An event is over with the stage that was open for it."""
    e = pg.gatherings.events.get(stage.event_id or 0)
    if e is not None and e.status == ACTIVE:
        settle(pg, e, replace(e, status=COMPLETED))


def end_in_channel(pg: Playground, channel_id: int) -> None:
    """A channel is about to go: what is under way there is over, the rest is cancelled."""
    for e in pg.gatherings.in_channel(channel_id):
        settle(pg, e, replace(e, status=COMPLETED if e.status == ACTIVE else CANCELED))
    if stage := pg.gatherings.stages.get(channel_id):
        stages.close(pg, stage)


def forget_member(pg: Playground, guild_id: int, user_id: int) -> None:
    """Who is no member any more is interested in none of a server's events."""
    for e in pg.gatherings.of_guild(guild_id):
        if pg.gatherings.drop_interest(e.id, user_id):
            tell_interest(pg, e, user_id, interested=False)


def remove(pg: Playground, e: ScheduledEvent, editor: User) -> None:
    """Deletes an event, as "Cancel event" does in Discord's own clients.

    Raises:
        DiscordError: 50013.
    """
    _check_may_edit(pg, e, editor.id)
    _tell(pg, "GUILD_SCHEDULED_EVENT_DELETE", e)
    pg.gatherings.drop(e)
    stages.close_of(pg, e)


def want(pg: Playground, e: ScheduledEvent, person: User, *, interested: bool) -> None:
    """A person is interested in an event, or not any more.

    Raises:
        DiscordError: 20001 for bots, 180000 for an event that is past.
    """
    if person.bot:
        raise refused(20001, "Bots cannot use this endpoint", 403)
    if e.status not in OPEN:
        raise refused(180000, "Cannot update a finished event")
    store = pg.gatherings
    if (store.add_interest if interested else store.drop_interest)(e.id, person.id):
        tell_interest(pg, e, person.id, interested=interested)


def tell_interest(pg: Playground, e: ScheduledEvent, user_id: int, *, interested: bool) -> None:
    """Tells those who see an event that somebody's interest in it changed."""
    name = f"GUILD_SCHEDULED_EVENT_USER_{'ADD' if interested else 'REMOVE'}"
    users = of_place(pg, e.guild_id, e.channel_id)
    pg.emit(Event(name, payload.interest_event(e, user_id), e.guild_id, users=users))


def _tell(pg: Playground, name: str, e: ScheduledEvent) -> None:
    users = of_place(pg, e.guild_id, e.channel_id)
    pg.emit(Event(name, shown(pg, e, counted=True), e.guild_id, users=users))


def _changed(e: ScheduledEvent, body: dict[str, Any]) -> ScheduledEvent:
    fields: dict[str, Any] = {
        k: body[k] for k in ("name", "entity_type", "status") if body.get(k) is not None
    }
    if "description" in body:
        fields["description"] = body["description"] or None
    if body.get("scheduled_start_time") is not None:
        fields["start_ms"] = parse_iso(body["scheduled_start_time"])
    if "scheduled_end_time" in body:
        end = body["scheduled_end_time"]
        fields["end_ms"] = parse_iso(end) if end is not None else None
    if "channel_id" in body:
        fields["channel_id"] = snowflakes.parse(body["channel_id"])
    if (body.get("entity_metadata") or {}).get("location") is not None:
        fields["location"] = body["entity_metadata"]["location"]
    made = replace(e, **fields)
    # the place of an event that is in a channel is that channel: what else is said of it is let fall
    return made if made.entity_type == EXTERNAL_EVENT else replace(made, location=None)


async def _kept(pg: Playground, uri: str | None) -> str | None:
    data = covers.decoded(uri) if uri else None
    if data is None:
        return None
    image = hashlib.sha256(data).hexdigest()[:32]
    await pg.files.add_cover(image, data)
    return image


def _check_channel(pg: Playground, e: ScheduledEvent, user_id: int) -> None:
    if e.channel_id is None:
        return
    channel = pg.access.channel(e.channel_id, user_id)
    if channel.guild_id != e.guild_id:
        raise unknown("channel")
    if channel.type != _CHANNEL_KIND[e.entity_type]:
        raise refused(50024, "Cannot execute action on this channel type")


def _check_may_edit(pg: Playground, e: ScheduledEvent, user_id: int) -> None:
    """One's own with the right to create events, anybody's with the right to manage them."""
    own = e.creator_id == user_id and _held(pg, e, user_id) & Permission.CREATE_EVENTS
    _check_may(pg, e, user_id, Permission.CREATE_EVENTS if own else Permission.MANAGE_EVENTS)


def _check_may(pg: Playground, e: ScheduledEvent, user_id: int, needed: int) -> None:
    if e.entity_type == VOICE_EVENT:
        needed |= Permission.CONNECT
    if e.entity_type == STAGE_EVENT:
        needed |= stages.MODERATES
    if _held(pg, e, user_id) & needed != needed:
        raise missing_permissions()


def _held(pg: Playground, e: ScheduledEvent, user_id: int) -> int:
    channel = pg.directory.channels.get(e.channel_id or 0)
    if channel is None:
        return pg.access.in_guild(e.guild_id, user_id)
    return pg.access.in_channel(channel, user_id)
