"""Who answers for what, in chat: named in any usual way, chosen or typed, not joined yet, or nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.behaviour.people import id_of, labels, shown, text
from tests.behaviour.test_plans import milestone, values, values_of

if TYPE_CHECKING:
    from tests.behaviour.people import World

MAIL = "loic.gueguen@chantier.example"


def fields(asked) -> dict[str, list[str]]:
    """The fields of a window, with the labels of what can be chosen in each."""
    parts = [part["component"] for part in asked.modal["components"] if "component" in part]
    return {part["custom_id"]: [option["label"] for option in part.get("options", [])] for part in parts}


def choice(asked, field: str, label: str) -> list[str]:
    """The value of a choice in a window, as a select sends it."""
    parts = [part["component"] for part in asked.modal["components"] if "component" in part]
    options = next(part["options"] for part in parts if part["custom_id"] == field)
    return [next(option["value"] for option in options if option["label"].startswith(label))]


@pytest.mark.parametrize("typed", [f"Loïc Guéguen {MAIL}", f"Loïc Guéguen, {MAIL}", f"Loïc Guéguen ({MAIL})"])
async def test_no_card_shows_the_address_of_who_has_not_joined(plan: World, typed: str):
    ana, public = plan.ana, plan.public
    asked = await ana.slash(public, "plan milestone", action="P1.Z1.A1", due="31 March 2027", owner=typed)
    card = shown(await ana.submit_modal(asked, {"title": "Works"}))
    assert "**Owner:** Loïc Guéguen (has not joined yet)" in text(card)
    assert "Loïc Guéguen has not joined; known by e-mail address." in text(card)
    await ana.click(card, label="Make the milestone")
    assert "Loïc Guéguen has not joined; known by e-mail address." in text(card)
    assert "No reminder can reach Loïc Guéguen yet; until then they go to Ana." in text(card)
    for who in (ana, plan.berta):
        read = shown(await who.slash(public, "plan show", what="P1.Z1.A1.M2"))
        assert "**Owner:** Loïc Guéguen (has not joined yet)" in text(read)
        assert "chantier" not in text(read)


async def test_several_or_broken_addresses_are_refused(plan: World):
    card = await milestone(plan)
    asked = await plan.ana.click(card, label="Reassign…")
    said = {"deputy": ["0"], "why": "New colleague"}
    await plan.ana.submit_modal(asked, said | {"owner": ["other"], "other": "Rui rui@x.pt ana@x.pt"})
    assert "One person, one e-mail address" in text(card)
    asked = await plan.ana.click(card, label="Correct…")
    await plan.ana.submit_modal(asked, said | {"owner": ["other"], "other": "Rui rui@"})
    assert "“rui@” is no e-mail address" in text(card)


async def test_a_name_that_is_typed_counts_where_the_list_was_left(plan: World):
    card = await milestone(plan)
    asked = await plan.ana.click(card, label="Reassign…")
    same = choice(asked, "owner", "Ana")
    said = {"deputy": ["0"], "why": "Parental leave"}
    await plan.ana.submit_modal(asked, said | {"owner": same, "other": "Rui Costa"})
    assert "**Rui Costa answers for it now.**" in text(card)


async def test_two_people_for_one_milestone_are_refused_and_kept(plan: World):
    card = await milestone(plan)
    asked = await plan.ana.click(card, label="Reassign…")
    said = {"deputy": ["0"], "why": "Parental leave", "other": "Rui Costa"}
    await plan.ana.submit_modal(asked, said | {"owner": choice(asked, "owner", "Berta")})
    assert "Berta is chosen in the list, and Rui Costa is typed below. Nothing was changed" in text(card)
    asked = await plan.ana.click(card, label="Correct…")
    assert values(asked)["other"] == "Rui Costa"
    await plan.ana.submit_modal(asked, said | {"owner": ["0"]})
    assert "“Nobody” is chosen in the list, and Rui Costa is typed below." in text(card)
    asked = await plan.ana.click(card, label="Correct…")
    await plan.ana.submit_modal(asked, said | {"owner": ["other"], "other": ""})
    assert "Who is it?" in text(card)
    asked = await plan.ana.click(card, label="Correct…")
    await plan.ana.submit_modal(asked, said | {"owner": ["0"], "other": ""})
    assert "**Nobody answers for it now.**\nUntil somebody answers for it, reminders go to Ana." in text(card)


async def test_the_partners_of_an_action_are_chosen_in_its_windows(plan: World):
    berta, public = plan.berta, plan.public
    card = shown(await berta.slash(public, "plan show", what="P1.Z1"))
    asked = await berta.click(card, label="Add an action…")
    assert list(fields(asked)) == ["title", "partner", "deputy", "description", "budget"]
    porto, brest = fields(asked)["partner"][:2]
    chosen = {"partner": choice(asked, "partner", porto), "deputy": choice(asked, "deputy", brest)}
    await berta.submit_modal(asked, chosen | {"title": "Ferries"})
    assert f"**Responsible partner:** {porto}\n**Deputy partner:** {brest}" in text(card)
    asked = await berta.click(card, label="Edit…")
    turned = {"partner": choice(asked, "partner", brest), "deputy": choice(asked, "deputy", "None")}
    await berta.submit_modal(asked, turned | {"title": "Ferries"})
    assert "Why is it changed?" in text(card)
    asked = await berta.click(card, label="Correct…")
    await berta.submit_modal(asked, turned | {"title": "Ferries", "why": "Brest has the ships."})
    assert f"**Responsible partner:** {brest}" in text(card)
    assert "**Deputy partner:**" not in text(card)
    asked = await berta.click(card, label="Edit the description…")
    await berta.submit_modal(asked, {"description": "Two lines", "resources": "A pier", "risks": "Wind"})
    assert "**Resources:** A pier\n**Risks:** Wind\nTwo lines" in text(card)
    assert f"**Responsible partner:** {brest}" in text(card)


async def test_a_contact_chooses_the_deputy_partner_only(plan: World):
    card = shown(await plan.ana.slash(plan.public, "plan show", what="P1.Z1.A1"))
    asked = await plan.ana.click(card, label="Edit…")
    assert list(fields(asked)) == ["title", "deputy", "budget", "why"]


async def test_a_milestone_from_a_button_has_its_kind_and_its_deputy(plan: World):
    ana = plan.ana
    card = shown(await ana.slash(plan.public, "plan show", what="P1.Z1.A1"))
    asked = await ana.click(card, label="Add a milestone…")
    assert list(fields(asked)) == ["title", "kind", "due", "owner", "deputy"]
    said = {"title": "Final report", "due": "2027-04-30", "owner": "Ana", "deputy": "Berta"}
    await ana.submit_modal(asked, said | {"kind": ["report"]})
    assert "**Kind:** report" in text(card).replace("Report", "report")
    assert "**Owner:** Ana\n**Deputy:** Berta" in text(card)
    due = shown(await plan.berta.slash(plan.public, "plan due", days=365))
    assert "you are the deputy" in text(due)
    asked = await ana.click(card, label="Edit the description…")
    await ana.submit_modal(asked, {"kind": ["meeting"], "description": "With all partners"})
    assert "With all partners" in text(card)


async def test_who_sits_in_a_committee_is_asked_for_too(plan: World):
    berta = plan.berta
    card = shown(await berta.slash(plan.public, "plan show", what="P1"))
    await berta.click(card, label="Committee")
    asked = await berta.click(card, label="Name somebody…")
    await berta.submit_modal(asked, {"name": f"Loïc Guéguen {MAIL}", "function": "Présidence"})
    await berta.click(card, label="Who are they?")
    assert f"- **Loïc Guéguen** · {MAIL} · 1 seat in a committee" in text(card)
    await berta.select(card, [values_of(card)[0]], custom_id=id_of(card, ":pick_stranger:"))
    assert "Loïc Guéguen sits in the steering committee of **Norte 2030** (P1) and has not joined." in text(
        card
    )
    await berta.click(card, label="‹ The committee")
    await berta.click(card, label="‹ The plan")
    assert "**Steering committee:** Loïc Guéguen (Présidence; has not joined yet)" in text(card)
    await berta.click(card, label="Committee")
    await berta.select(card, ["0"], custom_id=id_of(card, ":pick_seat:"))
    assert "Who is this?" in labels(card)
    await berta.click(card, label="Who is this?")
    await berta.select(card, [plan.ana], custom_id=id_of(card, ":it_is_seat:"))
    assert "1 seat in a steering committee that names Loïc Guéguen goes to Ana." in text(card)
    await berta.click(card, label="Yes, that is who it is")
    assert "**Done.** Ana has 1 seat in a steering committee that named them." in text(card)
    assert "- **Ana** · Présidence" in text(card)


async def test_who_does_not_want_to_be_kept_is_removed_from_all_plans(plan: World):
    berta = plan.berta
    card = shown(await berta.slash(plan.public, "plan show", what="P1"))
    await berta.click(card, label="Committee")
    asked = await berta.click(card, label="Name somebody…")
    await berta.submit_modal(asked, {"name": f"Loïc Guéguen {MAIL}", "function": "Présidence"})
    await berta.select(card, ["0"], custom_id=id_of(card, ":pick_seat:"))
    await berta.click(card, label="Who is this?")
    await berta.click(card, label="Keep them no longer…")
    assert "Keep Loïc Guéguen no longer?" in text(card)
    assert "1 seat in a steering committee is empty then." in text(card)
    await berta.click(card, label="Yes, remove the name")
    assert "**Done.** Loïc Guéguen is kept no longer." in text(card)
    assert "Everybody who is named has joined" in text(card)
    assert "Loïc" not in text(shown(await berta.slash(plan.public, "plan show", what="P1")))
