"""Pinned messages, by the new paths and the old."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from playground.clock import iso, parse_iso
from playground.errors import refused, unknown
from playground.events import Event
from playground.messages.edit import save
from playground.messages.send import publish, reference_to
from playground.permissions import Permission
from playground.records.messages import PINNED, Message
from playground.rest.routes.messages import found, shown
from playground.rest.routing import Routes

if TYPE_CHECKING:
    from playground.records.guilds import Channel
    from playground.rest.call import Call

routes = Routes()
_MOST = 250


@routes("GET", "/channels/{channel}/messages/pins", rate=(5, 5.0))
async def listed(call: Call) -> dict[str, Any]:
    """Pinned messages, the latest pin first, a page at a time."""
    channel = call.pg.access.channel(call.id("channel"), call.me.id, Permission.READ_MESSAGE_HISTORY)
    before = parse_iso(call.query.get("before", "")) or 2**62
    limit = call.whole("limit", 50, 1, 50)
    page = call.pg.messages.pinned(channel.id, before, limit + 1)
    items = [{"pinned_at": iso(m.pinned_ms or 0), "message": shown(call, m)} for m in page[:limit]]
    return {"items": items, "has_more": len(page) > limit}


@routes("GET", "/channels/{channel}/pins", rate=(5, 5.0))
async def listed_old(call: Call) -> list[dict[str, Any]]:
    """Pinned messages as the old path gives them."""
    channel = call.pg.access.channel(call.id("channel"), call.me.id, Permission.READ_MESSAGE_HISTORY)
    return [shown(call, m) for m in call.pg.messages.pinned(channel.id, 2**62, 50)]


def _opened(call: Call) -> tuple[Channel, Message]:
    channel = call.pg.access.channel(call.id("channel"), call.me.id, Permission.PIN_MESSAGES)
    message = found(call, channel)
    if message.ephemeral_to is not None:
        raise unknown("message")
    return channel, message


@routes("PUT", "/channels/{channel}/messages/pins/{message}", rate=(5, 5.0))
@routes("PUT", "/channels/{channel}/pins/{message}", rate=(5, 5.0))
async def pin(call: Call) -> None:
    """Pins a message and says so in the channel."""
    channel, message = _opened(call)
    if message.pinned_ms is not None:
        return
    if call.pg.messages.pins(channel.id) >= _MOST:
        raise refused(30003, f"Maximum number of pinned messages reached for this channel ({_MOST})")
    now = call.pg.clock.now_ms()
    save(call.pg, channel, replace(message, pinned_ms=now))
    _note(call, channel, now)
    reference = reference_to(message, channel)
    publish(
        call.pg, channel, Message(call.pg.ids.next(), channel.id, call.me.id, PINNED, reference=reference)
    )


@routes("DELETE", "/channels/{channel}/messages/pins/{message}", rate=(5, 5.0))
@routes("DELETE", "/channels/{channel}/pins/{message}", rate=(5, 5.0))
async def unpin(call: Call) -> None:
    """Takes a pin away."""
    channel, message = _opened(call)
    if message.pinned_ms is None:
        return
    save(call.pg, channel, replace(message, pinned_ms=None))
    _note(call, channel, channel.last_pin_ms)


def _note(call: Call, channel: Channel, pinned_ms: int | None) -> None:
    call.pg.directory.put(replace(channel, last_pin_ms=pinned_ms))
    data: dict[str, Any] = {"channel_id": str(channel.id)}
    data["last_pin_timestamp"] = iso(pinned_ms) if pinned_ms is not None else None
    if channel.guild_id is not None:
        data["guild_id"] = str(channel.guild_id)
    call.pg.emit(Event("CHANNEL_PINS_UPDATE", data, channel.guild_id, channel.id))
