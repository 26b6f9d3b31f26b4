"""Diagnosis, committee, indicators and removals in chat: written, read, refused, taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.behaviour.people import id_of, labels, shown, text
from tests.behaviour.test_plans import milestone, values

if TYPE_CHECKING:
    from tests.behaviour.people import World

BUSES = {"text": "Buses on diesel", "value": "83,5", "unit": "%", "year": "2025", "source": "STCP"}


async def card_of(plan: World, who, what: str = "P1"):
    return shown(await who.slash(plan.public, "plan show", what=what))


async def test_the_diagnosis_is_written_by_the_coordination_and_read_by_all(plan: World):
    berta, ana = plan.berta, plan.ana
    card = await card_of(plan, ana)
    await ana.click(card, label="Diagnosis")
    assert "Nothing is written yet. The coordination of the network does it." in text(card)
    assert labels(card) == ["Committee", "‹ The plan"]
    card = await card_of(plan, berta)
    await berta.click(card, label="Diagnosis")
    asked = await berta.select(card, ["figure"], custom_id=id_of(card, ":add_finding:"))
    await berta.submit_modal(asked, BUSES | {"year": "last year"})
    assert "“last year” is no year" in text(card)
    asked = await berta.click(card, label="Correct…")
    assert values(asked) == BUSES | {"year": "last year"}
    await berta.submit_modal(asked, BUSES | {"value": "many"})
    assert "“many” is no number" in text(card)
    asked = await berta.click(card, label="Correct…")
    await berta.submit_modal(asked, BUSES)
    assert "**Written.** The network sees it." in text(card)
    assert "**Key figure:** Buses on diesel\n-# 83.5\u00a0% · 2025 · STCP" in text(card)
    asked = await berta.select(card, ["threat"], custom_id=id_of(card, ":add_finding:"))
    assert values(asked) == {"text": "", "source": ""}
    await berta.submit_modal(asked, {"text": "Grid at its limit"})
    assert "**Threat:** Grid at its limit" in text(card)
    theirs = await card_of(plan, ana)
    await ana.click(theirs, label="Diagnosis")
    await ana.select(theirs, ["2"])
    assert "### Threat\nGrid at its limit" in text(theirs)
    assert labels(theirs) == ["‹ The diagnosis"]


async def test_a_line_of_the_diagnosis_is_changed_and_removed(plan: World):
    berta = plan.berta
    card = await card_of(plan, berta)
    await berta.click(card, label="Diagnosis")
    await berta.submit_modal(
        await berta.select(card, ["figure"], custom_id=id_of(card, ":add_finding:")),
        BUSES | {"value": "1.125"},
    )
    assert "How much is “1.125”?" in text(card)
    asked = await berta.click(card, label="Correct…")
    await berta.submit_modal(asked, BUSES | {"value": "1.1250"})
    await berta.select(card, ["1"], custom_id=id_of(card, ":pick_finding:"))
    asked = await berta.click(card, label="Edit…")
    assert values(asked)["value"] == "1.1250", "what stands there is read again as it is"
    await berta.submit_modal(asked, values(asked) | {"text": "Diesel buses"})
    assert "**Key figure:** Diesel buses" in text(card)
    await berta.select(card, ["1"], custom_id=id_of(card, ":pick_finding:"))
    await berta.click(card, label="Remove…")
    assert "Remove this from the diagnosis?" in text(card)
    await berta.click(card, label="Remove it")
    assert "Nothing is written yet." in text(card)
    card = shown(await plan.ana.slash(plan.public, "plan history", what="P1"))
    assert "-# removed: Diesel buses (1.125\u00a0%)" in text(card)
    assert "-# Buses on diesel (1.125\u00a0%) → Diesel buses (1.125\u00a0%)" in text(card)


async def test_a_committee_is_named_by_the_coordination(plan: World):
    berta, ana = plan.berta, plan.ana
    card = await card_of(plan, berta)
    await berta.click(card, label="Committee")
    assert "Nobody is named yet." in text(card)
    asked = await berta.click(card, label="Name somebody…")
    rui = {"name": "Rui Costa", "email": "rui at porto", "function": "Chair"}
    await berta.submit_modal(asked, rui)
    assert "“rui at porto” is no e-mail address" in text(card)
    asked = await berta.click(card, label="Correct…")
    assert values(asked) == rui
    await berta.submit_modal(asked, rui | {"email": "rui@example.pt"})
    assert "- **Rui Costa (has not joined yet)** · Chair" in text(card)
    asked = await berta.click(card, label="Name somebody…")
    await berta.submit_modal(asked, {"name": "ana"})
    assert "- **Ana**" in text(card)
    theirs = await card_of(plan, ana)
    await ana.click(theirs, label="Committee")
    assert "- **Rui Costa (has not joined yet)** · Chair\n- **Ana**" in text(theirs)
    assert labels(theirs) == ["Diagnosis", "‹ The plan"]
    assert "rui@example.pt" not in text(theirs)
    await berta.select(card, ["0"])
    assert "**E-mail address:** rui@example.pt" in text(card)
    await berta.click(card, label="Remove…")
    await berta.click(card, label="Remove from it")
    assert "**Removed** from the committee." in text(card)
    assert "Rui" not in text(card)


async def test_a_zone_is_measured(plan: World):
    berta, ana = plan.berta, plan.ana
    card = await card_of(plan, berta, "P1.Z1")
    assert "Record a measurement…" not in labels(card)
    await berta.click(card, label="Indicators")
    assert "The zone is not measured by anything yet." in text(card)
    asked = await berta.click(card, label="Add an indicator…")
    bikes = {"name": "Parcels by bike", "unit": "%", "baseline": "4.5", "target": "forty"}
    await berta.submit_modal(asked, bikes)
    assert "“forty” is no number" in text(card)
    asked = await berta.click(card, label="Correct…")
    assert values(asked)["target"] == "forty"
    await berta.submit_modal(asked, bikes | {"target": "40"})
    assert "- Parcels by bike · baseline 4.5\u00a0% · target 40\u00a0%" in text(card)
    await berta.click(card, label="‹ The zone")
    asked = await berta.click(card, label="Record a measurement…")
    assert values(asked) == {"value": "", "on": "2027-01-12", "source": ""}
    await berta.submit_modal(asked, {"value": "7", "on": "2027-01-13"})
    assert "That day is still to come" in text(card)
    asked = await berta.click(card, label="Correct…")
    await berta.submit_modal(asked, {"value": "7", "on": "tomorrow"})
    assert "“tomorrow” has not come yet" in text(card)
    asked = await berta.click(card, label="Correct…")
    await berta.submit_modal(asked, {"value": "7", "on": "yesterday"})
    assert "Was it measured on this day?" in text(card)
    await berta.click(card, label="Record")
    assert "**Measured:** 7\u00a0% on 11 January 2027" in text(card)
    theirs = await card_of(plan, ana, "P1.Z1")
    assert "measured 7\u00a0% · 11 January 2027" in text(theirs)
    assert "Record a measurement…" not in labels(theirs)
    asked = await berta.click(card, label="Edit…")
    await berta.submit_modal(asked, values(asked) | {"target": "50"})
    assert "**Target:** 50\u00a0%" in text(card)
    assert "**Measured:** 7\u00a0%" in text(card), "what was measured stays"
    await berta.click(card, label="Remove…")
    await berta.click(card, label="Remove it")
    assert "The zone is not measured by anything yet." in text(card)


async def test_which_of_several_indicators_was_measured_is_chosen(plan: World):
    berta = plan.berta
    card = await card_of(plan, berta, "P1.Z1")
    await berta.click(card, label="Indicators")
    for name in ("Parcels by bike", "Jobs"):
        await berta.submit_modal(await berta.click(card, label="Add an indicator…"), {"name": name})
    asked = await berta.click(card, label="Record a measurement…")
    await berta.submit_modal(asked, {"indicator": ["2"], "value": "12", "on": "2027-01-12"})
    assert "### Jobs" in text(card)
    assert "**Measured:** 12 on 12 January 2027" in text(card)


async def test_a_zone_is_removed_with_what_is_in_it(plan: World):
    berta, ana = plan.berta, plan.ana
    assert "Remove…" not in labels(await card_of(plan, ana, "P1.Z1"))
    card = await card_of(plan, berta, "P1.Z1")
    await berta.click(card, label="Remove…")
    said = text(card)
    assert "### Remove “P1.Z1 Ports and last mile”?" in said
    assert "It takes along: 1 action and 1 milestone." in said
    assert "reminders are cancelled." in said
    assert "The number is never given again: P1.Z1 stays empty." in said
    asked = await berta.click(card, label="Remove…")
    await berta.submit_modal(asked, {"why": "?"})
    assert "Why is it changed?" in text(card)
    asked = await berta.click(card, label="Correct…")
    await berta.submit_modal(asked, {"why": "Another programme pays for it"})
    assert "**Removed:** P1.Z1 Ports and last mile. Nothing reminds of it any more." in text(card)
    assert "It has no zones yet." in text(card)
    due = shown(await ana.slash(plan.public, "plan due", whose="all", days=90))
    assert "Survey" not in text(due)
    await berta.click(card, label="History")
    told = "-# Ports and last mile\n-# with it went: 1 action and 1 milestone\n-# Another programme pays"
    assert told in text(card)


async def test_what_came_in_meanwhile_is_said_before_it_goes(plan: World):
    berta, ana = plan.berta, plan.ana
    card = await card_of(plan, berta, "P1.Z1")
    await berta.click(card, label="Remove…")
    asked = await ana.slash(plan.public, "plan milestone", action="P1.Z1.A1", due="2027-04-15", owner="Ana")
    await ana.submit_modal(asked, {"title": "Map"})
    await berta.click(card, label="Remove…")
    assert "It takes along: 1 action and 2 milestones." in text(card)


async def test_a_contact_removes_a_milestone_and_an_action(plan: World):
    ana = plan.ana
    card = await milestone(plan)
    await ana.click(card, label="Remove…")
    assert "It takes along" not in text(card)
    await ana.submit_modal(await ana.click(card, label="Remove…"), {"why": "Twice"})
    assert "**Removed:** P1.Z1.A1.M1 Survey." in text(card)
    assert "### Cargo bikes" in text(card)
    await ana.click(card, label="Remove…")
    await ana.submit_modal(await ana.click(card, label="Remove…"), {"why": "Not ours"})
    assert "### Ports and last mile" in text(card)
    assert "It has no actions yet." in text(card)


async def test_a_draft_is_removed_as_a_whole(plan: World):
    berta = plan.berta
    card = await card_of(plan, berta)
    await berta.click(card, label="Remove…")
    assert "It takes along: 1 zone, 1 action and 1 milestone." in text(card)
    await berta.click(card, label="Cancel")
    assert "Cancelled. Nothing was changed." in text(card)
    card = await card_of(plan, berta)
    await berta.click(card, label="Remove…")
    await berta.submit_modal(await berta.click(card, label="Remove…"), {"why": "A test"})
    assert "**Removed:** P1 Norte 2030." in text(card)
    assert "There is no plan yet" in text(card)
