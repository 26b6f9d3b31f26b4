"""Handing over in chat: chosen by name, previewed, done once; leaving offers it first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.behaviour.people import bot, id_of, labels, parts_of, shown, text
from tests.behaviour.test_members import assign

if TYPE_CHECKING:
    from pathlib import Path

    from services.core import Core
    from tests.behaviour.people import World


def options(card: object, act: str) -> dict[str, str]:
    """What can be chosen in a list: label → value."""
    found = next(part for part in parts_of(card) if act in part.get("custom_id", ""))
    return {one["label"]: one["value"] for one in found["options"]}


async def zed_joins(plan: World) -> object:
    zed = plan.guild.add_member(plan.env.create_user("zed", global_name="Zed"))
    await plan.env.settle()
    await assign(plan, member=zed, partner="P1")
    return zed


async def test_removing_somebody_offers_the_handover_first(plan: World, core: Core, tmp_path: Path):
    zed = await zed_joins(plan)
    card = shown(await plan.berta.slash(plan.public, "network remove", member=plan.ana))
    assert "**2 things** of theirs would be nobody’s" in text(card)
    await plan.berta.click(card, label="Hand over first…")
    assert "What Ana holds, and who takes it over" in text(card)
    assert "**Milestones as owner** · 1" in text(card)
    assert "the partner would have no other contact" in text(card)
    await plan.berta.select(card, [options(card, ":all:")["Zed"]], custom_id=id_of(card, ":all:"))
    await plan.env.restart_bot(bot(core, tmp_path))
    window = await plan.berta.click(card, label="Go on…")
    await plan.berta.submit_modal(window, {"why": "She goes to another institute"})
    assert "Hand over what Ana holds?" in text(card)
    assert "Milestones as owner (1): to Zed" in text(card)
    await plan.env.restart_bot(bot(core, tmp_path))
    await plan.berta.click(card, label="Hand over")
    assert "Handed over from Ana" in text(card)
    assert "Told: Zed." in text(card)
    await plan.berta.click(card, label="They leave the network…")
    assert "would be nobody’s" not in text(card)
    await plan.berta.click(card, label="Remove from the network")
    assert "Ana has left the network" in text(card)
    history = shown(await plan.berta.slash(plan.public, "plan history", what="P1.Z1.A1.M1"))
    assert "She goes to another institute" in text(history)
    assert zed


async def test_a_partner_hands_over_before_it_leaves(plan: World):
    await zed_joins(plan)
    cleo = plan.guild.add_member(plan.env.create_user("cleo", global_name="Cléo"))
    await plan.env.settle()
    await assign(plan, member=cleo, partner="P2", role="contact")
    card = shown(await plan.berta.slash(plan.public, "network handover", who="P1", to="Cléo"))
    assert "Actions of the partner" in text(card)
    assert "Zed" not in options(card, ":all:"), "its people leave, too"
    window = await plan.berta.click(card, label="Go on…")
    await plan.berta.submit_modal(window, {"why": "Porto leaves the project"})
    await plan.berta.click(card, label="Hand over")
    await plan.berta.click(card, label="The partner leaves…")
    assert "Hand over first…" not in labels(card)
    await plan.berta.click(card, label="Remove from the network")
    shown_ = shown(await plan.berta.slash(plan.public, "plan show", what="P1.Z1.A1.M1"))
    assert "Cléo" in text(shown_)


async def test_it_is_for_the_coordination_and_an_old_card_changes_nothing(plan: World):
    refused = shown(await plan.ana.slash(plan.public, "network handover", who="Ana"))
    assert "handover:" not in str(refused.components)
    card = shown(await plan.berta.slash(plan.public, "network handover", who="Ana"))
    await plan.berta.click(card, label="Discard")
    assert "Discarded. Nothing was changed." in text(card)
    nobody = shown(await plan.berta.slash(plan.public, "network handover", who="Nobody at all"))
    assert "handover:" not in str(nobody.components)


async def test_erasing_oneself_says_what_would_be_nobodys(plan: World):
    card = shown(await plan.ana.slash(plan.public, "me data"))
    await plan.ana.click(card, label="Erase my data…")
    assert "**2 things** of yours would be nobody’s" in text(card)
