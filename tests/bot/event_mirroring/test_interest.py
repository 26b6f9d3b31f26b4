"""Interest in Discord's event counts as an answer, where there is a seat and somebody is meant."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from domain.events.model import Audience, Reply, Seat, Via
from services.events import answering, changing, discord_edits
from tests.bot.event_mirroring.conftest import AS, BOSS, EVENTS, signed_in
from tests.playground.ids import ANA, MARC

if TYPE_CHECKING:
    from domain.events.model import Event
    from tests.bot.event_mirroring.conftest import Scene


async def interesting(scene: Scene, **said: object) -> tuple[Event, str]:
    """An event that stands on Discord, and where its interest is told."""
    event = await scene.announce(**said)
    await scene.settled()
    scheduled = await scene.mirrored(event.id)
    await scene.until(lambda: scene.guild.get_scheduled_event(scheduled), "that the bot knows it")
    return event, f"{EVENTS}/{scheduled}/users/@me"


async def answered(scene: Scene, event: Event, name: str, reply: Reply) -> None:
    async def said() -> bool:
        found = (await scene.answers(event.id)).get(name)
        return found is not None and found.reply is reply

    await scene.until(said, f"{name} {reply}")


async def test_interest_is_a_yes_and_taken_back_a_no(scene: Scene) -> None:
    event, interest = await interesting(scene)
    ana = await scene.person("ana")
    await ana.call("PUT", interest)
    await answered(scene, event, "Ana", Reply.GOING)
    found = (await scene.answers(event.id))["Ana"]
    assert (found.seat, found.via) == (Seat.SEATED, Via.INTEREST)
    assert len(await scene.told("event.interest")) == 1
    await ana.call("DELETE", interest)
    await answered(scene, event, "Ana", Reply.NO)


async def test_an_answer_of_another_way_outlives_interest(scene: Scene) -> None:
    event, interest = await interesting(scene)
    await scene.core.write(AS["ana"], answering.respond, event.id, Reply.GOING)
    ana, joe = await scene.person("ana"), await scene.person("joe")
    await ana.call("PUT", interest)
    await ana.call("DELETE", interest)
    await joe.call("PUT", interest)
    await answered(scene, event, "Joe", Reply.GOING)  # heard after Ana's, in the same order
    found = (await scene.answers(event.id))["Ana"]
    assert (found.reply, found.via) == (Reply.GOING, Via.CHAT)


async def test_without_a_seat_one_hears_what_one_would_get(scene: Scene) -> None:
    event, interest = await interesting(scene, capacity=1)
    await scene.core.write(AS["ana"], answering.respond, event.id, Reply.GOING)
    joe = await scene.person("joe")
    await joe.call("PUT", interest)

    async def told() -> bool:
        return len(await scene.told("event.interest")) == 1

    await scene.until(told, "the notice")
    assert "Joe" not in await scene.answers(event.id)


async def test_who_is_no_member_or_not_meant_changes_nothing(scene: Scene) -> None:
    event, interest = await interesting(scene)
    # It is for some from now on, and Discord's event is still there: the next look takes it away.
    only = Audience(everyone=False, partners=frozenset({scene.porto}))
    said = scene.saying(event, audience=only)
    await scene.core.write(BOSS, changing.change, event.id, event.revision, said)
    marc, joe, ana = await scene.person("marc"), await scene.person("joe"), await scene.person("ana")
    await marc.call("PUT", interest)
    await joe.call("PUT", interest)
    await ana.call("PUT", interest)
    await answered(scene, event, "Ana", Reply.GOING)
    assert set(await scene.answers(event.id)) == {"Ana"}
    assert len(await scene.told("event.interest")) == 1


async def test_interest_that_nobody_heard_is_caught_up(scene: Scene) -> None:
    event, interest = await interesting(scene)
    ana, joe = await scene.person("ana"), await scene.person("joe")
    await joe.call("PUT", interest)
    await answered(scene, event, "Joe", Reply.GOING)
    await scene.bot.close()
    await ana.call("PUT", interest)
    await joe.call("DELETE", interest)
    async with signed_in(scene.another()):
        await scene.settled()
        found = await scene.answers(event.id)
        assert (found["Ana"].reply, found["Ana"].via) == (Reply.GOING, Via.INTEREST)
        assert found["Joe"].reply is Reply.NO


async def test_discords_event_made_anew_takes_no_yes_back(scene: Scene) -> None:
    event, interest = await interesting(scene)
    ana, ines = await scene.person("ana"), await scene.person("ines")
    await ana.call("PUT", interest)
    await answered(scene, event, "Ana", Reply.GOING)
    before = await scene.mirrored(event.id)
    await ines.call("DELETE", f"{EVENTS}/{before}")
    await scene.until(lambda: scene.guild.get_scheduled_event(before) is None, "the deletion")
    await scene.settled()
    await scene.core.write(BOSS, discord_edits.announce_again, event.id, "scheduled")
    await scene.settled()
    anew = await scene.mirrored(event.id)
    await scene.until(lambda: scene.guild.get_scheduled_event(anew), "that the bot knows it")
    await scene.advance(timedelta(hours=1))
    await scene.settled()
    found = (await scene.answers(event.id))["Ana"]
    assert (found.reply, found.seat) == (Reply.GOING, Seat.SEATED)


async def test_who_has_two_accounts_is_interested_by_either(scene: Scene) -> None:
    event, interest = await interesting(scene)
    await scene.link(ANA, MARC)
    ana = await scene.person("ana")
    await ana.call("PUT", interest)
    await answered(scene, event, "Ana", Reply.GOING)
    await scene.advance(timedelta(hours=1))
    await scene.settled()
    assert (await scene.answers(event.id))["Ana"].reply is Reply.GOING


async def test_who_is_still_interested_by_another_account_goes(scene: Scene) -> None:
    event, interest = await interesting(scene)
    await scene.link(ANA, MARC)
    ana, marc, joe = await scene.person("ana"), await scene.person("marc"), await scene.person("joe")
    await ana.call("PUT", interest)
    await answered(scene, event, "Ana", Reply.GOING)
    await marc.call("PUT", interest)
    await ana.call("DELETE", interest)
    await joe.call("PUT", interest)
    await answered(scene, event, "Joe", Reply.GOING)  # heard after Ana's, in the same order
    assert (await scene.answers(event.id))["Ana"].reply is Reply.GOING
    await marc.call("DELETE", interest)
    await answered(scene, event, "Ana", Reply.NO)
