"""Two coordinate: asked for at the end of the set-up and on the overview, never insisted on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.behaviour.people import id_of, labels, shown, text
from tests.behaviour.test_setup import begun

if TYPE_CHECKING:
    from tests.behaviour.people import World

ONE = "Only one person coordinates"


async def test_the_set_up_ends_with_the_question_and_not_now_is_an_answer(server: World):
    card = await begun(server)
    await server.berta.click(card, label="Look at what will be created ›")
    built = await server.berta.click(card, label="Create all this")
    question = built.followups[-1]
    assert question.ephemeral
    assert "Who coordinates beside you?" in text(question)
    await server.berta.click(question, label="Not now")
    assert "Nothing was changed" in text(question)
    assert labels(question) == []
    assert ONE in text(shown(await server.berta.slash(server.public, "network overview")))


async def test_a_contact_becomes_the_second_and_stays_contact(network: World):
    await network.berta.slash(
        network.public, "network assign", member=network.ana, partner="P1", role="contact"
    )
    glance = shown(await network.berta.slash(network.public, "network overview"))
    question = shown(await network.berta.click(glance, label="Name a second one…"))
    await network.berta.select(question, [network.ana], custom_id=id_of(question, ":second:"))
    assert "Ana: changed" in text(question)
    assert network.role_names(network.ana) == {"Coordination", "Porto technology centre"}
    again = shown(await network.berta.slash(network.public, "network overview"))
    assert ONE not in text(again)
    assert "Name a second one…" not in labels(again)


async def test_oneself_is_no_second_and_a_bot_is_none(network: World):
    glance = shown(await network.berta.slash(network.public, "network overview"))
    question = shown(await network.berta.click(glance, label="Name a second one…"))
    await network.berta.select(question, [network.berta], custom_id=id_of(question, ":second:"))
    assert "That is you." in text(question)
    robot = network.guild.add_member(network.env.create_user("robot", bot=True))
    refused = shown(await network.berta.select(question, [robot], custom_id=id_of(question, ":second:")))
    assert "bot" in text(refused).lower()
    assert ONE in text(shown(await network.berta.slash(network.public, "network overview")))


async def test_others_are_not_asked(network: World):
    seen = shown(await network.ana.slash(network.public, "network overview"))
    assert ONE not in text(seen)
    assert "Name a second one…" not in labels(seen)
