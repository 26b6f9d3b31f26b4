"""Scheduled events: announced, wanted, begun, ended; by a bot and by people, with Discord's limits and codes."""

from __future__ import annotations

import base64
import contextlib
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import discord
import pytest

from playground.gatherings import upkeep
from tests import openapi
from tests.playground.demo_bot import pixel
from tests.playground.ids import ANA, BOT, GENERAL, GUILD, INES, JOE, MARC
from tests.playground.person import Person, Refused, Rest
from tests.playground.test_gateway import Watching
from tests.playground.test_survival import process

if TYPE_CHECKING:
    from pathlib import Path

    from tests.playground.conftest import Running

EVENTS = f"/guilds/{GUILD}/scheduled-events"
MANAGE_EVENTS, CREATE_EVENTS, CONNECT, VIEW = 1 << 33, 1 << 44, 1 << 20, 1 << 10


def at(days: float) -> str:
    return (datetime.now(UTC) + timedelta(days=days)).isoformat()


def outside(**more: Any) -> dict[str, Any]:
    """An event at a place in the world."""
    return {
        "name": "Wave tank visit",
        "privacy_level": 2,
        "entity_type": 3,
        "entity_metadata": {"location": "Cork"},
        "scheduled_start_time": at(7),
        "scheduled_end_time": at(7.1),
    } | more


async def voice_channel(rest: Rest, **more: Any) -> str:
    return str(
        (await rest.call("POST", f"/guilds/{GUILD}/channels", {"name": "Hall", "type": 2} | more))["id"]
    )


async def refused(who: Rest, method: str, path: str, body: Any = None) -> Refused:
    with pytest.raises(Refused) as refusal:
        await who.call(method, path, body)
    return refusal.value


async def became(who: Person, event: dict[str, Any], status: int) -> None:
    """Waits until this client heard of it."""
    await who.event(
        "GUILD_SCHEDULED_EVENT_UPDATE", test=lambda e: (e["id"], e["status"]) == (event["id"], status)
    )


async def test_discord_py_announces_changes_and_cancels(playground: Running) -> None:
    bot = await playground.bot(Watching())
    assert isinstance(bot, Watching)
    ana = await playground.person("ana")
    guild = bot.get_guild(GUILD)
    assert guild is not None
    start = discord.utils.utcnow() + timedelta(days=3)
    made = await guild.create_scheduled_event(
        name="What a test tank taught us",
        description="Six companies tell",
        start_time=start,
        end_time=start + timedelta(hours=2),
        entity_type=discord.EntityType.external,
        privacy_level=discord.PrivacyLevel.guild_only,
        location="Cork",
        image=pixel().fp.read(),
    )
    told = await ana.event("GUILD_SCHEDULED_EVENT_CREATE")
    assert (told["id"], told["creator_id"], told["user_count"]) == (str(made.id), str(BOT), 0)
    assert told["entity_metadata"] == {"location": "Cork"}
    assert made.cover_image is not None
    assert (await made.cover_image.read()).startswith(b"\x89PNG")

    await ana.call("PUT", f"{EVENTS}/{made.id}/users/@me")
    (event, user) = await bot.until("scheduled_event_user_add")
    assert (event.id, user.id) == (made.id, ANA)
    fetched = await guild.fetch_scheduled_event(made.id)
    assert fetched.user_count == 1
    assert [u.id async for u in fetched.users()] == [ANA]
    await ana.call("DELETE", f"{EVENTS}/{made.id}/users/@me")
    (event, user) = await bot.until("scheduled_event_user_remove")
    assert (event.id, user.id) == (made.id, ANA)

    await made.edit(name="Renamed", image=None)  # type: ignore[call-overload]  # its types forget that null removes
    changed = await ana.event("GUILD_SCHEDULED_EVENT_UPDATE")
    assert (changed["name"], changed["image"]) == ("Renamed", None)
    started = await made.start()
    assert started.status is discord.EventStatus.active
    ended = await started.end()
    assert ended.status is discord.EventStatus.completed
    assert await guild.fetch_scheduled_events() == []

    other = await guild.create_scheduled_event(
        name="Never held",
        start_time=start,
        end_time=start + timedelta(hours=2),
        entity_type=discord.EntityType.external,
        privacy_level=discord.PrivacyLevel.guild_only,
        location="Nowhere",
    )
    assert (await other.cancel()).status is discord.EventStatus.cancelled
    third = await guild.create_scheduled_event(
        name="Taken back",
        start_time=start,
        end_time=start + timedelta(hours=2),
        entity_type=discord.EntityType.external,
        privacy_level=discord.PrivacyLevel.guild_only,
        location="Nowhere",
    )
    await third.delete()
    assert (await ana.event("GUILD_SCHEDULED_EVENT_DELETE"))["id"] == str(third.id)
    rows = await playground.log()
    with contextlib.suppress(pytest.skip.Exception):
        assert openapi.problems(rows, bot_id=str(BOT)) == []


