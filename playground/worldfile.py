"""The world file: people, the bot, servers, as JSON. Loading adds what is new and changes nothing else.

```json
{"bot": {"id", "username", "token", "avatar", "flags"?},
 "people": [{"id", "username", "display_name", "token", "locale", "roles": [names], "partner"}],
 "guilds": [{"id", "name", "owner_id", "preferred_locale",
   "roles": [{"id", "name", "permissions", "color"}],
   "channels": [{"id", "name", "type", "parent_id", "topic", "position", "permission_overwrites",
     "user_limit"?}],
   "members": [{"user_id", "roles", "nick"}]}],
 "messages": [{"id", "channel_id", "author_id", "content"}]}
```

A channel's `type` is Discord's number: 0 text (as when it is left out), 2 voice, 4 a category,
5 announcements, 13 a stage. `user_limit` is how many a voice channel holds, 0 for any number.

Messages are what was said before the world began: they are laid only into a world that is quite new.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from playground.gateway.intents import ALL_PRIVILEGES
from playground.permissions import EVERYONE_DEFAULT
from playground.records.guilds import Channel, Guild, Member, Overwrite, Role
from playground.records.messages import Message
from playground.records.users import User
from playground.snowflakes import created_ms

if TYPE_CHECKING:
    from pathlib import Path

    from playground.store.directory import Directory
    from playground.store.messages import Messages


def load(directory: Directory, messages: Messages, path: Path) -> None:
    """Adds to the directory what it does not have yet.

    Raises:
        ValueError: when the file is not as described above; the line says where.
    """
    try:
        world = json.loads(path.read_text(encoding="utf-8"))
        is_new = not directory.users
        _load(directory, world)
        if is_new:
            for said in world.get("messages", []):
                messages.add(_message(said))
    except (KeyError, TypeError, AttributeError) as wrong:
        raise ValueError(f"{path} is no world file: {type(wrong).__name__} {wrong}") from wrong


def _load(directory: Directory, world: dict[str, Any]) -> None:
    for user in [_bot(world["bot"]), *map(_person, world["people"])]:
        if user.id not in directory.users:
            directory.put(user)
    for guild in world["guilds"]:
        _load_guild(directory, guild)


def _message(said: dict[str, Any]) -> Message:
    return Message(
        id=int(said["id"]),
        channel_id=int(said["channel_id"]),
        author_id=int(said["author_id"]),
        content=said["content"],
    )


def _bot(b: dict[str, Any]) -> User:
    return User(
        id=int(b["id"]),
        username=b["username"],
        display_name=b.get("display_name"),
        token=b["token"],
        bot=True,
        avatar=b.get("avatar"),
        description=b.get("description", ""),
        application_flags=int(b.get("flags", ALL_PRIVILEGES)),
    )


def _person(p: dict[str, Any]) -> User:
    return User(
        id=int(p["id"]),
        username=p["username"],
        display_name=p["display_name"],
        token=p["token"],
        locale=p.get("locale", "en-GB"),
        avatar=p.get("avatar"),
        roles=list(p.get("roles", [])),
        partner=p.get("partner"),
    )


def _load_guild(directory: Directory, g: dict[str, Any]) -> None:
    guild_id = int(g["id"])
    if guild_id not in directory.guilds:
        directory.put(Guild(guild_id, g["name"], int(g["owner_id"]), g.get("preferred_locale", "en-US")))
    for n, r in enumerate(g.get("roles", [])):
        if int(r["id"]) not in directory.roles[guild_id]:
            directory.put(_role(guild_id, r, n + 1))
    if guild_id not in directory.roles[guild_id]:
        directory.put(Role(guild_id, guild_id, "@everyone", position=0))
    for n, c in enumerate(g.get("channels", [])):
        if int(c["id"]) not in directory.channels:
            directory.put(_channel(guild_id, c, n))
    for m in g.get("members", []):
        if directory.member(guild_id, int(m["user_id"])) is None:
            directory.put(_member(guild_id, m))


def _role(guild_id: int, r: dict[str, Any], place: int) -> Role:
    """Roles are listed from the lowest to the highest unless they say their `position`."""
    everyone = int(r["id"]) == guild_id
    return Role(
        id=int(r["id"]),
        guild_id=guild_id,
        name=r["name"],
        permissions=int(r.get("permissions", EVERYONE_DEFAULT if everyone else 0)),
        color=int(r.get("color", 0)),
        position=0 if everyone else int(r.get("position", place)),
        hoist=bool(r.get("hoist")),
        mentionable=bool(r.get("mentionable")),
        managed=bool(r.get("managed")),
        bot_id=int(r["bot_id"]) if r.get("bot_id") else None,
    )


def _channel(guild_id: int, c: dict[str, Any], place: int) -> Channel:
    overwrites = [
        Overwrite(int(o["id"]), int(o["type"]), int(o.get("allow", 0)), int(o.get("deny", 0)))
        for o in c.get("permission_overwrites", [])
    ]
    return Channel(
        id=int(c["id"]),
        type=int(c.get("type", 0)),
        guild_id=guild_id,
        name=c["name"],
        position=int(c.get("position", place)),
        parent_id=int(c["parent_id"]) if c.get("parent_id") else None,
        topic=c.get("topic") or None,
        overwrites=overwrites,
        settings={"user_limit": int(c["user_limit"])} if c.get("user_limit") else {},
    )


def _member(guild_id: int, m: dict[str, Any]) -> Member:
    joined = created_ms(guild_id)
    return Member(guild_id, int(m["user_id"]), joined, [int(r) for r in m.get("roles", [])], m.get("nick"))
