"""On the demo network: a practice is found across languages, a search is kept, a zone offers one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from locales import translator
from tests.e2e.person import controls, text
from tests.services.practices.searching.conftest import BIKES, ROOFS

if TYPE_CHECKING:
    from tests.e2e.conftest import SignIn
    from tests.e2e.processes import World

pytestmark = pytest.mark.e2e

PT = translator("pt", "Europe/Lisbon")
MORE = ROOFS | {"key": "more", "title": "Des toits solaires partagés", "keywords": ["toits solaires"]}


def publish(world: World, *entries: dict[str, Any]) -> None:
    """What `techlink practices import … --publish` does while the bot runs."""
    file = world.folder / f"{entries[0]['key']}.json"
    file.write_text(json.dumps(entries), "utf-8")
    run = [sys.executable, "-m", "bot", "practices", "import", str(file), "--publish"]
    variables = os.environ | {"TECHLINK_DATA": str(world.folder / "data")}
    subprocess.run(run, env=variables, check=True, capture_output=True)


async def test_who_writes_portuguese_finds_what_was_written_in_french(world: World, sign_in: SignIn) -> None:
    publish(world, ROOFS, BIKES)
    ines = await sign_in("ines.duarte")

    # Found, opened, and the way on from there, over a restart.
    await ines.command("practice search", words="telhados solares nas escolas")
    card = await ines.see("Des toits solaires sur les écoles", PT.text("Save search"))
    assert "**" in text(card)
    await world.restart("bot")
    await ines.press(card, "1")
    opened = await ines.see("### Des toits solaires sur les écoles")
    assert [one for one in controls(opened) if one.get("label") == PT.text("More like this")]

    # Kept; what is published meanwhile is found at once.
    await ines.press(card, PT.text("Save search"))
    await ines.see("**Guardada.**")
    publish(world, MORE)
    await ines.command("practice search", words="telhados solares")
    await ines.see("Des toits solaires partagés")
    await ines.command("practice searches")
    kept = await ines.see("telhados solares nas escolas")
    remove = next(one for one in controls(kept) if one["custom_id"].startswith("tl:practice_search:remove:"))
    await ines.touch(kept, remove, [remove["options"][0]["value"]])
    await ines.see(PT.text("You keep no search"))

    # Offered where it helps.
    await ines.command("plan show", what="P1.Z1")
    zone = await ines.see("### Última milha sem emissões")
    assert "Bicicletas de carga para a última milha" in text(zone)


async def test_nothing_found_and_odd_words_are_answered_with_what_helps(sign_in: SignIn) -> None:
    rui = await sign_in("rui.salgado")
    for words in ("xyzzyplugh", "AND OR NOT (", "' OR 1=1 --", "🚲🚲", "the of"):
        await rui.command("practice search", words=words)
        await rui.see(PT.text("Other words…"), PT.text("Share one of yours"))
    await rui.command("practice search", where="Atlântida")
    await rui.see("Atlântida")
