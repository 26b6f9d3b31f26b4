"""Registering commands, and offering each person those they may use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
import pytest
from discord import app_commands

from tests.playground.conftest import Bot
from tests.playground.ids import ANA, BOT, GENERAL, GUILD, INES
from tests.playground.person import Refused

if TYPE_CHECKING:
    from tests.playground.conftest import Running

COMMANDS = f"/applications/{BOT}/commands"


def command(name: str, **more: Any) -> dict[str, Any]:
    return {"name": name, "description": f"does {name}"} | more


async def test_a_whole_set_replaces_the_old_and_keeps_ids(playground: Running) -> None:
    rest = await playground.rest()
    first = await rest.call("PUT", COMMANDS, [command("one"), command("two")])
    second = await rest.call("PUT", COMMANDS, [command("two", description="changed"), command("three")])
    assert [c["name"] for c in second] == ["two", "three"]
    assert second[0]["id"] == first[1]["id"]
    assert second[0]["version"] != first[1]["version"]
    same = await rest.call("PUT", COMMANDS, [command("two", description="changed"), command("three")])
    assert same == second, "nothing changed, so no version does"


async def test_one_by_one(playground: Running) -> None:
    rest = await playground.rest()
    made = await rest.call("POST", COMMANDS, command("one"))
    again = await rest.call("POST", COMMANDS, command("one", description="again"))
    assert again["id"] == made["id"]
    path = f"{COMMANDS}/{made['id']}"
    assert (await rest.call("PATCH", path, {"description": "third"}))["description"] == "third"
    assert (await rest.call("GET", path))["description"] == "third"
    await rest.call("DELETE", path)
    with pytest.raises(Refused) as refusal:
        await rest.call("GET", path)
    assert refusal.value.code == 10063


async def test_a_servers_own_commands_stay_there(playground: Running) -> None:
    rest, ana = await playground.rest(), await playground.person("ana")
    await rest.call("PUT", f"/applications/{BOT}/guilds/{GUILD}/commands", [command("local")])
    assert await ana.call("GET", COMMANDS) == []
    listed = await ana.call("GET", f"/applications/{BOT}/guilds/{GUILD}/commands")
    assert [(c["name"], c["guild_id"]) for c in listed] == [("local", str(GUILD))]
    talk = await ana.dm(BOT)
    index = await ana.call("GET", f"/channels/{talk}/application-command-index")
    assert index["application_commands"] == []


async def test_people_get_all_localizations(playground: Running) -> None:
    class French(app_commands.Translator):
        async def translate(
            self, string: app_commands.locale_str, locale: discord.Locale, context: Any
        ) -> str | None:
            return f"{string.message}-fr" if locale is discord.Locale.french else None

    class Translated(Bot):
        async def setup_hook(self) -> None:
            await self.tree.set_translator(French())
            await super().setup_hook()

    def declare(bot: Bot) -> None:
        @bot.tree.command(
            name=app_commands.locale_str("answer"), description=app_commands.locale_str("replies")
        )
        async def answer(interaction: discord.Interaction[Any]) -> None:
            await interaction.response.send_message("x")

    await playground.bot(Translated(declare))
    ana = await playground.person("ana")
    (shown,) = await ana.call("GET", COMMANDS)
    assert shown["name_localizations"] == {"fr": "answer-fr"}
    assert shown["description_localizations"] == {"fr": "replies-fr"}


async def test_the_index_holds_what_this_person_may_use_here(playground: Running) -> None:
    rest = await playground.rest()
    manage = str(1 << 5)
    await rest.call(
        "PUT",
        COMMANDS,
        [
            command("all"),
            command("managers", default_member_permissions=manage),
            command("nobody", default_member_permissions="0"),
            command("server", contexts=[0]),
            command("private", contexts=[1]),
        ],
    )
    ana, ines = await playground.person("ana"), await playground.person("ines")

    async def names(who: Any, channel: Any) -> set[str]:
        index = await who.call("GET", f"/channels/{channel}/application-command-index")
        return {c["name"] for c in index["application_commands"]}

    assert await names(ana, GENERAL) == {"all", "server"}
    assert await names(ines, GENERAL) == {"all", "server", "managers", "nobody"}
    assert await names(ana, await ana.dm(BOT)) == {"all", "managers", "nobody", "private"}
    listed = {c["name"]: c for c in await ana.call("GET", COMMANDS)}
    for name, code in (("managers", 50013), ("private", 50013)):
        with pytest.raises(Refused) as refusal:
            await ana.act(2, BOT, GENERAL, {"id": listed[name]["id"], "name": name, "type": 1})
        assert refusal.value.code == code


async def test_what_an_interaction_must_name(playground: Running) -> None:
    ana = await playground.person("ana")
    for application, channel, data, code in (
        (ANA, GENERAL, {"id": "1"}, 10002),
        (BOT, 12, {"id": "1"}, 10003),
        (BOT, GENERAL, {"id": "1"}, 10063),
    ):
        with pytest.raises(Refused) as refusal:
            await ana.act(2, application, channel, data)
        assert refusal.value.code == code
    for kind in (1, 9, "2", [2], None):
        with pytest.raises(Refused) as refusal:
            await ana.call("POST", "/interactions", {"type": kind, "data": {}, "channel_id": str(GENERAL)})
        assert refusal.value.code == 50035


async def test_limits_of_a_set(playground: Running) -> None:
    rest = await playground.rest()
    with pytest.raises(Refused) as refusal:
        await rest.call("PUT", COMMANDS, [command(f"c{n}") for n in range(101)])
    assert refusal.value.code == 30032
    with pytest.raises(Refused) as refusal:
        await rest.call("PUT", COMMANDS, [command("same"), command("same")])
    assert "1" in refusal.value.body["errors"]
    wordy = [{"type": 3, "name": f"o{n}", "description": "d" * 100,
              "choices": [{"name": "n" * 50, "value": f"{k}" + "v" * 49} for k in range(25)]} for n in range(4)]  # fmt: skip
    with pytest.raises(Refused) as refusal:
        await rest.call("PUT", COMMANDS, [command("wordy", options=wordy)])
    assert "APPLICATION_COMMAND_TOO_LARGE" in str(refusal.value.body)
    joe = await playground.rest("joe")
    with pytest.raises(Refused) as refusal:
        await joe.call("PUT", COMMANDS, [command("mine")])
    assert refusal.value.status == 401
    assert str(INES) not in str(refusal.value.body)