async def test_discord_py_meets_in_a_voice_channel(playground: Running) -> None:
    hall = await voice_channel(await playground.rest())
    bot = await playground.bot()
    guild = bot.get_guild(GUILD)
    assert guild is not None
    channel = guild.get_channel(int(hall))
    assert isinstance(channel, discord.VoiceChannel)
    made = await guild.create_scheduled_event(
        name="Meeting",
        start_time=discord.utils.utcnow() + timedelta(days=1),
        channel=channel,
        privacy_level=discord.PrivacyLevel.guild_only,
    )
    assert (made.entity_type, made.channel_id, made.end_time) == (discord.EntityType.voice, channel.id, None)


WRONG: list[tuple[str, dict[str, Any], tuple[str, ...]]] = [
    ("no name", {"name": ""}, ("name",)),
    ("a name over 100", {"name": "x" * 101}, ("name",)),
    ("a description over 1,000", {"description": "x" * 1001}, ("description",)),
    ("a location over 100", {"entity_metadata": {"location": "x" * 101}}, ("entity_metadata", "location")),
    ("no location", {"entity_metadata": None}, ("entity_metadata", "location")),
    ("no end outside", {"scheduled_end_time": None}, ("scheduled_end_time",)),
    ("no type", {"entity_type": None}, ("entity_type",)),
    ("a type that is none", {"entity_type": 4}, ("entity_type",)),
    ("no privacy level", {"privacy_level": None}, ("privacy_level",)),
    ("a public event", {"privacy_level": 1}, ("privacy_level",)),
    ("no start", {"scheduled_start_time": None}, ("scheduled_start_time",)),
    ("a start that is no time", {"scheduled_start_time": "soon"}, ("scheduled_start_time",)),
    ("a start in the past", {"scheduled_start_time": at(-1)}, ("scheduled_start_time",)),
    ("an end before the start", {"scheduled_end_time": at(6)}, ("scheduled_end_time",)),
    ("a channel outside", {"channel_id": str(GENERAL)}, ("channel_id",)),
    ("a voice event nowhere", {"entity_type": 2}, ("channel_id",)),
    ("a picture that is none", {"image": "data:image/png;base64,AAAA"}, ("image",)),
    ("a picture by its address", {"image": "https://example.org/x.png"}, ("image",)),
]


@pytest.mark.parametrize(("change", "where"), [w[1:] for w in WRONG], ids=[w[0] for w in WRONG])
async def test_what_breaks_a_limit_is_refused_at_its_place(
    playground: Running, change: dict[str, Any], where: tuple[str, ...]
) -> None:
    rest = await playground.rest()
    refusal = await refused(rest, "POST", EVENTS, outside(**change))
    assert (refusal.status, refusal.code) == (400, 50035)
    node = refusal.body["errors"]
    for part in where:
        node = node[part]
    assert node["_errors"]
    made = await rest.call("POST", EVENTS, outside())
    if "privacy_level" not in where and None not in change.values():  # what is left out of a change stays
        assert (await refused(rest, "PATCH", f"{EVENTS}/{made['id']}", change)).code == 50035


async def test_a_past_start_has_discords_own_code(playground: Running) -> None:
    refusal = await refused(await playground.rest(), "POST", EVENTS, outside(scheduled_start_time=at(-1)))
    (error,) = refusal.body["errors"]["scheduled_start_time"]["_errors"]
    assert error["code"] == "GUILD_SCHEDULED_EVENT_SCHEDULE_PAST"


