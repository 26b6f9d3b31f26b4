"""The gateway: sessions that resume, what is asked for, what is withheld, and how it ends."""

from __future__ import annotations

import asyncio
from typing import Any

import discord
import pytest

from tests.playground.conftest import Bot, Running
from tests.playground.ids import (
    ANA,
    BOT,
    BOT_TOKEN,
    GENERAL,
    GUILD,
    JOE,
    MARC,
    NO_BOTS,
    OF_PARTNER_A,
    PARTNER_A,
)
from tests.playground.person import Person


class Watching(Bot):
    """Notes what discord.py dispatches."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.heard: asyncio.Queue[tuple[str, Any]] = asyncio.Queue()

    def dispatch(self, event: str, /, *args: Any, **kwargs: Any) -> None:
        super().dispatch(event, *args, **kwargs)
        self.heard.put_nowait((event, args))

    async def until(self, event: str) -> Any:
        async with asyncio.timeout(8):
            while True:
                name, args = await self.heard.get()
                if name == event:
                    return args


async def test_a_lost_connection_resumes_without_losing_events(playground: Running) -> None:
    ana, joe = await playground.person("ana"), await playground.person("joe")
    session, seq = ana.ready["session_id"], ana.seq
    await ana.disconnect()
    said = [await joe.say(GENERAL, f"while away {n}") for n in range(3)]
    await ana.connect({"op": 6, "d": {"token": "ana", "session_id": session, "seq": seq}})
    assert ana.of("RESUMED")
    assert [m["id"] for m in ana.of("MESSAGE_CREATE")] == [m["id"] for m in said]


@pytest.mark.parametrize("wrong", [{"session_id": "none"}, {"seq": 9999}, {"token": "joe"}])
async def test_what_cannot_be_resumed_is_an_invalid_session(
    playground: Running, wrong: dict[str, Any]
) -> None:
    ana = await playground.person("ana")
    asked = {"token": "ana", "session_id": ana.ready["session_id"], "seq": ana.seq} | wrong
    await ana.disconnect()
    await ana.connect({"op": 6, "d": asked})
    assert ana.of("INVALID_SESSION")[0]["d"] is False
    await ana.send({"op": 2, "d": {"token": "ana", "properties": {}}})
    await ana.event("READY", since=len(ana.events) - 1)


async def test_discord_py_resumes_when_asked_to_reconnect(playground: Running) -> None:
    bot = Watching()
    await playground.bot(bot)
    ana = await playground.person("ana")
    await ana.control("POST", "/faults", {"gateway": "reconnect"})
    await bot.until("resumed")
    await ana.say(GENERAL, "after")
    (message,) = await bot.until("message")
    assert message.content == "after"


async def test_discord_py_identifies_anew_after_an_invalid_session(playground: Running) -> None:
    bot = Watching()
    await playground.bot(bot)
    await bot.until("ready")
    rest = await playground.rest(None)
    await rest.control("POST", "/faults", {"gateway": "invalid_session"})
    await bot.until("ready")


async def test_discord_py_resumes_after_a_cut(playground: Running) -> None:
    bot = Watching()
    await playground.bot(bot)
    rest = await playground.rest(None)
    await rest.control("POST", "/faults", {"gateway": "close", "code": 4000})
    await bot.until("resumed")


@pytest.mark.parametrize(
    ("frame", "code"),
    [
        ({"op": 3, "d": {}}, 4003),
        ({"op": 2, "d": "nothing"}, 4002),
        ({"op": 2, "d": {"token": BOT_TOKEN, "intents": 1 << 40}}, 4013),
        ({"op": 2, "d": {"token": BOT_TOKEN}}, 4013),
        ({"op": 2, "d": {"token": "wrong"}}, 4004),
    ],
)
async def test_bad_frames_close_with_discords_codes(
    playground: Running, frame: dict[str, Any], code: int
) -> None:
    ana = await playground.person("ana")
    await ana.disconnect()
    await ana.connect(frame)
    assert ana.closed_with == code


async def test_twice_identified_and_unknown_opcodes(playground: Running) -> None:
    for frame, code in (({"op": 2, "d": {"token": "ana"}}, 4005), ({"op": 99}, 4001)):
        ana = await playground.person("ana")
        await ana.send(frame)
        await ana.until(lambda who=ana: who.closed_with, "the close")
        assert ana.closed_with == code


async def test_privileged_intents_need_the_applications_flag(playground: Running) -> None:
    user = playground.pg.directory.users[BOT]
    object.__setattr__(user, "application_flags", 1 << 15)  # members only, as its owner would tick it
    with pytest.raises(discord.PrivilegedIntentsRequired):
        await playground.bot()
    intents = discord.Intents.all()
    intents.message_content = intents.presences = False
    await playground.bot(Bot(intents=intents))


async def test_content_is_blank_without_the_intent_but_not_when_spoken_to(playground: Running) -> None:
    intents = discord.Intents.all()
    intents.message_content = False
    bot = Watching(intents=intents)
    await playground.bot(bot)
    ana = await playground.person("ana")
    for said, read in (("to all", ""), (f"<@{BOT}> to you", f"<@{BOT}> to you")):
        await ana.say(GENERAL, said)
        (message,) = await bot.until("message")
        assert message.content == read
    said = await ana.say(GENERAL, "to all again")
    await bot.until("message")
    reference = {"message_id": said["id"]}
    await ana.say(GENERAL, f"<@{BOT}> what do you say to that?", message_reference=reference)
    (message,) = await bot.until("message")
    assert isinstance(message.reference.resolved, discord.Message)
    assert message.reference.resolved.content == ""  # what is answered was not said to the bot
    await ana.say(await ana.dm(BOT), "between us")
    (message,) = await bot.until("message")
    assert (message.content, message.guild) == ("between us", None)
    channel = bot.get_channel(GENERAL)
    assert isinstance(channel, discord.TextChannel)
    await channel.send("my own")
    (message,) = await bot.until("message")
    assert message.content == "my own"


async def test_events_come_only_for_the_intents_asked_for(playground: Running) -> None:
    bot = Watching(intents=discord.Intents(guilds=True))
    await playground.bot(bot)
    ana = await playground.person("ana")
    await ana.say(GENERAL, "unheard")
    await ana.call("POST", f"/channels/{GENERAL}/typing")
    ines = await playground.person("ines")
    await ines.call("POST", f"/guilds/{GUILD}/channels", {"name": "heard"})
    seen = []
    while (event := await bot.heard.get())[0] != "guild_channel_create":
        seen.append(event[0])
    assert not {"message", "typing"} & set(seen)


async def test_a_bot_hears_nothing_from_channels_it_cannot_view(playground: Running) -> None:
    bot = Watching()
    await playground.bot(bot)
    ana = await playground.person("ana")
    await ana.say(NO_BOTS, "among ourselves")
    await ana.say(GENERAL, "to all")
    (message,) = await bot.until("message")
    assert message.content == "to all"


async def test_members_are_sent_by_request(playground: Running) -> None:
    ana = await playground.person("ana")

    async def asked(**request: Any) -> dict[str, Any]:
        mark = len(ana.events)
        await ana.send({"op": 8, "d": {"guild_id": str(GUILD), "nonce": "n", **request}})
        return await ana.event("GUILD_MEMBERS_CHUNK", mark)

    everybody = await asked(query="", limit=0)
    assert (len(everybody["members"]), everybody["chunk_index"], everybody["chunk_count"]) == (5, 0, 1)
    assert everybody["nonce"] == "n"
    named = await asked(query="marc", limit=5)
    assert [m["user"]["id"] for m in named["members"]] == [str(MARC)]
    some = await asked(user_ids=[str(JOE), "12"], presences=True)
    assert ([m["user"]["id"] for m in some["members"]], some["not_found"]) == ([str(JOE)], ["12"])


async def test_presence_is_seen_by_others(playground: Running) -> None:
    ana = await playground.person("ana")
    joe = await playground.person("joe")
    came = await ana.event("PRESENCE_UPDATE", test=lambda p: p["user"]["id"] == str(JOE))
    assert came["status"] == "online"
    await joe.send({"op": 3, "d": {"status": "dnd", "activities": [], "since": None, "afk": False}})
    await ana.event("PRESENCE_UPDATE", test=lambda p: (p["user"]["id"], p["status"]) == (str(JOE), "dnd"))
    await joe.disconnect(1000)
    await ana.event("PRESENCE_UPDATE", test=lambda p: (p["user"]["id"], p["status"]) == (str(JOE), "offline"))


async def test_voice_is_taken_and_does_nothing_yet(playground: Running) -> None:
    ana = await playground.person("ana")
    await ana.send({"op": 4, "d": {"guild_id": str(GUILD), "channel_id": None}})
    await ana.nothing_more()
    assert ana.closed_with is None


async def test_channels_come_and_go_with_permissions(playground: Running) -> None:
    ana, marc, ines = [await playground.person(name) for name in ("ana", "marc", "ines")]
    await ines.call("PUT", f"/guilds/{GUILD}/members/{ANA}/roles/{PARTNER_A}")
    await ana.event("CHANNEL_CREATE", test=lambda c: c["id"] == str(OF_PARTNER_A))
    await marc.say(OF_PARTNER_A, "welcome")
    await ana.event("MESSAGE_CREATE", test=lambda m: m["content"] == "welcome")
    await ines.call("DELETE", f"/guilds/{GUILD}/members/{ANA}/roles/{PARTNER_A}")
    await ana.event("CHANNEL_DELETE", test=lambda c: c["id"] == str(OF_PARTNER_A))
    made = await ines.call("POST", f"/guilds/{GUILD}/channels", {"name": "New One", "topic": "t"})
    assert made["name"] == "new-one"
    await ana.event("CHANNEL_CREATE", test=lambda c: c["id"] == made["id"])
    await ines.call("PATCH", f"/channels/{made['id']}", {"topic": "changed"})
    await ana.event("CHANNEL_UPDATE", test=lambda c: (c["id"], c["topic"]) == (made["id"], "changed"))
    await ines.call("DELETE", f"/channels/{made['id']}")
    await ana.event("CHANNEL_DELETE", test=lambda c: c["id"] == made["id"])
    assert len(ana.of("CHANNEL_CREATE")) == 2


async def test_a_resumed_session_takes_over_from_its_old_socket(playground: Running) -> None:
    ana = await playground.person("ana")
    twin = Person(playground.url, "ana")
    asked = {"token": "ana", "session_id": ana.ready["session_id"], "seq": ana.seq}
    await twin.connect({"op": 6, "d": asked})
    assert twin.of("RESUMED")
    await ana.until(lambda: ana.closed_with, "the old socket's end")
    assert ana.closed_with == 4000
    await twin.disconnect()
    await twin.http.close()
