"""On the whole program: somebody takes their data along, has them erased, and is somebody new afterwards."""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from contextlib import closing
from typing import TYPE_CHECKING

import aiohttp
import pytest

from locales import translator
from tests.e2e.person import controls, text

if TYPE_CHECKING:
    from tests.e2e.conftest import SignIn
    from tests.e2e.person import Json
    from tests.e2e.processes import World

pytestmark = pytest.mark.e2e
CARME = "Carme Outeiro"


def button(message: Json, act: str) -> Json:
    return next(c for c in controls(message) if f"tl:me:{act}:" in c.get("custom_id", ""))


async def test_taken_along_then_erased(world: World, sign_in: SignIn):
    carme = await sign_in("carme.outeiro")
    es = translator("es")
    await carme.command("me data")
    card = await carme.see(es.text("Your answers"))
    assert card["flags"] & 64, "for her eyes only"

    await carme.touch(card, button(card, "download"))
    sent = await carme.see(es.text("Your data, as a file"))
    assert sent["flags"] & 64
    (file,) = sent["attachments"]
    async with (
        aiohttp.ClientSession() as http,
        http.get(world.url + file["url"].partition(world.url)[2]) as got,
    ):
        packed = await got.read()
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert es.text("FILES") in archive.read("README.txt").decode("utf-8-sig")
        assert json.loads(archive.read("profile.json"))["person"]["name"] == CARME
        assert archive.read("answers-sent.csv").startswith(b"\xef\xbb\xbf")

    await carme.touch(card, button(card, "ask_erase"))
    asked = carme.messages[card["id"]]
    assert es.text("**This stays**") in text(asked)
    await world.restart("bot")
    await carme.touch(asked, button(asked, "erase"))
    done = carme.messages[card["id"]]
    assert es.text("You are erased here") in text(done)
    assert not controls(done)

    database = world.folder / "data" / "techlink.sqlite3"
    with closing(sqlite3.connect(database)) as raw:
        tables = [name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        rows = [repr(row) for table in tables for row in raw.execute(f"SELECT * FROM {table}")]
    assert rows
    assert [row for row in rows if CARME in row or carme.who["id"] in row] == []

    ines = await sign_in("ines.duarte")
    await ines.command("network members")
    await ines.see("Camila Rojas")
    assert all(CARME not in text(message) for message in ines.messages.values() if message["flags"] & 64)
