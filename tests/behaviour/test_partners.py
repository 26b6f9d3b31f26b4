"""`/network partners`: the list, a card each, and all that the coordination does there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
import pytest

from domain.actors import PartnerId
from domain.networks import PartnerKind
from services import networks, partners
from tests.behaviour.people import bot, id_of, labels, parts_of, shown, text
from tests.behaviour.test_members import assign
from tests.behaviour.test_setup import BREST, PORTO, done, may_read
from tests.services.networks_made import discord_user

if TYPE_CHECKING:
    from pathlib import Path

    from services.core import Core
    from tests.behaviour.people import World

CORK = {"name": "Cork Labs", "place": "Ireland", "code": "CORK"}


@pytest.fixture
async def network(server: World) -> World:
    """Two partners, P1 in Porto and P2 in Brest, built on the server; Berta coordinates."""
    await done(server)
    return server


async def opened(network: World, who: Any = None, **options: str) -> Any:
    """The card that `/network partners` answers."""
    return shown(await (who or network.berta).slash(network.public, "network partners", **options))


async def typed(network: World, card: Any, button: str, fields: dict[str, Any], who: Any = None) -> Any:
    """Press the button that opens a window, and fill it in."""
    asked = await (who or network.berta).click(card, label=button)
    return await (who or network.berta).submit_modal(asked, fields)


def edited(**what: Any) -> dict[str, Any]:
    """The window to edit Porto, as it is, with other values for some fields."""
    whole = {"name": "Porto technology centre", "kind": ["centre"], "place": "Norte (PT11), Portugal"}
    return whole | {"language": ["pt"]} | what


async def left_by(network: World, core: Core, partner: int) -> None:
    berta = discord_user(network.berta.id, "Berta", server=network.guild.id)
    await core.write(berta, partners.leave, PartnerId(partner))


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
    assert "No contact: nobody sees the answers of colleagues. The coordination names one." in text(card)
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
        ({"place": "ZZ99"}, "“ZZ99” is no country or region that I know"),
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


async def test_contacts_are_chosen_among_the_members_and_none_is_warned_of(network: World):
    zed = network.guild.add_member(network.env.create_user("zed", global_name="Zed"))
    await network.env.settle()
    for who in (network.ana, zed):
        await assign(network, member=who, partner="P1")
    card = await opened(network, partner="P1")
    assert "No contact: nobody sees the answers of colleagues. Choose one of its members." in text(card)
    await network.berta.click(card, label="Contacts")
    options = next(part["options"] for part in parts_of(card) if part.get("options"))
    both = [option["value"] for option in options]
    await network.berta.select(card, both)
    assert "- Ana · contact of the partner\n- Zed · contact of the partner" in text(card)
    await network.berta.select(card, both[:1])
    assert "Zed" not in text(card)
    await network.berta.select(card, [])
    assert "**No contact:** nobody sees the answers of colleagues." in text(card)


async def test_contacts_chosen_on_an_old_card_overwrite_nothing(network: World):
    for who, role in ((network.ana, "member"), (network.berta, "coordinator")):
        await assign(network, member=who, partner="P1", role=role)
    old = await opened(network, partner="P1")
    await network.berta.click(old, label="Contacts")
    await assign(network, member=network.ana, partner="P1", role="contact")
    refused = await network.berta.select(old, [])
    assert "changed in the meantime" in text(refused.followups[0] if refused.followups else refused.response)
    assert "contact of the partner" in text(await opened(network, partner="P1"))


async def test_a_contact_who_left_the_server_is_said_to_be_away(network: World):
    await assign(network, member=network.ana, partner="P1")
    card = await opened(network, partner="P1")
    await network.berta.click(card, label="Contacts")
    network.guild.remove_member(network.ana)
    await network.env.settle()
    options = next(part["options"] for part in parts_of(card) if part.get("options"))
    await network.berta.select(card, [options[0]["value"]])
    assert "Not on this server, so they will hear nothing here: Ana." in text(card)
    again = await opened(network, partner="P1")
    assert "- Ana · contact of the partner · not on this server" in text(again)
    assert "Its contact is not on this server" in text(again)


async def test_a_member_who_left_the_network_is_no_contact_any_more(network: World):
    await assign(network, member=network.ana, partner="P1", role="contact")
    question = shown(await network.berta.slash(network.public, "network remove", member=network.ana))
    await network.berta.click(question, label="Remove from the network")
    card = await opened(network, partner="P1")
    assert "Ana" not in text(card)
    assert "**Contact:** none yet" in text(card)


async def test_people_are_added_moved_and_taken_out(network: World):
    card = await opened(network, partner="P1")
    await network.berta.click(card, label="Members")
    await network.berta.select(card, [network.ana], custom_id=id_of(card, ":add_member:"))
    assert "Ana belongs to it now." in text(card)
    assert network.role_names(network.ana) == {"Porto technology centre"}
    other = await opened(network, partner="P2")
    await network.berta.click(other, label="Members")
    await network.berta.select(other, [network.ana], custom_id=id_of(other, ":add_member:"))
    assert "Ana belongs to Porto technology centre" in text(other)
    await network.berta.click(other, label="Move here")
    assert network.role_names(network.ana) == {"Université de Brest"}
    member = next(p for p in parts_of(other) if p.get("options"))["options"][0]["value"]
    await network.berta.select(other, [member], custom_id=id_of(other, ":pick_member:"))
    assert "Take Ana out of Université de Brest?" in text(other)
    await network.berta.click(other, label="Take out of the partner")
    assert "Ana does not belong to it any more." in text(other)
    assert network.role_names(network.ana) == set()


async def test_a_bot_is_no_member(network: World):
    robot = network.guild.add_member(network.env.create_user("robot", bot=True))
    await network.env.settle()
    card = await opened(network, partner="P1")
    await network.berta.click(card, label="Members")
    refused = await network.berta.select(card, [robot], custom_id=id_of(card, ":add_member:"))
    assert "A bot cannot be a member" in text(shown(refused))


async def test_another_channel_is_used_and_closed_to_others(network: World):
    network.guild.create_text_channel("porto-talk")
    await network.env.settle()
    card = await opened(network, partner="P1")
    await network.berta.click(card, label="Channel")
    await network.berta.select(card, [network.channel("porto-talk")], custom_id=id_of(card, ":pick_channel:"))
    assert "Others can read it now. It will be closed to them" in text(card)
    assert may_read(network, network.ana, "porto-talk")
    await network.berta.click(card, label="Use it and close it to others")
    assert "Invitations to this partner are posted in its new channel." in text(card)
    assert not may_read(network, network.ana, "porto-talk")
    assert "Boas-vindas à rede" in text(network.channel("porto-talk").last_message)
    assert PORTO in network.guild.channels


async def test_a_channel_that_could_not_be_closed_is_said_and_closed_later(network: World):
    network.guild.create_text_channel("porto-talk")
    await network.env.settle()
    card = await opened(network, partner="P1")
    await network.berta.click(card, label="Channel")
    await network.berta.select(card, [network.channel("porto-talk")], custom_id=id_of(card, ":pick_channel:"))
    network.env.inject_error("PATCH", "/channels/*", status=403, code=50013, times=1)
    await network.berta.click(card, label="Use it and close it to others")
    assert "Server Settings → Roles → Techlink → Permissions" in text(card)
    assert "Everybody on the server reads its channel." in text(card)
    await network.berta.click(card, label="Make what is missing")
    assert "Everybody" not in text(card)
    assert not may_read(network, network.ana, "porto-talk")


async def test_a_channel_deleted_before_it_was_confirmed(network: World):
    network.guild.create_text_channel("porto-talk")
    await network.env.settle()
    card = await opened(network, partner="P1")
    await network.berta.click(card, label="Channel")
    await network.berta.select(card, [network.channel("porto-talk")], custom_id=id_of(card, ":pick_channel:"))
    network.env.backend.delete_channel(network.channel("porto-talk").id)
    await network.env.settle()
    refused = shown(await network.berta.click(card, label="Use it and close it to others"))
    assert "This is no text channel of the network’s server" in text(refused)
    assert f"<#{network.channel(PORTO).id}>" in text(await opened(network, partner="P1"))


async def test_a_channel_that_cannot_be_used_says_why(network: World):
    silent = discord.PermissionOverwrite(send_messages=False)
    network.guild.create_text_channel("mute", overwrites={network.role("@everyone"): silent})
    await network.env.settle()
    card = await opened(network, partner="P1")
    await network.berta.click(card, label="Channel")
    pick = id_of(card, ":pick_channel:")
    refused = shown(await network.berta.select(card, [network.channel("mute")], custom_id=pick))
    assert "Techlink cannot write in #mute" in text(refused)
    assert "add Techlink, switch on **Send Messages**" in text(refused)
    refused = shown(await network.berta.select(card, [network.channel(BREST)], custom_id=pick))
    assert "It is the channel of Université de Brest." in text(refused)
    refused = shown(await network.berta.select(card, [network.channel("coordination")], custom_id=pick))
    assert "It is the coordination’s own channel." in text(refused)


async def test_a_deleted_channel_is_made_anew_and_its_language_chosen(network: World):
    network.env.backend.delete_channel(network.channel(PORTO).id)
    await network.env.settle()
    card = await opened(network, partner="P1")
    await network.berta.click(card, label="Channel")
    assert "**Channel:** it was deleted" in text(card)
    await network.berta.select(card, ["es"], custom_id=id_of(card, ":language:"))
    assert "**Language:** Spanish" in text(card)
    await network.berta.click(card, label="Make the channel")
    assert PORTO in network.guild.channels
    assert "Le damos la bienvenida" not in text(card)


async def test_a_partner_leaves_and_is_taken_back_in(network: World, core: Core, tmp_path: Path):
    await assign(network, member=network.ana, partner="P1", role="contact")
    card = await opened(network, partner="P1")
    await network.berta.click(card, label="Remove from the network…")
    assert "Shall Porto technology centre leave the network?" in text(card)
    assert "**Its 1 member** stays in the network" in text(card)
    await network.env.restart_bot(bot(core, tmp_path))
    await network.berta.click(card, label="Remove from the network")
    assert "**Left on 12 January 2027.**" in text(card)
    assert network.role_names(network.ana) == set()
    assert PORTO in network.guild.channels
    listed = await opened(network)
    assert "1 partner" in text(listed)
    await network.berta.click(listed, label="Partners that left (1)")
    assert "left on 12 January 2027" in text(listed)
    await network.berta.select(listed, ["1"])
    await network.berta.click(listed, label="Take back in")
    assert "**It is back**" in text(listed)
    assert "- Ana · contact of the partner" in text(listed)
    assert network.role_names(network.ana) == {"Porto technology centre"}


async def test_names_codes_and_channels_of_who_left_stay_theirs(network: World, core: Core):
    await left_by(network, core, 1)
    card = await opened(network)
    await typed(network, card, "Add a partner", CORK | {"code": "P1"})
    assert "Porto technology centre had the code P1 before it left" in text(card)
    await typed(network, card, "Correct", CORK | {"name": "Porto technology centre"})
    assert "A partner of this name has left the network" in text(card)
    await network.berta.click(card, label="Look at the one that left")
    assert "Take back in" in labels(card)
    # Another name that makes the same channel's name: the old channel with its history is not taken over.
    old = network.channel(PORTO).id
    card = await opened(network)
    await typed(network, card, "Add a partner", CORK | {"name": "Porto technology centre!"})
    await network.berta.click(card, label="Create the partner")
    made = (await core.read(discord_user(network.berta.id, server=network.guild.id), networks.partners))[-1]
    assert made.channel not in {None, old}


async def test_a_partner_that_left_while_it_was_edited(network: World, core: Core):
    card = await opened(network, partner="P1")
    asked = await network.berta.click(card, label="Edit")
    await left_by(network, core, 1)
    await network.berta.submit_modal(asked, edited(kind=["agency"]))
    assert "Porto technology centre left the network meanwhile" in text(card)
    await network.berta.click(card, label="Take back in")
    found = await core.read(discord_user(network.berta.id, server=network.guild.id), networks.partners)
    assert {one.code: one.kind for one in found}["P1"] is PartnerKind.CENTRE
    assert "### Porto technology centre" in text(card) or "Call it" in text(card)


async def test_an_old_card_of_a_partner_that_left_changes_nothing(network: World, core: Core):
    card = await opened(network, partner="P1")
    await network.berta.click(card, label="Channel")
    await left_by(network, core, 1)
    refused = shown(await network.berta.select(card, ["es"], custom_id=id_of(card, ":language:")))
    assert "Porto technology centre is not in the network any more" in text(refused)


async def test_an_empty_network_offers_the_next_step(server: World):
    shown(await server.berta.slash(server.public, "network setup"))
    card = await opened(server)
    assert "Add the first one here, or several at once with" in text(card)
    assert "Add a partner" in labels(card)


def field_of(modal: Any, name: str) -> dict[str, Any] | None:
    parts = [part["component"] for part in modal["components"]]
    return next((part for part in parts if part["custom_id"] == name), None)


def value_of(modal: Any, name: str) -> str | None:
    """What stands in a window's field; None where there is no such field."""
    field = field_of(modal, name)
    return None if field is None else field.get("value", "")


def chosen_in(modal: Any, name: str) -> list[str]:
    """What is chosen in a window's select."""
    field = field_of(modal, name)
    assert field
    return [option["value"] for option in field["options"] if option.get("default")]
