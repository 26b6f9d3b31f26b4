"""Plans in chat: made from nothing, looked at, worked on, asked back; by people who may and who may not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.behaviour.people import labels, shown, text
from tests.behaviour.test_members import assign

if TYPE_CHECKING:
    from tests.behaviour.people import World


async def typed(asked, who, fields):
    """What comes after a window was filled in."""
    return await who.submit_modal(asked, fields)


@pytest.fixture
async def plan(network: World) -> World:
    """P1 Norte with a zone, Porto's action in it (Ana is Porto's contact) and a milestone of Ana's."""
    await assign(network, member=network.ana, partner="P1", role="contact")
    berta, public = network.berta, network.public
    asked = await berta.slash(public, "plan new", region="PT11")
    await berta.submit_modal(
        asked,
        {
            "title": "Norte 2030",
            "first": "2027-01-01",
            "last": "2028-12-31",
            "vision": "Clean streets.",
            "language": ["pt"],
        },
    )
    asked = await berta.slash(public, "plan zone", plan="P1", theme="mobility")
    await berta.submit_modal(
        asked, {"title": "Ports and last mile", "theme": "Urban mobility", "territory": "PT11A"}
    )
    asked = await network.ana.slash(public, "plan action", zone="P1.Z1")
    await network.ana.submit_modal(asked, {"title": "Cargo bikes", "budget": "150 000"})
    asked = await network.ana.slash(
        public, "plan milestone", action="P1.Z1.A1", due="2027-03-15", owner="Ana"
    )
    await network.ana.submit_modal(asked, {"title": "Survey", "evidence": "A report"})
    return network


async def test_a_plan_is_made_step_by_step_and_its_codes_are_said(network: World):
    berta, public = network.berta, network.public
    await assign(network, member=network.ana, partner="P1", role="contact")
    empty = shown(await network.ana.slash(public, "plan show"))
    assert "There is no plan yet" in text(empty)
    assert labels(empty) == []
    asked = await berta.slash(public, "plan new", region="PT11")
    card = shown(
        await berta.submit_modal(
            asked,
            {"title": "Norte 2030", "first": "2027-01-01", "last": "31 December 2028", "language": ["pt"]},
        )
    )
    print(text(card), labels(card))
    assert "Is this the plan’s period?" in text(card)


async def test_what_is_due_is_listed_and_opened(plan: World):
    card = shown(await plan.ana.slash(plan.public, "plan due", days=90))
    print(text(card), labels(card))
    assert "1 milestone is due" in text(card)
    await plan.ana.select(card, ["1"])
    print(text(card), labels(card))
    for command in ("show", "board"):
        one = shown(await plan.ana.slash(plan.public, f"plan {command}"))
        print("=====", text(one), labels(one))
    for code in ("P1", "P1.Z1", "p1z1a1", "Survey"):
        one = shown(await plan.ana.slash(plan.public, "plan show", what=code))
        print("=====", text(one), labels(one))
    one = shown(await plan.ana.slash(plan.public, "plan history", what="P1"))
    print("=====", text(one), labels(one))
