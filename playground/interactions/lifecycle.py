"""The time an interaction has, and what the person hears about it."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from playground.clock import real_ms
from playground.errors import refused, unknown
from playground.events import Event
from playground.records.interactions import ANSWER_WITHIN_S, FAILED, PENDING, TOKEN_LIVES_MS, Interaction

if TYPE_CHECKING:
    from playground.records.messages import Message
    from playground.state import Playground


def tell(pg: Playground, i: Interaction, name: str, more: dict[str, Any] | None = None) -> None:
    """An event to the person who acted, with their nonce."""
    data: dict[str, Any] = {"id": str(i.id), "nonce": i.nonce} | (more or {})
    pg.emit(Event(name, data, i.guild_id, users=frozenset({i.user_id})))


def begin(pg: Playground, i: Interaction) -> None:
    """Keeps a new interaction and starts its three seconds."""
    pg.interactions.remember(i)
    loop = asyncio.get_running_loop()
    pg.timers[i.id] = loop.call_later(ANSWER_WITHIN_S, _expire, pg, i.id)
    pg.interactions.forget_old(real_ms())


def _expire(pg: Playground, interaction_id: int) -> None:
    pg.timers.pop(interaction_id, None)
    i = pg.interactions.get(interaction_id)
    if i is not None and i.state == PENDING:
        pg.interactions.remember(replace(i, state=FAILED))
        tell(pg, i, "INTERACTION_FAILURE", {"reason_code": 2})
        pg.settle_and_dispatch()


def pending(pg: Playground, interaction_id: int, token: str) -> Interaction:
    """The interaction a bot answers first.

    Raises:
        DiscordError: 10062 when unknown or too late, 40060 when already acknowledged.
    """
    i = pg.interactions.get(interaction_id)
    if i is None or i.token != token or i.state == FAILED or dead(i):
        raise unknown("interaction")
    if i.state != PENDING:
        raise refused(40060, "Interaction has already been acknowledged.")
    return i


def acknowledge(pg: Playground, i: Interaction, **changes: Any) -> Interaction:
    """The bot answered in time."""
    if timer := pg.timers.pop(i.id, None):
        timer.cancel()
    answered = replace(i, **changes)
    pg.interactions.put(answered)
    return answered


def dead(i: Interaction) -> bool:
    """Whether the token's fifteen real minutes are over."""
    return real_ms() > i.made_ms + TOKEN_LIVES_MS


def alive_until() -> int:
    """Until when an ephemeral message that is touched now stays listed (real time)."""
    return real_ms() + TOKEN_LIVES_MS


def renewed(message: Message) -> Message:
    """A message that was just touched: an ephemeral one stays for another fifteen minutes."""
    return replace(message, alive_until_ms=alive_until()) if message.ephemeral_to is not None else message
