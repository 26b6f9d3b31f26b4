"""People in partners: put there, joining by themselves, changed, leaving; the roles on the server follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.behaviour.people import bot, id_of, labels, shown, text
from tests.behaviour.test_setup import PORTO

if TYPE_CHECKING:
    from pathlib import Path

    from services.core import Core
    from tests.behaviour.people import World


async def assign(network: World, **options):
    return await network.berta.slash(network.public, "network assign", **options)


async def test_somebody_is_put_in_a_partner_and_gets_its_role(network: World):
    done_ = shown(await assign(network, member=network.ana, partner="P1", role="contact"))
    assert done_.ephemeral
    assert "Ana belongs to the network now" in text(done_)
    assert "**Partner:** Porto technology centre" in text(done_)
    assert "**Role:** contact of the partner" in text(done_)
    assert network.role_names(network.ana) == {"Porto technology centre"}
    moved = shown(await assign(network, member=network.ana, partner="brest"))
    assert "**Role:** member" in text(moved)
    assert "No longer contact of Porto technology centre." in text(moved)
    assert "Porto technology centre has no contact now." in text(moved)
    assert network.role_names(network.ana) == {"Université de Brest"}


async def test_partners_are_completed_by_code_and_by_name(network: World):
    found = await network.berta.autocomplete(
        network.public, "network assign", "partner", "BREST", member=network.ana
    )
    assert [(choice["name"], choice["value"]) for choice in found] == [("P2 · Université de Brest", "P2")]
    unknown = shown(await assign(network, member=network.ana, partner="Atlantis"))
    assert "“Atlantis” is not in this network" in text(unknown)


async def test_a_coordinator_is_asked_for_before_being_dismissed_and_never_the_last(
    network: World, core: Core, tmp_path: Path
):
    await assign(network, member=network.ana, partner="P1", role="both")
    assert network.role_names(network.ana) == {"Coordination", "Porto technology centre"}
    asked = await assign(network, member=network.ana, role="contact")
    question = asked.followups[0]
    assert "Shall Ana stop coordinating?" in text(question)
    await network.env.restart_bot(bot(core, tmp_path))
    await network.berta.click(question, label="End the coordination role")
    assert "**Role:** contact of the partner" in text(question)
    assert network.role_names(network.ana) == {"Porto technology centre"}
    refused = shown(await assign(network, member=network.berta, role="member"))
    assert "Berta is the only one who coordinates" in text(refused)


async def test_a_contact_who_is_to_coordinate_only_is_told_what_the_partner_loses_and_how_to_keep_both(
    network: World,
):
    await assign(network, member=network.ana, partner="P1", role="contact")
    said = text(shown(await assign(network, member=network.ana, role="coordinator")))
    assert "Porto technology centre has no contact now." in said
    assert "To keep both, choose the role “contact and coordination”." in said
    both = text(shown(await assign(network, member=network.ana, role="both")))
    assert "No longer" not in both


async def test_a_dismissal_can_be_called_off(network: World):
    await assign(network, member=network.ana, role="coordinator")
    question = (await assign(network, member=network.ana, role="member")).followups[0]
    await network.berta.click(question, label="Cancel")
    assert "Nothing was changed" in text(question)
    assert network.role_names(network.ana) == {"Coordination"}


async def test_somebody_leaves_after_a_question(network: World):
    await assign(network, member=network.ana, partner="P1")
    question = shown(await network.berta.slash(network.public, "network remove", member=network.ana))
    assert "Shall Ana leave the network?" in text(question)
    await network.berta.click(question, label="Remove from the network")
    assert "Ana has left the network" in text(question)
    assert network.role_names(network.ana) == set()
    gone = shown(await network.berta.slash(network.public, "network remove", member=network.ana))
    assert "not in this network" in text(gone)


async def test_who_comes_back_to_the_server_finds_their_roles(network: World):
    await assign(network, member=network.ana, partner="P1")
    network.guild.remove_member(network.ana)
    await network.env.settle()
    network.guild.add_member(network.ana.user)
    await network.env.settle()
    assert network.role_names(network.ana) == {"Porto technology centre"}


async def test_one_joins_one_s_partner_in_its_channel(network: World):
    welcome = network.channel(PORTO).last_message
    zed = network.guild.add_member(
        network.env.create_user("zed", global_name="Zed"), roles=[network.role("Porto technology centre")]
    )
    await network.env.settle()
    receipt = await zed.click(welcome, custom_id=id_of(welcome, ":join:"))
    assert "You belong to Porto technology centre" in text(shown(receipt))
    assert shown(receipt).ephemeral
    listed = shown(await zed.slash(network.channel(PORTO), "network members", partner="P1"))
    assert "Zed" in text(listed)


async def test_the_welcome_speaks_the_partner_s_language_and_on_request_the_reader_s(network: World):
    zed = network.guild.add_member(network.env.create_user("zed"), roles=[network.role("Coordination")])
    await network.env.settle()
    welcome = network.channel(PORTO).last_message
    copy = shown(await zed.click(welcome, custom_id=id_of(welcome, ":mine:")))
    assert copy.ephemeral
    assert "Welcome to the network" in text(copy)


async def test_a_list_is_for_members_and_the_overview_for_all(network: World):
    refused = shown(await network.ana.slash(network.public, "network members"))
    assert "You are not a member yet" in text(refused)
    glance = shown(await network.ana.slash(network.public, "network overview"))
    assert "2 partners · 1 member" in text(glance)
    assert "**Coordination:** Berta" in text(glance)
    assert "P1 **Porto technology centre** · Portugal · 0 members · no contact yet" in text(glance)
    assert "Set-up" not in labels(glance)


async def test_the_members_are_paged_and_filtered(network: World):
    for number in range(25):
        user = network.env.create_user(f"u{number}", global_name=f"Person {number:02}")
        member = network.guild.add_member(user)
        await network.env.settle()
        await assign(network, member=member, partner="P2" if number % 5 else "P1", function="Research")
    card = shown(await network.berta.slash(network.public, "network members"))
    assert "26 members" in text(card)
    assert "Page 1 of 2" in text(card)
    assert "Person 04 · Research" in text(card)
    await network.berta.click(card, label="Next ›")
    assert "Page 2 of 2" in text(card)
    assert "Without a partner" in text(card)
    await network.berta.select(card, ["1"])
    assert "Porto technology centre · 5 members" in text(card)
    await network.berta.click(card, label="All members")
    assert "26 members" in text(card)


@pytest.mark.parametrize("status", [403, 500])
async def test_a_role_that_discord_refuses_is_named_and_the_rest_is_done(network: World, status):
    network.env.inject_error("PUT", "/guilds/*/members/*/roles/*", status=status, code=50013, times=None)
    done_ = shown(await assign(network, member=network.ana, partner="P1"))
    assert "Ana belongs to the network now" in text(done_)
    assert "**Not changed on the server:** Porto technology centre" in text(done_)
