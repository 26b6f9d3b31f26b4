"""INTERACTION_CREATE as the bot gets it, and what its reply says about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playground.messages.uploads import LARGEST_FILE
from playground.payloads.channels import channel as channel_payload
from playground.payloads.guilds import member
from playground.payloads.messages import event as message_event
from playground.payloads.users import user

if TYPE_CHECKING:
    from playground.records.guilds import Channel
    from playground.records.interactions import Interaction
    from playground.records.messages import Message
    from playground.records.users import User
    from playground.state import Playground


def create(
    pg: Playground,
    i: Interaction,
    person: User,
    channel: Channel,
    data: dict[str, Any],
    message: Message | None,
) -> dict[str, Any]:
    """The event's payload."""
    held = pg.access.in_channel(channel, person.id)
    channel_shown = channel_payload(channel, pg.directory, pg.messages, i.application_id)
    shown: dict[str, Any] = {
        "id": str(i.id),
        "application_id": str(i.application_id),
        "type": i.type,
        "token": i.token,
        "version": 1,
        "data": data,
        "channel_id": str(channel.id),
        "channel": channel_shown | {"permissions": str(held)},
        "locale": person.locale,
        "app_permissions": str(pg.access.in_channel(channel, i.application_id)),
        "entitlements": [],
        "authorizing_integration_owners": owners(i),
        "context": 0 if i.guild_id is not None else 1,
        "attachment_size_limit": LARGEST_FILE,
    }
    if message is not None:
        shown["message"] = message_event(message, pg.directory, pg.messages)
    if i.guild_id is None:
        return shown | {"user": user(person)}
    return shown | _in_guild(pg, i.guild_id, person, held)


def _in_guild(pg: Playground, guild_id: int, person: User, held: int) -> dict[str, Any]:
    guild = pg.directory.guilds[guild_id]
    belongs = pg.directory.members[guild_id][person.id]
    return {
        "guild_id": str(guild_id),
        "guild": {"id": str(guild_id), "locale": guild.preferred_locale, "features": []},
        "guild_locale": guild.preferred_locale,
        "member": member(belongs, person) | {"permissions": str(held)},
    }


def owners(i: Interaction) -> dict[str, str]:
    """Who installed the application here: the server, or in its own conversation nobody ("0")."""
    return {"0": str(i.guild_id) if i.guild_id is not None else "0"}


def metadata(i: Interaction) -> dict[str, Any]:
    """The `interaction_metadata` of a reply, with user ids instead of users (as stored with the message)."""
    about = dict(i.about or {})
    shown: dict[str, Any] = {
        "id": str(i.id),
        "type": i.type,
        "user_id": str(i.user_id),
        "authorizing_integration_owners": owners(i),
    }
    return shown | about
