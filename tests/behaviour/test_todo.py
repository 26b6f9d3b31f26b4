"""What waits for somebody, in chat: worked off from its buttons, seen by the coordination, kindly reminded of."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from services.notices import working
from storage import across
from tests.behaviour.people import bot, id_of, labels, shown, text
from tests.behaviour.test_members import assign

if TYPE_CHECKING:
    from pathlib import Path

    from services.core import Core
    from tests.behaviour.people import World
    from tests.clock import FixedClock

SOON = datetime(2027, 3, 10, 12, tzinfo=UTC)
LATE = datetime(2027, 3, 20, 12, tzinfo=UTC)


async def test_nothing_waits_and_it_is_said_kindly(plan: World):
    card = shown(await plan.ana.slash(plan.public, "me todo"))
    assert card.ephemeral
    assert "Nothing waits for you" in text(card)
    mirror = shown(await plan.berta.slash(plan.public, "network todo"))
    assert "Nobody owes anything" in text(mirror)


async def test_it_is_done_from_the_list_over_a_restart(
    plan: World, core: Core, tmp_path: Path, clock: FixedClock
):
    clock.set(SOON)
    asked = await plan.ana.slash(
        plan.public, "plan milestone", action="P1.Z1.A1", due="2027-03-15", owner="Ana"
    )
    await plan.ana.submit_modal(asked, {"title": "Counting"})
    card = shown(await plan.ana.slash(plan.public, "me todo"))
    assert "2 things wait for you" in text(card)
    assert "**Survey (P1.Z1.A1.M1)**" in text(card)
    assert "about 3 minutes · due in 5 days, on 15 March 2027" in text(card)
    await plan.env.restart_bot(bot(core, tmp_path))
    await plan.ana.click(card, label="I have ten minutes")
    assert "This fits into 10 minutes" in text(card)
    await plan.ana.click(card, label="5 minutes")
    assert "1 other thing can wait." in text(card)
    opened = await plan.ana.click(card, custom_id=id_of(card, ":plan:milestone:"))
    assert "Survey" in text(shown(opened) if opened.response is not None else card)


async def test_the_coordination_sees_who_is_late_and_reminds_once(
    plan: World, core: Core, tmp_path: Path, clock: FixedClock
):
    clock.set(LATE)
    refused = shown(await plan.ana.slash(plan.public, "network todo"))
    assert "owed:" not in str(refused.components)
    card = shown(await plan.berta.slash(plan.public, "network todo"))
    assert "1 person owes something · 1 is late" in text(card)
    assert "**P1 Porto technology centre**" in text(card)
    await plan.berta.select(card, [id_of_first_option(card)], custom_id=id_of(card, ":pick:"))
    assert "Ana: 1 thing" in text(card)
    await plan.berta.click(card, label="‹ Back")
    await plan.berta.click(card, label="Send 1 kind reminder…")
    assert "Nothing is sent yet" in text(card)
    await plan.env.restart_bot(bot(core, tmp_path))
    await plan.berta.click(card, label="Send")
    assert "1 kind reminder is on its way" in text(card)
    assert "Receipt " in text(card)
    await plan.berta.click(card, label="‹ Back")
    assert "Send 1 kind reminder…" not in labels(card)
    (one,) = await core.look_across(across.all_networks)
    await core.across(working.claim, one.id, "test", 100)
    inbox = shown(await plan.ana.slash(plan.public, "me inbox"))
    assert "1 thing waits for you: about 3 minutes." in text(inbox)


def id_of_first_option(card: object) -> str:
    from tests.behaviour.people import parts_of

    return next(str(part["options"][0]["value"]) for part in parts_of(card) if part.get("options"))


async def test_a_second_one_who_coordinates_is_asked_for(network: World):
    card = shown(await network.berta.slash(network.public, "network overview"))
    assert "Only one person coordinates." in text(card)
    await assign(network, member=network.ana, role="coordinator")
    card = shown(await network.berta.slash(network.public, "network overview"))
    assert "Only one person coordinates." not in text(card)
