"""A partner's contacts, members and channel; how it leaves and comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from domain.networks import PartnerKind
from services import networks
from tests.behaviour.partner_cards import CORK, edited, left_by, opened, typed
from tests.behaviour.people import bot, id_of, labels, parts_of, shown, text
from tests.behaviour.test_members import assign
from tests.behaviour.test_setup import BREST, PORTO, may_read
from tests.services.networks_made import discord_user

if TYPE_CHECKING:
    from pathlib import Path

    from services.core import Core
    from tests.behaviour.people import World


async def test_contacts_are_chosen_among_the_members_and_none_is_warned_of(network: World):
    zed = network.guild.add_member(network.env.create_user("zed", global_name="Zed"))
    await network.env.settle()
    for who in (network.ana, zed):
        await assign(network, member=who, partner="P1")
    card = await opened(network, partner="P1")
    assert "No contact: nobody sees the answers of colleagues or signs. Choose one of its members." in text(
        card
    )
    await network.berta.click(card, label="Contacts")
    options = next(part["options"] for part in parts_of(card) if part.get("options"))
    both = [option["value"] for option in options]
    await network.berta.select(card, both)
    assert "- Ana · contact of the partner\n- Zed · contact of the partner" in text(card)
    await network.berta.select(card, both[:1])
    assert "Zed" not in text(card)
    await network.berta.select(card, [])
    assert "**No contact:** nobody sees the answers of colleagues or signs." in text(card)


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
    assert "contact any more" not in text(other), "she never was one"
    await network.berta.click(other, label="Move here")
    assert network.role_names(network.ana) == {"Université de Brest"}
    member = next(p for p in parts_of(other) if p.get("options"))["options"][0]["value"]
    await network.berta.select(other, [member], custom_id=id_of(other, ":pick_member:"))
    assert "Take Ana out of Université de Brest?" in text(other)
    assert "contact any more" not in text(other)
    await network.berta.click(other, label="Take out of the partner")
    assert "Ana does not belong to it any more." in text(other)
    assert network.role_names(network.ana) == set()


async def test_a_contact_who_is_moved_or_taken_out_is_said_to_lose_that_too(network: World):
    await assign(network, member=network.ana, partner="P1", role="contact")
    other = await opened(network, partner="P2")
    await network.berta.click(other, label="Members")
    await network.berta.select(other, [network.ana], custom_id=id_of(other, ":add_member:"))
    assert "are not its contact any more" in text(other)
    card = await opened(network, partner="P1")
    await network.berta.click(card, label="Members")
    member = next(p for p in parts_of(card) if p.get("options"))["options"][0]["value"]
    await network.berta.select(card, [member], custom_id=id_of(card, ":pick_member:"))
    assert "are not its contact any more" in text(card)


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
