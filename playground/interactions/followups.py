"""What a bot does with an interaction's token after its first answer: follow-ups, edits, deletions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground import snowflakes
from playground.errors import refused, unknown
from playground.interactions.answers import make
from playground.interactions.lifecycle import dead, renewed
from playground.messages import compose
from playground.messages.edit import change, delete
from playground.messages.send import publish
from playground.records.interactions import DEFERRED, FAILED, PENDING, Interaction
from playground.records.messages import EPHEMERAL, LOADING, Message

if TYPE_CHECKING:
    from playground.messages.compose import Source
    from playground.state import Playground


def by_token(pg: Playground, application_id: int, token: str) -> Interaction:
    """The interaction whose token this is.

    Raises:
        DiscordError: 10015 when there is none, 401/50027 when its fifteen minutes are over.
    """
    i = pg.interactions.by_token(token)
    if i is None or i.application_id != application_id:
        raise unknown("webhook")
    if dead(i):
        raise refused(50027, "Invalid Webhook Token", 401)
    if i.state in {PENDING, FAILED}:
        raise unknown("webhook")
    return i


def message_of(pg: Playground, i: Interaction, which: str) -> Message:
    """`@original` or a follow-up of this interaction.

    Raises:
        DiscordError: 10008.
    """
    number = i.response_id if which == "@original" else snowflakes.parse(which)
    message = pg.messages.get(number) if number is not None else None
    if message is None or not _belongs(message, i):
        raise unknown("message")
    return message


def _belongs(message: Message, i: Interaction) -> bool:
    return message.id == i.response_id or (message.interaction or {}).get("id") == str(i.id)


async def send(pg: Playground, i: Interaction, source: Source) -> Message:
    """A follow-up; the first one after "thinking" takes the place of the thinking, as on Discord."""
    waiting = pg.messages.get(i.response_id) if i.state == DEFERRED and i.response_id else None
    if waiting is not None and waiting.flags & LOADING:
        return await edit(pg, i, waiting, source)
    flags = source.body.get("flags") or 0
    ephemeral = isinstance(flags, int) and bool(flags & EPHEMERAL)
    channel = pg.directory.channels[i.channel_id]
    parts = await compose.new(pg, channel, source, ephemeral=ephemeral)
    message = make(pg, i, parts, ephemeral=ephemeral)
    publish(pg, channel, message)
    return message


async def edit(pg: Playground, i: Interaction, message: Message, source: Source) -> Message:
    """Changes an answer."""
    return await change(pg, pg.directory.channels[i.channel_id], renewed(message), source)


def remove(pg: Playground, i: Interaction, message: Message) -> None:
    """Takes an answer back."""
    delete(pg, pg.directory.channels[i.channel_id], message)
