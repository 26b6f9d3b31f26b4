"""Where answers to mails go, chosen on the network's card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.behaviour.people import labels, shown, text

if TYPE_CHECKING:
    from tests.behaviour.people import World

ASK = "Answers to mails…"


async def test_the_coordination_chooses_and_takes_back(network: World):
    card = shown(await network.berta.slash(network.public, "network overview"))
    assert "**Answers to mails: nobody reads them.**" in text(card)
    window = await network.berta.click(card, label=ASK)
    refused = shown(await network.berta.submit_modal(window, {"address": "office"}))
    assert "This is no e-mail address" in text(refused)
    window = await network.berta.click(card, label=ASK)
    await network.berta.submit_modal(window, {"address": "office@porto.example"})
    assert "**Answers to mails:** office@porto.example" in text(card)
    window = await network.berta.click(card, label=ASK)
    await network.berta.submit_modal(window, {"address": ""})
    assert "nobody reads them" in text(card)


async def test_nobody_else_is_asked(network: World):
    card = shown(await network.ana.slash(network.public, "network overview"))
    assert ASK not in labels(card)
