"""Voice states and stages. Joining and leaving are the gateway's (op 4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playground import snowflakes
from playground.clock import parse_iso
from playground.errors import missing_permissions, not_modelled, refused, unknown
from playground.gatherings import scheduling, stages, voice
from playground.payloads import gatherings as payload
from playground.permissions import Permission
from playground.records.guilds import STAGE
from playground.rest.routing import Routes
from playground.validation.fields import Field, Instant, OneOf, Snowflake, Text, Truth, check_shape
from playground.validation.problems import Problems

if TYPE_CHECKING:
    from playground.records.gatherings import StageInstance, VoiceState
    from playground.rest.call import Call

routes = Routes()
_STATE = "/guilds/{guild}/voice-states/{user}"
_STATE_SHAPE: dict[str, Field] = {
    "suppress": Truth(),
    "request_to_speak_timestamp": Instant(),
    "channel_id": Snowflake(),
}
_STAGE_SHAPE: dict[str, Field] = {"topic": Text(120, 1, required=True), "privacy_level": OneOf((2,))}


def _check(call: Call, shape: dict[str, Field]) -> None:
    problems = Problems()
    check_shape(shape, call.json, (), problems)
    problems.settle()


def _state(call: Call) -> VoiceState:
    guild = call.pg.access.guild(call.id("guild"), call.me.id)
    state = call.pg.gatherings.voice.get((guild.id, call.id("user")))
    if state is None:
        raise unknown("voice state")
    call.pg.access.channel(state.channel_id, call.me.id)
    return state


@routes("GET", _STATE, rate=(5, 5.0))
async def one(call: Call) -> dict[str, Any]:
    """Where somebody is in voice; `@me` is who asks."""
    return payload.voice_state(_state(call), call.pg.directory)


@routes("PATCH", _STATE, rate=(5, 5.0))
async def change(call: Call) -> None:
    """On a stage: speak or listen, ask to speak; of others, for who moderates it."""
    state = _state(call)
    _check(call, _STATE_SHAPE)
    channel = call.pg.directory.channels[state.channel_id]
    if channel.type != STAGE or (snowflakes.parse(call.json.get("channel_id")) or channel.id) != channel.id:
        raise refused(50024, "Cannot execute action on this channel type")
    held = call.pg.access.in_channel(channel, call.me.id)
    moderates = held & stages.MODERATES == stages.MODERATES
    fields: dict[str, Any] = {}
    if call.json.get("suppress") is not None:
        fields = {"suppress": call.json["suppress"], "request_ms": None}
    if call.json.get("request_to_speak_timestamp"):
        fields["request_ms"] = parse_iso(call.json["request_to_speak_timestamp"])
    elif "request_to_speak_timestamp" in call.json:
        fields["request_ms"] = None
    own = state.user_id == call.me.id
    asks = fields.get("request_ms") is not None
    if not moderates and (
        not own or fields.get("suppress") is False or (asks and not held & Permission.REQUEST_TO_SPEAK)
    ):
        raise missing_permissions()
    voice.change(call.pg, state, **fields)


def _moderated(call: Call, channel_id: int) -> int:
    """The server of a stage channel that who asks moderates."""
    channel = call.pg.access.channel(channel_id, call.me.id)
    if channel.guild_id is None or channel.type != STAGE:
        raise refused(50024, "Cannot execute action on this channel type")
    call.pg.access.channel(channel_id, call.me.id, stages.MODERATES)
    return channel.guild_id


def _stage(call: Call) -> StageInstance:
    channel = call.pg.access.channel(call.id("channel"), call.me.id)
    stage = call.pg.gatherings.stages.get(channel.id)
    if stage is None:
        raise unknown("stage instance")
    return stage


@routes("POST", "/stage-instances", rate=(5, 5.0))
async def open_stage(call: Call) -> dict[str, Any]:
    """Opens a stage."""
    _check(call, _STAGE_SHAPE | {"channel_id": Snowflake(required=True)})
    if call.json.get("guild_scheduled_event_id"):
        raise not_modelled("a stage opened for an event: start the event, it opens its stage")
    channel_id = snowflakes.parse(call.json["channel_id"]) or 0
    guild_id = _moderated(call, channel_id)
    if channel_id in call.pg.gatherings.stages:
        raise refused(150006, "The Stage is already open")
    return payload.stage(stages.open_stage(call.pg, guild_id, channel_id, call.json["topic"]))


@routes("GET", "/stage-instances/{channel}", rate=(5, 5.0))
async def stage(call: Call) -> dict[str, Any]:
    """The open stage of a channel."""
    return payload.stage(_stage(call))


@routes("PATCH", "/stage-instances/{channel}", rate=(5, 5.0))
async def rename_stage(call: Call) -> dict[str, Any]:
    """Changes what it is about."""
    found = _stage(call)
    _moderated(call, found.channel_id)
    _check(call, _STAGE_SHAPE | {"topic": Text(120, 1)})
    return payload.stage(stages.rename(call.pg, found, call.json.get("topic") or found.topic))


@routes("DELETE", "/stage-instances/{channel}", rate=(5, 5.0))
async def close_stage(call: Call) -> None:
    """Closes it; the event that it was for is over."""
    found = _stage(call)
    _moderated(call, found.channel_id)
    stages.close(call.pg, found)
    scheduling.end_of_stage(call.pg, found)
