"""`kill -9`: what was answered is there again, on another port."""

from __future__ import annotations

import asyncio
import contextlib
import sqlite3
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.playground.conftest import WORLD
from tests.playground.ids import ANA, BOT, GENERAL, GUILD
from tests.playground.person import Person, Refused, Rest

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

ROOT = Path(__file__).parents[2]


@contextlib.asynccontextmanager
async def process(data: Path) -> AsyncIterator[str]:
    """`python -m playground` as a process of its own, killed at the end."""
    command = [sys.executable, "-m", "playground", "--data", str(data), "--port", "0", "--world", str(WORLD)]
    child = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdout=asyncio.subprocess.PIPE)
    assert child.stdout is not None
    try:
        async with asyncio.timeout(20):
            yield (await child.stdout.readline()).decode().strip()
    finally:
        with contextlib.suppress(ProcessLookupError):
            child.kill()
        await child.wait()


async def test_what_was_answered_survives_kill_9(tmp_path: Path) -> None:
    async with process(tmp_path) as url, Person(url, "ana") as ana, Rest(url, "Bot bot-token") as bot:
        said = [await ana.say(GENERAL, f"message {n}") for n in range(50)]
        file = await ana.call(
            "POST", f"/channels/{GENERAL}/messages", {"content": "paper"}, {"a.txt": b"kept"}
        )
        await bot.call("PUT", f"/applications/{BOT}/commands", [{"name": "one", "description": "d"}])
        role = await bot.call("POST", f"/guilds/{GUILD}/roles", {"name": "kept"})
        await bot.call("PUT", f"/guilds/{GUILD}/members/{ANA}/roles/{role['id']}")
        talk = await ana.dm(BOT)
        await bot.call("POST", f"/channels/{talk}/messages", {"content": "between us"})
        await ana.control("POST", "/clock", {"advance_s": 7200})
        rows = (await ana.control("GET", "/log"))[-1]["n"]
        first_url = url
    async with process(tmp_path) as url, Person(url, "ana") as ana:
        kept = await ana.call("GET", f"/channels/{GENERAL}/messages?limit=100")
        assert [m["id"] for m in kept] == [m["id"] for m in [*said, file]][::-1]
        address = kept[0]["attachments"][0]["url"]
        assert address.startswith(url)
        assert not address.startswith(first_url)
        async with ana.http.get(address) as answer:
            assert await answer.read() == b"kept"
        assert [c["name"] for c in await ana.call("GET", f"/applications/{BOT}/commands")] == ["one"]
        me = await ana.call("GET", f"/guilds/{GUILD}/members/{ANA}")
        assert role["id"] in me["roles"]
        assert [m["content"] for m in await ana.call("GET", f"/channels/{talk}/messages")] == ["between us"]
        assert (await ana.control("GET", "/clock"))["offset_s"] == 7200
        assert (await ana.control("GET", "/log"))[-1]["n"] >= rows - 1
        assert int((await ana.say(GENERAL, "later"))["id"]) > int(file["id"])


async def test_a_session_of_before_is_invalid_not_lost(tmp_path: Path) -> None:
    async with process(tmp_path) as url, Person(url, "ana") as ana:
        session, seq = ana.ready["session_id"], ana.seq
    async with process(tmp_path) as url:
        again = Person(url, "ana")
        await again.connect({"op": 6, "d": {"token": "ana", "session_id": session, "seq": seq}})
        assert again.of("INVALID_SESSION")
        await again.disconnect()
        await again.http.close()


async def test_a_file_of_another_version_is_refused_not_spoilt(tmp_path: Path) -> None:
    async with process(tmp_path) as url, Rest(url, "ana") as ana:
        await ana.call("GET", "/users/@me")
    with contextlib.closing(sqlite3.connect(tmp_path / "playground.sqlite3")) as file:
        file.execute("UPDATE meta SET value = '0' WHERE key = 'version'")
        file.commit()
    async with process(tmp_path) as url:
        assert url == ""


async def test_a_world_that_grows_adds_and_changes_nothing(tmp_path: Path) -> None:
    async with process(tmp_path) as url, Person(url, "ines") as ines:
        await ines.call("PATCH", f"/channels/{GENERAL}", {"topic": "changed by a person"})
    async with process(tmp_path) as url, Rest(url, "ines") as again:
        assert (await again.call("GET", f"/channels/{GENERAL}"))["topic"] == "changed by a person"
        with pytest.raises(Refused):
            await again.call("GET", "/channels/1")
