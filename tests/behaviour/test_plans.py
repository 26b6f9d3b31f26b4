"""Plans in chat: made from nothing, looked at, worked on, asked back; by people who may and who may not."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING

from tests.behaviour.conftest import DAYS, PLAN
from tests.behaviour.people import bot, id_of, labels, parts_of, shown, text
from tests.behaviour.test_members import assign

if TYPE_CHECKING:
    from pathlib import Path

    from services.core import Core
    from tests.behaviour.people import World


def values(asked) -> dict[str, str]:
    """What stands in a window when it opens."""
    return {
        part["component"]["custom_id"]: part["component"].get("value", "")
        for part in asked.modal["components"]
        if "component" in part
    }


async def milestone(plan: World, who=None):
    return shown(await (who or plan.ana).slash(plan.public, "plan show", what="p1 z1 a1 m1"))


async def test_a_plan_is_made_by_the_coordination_and_a_day_is_said_back_first(network: World):
    berta, public = network.berta, network.public
    await assign(network, member=network.ana, partner="P1", role="contact")
    empty = shown(await network.ana.slash(public, "plan show"))
    assert "There is no plan yet" in text(empty)
    assert labels(empty) == []
    refused = shown(await network.ana.slash(public, "plan new", region="PT11"))
    assert "Only the coordination of the network can do this." in text(refused)
    asked = await berta.slash(public, "plan new", region="PT11")
    assert values(asked)["title"] == "Norte 2028–2030"
    card = shown(
        await berta.submit_modal(asked, PLAN | {"first": "1 January 2026", "last": "end of December"})
    )
    assert "Is this the plan’s period?" in text(card)
    assert "**First day:** Thursday, 1 January 2026\n**Last day:** Friday, 31 December 2027" in text(card)
    assert labels(card) == ["Make the plan", "Correct…", "Discard"]
    await berta.click(card, label="Make the plan")
    assert "**Made.** It is called P1" in text(card)
    assert "**Region:** Norte (PT11)\n**Period:** from 1 January 2026 to 31 December 2027" in text(card)


async def test_what_cannot_be_taken_is_kept_and_typed_again(network: World):
    berta, public = network.berta, network.public
    asked = await berta.slash(public, "plan new")
    card = shown(await berta.submit_modal(asked, DAYS | {"region": "Norte", "last": "31/02/2028"}))
    assert "The calendar has no “31/02/2028”" in text(card)
    again = await berta.click(card, label="Correct…")
    assert values(again) == {
        "title": "Norte 2030",
        "region": "Norte",
        "first": "2027-01-01",
        "last": "31/02/2028",
        "vision": "",
    }
    await berta.submit_modal(again, DAYS | {"region": "PT11", "last": "2026-12-31"})
    assert "The last day lies before the first" in text(card)
    again = await berta.click(card, label="Correct…")
    await berta.submit_modal(again, DAYS | {"region": "PT11"})
    assert "### Norte 2030" in text(card)
    asked = await berta.slash(public, "plan new", region="PT11")
    card = shown(await berta.submit_modal(asked, PLAN | {"last": "sometime"}))
    assert "“sometime” could not be read as a day" in text(card)
    await berta.click(card, label="Discard")
    assert "Discarded. Nothing was changed." in text(card)
    assert "1 plan" in text(shown(await berta.slash(public, "plan show")))


async def test_what_a_command_said_wrongly_is_corrected_in_its_window(plan: World):
    ana, public = plan.ana, plan.public
    card = shown(
        await ana.slash(public, "plan milestone", action="P1.Z1.A1", due="2 weeks", owner="Ana", deputy="Ana")
    )
    assert "“2 weeks” could not be read as a day" in text(card)
    again = await ana.click(card, label="Correct…")
    assert values(again) | {"kind": ""} == {
        "title": "", "kind": "", "due": "2 weeks", "owner": "Ana", "deputy": "Ana",
    }  # fmt: skip
    typed = {"title": "Routes", "kind": ["milestone"], "due": "2027-03-15", "owner": "Ana", "deputy": ""}
    await ana.submit_modal(again, typed)
    assert "### Routes (P1.Z1.A1.M2)" in text(card)
    assert "**Owner:** Ana" in text(card)


async def test_who_has_not_joined_is_said_to_be_somebody(plan: World, core: Core, tmp_path: Path):
    berta, ana, public = plan.berta, plan.ana, plan.public
    for title in ("Routes", "Opening"):
        asked = await ana.slash(
            public, "plan milestone", action="P1.Z1.A1", due="2027-03-15", owner="Rui <rui@example.pt>"
        )
        await ana.submit_modal(asked, {"title": title})
    due = shown(await berta.slash(public, "plan due"))
    assert "2 milestones belong to people who have not joined." in text(due)
    whole = shown(await berta.slash(public, "plan show", what="P1"))
    assert "2 milestones belong to people who have not joined." in text(whole)
    await berta.click(due, label="Who are they?")
    assert "- **Rui** · rui@example.pt · 2 milestones" in text(due)
    await berta.select(due, [values_of(due)[0]], custom_id=id_of(due, ":pick_stranger:"))
    assert "### Who is Rui?" in text(due)
    card = shown(await ana.slash(public, "plan show", what="P1.Z1.A1.M2"))
    assert "**Owner:** Rui (has not joined yet)" in text(card)
    await ana.click(card, label="Who is this?")
    await plan.env.restart_bot(bot(core, tmp_path))
    stranger = plan.guild.add_member(plan.env.create_user("somebody", global_name="Somebody"))
    await plan.env.settle()
    refused = shown(await ana.select(card, [stranger], custom_id=id_of(card, ":it_is:")))
    assert "Somebody does not belong to the network yet" in text(refused)
    await ana.select(card, [ana], custom_id=id_of(card, ":it_is:"))
    assert "### Is Rui the member Ana?" in text(card)
    assert "2 milestones that name Rui go to Ana." in text(card)
    await ana.click(card, label="Yes, that is who it is")
    assert "**Done.** Ana has 2 milestones that named them." in text(card)
    assert "**Owner:** Ana" in text(card)
    assert "Who is this?" not in labels(card)
    await ana.click(card, label="History")
    assert "who has it has joined" in text(card)
    assert "owner: somebody who has not joined yet → Ana" in text(card)
    assert "have not joined" not in text(shown(await berta.slash(public, "plan due")))


async def test_the_network_s_reminders_are_shown_changed_and_put_back(
    plan: World, core: Core, tmp_path: Path
):
    berta, public = plan.berta, plan.public
    seen = shown(await plan.ana.slash(public, "network reminders"))
    assert "- 30 days, 7 days and 1 day before: the owner.\n- On the day itself: the owner." in text(seen)
    assert "Owners postpone by up to 14 days without asking" in text(seen)
    assert labels(seen) == []
    card = shown(await berta.slash(public, "network reminders"))
    assert labels(card) == ["Change the reminders…", "Change the postponing…"]
    window = await berta.click(card, label="Change the reminders…")
    assert values(window) == {
        "before": "30, 7, 1, 0", "every": "7", "owner": "2", "deputy": "1", "coordination": "1",
    }  # fmt: skip
    wrong = {"before": "a week", "every": "7", "owner": "1", "deputy": "", "coordination": "1"}
    await berta.submit_modal(window, wrong)
    assert "holds “a week”. Write days apart by commas" in text(card)
    await plan.env.restart_bot(bot(core, tmp_path))
    again = await berta.click(card, label="Correct…")
    assert values(again) == wrong, "what was typed is kept"
    await berta.submit_modal(again, wrong | {"before": "14 and 0"})
    assert "- 14 days before: the owner." in text(card)
    assert "The reminders of **1 milestone** would move." in text(card)
    await berta.click(card, label="Change it")
    assert "**Changed.** The reminders of 1 milestone have moved." in text(card)
    assert "- 2 weeks overdue: the coordination." in text(card)
    window = await berta.click(card, label="Change the postponing…")
    await berta.submit_modal(window, {"days": "0"})
    await berta.click(card, label="Change it")
    assert "For any later day the coordination is asked." in text(card)
    await berta.click(card, label="Back to the default…")
    await berta.click(card, label="Discard")
    assert "Discarded. Nothing was changed." in text(card)
    assert "- 14 days before: the owner." in text(card)
    await berta.click(card, label="Back to the default…")
    await berta.click(card, label="Change it")
    assert "Techlink begins with this" in text(card)
    assert "Owners postpone by up to 14 days without asking" in text(card)


def values_of(card) -> list[str]:
    """What can be chosen in the select of strangers."""
    (found,) = [part for part in parts_of(card) if ":pick_stranger" in part.get("custom_id", "")]
    return [option["value"] for option in found["options"]]


async def test_one_goes_from_the_list_to_a_milestone_and_back(plan: World):
    ana = plan.ana
    card = shown(await ana.slash(plan.public, "plan show"))
    assert "**Norte 2030** · P1\n-# Draft · 0 of 1 done · 1 planned · next due 15 March 2027" in text(card)
    await ana.select(card, ["1"])
    assert "**Budget of its actions:** 150,000\u00a0€" in text(card)
    assert "Edit…" not in labels(card), "a contact does not edit the plan"
    await ana.select(card, ["1"])
    assert "**Theme:** Urban mobility\n**Territory:** PT11A and Leixões" in text(card)
    await ana.select(card, ["1"])
    assert "**Responsible partner:** Porto technology centre" in text(card)
    await ana.select(card, ["1"])
    assert "**○ Planned · 15 March 2027 · in 62 days**" in text(card)
    for label, title in (
        ("‹ The action", "Cargo bikes"),
        ("‹ The zone", "Ports"),
        ("‹ The plan", "Norte 2030"),
    ):
        await ana.click(card, label=label)
        assert f"### {title}" in text(card)


async def test_what_is_due_the_board_and_the_history(plan: World):
    nothing = shown(await plan.ana.slash(plan.public, "plan due"))
    assert "Nothing is due in the next 30 days" in text(nothing)
    card = shown(await plan.berta.slash(plan.public, "plan due", whose="all", days=90))
    assert "1 milestone is due" in text(card)
    assert "○ **Survey** · P1.Z1.A1.M1\n-# Planned · 15 March 2027 · in 62 days · Ana" in text(card)
    card = shown(await plan.ana.slash(plan.public, "plan board", plan="P1"))
    assert "**○ Planned** · 1\n-# P1.Z1.A1.M1 · Survey · 15\u00a0Mar\u00a02027 · Ana" in text(card)
    await plan.ana.click(card, label="By partner")
    assert "**Porto technology centre** · 1" in text(card)
    card = shown(await plan.ana.slash(plan.public, "plan history", what="P1.Z1.A1.M1"))
    assert "**P1.Z1.A1.M1** made · Ana" in text(card)
    unknown = shown(await plan.ana.slash(plan.public, "plan history", what="Atlantis"))
    assert "“Atlantis” names nothing in a plan" in text(unknown)


async def test_done_wants_what_was_asked_for(plan: World):
    card = await milestone(plan)
    await plan.ana.click(card, label="In progress")
    assert "**In progress.** Reminders go on" in text(card)
    assert "In progress" not in labels(card)
    asked = await plan.ana.click(card, label="Done…")
    assert [one["component"]["type"] for one in asked.modal["components"]] == [4, 19]
    await plan.ana.submit_modal(asked, {})
    assert "A report" in text(card)
    asked = await plan.ana.click(card, label="Correct…")
    await plan.ana.submit_modal(asked, {"evidence": "https://example.org/report.pdf"})
    assert "**Done.** There are no more reminders of it." in text(card)
    assert "**● Done · on 12 January 2027, due 15 March 2027**" in text(card)
    assert "- <https://example.org/report.pdf> · Ana" in text(card)
    again = shown(await plan.ana.slash(plan.public, "plan due", days=365))
    assert "Nothing is due" in text(again)


async def test_a_file_shows_it_and_is_handed_back(plan: World):
    card = await milestone(plan)
    data = b"%PDF-1.7 \x00\xff"
    asked = await plan.ana.click(card, label="Done…")
    await plan.ana.submit_modal(asked, {"file": ("empty.pdf", b"")})
    assert "There is nothing in that file" in text(card)
    asked = await plan.ana.click(card, label="Correct…")
    await plan.ana.submit_modal(asked, {"file": ("holiday.png", b"#!/bin/sh\nrm -r /")})
    assert "“holiday.png” is something that a computer runs" in text(card)
    asked = await plan.ana.click(card, label="Correct…")
    await plan.ana.submit_modal(asked, {"file": ("report.pdf", data)})
    assert "**Done.** There are no more reminders of it." in text(card)
    assert "- report.pdf · 11 bytes · Ana" in text(card)
    zed = plan.guild.add_member(plan.env.create_user("zed", global_name="Zed"))
    await plan.env.settle()
    await assign(plan, member=zed, partner="P2")
    theirs = await milestone(plan, zed)
    assert labels(theirs) == ["Get report.pdf", "Comment…", "History", "‹ The action"]
    back = shown(await zed.click(theirs, label="Get report.pdf"))
    assert "### report.pdf\n11 bytes" in text(back)
    assert [await one.read() for one in back.attachments] == [data]


async def test_evidence_is_added_when_it_is_done_and_many_files_are_chosen_from(plan: World):
    card = await milestone(plan)
    await plan.ana.submit_modal(await plan.ana.click(card, label="Done…"), {"evidence": "See the map"})
    for n in range(4):
        asked = await plan.ana.click(card, label="Add evidence…")
        await plan.ana.submit_modal(asked, {"file": (f"map{n}.txt", b"map %d" % n)})
        assert "**Kept** as evidence. The network sees it." in text(card)
    assert not [label for label in labels(card) if label.startswith("Get")]
    back = shown(await plan.ana.select(card, ["2"]))
    assert "### map0.txt" in text(back)
    asked = await plan.ana.click(card, label="Add evidence…")
    await plan.ana.submit_modal(asked, {})
    assert "What shows that it is done?" in text(card)


async def test_a_file_that_came_is_kept_while_something_else_is_mended(plan: World):
    card = await milestone(plan)
    asked = await plan.ana.click(card, label="Done…")
    link = {"evidence": "https://", "file": ("report.pdf", b"%PDF")}
    await plan.ana.submit_modal(asked, link)
    assert "**Done.**" not in text(card)
    asked = await plan.ana.click(card, label="Correct…")
    assert "Kept: report.pdf." in str(asked.modal)
    await plan.ana.submit_modal(asked, {"evidence": "A page"})
    assert "- report.pdf · 4 bytes · Ana" in text(card)
    assert "- A page · Ana" in text(card)


async def test_an_old_card_does_nothing_and_shows_how_it_is_now(plan: World, core: Core, tmp_path: Path):
    old, new = await milestone(plan), await milestone(plan)
    asked = await plan.ana.click(new, label="Postpone…")
    await plan.ana.submit_modal(asked, {"due": "in ten weeks", "why": "Rain"})
    assert "P1.Z1.A1.M1 · Nothing is done yet\n### Postpone it to this day?" in text(new)
    assert "**New day:** Tuesday, 23 March 2027" in text(new)
    assert "It is set at once; the reminders move with it." in text(new)
    await plan.env.restart_bot(bot(core, tmp_path))
    await plan.ana.click(new, label="Postpone")
    assert "**Postponed** to Tuesday, 23 March 2027." in text(new)
    await plan.ana.click(old, label="In progress")
    assert "**It has changed since that card.** Nothing was done" in text(old)
    assert "○ Planned · 23 March 2027" in text(old)


async def test_a_day_with_two_readings_is_chosen(plan: World):
    asked = await plan.ana.slash(plan.public, "plan milestone", action="P1.Z1.A1", due="next Friday")
    assert set(values(asked)) == {"title", "description", "owner", "evidence", "waits"}
    card = shown(await plan.ana.submit_modal(asked, {"title": "Map"}))
    assert "Which day do you mean by “next Friday”?" in text(card)
    days = ["Friday, 15 January 2027", "Friday, 22 January 2027"]
    assert labels(card) == [*days, "Type again…", "Discard"]
    assert "Map · Due" in text(card), "which field is asked about"
    assert "It can be read in several ways." in text(card)
    await plan.ana.click(card, label=days[1])
    assert f"**Due:** {days[1]}" in text(card), "all is said back before anything is made"
    assert labels(card) == ["Make the milestone", "Correct…", "Discard"]
    await plan.ana.click(card, label="Make the milestone")
    assert f"**Made.** It is due on {days[1]}" in text(card)


async def test_two_presses_at_once_make_one_milestone(plan: World):
    asked = await plan.ana.slash(plan.public, "plan milestone", action="P1.Z1.A1", due="in ten weeks")
    card = shown(await plan.ana.submit_modal(asked, {"title": "Map"}))
    assert "Is it due on this day?" in text(card)
    pressed = await asyncio.gather(
        *(plan.ana.click(card, label="Make the milestone") for _ in range(2)), return_exceptions=True
    )
    assert len(pressed) == 2
    board = shown(await plan.ana.slash(plan.public, "plan board"))
    assert text(board).count("Map · 23\u00a0Mar\u00a02027") == 1


async def test_a_request_is_taken_back_and_a_description_has_its_own_window(plan: World):
    card = await milestone(plan)
    asked = await plan.ana.click(card, label="Postpone…")
    await plan.ana.submit_modal(asked, {"due": "2027-06-30", "why": "The supplier is late."})
    assert "The coordination has not answered yet." in text(card)
    await plan.ana.click(card, label="Take back the request")
    assert "**Taken back.** Nobody is asked any more; it is due on Monday, 15 March 2027" in text(card)
    assert "Take back the request" not in labels(card)
    assert "Postpone…" in labels(card)
    asked = await plan.ana.click(card, label="Edit the description…")
    await plan.ana.submit_modal(asked, {"kind": ["milestone"], "description": "Who rides, and where."})
    assert "Who rides, and where." in text(card)


async def test_a_far_day_is_asked_of_the_coordination(plan: World):
    card = await milestone(plan)
    asked = await plan.ana.click(card, label="Postpone…")
    assert "14 days are free, until 29\u00a0Mar\u00a02027; for more the coordination is asked" in json.dumps(
        asked.modal, ensure_ascii=False
    )
    await plan.ana.submit_modal(asked, {"due": "30 June", "why": "The supplier is late."})
    assert "The coordination is asked, since days after 29 March 2027 are not free." in text(card)
    await plan.ana.click(card, label="Postpone")
    assert "**Asked.** The coordination answers; until then it is due on Monday, 15 March 2027" in text(card)
    assert "Postpone…" not in labels(card)
    theirs = await milestone(plan, plan.berta)
    assert "**Ana asks for a later day: Wednesday, 30 June 2027.** The supplier is late." in text(theirs)
    asked = await plan.berta.click(theirs, label="Refuse…")
    await plan.berta.submit_modal(asked, {"answer": "The review needs it."})
    assert "**The day stays:** Monday, 15 March 2027." in text(theirs)
    asked = await plan.ana.click(await milestone(plan), label="Postpone…")
    later = await plan.ana.submit_modal(asked, {"due": "2027-05-31", "why": "Half of it is here."})
    assert later is not None
    theirs = await milestone(plan, plan.berta)
    other, third = await milestone(plan, plan.berta), await milestone(plan, plan.berta)
    late = await plan.berta.click(other, label="Agree…")
    asked = await plan.berta.click(theirs, label="Agree…")
    await plan.berta.submit_modal(asked, {"answer": "Fine."})
    assert "**Postponed** to Monday, 31 May 2027." in text(theirs)
    assert "Told: Ana." in text(theirs)
    pressed = await plan.berta.click(third, label="Refuse…")
    assert pressed.modal is None, "nothing to type into for what is answered"
    for card in (third, other):
        if card is other:
            await plan.berta.submit_modal(late, {})
        assert "### Answered already: Survey" in text(card)
        assert "Berta agreed to 31 May 2027: <t:" in text(card)
        assert "**Answer:** Fine." in text(card)
        assert labels(card) == ["All about it"]


async def test_it_is_handed_on_commented_called_off_and_opened_again(plan: World):
    card = await milestone(plan)
    asked = await plan.ana.click(card, label="Reassign…")
    await plan.ana.submit_modal(
        asked,
        {"owner": ["other"], "other": "Rui Costa <rui@example.org>", "deputy": ["0"], "why": "New colleague"},
    )
    assert "**Rui Costa answers for it now.**\nRui Costa has not joined; known by e-mail address." in text(
        card
    )
    assert "No reminder can reach Rui Costa yet; until then they go to Ana." in text(card)
    assert "rui@example.org" not in text(card)
    asked = await plan.ana.click(card, label="Comment…")
    await plan.ana.submit_modal(asked, {"text": "He starts in *May*."})
    assert r"- He starts in \*May\*. · Ana" in text(card)
    asked = await plan.ana.click(card, label="Call off…")
    await plan.ana.submit_modal(asked, {"why": "Not needed"})
    assert "✕ Called off" in text(card)
    asked = await plan.ana.click(card, label="Open again…")
    await plan.ana.submit_modal(asked, {"why": "Needed after all"})
    assert "**Open again.** It is due on Monday, 15 March 2027" in text(card)


async def test_those_who_do_not_work_on_it_read_and_comment(plan: World):
    zed = plan.guild.add_member(plan.env.create_user("zed", global_name="Zed"))
    await plan.env.settle()
    await assign(plan, member=zed, partner="P2")
    card = await milestone(plan, zed)
    assert labels(card) == ["Comment…", "History", "‹ The action"]
    refused = shown(await zed.slash(plan.public, "plan milestone", action="P1.Z1.A1", due="2027-03-15"))
    assert "Others look after P1.Z1.A1" in text(refused)


async def test_days_owners_and_codes_are_completed(plan: World):
    ana, public = plan.ana, plan.public
    found = await ana.autocomplete(public, "plan milestone", "due", "15 march")
    assert [(one["name"], one["value"]) for one in found] == [
        ("15 march = Monday, 15 March 2027", "2027-03-15")
    ]
    found = await ana.autocomplete(public, "plan milestone", "owner", "an")
    assert [one["value"] for one in found] == ["Ana"]
    found = await ana.autocomplete(public, "plan milestone", "action", "bikes")
    assert [(one["name"], one["value"]) for one in found] == [("P1.Z1.A1 · Cargo bikes", "P1.Z1.A1")]
    found = await ana.autocomplete(public, "plan show", "what", "surv")
    assert [one["value"] for one in found] == ["P1.Z1.A1.M1"]
    assert await ana.autocomplete(public, "plan zone", "theme", "Wind") == [{"name": "Wind", "value": "Wind"}]


async def test_a_plan_is_approved_published_and_worked_on_again(plan: World):
    berta = plan.berta
    card = shown(await berta.slash(plan.public, "plan show", what="P1"))
    asked = await berta.click(card, label="Approved…")
    await berta.submit_modal(asked, {"body": "CCDR-Norte", "on": "2027-01-11"})
    assert "Approved · version 1 · approved by CCDR-Norte on 11 January 2027" in text(card)
    await berta.click(card, label="Publish…")
    assert "Publish “Norte 2030”?" in text(card)
    await berta.click(card, label="Publish")
    assert "**Published.**" in text(card)
    asked = await berta.click(card, label="Back to draft…")
    await berta.submit_modal(asked, {"why": "New figures"})
    assert "Draft · version 2" in text(card)
    asked = await berta.click(card, label="Edit…")
    await berta.submit_modal(asked, {"title": "Norte 2031", "first": "2027-01-01", "last": "2028-12-31"})
    assert "### Norte 2031" in text(card)
    await berta.click(card, label="From what is weak…")
    assert "Nothing weak can be shown" in text(card)


async def test_things_are_edited_by_those_who_may(plan: World):
    ana, berta = plan.ana, plan.berta
    card = shown(await berta.slash(plan.public, "plan show", what="P1.Z1"))
    asked = await berta.click(card, label="Edit…")
    assert values(asked)["territory"] == "PT11A, Leixões"
    await berta.submit_modal(asked, {"title": "Ports", "theme": "energy of waves", "objective": "Less noise"})
    assert "**Theme:** energy of waves" in text(card)
    card = shown(await ana.slash(plan.public, "plan show", what="P1.Z1.A1"))
    asked = await ana.click(card, label="Edit…")
    assert values(asked)["budget"] == "150000 EUR"
    await ana.submit_modal(asked, {"title": "Bikes", "budget": "cem mil"})
    assert "Write it in digits, such as 150000" in text(card)
    asked = await ana.click(card, label="Correct…")
    await ana.submit_modal(asked, {"title": "Bikes", "budget": "100.000"})
    assert "How much is “100.000”?" in text(card)
    assert labels(card) == ["100,000\u00a0€", "100\u00a0€", "Correct…", "Discard"]
    await ana.click(card, label="100,000\u00a0€")
    assert "**Budget:** 100,000\u00a0€" in text(card)
    asked = await ana.click(card, label="Edit…")
    await ana.submit_modal(asked, {"title": "Bikes", "budget": "1500 GBP"})
    assert "**Budget:** 1,500\u00a0GBP" in text(card)
    asked = await ana.click(card, label="Add a milestone…")
    await ana.submit_modal(asked, {"title": "Map", "kind": ["milestone"], "due": "2027-04-30", "owner": "an"})
    asked = await ana.click(card, label="Edit…")
    await ana.submit_modal(asked, values(asked) | {"title": "Map", "waits": "M1"})
    assert "**Depends on:** P1.Z1.A1.M1 Survey (Planned)" in text(card)
    card = await milestone(plan)
    asked = await ana.click(card, label="Edit…")
    before = values(asked)
    await ana.submit_modal(asked, before | {"title": "Survey", "waits": "M2", "why": "?!"})
    assert "These milestones would wait for one another" in text(card)


async def test_a_plan_is_seen_over_time_and_exported(plan: World):
    berta, public = plan.berta, plan.public
    card = shown(await berta.slash(public, "plan show", what="P1"))
    assert [file.filename for file in card.attachments] == ["schedule.png"]
    await berta.click(card, label="Over time")
    assert "-# P1.Z1.A1.M1 Survey – 15 March 2027 – Planned – Ana" in text(card)
    for how in ("pdf", "xlsx", "ics"):
        made = shown(await plan.ana.slash(public, "plan export", plan="P1", **{"as": how}))
        assert [file.filename for file in made.attachments] == [f"P1-norte-2030-2027-01-12.{how}"]
        assert "As of 12 January 2027" in text(made)


async def test_who_pays_is_worded_from_the_pdf_s_card(plan: World):
    berta, public = plan.berta, plan.public
    theirs = shown(await plan.ana.slash(public, "plan export", plan="P1"))
    assert "Funding statement…" not in labels(theirs)
    made = shown(await berta.slash(public, "plan export", plan="P1"))
    assert "nothing is said there yet" in text(made)
    asked = await berta.click(made, label="Funding statement…")
    card = shown(await berta.submit_modal(asked, {"text": "Paid by _all_ of us"}))
    assert "Paid by \\_all\\_ of us" in text(card)
    again = await berta.click(card, label="Funding statement…")
    assert values(again)["text"] == "Paid by _all_ of us"
    assert "nothing is said there yet" not in text(shown(await berta.slash(public, "plan export", plan="P1")))
