"""Arriving in chat: codes typed by somebody unknown, the contact's answer, two accounts of one person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from domain.actors import Caller, ChannelKind
from domain.sheets import Sheets
from services import importing
from services.arriving import codes
from services.importing import Imported
from services.surveys import instruments
from services.surveys import inviting as surveys
from storage import members
from tests.behaviour.people import bot, id_of, labels, parts_of, shown, text
from tests.behaviour.test_members import assign
from tests.behaviour.test_setup import PORTO
from tests.domain.importing.given import sheet

if TYPE_CHECKING:
    from pathlib import Path

    from services.core import Core
    from tests.behaviour.people import World

HEADINGS = ["Name", "Partner", "E-mail", "Function", "Role"]
INES = ["Inês Duarte", "P1", "ines@porto.example", "engineer", ""]


def caller(world: World, who: Any) -> Caller:
    return Caller(ChannelKind.DISCORD, str(who.id), "x", server=world.guild.id)


async def listed(world: World, core: Core, *rows: list[str]) -> str:
    """The rows are imported; the code of the last of them."""
    berta = caller(world, world.berta)
    view = await core.write(berta, importing.keep, Sheets("people.xlsx", (sheet("People", HEADINGS, *rows),)))
    done = await core.write(berta, importing.apply, view.id, view.outcome.stamp)
    assert isinstance(done, Imported), view.outcome.problems
    found = await core.write(berta, codes.waiting)
    return next(one.arrival.code for one in found if one.member.name == rows[-1][0])


async def stranger(world: World) -> Any:
    zed = world.guild.add_member(world.env.create_user("zed", global_name="Zed"))
    await world.env.settle()
    return zed


async def test_somebody_unknown_types_a_code_and_is_welcomed(
    network: World, core: Core, tmp_path: Path
) -> None:
    code, zed = await listed(network, core, INES), await stranger(network)
    card = shown(await zed.slash(network.public, "help"))
    window = await zed.click(card, label="I have a code")
    await zed.submit_modal(window, {"code": f"{code[:4]} {code[4:]}".lower()})
    assert "Are you Inês Duarte?" in text(card)
    assert "You are listed for Porto technology centre." in text(card)
    assert "sign in as you" not in text(card), "there is nothing that goes along"
    await network.env.restart_bot(bot(core, tmp_path))
    kept = shown(await zed.click(card, label="What is kept and why"))
    assert "Your rights" in text(kept)
    await zed.click(card, label="Yes, that is me")
    assert "You have joined Atlantic innovation." in text(card)
    assert "Porto technology centre · engineer · member" in text(card)
    assert "I have a code" not in labels(card)
    assert network.role_names(zed) == {"Porto technology centre"}


async def test_who_is_welcomed_goes_on_to_the_questionnaire_that_waits(network: World, core: Core) -> None:
    code, zed = await listed(network, core, INES), await stranger(network)
    berta = caller(network, network.berta)
    definition = instruments.convert_shipped(instruments.SELF_ASSESSMENT)
    plan = await core.write(berta, surveys.prepare, definition, "31/01/2027", "", [])
    await core.write(berta, surveys.open_wave, plan.draft)
    card = shown(await zed.slash(network.public, "me join", code=code))
    await zed.click(card, label="Yes, that is me")
    assert "Waits for you: Answer “" in text(card)
    assert "Answer" in labels(card)


async def test_wrong_codes_are_told_kindly_and_then_pause(network: World, core: Core) -> None:
    code, zed = await listed(network, core, INES), await stranger(network)
    for left in (4, 3, 2, 1):
        card = shown(await zed.slash(network.public, "me join", code="AAAA-AAAA"))
        assert f"You can try {left} more time" in text(card)
    for _ in range(2):
        card = shown(await zed.slash(network.public, "me join", code=code))
        if "Are you" in text(card):
            await zed.slash(network.public, "me join", code="BBBB-BBBB")
    card = shown(await zed.slash(network.public, "me join", code=code))
    assert "Let us pause for a while" in text(card)


async def test_an_account_that_is_somebody_hears_what_goes_along(network: World, core: Core) -> None:
    await assign(network, member=network.ana, partner="P2", role="contact")
    code = await listed(network, core, INES)
    card = shown(await network.ana.slash(network.public, "me join", code=code))
    assert "Whoever reads the mail of ines@porto.example can sign in as you" in text(card)
    assert "contact" in text(card), "what does not go along is said"
    await network.ana.click(card, label="Yes, that is me")
    assert "Inês Duarte" in text(card)
    assert "Porto technology centre · engineer · member" in text(card), "contact of Brest, not of Porto"
    names = await core.read(
        caller(network, network.berta), lambda tx, _: [one.name for one in members.listed(tx)]
    )
    assert names == ["Berta", "Inês Duarte"]
    card = shown(await network.ana.slash(network.public, "me join", code=code))
    assert "This code was used already" in text(card)


async def test_the_coordination_sees_hands_out_codes_and_needs_a_mail_server(
    network: World, core: Core
) -> None:
    card = shown(await network.berta.slash(network.public, "network arriving"))
    assert "Nobody is expected" in text(card)
    code = await listed(network, core, INES)
    card = shown(await network.berta.slash(network.public, "network arriving"))
    assert "0 of 1 person has arrived" in text(card)
    assert "Inês Duarte · not invited yet" in text(card)
    core.mails = False
    refused = shown(await network.berta.click(card, label="Invite 1 by e-mail…"))
    assert "Techlink has no mail server yet" in text(refused)
    core.mails = True
    window = await network.berta.click(card, label="Invitation to the server…")
    await network.berta.submit_modal(window, {"link": "https://discord.gg/AbC123"})
    await network.berta.click(card, label="Invite 1 by e-mail…")
    assert "Inês Duarte · ines@porto.example · português" in text(card)
    assert "https://discord.gg/AbC123" in text(card)
    await network.berta.select(card, ["fr"], custom_id=id_of(card, ":language:"))
    assert "vous invite à participer" in text(card)
    await network.berta.click(card, label="Send")
    assert "1 invitation is on its way" in text(card)
    await network.berta.click(card, label="‹ Back")
    assert "invited" in text(card)
    handed = shown(await network.berta.click(card, label="Codes…"))
    assert "1 code to hand out" in text(handed)
    assert any("codes.csv" in str(part.get("file", "")) for part in parts_of(handed))
    assert code
    refused = shown(await network.ana.slash(network.public, "network arriving"))
    assert "1 code" not in text(refused)


async def test_two_accounts_are_one_after_a_preview(network: World, core: Core) -> None:
    await assign(network, member=network.ana, partner="P1", role="contact")
    await listed(network, core, INES)
    card = shown(await network.berta.slash(network.public, "network members"))
    await network.berta.click(card, label="Same person…")
    await network.berta.select(card, [_value(card, "Inês Duarte")], custom_id=id_of(card, "pick_same"))
    assert "Which other account is Inês Duarte?" in text(card)
    await network.berta.select(card, [_value(card, "Ana")], custom_id=id_of(card, "pick_same"))
    assert "Are Ana and Inês Duarte one person?" in text(card)
    assert "ines@porto.example" in text(card)
    await network.berta.click(card, label="They are one person")
    assert "Inês Duarte is one person now" in text(card)
    card = shown(await network.ana.slash(network.public, "me overview"))
    assert "Inês Duarte" in text(card)
    card = shown(await network.ana.slash(network.public, "network members"))
    assert "Same person…" not in labels(card)


def _value(card: Any, label: str) -> str:
    picker = next(part for part in parts_of(card) if "pick_same" in part.get("custom_id", ""))
    return next(str(one["value"]) for one in picker["options"] if one["label"] == label)


@pytest.mark.parametrize("said", ["Yes", "Not one of us"])
async def test_the_contact_says_who_belongs(network: World, core: Core, said: str) -> None:
    from cogs.kit.notices import words_of
    from domain.notices.kinds import ARRIVAL_ARRIVED
    from domain.notices.reader import Reader
    from locales import translator
    from services.arriving.views import ArrivedNotice

    await assign(network, member=network.ana, partner="P1", role="contact")
    code, zed = await listed(network, core, INES), await stranger(network)
    asked = shown(await zed.slash(network.public, "me join", code=code))
    await zed.click(asked, label="Yes, that is me")
    key = await core.read(caller(network, zed), lambda _, actor: actor.member)
    view = ArrivedNotice(1, key, "Inês Duarte", "engineer", "Porto technology centre")  # type: ignore[arg-type]
    reader: Any = Reader(1, "en", "UTC")  # type: ignore[arg-type]
    card = words_of(ARRIVAL_ARRIVED.code).draw(view, translator("en"), reader).view()
    room = network.channel(PORTO)
    await network.env.bot.get_channel(room.id).send(view=card)
    await network.ana.click(room.last_message, label=said)
    assert network.role_names(zed) == ({"Porto technology centre"} if said == "Yes" else set())
