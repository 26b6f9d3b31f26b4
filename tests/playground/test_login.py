"""Signing in: discord.py unmodified, and people."""

from __future__ import annotations

import discord
import pytest

from tests.playground.conftest import Bot, Running
from tests.playground.ids import ANA, BOT, GENERAL, GUILD, INES, MARC, NO_BOTS, OF_PARTNER_A
from tests.playground.person import Refused


async def test_a_bot_becomes_ready_with_its_server(playground: Running) -> None:
    bot = await playground.bot()
    assert bot.user is not None
    assert bot.user.id == bot.application_id == BOT
    guild = bot.get_guild(GUILD)
    assert guild is not None
    assert guild.owner_id == INES
    assert guild.chunked
    assert guild.member_count == len(guild.members) == 5
    assert {r.name for r in guild.roles} == {"@everyone", "Partner A", "Partner B", "Coordinator", "Helper"}
    channel = guild.get_channel(GENERAL)
    assert isinstance(channel, discord.TextChannel)
    assert channel.topic == "All of us"
    assert channel.category is not None
    assert guild.me.top_role.name == "Helper"


async def test_answers_are_exactly_json(playground: Running) -> None:
    rest = await playground.rest()
    async with rest.http.get(f"{playground.url}/api/v10/users/@me") as answer:
        assert answer.headers["Content-Type"] == "application/json"


async def test_a_wrong_token_is_refused_at_both_doors(playground: Running) -> None:
    bot = Bot()
    with pytest.raises(discord.LoginFailure):
        await bot.login("nobody")
    await bot.close()
    nobody = await playground.rest("nobody")
    with pytest.raises(Refused) as refusal:
        await nobody.call("GET", "/users/@me")
    assert (refusal.value.status, refusal.value.body["message"]) == (401, "401: Unauthorized")
    person = await playground.person("ines")
    await person.disconnect()
    await person.connect({"op": 2, "d": {"token": "nobody"}})
    assert person.closed_with == 4004


async def test_people_are_listed_with_their_tokens_and_the_bot_without(playground: Running) -> None:
    rest = await playground.rest(None)
    people = await rest.control("GET", "/people")
    ines = next(p for p in people if p["id"] == str(INES))
    assert ines == {
        "id": str(INES),
        "username": "ines.duarte",
        "display_name": "Inês Duarte",
        "token": "ines",
        "locale": "pt-BR",
        "roles": ["Coordinator"],
        "partner": "Porto",
        "bot": False,
    }
    bots = [p for p in people if p["bot"]]
    assert [(b["id"], b["token"]) for b in bots] == [(str(BOT), None)]


async def test_people_see_what_they_may_see(playground: Running) -> None:
    marc, ana = await playground.person("marc"), await playground.person("ana")
    seen = [{int(c["id"]) for c in p.of("GUILD_CREATE")[0]["channels"]} for p in (marc, ana)]
    assert OF_PARTNER_A in seen[0]
    assert OF_PARTNER_A not in seen[1]
    listed = {int(c["id"]) for c in await ana.call("GET", f"/guilds/{GUILD}/channels")}
    assert listed == seen[1]
    assert {int(m["user"]["id"]) for m in ana.of("GUILD_CREATE")[0]["members"]} >= {INES, MARC, ANA, BOT}


async def test_a_bot_is_told_of_channels_it_cannot_enter(playground: Running) -> None:
    bot = await playground.bot()
    hidden = bot.get_channel(NO_BOTS)
    assert isinstance(hidden, discord.TextChannel)
    with pytest.raises(discord.Forbidden) as refusal:
        await hidden.send("hello")
    assert refusal.value.code == 50001


async def test_who_am_i(playground: Running) -> None:
    marc = await playground.person("marc")
    me = await marc.call("GET", "/users/@me")
    assert (me["id"], me["global_name"], me["locale"]) == (str(MARC), "Marc Petit", "fr")
    guilds = await marc.call("GET", "/users/@me/guilds")
    assert [(g["id"], g["owner"]) for g in guilds] == [(str(GUILD), False)]


async def test_the_application_says_whose_it_is(playground: Running) -> None:
    bot = await playground.bot()
    info = await bot.application_info()
    assert (info.id, info.owner.id) == (BOT, INES)


async def test_pictures_of_users_are_served_here(playground: Running) -> None:
    bot = await playground.bot()
    user = await bot.fetch_user(ANA)
    picture = await user.display_avatar.read()
    assert picture.startswith(b"\x89PNG")
    assert user.display_avatar.url.startswith(playground.url)
