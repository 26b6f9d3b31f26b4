"""The playground's world, made from the demo network: people, server, roles, channels, a few words.

Ids are those of `content/demo/network.toml`, which the demo data in the database share (`bot/demo.py`).
"""

from __future__ import annotations

import json
import tomllib
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

import content

if TYPE_CHECKING:
    from pathlib import Path

VIEW_CHANNEL: Final = 1024
_TYPES: Final = {"text": 0, "voice": 2, "category": 4}
_DISCORD_EPOCH_MS: Final = 1_420_070_400_000  # ids count from 1 January 2015, UTC
_ROLE_NAMES: Final = {"coordinator": "Coordinator", "contact": "Contact"}

Table = dict[str, Any]


def source() -> Table:
    """The demo network as it is written down, with its plans and events and who shared which practice."""
    made: Table = {}
    for name in ("network.toml", "plans.toml", "events.toml", "practices.toml"):
        made |= tomllib.loads(content.read_bytes("demo", name).decode())
    return made


def write(file: Path, token: str, now: datetime) -> Path:
    """Write the world file for `techlink playground --world`; gives its path."""
    file.write_text(json.dumps(world(source(), token, now), ensure_ascii=False, indent=1), "utf-8")
    return file


def world(demo: Table, token: str, now: datetime) -> Table:
    """The world in the playground's own form (its README). `token` signs the bot in."""
    bot, names = demo["bot"], {partner["code"]: partner["name"] for partner in demo["partners"]}
    return {
        "bot": {"id": bot["id"], "username": bot["username"], "token": token, "avatar": None},
        "people": [
            *(_person(person, names) for person in demo["people"]),
            *(_told(guest) | {"roles": [], "partner": None} for guest in demo["guests"]),
        ],
        "guilds": [_server(demo)],
        "messages": _messages(demo, now),
    }


def _messages(demo: Table, now: datetime) -> list[Table]:
    """What people said in the days before: on their own wall clock, oldest first."""
    people = {person["username"]: person for person in demo["people"]}
    channels = {channel["key"]: channel["id"] for channel in demo["server"]["channels"]}
    said = [(_moment(row, people[row["author"]]["zone"], now), row) for row in demo["messages"]]
    return [
        {
            "id": str(_snowflake(at, place)),
            "channel_id": channels[row["channel"]],
            "author_id": people[row["author"]]["id"],
            "content": row["text"],
        }
        for place, (at, row) in enumerate(sorted(said, key=lambda one: one[0]))
    ]


def _moment(row: Table, zone: str, now: datetime) -> datetime:
    day = now.astimezone(ZoneInfo(zone)).date() + timedelta(days=row["day"])
    return datetime.combine(day, time.fromisoformat(row["time"]), ZoneInfo(zone))


def _snowflake(at: datetime, place: int) -> int:
    """An id of that moment, as Discord makes them; `place` keeps those of one moment apart."""
    return (int(at.timestamp() * 1000) - _DISCORD_EPOCH_MS) << 22 | place


def _person(person: Table, partners: dict[str, str]) -> Table:
    roles = [_ROLE_NAMES[role] for role in person["roles"]]
    return _told(person) | {"roles": roles, "partner": partners[person["partner"]]}


def _told(one: Table) -> Table:
    return {name: one[name] for name in ("id", "username", "display_name", "token", "locale")}


def _server(demo: Table) -> Table:
    server = demo["server"]
    ids = {person["username"]: person["id"] for person in demo["people"]}
    roles = {role["key"]: role["id"] for role in server["roles"]}
    channels = {channel["key"]: channel["id"] for channel in server["channels"]}
    everyone = {
        "id": server["id"],
        "name": "@everyone",
        "permissions": server["everyone_permissions"],
        "position": 0,
        "color": 0,
    }
    return {
        "id": server["id"],
        "name": server["name"],
        "owner_id": ids[server["owner"]],
        "preferred_locale": server["preferred_locale"],
        "roles": [everyone, *(_role(role, place) for place, role in enumerate(server["roles"], start=1))],
        "channels": [
            _opened(
                _channel(channel, place, server["id"], roles, channels, demo["bot"]["role"]),
                [guest["id"] for guest in demo["guests"] if guest["sees"] == channel["key"]],
            )
            for place, channel in enumerate(server["channels"])
        ],
        "members": [
            *(_member(person, roles) for person in demo["people"]),
            *({"user_id": guest["id"], "roles": [], "nick": None} for guest in demo["guests"]),
            _bot_member(demo["bot"], roles),
        ],
    }


def _role(role: Table, position: int) -> Table:
    told = {name: role[name] for name in ("id", "name", "permissions", "color")}
    return told | {"position": position, "managed": role.get("managed", False)}


def _channel(
    channel: Table, position: int, everyone: str, roles: dict[str, str], channels: dict[str, str], bot: str
) -> Table:
    closed = "readers" in channel
    opened = [roles[key] for key in (*channel.get("readers", ()), bot)] if closed else []
    return {
        "id": channel["id"],
        "name": channel["name"],
        "type": _TYPES[channel["type"]],
        "parent_id": channels.get(channel.get("category", "")),
        "topic": channel.get("topic", ""),
        "position": position,
        "permission_overwrites": [
            *([_overwrite(everyone, deny=VIEW_CHANNEL)] if closed else []),
            *(_overwrite(role, allow=VIEW_CHANNEL) for role in opened),
        ],
    }


def _opened(channel: Table, people: list[str]) -> Table:
    alone = [_overwrite(one, allow=VIEW_CHANNEL) | {"type": 1} for one in people]
    return channel | {"permission_overwrites": [*channel["permission_overwrites"], *alone]}


def _overwrite(role: str, *, allow: int = 0, deny: int = 0) -> Table:
    return {"id": role, "type": 0, "allow": str(allow), "deny": str(deny)}


def _member(person: Table, roles: dict[str, str]) -> Table:
    coordination = [roles["coordination"]] if "coordinator" in person["roles"] else []
    return {"user_id": person["id"], "roles": [roles[person["partner"]], *coordination], "nick": None}


def _bot_member(bot: Table, roles: dict[str, str]) -> Table:
    return {"user_id": bot["id"], "roles": [roles[bot["role"]]], "nick": None}
