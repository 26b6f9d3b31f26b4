"""The loop closes: colleagues answer in three languages, the contact settles and signs, the network sees."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from locales import translator
from tests.e2e.person import controls, text
from tests.e2e.walking import Walk

if TYPE_CHECKING:
    from tests.e2e.conftest import SignIn
    from tests.e2e.person import Json, Person
    from tests.e2e.processes import World

pytestmark = pytest.mark.e2e
RIA_NOVA = "Agencia Ría Nova"


async def answer(person: Person, language: str, place: int, instead: str = "") -> None:
    """Answer everything with one place in the list, in a language chosen on the card, and send."""
    own = instead or language
    walk = Walk(person, language)
    await walk.open()
    if instead:
        await person.touch(walk.card, next(c for c in controls(walk.card) if c["type"] == 3), [instead])
        walk.t = translator(instead)
    await walk.press("Start")
    await walk.to_review(place)
    await walk.act("send")
    assert walk.reads(translator(own).text("Your answers are sent. Thank you."))


def button(message: Json, act: str) -> Json:
    return next(c for c in controls(message) if f"tl:survey:{act}:" in c.get("custom_id", ""))


async def sign(person: Person, *, shared: bool = True) -> Json:
    """Open the agreement, take or choose what is open, and sign; the receipt."""
    await person.command("survey sign")
    card = await person.until(lambda: newest(person, "ready"), "the agreement")
    message = card["id"]
    for _ in range(60):
        card = person.messages[message]
        acts = [c["custom_id"].split(":")[2] for c in controls(card) if c.get("custom_id")]
        if "take" in acts:
            await person.touch(card, button(card, "take"))
        elif "settle" in acts:
            await person.touch(card, button(card, "settle"))
        elif "look" in acts:
            await person.touch(card, button(card, "look"))
        else:
            break
    await person.touch(card, button(card, "ready"))
    choices = [c for c in controls(person.messages[message]) if ":sign:" in c.get("custom_id", "")]
    await person.touch(person.messages[message], choices[0 if shared else 1])
    return person.messages[message]


def newest(person: Person, act: str) -> Json | None:
    for message in sorted(person.messages.values(), key=lambda m: int(m["id"]), reverse=True):
        if any(f"tl:survey:{act}:" in c.get("custom_id", "") for c in controls(message)):
            return message
    return None


async def test_three_languages_one_signature_and_the_networks_picture(world: World, sign_in: SignIn):
    people = [await sign_in(name) for name in ("annelise.corlay", "tiago.moreira", "yann.legoic")]
    await asyncio.gather(
        answer(people[0], "fr", 3), answer(people[1], "pt", 1), answer(people[2], "fr", 2, "es")
    )
    maelle = await sign_in("maelle.kerbrat")
    fr = translator("fr")
    await maelle.command("survey sign")
    card = await maelle.see(fr.plural("{n} person has answered", "{n} people have answered", 3))
    assert card["flags"] & 64, "for the contact's eyes only"
    assert "D" in text(card)

    await maelle.touch(card, button(card, "look"))
    looked = text(maelle.messages[card["id"]])
    assert all(name in looked for name in ("Anne-Lise", "Tiago", "Yann")), looked
    await world.restart("bot")
    await maelle.touch(maelle.messages[card["id"]], button(maelle.messages[card["id"]], "settle"))
    receipt = await sign(maelle)
    assert fr.text("{partner} has signed", partner="Université de Kermarine") in text(receipt)

    for name in ("carme.outeiro", "declan.hurley"):
        await sign(await sign_in(name))
    ines = await sign_in("ines.duarte")
    await ines.command("survey results")
    pt = translator("pt")
    picture = await ines.see(pt.text("{signed} of {asked} partners have signed", signed=6, asked=6))
    assert [file["filename"] for file in picture["attachments"]] == ["radar.png"]
    strongest = pt.plural(
        "Strongest: {names}.", "Strongest: {names}.", 2, names=pt.join(["Rumo", "Cooperação"])
    )
    assert strongest in text(picture), "a tie"

    await people[0].command("survey results")
    own = await people[0].see("Université de Kermarine", fr.text("network {median}", median="")[:6])
    assert own["attachments"]
    assert button(own, "network")
    assert all("withdraw" not in c.get("custom_id", "") for c in controls(own)), "only the contact may"


async def test_a_partner_that_keeps_its_result_is_told_of_to_nobody(world: World, sign_in: SignIn):
    carme = await sign_in("carme.outeiro")
    await sign(carme, shared=False)
    ines = await sign_in("ines.duarte")
    await ines.command("survey results")
    card = await ines.see(
        translator("pt").plural(
            "{n} partner keeps its result to itself and counts in sums only.",
            "{n} partners keep their results to themselves and count in sums only.",
            1,
        )
    )
    offered = [option["label"] for c in controls(card) for option in c.get("options", [])]
    assert offered
    assert RIA_NOVA not in offered


async def test_one_kind_nudge_stands_in_the_partners_channel(world: World, sign_in: SignIn):
    ines = await sign_in("ines.duarte")
    pt = translator("pt")
    await ines.command("survey status")
    status = await ines.see("Tiago Moreira")
    await ines.touch(status, button(status, "nudge"))
    preview = await ines.see(pt.text("Send one kind reminder?"))
    await ines.touch(preview, button(preview, "remind"))
    await ines.see(pt.text("The reminder is out"))

    fiona = await sign_in("fiona.keane")
    await fiona.history(fiona.channel("ballyvara-ocean-energy"))
    card = await fiona.see("a friendly reminder")
    assert "1 of 3 have answered so far" in text(card)
    assert "Aoife" not in text(card)
    await fiona.touch(card, button(card, "agree"))
    refused = await fiona.see("The contact of Ballyvara Ocean Energy signs")
    assert "Declan Hurley" in text(refused)
    await fiona.touch(card, button(card, "reminded"))
    await fiona.see("Before you begin")

    await ines.command("survey status")
    again = await ines.see(pt.text("reminded {date}", date="")[:8])
    assert all(":nudge:" not in c.get("custom_id", "") for c in controls(again))


async def test_withdrawing_asks_first_and_takes_the_result_away(world: World, sign_in: SignIn):
    rui = await sign_in("rui.salgado")
    pt = translator("pt")
    await rui.command("survey sign")
    signed = await rui.see(pt.text("{partner} has signed", partner="Centro Tecnológico Maré Alta"))
    await rui.touch(signed, button(signed, "unsign"))
    asked = await rui.see(
        pt.text("Withdraw the signature of {partner}?", partner="Centro Tecnológico Maré Alta")
    )
    await rui.touch(asked, button(asked, "withdraw"))
    after = rui.messages[asked["id"]]
    assert pt.text("All is settled: {partner} can sign", partner="Centro Tecnológico Maré Alta") in text(
        after
    )
    await rui.touch(signed, button(signed, "ours"))
    await rui.see(
        pt.text("No signed result of {partner} can be shown", partner="Centro Tecnológico Maré Alta")
    )