@pytest.mark.parametrize("path", [(1,), (1, 2), (1, 2, 3), (1, 4)], ids=str)
@pytest.mark.parametrize("then", [1, 2, 3, 4])
async def test_only_some_statuses_follow_others(
    playground: Running, path: tuple[int, ...], then: int
) -> None:
    rest = await playground.rest()
    made = await rest.call("POST", EVENTS, outside())
    for status in path[1:]:
        await rest.call("PATCH", f"{EVENTS}/{made['id']}", {"status": status})
    last = path[-1]
    if last in {3, 4}:
        assert (await refused(rest, "PATCH", f"{EVENTS}/{made['id']}", {"status": then})).code == 180000
    elif (last, then) in {(1, 1), (1, 2), (1, 4), (2, 2), (2, 3)}:
        assert (await rest.call("PATCH", f"{EVENTS}/{made['id']}", {"status": then}))["status"] == then
    else:
        assert (
            "status"
            in (await refused(rest, "PATCH", f"{EVENTS}/{made['id']}", {"status": then})).body["errors"]
        )


async def test_a_change_leaves_what_it_does_not_name(playground: Running) -> None:
    rest = await playground.rest()
    made = await rest.call("POST", EVENTS, outside(description="d"))
    changed = await rest.call("PATCH", f"{EVENTS}/{made['id']}", {"name": "n"})
    assert changed == made | {"name": "n"}
    hall = await voice_channel(rest)
    moved = {"entity_type": 2, "channel_id": hall, "entity_metadata": {"location": "let fall"}}
    changed = await rest.call("PATCH", f"{EVENTS}/{made['id']}", moved)
    assert (changed["channel_id"], changed["entity_metadata"]) == (hall, None)
    back = {"entity_type": 3, "entity_metadata": {"location": "Porto"}}
    assert (await refused(rest, "PATCH", f"{EVENTS}/{made['id']}", back)).body["errors"]["channel_id"]
    await rest.call("PATCH", f"{EVENTS}/{made['id']}", back | {"channel_id": None})
    await rest.call("PATCH", f"{EVENTS}/{made['id']}", {"status": 2})
    late = await refused(rest, "PATCH", f"{EVENTS}/{made['id']}", {"scheduled_start_time": at(9)})
    assert late.body["errors"]["scheduled_start_time"]


async def test_a_hundred_events_are_all_a_server_holds(playground: Running) -> None:
    rest = await playground.rest()
    made = [await rest.call("POST", EVENTS, outside()) for _ in range(100)]
    assert (await refused(rest, "POST", EVENTS, outside())).code == 30038
    await rest.call("PATCH", f"{EVENTS}/{made[0]['id']}", {"status": 4})
    await rest.call("POST", EVENTS, outside())


async def test_who_may_make_and_change_events(playground: Running) -> None:
    ines, joe, marc, bot = [await playground.rest(t) for t in ("ines", "joe", "marc", "Bot bot-token")]
    own = await joe.call("POST", EVENTS, outside(name="Joe's"))
    of_bot = await bot.call("POST", EVENTS, outside())
    await joe.call("PATCH", f"{EVENTS}/{own['id']}", {"name": "Still Joe's"})
    for method, body in (("PATCH", {"name": "x"}), ("DELETE", None)):
        for who, event in ((marc, own), (joe, of_bot)):
            assert (await refused(who, method, f"{EVENTS}/{event['id']}", body)).code == 50013
    await ines.call("PATCH", f"{EVENTS}/{of_bot['id']}", {"name": "The owner's word"})
    roles = {r["id"]: int(r["permissions"]) for r in await ines.call("GET", f"/guilds/{GUILD}/roles")}
    fewer = roles[str(GUILD)] & ~CREATE_EVENTS
    await ines.call("PATCH", f"/guilds/{GUILD}/roles/{GUILD}", {"permissions": str(fewer | MANAGE_EVENTS)})
    # since February 2026 managing is not creating
    assert (await refused(joe, "POST", EVENTS, outside())).code == 50013
    await joe.call("PATCH", f"{EVENTS}/{of_bot['id']}", {"name": "managed"})
    await ines.call("PATCH", f"/guilds/{GUILD}/roles/{GUILD}", {"permissions": str(fewer)})
    assert (await refused(joe, "PATCH", f"{EVENTS}/{own['id']}", {"name": "x"})).code == 50013
    await ines.call("DELETE", f"{EVENTS}/{own['id']}")
    assert (await refused(ines, "GET", f"{EVENTS}/{own['id']}")).code == 10070


