"""What a client is told when it signs in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playground.clock import iso
from playground.gateway import intents
from playground.gatherings import scheduling
from playground.payloads.channels import channel as channel_payload
from playground.payloads.gatherings import stage, voice_state
from playground.payloads.guilds import guild as guild_payload
from playground.payloads.guilds import member as member_payload
from playground.payloads.users import application, me, user

if TYPE_CHECKING:
    from playground.gateway.session import Session
    from playground.records.guilds import Guild
    from playground.state import Playground


def ready(pg: Playground, session: Session) -> dict[str, Any]:
    """The READY payload: who you are, the servers to come, a person's direct conversations."""
    who = session.user
    shown: dict[str, Any] = {
        "v": 10,
        "user": me(who),
        "guilds": [{"id": str(g.id), "unavailable": True} for g in pg.directory.guilds_of(who.id)],
        "session_id": session.id,
        "resume_gateway_url": session.base.replace("http", "ws", 1) + "/gateway",
        "private_channels": [],
        "relationships": [],
        "presences": [],
        "shard": [0, 1],
        "user_settings": {},
        "auth": {},
        "_trace": ["playground"],
    }
    if who.bot:
        shown["application"] = {"id": str(who.id), "flags": application(who)["flags"]}
        return shown
    talks = pg.directory.dms_of(who.id)
    shown["private_channels"] = [channel_payload(c, pg.directory, pg.messages, who.id) for c in talks]
    others = {i for c in talks for i in c.recipients} - {who.id}
    shown["users"] = [user(pg.directory.users[i]) for i in sorted(others)]
    return shown


def guild_create(pg: Playground, session: Session, guild: Guild) -> dict[str, Any]:
    """The GUILD_CREATE payload: a bot gets every channel, a person those they may view."""
    directory, who = pg.directory, session.user
    members = directory.members[guild.id]
    seen = pg.hub.look(session, guild.id)
    channels = [c for c in directory.channels_of(guild.id) if who.bot or c.id in seen]
    threads = [
        c for c in directory.threads_of(guild.id) if c.id in seen and c.thread and not c.thread.archived
    ]
    everybody = not who.bot or session.intents & intents.PRESENCES
    voice = [v for v in pg.gatherings.voice_of(guild.id) if who.bot or v.channel_id in seen]
    known = {who.id, *(v.user_id for v in voice)}
    shown = [m for m in members.values() if everybody or m.user_id in known]
    events = [e for e in pg.gatherings.of_guild(guild.id) if scheduling.sees(pg, e, who.id)]
    return guild_payload(guild, list(directory.roles[guild.id].values())) | {
        "joined_at": iso(members[who.id].joined_ms),
        "large": False,
        "unavailable": False,
        "member_count": len(members),
        "members": [member_payload(m, directory.users[m.user_id]) for m in shown],
        "channels": [channel_payload(c, directory, pg.messages, who.id) for c in channels],
        "threads": [channel_payload(c, directory, pg.messages, who.id) for c in threads],
        "presences": presences(pg, guild) if everybody else [],
        "voice_states": [_without_guild(voice_state(v, directory)) for v in voice],
        "guild_scheduled_events": [scheduling.shown(pg, e, counted=True) for e in events],
        "stage_instances": [stage(s) for s in pg.gatherings.stages_of(guild.id) if s.channel_id in seen],
        "soundboard_sounds": [],
        "version": 1,
    }


def _without_guild(shown: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in shown.items() if name != "guild_id"}


def presences(pg: Playground, guild: Guild) -> list[dict[str, Any]]:
    """Who is there: everybody with a connected client."""
    return [presence(pg, u) for u in pg.directory.members[guild.id] if pg.hub.connected(u)]


def presence(pg: Playground, user_id: int) -> dict[str, Any]:
    """One user's presence."""
    online = pg.hub.connected(user_id)
    told = pg.hub.statuses.get(user_id, {"status": "online", "activities": []})
    status = told["status"] if online and told["status"] != "invisible" else "offline"
    shown = {
        "user": {"id": str(user_id)},
        "status": status,
        "activities": told["activities"] if online else [],
    }
    return shown | {"client_status": {"web": status} if status != "offline" else {}}
