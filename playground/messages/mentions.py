"""Who a message names, and whom that may notify."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from playground import snowflakes
from playground.permissions import Permission

if TYPE_CHECKING:
    from playground.records.guilds import Channel
    from playground.state import Playground

_USER = re.compile(r"<@!?(\d{1,19})>")
_ROLE = re.compile(r"<@&(\d{1,19})>")
_EVERYONE = re.compile(r"@(everyone|here)\b")
_ALL = {"parse": ["users", "roles", "everyone"], "replied_user": True}


@dataclass(frozen=True, slots=True)
class Mentions:
    """The three fields of a message that say whom it mentions."""

    users: list[int]
    roles: list[int]
    everyone: bool


def find(
    pg: Playground, channel: Channel, author_id: int, text: str, allowed: Any, replied_to: int | None
) -> Mentions:
    """Reads a text's mentions and drops those that `allowed_mentions` or the author's permissions forbid."""
    rule: dict[str, Any] = allowed if isinstance(allowed, dict) else _ALL
    parse = rule.get("parse") or []
    users = [u for u in _ids(_USER, text) if _here(pg, channel, u) and _may(u, "users", parse, rule)]
    if replied_to is not None and rule.get("replied_user"):
        users.append(replied_to)
    may_all = bool(pg.access.in_channel(channel, author_id) & Permission.MENTION_EVERYONE)
    known = pg.directory.roles.get(channel.guild_id or 0, {})
    roles = [r for r in _ids(_ROLE, text) if r in known and _may(r, "roles", parse, rule)]
    roles = [r for r in roles if may_all or known[r].mentionable]
    everyone = may_all and "everyone" in parse and _EVERYONE.search(text) is not None
    return Mentions(list(dict.fromkeys(users)), list(dict.fromkeys(roles)), everyone)


def _ids(pattern: re.Pattern[str], text: str) -> list[int]:
    return [int(found) for found in pattern.findall(text)] if "<@" in text else []


def _may(who: int, kind: str, parse: list[str], rule: dict[str, Any]) -> bool:
    return kind in parse or who in {snowflakes.parse(i) for i in rule.get(kind) or []}


def _here(pg: Playground, channel: Channel, user_id: int) -> bool:
    if channel.guild_id is None:
        return user_id in channel.recipients
    return pg.directory.member(channel.guild_id, user_id) is not None
