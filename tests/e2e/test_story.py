"""The first loop, lived from the invitation to the result, in two languages, the bot killed on the way."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from tests import openapi
from tests.e2e.person import controls, text
from tests.e2e.walking import Walk

if TYPE_CHECKING:
    from tests.e2e.conftest import SignIn
    from tests.e2e.processes import World

pytestmark = pytest.mark.e2e


@pytest.mark.parametrize(("username", "language"), [("fiona.keane", "en"), ("annelise.corlay", "fr")])
async def test_a_person_answers_the_self_assessment(
    world: World, sign_in: SignIn, username: str, language: str
):
    person = await sign_in(username)
    walk = Walk(person, language)
    await walk.open()
    await walk.press("Start")
    assert walk.reads("A.", "E.", walk.t.text("question {number} of {total}", number=1, total=28))

    await walk.press("This one", 1)
    await walk.say("c")
    assert walk.reads(walk.t.text("question {number} of {total}", number=3, total=28))
    await walk.press("‹ Back")
    assert walk.reads(walk.t.text("question {number} of {total}", number=2, total=28))
    assert walk.t.text("Chosen") in [c.get("label") for c in controls(walk.card)]
    await walk.act("on")

    await world.restart("bot")
    await walk.press("Don’t know")
    await walk.press("More…")
    await person.touch(walk.card, next(c for c in controls(walk.card) if c["type"] == 3), ["language:pt"])
    walk.t = Walk(person, "pt").t
    assert walk.reads(walk.t.text("question {number} of {total}", number=4, total=28))
    await walk.press("Pause")

    await world.restart("bot")
    await walk.act("resume")
    await walk.to_review()
    await walk.act("send")
    assert walk.reads(walk.t.text("Your answers are sent. Thank you."))
    await walk.press("See my result")
    result = await person.see(walk.t.text("**Next step:** {step}", step="")[:14])
    assert "/100" in text(result) or "50" in text(result)


async def test_the_coordinator_sees_who_has_answered(world: World, sign_in: SignIn):
    ines = await sign_in("ines.duarte")
    await ines.command("survey status")
    status = await ines.see("Fiona Keane")
    assert "Tiago Moreira" in text(status)
    assert status["flags"] & 64, "for her eyes only"
    fiona = await sign_in("fiona.keane")
    assert fiona.card("Tiago Moreira") is None


async def test_bad_input_gets_a_line_and_changes_nothing(world: World, sign_in: SignIn):
    person = await sign_in("annelise.corlay")
    walk = Walk(person, "fr")
    await walk.open()
    await walk.press("Start")
    first = text(walk.card)
    channel = str(walk.card["channel_id"])
    refusals = {
        "3": "Which sentence do you mean?",
        "@everyone **bold** <b>x</b>": "No sentence fits these words",
        "x" * 2000: "No sentence fits these words",
    }
    for typed, title in refusals.items():
        await person.say(channel, typed)
        refused = await person.see(walk.t.text(title))
        assert not refused.get("mentions"), "nobody is called"
        assert not refused.get("mention_everyone")
    assert text(walk.card) == first


async def test_two_presses_at_once_count_once(world: World, sign_in: SignIn):
    person = await sign_in("annelise.corlay")
    walk = Walk(person, "fr")
    await walk.open()
    await walk.press("Start")
    card = dict(walk.card)
    label = walk.t.text("This one")
    await asyncio.gather(person.press(card, label, 0), person.press(card, label, 3))
    await person.see(walk.t.text("This card is from an earlier moment"))
    assert walk.reads(walk.t.text("question {number} of {total}", number=2, total=28))


async def test_with_direct_messages_closed_the_card_stands_where_one_pressed(world: World, sign_in: SignIn):
    person = await sign_in("fiona.keane")
    await world.control("POST", "/playground/faults", {"dm_closed": person.who["id"]})
    await person.command("survey answer")
    card = await person.see("Before you begin")
    assert card["flags"] & 64
    await person.press(card, "Start")
    assert "question 1 of 28" in text(person.messages[card["id"]])
    await person.press(person.messages[card["id"]], "This one", 2)
    assert "question 2 of 28" in text(person.messages[card["id"]])


async def test_a_closed_wave_says_so(world: World, sign_in: SignIn):
    person = await sign_in("fiona.keane")
    walk = Walk(person, "en")
    await walk.open()
    await walk.press("Start")
    await world.control("POST", "/playground/clock", {"advance_s": 40 * 86_400})

    # The bot follows the playground's clock within a second: ask until it has.
    while person.card("This questionnaire is closed") is None:
        await walk.act("more")
    assert walk.reads("question 1 of 28")


async def test_discords_contract_is_held_against_what_the_bot_sends(world: World, sign_in: SignIn):
    """The fixture checks every test of this folder; this one says so where the contract is missing."""
    openapi.need()
    person = await sign_in("fiona.keane")
    await person.command("help")
    sent = [row for row in await world.log() if row["kind"] == "request" and "callback" in row["path"]]
    assert sent
