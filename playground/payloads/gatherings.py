"""Scheduled events, voice states and stages as they are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playground.clock import iso
from playground.payloads.guilds import member
from playground.payloads.users import user
from playground.records.gatherings import GUILD_ONLY

if TYPE_CHECKING:
    from playground.records.gatherings import ScheduledEvent, StageInstance, VoiceState
    from playground.store.directory import Directory


def scheduled_event(e: ScheduledEvent, directory: Directory, *, interested: int | None) -> dict[str, Any]:
    """An event; `interested` is how many are, where that is to be told."""
    shown: dict[str, Any] = {
        "id": str(e.id),
        "guild_id": str(e.guild_id),
        "channel_id": str(e.channel_id) if e.channel_id else None,
        "creator_id": str(e.creator_id),
        "name": e.name,
        "description": e.description,
        "image": e.image,
        "scheduled_start_time": iso(e.start_ms),
        "scheduled_end_time": iso(e.end_ms) if e.end_ms is not None else None,
        "privacy_level": GUILD_ONLY,
        "status": e.status,
        "entity_type": e.entity_type,
        "entity_id": str(e.entity_id) if e.entity_id else None,
        "entity_metadata": {"location": e.location} if e.location is not None else None,
        "sku_ids": [],
        "recurrence_rule": None,
        "guild_scheduled_event_exceptions": [],
        "creator": user(directory.users[e.creator_id]),
    }
    return shown if interested is None else shown | {"user_count": interested}


def interest(e: ScheduledEvent, user_id: int, directory: Directory, *, with_member: bool) -> dict[str, Any]:
    """Somebody's interest in an event."""
    shown = _interest(e, user_id) | {"user": user(directory.users[user_id]), "response": 1}
    found = directory.member(e.guild_id, user_id) if with_member else None
    return shown | ({"member": member(found, directory.users[user_id])} if found else {})


def _interest(e: ScheduledEvent, user_id: int) -> dict[str, Any]:
    return {"guild_scheduled_event_id": str(e.id), "user_id": str(user_id)}


def interest_event(e: ScheduledEvent, user_id: int) -> dict[str, Any]:
    """What GUILD_SCHEDULED_EVENT_USER_ADD and _REMOVE carry."""
    return _interest(e, user_id) | {"guild_id": str(e.guild_id)}


def voice_state(v: VoiceState, directory: Directory, *, gone: bool = False) -> dict[str, Any]:
    """Where somebody is in voice; `gone` shows them as having left."""
    shown: dict[str, Any] = {
        "guild_id": str(v.guild_id),
        "channel_id": None if gone else str(v.channel_id),
        "user_id": str(v.user_id),
        "session_id": v.session_id,
        "deaf": v.deaf,
        "mute": v.mute,
        "self_deaf": v.self_deaf,
        "self_mute": v.self_mute,
        "self_video": v.self_video,
        "self_stream": False,
        "suppress": v.suppress,
        "request_to_speak_timestamp": iso(v.request_ms) if v.request_ms is not None else None,
    }
    found = directory.member(v.guild_id, v.user_id)
    return shown | ({"member": member(found, directory.users[v.user_id])} if found else {})


def stage(s: StageInstance) -> dict[str, Any]:
    """An open stage."""
    return {
        "id": str(s.id),
        "guild_id": str(s.guild_id),
        "channel_id": str(s.channel_id),
        "topic": s.topic,
        "privacy_level": GUILD_ONLY,
        "discoverable_disabled": True,
        "guild_scheduled_event_id": str(s.event_id) if s.event_id else None,
        "invite_code": None,
    }
