"""Stages: opened and closed by who moderates them, or with the event that they are for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from playground.events import Event
from playground.gatherings.audience import of_place
from playground.payloads import gatherings as payload
from playground.permissions import Permission
from playground.records.gatherings import StageInstance

if TYPE_CHECKING:
    from playground.records.gatherings import ScheduledEvent
    from playground.state import Playground

MODERATES = Permission.MANAGE_CHANNELS | Permission.MUTE_MEMBERS | Permission.MOVE_MEMBERS
"""What makes a member a moderator of a stage."""

_LONGEST_TOPIC = 120


def open_stage(
    pg: Playground, guild_id: int, channel_id: int, topic: str, event_id: int | None = None
) -> StageInstance:
    """Opens the stage of a channel."""
    made = StageInstance(pg.ids.next(), guild_id, channel_id, topic[:_LONGEST_TOPIC], event_id)
    pg.gatherings.open_stage(made)
    _tell(pg, "STAGE_INSTANCE_CREATE", made)
    return made


def rename(pg: Playground, stage: StageInstance, topic: str) -> StageInstance:
    """Changes what a stage is about."""
    changed = replace(stage, topic=topic)
    pg.gatherings.open_stage(changed)
    _tell(pg, "STAGE_INSTANCE_UPDATE", changed)
    return changed


def close(pg: Playground, stage: StageInstance) -> None:
    """Closes a stage."""
    pg.gatherings.close_stage(stage)
    _tell(pg, "STAGE_INSTANCE_DELETE", stage)


def open_for(pg: Playground, e: ScheduledEvent) -> StageInstance:
    """The stage of an event that starts; one that is open already becomes the event's."""
    standing = pg.gatherings.stages.get(e.channel_id or 0)
    if standing is None:
        return open_stage(pg, e.guild_id, e.channel_id or 0, e.name, e.id)
    changed = replace(standing, event_id=e.id)
    pg.gatherings.open_stage(changed)
    _tell(pg, "STAGE_INSTANCE_UPDATE", changed)
    return changed


def close_of(pg: Playground, e: ScheduledEvent) -> None:
    """Closes the stage of an event that is over."""
    standing = pg.gatherings.stages.get(e.channel_id or 0)
    if standing is not None and standing.event_id == e.id:
        close(pg, standing)


def _tell(pg: Playground, name: str, s: StageInstance) -> None:
    users = of_place(pg, s.guild_id, s.channel_id)
    pg.emit(Event(name, payload.stage(s), s.guild_id, users=users))
