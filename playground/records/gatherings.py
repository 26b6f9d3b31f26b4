"""What brings people together at a time: scheduled events, voice, stages."""

from __future__ import annotations

from dataclasses import dataclass

STAGE_EVENT, VOICE_EVENT, EXTERNAL_EVENT = 1, 2, 3
"""Where an event takes place: `entity_type`, by Discord's numbers."""

SCHEDULED, ACTIVE, COMPLETED, CANCELED = 1, 2, 3, 4
OPEN = frozenset({SCHEDULED, ACTIVE})
"""An event's states; one that is not open is past, and never changes again."""

GUILD_ONLY = 2
"""The only privacy level there is."""


@dataclass(frozen=True, slots=True)
class ScheduledEvent:
    """A server's scheduled event. Instants are playground time in milliseconds.

    Attributes:
        channel_id: the voice or stage channel; None where the place is a `location`.
        entity_id: the stage that was opened for it.
        image: the hash under which its cover picture is kept.
    """

    id: int
    guild_id: int
    creator_id: int
    name: str
    start_ms: int
    entity_type: int
    description: str | None = None
    end_ms: int | None = None
    status: int = SCHEDULED
    channel_id: int | None = None
    location: str | None = None
    entity_id: int | None = None
    image: str | None = None


@dataclass(frozen=True, slots=True)
class StageInstance:
    """A stage that is open."""

    id: int
    guild_id: int
    channel_id: int
    topic: str
    event_id: int | None = None


@dataclass(frozen=True, slots=True)
class VoiceState:
    """Somebody in a voice channel or on a stage. It lives no longer than the client that joined.

    Attributes:
        session_id: of that client.
        suppress: listens only: a stage's audience.
        request_ms: when they asked to speak, in playground time.
    """

    guild_id: int
    user_id: int
    channel_id: int
    session_id: str
    self_mute: bool = False
    self_deaf: bool = False
    self_video: bool = False
    mute: bool = False
    deaf: bool = False
    suppress: bool = False
    request_ms: int | None = None
