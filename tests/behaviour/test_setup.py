"""`/network setup` from an empty server to a network: interrupted, repeated, refused, repaired."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
import pytest

from services import networks
from tests.behaviour.people import bot, id_of, labels, shown, text
from tests.services.networks_made import discord_user

if TYPE_CHECKING:
    from pathlib import Path

    from services.core import Core
    from tests.behaviour.people import World

LINES = "Porto technology centre; Norte; Portuguese\nUniversité de Brest; Bretagne; français"
PORTO, BREST = "porto-technology-centre", "université-de-brest"


async def begun(server: World, lines: str = LINES):
    """The card of the set-up at its second step, with these lines typed."""
    card = shown(await server.berta.slash(server.public, "network setup"))
    await server.berta.click(card, label="Go on to the partners ›")
    asked = await server.berta.click(card, label="Add partners")
    await server.berta.submit_modal(asked, {"lines": lines})
    return card


async def done(server: World, lines: str = LINES):
    """The card of a set-up that was confirmed."""
    card = await begun(server, lines)
    await server.berta.click(card, label="Look at what will be created ›")
    await server.berta.click(card, label="Create all this")
    return card


def may_read(server: World, who, channel: str) -> bool:
    """Whether Discord would show the channel to them."""
    guild = server.env.bot.get_guild(server.guild.id)
    room = guild.get_channel(server.channel(channel).id)
    return room.permissions_for(guild.get_member(who.id)).view_channel


async def test_from_an_empty_server_to_a_network(server: World):
    card = shown(await server.berta.slash(server.public, "network setup"))
    assert card.ephemeral
    assert "What is the network called?" in text(card)
    assert "Atlantic innovation" in text(card)
    asked = await server.berta.click(card, label="Change the name")
    await server.berta.submit_modal(asked, {"name": "Atlantic network"})
    await server.berta.select(card, ["Atlantic/Azores"], custom_id=id_of(card, ":zone:"))
    assert "**Atlantic network**" in text(card)
    assert "Azores (Atlantic/Azores), where it is 11:00 now" in text(card)
    await server.berta.click(card, label="Go on to the partners ›")
    assert "Who belongs to the network?" in text(card)
    asked = await server.berta.click(card, label="Add partners")
    await server.berta.submit_modal(asked, {"lines": LINES})
    assert "Norte (PT11), Portugal · Portuguese · technology centre" in text(card)
    await server.berta.click(card, label="Look at what will be created ›")
    assert "**New roles:** Coordination, Porto technology centre and Université de Brest" in text(card)
    assert set(server.guild.roles) == {"@everyone", "TestBot"}, "nothing is made before it is confirmed"
    await server.berta.click(card, label="Create all this")
    assert "Atlantic network is ready" in text(card)
    assert {"Coordination", "Porto technology centre", "Université de Brest"} < set(server.guild.roles)
    assert server.role_names(server.berta) == {"Coordination"}


async def test_a_partner_s_channel_is_read_by_the_partner_the_coordination_and_the_bot_only(server: World):
    await done(server)
    zed = server.guild.add_member(
        server.env.create_user("zed"), roles=[server.role("Porto technology centre")]
    )
    kai = server.guild.add_member(server.env.create_user("kai"), roles=[server.role("Coordination")])
    await server.env.settle()
    seen = {
        (who.name, channel)
        for who in (server.ana, zed, kai)
        for channel in (PORTO, BREST, "coordination")
        if may_read(server, who, channel)
    }
    assert seen == {("zed", PORTO), ("kai", PORTO), ("kai", BREST), ("kai", "coordination")}
    assert id_of(server.channel(PORTO).last_message, ":join:")
    assert "by Berta" in text(server.channel("coordination").last_message)


async def test_what_was_typed_survives_a_restart_and_the_old_card_goes_on(
    server: World, core: Core, tmp_path: Path
):
    card = await begun(server)
    asked = await server.berta.click(card, label="Add partners")
    await server.env.restart_bot(bot(core, tmp_path))
    await server.berta.submit_modal(asked, {"lines": "Cork Labs; Ireland"})
    assert "3 partners in the list" in text(card)
    again = shown(await server.berta.slash(server.public, "network setup"))
    assert "3 partners in the list" in text(again)


async def test_lines_not_understood_are_kept_and_corrected(server: World):
    card = await begun(server, "Porto; Portugal\nX; Atlantis\nPorto; Spain")
    assert "1 partner in the list" in text(card)
    assert "**2 lines were not understood**" in text(card)
    assert "“Atlantis” is no country, region, language or kind that Techlink knows" in text(card)
    assert "“Porto” is in the list already" in text(card)
    asked = await server.berta.click(card, label="Correct these lines")
    typed = asked.modal["components"][0]["component"]["value"]
    assert typed == "X; Atlantis\nPorto; Spain"
    await server.berta.submit_modal(asked, {"lines": "X; Açores"})
    assert "2 partners in the list" in text(card)
    assert "not understood" not in text(card)


async def test_a_partner_is_corrected_and_taken_out(server: World):
    card = await begun(server)
    await server.berta.select(card, ["2"])
    assert "Université de Brest" in text(card)
    asked = await server.berta.click(card, label="Correct")
    fields = {"name": "UBO", "place": "Espanha", "language": "es", "kind": ""}
    await server.berta.submit_modal(asked, fields)
    assert "### UBO" in text(card)
    assert "Spain" in text(card)
    asked = await server.berta.click(card, label="Correct")
    refused = await server.berta.submit_modal(asked, fields | {"place": "Atlantis"})
    assert "Atlantis" in text(refused.followups[0] if refused.followups else refused.response)
    await server.berta.click(card, label="Take out of the list")
    assert "1 partner in the list" in text(card)


async def test_nobody_else_sets_it_up(server: World):
    refused = shown(await server.ana.slash(server.public, "network setup"))
    assert "This server has no network yet" in text(refused)
    await done(server)
    refused = shown(await server.ana.slash(server.public, "network setup"))
    assert "Only the coordination of the network can do this." in text(refused)


async def test_running_it_again_makes_nothing_twice(server: World):
    await done(server)
    before = (set(server.guild.roles), sorted(server.guild.channels))
    card = shown(await server.berta.slash(server.public, "network setup"))
    assert "Everything is in place" in text(card)
    assert "Create all this" not in labels(card)
    assert (set(server.guild.roles), sorted(server.guild.channels)) == before


async def test_what_was_deleted_by_hand_is_made_again_and_a_new_partner_added(server: World):
    await done(server)
    server.env.backend.delete_channel(server.channel(BREST).id)
    await server.env.settle()
    kept = server.channel(PORTO).id
    card = shown(await server.berta.slash(server.public, "network setup"))
    await server.berta.click(card, label="‹ Partners")
    asked = await server.berta.click(card, label="Add partners")
    await server.berta.submit_modal(asked, {"lines": "Cork Labs; Ireland"})
    await server.berta.click(card, label="Look at what will be created ›")
    assert "**New channels:** #université-de-brest and #cork-labs" in text(card)
    await server.berta.click(card, label="Create all this")
    assert "is ready" in text(card)
    assert {BREST, "cork-labs"} < set(server.guild.channels)
    assert server.channel(PORTO).id == kept


async def test_what_somebody_made_by_hand_is_taken_over_and_closed(server: World):
    server.guild.create_text_channel(PORTO)
    server.guild.create_role("Université de Brest")
    mighty = discord.Permissions(manage_guild=True)
    server.guild.create_role("Porto technology centre", permissions=mighty)
    await server.env.settle()
    card = await begun(server)
    await server.berta.click(card, label="Look at what will be created ›")
    assert "**Roles that exist and stay:** Université de Brest" in text(card)
    assert "may do things that no role of a partner should" in text(card)
    await server.berta.click(card, label="Create all this")
    assert "2 things could not be done" in text(card)
    assert may_read(server, server.ana, PORTO), "left as it is while its role is in the way"
    role = server.role("Porto technology centre")
    server.env.backend.edit_role(server.guild.id, role.id, {"permissions": 0})
    await server.env.settle()
    await server.berta.click(card, label="Try again")
    assert "is ready" in text(card)
    assert not may_read(server, server.ana, PORTO)
    assert len([name for name in server.guild.channels if name == PORTO]) == 1


@pytest.mark.parametrize(
    ("permission", "name"), [("manage_roles", "Manage Roles"), ("manage_channels", "Manage Channels")]
)
async def test_a_missing_permission_is_named_with_the_way_to_grant_it(server: World, permission, name):
    server.allow(**{permission: False})
    await server.env.settle()
    card = await begun(server)
    await server.berta.click(card, label="Look at what will be created ›")
    assert f"Server Settings → Roles → Techlink → Permissions, switch on **{name}**" in text(card)
    server.allow(**{permission: True})
    await server.env.settle()
    await server.berta.click(card, label="Check again")
    assert "switch on" not in text(card)
    await server.berta.click(card, label="Create all this")
    assert "is ready" in text(card)


@pytest.mark.parametrize("status", [403, 400])
async def test_what_discord_refuses_in_the_middle_is_said_and_tried_again(server: World, status):
    server.env.inject_error(
        "POST", "/guilds/*/channels", status=status, code=50013, message="Not now", times=2
    )
    card = await done(server)
    assert "2 things could not be done" in text(card)
    assert "Not now" in text(card) or "Manage Channels" in text(card)
    first = set(server.guild.roles)
    await server.berta.click(card, label="Try again")
    assert "is ready" in text(card)
    assert set(server.guild.roles) == first
    assert len(server.guild.channels) == 5


async def test_a_crash_in_the_middle_leaves_a_state_to_go_on_from(server: World, core: Core, tmp_path: Path):
    await begun(server)
    # The process ends after the set-up was confirmed and before anything was made.
    berta = discord_user(server.berta.id, "Berta", manages=True, server=server.guild.id)
    await core.write(berta, networks.confirm)
    guild = server.env.bot.get_guild(server.guild.id)
    await guild.create_role(name="Coordination")
    await server.env.restart_bot(bot(core, tmp_path))
    card = shown(await server.berta.slash(server.public, "network setup"))
    assert "**Roles that exist and stay:** Coordination" in text(card)
    await server.berta.click(card, label="Create all this")
    assert "is ready" in text(card)
    assert list(server.guild.roles).count("Coordination") == 1


async def test_two_cards_of_the_same_set_up_make_it_once(server: World):
    await begun(server)
    first = shown(await server.berta.slash(server.public, "network setup"))
    await server.berta.click(first, label="Look at what will be created ›")
    second = shown(await server.berta.slash(server.public, "network setup"))
    await server.berta.click(first, label="Create all this")
    await server.berta.click(second, label="Create all this")
    assert "is ready" in text(second)
    assert len(server.guild.channels) == 5
