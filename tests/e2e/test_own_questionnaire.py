"""A coordinator asks with a questionnaire of their own: refused with all its mistakes, then answered to the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.domain.questionnaires.tables import table
from tests.e2e.person import controls, text
from tests.e2e.walking import Walk

if TYPE_CHECKING:
    from tests.e2e.conftest import SignIn
    from tests.e2e.person import Json, Person
    from tests.e2e.processes import World

pytestmark = pytest.mark.e2e

SURVEY = """type | name | label::English (en) | label::French (fr) | required | relevant | default | calculation | \
choice_filter | readonly
select_multiple way | ways | How do you travel? | Comment vous déplacez-vous ? | yes | | | | |
select_one way | best | Which one most? | Lequel le plus ? | yes | | | | selected(${ways}, name) |
decimal | km | How many kilometres a day? | Combien de kilomètres par jour ? | | | | | |
calculate | year | | | | | | ${km} * 220 | |
select_one town | home | Where do you live? | Où habitez-vous ? | | | | | |
date | since | Since when? | Depuis quand ? | | | 2027-01-12 | | |
decimal | total | That makes a year | Cela fait par an | | ${km} > 0 | | ${year} | | yes
integer | people | How many people? | Combien de personnes ? | | ${since} < date('2020-01-01') | | | |"""
TOWNS = "\n".join(
    f"town | t{n} | {name} | {name}"
    for n, name in enumerate(["Porto", "Porto Santo", "Brest", *(f"Town {n}" for n in range(30))])
)
CHOICES = f"""list_name | name | label::English (en) | label::French (fr)
way | walk | On foot | À pied
way | bike | By bicycle | À vélo
way | bus | By bus | En bus
{TOWNS}"""
TITLES = "form_title\nHow we travel"
GOOD = table(survey=SURVEY, choices=CHOICES, settings=TITLES)
WARNED = table(survey=SURVEY.replace("${km} > 0", "${km}"), choices=CHOICES, settings=TITLES)
BROKEN = table(
    survey=SURVEY.replace("${km} * 220", "frob(${km})").replace("decimal | total", "image | total"),
    choices=CHOICES,
)


async def invite(ines: Person, name: str, data: bytes) -> None:
    await ines.command("survey invite", file=("form", name, data), until="31/01/2027")


async def test_a_file_is_refused_with_all_that_is_wrong(world: World, sign_in: SignIn) -> None:
    ines = await sign_in("ines.duarte")
    t = Walk(ines, "pt").t
    await invite(ines, "travel.md", BROKEN)
    card = await ines.see(
        t.plural("The questionnaire has {n} mistake", "The questionnaire has {n} mistakes", 2)
    )
    assert "“frob”" in text(card).replace("«", "“").replace("»", "”")
    assert "image" in text(card)
    assert "travel.md" in text(card)
    await invite(ines, "travel.pdf", GOOD)
    await ines.see("travel.pdf")
    await invite(ines, "travel.md", b"x" * 5_000_001)
    await ines.see(t.text("That file is too large"))
    await invite(ines, "travel.xlsx", b"no workbook")
    await ines.see("BadZipFile")
    many = "type | name | label\n" + "\n".join(f"image | i{n} | I" for n in range(120))
    await invite(ines, "many.md", table(survey=many))
    card = await ines.see("many.md")
    await ines.press(card, t.text("Next ›"))
    second = await ines.see("many.md", t.text("Page {number} of {pages}", number=2, pages="").strip())
    assert "linha 2," not in text(second)


async def test_an_own_questionnaire_is_answered_from_invitation_to_result(
    world: World, sign_in: SignIn
) -> None:
    ines, fiona = await sign_in("ines.duarte"), await sign_in("fiona.keane")
    t = Walk(ines, "pt").t
    await invite(ines, "travel.md", WARNED)
    preview = await ines.see("How we travel")
    assert t.plural("**{n} thing should be looked at**", "**{n} things should be looked at**", 1) in text(
        preview
    )
    await ines.press(preview, t.text("Invite"))
    walk = Walk(fiona, "en")
    await open_(walk, "How we travel")
    await walk.press("Start")

    await fiona.choose(walk.card, "2", "0")
    assert walk.reads("Which one most?", "On foot", "By bus")
    assert not walk.reads("By bicycle")
    await walk.say("b")
    await fiona.say(str(walk.card["channel_id"]), "1.500")
    await fiona.see("can be read in two ways", "1500 or 1.5")
    await walk.say("2,5")
    assert walk.reads("Where do you live?")
    await write(walk, "port")
    await fiona.until(lambda: any(c["type"] == 3 for c in controls(walk.card)), "what was found")
    await fiona.choose(walk.card, "1")
    assert walk.reads("Since when?", "12 January 2027")
    await write(walk, "12 janvier 2019")
    await fiona.until(lambda: walk.reads("That makes a year", "550"), "what was worked out")
    await world.restart("bot")
    await walk.act("on")
    await walk.say("7")
    assert walk.reads("A. On foot\nC. By bus", "12 January 2019", "2.5")
    await walk.act("send")
    assert walk.reads("Your answers are sent. Thank you.")
    await walk.press("See my result")
    result = text(await fiona.see("This questionnaire has no scores; here are your answers"))
    for said in ("A. On foot\nC. By bus", "2.5", "Porto Santo", "12 January 2019", "7"):
        assert said in result


async def open_(walk: Walk, title: str) -> None:
    person = walk.person
    for channel in person.guilds[0]["channels"]:
        if channel["type"] == 0:
            await person.history(str(channel["id"]))

    def invitation() -> Json | None:
        found = (m for m in person.messages.values() if title in text(m))
        return next((m for m in found if any(":accept:" in c["custom_id"] for c in controls(m))), None)

    card = await person.until(invitation, "the invitation")
    await person.touch(card, next(c for c in controls(card) if ":accept:" in c["custom_id"]))
    walk.message = (await person.see(walk.t.text("Before you begin")))["id"]


async def write(walk: Walk, words: str) -> None:
    """Answer in the small window."""
    button = next(c for c in controls(walk.card) if ":survey:write:" in c["custom_id"])
    events = await walk.person.touch(walk.card, button)
    modal = next(data for event, data in events if event == "INTERACTION_MODAL_CREATE")
    await walk.person.fill_in(modal, str(walk.card["channel_id"]), text=words)
