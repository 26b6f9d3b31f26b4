"""Channels: what may be asked of a new or a changed one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playground import snowflakes
from playground.records.guilds import CATEGORY, NEWS, TEXT, VOICE
from playground.validation.fields import (
    Bits,
    Field,
    ListOf,
    Number,
    OneOf,
    Shape,
    Snowflake,
    Text,
    Truth,
    check_shape,
)
from playground.validation.problems import Problems, invalid

if TYPE_CHECKING:
    from playground.store.directory import Directory

_OVERWRITE = Shape(
    {
        "id": Snowflake(required=True),
        "type": OneOf((0, 1, "role", "member")),
        "allow": Bits(),
        "deny": Bits(),
    }
)
_SHAPE: dict[str, Field] = {
    "name": Text(100, 1),
    "type": OneOf((0, 2, 4, 5, 13, 14, 15, 16)),
    "topic": Text(1024),
    "position": Number(0, 1000),
    "nsfw": Truth(),
    "rate_limit_per_user": Number(0, 21600),
    "parent_id": Snowflake(),
    "permission_overwrites": ListOf(_OVERWRITE, 100),
    "bitrate": Number(8000, 384000),
    "user_limit": Number(0, 10000),
}
_MOST_IN_VOICE = 99
KEPT = ("bitrate", "user_limit", "default_auto_archive_duration", "rtc_region", "video_quality_mode")
"""Fields that are kept and shown; of them only `user_limit` does anything here."""


def check_new(body: dict[str, Any]) -> None:
    """Refuses a channel that breaks a limit.

    Raises:
        DiscordError: 50035.
    """
    _check(body, _SHAPE | {"name": Text(100, 1, required=True)}, body.get("type") or TEXT)


def check_change(body: dict[str, Any], kind: int) -> None:
    """The same for a change of a channel of this kind, where everything may be left out."""
    _check(body, _SHAPE, kind)


def _check(body: dict[str, Any], shape: dict[str, Field], kind: int) -> None:
    problems = Problems()
    check_shape(
        shape | ({"user_limit": Number(0, _MOST_IN_VOICE)} if kind == VOICE else {}), body, (), problems
    )
    problems.settle()


_MOVE: dict[str, Field] = {
    "id": Snowflake(required=True),
    "position": Number(0, 1000),
    "parent_id": Snowflake(),
}


def moves(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """A list of `{id, position, parent_id}`, checked: of channels, or of roles.

    Raises:
        DiscordError: 50035.
    """
    problems = Problems()
    ListOf(Shape(_MOVE), 500).check(items, (), problems)
    problems.settle()
    return items


def tidy_name(name: str, kind: int) -> str:
    """A text channel's name as Discord keeps it: lower case, hyphens for spaces."""
    return "-".join(name.lower().split()) if kind in {TEXT, NEWS} else name.strip()


def parent(directory: Directory, guild_id: int | None, value: Any) -> int | None:
    """The category a channel is put under.

    Raises:
        DiscordError: 50035, when it is no category of this server.
    """
    if value is None:
        return None
    category = directory.channels.get(snowflakes.parse(value) or 0)
    if category is None or category.guild_id != guild_id or category.type != CATEGORY:
        raise invalid(("parent_id",), "CHANNEL_PARENT_INVALID", "Category does not exist")
    return category.id