async def test_an_event_in_a_channel_is_for_those_who_see_it(playground: Running) -> None:
    bot, marc, joe = await playground.rest(), await playground.person("marc"), await playground.person("joe")
    closed = [
        {"id": str(GUILD), "type": 0, "deny": str(VIEW)},
        {"id": str(MARC), "type": 1, "allow": str(VIEW)},
        {"id": str(BOT), "type": 1, "allow": str(VIEW)},
    ]
    ines = await playground.rest("ines")
    hall = await voice_channel(ines, permission_overwrites=closed)
    body = outside(entity_type=2, channel_id=hall, entity_metadata=None, scheduled_end_time=None)
    assert (await refused(joe, "POST", EVENTS, body)).code == 50001
    assert (await refused(bot, "POST", EVENTS, body | {"channel_id": str(GENERAL)})).code == 50024
    assert (await refused(bot, "POST", EVENTS, body | {"channel_id": "12"})).code == 10003
    made = await bot.call("POST", EVENTS, body)
    await bot.call("POST", EVENTS, outside())
    await marc.event("GUILD_SCHEDULED_EVENT_CREATE", test=lambda e: e["id"] == made["id"])
    await joe.event("GUILD_SCHEDULED_EVENT_CREATE", test=lambda e: e["entity_type"] == 3)
    assert len(joe.of("GUILD_SCHEDULED_EVENT_CREATE")) == 1
    assert [e["entity_type"] for e in await joe.call("GET", EVENTS)] == [3]
    assert (await refused(joe, "GET", f"{EVENTS}/{made['id']}")).code == 50001
    async with Person(playground.url, "joe") as again:
        (guild,) = again.of("GUILD_CREATE")
        assert [e["entity_type"] for e in guild["guild_scheduled_events"]] == [3]
    await ines.call("DELETE", f"/channels/{hall}")
    assert (await bot.call("GET", f"{EVENTS}/{made['id']}"))["status"] == 4


async def test_interest_is_counted_and_listed(playground: Running) -> None:
    bot = await playground.rest()
    made = await bot.call("POST", EVENTS, outside())
    users = f"{EVENTS}/{made['id']}/users"
    assert (await refused(bot, "PUT", f"{users}/@me")).code == 20001
    people = [await playground.person(t) for t in ("ines", "marc", "ana", "joe")]
    for one in people:
        mine = await one.call("PUT", f"{users}/@me")
        assert (mine["guild_scheduled_event_id"], mine["response"]) == (made["id"], 1)
    await people[0].call("PUT", f"{users}/@me")  # twice is once
    added = await people[0].event("GUILD_SCHEDULED_EVENT_USER_ADD", test=lambda d: d["user_id"] == str(JOE))
    assert added == {"guild_scheduled_event_id": made["id"], "user_id": str(JOE), "guild_id": str(GUILD)}
    assert len(people[0].of("GUILD_SCHEDULED_EVENT_USER_ADD")) == 4

    async def page(query: str) -> list[int]:
        return [int(u["user"]["id"]) for u in await bot.call("GET", f"{users}?{query}")]

    assert await page("") == [INES, MARC, ANA, JOE]
    assert await page(f"limit=2&after={INES}") == [MARC, ANA]
    assert await page(f"limit=2&before={JOE}") == [MARC, ANA]
    (with_member, *_) = await bot.call("GET", f"{users}?with_member=true&limit=1")
    assert with_member["member"]["user"]["id"] == str(INES)
    assert (await refused(bot, "GET", f"{users}?limit=101")).code == 50035
    assert "user_count" not in (await bot.call("GET", EVENTS))[0]
    assert (await bot.call("GET", f"{EVENTS}?with_user_count=true"))[0]["user_count"] == 4
    assert (await bot.call("GET", f"{users}/counts"))["guild_scheduled_event_count"] == 4
    await people[0].call("DELETE", f"/guilds/{GUILD}/members/{JOE}")
    await people[0].event("GUILD_SCHEDULED_EVENT_USER_REMOVE")
    assert await page("") == [INES, MARC, ANA]
    await bot.call("PATCH", f"{EVENTS}/{made['id']}", {"status": 4})
    assert (await refused(people[1], "DELETE", f"{users}/@me")).code == 180000


async def test_an_event_outside_begins_and_ends_by_the_clock(playground: Running) -> None:
    bot = await playground.rest()
    ana = await playground.person("ana")
    made = await bot.call("POST", EVENTS, outside(scheduled_start_time=at(1), scheduled_end_time=at(1.5)))
    await bot.control("POST", "/clock", {"advance_s": 1.2 * 86400})
    await became(ana, made, 2)
    await bot.control("POST", "/clock", {"advance_s": 0.5 * 86400})
    await became(ana, made, 3)
    assert [e["status"] for e in ana.of("GUILD_SCHEDULED_EVENT_UPDATE")] == [2, 3]


