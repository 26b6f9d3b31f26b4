"""Servers with their roles, members and channels."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from playground.permissions import EVERYONE_DEFAULT

TEXT, DM, VOICE, CATEGORY, NEWS = 0, 1, 2, 4, 5
NEWS_THREAD, PUBLIC_THREAD, PRIVATE_THREAD = 10, 11, 12
STAGE, FORUM, MEDIA = 13, 15, 16
THREADS = frozenset({NEWS_THREAD, PUBLIC_THREAD, PRIVATE_THREAD})
"""Channel types, by Discord's numbers."""


@dataclass(frozen=True, slots=True)
class Guild:
    """A server. `settings` holds what PATCH may set and nothing here acts on."""

    id: int
    name: str
    owner_id: int
    preferred_locale: str = "en-US"
    settings: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Role:
    """A role; the one whose id is the server's is @everyone."""

    id: int
    guild_id: int
    name: str
    permissions: int = EVERYONE_DEFAULT
    color: int = 0
    position: int = 1
    hoist: bool = False
    mentionable: bool = False
    managed: bool = False
    bot_id: int | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """A user in a server. `timeout_until_ms` is playground time."""

    guild_id: int
    user_id: int
    joined_ms: int
    roles: list[int] = field(default_factory=list)
    nick: str | None = None
    timeout_until_ms: int = 0


@dataclass(frozen=True, slots=True)
class Overwrite:
    """What a role (type 0) or member (type 1) may do differently in one channel."""

    id: int
    type: int
    allow: int = 0
    deny: int = 0


@dataclass(frozen=True, slots=True)
class Thread:
    """The state of a thread beyond a channel's; `members` maps user ids to when they joined (ms)."""

    archived: bool = False
    locked: bool = False
    invitable: bool = True
    auto_archive_minutes: int = 4320
    archive_changed_ms: int = 0
    members: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Channel:
    """A server's channel, a thread, or a direct conversation (then `recipients`, no server)."""

    id: int
    type: int
    guild_id: int | None = None
    name: str = ""
    position: int = 0
    parent_id: int | None = None
    topic: str | None = None
    nsfw: bool = False
    rate_limit_per_user: int = 0
    overwrites: list[Overwrite] = field(default_factory=list)
    recipients: list[int] = field(default_factory=list)
    owner_id: int | None = None
    last_pin_ms: int | None = None
    thread: Thread | None = None
    settings: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def restore(cls, plain: dict[str, Any]) -> Channel:
        """From its stored form."""
        overwrites = [Overwrite(**o) for o in plain.pop("overwrites")]
        thread = plain.pop("thread")
        return cls(**plain, overwrites=overwrites, thread=Thread(**thread) if thread else None)
