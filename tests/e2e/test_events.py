"""An event on the demo network, with all processes: many answer at once, a seat is passed on in time."""

from __future__ import annotations

import asyncio
import os
import random
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

import pytest

from locales import translator
from tests.e2e.person import controls, text
from tests.e2e.test_notices import Outbox, agree, touch

if TYPE_CHECKING:
    from tests.e2e.conftest import SignIn
    from tests.e2e.person import Json, Person
    from tests.e2e.processes import World

pytestmark = pytest.mark.e2e

KILLS: Final = 10 if os.environ.get("TECHLINK_SOAK") else 2
FR, PT = translator("fr"), translator("pt")
CROWD = ("ines.duarte", "rui.salgado", "beatriz.fonseca", "carme.outeiro", "brais.lamela", "nerea.uribarri")


async def _announced(who: Person, **said: Any) -> Json:
    """The announcement in #general, as everybody sees it."""
    await who.command(
        "event new", channel=who.channel("general"), kind="seminar", title="Tides and tanks", **said
    )
    preview = await who.see("Tides and tanks", FR.text("Preview: nobody has been told yet"))
    await touch(who, preview, "tl:event:announce:")
    return await who.see("Times are shown in your own time zone.", "Tides and tanks")


async def test_many_answer_at_once_and_the_card_is_edited_seldom(world: World, sign_in: SignIn) -> None:
    maelle = await sign_in("maelle.kerbrat")
    card = await _announced(maelle, when="15/06/2027 14h", seats=4)
    crowd = [await sign_in(name) for name in CROWD]
    for one in crowd:
        await one.history(one.channel("general"))
        await one.see("Times are shown in your own time zone.")
    before = len(await _edits(world, card))
    await asyncio.gather(*(touch(one, card, "tl:event:answer:") for one in crowd))
    await maelle.until(
        lambda: (
            "Going: 4 of 4" in text(maelle.messages[card["id"]])
            and "Waiting: 2" in text(maelle.messages[card["id"]])
        ),
        "the answers on the card",
    )
    edits = len(await _edits(world, card)) - before
    assert 1 <= edits <= 3, "six answers in a second or two are no six edits"
    outbox = Outbox(world)
    seats = outbox.ask("SELECT seat, count(*) FROM event_answer GROUP BY seat ORDER BY seat")
    assert seats == [("seated", 4), ("waiting", 2)]


async def test_a_seat_is_offered_lapses_in_time_and_the_end_makes_a_record(
    world: World, sign_in: SignIn
) -> None:
    tomorrow = (await world.now()).date() + timedelta(days=1)
    # Nobody is woken for a seat: at noon there are no quiet hours.
    await world.control("POST", "/playground/clock", {"now": f"{tomorrow}T12:00:00Z"})
    world.start("worker")
    maelle, ines, rui = [await sign_in(name) for name in ("maelle.kerbrat", "ines.duarte", "rui.salgado")]
    await agree(rui)
    card = await _announced(maelle, when="15/06/2027 14h", seats=1)
    for one in (ines, rui):
        await one.history(one.channel("general"))
        await one.see("Times are shown in your own time zone.")
    await touch(ines, card, "tl:event:answer:")
    mine = await ines.see(PT.text("**You are going.** A seat is yours."))
    await touch(rui, card, "tl:event:answer:")
    waits = PT.text(
        "**All seats are taken: you are number {place} on the waiting list.** You are told when a seat becomes "
        "free for you.",
        place=1,
    )
    await rui.see(waits)
    no = next(c for c in controls(mine) if c["custom_id"].endswith(":no"))
    await ines.touch(mine, no)
    # What comes to one person comes a minute apart.
    await world.control("POST", "/playground/clock", {"advance_s": 120})
    offer = await rui.see(PT.text("A seat is free for you: {title}", title="Tides and tanks"))
    assert [c["custom_id"].split(":")[-1] for c in controls(offer) if ":answer:" in c["custom_id"]] == [
        "going",
        "no",
    ]
    await world.control("POST", "/playground/clock", {"advance_s": 24 * 3600 + 60})
    outbox = Outbox(world)
    await outbox.until(
        lambda: outbox.ask("SELECT 1 FROM notice WHERE kind = 'event.lapsed'"), "the seat lapses"
    )
    await world.control("POST", "/playground/clock", {"advance_s": 120})
    # It may come together with reminders of other things.
    await rui.see(PT.text("The seat went to the next: {title}", title="").strip(), "Tides and tanks")
    await maelle.until(lambda: "Going: 0 of 1" in text(maelle.messages[card["id"]]), "the seat on the card")
    await world.control("POST", "/playground/clock", {"now": "2027-06-15T18:00:00Z"})
    await maelle.until(lambda: "It is over." in text(maelle.messages[card["id"]]), "the record", patience=60)
    assert controls(maelle.messages[card["id"]]) == []


