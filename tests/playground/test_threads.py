"""Threads: archived and taken out again, locked, listed, seen by who may."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from tests import openapi
from tests.playground.ids import ANA, BOT, GENERAL, GUILD, JOE, MARC, OF_PARTNER_A
from tests.playground.test_scheduled_events import refused, voice_channel

if TYPE_CHECKING:
    from tests.playground.conftest import Running
    from tests.playground.person import Rest

THREADS = f"/channels/{GENERAL}/threads"


async def opened(who: Rest, **more: object) -> str:
    return str((await who.call("POST", THREADS, {"name": "t", "type": 11} | more))["id"])


async def test_a_message_takes_a_thread_out_of_the_archive_and_its_author_in(playground: Running) -> None:
    ana, joe = await playground.person("ana"), await playground.person("joe")
    thread = await opened(ana)
    await ana.call("PATCH", f"/channels/{thread}", {"archived": True})
    await joe.event("THREAD_UPDATE", test=lambda t: t["thread_metadata"]["archived"])
    said = await joe.say(thread, "late to the party")
    await ana.event("THREAD_UPDATE", test=lambda t: not t["thread_metadata"]["archived"])
    joined = await ana.event("THREAD_MEMBERS_UPDATE")
    assert [m["user_id"] for m in joined["added_members"]] == [str(JOE)]
    names = [n for n, _ in ana.events]
    assert names.index("THREAD_MEMBERS_UPDATE") < names.index("MESSAGE_CREATE", names.index("THREAD_UPDATE"))
    await ana.call("PATCH", f"/channels/{thread}", {"archived": True})
    assert (
        await refused(joe, "PATCH", f"/channels/{thread}/messages/{said['id']}", {"content": "x"})
    ).code == 50083
    assert (await refused(joe, "PUT", f"/channels/{thread}/thread-members/@me")).code == 50083
    assert (await refused(ana, "PATCH", f"/channels/{thread}", {"name": "x"})).code == 50083
    await joe.call("PATCH", f"/channels/{thread}", {"archived": False})  # whoever may write takes it out


async def test_a_locked_thread_is_written_in_by_who_manages_threads(playground: Running) -> None:
    ana, joe, ines = [await playground.rest(t) for t in ("ana", "joe", "ines")]
    thread = await opened(ana)
    assert (await refused(joe, "PATCH", f"/channels/{thread}", {"name": "mine"})).code == 50013
    assert (await refused(ana, "PATCH", f"/channels/{thread}", {"locked": True})).code == 50013
    await ines.call("PATCH", f"/channels/{thread}", {"locked": True, "archived": True})
    assert (await refused(ana, "POST", f"/channels/{thread}/messages", {"content": "x"})).code == 160005
    assert (await refused(ana, "PATCH", f"/channels/{thread}", {"archived": False})).code == 50013
    await ines.call("POST", f"/channels/{thread}/messages", {"content": "a last word"})
    assert (await refused(ana, "DELETE", f"/channels/{thread}")).code == 50013
    await ines.call("DELETE", f"/channels/{thread}")


async def test_a_thread_nobody_writes_in_is_archived(playground: Running) -> None:
    ana = await playground.person("ana")
    short = await opened(ana, auto_archive_duration=60)
    quiet = await opened(ana, auto_archive_duration=60)
    long = await opened(ana, auto_archive_duration=10080)
    await ana.control("POST", "/clock", {"advance_s": 3000})
    await ana.say(short, "still here")
    await ana.control("POST", "/clock", {"advance_s": 3000})
    assert (await ana.event("THREAD_UPDATE"))["id"] == quiet
    await ana.nothing_more()
    assert len(ana.of("THREAD_UPDATE")) == 1
    await ana.control("POST", "/clock", {"advance_s": 700})
    await ana.event("THREAD_UPDATE", test=lambda t: t["id"] == short)
    active = await ana.call("GET", f"/guilds/{GUILD}/threads/active")
    assert [t["id"] for t in active["threads"]] == [long]


async def test_discord_py_lists_archived_threads(playground: Running) -> None:
    bot = await playground.bot()
    channel = bot.get_channel(GENERAL)
    assert isinstance(channel, discord.TextChannel)
    made = [
        await channel.create_thread(name=f"t{n}", type=discord.ChannelType.public_thread) for n in range(3)
    ]
    hidden = await channel.create_thread(name="p", type=discord.ChannelType.private_thread)
    for thread in [*made, hidden]:
        await thread.edit(archived=True)
    assert [t.id async for t in channel.archived_threads()] == [t.id for t in reversed(made)]
    assert [t.id async for t in channel.archived_threads(private=True)] == [hidden.id]
    assert [t.id async for t in channel.archived_threads(private=True, joined=True)] == [hidden.id]


async def test_others_are_not_told_that_they_are_members(playground: Running) -> None:
    bot, ana, joe = await playground.bot(), await playground.person("ana"), await playground.person("joe")
    thread = await opened(ana)
    assert "member" not in await joe.event("THREAD_CREATE")
    assert (await ana.event("THREAD_CREATE"))["member"]["user_id"] == str(ANA)
    await joe.say(thread, "x")
    await joe.event("MESSAGE_CREATE", test=lambda m: m["channel_id"] == thread)
    found = bot.get_channel(int(thread))
    assert isinstance(found, discord.Thread)
    assert found.me is None
    members = await joe.call("GET", f"/channels/{thread}/thread-members?with_member=true")
    assert [m["member"]["user"]["id"] for m in members] == [str(ANA), str(JOE)]


async def test_who_comes_to_see_a_channel_gets_its_threads(playground: Running) -> None:
    ines, marc, joe = [await playground.person(t) for t in ("ines", "marc", "joe")]
    made = await marc.call("POST", f"/channels/{OF_PARTNER_A}/threads", {"name": "ours", "type": 11})
    await marc.event("THREAD_CREATE")
    path = f"/channels/{OF_PARTNER_A}/permissions/{JOE}"
    await ines.call("PUT", path, {"type": 1, "allow": str(1 << 10)})
    synced = await joe.event("THREAD_LIST_SYNC")
    assert (synced["channel_ids"], [t["id"] for t in synced["threads"]]) == (
        [str(OF_PARTNER_A)],
        [made["id"]],
    )
    await ines.call("DELETE", path)
    await joe.event("THREAD_DELETE", test=lambda t: t["id"] == made["id"])
    await marc.nothing_more()
    assert len(marc.of("THREAD_CREATE")) == 1


async def test_a_private_thread_is_seen_by_its_members(playground: Running) -> None:
    ana, joe, marc = [await playground.person(t) for t in ("ana", "joe", "marc")]
    thread = await opened(ana, type=12)
    await joe.nothing_more()
    assert not joe.of("THREAD_CREATE")
    await ana.call("PUT", f"/channels/{thread}/thread-members/{JOE}")
    await joe.event("THREAD_CREATE")
    await ana.call("DELETE", f"/channels/{thread}/thread-members/{JOE}")  # who made it may
    await joe.event("THREAD_DELETE")
    assert (await refused(marc, "GET", f"/channels/{thread}")).code == 50001
    assert (await refused(marc, "PUT", f"/channels/{thread}/thread-members/{MARC}")).code == 50001


async def test_only_text_channels_have_threads(playground: Running) -> None:
    rest = await playground.rest()
    hall = await voice_channel(rest)
    assert (await refused(rest, "POST", f"/channels/{hall}/threads", {"name": "t", "type": 11})).code == 50024
    thread = await opened(rest)
    assert (
        await refused(rest, "POST", f"/channels/{thread}/threads", {"name": "t", "type": 11})
    ).code == 50024


async def test_a_channel_with_threads_is_deleted_by_who_manages_channels(playground: Running) -> None:
    rest, ana = await playground.rest(), await playground.person("ana")
    channel = (await rest.call("POST", f"/guilds/{GUILD}/channels", {"name": "c"}))["id"]
    thread = (await ana.call("POST", f"/channels/{channel}/threads", {"name": "t", "type": 11}))["id"]
    await rest.call("DELETE", f"/channels/{channel}")
    await ana.event("CHANNEL_DELETE", test=lambda c: c["id"] == channel)
    assert (await refused(ana, "GET", f"/channels/{thread}")).code == 10003


async def test_answers_are_in_the_contract(playground: Running) -> None:
    openapi.need()
    rest = await playground.rest()
    said = await rest.call("POST", f"/channels/{GENERAL}/messages", {"content": "x"})
    on_message = f"/channels/{GENERAL}/messages/{said['id']}/threads"
    made = await rest.call("POST", on_message, {"name": "t"})
    problems = openapi.response_problems("POST", on_message, 201, made)
    at = f"/channels/{made['id']}"
    problems += openapi.response_problems("PATCH", at, 200, await rest.call("PATCH", at, {"archived": True}))
    for path in (
        f"{at}/thread-members",
        f"{at}/thread-members/{BOT}",
        f"/guilds/{GUILD}/threads/active",
        f"/channels/{GENERAL}/threads/archived/public",
        f"/channels/{GENERAL}/threads/archived/private",
        f"/channels/{GENERAL}/messages/{said['id']}",
    ):
        problems += openapi.response_problems("GET", path, 200, await rest.call("GET", path))
    assert problems == []
