"""Application commands."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

CHAT, USER, MESSAGE = 1, 2, 3
"""Command types."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command as its bot defined it; global when it has no server. `options` are Discord's own shape."""

    id: int
    application_id: int
    guild_id: int | None
    type: int
    name: str
    version: int
    description: str = ""
    name_localizations: dict[str, str] | None = None
    description_localizations: dict[str, str] | None = None
    options: list[dict[str, Any]] = field(default_factory=list)
    default_member_permissions: str | None = None
    contexts: list[int] | None = None
    integration_types: list[int] = field(default_factory=lambda: [0])
    nsfw: bool = False
