"""Scheduled events with those interested in them, open stages, and who is in which voice channel."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from playground.records.gatherings import OPEN, ScheduledEvent, StageInstance, VoiceState
from playground.store import codec

if TYPE_CHECKING:
    from playground.store.database import Database


class Gatherings:
    """All in memory; events and stages are written through to SQLite.

    Who is in a voice channel is not: they are there through a connected client, and a restart ends those.
    """

    def __init__(self, db: Database) -> None:
        self._db = db
        rows = db.rows("SELECT body FROM scheduled_event ORDER BY id")
        self.events: dict[int, ScheduledEvent] = {
            e.id: e for e in (ScheduledEvent(**json.loads(body)) for (body,) in rows)
        }
        self.interested: dict[int, set[int]] = {event_id: set() for event_id in self.events}
        for event_id, user_id in db.rows("SELECT event_id, user_id FROM interested"):
            self.interested.setdefault(event_id, set()).add(user_id)
        self.stages: dict[int, StageInstance] = {}
        for (body,) in db.rows("SELECT body FROM stage_instance"):
            stage = StageInstance(**json.loads(body))
            self.stages[stage.channel_id] = stage
        self.voice: dict[tuple[int, int], VoiceState] = {}

    # events

    def put(self, event: ScheduledEvent) -> None:
        """Adds or replaces an event."""
        self.events[event.id] = event
        self.interested.setdefault(event.id, set())
        values = (event.id, event.guild_id, codec.flat(event))
        self._db.write("INSERT OR REPLACE INTO scheduled_event VALUES (?, ?, ?)", values)

    def drop(self, event: ScheduledEvent) -> None:
        """Removes an event and the interest in it."""
        del self.events[event.id]
        self.interested.pop(event.id, None)
        self._db.write("DELETE FROM scheduled_event WHERE id = ?", (event.id,))
        self._db.write("DELETE FROM interested WHERE event_id = ?", (event.id,))

    def of_guild(self, guild_id: int) -> list[ScheduledEvent]:
        """A server's events that are scheduled or under way, oldest first."""
        return [e for e in self.events.values() if e.guild_id == guild_id and e.status in OPEN]

    def in_channel(self, channel_id: int) -> list[ScheduledEvent]:
        """Those of them that take place in a channel."""
        return [e for e in self.events.values() if e.channel_id == channel_id and e.status in OPEN]

    def add_interest(self, event_id: int, user_id: int) -> bool:
        """Somebody is interested; False when they were already."""
        if user_id in self.interested[event_id]:
            return False
        self.interested[event_id].add(user_id)
        self._db.write("INSERT INTO interested VALUES (?, ?)", (event_id, user_id))
        return True

    def drop_interest(self, event_id: int, user_id: int) -> bool:
        """Somebody is not interested any more; False when they were not."""
        if user_id not in self.interested[event_id]:
            return False
        self.interested[event_id].discard(user_id)
        self._db.write("DELETE FROM interested WHERE event_id = ? AND user_id = ?", (event_id, user_id))
        return True

    # stages

    def open_stage(self, stage: StageInstance) -> None:
        """Adds or replaces the stage of a channel."""
        self.stages[stage.channel_id] = stage
        values = (stage.channel_id, codec.flat(stage))
        self._db.write("INSERT OR REPLACE INTO stage_instance VALUES (?, ?)", values)

    def close_stage(self, stage: StageInstance) -> None:
        """Removes it."""
        self.stages.pop(stage.channel_id, None)
        self._db.write("DELETE FROM stage_instance WHERE channel_id = ?", (stage.channel_id,))

    def stages_of(self, guild_id: int) -> list[StageInstance]:
        """A server's open stages."""
        return [s for s in self.stages.values() if s.guild_id == guild_id]

    # voice

    def voice_of(self, guild_id: int) -> list[VoiceState]:
        """Who is in any of a server's voice channels."""
        return [v for (guild, _), v in self.voice.items() if guild == guild_id]

    def voice_in(self, channel_id: int) -> list[VoiceState]:
        """Who is in a channel."""
        return [v for v in self.voice.values() if v.channel_id == channel_id]
