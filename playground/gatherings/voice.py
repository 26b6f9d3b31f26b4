"""Presence in voice channels and on stages. There is no sound: who is where is all there is."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from playground import snowflakes
from playground.events import Event
from playground.gatherings.stages import MODERATES
from playground.payloads import gatherings as payload
from playground.permissions import Permission
from playground.records.gatherings import VoiceState
from playground.records.guilds import STAGE, VOICE

if TYPE_CHECKING:
    from playground.gateway.session import Session
    from playground.records.guilds import Channel
    from playground.state import Playground

GRACE_S = 3.0
"""Real seconds for which a client whose connection broke stays in voice, so that it may resume."""


def asked(pg: Playground, session: Session, data: dict[str, Any]) -> None:
    """Gateway op 4: a client joins, moves, mutes itself or leaves.

    What may not be is left without an answer, as on Discord.
    """
    guild_id = snowflakes.parse(data.get("guild_id"))
    if guild_id is None or pg.directory.member(guild_id, session.user.id) is None:
        return
    standing = pg.gatherings.voice.get((guild_id, session.user.id))
    wanted = snowflakes.parse(data.get("channel_id"))
    if wanted is None:
        if standing is not None:
            leave(pg, standing)
        return
    channel = pg.directory.channels.get(wanted)
    stays = standing is not None and standing.channel_id == wanted
    if (
        channel is None
        or channel.guild_id != guild_id
        or not (stays or _may_join(pg, channel, session.user.id))
    ):
        return
    if not session.user.bot:
        _leave_elsewhere(pg, session.user.id, guild_id)
    own = {name: data.get(name) is True for name in ("self_mute", "self_deaf", "self_video")}
    base = standing or VoiceState(guild_id, session.user.id, wanted, session.id)
    place = {} if stays else _place(pg, channel, session.user.id)
    _put(pg, replace(base, session_id=session.id, **own, **place), standing)


def _may_join(pg: Playground, channel: Channel, user_id: int) -> bool:
    """Whether somebody may come in: the right to, and room (who may move members always finds some)."""
    held = pg.access.in_channel(channel, user_id)
    needed = Permission.VIEW_CHANNEL | Permission.CONNECT
    if channel.type not in {VOICE, STAGE} or held & needed != needed:
        return False
    limit = channel.settings.get("user_limit") or 0
    full = limit and len(pg.gatherings.voice_in(channel.id)) >= limit
    return not full or bool(held & Permission.MOVE_MEMBERS)


def _place(pg: Playground, channel: Channel, user_id: int) -> dict[str, Any]:
    """What coming into a channel decides: on a stage one listens, unless one moderates it."""
    moderates = pg.access.in_channel(channel, user_id) & MODERATES == MODERATES
    listens = channel.type == STAGE and not moderates
    return {"channel_id": channel.id, "suppress": listens, "request_ms": None}


def _leave_elsewhere(pg: Playground, user_id: int, guild_id: int) -> None:
    for state in [v for v in pg.gatherings.voice.values() if v.user_id == user_id and v.guild_id != guild_id]:
        leave(pg, state)


def move(pg: Playground, state: VoiceState, channel: Channel) -> None:
    """Somebody is moved to another channel."""
    _put(pg, replace(state, **_place(pg, channel, state.user_id)), state)


def change(pg: Playground, state: VoiceState, **fields: Any) -> None:
    """Somebody is muted, deafened, invited to speak, or asks to."""
    _put(pg, replace(state, **fields), state)


def leave(pg: Playground, state: VoiceState) -> None:
    """Somebody is not in voice any more."""
    del pg.gatherings.voice[(state.guild_id, state.user_id)]
    _tell(pg, state, _who_see(pg, state), gone=True)


def lost(pg: Playground, session: Session, *, for_good: bool) -> None:
    """A client's connection ended: it leaves voice, a little later where it may come back."""
    if for_good:
        _close_session(pg, session)
    elif _of_session(pg, session):
        loop = asyncio.get_running_loop()
        pg.timers[session.id] = loop.call_later(GRACE_S, _close_session, pg, session)


def back(pg: Playground, session: Session) -> None:
    """A client resumed: it has never left."""
    if timer := pg.timers.pop(session.id, None):
        timer.cancel()


def _of_session(pg: Playground, session: Session) -> list[VoiceState]:
    return [v for v in pg.gatherings.voice.values() if v.session_id == session.id]


def _close_session(pg: Playground, session: Session) -> None:
    pg.timers.pop(session.id, None)
    if session.pipe is None:
        for state in _of_session(pg, session):
            leave(pg, state)
        pg.settle_and_dispatch()


def _put(pg: Playground, made: VoiceState, old: VoiceState | None) -> None:
    if made == old:
        return
    pg.gatherings.voice[(made.guild_id, made.user_id)] = made
    now = _who_see(pg, made)
    _tell(pg, made, now)
    if old is not None and old.channel_id != made.channel_id and (lost := _who_see(pg, old) - now):
        # to who sees the one channel and not the other, somebody has left
        _tell(pg, old, lost, gone=True, logged=False)


def _who_see(pg: Playground, state: VoiceState) -> frozenset[int]:
    """Bots hear of every channel, people of those that they see; who it is about always does."""
    channel = pg.directory.channels.get(state.channel_id)
    members = pg.directory.members[state.guild_id]
    heard = {u for u in members if pg.directory.users[u].bot or (channel and pg.access.sees(channel, u))}
    return frozenset(heard | {state.user_id})


def _tell(
    pg: Playground, state: VoiceState, users: frozenset[int], *, gone: bool = False, logged: bool = True
) -> None:
    data = payload.voice_state(state, pg.directory, gone=gone)
    pg.emit(Event("VOICE_STATE_UPDATE", data, state.guild_id, users=users, logged=logged))
