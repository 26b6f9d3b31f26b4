"""Who hears of an event, a voice state or a stage: those who see where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playground.state import Playground


def of_place(pg: Playground, guild_id: int, channel_id: int | None) -> frozenset[int] | None:
    """The members who see a channel now; None for all members, where there is no channel.

    Looked up at once: when events leave, the channel may be gone.
    """
    channel = pg.directory.channels.get(channel_id or 0)
    if channel is None:
        return None
    return frozenset(u for u in pg.directory.members[guild_id] if pg.access.sees(channel, u))
