"""The bot's first answer to an interaction: the callback types."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playground.errors import unknown
from playground.interactions.lifecycle import acknowledge, alive_until, pending, renewed, tell
from playground.interactions.payload import metadata
from playground.messages import compose, layout
from playground.messages.compose import Source
from playground.messages.edit import change
from playground.messages.send import publish, reference_to
from playground.payloads.users import application
from playground.records.commands import CHAT
from playground.records.interactions import (
    ANSWERED,
    AUTOCOMPLETE,
    COMMAND,
    COMPONENT,
    DEFERRED,
    DEFERRED_UPDATE,
    MODAL,
)
from playground.records.messages import COMMAND as COMMAND_REPLY
from playground.records.messages import EPHEMERAL, LOADING, MENU, REPLY, Message
from playground.validation import callbacks
from playground.validation.problems import invalid

if TYPE_CHECKING:
    from playground.messages.uploads import Upload
    from playground.records.interactions import Interaction
    from playground.state import Playground

REPLY_NOW, THINK, THINK_UPDATE, UPDATE, CHOICES, OPEN_MODAL = 4, 5, 6, 7, 8, 9
"""Callback types, by Discord's numbers."""

_ALLOWED = {
    COMMAND: {REPLY_NOW, THINK, OPEN_MODAL},
    COMPONENT: {REPLY_NOW, THINK, THINK_UPDATE, UPDATE, OPEN_MODAL},
    AUTOCOMPLETE: {CHOICES},
    MODAL: {REPLY_NOW, THINK, THINK_UPDATE, UPDATE},
}


async def answer(
    pg: Playground, interaction_id: int, token: str, body: dict[str, Any], files: dict[int, Upload], base: str
) -> tuple[Interaction, int, Message | None]:
    """Does what the callback says.

    Returns:
        The interaction as it is now, the callback's type, and the message made or changed, if any.

    Raises:
        DiscordError: 10062, 40060, 50035, 10008…
    """
    i = pending(pg, interaction_id, token)
    kind = body.get("type")
    on_message = i.message_id is not None or kind not in (THINK_UPDATE, UPDATE)
    if not isinstance(kind, int) or kind not in _ALLOWED[i.type] or not on_message:
        choices = ", ".join(map(str, sorted(_ALLOWED[i.type])))
        raise invalid(("type",), "BASE_TYPE_CHOICES", f"Value must be one of {{{choices}}}.")
    data = body.get("data") or {}
    if not isinstance(data, dict):
        raise invalid(("data",), "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType")
    source = Source(i.application_id, data, files, base, ("data",))
    match kind:
        case 4:
            return await _reply(pg, i, source)
        case 5:
            return _think(pg, i, data)
        case 6:
            return _done(
                pg, acknowledge(pg, i, state=DEFERRED_UPDATE, response_id=i.message_id), THINK_UPDATE
            )
        case 7:
            return await _update(pg, i, source)
        case 8:
            return _choices(pg, i, data)
    return _modal(pg, i, data)


def _done(
    pg: Playground, i: Interaction, kind: int, message: Message | None = None
) -> tuple[Interaction, int, Message | None]:
    tell(pg, i, "INTERACTION_SUCCESS")
    return i, kind, message


async def _reply(pg: Playground, i: Interaction, source: Source) -> tuple[Interaction, int, Message | None]:
    ephemeral = (
        bool((source.body.get("flags") or 0) & EPHEMERAL)
        if isinstance(source.body.get("flags"), int)
        else False
    )
    channel = pg.directory.channels[i.channel_id]
    parts = await compose.new(pg, channel, source, ephemeral=ephemeral)
    pending(pg, i.id, i.token)  # files took a moment: another answer may have come in between
    message = make(pg, i, parts, ephemeral=ephemeral)
    i = acknowledge(pg, i, state=ANSWERED, response_id=message.id, ephemeral=ephemeral)
    publish(pg, channel, message)
    return _done(pg, i, REPLY_NOW, message)


def make(pg: Playground, i: Interaction, parts: dict[str, Any], *, ephemeral: bool) -> Message:
    """A message of the application in answer to an interaction."""
    target = pg.messages.get(i.message_id) if i.message_id is not None else None
    reference = reference_to(target, pg.directory.channels[i.channel_id]) if target else None
    if i.type == COMMAND:
        kind = COMMAND_REPLY if (i.about or {}).get("command_type", CHAT) == CHAT else MENU
    else:
        kind = REPLY if reference else COMMAND_REPLY
    flags = parts.pop("flags", 0) | (EPHEMERAL if ephemeral else 0)
    return Message(
        id=pg.ids.next(),
        channel_id=i.channel_id,
        author_id=i.application_id,
        application_id=i.application_id,
        type=kind,
        flags=flags,
        reference=reference,
        interaction=metadata(i),
        ephemeral_to=i.user_id if ephemeral else None,
        alive_until_ms=alive_until() if ephemeral else None,
        **parts,
    )


def _think(pg: Playground, i: Interaction, data: dict[str, Any]) -> tuple[Interaction, int, Message | None]:
    flags = data.get("flags") or 0
    ephemeral = isinstance(flags, int) and bool(flags & EPHEMERAL)
    message = make(pg, i, {"flags": LOADING}, ephemeral=ephemeral)
    i = acknowledge(pg, i, state=DEFERRED, response_id=message.id, ephemeral=ephemeral)
    publish(pg, pg.directory.channels[i.channel_id], message)
    return _done(pg, i, THINK)


async def _update(pg: Playground, i: Interaction, source: Source) -> tuple[Interaction, int, Message | None]:
    message = pg.messages.get(i.message_id or 0)
    if message is None:
        raise unknown("message")
    channel = pg.directory.channels[i.channel_id]
    changed = await change(pg, channel, renewed(message), source)
    i = acknowledge(pg, i, state=ANSWERED, response_id=changed.id)
    return _done(pg, i, UPDATE, changed)


def _choices(pg: Playground, i: Interaction, data: dict[str, Any]) -> tuple[Interaction, int, Message | None]:
    callbacks.check_choices(data)
    i = acknowledge(pg, i, state=ANSWERED)
    choices = [{"name_localizations": None} | c for c in data.get("choices") or []]
    tell(pg, i, "APPLICATION_COMMAND_AUTOCOMPLETE_RESPONSE", {"choices": choices})
    return i, CHOICES, None


def _modal(pg: Playground, i: Interaction, data: dict[str, Any]) -> tuple[Interaction, int, Message | None]:
    callbacks.check_modal(data)
    components = layout.finished_modal(data["components"])
    modal = {"custom_id": data["custom_id"], "title": data["title"], "components": components}
    i = acknowledge(pg, i, state=ANSWERED, modal=modal)
    bot = pg.directory.users[i.application_id]
    more = modal | {"channel_id": str(i.channel_id), "application": application(bot)}
    tell(pg, i, "INTERACTION_MODAL_CREATE", more)
    return i, OPEN_MODAL, None
