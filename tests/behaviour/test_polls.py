"""The story of a date poll in chat: proposed, answered in two languages, decided, announced."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cogs.event.board import COG
from tests.behaviour.people import bot, id_of, labels, shown, text
from tests.behaviour.test_members import assign

if TYPE_CHECKING:
    from pathlib import Path

    from services.core import Core
    from tests.behaviour.people import World
    from tests.clock import FixedClock

TIMES = "15/06/2027 14:00; 16/06/2027 at 3; 17/06/2027 9:30-11:00"


async def cards(world: World) -> list[Any]:
    """What stands in the channel for everybody, after the boards have shown what there is to show."""
    client: Any = world.env.bot
    for board in client.get_cog(COG).boards:
        await board.look()
        for key in list(board._at_work):
            await board.post(*key)
    await world.env.settle()
    return [one for one in world.public.messages if "Date poll" in text(one) or "Seminar" in text(one)]


async def public_cards(world: World, poll: int = 1) -> list[Any]:
    """What stands in the channel for everybody, once it shows how things are."""
    client: Any = world.env.bot
    await client.get_cog(COG).poll_board.post(1, poll)
    await world.env.settle()
    return world.public.history()


async def test_from_a_poll_to_an_event_in_two_languages(
    network: World, core: Core, tmp_path: Path, clock: FixedClock
):
    luc = network.guild.add_member(network.env.create_user("luc", global_name="Luc"))
    await assign(network, member=network.ana, partner="P1", role="contact")
    await assign(network, member=luc, partner="P2")
    berta, public = network.berta, network.public
    asked = shown(
        await berta.slash(public, "event poll", title="Tides and tanks", times=TIMES, kind="seminar")
    )
    assert "When do you mean by “16/06/2027 at 3”?" in text(asked)
    assert "17/06/2027" not in text(asked)
    assert "17 June 2027, 09:30–11:00" in text(asked), "what is understood stands there"
    three = next(one for one in labels(asked) if "15:00" in one)
    await berta.click(asked, label=three)
    assert "Preview: nobody has been told yet" in text(asked)
    assert "16 June 2027, 15:00–18:00" in text(asked)
    assert "2 people are asked" in text(asked)
    await network.env.restart_bot(bot(core, tmp_path))
    await berta.click(asked, label="Publish")
    assert "Published: Tides and tanks" in text(asked)
    (card,) = await public_cards(network)
    assert "When can you? Tides and tanks" in text(card)
    assert text(card).count("Yes: 0 · If need be: 0 · No: 0") == 3
    assert "Answered: 0 of 3" in text(card)

    own = shown(await network.ana.click(card, label="Say when I can"))
    assert own.ephemeral
    assert "Still to say: 3 slots" in text(own)
    await network.ana.click(own, label="All fit")
    assert "You have said it of every slot." in text(own)
    assert "Saved <t:" in text(own)
    french = shown(await luc.click(card, label="Say when I can", locale="fr"))
    assert "Quand pouvez-vous ?" in text(french).replace("\u00a0", " ")
    await luc.click(french, custom_id=id_of(french, ":no:"), locale="fr")
    assert "Vous avez dit : non" in text(french).replace("\u00a0", " ").lower().replace("vous", "Vous", 1)
    (card,) = await public_cards(network)
    assert "Yes: 1 · If need be: 0 · No: 1" in text(card)
    assert "Answered: 1 of 3" in text(card)

    results = shown(await berta.slash(public, "event polls", poll="D1"))
    await berta.click(results, label="Who can when…")
    assert "Would miss it: Luc" in text(results)
    assert "Not heard of every slot yet: Berta and Luc" in text(results)
    await berta.click(results, custom_id=id_of(results, ":take:"))
    assert "Take this time? Tides and tanks" in text(results)
    await berta.click(results, label="Take it and announce")
    assert "Announced: Tides and tanks" in text(results)
    card, announcement = await public_cards(network)
    assert "Decided: Tides and tanks" in text(card)
    assert labels(card) == [], "a record"
    assert "/event show event: E1" in text(card)
    assert "Going" in labels(announcement)
