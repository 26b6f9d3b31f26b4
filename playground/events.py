"""Gateway events on their way to those who may see them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened.

    Exactly one audience: `users`, or those who see `channel_id`, or the members of `guild_id`.

    Attributes:
        data: Discord's payload; must not be changed afterwards.
        guild_id: the server it happened in, also when the audience is narrower (decides the intent).
        structural: about channels themselves; bots get it as it is, a person's client what it means to them.
        logged: False for copies of an event that the log has already.
        besides: a user who does not get it (the one who types).
    """

    name: str
    data: dict[str, Any]
    guild_id: int | None = None
    channel_id: int | None = None
    users: frozenset[int] | None = None
    structural: bool = False
    logged: bool = True
    besides: int | None = None
