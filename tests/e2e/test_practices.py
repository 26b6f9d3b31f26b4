"""A practice on the demo network: shared, its duplicate shown, reviewed, found at once, withdrawn, gone."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from typing import TYPE_CHECKING, Any, Final

import pytest

from locales import translator
from tests.e2e.person import controls, text
from tests.e2e.test_notices import Outbox, touch

if TYPE_CHECKING:
    from tests.e2e.conftest import SignIn
    from tests.e2e.person import Json, Person
    from tests.e2e.processes import World

pytestmark = pytest.mark.e2e

ES, FR, PT = translator("es"), translator("fr"), translator("pt")
TITLE: Final = "Estaleiro de velas usadas"
FIVE: Final = {
    "title": TITLE,
    "summary": "As velas gastas dos veleiros do porto são cosidas em sacos de carga.",
    "problem": "Duas toneladas de velas iam todos os anos para o aterro.",
    "evidence": "1,4 toneladas reaproveitadas em doze meses, pesadas à entrada.",
    "theme": "circular",
}
SENT: Final = "It was sent. Who reviews has been told, and you hear what they say."
AGAIN: Final = FIVE | {
    "title": "Velas usadas dos veleiros",
    "summary": "Velas gastas do porto são cosidas em sacos de carga.",
}


async def window(events: list[tuple[str, Json]]) -> Json:
    """The window that was opened."""
    return next(data for event, data in events if event == "INTERACTION_MODAL_CREATE")


async def shared(who: Person, fields: dict[str, str]) -> Json:
    """`/practice share`, its first window filled in; the card of the draft."""
    opened = await window(await who.command("practice share"))
    await who.fill_in(opened, who.channel("general"), **fields)
    return await who.see(fields["title"], "▰")


async def pressed(who: Person, card: Json, act: str, words: str) -> Json:
    """Press something, and wait for what the card says then: the first search reads the lexicon."""
    await touch(who, card, act)
    await who.until(lambda: words in text(who.messages[card["id"]]), words)
    return who.messages[card["id"]]


async def found(world: World, words: str) -> list[str]:
    """What `techlink practices search` finds at its first look, on the database of the running bot."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "practices", "search", "--language", "pt", "--json", words),
        env={**os.environ, "TECHLINK_DATA": str(world.folder / "data")},
        stdout=asyncio.subprocess.PIPE,
    )
    out, _ = await process.communicate()
    listed: list[dict[str, Any]] = json.loads(out)
    return [str(one["title"]) for one in listed]


async def reviewed(who: Person, code: str, act: str) -> Json:
    """`/practice review`, the one that waits, and what is pressed on its card."""
    await who.command("practice review")
    waiting = await who.see(FR.text("Practices to review"), code)
    select = next(c for c in controls(waiting) if c["custom_id"].startswith("tl:sharing:pick_waiting:"))
    (chosen,) = [one["value"] for one in select["options"] if one["label"].startswith(code)]
    await who.touch(waiting, select, [chosen])
    await who.until(lambda: FR.text("Accept") in text(who.messages[waiting["id"]]), "the practice to review")
    return await touch(who, waiting, act)


async def test_from_the_first_window_to_the_search_and_back(world: World, sign_in: SignIn) -> None:
    rui, carme, maelle = [await sign_in(name) for name in ("rui.salgado", "carme.outeiro", "maelle.kerbrat")]
    outbox = Outbox(world)
    draft = await shared(rui, FIVE)
    assert PT.text("Your draft is saved. Go on whenever you like.") in text(draft)
    assert "%" in text(draft)
    ((code,),) = outbox.ask("SELECT max(number) FROM practice")
    await pressed(rui, draft, "tl:sharing:send:", PT.text(SENT))
    assert TITLE not in await found(world, "velas usadas")

    done = await reviewed(maelle, f"G{code}", "tl:sharing:accept:")
    assert FR.text("It is published. Every member finds it, and its author is told.") in text(done)
    assert (await found(world, "velas usadas"))[0] == TITLE, "at the first look"

    twice = await shared(carme, AGAIN)
    hint = await pressed(carme, twice, "tl:sharing:send:", ES.text("Is it one of these?"))
    assert TITLE in text(hint)
    assert outbox.ask("SELECT status FROM practice WHERE number = ?", code + 1) == [("draft",)]
    await pressed(carme, hint, "tl:sharing:send_now:", ES.text(SENT))

    await rui.command("practice show", practice=f"G{code}")
    card = await rui.see(TITLE, FIVE["problem"])
    await pressed(rui, card, "tl:sharing:draft:", "▰")
    await pressed(rui, card, "tl:sharing:ask_withdraw:", PT.text("Withdraw {practice}?", practice=f"G{code}"))
    await pressed(rui, card, "tl:sharing:withdraw:", PT.text("It is withdrawn. Nobody finds it any more."))
    assert TITLE not in await found(world, "velas usadas")


async def test_what_cannot_be_saved_opens_again_with_what_was_typed(world: World, sign_in: SignIn) -> None:
    rui = await sign_in("rui.salgado")
    draft = await shared(rui, FIVE)
    control = next(c for c in controls(draft) if c["custom_id"].endswith(":where"))
    opened = await window(await rui.touch(draft, control))
    where = {"region": "Atlântida", "place": "Ílhavo", "organisation": "Oficina", "period": "2021 a 2023"}
    await rui.fill_in(opened, draft["channel_id"], **where)
    refused = await rui.see(
        PT.text("“{place}” is no region or country that Techlink knows", place="Atlântida")
    )
    again = next(c for c in controls(refused) if c["custom_id"].startswith("tl:sharing:again:"))
    kept = await window(await rui.touch(refused, again))
    assert "Ílhavo" in json.dumps(kept, ensure_ascii=False)
    await rui.fill_in(kept, refused["channel_id"], **(where | {"region": "Centro"}))
    outbox = Outbox(world)
    kept_there = "SELECT region, place, started, ended FROM practice ORDER BY id DESC LIMIT 1"
    assert outbox.ask(kept_there) == [("PT19", "Ílhavo", "2021", "2023")]
