"""Messages and the files attached to them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

EPHEMERAL = 1 << 6
LOADING = 1 << 7
SUPPRESS_EMBEDS = 1 << 2
SUPPRESS_NOTIFICATIONS = 1 << 12
HAS_THREAD = 1 << 5
COMPONENTS_V2 = 1 << 15
"""Message flags, by Discord's names."""

DEFAULT, PINNED, THREAD_CREATED, REPLY, COMMAND, THREAD_STARTER, MENU = 0, 6, 18, 19, 20, 21, 23
"""Message types."""


@dataclass(frozen=True, slots=True)
class Message:
    """A message. Addresses of files inside `attachments`, `embeds`, `components` begin with `FILES`.

    Attributes:
        ephemeral_to: the only person who sees it, or None.
        alive_until_ms: real time until which an ephemeral one is listed in the history.
        mentions: ids of the users that the text names; `pings` of those, and the roles, who are notified.
        interaction: the interaction it answers, as Discord's `interaction_metadata` without its users.
        reactions: emoji (`name` or `name:id`) to user ids, in the order they came.
    """

    id: int
    channel_id: int
    author_id: int
    type: int = DEFAULT
    content: str = ""
    flags: int = 0
    embeds: list[dict[str, Any]] = field(default_factory=list)
    components: list[dict[str, Any]] = field(default_factory=list)
    attachments: list[dict[str, Any]] = field(default_factory=list)
    mentions: list[int] = field(default_factory=list)
    mention_roles: list[int] = field(default_factory=list)
    mention_everyone: bool = False
    tts: bool = False
    edited_ms: int | None = None
    nonce: str | int | None = None
    reference: dict[str, Any] | None = None
    application_id: int | None = None
    interaction: dict[str, Any] | None = None
    pinned_ms: int | None = None
    reactions: dict[str, list[int]] = field(default_factory=dict)
    ephemeral_to: int | None = None
    alive_until_ms: int | None = None
    poll: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Attachment:
    """An uploaded file, kept under the data folder as `<id>`.

    `title` is the name without its end, as it was, where `filename` had to leave letters out.
    """

    id: int
    channel_id: int
    filename: str
    size: int
    content_type: str | None
    width: int | None = None
    height: int | None = None
    title: str | None = None


FILES = "https://files.playground.invalid"
"""Stands in stored addresses for the server's own, which changes with its port (see `payloads.bases`)."""
