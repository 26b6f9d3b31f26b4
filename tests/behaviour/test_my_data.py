"""One's data in chat: seen, taken along as a file, erased; and what is refused with a way out."""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING

from tests.behaviour.people import bot, labels, shown, text

if TYPE_CHECKING:
    from pathlib import Path

    from services.core import Core
    from tests.behaviour.people import World

PORTO = "Porto technology centre"


async def assigned(network: World, **what: object) -> None:
    await network.berta.slash(network.public, "network assign", member=network.ana, partner="P1", **what)


async def test_the_card_says_per_noun_what_for_and_until_when(network: World):
    await assigned(network)
    card = shown(await network.ana.slash(network.public, "me data"))
    assert card.ephemeral
    said = text(card)
    assert "**Your place in the network**\n- since 12 January 2027: your partner, function and role" in said
    assert "What for: to know for whom you act and what you may do. Until when: until you erase it." in said
    assert "**What you did for the network**\n- 1 act noted for the coordination" in said
    assert "Until when: 31 December 2034, without your name once you are erased." in said
    assert labels(card) == ["Download my data", "‹ Back", "Erase my data…"]


async def test_the_file_is_for_one_s_own_eyes_and_holds_one_s_own_data(network: World):
    await assigned(network)
    card = shown(await network.ana.slash(network.public, "me data"))
    result = await network.ana.click(card, label="Download my data")
    sent = result.followups[-1] if result.followups else shown(result)
    assert sent.ephemeral
    (file,) = sent.attachments
    assert file.filename == "techlink-data-2027-01-12.zip"
    with zipfile.ZipFile(io.BytesIO(await file.read())) as archive:
        member = json.loads(archive.read("membership.json"))["member"]
        assert (member["partner"], member["recorded_by"]) == (PORTO, "Berta")
        assert "What Atlantic innovation keeps on Ana" in archive.read("README.txt").decode("utf-8-sig")


async def test_erasing_asks_first_takes_the_roles_and_leaves_a_receipt(
    network: World, core: Core, tmp_path: Path
):
    await assigned(network)
    assert network.role_names(network.ana) == {PORTO}
    card = shown(await network.ana.slash(network.public, "me data"))
    await network.ana.click(card, label="Erase my data…")
    assert "Erase what is kept on Ana?" in text(card)
    assert "- 1 act noted for the coordination\n-# What is done with public money" in text(card)
    assert "It is deleted after 31 December 2034." in text(card)
    await network.ana.click(card, label="‹ Back")
    assert "What Techlink keeps on you" in text(card), "nothing was erased"
    await network.ana.click(card, label="Erase my data…")
    await network.env.restart_bot(bot(core, tmp_path))
    await network.ana.click(card, label="Erase all this now")
    assert "You are erased here" in text(card)
    assert "Receipt of the erasure: **" in text(card)
    assert labels(card) == []
    assert network.role_names(network.ana) == set()
    again = shown(await network.ana.slash(network.public, "me data"))
    assert "Nothing. Techlink sees your name only while you use it." in text(again)


async def test_a_card_from_before_a_change_erases_nothing(network: World):
    await assigned(network)
    card = shown(await network.ana.slash(network.public, "me data"))
    await network.ana.click(card, label="Erase my data…")
    await assigned(network, function="Head of research")
    refused = await network.ana.click(card, label="Erase all this now")
    assert "This has changed in the meantime" in text(shown(refused))
    assert network.role_names(network.ana) == {PORTO}


async def test_the_only_coordinator_is_told_what_to_do(network: World):
    card = shown(await network.berta.slash(network.public, "me data"))
    refused = text(shown(await network.berta.click(card, label="Erase my data…")))
    assert "Berta is the only one who coordinates" in refused
    assert "</network assign:" in refused
    await assigned(network, role="coordinator")
    await network.berta.click(card, label="Erase my data…")
    await network.berta.click(card, label="Erase all this now")
    assert "You are erased here" in text(card)
    assert "Coordination" not in network.role_names(network.berta)


async def test_from_direct_messages_the_roles_on_the_server_go_too(network: World):
    await assigned(network)
    card = shown(await network.ana.user.slash("me data"))
    await network.ana.user.click(card, label="Erase my data…")
    await network.ana.user.click(card, label="Erase all this now")
    assert "You are erased here" in text(card)
    assert network.role_names(network.ana) == set()


async def test_a_guest_is_told_that_nothing_is_kept(network: World):
    card = shown(await network.ana.slash(network.public, "me data"))
    assert "Nothing. Techlink sees your name only while you use it." in text(card)
    assert labels(card) == ["‹ Back"]


async def test_the_coordination_says_for_how_long_the_record_is_kept(network: World):
    card = shown(await network.berta.slash(network.public, "network retention"))
    assert "The record is kept until 31 December 2034" in text(card)
    assert "This is the default: Regulation (EU) 2021/1060" in text(card)
    given = {"last-payment": 2030, "years": 7}
    card = shown(await network.berta.slash(network.public, "network retention", **given))
    assert "The record is kept until 31 December 2037" in text(card)
    assert "This is the default" not in text(card)
    refused = shown(await network.berta.slash(network.public, "network retention", years=70))
    assert "That period cannot be meant" in text(refused)
    others = shown(await network.ana.slash(network.public, "network retention", years=7))
    assert "Only the coordination of the network can do this." in text(others)
