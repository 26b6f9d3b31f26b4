"""The story of a date poll in chat: proposed, answered in two languages, decided, announced."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cogs.event.board import COG
from domain.actors import ChannelKind, NetworkId, Visitor
from domain.polls import PollId, Vote
from services.actors import resolve
from services.polls import guests
from services.polls.views import GuestSaid
from storage import people
from tests.behaviour.people import bot, id_of, labels, shown, text
from tests.behaviour.test_events import _read_before
from tests.behaviour.test_members import assign

if TYPE_CHECKING:
    from pathlib import Path

    from services.core import Core
    from tests.behaviour.people import World
    from tests.clock import FixedClock

__all__ = ["_read_before"]
TIMES = "15/06/2027 14:00; 16/06/2027 at 3; 17/06/2027 9:30-11:00"


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
    await luc.slash(public, "me language", language="fr")
    french = shown(await luc.click(card, label="Say when I can"))
    assert "Quand pouvez-vous ?" in text(french).replace("\u00a0", " ")
    await luc.click(french, custom_id=id_of(french, ":no:"))
    assert "Vous avez dit : Non" in text(french).replace("\u00a0", " ")
    (card,) = await public_cards(network)
    assert "Yes: 1 · If need be: 0 · No: 1" in text(card)
    assert "Answered: 1 of 3" in text(card)

    results = shown(await berta.slash(public, "event polls", poll="D1"))
    await berta.click(results, label="Who can when…")
    assert "Would miss it: Luc" in text(results)
    assert "Not heard yet: Berta" in text(results)
    assert "Answered in part: Luc (1 of 3 slots)" in text(results)
    await berta.click(results, custom_id=id_of(results, ":take:"))
    assert "Take this time? Tides and tanks" in text(results)
    await berta.click(results, label="Take it and announce")
    assert "Announced: Tides and tanks" in text(results)
    card, announcement = await public_cards(network)
    assert "Decided: Tides and tanks" in text(card)
    assert labels(card) == [], "a record"
    assert "It is E1 now; </event show:" in text(card)
    assert "Going" in labels(announcement)


async def begun(world: World, who: Any = None, **said: str) -> Any:
    """A poll of three clear times, published in the public channel; the receipt of who began it."""
    await assign(world, member=world.ana, partner="P1", role="contact")
    times = "15/06/2027 14:00; 16/06/2027 10:00; 17/06/2027 9:30"
    options = {"title": "Steering", "times": times} | said
    card = shown(await (who or world.berta).slash(world.public, "event poll", **options))
    await (who or world.berta).click(card, label="Publish")
    return card


async def test_what_cannot_be_read_is_mended_in_a_window_and_nothing_is_lost(network: World):
    berta, public = network.berta, network.public
    card = shown(
        await berta.slash(public, "event poll", title="Steering", times="31/06/2027 14:00; 16/06/2027 10:00")
    )
    assert "31/06/2027 14:00" in text(card)
    assert "16 June 2027, 10:00" in text(card)
    window = await berta.click(card, label="Type again…")
    await berta.submit_modal(window, {"times": "30/06/2027 14:00; 17/06/2027"})
    assert "You typed: 17/06/2027" in text(card), "two may come of one"
    await berta.click(card, label="Leave this time out")
    assert "30 June 2027, 14:00–15:00" in text(card)
    window = await berta.click(card, label="Add times…")
    await berta.submit_modal(window, {"times": "18/06/2027 9:00"})
    assert text(card).count("**") == 2 * 3 + 2 * 3, "three times, three facts"
    window = await berta.click(card, label="For whom, until when…")
    typed = {"audience": "P9", "deadline": "10/06/2027"}
    await berta.submit_modal(window, typed)
    assert "P9" in text(card)
    window = await berta.click(card, label="Correct…")
    await berta.submit_modal(window, typed | {"audience": "P1"})
    assert "10 June 2027" in text(card)
    assert "23:59" in text(card)
    await berta.click(card, label="Discard")
    assert "Nothing was changed" in text(card)


async def test_more_times_another_deadline_and_called_off(network: World, clock: FixedClock):
    receipt = await begun(network)
    assert "1 person is asked." in text(receipt)
    berta, ana = network.berta, network.ana
    (card,) = await public_cards(network)
    own = shown(await ana.click(card, label="Say when I can"))
    await ana.click(own, label="None fits")
    results = receipt
    await berta.click(results, label="Who can when…")
    window = await berta.click(results, label="Add times…")
    await berta.submit_modal(window, {"times": "21/06/2027 10:00"})
    assert "Add 1 time? Steering" in text(results)
    await berta.click(results, label="Add them")
    assert "**Added.** 1 person is asked to look again." in text(results)
    assert "Not heard yet: Berta" in text(results)
    assert "Answered in part: Ana (3 of 4 slots)" in text(results)
    (card,) = await public_cards(network)
    assert text(card).count("Yes: 0") == 4
    window = await berta.click(results, label="Another deadline…")
    await berta.submit_modal(window, {"deadline": "10/06/2027 at 5"})
    assert "When do you mean by “10/06/2027 at 5”?" in text(results)
    await berta.click(results, label=next(one for one in labels(results) if "17:00" in one))
    assert "People can answer until" in text(results)
    window = await berta.click(results, label="Another deadline…")
    refused = shown(await berta.submit_modal(window, {"deadline": "1/09/2027 10:00"}))
    assert "Until when can people answer?" in text(refused)
    results = shown(await berta.slash(network.public, "event polls", poll="D1"))
    await berta.click(results, label="Who can when…")
    window = await berta.click(results, label="Call off…")
    await berta.submit_modal(window, {"why": "We meet in autumn"})
    assert "1 person is told." in text(results)
    assert "We meet in autumn" in text(results)
    (card,) = await public_cards(network)
    assert "Called off: Steering" in text(card)
    assert "We meet in autumn" in text(card)
    assert labels(card) == []
    own = shown(await ana.slash(network.public, "event polls"))
    assert "called off" in text(own)


async def test_who_only_answers_cannot_look_at_who_said_what_or_decide(network: World):
    await begun(network)
    (card,) = await public_cards(network)
    own = shown(await network.ana.click(card, label="Say when I can"))
    assert "Who can when…" not in labels(own)
    listed = shown(await network.ana.slash(network.public, "event polls"))
    assert "not answered yet" in text(listed)
    owed = shown(await network.ana.slash(network.public, "me todo"))
    assert "When can you? “Steering”" in text(owed)
    await network.ana.click(owed, label="Say when…")
    found = await network.ana.autocomplete(network.public, "event polls", "poll", "steer")
    assert "D1" in str(found)


async def test_a_card_that_was_deleted_is_put_elsewhere(network: World):
    await begun(network)
    (card,) = await public_cards(network)
    other = network.guild.create_text_channel("dates")
    await network.env.settle()
    await network.berta.delete(card)
    own = shown(await network.berta.slash(other, "event polls", poll="D1"))
    await network.berta.click(own, label="All fit")
    assert await public_cards(network) == [], "nothing is posted unasked where it was taken away"
    await network.berta.click(own, label="Who can when…")
    await network.berta.click(own, label="Put its card in this channel")
    assert "It stands in this channel now" in text(own)
    (card,) = other.history()
    assert text(card).count("Yes: 1") == 3


async def test_guests_are_asked_from_the_results(network: World, core: Core):
    berta = network.berta
    await begun(network)
    results = shown(await berta.slash(network.public, "event polls", poll="D1"))
    await berta.click(results, label="Who can when…")
    window = await berta.click(results, label="Invite guests…")
    refused = shown(await berta.submit_modal(window, {"addresses": "nobody at all"}))
    assert "There is no address in it" in text(refused)
    window = await berta.click(results, label="Invite guests…")
    await berta.submit_modal(window, {"addresses": "Hugo <hugo@example.org>, ines@example.org; wrong@"})
    assert "Ask these guests? Steering" in text(results)
    assert "2 addresses are written to for the first time" in text(results)
    assert "wrong@" in text(results)
    assert "hugo@example.org" not in text(results)
    await berta.click(results, label="Invite")
    assert "The invitations are on their way." in text(results)
    assert "2 guests have not answered yet." in text(results)
    (card,) = await public_cards(network)
    assert "Answered: 0 of 4" in text(card)
    window = await berta.click(results, label="Invite guests…")
    await berta.submit_modal(window, {"addresses": "hugo@example.org"})
    assert "Nobody would be written to." in text(results)
    assert "Invite" not in labels(results)
    await berta.click(results, label="‹ Back")

    def says(tx: Any) -> None:
        here = tx.within(NetworkId(1))
        hugo = resolve(
            tx, Visitor(people.person_at(here, ChannelKind.EMAIL, "hugo@example.org").id, here.network)
        )
        guests.answer(here, hugo, PollId(1), GuestSaid({}, Vote.NO, "Hugo Hill"))

    await core.across(says)
    results = shown(await berta.slash(network.public, "event polls", poll="D1"))
    await berta.click(results, label="Who can when…")
    assert "Would miss it: Hugo Hill (guest)" in text(results)
    assert "1 guest has not answered yet." in text(results)
