"""A person acts: uses a command, types in an option, presses, chooses, submits a form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from playground import snowflakes
from playground.clock import real_ms
from playground.errors import unknown
from playground.events import Event
from playground.interactions import commands, forms, payload, presses
from playground.interactions.lifecycle import begin, renewed, tell
from playground.interactions.resolve import Resolver
from playground.messages import attachments as files_of
from playground.records.interactions import AUTOCOMPLETE, COMMAND, COMPONENT, MODAL, Interaction
from playground.store.interactions import new_token
from playground.validation.problems import invalid

if TYPE_CHECKING:
    from playground.messages.uploads import Upload
    from playground.records.guilds import Channel
    from playground.records.messages import Attachment, Message
    from playground.records.users import User
    from playground.state import Playground


@dataclass(frozen=True, slots=True)
class _Act:
    """What an interaction turned out to be: the bot's `data`, its message, what a reply says of it."""

    data: dict[str, Any]
    message: Message | None = None
    about: dict[str, Any] | None = None


async def start(pg: Playground, person: User, body: dict[str, Any], files: dict[int, Upload]) -> None:
    """Checks an act and hands it to the bot.

    Raises:
        DiscordError: 10002, 10003, 10008, 10063, 50001, 50013 or 50035.
    """
    kind = body.get("type")
    if not isinstance(kind, int) or kind not in {COMMAND, COMPONENT, AUTOCOMPLETE, MODAL}:
        raise invalid(("type",), "BASE_TYPE_CHOICES", "Value must be one of {2, 3, 4, 5}.")
    data = body.get("data")
    if not isinstance(data, dict):
        raise invalid(("data",), "BASE_TYPE_REQUIRED", "This field is required")
    channel = pg.access.channel(snowflakes.parse(body.get("channel_id")) or 0, person.id)
    application_id = _application(pg, channel, body)
    uploads = await _keep(pg, channel, files)
    resolver = Resolver(pg, channel, person.id)
    act = _act(pg, kind, _Asked(person, channel, application_id, body, data, uploads), resolver)
    _hand_over(pg, person, channel, _record(pg, person, channel, application_id, body, act), act)


@dataclass(frozen=True, slots=True)
class _Asked:
    person: User
    channel: Channel
    application_id: int
    body: dict[str, Any]
    data: dict[str, Any]
    uploads: dict[int, Attachment]


def _application(pg: Playground, channel: Channel, body: dict[str, Any]) -> int:
    user = pg.directory.users.get(snowflakes.parse(body.get("application_id")) or 0)
    if user is None or not user.bot or not commands.present(pg, channel, user.id):
        raise unknown("application")
    return user.id


async def _keep(pg: Playground, channel: Channel, files: dict[int, Upload]) -> dict[int, Attachment]:
    files_of.check(files, None, [])
    stored = await files_of.store(pg, channel.id, files, None, ephemeral=True)
    found = {index: files_of.find(pg, made["id"]) for index, made in zip(sorted(files), stored, strict=True)}
    return {index: attachment for index, attachment in found.items() if attachment is not None}


def _act(pg: Playground, kind: int, asked: _Asked, resolver: Resolver) -> _Act:
    if kind in {COMMAND, AUTOCOMPLETE}:
        command = commands.find(pg, asked.application_id, asked.channel, asked.person.id, asked.data)
        partial = kind == AUTOCOMPLETE
        data, about = commands.used(pg, command, resolver, asked.data, asked.uploads, partial=partial)
        return _Act(data, about=about)
    if kind == COMPONENT:
        message = presses.target(pg, resolver, asked.application_id, asked.body.get("message_id"))
        data = presses.pressed(message, resolver, asked.data)
        return _Act(data, message, {"interacted_message_id": str(message.id)})
    return _form(pg, asked, resolver)


def _form(pg: Playground, asked: _Asked, resolver: Resolver) -> _Act:
    opener = pg.interactions.get(snowflakes.parse(asked.data.get("id")) or 0)
    if opener is None or opener.modal is None or opener.user_id != asked.person.id:
        raise unknown("interaction")
    data = forms.submitted(opener.modal, asked.data, resolver, asked.uploads)
    message = pg.messages.get(opener.message_id) if opener.message_id is not None else None
    return _Act(data, message, {"triggering_interaction_metadata": payload.metadata(opener)})


def _record(
    pg: Playground, person: User, channel: Channel, application_id: int, body: dict[str, Any], act: _Act
) -> Interaction:
    nonce, number = body.get("nonce"), pg.ids.next()
    return Interaction(
        id=number,
        token=new_token(number),
        type=body["type"],
        application_id=application_id,
        user_id=person.id,
        channel_id=channel.id,
        guild_id=channel.guild_id,
        nonce=None if nonce is None else str(nonce),
        made_ms=real_ms(),
        session_id=body.get("session_id"),
        message_id=act.message.id if act.message else None,
        about=act.about,
    )


def _hand_over(pg: Playground, person: User, channel: Channel, i: Interaction, act: _Act) -> None:
    begin(pg, i)
    if act.message is not None and act.message.ephemeral_to is not None:
        pg.messages.replace(renewed(act.message))
    tell(pg, i, "INTERACTION_CREATE")
    data = payload.create(pg, i, person, channel, act.data, act.message)
    pg.emit(Event("INTERACTION_CREATE", data, i.guild_id, users=frozenset({i.application_id})))
