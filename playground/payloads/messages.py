"""Messages as they are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playground.clock import iso
from playground.payloads.channels import channel as channel_payload
from playground.payloads.guilds import member
from playground.payloads.users import user
from playground.records.messages import REPLY, THREAD_STARTER, Message
from playground.snowflakes import created_ms

if TYPE_CHECKING:
    from playground.store.directory import Directory
    from playground.store.messages import Messages


def message(m: Message, directory: Directory, store: Messages, viewer: int | None = None) -> dict[str, Any]:
    """A message with what it refers to, as REST answers show it; `viewer` decides `reactions.me`."""
    shown = _plain(m, directory, store, viewer)
    if m.type in {REPLY, THREAD_STARTER} and m.reference:
        target = store.get(int(m.reference["message_id"]))
        hidden = target is not None and target.ephemeral_to not in {None, m.ephemeral_to}
        shown["referenced_message"] = (
            _plain(target, directory, store, viewer) if target and not hidden else None
        )
    return shown


def event(m: Message, directory: Directory, store: Messages) -> dict[str, Any]:
    """A message as MESSAGE_CREATE and MESSAGE_UPDATE carry it: in a server, with `guild_id` and members."""
    shown = message(m, directory, store)
    channel = directory.channels.get(m.channel_id)
    if channel is None or channel.guild_id is None:
        return shown
    shown["guild_id"] = str(channel.guild_id)
    if author := directory.member(channel.guild_id, m.author_id):
        shown["member"] = member(author)
    for mentioned in shown["mentions"]:
        if found := directory.member(channel.guild_id, int(mentioned["id"])):
            mentioned["member"] = member(found)
    return shown


def _plain(m: Message, directory: Directory, store: Messages, viewer: int | None) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "id": str(m.id),
        "channel_id": str(m.channel_id),
        "type": m.type,
        "content": m.content,
        "author": user(directory.users[m.author_id]),
        "timestamp": iso(created_ms(m.id)),
        "edited_timestamp": iso(m.edited_ms) if m.edited_ms is not None else None,
        "tts": m.tts,
        "mention_everyone": m.mention_everyone,
        "mentions": [user(directory.users[i]) for i in m.mentions if i in directory.users],
        "mention_roles": [str(r) for r in m.mention_roles],
        "attachments": [a for a in m.attachments if not a.get("embedded")],
        "embeds": m.embeds,
        "components": m.components,
        "pinned": m.pinned_ms is not None,
        "flags": m.flags,
    }
    _add_optional(shown, m, directory, store, viewer)
    return shown


def _add_optional(
    shown: dict[str, Any], m: Message, directory: Directory, store: Messages, viewer: int | None
) -> None:
    if m.nonce is not None:
        shown["nonce"] = m.nonce
    if m.reference is not None:
        shown["message_reference"] = m.reference
    if m.application_id is not None:
        shown["application_id"] = str(m.application_id)
        shown["webhook_id"] = str(m.application_id)
    if m.interaction is not None:
        _add_interaction(shown, m.interaction, directory)
    if m.reactions:
        shown["reactions"] = [_reaction(key, who, viewer) for key, who in m.reactions.items()]
    if thread := directory.channels.get(m.id):
        shown["thread"] = channel_payload(thread, directory, store, viewer or 0)


def _add_interaction(shown: dict[str, Any], stored: dict[str, Any], directory: Directory) -> None:
    metadata = dict(stored)
    who = user(directory.users[int(metadata.pop("user_id"))])
    metadata["user"] = who
    if target := metadata.pop("target_user_id", None):
        metadata["target_user"] = user(directory.users[int(target)])
    if opener := metadata.get("triggering_interaction_metadata"):
        opener = dict(opener)
        opener["user"] = user(directory.users[int(opener.pop("user_id"))])
        opener.pop("target_user_id", None)
        metadata["triggering_interaction_metadata"] = opener
    shown["interaction_metadata"] = metadata
    if "name" in metadata:
        shown["interaction"] = {
            "id": metadata["id"],
            "type": metadata["type"],
            "name": metadata["name"],
            "user": who,
        }


def emoji(key: str) -> dict[str, Any]:
    """An emoji from its stored key, `name` or `name:id`."""
    name, _, number = (
        key.rpartition(":") if key.rpartition(":")[2].isdigit() and ":" in key else (key, "", "")
    )
    return {"id": number or None, "name": name}


def _reaction(key: str, who: list[int], viewer: int | None) -> dict[str, Any]:
    return {
        "emoji": emoji(key),
        "count": len(who),
        "count_details": {"burst": 0, "normal": len(who)},
        "me": viewer in who,
        "me_burst": False,
        "burst_colors": [],
    }
