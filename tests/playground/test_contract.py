"""Both sides of the wire against Discord's published contract: what discord.py sends, what the playground answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests import openapi
from tests.playground.conftest import Bot
from tests.playground.demo_bot import declare
from tests.playground.ids import ANA, BOT, GENERAL, GUILD, JOE, PARTNER_A
from tests.playground.person import named

if TYPE_CHECKING:
    from tests.playground.conftest import Running
    from tests.playground.person import Rest


async def test_what_discord_py_sends_is_in_the_contract(playground: Running) -> None:
    openapi.need()
    bot = await playground.bot(Bot(declare))
    ana = await playground.person("ana")
    for name in ("ping", "secret", "slow", "card", "count", "pickers", "form", "upload"):
        await ana.use(BOT, GENERAL, name)
    await ana.until(lambda: any(m["content"] == "first, changed" for m in ana.messages.values()))
    guild = bot.get_guild(GUILD)
    assert guild is not None
    role = await guild.create_role(name="r", permissions=guild.default_role.permissions)
    channel = await guild.create_text_channel("c", overwrites={role: _overwrite()})
    member = await guild.fetch_member(ANA)
    await member.add_roles(role)
    await member.send("privately")
    sent = await channel.send("x", nonce="n")
    await sent.edit(content="y")
    rows = await playground.log()
    bots = [r for r in rows if r["kind"] == "request" and r["user_id"] in {None, str(BOT)}]
    assert len(bots) > 20
    assert openapi.problems(rows, bot_id=str(BOT)) == []


def _overwrite() -> Any:
    import discord

    return discord.PermissionOverwrite(view_channel=True, send_messages=False)


def test_the_check_finds_what_is_wrong() -> None:
    def row(path: str, body: Any, status: int = 200, method: str = "POST") -> dict[str, Any]:
        return {
            "n": 1,
            "kind": "request",
            "method": method,
            "path": path,
            "status": status,
            "user_id": "1",
            "body": body,
        }

    def found(*args: Any, **more: Any) -> list[str]:
        return openapi.problems([row(*args, **more)])

    button = {"type": 2, "style": 1, "label": "l" * 81, "custom_id": "c"}
    (line,) = found("/channels/1/messages", {"components": [{"type": 1, "components": [button]}]})
    assert "components/0/components/0/label" in line
    assert found("/channels/1/messages", {"embeds": [{}] * 11})
    assert found("/no/such/thing", {}) == ["1 POST /no/such/thing: is no operation of the contract"]
    assert found("/users/@me/channels", {"recipient_id": 1000000000000000010}) == []
    assert found("/guilds/1/roles", {"name": "n", "permissions": "8"}) == []
    assert found("/channels/1/messages", {"embeds": 5}, 500) == []
    assert openapi.problems([row("/channels/1/messages", {"embeds": 5})], bot_id="2") == []


async def test_what_the_playground_answers_is_in_the_contract(playground: Running) -> None:
    openapi.need()
    await playground.bot(Bot(declare))
    ana, rest = await playground.person("ana"), await playground.rest()
    card = named(await ana.use(BOT, GENERAL, "card"), "MESSAGE_CREATE")
    await ana.use(BOT, GENERAL, "form")
    said = await ana.say(GENERAL, f"<@{JOE}>")
    await ana.call("PUT", f"/channels/{GENERAL}/messages/{said['id']}/reactions/%F0%9F%91%8D/@me")
    await ana.say(GENERAL, "reply", message_reference={"message_id": said["id"]})
    talk = (await rest.call("POST", "/users/@me/channels", {"recipient_id": str(ANA)}))["id"]
    pin = await rest.call("POST", f"/channels/{GENERAL}/messages", {"embeds": [{"title": "t", "color": 3}]})
    await rest.call("PUT", f"/channels/{GENERAL}/messages/pins/{pin['id']}")
    problems = []
    for path in (
        "/users/@me",
        f"/users/{ANA}",
        "/users/@me/guilds",
        "/oauth2/applications/@me",
        "/gateway",
        "/gateway/bot",
        f"/guilds/{GUILD}",
        f"/guilds/{GUILD}/channels",
        f"/guilds/{GUILD}/roles",
        f"/guilds/{GUILD}/roles/{PARTNER_A}",
        f"/guilds/{GUILD}/members?limit=10",
        f"/guilds/{GUILD}/members/{ANA}",
        f"/channels/{GENERAL}",
        f"/channels/{talk}",
        f"/channels/{GENERAL}/messages?limit=50",
        f"/channels/{GENERAL}/messages/{card['id']}",
        f"/channels/{GENERAL}/messages/pins",
        f"/channels/{GENERAL}/messages/{said['id']}/reactions/%F0%9F%91%8D",
        f"/applications/{BOT}/commands",
    ):
        problems += await _problems(rest, path)
    assert problems == []


async def _problems(rest: Rest, path: str) -> list[str]:
    answer = await rest.call("GET", path)
    return openapi.response_problems("GET", path.partition("?")[0], 200, answer)


@pytest.mark.parametrize("method", ["POST", "PATCH"])
async def test_what_is_made_is_in_the_contract(playground: Running, method: str) -> None:
    openapi.need()
    rest = await playground.rest()
    for path, body, status in (
        (f"/guilds/{GUILD}/roles", {"name": "r"}, 200),
        (f"/guilds/{GUILD}/channels", {"name": "c"}, 201),
        (f"/channels/{GENERAL}/messages", {"content": "c"}, 200),
        (f"/channels/{GENERAL}/threads", {"name": "t", "type": 11}, 201),
    ):
        made = await rest.call("POST", path, body)
        assert openapi.response_problems("POST", path, status, made) == []
        if method == "PATCH" and "threads" not in path:
            at = f"/channels/{made['id']}" if path.endswith("channels") else f"{path}/{made['id']}"
            assert openapi.response_problems("PATCH", at, 200, await rest.call("PATCH", at, body)) == []
