"""A questionnaire without scores is answered, signed and read by the network, beside another open one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from locales import translator
from tests.domain.questionnaires.tables import table
from tests.e2e.person import controls, text
from tests.e2e.test_own_questionnaire import open_
from tests.e2e.test_signing import button, sign
from tests.e2e.walking import Walk

if TYPE_CHECKING:
    from tests.e2e.conftest import SignIn
    from tests.e2e.person import Json, Person
    from tests.e2e.processes import World

pytestmark = pytest.mark.e2e
WISHES = 8
SURVEY = "\n".join(
    [
        "type | name | label::English (en) | label::Portuguese (pt)",
        "select_one way | best | How do you travel most? | Como se desloca mais?",
        "integer | people | How many people? | Quantas pessoas?",
        *(f"text | wish{n} | Wish {n}? | Desejo {n}?" for n in range(WISHES)),
    ]
)
CHOICES = """list_name | name | label::English (en) | label::Portuguese (pt)
way | walk | On foot | A pé
way | bike | By bicycle | De bicicleta
way | bus | By bus | De autocarro"""
TITLE = "How we travel"
FORM = table(survey=SURVEY, choices=CHOICES, settings=f"form_title\n{TITLE}")


async def asked(ines: Person) -> None:
    """The coordination asks everybody with this questionnaire, beside the one that is open already."""
    await ines.command("survey invite", file=("form", "travel.md", FORM), until="31/01/2027")
    preview = await ines.see(TITLE)
    await ines.press(preview, translator("pt").text("Invite"))


async def answer_and_sign(person: Person, language: str, best: str, people: int, wish: str) -> None:
    """Answer by typing, send, and sign for the partner so that the network sees it."""
    walk = Walk(person, language)
    await open_(walk, TITLE)
    await walk.press("Start")
    for words in (best, str(people), *(f"{wish} {n}" for n in range(WISHES))):
        await walk.say(words)
    await walk.act("send")
    await sign(person)


def choice(message: Json, act: str) -> Json:
    """The select that carries this act."""
    return next(c for c in controls(message) if c["type"] == 3 and f":{act}:" in c["custom_id"])


async def test_a_questionnaire_without_scores_is_read_by_the_network(world: World, sign_in: SignIn) -> None:
    ines, declan, carme = [await sign_in(name) for name in ("ines.duarte", "declan.hurley", "carme.outeiro")]
    pt, en = translator("pt"), translator("en")
    await asked(ines)
    await answer_and_sign(declan, "en", "b", 7, "A dry coat")
    await answer_and_sign(carme, "es", "a", 30, "Un puente")

    await ines.command("survey results")
    card = await ines.see(pt.plural("What {n} partner answered", "What {n} partners answered", 2))
    read = text(card)
    assert (
        pt.text("from {lowest} to {highest}, in the middle {median}", lowest=7, highest=30, median="18,5")
        in read
    )
    assert "De bicicleta" in read
    assert "Ballyvara Ocean Energy: A dry coat 0" in read
    assert "mediana" not in read

    offered = choice(card, "partner")
    ballyvara = next(o["value"] for o in offered["options"] if o["label"] == "Ballyvara Ocean Energy")
    await ines.touch(card, offered, [ballyvara])
    theirs = await ines.see(
        pt.text("What {partner} signed", partner="Ballyvara Ocean Energy"), "A dry coat 5"
    )
    await world.restart("bot")
    await ines.touch(theirs, button(theirs, "their_answers"))
    first = await ines.until(lambda: ines.card("A dry coat 5", pt.text("Next ›")), "all answers, in pages")
    await ines.touch(first, next(c for c in controls(first) if c["custom_id"].endswith(":1")))
    await ines.until(lambda: "A dry coat 7" in text(ines.messages[first["id"]]), "the second page")

    await ines.touch(
        card, choice(card, "other_result"), [choice(card, "other_result")["options"][0]["value"]]
    )
    await ines.until(
        lambda: not text(ines.messages[card["id"]]).strip().startswith(f"-# {TITLE}"), "the other result"
    )

    await carme.command("survey results")
    own = await carme.see(translator("es").text("What your partner signed"))
    await carme.touch(own, button(own, "signed"))
    await carme.see("Un puente 5", translator("es").text("Next ›"))
    await declan.command("survey results")
    own = await declan.see(en.text("What your partner signed"))
    await declan.touch(own, button(own, "network"))
    await declan.see("What 2 partners answered", "Agencia Ría Nova: Un puente 0")


async def test_the_status_leads_to_the_other_open_questionnaire(world: World, sign_in: SignIn) -> None:
    ines = await sign_in("ines.duarte")
    pt = translator("pt")
    await asked(ines)
    await ines.command("survey status")
    card = await ines.see(pt.text("**Also open:** {names}.", names="").split("{")[0][:15])
    assert text(card).strip().startswith(f"-# {TITLE}")
    other = choice(card, "other_status")
    await ines.touch(card, other, [other["options"][0]["value"]])
    await ines.until(lambda: "Tiago Moreira" in text(ines.messages[card["id"]]), "the other status")
    assert TITLE in text(ines.messages[card["id"]]), "and the way back"
