"""Roles, members and channels: a bot sets up a server, and is held to its permissions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
import pytest

from tests.playground.ids import ANA, BOT, COORDINATOR, GENERAL, GUILD, HELPER, INES, JOE, MARC, PARTNER_A
from tests.playground.person import Refused

if TYPE_CHECKING:
    from tests.playground.conftest import Bot, Running


async def guild_of(bot: Bot) -> discord.Guild:
    guild = bot.get_guild(GUILD)
    assert guild is not None
    return guild


async def test_a_bot_makes_roles_and_gives_them(playground: Running) -> None:
    bot = await playground.bot()
    guild = await guild_of(bot)
    ana = await playground.person("ana")
    role = await guild.create_role(name="Reviewer", colour=discord.Colour.red(), mentionable=True)
    made = (await ana.event("GUILD_ROLE_CREATE"))["role"]
    assert (made["name"], made["position"], made["color"]) == ("Reviewer", 1, discord.Colour.red().value)
    member = await guild.fetch_member(ANA)
    await member.add_roles(role)
    changed = await ana.event("GUILD_MEMBER_UPDATE")
    assert str(role.id) in changed["roles"]
    await role.edit(name="Reviewers")
    await ana.event("GUILD_ROLE_UPDATE", test=lambda d: d["role"]["name"] == "Reviewers")
    await member.remove_roles(role)
    await member.add_roles(role)
    await role.delete()
    await ana.event("GUILD_ROLE_DELETE", test=lambda d: d["role_id"] == str(role.id))
    shown = await ana.call("GET", f"/guilds/{GUILD}/members/{ANA}")
    assert str(role.id) not in shown["roles"]


async def test_roles_above_ones_own_are_out_of_reach(playground: Running) -> None:
    rest = await playground.rest()
    ines = await playground.rest("ines")
    mine = next(r for r in await rest.call("GET", f"/guilds/{GUILD}/roles") if r["id"] == str(HELPER))
    above = await ines.call("POST", f"/guilds/{GUILD}/roles", {"name": "Board"})
    await ines.call(
        "PATCH", f"/guilds/{GUILD}/roles", [{"id": above["id"], "position": mine["position"] + 5}]
    )
    for method, path, body in (
        ("PUT", f"/guilds/{GUILD}/members/{ANA}/roles/{above['id']}", None),
        ("PATCH", f"/guilds/{GUILD}/roles/{above['id']}", {"name": "x"}),
        ("DELETE", f"/guilds/{GUILD}/roles/{above['id']}", None),
        ("POST", f"/guilds/{GUILD}/roles", {"name": "too strong", "permissions": "8"}),
        ("PATCH", f"/guilds/{GUILD}/members/{INES}", {"nick": "Boss"}),
        ("PATCH", f"/guilds/{GUILD}", {"name": "Mine now"}),
        ("DELETE", f"/guilds/{GUILD}/members/{ANA}", None),
    ):
        with pytest.raises(Refused) as refusal:
            await rest.call(method, path, body)
        assert (refusal.value.status, refusal.value.code) == (403, 50013), path
    with pytest.raises(Refused) as refusal:
        await ines.call("DELETE", f"/guilds/{GUILD}/roles/{GUILD}")
    assert refusal.value.code == 50028


async def test_a_bot_makes_channels_for_some(playground: Running) -> None:
    bot = await playground.bot()
    guild = await guild_of(bot)
    marc, ana = await playground.person("marc"), await playground.person("ana")
    partner = guild.get_role(PARTNER_A)
    assert partner is not None
    category = await guild.create_category("Partners")
    overwrites: Any = {
        guild.default_role: discord.PermissionOverwrite(view_channel=False),
        partner: discord.PermissionOverwrite(view_channel=True, send_messages=True),
        guild.me: discord.PermissionOverwrite(view_channel=True),
    }
    channel = await guild.create_text_channel(
        "Private Room", category=category, overwrites=overwrites, topic="hush"
    )
    assert (channel.name, channel.category_id) == ("private-room", category.id)
    await marc.event("CHANNEL_CREATE", test=lambda c: c["id"] == str(channel.id))
    await channel.send("welcome")
    await marc.event("MESSAGE_CREATE", test=lambda m: m["content"] == "welcome")
    await ana.nothing_more()
    assert not [c for c in ana.of("CHANNEL_CREATE") if c["id"] == str(channel.id)]
    with pytest.raises(Refused) as refusal:
        await ana.call("GET", f"/channels/{channel.id}/messages")
    assert refusal.value.code == 50001
    user = await guild.fetch_member(ANA)
    await channel.set_permissions(user, view_channel=True)
    await ana.event("CHANNEL_CREATE", test=lambda c: c["id"] == str(channel.id))
    await channel.set_permissions(user, overwrite=None)
    await ana.event("CHANNEL_DELETE", test=lambda c: c["id"] == str(channel.id))
    await channel.edit(topic="changed", slowmode_delay=5)
    await category.delete()
    fetched = await bot.fetch_channel(channel.id)
    assert isinstance(fetched, discord.TextChannel)
    assert (fetched.topic, fetched.slowmode_delay, fetched.category_id) == ("changed", 5, None)


async def test_nobody_grants_what_they_do_not_have(playground: Running) -> None:
    rest = await playground.rest()
    strong = [{"id": str(PARTNER_A), "type": 0, "allow": str(1 << 13), "deny": "0"}]
    for method, path, body in (
        ("POST", f"/guilds/{GUILD}/channels", {"name": "x", "permission_overwrites": strong}),
        ("PUT", f"/channels/{GENERAL}/permissions/{PARTNER_A}", {"type": 0, "allow": str(1 << 13)}),
        ("PATCH", f"/channels/{GENERAL}", {"permission_overwrites": strong}),
    ):
        with pytest.raises(Refused) as refusal:
            await rest.call(method, path, body)
        assert refusal.value.code == 50013


async def test_what_is_not_there_has_discords_codes(playground: Running) -> None:
    rest, joe = await playground.rest(), await playground.rest("joe")
    for who, method, path, expected in (
        (rest, "GET", "/guilds/12", 10004),
        (rest, "GET", "/channels/12", 10003),
        (rest, "GET", f"/guilds/{GUILD}/members/12", 10007),
        (rest, "GET", f"/guilds/{GUILD}/roles/12", 10011),
        (rest, "GET", "/users/12", 10013),
        (rest, "GET", f"/channels/{GENERAL}/messages/12", 10008),
        (rest, "DELETE", f"/channels/{GENERAL}/permissions/12", 10009),
        (rest, "PUT", f"/guilds/{GUILD}/members/{JOE}/roles/12", 10011),
        (rest, "GET", "/channels/abc", 50035),
        (joe, "PUT", f"/applications/{BOT}/commands", 0),
        (joe, "POST", f"/guilds/{GUILD}/channels", 50013),
    ):
        with pytest.raises(Refused) as refusal:
            await who.call(method, path, [] if "commands" in path else None)
        assert refusal.value.code == expected, path


async def test_members_are_listed_and_found(playground: Running) -> None:
    bot = await playground.bot()
    guild = await guild_of(bot)
    assert sorted([m.id async for m in guild.fetch_members(limit=None)]) == sorted(
        [BOT, ANA, INES, MARC, JOE]
    )
    assert [m.id for m in await guild.query_members("joe")] == [JOE]
    rest = await playground.rest()
    found = await rest.call("GET", f"/guilds/{GUILD}/members/search?query=in%C3%AA&limit=5")
    assert [m["user"]["id"] for m in found] == [str(INES)]


async def test_nicknames_and_time_outs(playground: Running) -> None:
    ines, joe = await playground.person("ines"), await playground.person("joe")
    await joe.call("PATCH", f"/guilds/{GUILD}/members/@me", {"nick": "Joseph"})
    changed = await ines.event("GUILD_MEMBER_UPDATE")
    assert changed["nick"] == "Joseph"
    until = "2100-01-01T00:00:00+00:00"
    await ines.call("PATCH", f"/guilds/{GUILD}/members/{JOE}", {"communication_disabled_until": until})
    with pytest.raises(Refused) as refusal:
        await joe.say(GENERAL, "silenced")
    assert refusal.value.code == 50013
    await ines.call("PATCH", f"/guilds/{GUILD}/members/{JOE}", {"communication_disabled_until": None})
    await joe.say(GENERAL, "back")


async def test_who_is_removed_sees_nothing_more(playground: Running) -> None:
    ines, joe = await playground.person("ines"), await playground.person("joe")
    await ines.call("DELETE", f"/guilds/{GUILD}/members/{JOE}")
    await joe.event("GUILD_DELETE")
    await ines.event("GUILD_MEMBER_REMOVE")
    await ines.say(GENERAL, "without him")
    await joe.nothing_more()
    assert joe.of("MESSAGE_CREATE") == []
    with pytest.raises(Refused) as refusal:
        await joe.call("GET", f"/guilds/{GUILD}")
    assert refusal.value.code == 50001


async def test_a_server_is_renamed_by_who_may(playground: Running) -> None:
    ines, joe = await playground.person("ines"), await playground.person("joe")
    await ines.call("PATCH", f"/guilds/{GUILD}", {"name": "Renamed", "preferred_locale": "fr"})
    changed = await joe.event("GUILD_UPDATE")
    assert (changed["name"], changed["preferred_locale"]) == ("Renamed", "fr")
    counted = await joe.call("GET", f"/guilds/{GUILD}?with_counts=true")
    assert (counted["approximate_member_count"], counted["approximate_presence_count"]) == (5, 2)


async def test_roles_and_channels_are_reordered(playground: Running) -> None:
    ines = await playground.rest("ines")
    listed = await ines.call("GET", f"/guilds/{GUILD}/channels")
    await ines.call(
        "PATCH", f"/guilds/{GUILD}/channels", [{"id": listed[-1]["id"], "position": 0, "parent_id": None}]
    )
    first = {c["id"] for c in (await ines.call("GET", f"/guilds/{GUILD}/channels")) if c["position"] == 0}
    assert listed[-1]["id"] in first
    moved = await ines.call("PATCH", f"/guilds/{GUILD}/roles", [{"id": str(PARTNER_A), "position": 9}])
    assert moved[-1]["id"] == str(PARTNER_A)
    assert {r["id"] for r in moved} >= {str(COORDINATOR), str(HELPER)}