async def test_an_event_in_voice_lapses_or_ends_when_nobody_is_there(
    playground: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(upkeep, "PATIENCE_MS", 0)
    bot, joe = await playground.rest(), await playground.person("joe")
    hall = await voice_channel(bot)
    body = outside(entity_type=2, channel_id=hall, entity_metadata=None, scheduled_end_time=None)
    held, missed = [await bot.call("POST", EVENTS, body) for _ in range(2)]
    mark = await bot.call("POST", EVENTS, outside(scheduled_start_time=at(7.3), scheduled_end_time=at(9)))
    await bot.call("PATCH", f"{EVENTS}/{held['id']}", {"status": 2})
    await joe.send({"op": 4, "d": {"guild_id": str(GUILD), "channel_id": hall}})
    await joe.event("VOICE_STATE_UPDATE")
    await bot.control("POST", "/clock", {"advance_s": 7.2 * 86400})
    await became(joe, missed, 4)
    assert (await bot.call("GET", f"{EVENTS}/{held['id']}"))["status"] == 2
    await joe.send({"op": 4, "d": {"guild_id": str(GUILD), "channel_id": None}})
    await joe.event("VOICE_STATE_UPDATE", test=lambda v: v["channel_id"] is None)
    await bot.control("POST", "/clock", {"advance_s": 0.2 * 86400})
    await became(joe, mark, 2)  # time has looked, and seen that nobody is there
    assert (await bot.call("GET", f"{EVENTS}/{held['id']}"))["status"] == 2
    await bot.control("POST", "/clock", {"advance_s": 400})
    await became(joe, held, 3)


async def test_answers_are_in_the_contract(playground: Running) -> None:
    openapi.need()
    bot, ana = await playground.rest(), await playground.rest("ana")
    hall = await voice_channel(bot)
    made = [
        await bot.call("POST", EVENTS, outside()),
        await bot.call("POST", EVENTS, outside(entity_type=2, channel_id=hall, entity_metadata=None)),
    ]
    await ana.call("PUT", f"{EVENTS}/{made[0]['id']}/users/@me")
    problems = [p for m in made for p in openapi.response_problems("POST", EVENTS, 200, m)]
    one = f"{EVENTS}/{made[0]['id']}"
    for path in (EVENTS, one, f"{one}/users", f"{one}/users/counts"):
        answer = await bot.call("GET", f"{path}?with_user_count=1&with_member=1")
        problems += openapi.response_problems("GET", path, 200, answer)
    changed = await bot.call("PATCH", one, {"name": "n"})
    problems += openapi.response_problems("PATCH", one, 200, changed)
    assert problems == []


async def test_events_interest_and_covers_survive_kill_9(tmp_path: Path) -> None:
    picture = pixel().fp.read()
    uri = f"data:image/png;base64,{base64.b64encode(picture).decode()}"
    async with process(tmp_path) as url, Rest(url, "Bot bot-token") as bot, Rest(url, "ana") as ana:
        made = await bot.call("POST", EVENTS, outside(image=uri))
        await ana.call("PUT", f"{EVENTS}/{made['id']}/users/@me")
        thread = await ana.call("POST", f"/channels/{GENERAL}/threads", {"name": "about it", "type": 11})
        await ana.call("POST", f"/channels/{thread['id']}/messages", {"content": "inside"})
    async with process(tmp_path) as url, Rest(url, "Bot bot-token") as bot, Person(url, "ana") as ana:
        (kept,) = await bot.call("GET", f"{EVENTS}?with_user_count=true")
        assert kept == made | {"user_count": 1}
        async with bot.http.get(f"{url}/guild-events/{made['id']}/{made['image']}.png?size=1024") as answer:
            assert (answer.content_type, await answer.read()) == ("image/png", picture)
        async with bot.http.get(f"{url}/guild-events/{made['id']}/{'0' * 32}.png") as answer:
            assert answer.status == 404
        (guild,) = ana.of("GUILD_CREATE")
        assert [e["id"] for e in guild["guild_scheduled_events"]] == [made["id"]]
        assert [t["id"] for t in guild["threads"]] == [thread["id"]]
        assert int((await bot.call("POST", EVENTS, outside()))["id"]) > int(made["id"])
