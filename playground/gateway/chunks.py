"""Op 8: members by request."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playground import snowflakes
from playground.gateway.ready import presence
from playground.payloads.guilds import member as member_payload
from playground.store.codec import dumps

if TYPE_CHECKING:
    from playground.gateway.session import Session
    from playground.records.guilds import Member
    from playground.state import Playground

_CHUNK = 1000


def send(pg: Playground, session: Session, asked: dict[str, Any]) -> None:
    """Answers with one GUILD_MEMBERS_CHUNK per thousand members, at least one."""
    wanted = asked.get("guild_id")
    guild_id = snowflakes.parse(wanted[0] if isinstance(wanted, list) and wanted else wanted)
    if guild_id is None or pg.directory.member(guild_id, session.user.id) is None:
        return
    found, missing = _found(pg, guild_id, asked)
    parts = [found[i : i + _CHUNK] for i in range(0, len(found), _CHUNK)] or [[]]
    for n, part in enumerate(parts):
        shown: dict[str, Any] = {
            "guild_id": str(guild_id),
            "members": [member_payload(m, pg.directory.users[m.user_id]) for m in part],
            "chunk_index": n,
            "chunk_count": len(parts),
            "not_found": missing,
        }
        if asked.get("presences"):
            shown["presences"] = [presence(pg, m.user_id) for m in part if pg.hub.connected(m.user_id)]
        if asked.get("nonce") is not None:
            shown["nonce"] = asked["nonce"]
        session.push("GUILD_MEMBERS_CHUNK", dumps(shown))


def _found(pg: Playground, guild_id: int, asked: dict[str, Any]) -> tuple[list[Member], list[str]]:
    members = pg.directory.members[guild_id]
    ids = asked.get("user_ids")
    if ids is not None:
        texts = [str(i) for i in (ids if isinstance(ids, list) else [ids])]
        numbers = {t: snowflakes.parse(t) for t in texts}
        found = [members[n] for n in numbers.values() if n in members]
        return found, [t for t, n in numbers.items() if n not in members]
    query = str(asked.get("query") or "").lower()
    limit = asked.get("limit") or len(members)
    named = [m for m in members.values() if not query or _named(pg, m, query)]
    return named[: int(limit)], []


def _named(pg: Playground, member: Member, query: str) -> bool:
    user = pg.directory.users[member.user_id]
    names = (member.nick, user.display_name, user.username)
    return any(n.lower().startswith(query) for n in names if n)