async def test_a_typical_event_takes_one_command_and_one_press(world: World, sign_in: SignIn) -> None:
    maelle, ines = [await sign_in(name) for name in ("maelle.kerbrat", "ines.duarte")]
    since = (await world.log())[-1]["n"]
    await _announced(maelle, when="mardi 15/06/2027 14h", place="Salle des marées, Brest", seats=30)
    did = [
        one["body"]["type"]
        for one in await world.log(since)
        if one["kind"] == "request" and str(one["path"]).endswith("/interactions")
    ]
    assert did == [2, 3], "one command, one press, and it stands there"
    outbox = Outbox(world)
    everybody = outbox.ask("SELECT count(*) FROM member WHERE left_at IS NULL AND guest = 0")[0][0]
    assert outbox.ask("SELECT count(*) FROM notice WHERE kind = 'event.invited'") == [(everybody - 1,)]
    assert outbox.ask("SELECT count(*) FROM event_task WHERE event_id = 1")[0][0] > 0, "and its tasks"
    made = "SELECT 1 FROM event_mirror WHERE scheduled IS NOT NULL AND thread IS NOT NULL"
    await outbox.until(lambda: outbox.ask(made), "Discord's event, and the thread for talk")
    await ines.history(ines.channel("general"))
    await ines.see("Times are shown in your own time zone.", "Tides and tanks")


async def test_a_killed_bot_loses_no_answer_gives_no_seat_twice_and_the_card_catches_up(
    world: World, sign_in: SignIn
) -> None:
    chance = random.Random(20270615)
    maelle = await sign_in("maelle.kerbrat")
    crowd = [await sign_in(name) for name in CROWD]
    outbox = Outbox(world)
    for number in range(1, KILLS + 1):
        card = await _announced(maelle, when=f"{14 + number}/06/2027 14h", seats=4)
        for one in crowd:
            await one.history(one.channel("general"))
        presses = [asyncio.create_task(touch(one, card, "tl:event:answer:")) for one in crowd]
        await asyncio.sleep(chance.uniform(0, 0.15))
        world.kill("bot")
        ended = await asyncio.gather(*presses, return_exceptions=True)
        await asyncio.to_thread(world.start, "bot")
        failed = [one for one, end in zip(crowd, ended, strict=True) if isinstance(end, BaseException)]
        acknowledged = [str(one.who["id"]) for one in crowd if one not in failed]
        kept = {who for (who,) in outbox.ask(_WHO, number)}
        assert set(acknowledged) <= kept, "what was acknowledged is there"
        for one in failed:  # they read that it failed, and press again
            await touch(one, card, "tl:event:answer:")
        seats = "SELECT seat, count(*) FROM event_answer WHERE event_id = ? GROUP BY seat ORDER BY seat"
        assert outbox.ask(seats, number) == [("seated", 4), ("waiting", 2)]
        await maelle.until(
            lambda card=card: all(
                words in text(maelle.messages[card["id"]]) for words in ("Going: 4 of 4", "Waiting: 2")
            ),
            "the answers on the card",
        )


_WHO: Final = """
    SELECT c.address FROM event_answer a
    JOIN member m ON m.id = a.member_id
    JOIN channel c ON c.person_id = m.person_id AND c.kind = 'discord'
    WHERE a.event_id = ?
"""


async def _edits(world: World, card: Json) -> list[Json]:
    """How often the announcement was edited."""
    return [
        one
        for one in await world.log()
        if one.get("method") == "PATCH" and str(one.get("path", "")).endswith(f"/messages/{card['id']}")
    ]
