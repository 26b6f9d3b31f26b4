"""`/network partners`: the list, a card each, partners added and edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.behaviour.partner_cards import CORK, chosen_in, edited, opened, typed, value_of
from tests.behaviour.people import id_of, labels, shown, text
from tests.behaviour.test_members import assign
from tests.behaviour.test_setup import BREST, PORTO, may_read

if TYPE_CHECKING:
    from services.core import Core
    from tests.behaviour.people import World


async def test_any_member_sees_the_list_and_opens_a_card(network: World):
    await assign(network, member=network.ana, partner="P1", function="Head of research")
    card = await opened(network, network.ana)
    assert card.ephemeral
    assert "2 partners" in text(card)
    assert (
        "P1 **Porto technology centre**\n-# technology centre · Norte (PT11), Portugal · no contact yet · 1 member"
        f" · <#{network.channel(PORTO).id}> · Portuguese"
    ) in text(card)
    assert "Add a partner" not in labels(card)
    await network.ana.select(card, ["1"])
    assert "P1 · in the network since 12 January 2027" in text(card)
    assert "- Ana · Head of research" in text(card)
    assert "No contact: nobody sees the answers of colleagues or signs. The coordination names one." in text(
        card
    )
    assert labels(card) == ["‹ All partners"]


async def test_a_guest_sees_nothing_and_an_unknown_partner_is_said(network: World):
    assert "You are not a member yet" in text(await opened(network, network.ana))
    assert "“Atlantis” is not in this network" in text(await opened(network, partner="Atlantis"))
    assert "### Université de Brest" in text(await opened(network, partner="brest"))


async def test_a_partner_is_added_with_its_role_and_its_private_channel(network: World):
    card = await opened(network)
    await typed(network, card, "Add a partner", CORK | {"kind": ["enterprise"]})
    assert "Add Cork Labs?" in text(card)
    assert "**Short code:** CORK" in text(card)
    assert "**Kind of organisation:** enterprise\n**Country or region:** Ireland" in text(card)
    assert "**Language of the channel:** English" in text(card)
    assert "**New roles:** Cork Labs" in text(card)
    assert "**New channels:** #cork-labs" in text(card)
    assert "Cork Labs" not in network.guild.roles, "nothing is made before it is confirmed"
    await network.berta.click(card, label="Create the partner")
    assert "### Cork Labs" in text(card)
    assert "**Added.**" in text(card)
    assert f"<#{network.channel('cork-labs').id}>" in text(card)
    assert not may_read(network, network.ana, "cork-labs")
    assert "Welcome to the network" in text(network.channel("cork-labs").last_message)
    assert "3 partners" in text(await opened(network))


async def test_what_is_left_open_is_guessed_and_can_be_corrected(network: World):
    card = await opened(network)
    asked = await network.berta.click(card, label="Add a partner")
    assert value_of(asked.modal, "code") == "P3"
    await network.berta.submit_modal(asked, {"name": "Universidad de Vigo", "place": "Galicia", "code": "P3"})
    assert "**Kind of organisation:** university\n**Country or region:** Galicia (ES11), Spain" in text(card)
    assert "**Language of the channel:** Spanish" in text(card)
    asked = await network.berta.click(card, label="Correct")
    assert value_of(asked.modal, "name") == "Universidad de Vigo"
    assert value_of(asked.modal, "place") == "Galicia (ES11), Spain"
    await network.berta.submit_modal(
        asked, {"name": "UVigo", "kind": ["university"], "place": "Galicia", "code": "UVIGO"}
    )
    assert "Add UVigo?" in text(card)
    await network.berta.click(card, label="Cancel")
    assert "2 partners" in text(card)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"name": "porto technology CENTRE"}, "A partner of this name is in the network already."),
        ({"name": "x" * 200}, "The name is longer than 80 characters."),
        ({"name": "@everyone"}, "leave out the @"),
        ({"name": "***"}, "It is missing"),
        ({"place": "Bretagn"}, "Did you mean **Bretagne**?"),
        ({"place": "ZZ99"}, "“ZZ99” is no country or region that Techlink knows"),
        ({"place": "PT99"}, "Did you mean **PT"),
        ({"code": "p1"}, "Porto technology centre has the code P1. Choose another."),
        ({"code": "two words"}, "A code has up to 10 letters"),
    ],
)
async def test_what_cannot_be_kept_comes_back_in_the_window(network: World, wrong: dict[str, str], said: str):
    card = await opened(network)
    await typed(network, card, "Add a partner", CORK | wrong)
    assert "Not saved yet" in text(card)
    assert said in text(card)
    asked = await network.berta.click(card, label="Correct")
    for field, value in (CORK | wrong).items():
        assert value_of(asked.modal, field) == value
    await network.berta.submit_modal(asked, CORK)
    assert "Add Cork Labs?" in text(card)


async def test_everything_wrong_is_said_at_once(network: World):
    card = await opened(network)
    await typed(network, card, "Add a partner", {"name": "-", "place": "Atlantis", "code": "é"})
    assert text(card).count("**Name:**") == 1
    assert "**Country or region:** “Atlantis”" in text(card)
    assert "**Short code:** A code has" in text(card)


async def test_a_name_of_marks_and_a_name_already_used_meanwhile(network: World, core: Core):
    card = await opened(network)
    await typed(network, card, "Add a partner", CORK | {"name": "**Cork** `Labs`"})
    assert "Add \\*\\*Cork\\*\\* \\`Labs\\`?" in text(card)
    other = await opened(network)
    await typed(network, other, "Add a partner", CORK | {"name": "**Cork** `Labs`"})
    await network.berta.click(card, label="Create the partner")
    await network.berta.click(other, label="Create the partner")
    assert "A partner of this name is in the network already." in text(other)
    assert list(network.guild.channels).count("cork-labs") == 1


async def test_a_double_press_makes_one_partner(network: World):
    card = await opened(network)
    await typed(network, card, "Add a partner", CORK)
    create = id_of(card, ":create:")
    await network.berta.click(card, custom_id=create)
    assert "Create the partner" not in labels(card)
    assert "3 partners" in text(await opened(network))


@pytest.mark.parametrize(
    ("permission", "name"), [("manage_roles", "Manage Roles"), ("manage_channels", "Manage Channels")]
)
async def test_a_missing_permission_is_explained_and_the_rest_made_later(network: World, permission, name):
    network.allow(**{permission: False})
    await network.env.settle()
    card = await opened(network)
    await typed(network, card, "Add a partner", CORK)
    assert f"Server Settings → Roles → Techlink → Permissions, switch on **{name}**" in text(card)
    await network.berta.click(card, label="Create the partner")
    assert "**Not done**" in text(card)
    assert "What is missing" in text(card)
    network.allow(**{permission: True})
    await network.env.settle()
    again = await opened(network, partner="CORK")
    await network.berta.click(again, label="Make what is missing")
    assert "cork-labs" in network.guild.channels
    assert "Make what is missing" not in labels(again)


async def test_what_discord_refuses_leaves_a_partner_to_go_on_with(network: World):
    network.env.inject_error("POST", "/guilds/*/channels", status=400, code=50013, message="Not now", times=1)
    card = await opened(network)
    await typed(network, card, "Add a partner", CORK)
    await network.berta.click(card, label="Create the partner")
    assert "Discord refused: Not now" in text(card)
    assert "No channel yet: invitations cannot be posted." in text(card)
    await network.berta.click(card, label="Make what is missing")
    assert "cork-labs" in network.guild.channels
    assert list(network.guild.roles).count("Cork Labs") == 1


async def test_adding_one_touches_no_other_partner(network: World):
    network.env.backend.delete_channel(network.channel(BREST).id)
    await network.env.settle()
    card = await opened(network)
    await typed(network, card, "Add a partner", CORK)
    assert BREST not in text(card)
    await network.berta.click(card, label="Create the partner")
    assert BREST not in network.guild.channels
    assert "Its channel was deleted" in text(await opened(network, partner="P2"))


async def test_kind_place_and_language_are_edited(network: World):
    card = await opened(network, partner="P1")
    asked = await network.berta.click(card, label="Edit")
    assert value_of(asked.modal, "place") == "Norte (PT11), Portugal"
    assert chosen_in(asked.modal, "kind") == ["centre"]
    await network.berta.submit_modal(asked, edited(kind=["agency"], place="Açores", language=["en"]))
    assert "**Kind of organisation:** technology centre → public agency" in text(card)
    assert "Norte (PT11), Portugal → Açores (PT20), Portugal" in text(card)
    assert f"**Channel:** <#{network.channel(PORTO).id}> · English" in text(card)


async def test_a_move_to_another_country_offers_its_language_for_the_channel(network: World):
    card = await opened(network, partner="P1")
    asked = await network.berta.click(card, label="Edit")
    await network.berta.submit_modal(asked, edited(place="Alentejo"))
    assert "may fit better" not in text(card), "the same country"
    asked = await network.berta.click(card, label="Edit")
    await network.berta.submit_modal(asked, edited(place="Galicia"))
    assert "Techlink still writes in Portuguese in its channel" in text(card)
    await network.berta.click(card, label="Write in Spanish there")
    assert f"**Channel:** <#{network.channel(PORTO).id}> · Spanish" in text(card)
    assert "may fit better" not in text(card)


@pytest.mark.parametrize("everywhere", [True, False])
async def test_a_new_name_offers_to_rename_what_is_on_the_server(network: World, everywhere):
    card = await opened(network, partner="P1")
    await typed(network, card, "Edit", edited(name="INESC Porto"))
    assert "Call it INESC Porto from now on?" in text(card)
    assert f"On the server, Porto technology centre and #{PORTO} can get the new name as well" in text(card)
    await network.berta.click(card, label="Rename everywhere" if everywhere else "Only in the network")
    assert "### INESC Porto" in text(card)
    assert ("INESC Porto" in network.guild.roles) is everywhere
    assert ("inesc-porto" in network.guild.channels) is everywhere
    again = shown(await network.berta.slash(network.public, "network setup"))
    assert "Everything is in place" in text(again)


async def test_a_renaming_that_discord_refuses_is_tried_again(network: World):
    network.env.inject_error("PATCH", "/guilds/*/roles/*", status=403, code=50013, times=1)
    card = await opened(network, partner="P1")
    await typed(network, card, "Edit", edited(name="INESC Porto"))
    await network.berta.click(card, label="Rename everywhere")
    assert "**Not renamed on the server:** Porto technology centre" in text(card)
    assert "### INESC Porto" in text(card)
    await network.berta.click(card, label="Rename role and channel")
    assert "Its role and its channel have the new name." in text(card)
    assert "INESC Porto" in network.guild.roles


async def test_two_coordinators_at_once_see_both_values(network: World):
    await assign(network, member=network.ana, role="coordinator")
    card, other = await opened(network, partner="P1"), await opened(network, network.ana, partner="P1")
    asked = await network.berta.click(card, label="Edit")
    await typed(network, other, "Edit", edited(kind=["agency"], place="Algarve"), network.ana)
    await network.berta.submit_modal(asked, edited(kind=["university"], language=["en"]))
    assert "Porto technology centre was changed meanwhile" in text(card)
    assert "**Kind of organisation:** is now public agency; you wrote university" in text(card)
    assert "**Country or region:** is now Algarve (PT15), Portugal" in text(card)
    assert "public agency" in text(await opened(network, partner="P1")), "nothing is overwritten"
    asked = await network.berta.click(card, label="Look at what I wrote")
    assert chosen_in(asked.modal, "kind") == ["university"]
    assert value_of(asked.modal, "place") == "Algarve (PT15), Portugal"
    await network.berta.submit_modal(asked, edited(kind=["university"], place="Algarve", language=["en"]))
    assert "public agency → university" in text(card)


async def test_a_contact_edits_its_own_partner_but_neither_name_nor_contacts(network: World, core: Core):
    await assign(network, member=network.ana, partner="P1", role="contact")
    other = await opened(network, network.ana, partner="P2")
    assert "Edit" not in labels(other)
    card = await opened(network, network.ana, partner="P1")
    assert labels(card) == ["Edit", "‹ All partners"]
    asked = await network.ana.click(card, label="Edit")
    assert value_of(asked.modal, "name") is None
    fields = edited(place="Centro")
    del fields["name"]
    await network.ana.submit_modal(asked, fields)
    assert "Centro (PT19), Portugal" in text(card)


async def test_an_empty_network_offers_the_next_step(server: World):
    shown(await server.berta.slash(server.public, "network setup"))
    card = await opened(server)
    assert "Add the first one here, or several at once with" in text(card)
    assert "Add a partner" in labels(card)
