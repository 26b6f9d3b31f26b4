"""Voice presence by gateway op 4, and stages. There is no sound."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import discord
import pytest

from playground.gatherings import voice
from playground.server import serving
from tests import openapi
from tests.playground.conftest import WORLD, Bot
from tests.playground.ids import ANA, BOT, GENERAL, GUILD, JOE, MARC
from tests.playground.person import Person, Refused, Rest
from tests.playground.test_gateway import Watching
from tests.playground.test_scheduled_events import EVENTS, at, outside, refused, voice_channel

if TYPE_CHECKING:
    from pathlib import Path

    from tests.playground.conftest import Running

VIEW, CONNECT, MOVE = 1 << 10, 1 << 20, 1 << 24


async def go(who: Person, channel: str | None, **more: Any) -> None:
    await who.send({"op": 4, "d": {"guild_id": str(GUILD), "channel_id": channel} | more})


async def seen(who: Person, user: int, channel: str | None, since: int = 0) -> dict[str, Any]:
    """Waits until this client heard where somebody is."""

    def is_it(d: dict[str, Any]) -> bool:
        return d["user_id"] == str(user) and d["channel_id"] == channel

    return await who.event("VOICE_STATE_UPDATE", since, is_it)


async def stage_channel(ines: Rest) -> str:
    return await voice_channel(ines, name="Stage", type=13)


async def test_people_come_move_and_go_before_everybodys_eyes(playground: Running) -> None:
    bot = await playground.bot(Watching())
    assert isinstance(bot, Watching)
    rest = await playground.rest()
    hall, room = await voice_channel(rest), await voice_channel(rest, name="Room")
    ana, joe = await playground.person("ana"), await playground.person("joe")
    await go(joe, hall, self_mute=True)
    state = await seen(ana, JOE, hall)
    assert (state["member"]["user"]["id"], state["self_mute"], state["suppress"]) == (str(JOE), True, False)
    assert state["session_id"] == joe.ready["session_id"]
    member, before, after = await bot.until("voice_state_update")
    assert (member.id, before.channel, after.channel.id) == (JOE, None, int(hall))
    await go(joe, room)
    await seen(ana, JOE, room)
    async with Person(playground.url, "marc") as marc:
        (guild,) = marc.of("GUILD_CREATE")
        assert [(v["user_id"], v["channel_id"]) for v in guild["voice_states"]] == [(str(JOE), room)]
        assert "guild_id" not in guild["voice_states"][0]
    await go(joe, None)
    await seen(ana, JOE, None)
    channel = bot.get_channel(int(room))
    assert isinstance(channel, discord.VoiceChannel)
    await bot.until("voice_state_update")
    assert channel.members == []


async def test_a_bot_that_arrives_later_knows_who_is_there(playground: Running) -> None:
    hall = await voice_channel(await playground.rest())
    joe = await playground.person("joe")
    await go(joe, hall)
    await seen(joe, JOE, hall)
    quiet = discord.Intents(guilds=True, voice_states=True)
    bot = await playground.bot(Bot(intents=quiet))
    channel = bot.get_channel(int(hall))
    assert isinstance(channel, discord.VoiceChannel)
    assert [m.id for m in channel.members] == [JOE]


async def test_a_bot_joins_too(playground: Running) -> None:
    bot, ana = await playground.bot(), await playground.person("ana")
    hall = await voice_channel(await playground.rest())
    guild = bot.get_guild(GUILD)
    assert guild is not None
    await ana.event("CHANNEL_CREATE", test=lambda c: c["id"] == hall)
    await guild.change_voice_state(channel=discord.Object(int(hall)))
    await seen(ana, BOT, hall)


async def test_who_may_not_or_finds_no_room_stays_outside(playground: Running) -> None:
    rest, ines = await playground.rest(), await playground.person("ines")
    small = await voice_channel(rest, user_limit=1)
    closed = await voice_channel(
        ines, permission_overwrites=[{"id": str(GUILD), "type": 0, "deny": str(CONNECT)}]
    )
    ana, joe = await playground.person("ana"), await playground.person("joe")
    await go(ana, small)
    await seen(joe, ANA, small)
    for wanted in (small, closed, str(GENERAL), "12"):
        await go(joe, wanted)
    await joe.nothing_more()
    assert [v["user_id"] for v in joe.of("VOICE_STATE_UPDATE")] == [str(ANA)]
    await go(ines, small)  # who may move members always finds room
    await seen(joe, int(ines.ready["user"]["id"]), small)
    assert (await refused(rest, "PATCH", f"/channels/{small}", {"user_limit": 100})).code == 50035


async def test_a_closed_channel_hides_who_is_in_it(playground: Running) -> None:
    ines, marc, joe = [await playground.person(t) for t in ("ines", "marc", "joe")]
    everybody = await voice_channel(ines)
    overwrites = [
        {"id": str(GUILD), "type": 0, "deny": str(VIEW)},
        {"id": str(MARC), "type": 1, "allow": str(VIEW)},
    ]
    closed = await voice_channel(ines, permission_overwrites=overwrites)
    await go(marc, closed)
    await seen(ines, MARC, closed)
    await joe.nothing_more()
    assert joe.of("VOICE_STATE_UPDATE") == []
    await go(marc, everybody)
    await seen(joe, MARC, everybody)
    await go(marc, closed)
    await seen(joe, MARC, None)  # gone, as far as Joe can tell
    assert (await refused(joe, "GET", f"/guilds/{GUILD}/voice-states/{MARC}")).code == 50001


async def test_who_closes_the_client_leaves(playground: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(voice, "GRACE_S", 0.5)
    hall = await voice_channel(await playground.rest())
    ana, joe = await playground.person("ana"), await playground.person("joe")
    await go(joe, hall)
    await seen(ana, JOE, hall)
    await joe.disconnect(1000)
    await seen(ana, JOE, None)

    await joe.connect()
    await go(joe, hall)
    mark = len(ana.events)
    await seen(ana, JOE, hall)
    session, seq = joe.ready["session_id"], joe.seq
    await joe.disconnect()  # a connection that breaks: the client comes back, and has never left
    await joe.connect({"op": 6, "d": {"token": "joe", "session_id": session, "seq": seq}})
    assert session not in playground.pg.timers
    await ana.nothing_more()
    assert not [v for v in ana.of("VOICE_STATE_UPDATE", mark) if v["channel_id"] is None]
    await joe.disconnect()
    await seen(ana, JOE, None, mark)


async def test_a_channel_that_goes_sends_everybody_off(playground: Running) -> None:
    rest = await playground.rest()
    hall = await voice_channel(rest)
    ana, joe = await playground.person("ana"), await playground.person("joe")
    await go(joe, hall)
    await seen(ana, JOE, hall)
    await rest.call("DELETE", f"/channels/{hall}")
    await seen(ana, JOE, None)
    await ana.event("CHANNEL_DELETE")
    assert (await refused(rest, "GET", f"/guilds/{GUILD}/voice-states/{JOE}")).code == 10065


async def test_moderators_move_mute_and_take_out(playground: Running) -> None:
    rest, ines = await playground.rest(), await playground.person("ines")
    hall, room = await voice_channel(rest), await voice_channel(rest)
    joe = await playground.person("joe")
    member = f"/guilds/{GUILD}/members/{JOE}"
    assert (await refused(ines, "PATCH", member, {"channel_id": hall})).code == 40032
    await go(joe, hall)
    await seen(ines, JOE, hall)
    assert (await refused(rest, "PATCH", member, {"channel_id": room})).code == 50013
    await ines.call("PATCH", member, {"channel_id": room, "mute": True})
    assert (await seen(ines, JOE, room))["mute"] is True
    assert (await joe.call("GET", f"/guilds/{GUILD}/voice-states/@me"))["channel_id"] == room
    await ines.call("PATCH", member, {"channel_id": None})
    await seen(joe, JOE, None)


async def test_a_stage_opens_with_its_event_and_closes_with_it(playground: Running) -> None:
    ines, joe = await playground.person("ines"), await playground.person("joe")
    stage = await stage_channel(ines)
    body = outside(entity_type=1, channel_id=stage, entity_metadata=None, scheduled_end_time=None)
    assert (await refused(joe, "POST", EVENTS, body)).code == 50013
    made = await ines.call("POST", EVENTS, body)
    started = await ines.call("PATCH", f"{EVENTS}/{made['id']}", {"status": 2})
    opened = await joe.event("STAGE_INSTANCE_CREATE")
    assert (opened["id"], opened["topic"]) == (started["entity_id"], made["name"])
    assert opened["guild_scheduled_event_id"] == made["id"]
    assert (
        await refused(ines, "POST", "/stage-instances", {"channel_id": stage, "topic": "t"})
    ).code == 150006
    await go(joe, stage)
    assert (await seen(ines, JOE, stage))["suppress"] is True
    mine = f"/guilds/{GUILD}/voice-states/@me"
    assert (await refused(joe, "PATCH", mine, {"suppress": False})).code == 50013
    await joe.call("PATCH", mine, {"request_to_speak_timestamp": at(0)})
    await ines.event("VOICE_STATE_UPDATE", test=lambda v: v["request_to_speak_timestamp"] is not None)
    await ines.call("PATCH", f"/guilds/{GUILD}/voice-states/{JOE}", {"suppress": False, "channel_id": stage})
    await joe.event("VOICE_STATE_UPDATE", test=lambda v: v["suppress"] is False)
    await ines.call("DELETE", f"/stage-instances/{stage}")
    await joe.event("STAGE_INSTANCE_DELETE")
    assert (await ines.call("GET", f"{EVENTS}/{made['id']}"))["status"] == 3
    assert (await refused(ines, "GET", f"/stage-instances/{stage}")).code == 10067


async def test_discord_py_opens_a_stage(playground: Running) -> None:
    ines = await playground.rest("ines")
    await ines.call("PUT", f"/guilds/{GUILD}/members/{BOT}/roles/1000000000000000203")
    stage = await stage_channel(ines)
    bot = await playground.bot()
    channel = bot.get_channel(int(stage))
    assert isinstance(channel, discord.StageChannel)
    made = await channel.create_instance(topic="Results")
    await made.edit(topic="Results of 2026")
    assert (await channel.fetch_instance()).topic == "Results of 2026"
    await made.delete()
    with pytest.raises(discord.NotFound):
        await channel.fetch_instance()


async def test_answers_are_in_the_contract(playground: Running) -> None:
    openapi.need()
    ines, joe = await playground.person("ines"), await playground.person("joe")
    stage = await stage_channel(ines)
    made = await ines.call("POST", "/stage-instances", {"channel_id": stage, "topic": "t"})
    problems = openapi.response_problems("POST", "/stage-instances", 200, made)
    await go(joe, stage)
    await seen(joe, JOE, stage)
    for path in (f"/guilds/{GUILD}/voice-states/{JOE}", f"/stage-instances/{stage}", f"/channels/{stage}"):
        problems += openapi.response_problems("GET", path, 200, await ines.call("GET", path))
    assert problems == []


async def test_a_world_file_names_voice_channels(tmp_path: Path) -> None:
    world = json.loads(WORLD.read_text())
    world["guilds"][0]["channels"].append({"id": "9", "name": "Hall", "type": 2, "user_limit": 7})
    file = tmp_path / "world.json"
    file.write_text(json.dumps(world))
    async with serving(tmp_path, file) as (url, _), Rest(url, "joe") as joe:
        hall = await joe.call("GET", "/channels/9")
    assert (hall["name"], hall["type"], hall["user_limit"]) == ("Hall", 2, 7)


async def test_a_stranger_to_the_server_is_not_answered(playground: Running) -> None:
    joe = await playground.person("joe")
    await joe.send({"op": 4, "d": {"guild_id": "12", "channel_id": "12"}})
    await joe.send({"op": 4, "d": {"guild_id": None, "channel_id": None}})
    await joe.nothing_more()
    assert joe.closed_with is None
    with pytest.raises(Refused):
        await joe.call("GET", f"/guilds/{GUILD}/voice-states/@me")
