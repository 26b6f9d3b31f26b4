"""New messages: stored, then told to those who see them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playground.clock import EPOCH_MS
from playground.errors import not_modelled, refused
from playground.events import Event
from playground.messages import compose, threads
from playground.payloads import messages as payload
from playground.payloads.channels import channel as channel_payload
from playground.permissions import Permission
from playground.records.guilds import CATEGORY, FORUM, MEDIA
from playground.records.messages import DEFAULT, REPLY, Message
from playground.snowflakes import parse

if TYPE_CHECKING:
    from playground.messages.compose import Source
    from playground.records.guilds import Channel
    from playground.records.users import User
    from playground.state import Playground

_NONCE_LIVES_MS = 5 * 60 * 1000
_SILENT = frozenset({CATEGORY, FORUM, MEDIA})


async def post(pg: Playground, channel: Channel, author: User, source: Source) -> Message:
    """A message sent to a channel by its author.

    Raises:
        DiscordError: 50007, 50008, 50013, 160002, 160005, 50035, 50006…
    """
    _check_may_send(pg, channel, author, source)
    earlier = _same_nonce(pg, author, source.body)
    if earlier is not None:
        return earlier
    reference, replied_to = _reference(pg, channel, author, source.body)
    parts = await compose.new(pg, channel, source, replied_to=replied_to)
    if source.files and (earlier := _same_nonce(pg, author, source.body)):
        return earlier  # it came in while the files were being written
    threads.written_in(pg, pg.directory.channels.get(channel.id, channel), author.id)
    message = Message(
        id=pg.ids.next(),
        channel_id=channel.id,
        author_id=author.id,
        type=REPLY if reference else DEFAULT,
        nonce=source.body.get("nonce"),
        reference=reference,
        **parts,
    )
    publish(pg, channel, message)
    return message


def publish(pg: Playground, channel: Channel, message: Message) -> None:
    """Stores a message and tells those who may see it: everybody there, or one person."""
    first = channel.guild_id is None and channel.id not in pg.messages.newest
    pg.messages.add(message)
    if first:
        _show_conversation(pg, channel)
    pg.emit(about(pg, "MESSAGE_CREATE", channel, message))


def about(pg: Playground, name: str, channel: Channel, message: Message) -> Event:
    """An event that carries a message."""
    data = payload.event(message, pg.directory, pg.messages)
    return Event(name, data, channel.guild_id, channel.id, audience(message))


def audience(message: Message) -> frozenset[int] | None:
    """Whom a message concerns, when that is not the whole channel."""
    return None if message.ephemeral_to is None else frozenset({message.ephemeral_to})


def _show_conversation(pg: Playground, channel: Channel) -> None:
    for n, user_id in enumerate(channel.recipients):
        data = channel_payload(channel, pg.directory, pg.messages, user_id)
        pg.emit(Event("CHANNEL_CREATE", data, users=frozenset({user_id}), logged=n == 0))


def _check_may_send(pg: Playground, channel: Channel, author: User, source: Source) -> None:
    if channel.type in _SILENT:
        raise refused(50008, "Cannot send messages in a non-text channel")
    if channel.guild_id is None:
        _check_may_write_to(pg, channel, author)
        return
    needed = Permission.SEND_MESSAGES
    if source.body.get("embeds"):
        needed |= Permission.EMBED_LINKS
    if source.files:
        needed |= Permission.ATTACH_FILES
    threads.check_may_write(pg, pg.access.channel(channel.id, author.id, needed), author.id)


def _check_may_write_to(pg: Playground, channel: Channel, author: User) -> None:
    """Who closed their direct messages, or shares no server with a bot, is not written to."""
    for other in channel.recipients:
        apart = author.bot and other != author.id and not _share_a_server(pg, author.id, other)
        if apart or (other != author.id and other in pg.faults.closed_dms):
            raise refused(50007, "Cannot send messages to this user", 403)


def _share_a_server(pg: Playground, one: int, other: int) -> bool:
    return any(other in pg.directory.members[g.id] for g in pg.directory.guilds_of(one))


def _same_nonce(pg: Playground, author: User, body: dict[str, Any]) -> Message | None:
    nonce = body.get("nonce")
    if nonce is None or body.get("enforce_nonce") is not True:
        return None
    since = (pg.clock.now_ms() - _NONCE_LIVES_MS - EPOCH_MS) << 22
    return pg.messages.by_nonce(author.id, nonce, since)


def _reference(
    pg: Playground, channel: Channel, author: User, body: dict[str, Any]
) -> tuple[dict[str, Any] | None, int | None]:
    """The message replied to, and its author."""
    asked = body.get("message_reference")
    if not isinstance(asked, dict):
        return None, None
    if asked.get("type"):
        raise not_modelled("forwarded messages")
    target = pg.messages.get(parse(asked.get("message_id")) or 0)
    visible = (
        target is not None and target.channel_id == channel.id and target.ephemeral_to in {None, author.id}
    )
    if target is None or not visible:
        if asked.get("fail_if_not_exists") is False:
            return None, None
        raise refused(50035, "Invalid Form Body: Unknown message in message_reference")
    if not pg.access.in_channel(channel, author.id) & Permission.READ_MESSAGE_HISTORY:
        raise refused(160002, "Cannot reply without permission to read message history")
    return reference_to(target, channel), target.author_id


def reference_to(target: Message, channel: Channel) -> dict[str, Any]:
    """A message's reference to another."""
    made: dict[str, Any] = {"type": 0, "channel_id": str(channel.id), "message_id": str(target.id)}
    return made | ({"guild_id": str(channel.guild_id)} if channel.guild_id else {})
