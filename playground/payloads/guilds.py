"""Servers, roles and members."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playground.clock import iso
from playground.payloads.users import user

if TYPE_CHECKING:
    from playground.records.guilds import Guild, Member, Role
    from playground.records.users import User

_FIXED: dict[str, Any] = {
    "icon": None,
    "description": None,
    "home_header": None,
    "splash": None,
    "discovery_splash": None,
    "banner": None,
    "application_id": None,
    "region": "europe",
    "afk_channel_id": None,
    "afk_timeout": 300,
    "system_channel_id": None,
    "system_channel_flags": 0,
    "widget_enabled": False,
    "widget_channel_id": None,
    "verification_level": 0,
    "default_message_notifications": 1,
    "mfa_level": 0,
    "explicit_content_filter": 0,
    "max_presences": None,
    "max_members": 500000,
    "max_stage_video_channel_users": 50,
    "max_video_channel_users": 25,
    "vanity_url_code": None,
    "premium_tier": 0,
    "premium_subscription_count": 0,
    "rules_channel_id": None,
    "safety_alerts_channel_id": None,
    "public_updates_channel_id": None,
    "premium_progress_bar_enabled": False,
    "nsfw": False,
    "nsfw_level": 0,
    "incidents_data": None,
}


def guild(g: Guild, roles: list[Role]) -> dict[str, Any]:
    """A server, as `GET /guilds/{id}` shows it."""
    own = {
        "id": str(g.id),
        "name": g.name,
        "owner_id": str(g.owner_id),
        "preferred_locale": g.preferred_locale,
        "roles": [role(r) for r in sorted(roles, key=lambda r: (r.position, r.id))],
        "emojis": [],
        "stickers": [],
        "features": [],
    }
    return _FIXED | g.settings | own


def role(r: Role) -> dict[str, Any]:
    """A role."""
    shown: dict[str, Any] = {
        "id": str(r.id),
        "name": r.name,
        "permissions": str(r.permissions),
        "position": r.position,
        "color": r.color,
        "colors": {"primary_color": r.color, "secondary_color": None, "tertiary_color": None},
        "hoist": r.hoist,
        "managed": r.managed,
        "mentionable": r.mentionable,
        "icon": None,
        "unicode_emoji": None,
        "flags": 0,
    }
    if r.bot_id is not None:
        shown["tags"] = {"bot_id": str(r.bot_id)}
    return shown


def member(m: Member, u: User | None = None) -> dict[str, Any]:
    """A member, with their user unless the payload around it has it (as in messages)."""
    shown: dict[str, Any] = {
        "avatar": None,
        "banner": None,
        "communication_disabled_until": iso(m.timeout_until_ms) if m.timeout_until_ms else None,
        "flags": 0,
        "joined_at": iso(m.joined_ms),
        "nick": m.nick,
        "pending": False,
        "premium_since": None,
        "roles": [str(r) for r in m.roles],
        "mute": False,
        "deaf": False,
    }
    if u is not None:
        shown["user"] = user(u)
    return shown
